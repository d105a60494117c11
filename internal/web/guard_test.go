package web

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"veil/extract"
)

func TestRefused(t *testing.T) {
	s := serve(t)
	for name, c := range map[string]struct {
		method, path string
		edit         func(*http.Request)
		want         int
	}{
		"the page": {"GET", "", nil, 200},
		"typed into the browser": {"GET", "", func(r *http.Request) {
			r.Header.Set("Sec-Fetch-Site", "none")
			r.Header.Set("Sec-Fetch-Mode", "navigate")
		}, 200},
		"another page's link":      {"GET", "", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, 403},
		"another port's page":      {"GET", "papers", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") }, 403},
		"another origin":           {"POST", "close", func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") }, 403},
		"a sandboxed origin":       {"POST", "close", func(r *http.Request) { r.Header.Set("Origin", "null") }, 403},
		"no origin":                {"POST", "close", func(r *http.Request) { r.Header.Del("Origin") }, 403},
		"another host":             {"GET", "", func(r *http.Request) { r.Host = "evil.example" }, 421},
		"a name for this computer": {"GET", "", func(r *http.Request) { r.Host = "localhost:" + s.host[strings.LastIndex(s.host, ":")+1:] }, 421},
		"a rebound name":           {"GET", "papers", func(r *http.Request) { r.Host = "rebound.example" + s.host[strings.LastIndex(s.host, ":"):] }, 421},
		"a socket": {"GET", "bundle/state", func(r *http.Request) {
			r.Header.Set("Connection", "Upgrade")
			r.Header.Set("Upgrade", "websocket")
			r.Header.Set("Sec-WebSocket-Version", "13")
		}, 200}, // an answer like any other
		"a socket from elsewhere": {"GET", "bundle/state", func(r *http.Request) {
			r.Header.Set("Connection", "Upgrade")
			r.Header.Set("Upgrade", "websocket")
			r.Header.Set("Origin", "http://evil.example")
		}, 403},
		"a number for this computer": {"GET", "", func(r *http.Request) { r.Host = "2130706433" + s.host[strings.LastIndex(s.host, ":"):] }, 421},
		"an end to the name":         {"GET", "", func(r *http.Request) { r.Host = s.host + "." }, 421},
		"no token":                   {"GET", "", func(r *http.Request) { r.URL.Path = "/" }, 403},
		"another token":              {"GET", "", func(r *http.Request) { r.URL.Path = "/" + strings.Repeat("A", len(s.token)) + "/" }, 403},
		"out of the static files":    {"GET", "static/../../../go.mod", nil, 0},
		"out, encoded":               {"GET", "static/%2e%2e/%2e%2e/serve.go", nil, 0},
		"a file of the room":         {"GET", "papers/..%2f..%2frun", nil, 0},
		"a picture of the room":      {"GET", "papers/1/parts/..%2f..%2f..%2frun/picture", nil, 0},
		"closing by a link":          {"GET", "close", nil, 405},
		"a paper that is not there":  {"GET", "papers/7/copy", nil, 404},
		"a list of the static files": {"GET", "static/", nil, 404},
	} {
		code, body, h := s.ask(c.method, c.path, nil, c.edit)
		if c.want > 0 && code != c.want {
			t.Errorf("%s: %d, want %d", name, code, c.want)
		}
		if c.want == 0 && (code == 200 || strings.Contains(body, "module veil") || strings.Contains(body, "package web")) {
			t.Errorf("%s: %d", name, code)
		}
		if csp := h.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q", name, csp)
		}
	}
}

func TestNamesLeadNowhere(t *testing.T) {
	s := serve(t)
	for _, name := range []string{"../../../../tmp/x.txt", "..", "/etc/passwd", `..\..\x.txt`, "a\x00b.txt", "run", "", strings.Repeat("a", 5000) + ".txt", "\u202etxt.exe"} {
		code, body, _ := s.ask("POST", "papers?name="+strings.ReplaceAll(url.QueryEscape(name), "+", "%20"), []byte("Tobi Okafor lives here."), nil)
		if code != 200 {
			t.Errorf("%q: %d %s", name, code, body)
		}
	}
	s.until("look")
	outside := 0
	filepath.WalkDir(s.temp, func(path string, d os.DirEntry, err error) error {
		if rel, _ := filepath.Rel(s.temp, path); err == nil && !d.IsDir() && !strings.HasPrefix(rel, roomPrefix) {
			outside++
		}
		if st, err := os.Stat(path); err == nil && st.Mode().Perm()&0o077 != 0 && path != s.temp {
			t.Errorf("others may read %s", filepath.Base(path))
		}
		return nil
	})
	if outside > 0 {
		t.Errorf("%d files lie outside the run's folder", outside)
	}
}

func TestPaperIsInert(t *testing.T) {
	s := serve(t)
	evil := `<script>alert(1)</script> <img src=x onerror=alert(2)> " onmouseover="alert(3)
Dear Mrs Tobi "><script>alert(4)</script> Okafor, {{.Root}}`
	s.must("POST", "papers?name="+url.QueryEscape(`<img src=x onerror=alert(5)>.txt`), []byte(evil))
	all := s.until("will be taken out") + s.must("GET", "papers/1/", nil) + s.must("GET", "papers/1/parts/0", nil) + s.must("GET", "papers/1/list", nil) + s.must("GET", "people", nil)
	for _, bad := range []string{"<script>alert", "<img", `onmouseover="alert`} {
		if i := strings.Index(all, bad); i >= 0 {
			t.Errorf("%q is in a page: …%s…", bad, all[max(0, i-40):i+20])
		}
	}
}

func TestTooLarge(t *testing.T) {
	s := serve(t)
	if code, _, _ := s.ask("POST", "check", bytes.Repeat([]byte("a "), maxDraft), nil); code != http.StatusRequestEntityTooLarge {
		t.Errorf("a draft of %d bytes: %d", 2*maxDraft, code)
	}
}

// TestTooLargeUpload announces more than is taken: the answer comes before the
// bytes, and nothing stays.
func TestTooLargeUpload(t *testing.T) {
	s := serve(t)
	for _, path := range []string{"papers?name=a.txt", "bundle/files?path=a.txt"} {
		c, err := net.Dial("tcp", s.host)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		fmt.Fprintf(c, "POST /%s/%s HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\nSec-Fetch-Site: same-origin\r\nContent-Length: %d\r\n\r\nDear Tobi", s.token, path, s.host, s.host, int64(extract.MaxFile)+1)
		c.SetDeadline(time.Now().Add(20 * time.Second))
		a, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err != nil {
			t.Fatal(err)
		}
		if a.StatusCode != http.StatusRequestEntityTooLarge {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
	}
	filepath.WalkDir(s.temp, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() != lockName {
			t.Errorf("%s stays", d.Name())
		}
		return nil
	})
}

func TestCloseClears(t *testing.T) {
	s := serve(t)
	s.must("POST", "papers?name=letter.txt", []byte("Dear Tobi Okafor,"))
	if b := s.must("POST", "close", nil); !strings.Contains(b, "Closed and cleared") {
		t.Error(b)
	}
	if err := s.stop(); err != nil {
		t.Error(err)
	}
	s.empty()
}

func TestSweep(t *testing.T) {
	temp := t.TempDir()
	live, err := newRoom(temp)
	if err != nil {
		t.Fatal(err)
	}
	defer live.clear()
	dead, err := newRoom(temp)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dead.dir, "upload"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	dead.lock.Close() // as a killed process leaves it
	next, err := newRoom(temp)
	if err != nil {
		t.Fatal(err)
	}
	defer next.clear()
	if _, err := os.Stat(dead.dir); !os.IsNotExist(err) {
		t.Error("the folder of a run that was killed is still there")
	}
	if _, err := os.Stat(live.dir); err != nil {
		t.Error("the folder of a run that lives is gone")
	}
}

// TestIdle ends a run that nobody uses, and none that is at work.
func TestIdle(t *testing.T) {
	const limit = 300 * time.Millisecond
	start := func(work func(*desk)) (address string, ended chan error) {
		ready := make(chan string, 1)
		ended = make(chan error, 1)
		go func() {
			ended <- Serve(context.Background(), Options{Temp: t.TempDir(), Idle: limit, Ready: func(a string) { ready <- a }, started: work})
		}()
		return <-ready, ended
	}
	begin := time.Now()
	_, ended := start(nil)
	select {
	case err := <-ended:
		if took := time.Since(begin); err != nil || took < limit {
			t.Errorf("ended after %v: %v", took, err)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("a run that nobody uses goes on")
	}
	done := make(chan struct{})
	_, ended = start(func(d *desk) { d.background(func(context.Context) { <-done }) })
	select {
	case <-ended:
		t.Fatal("a run ends in the middle of its work")
	case <-time.After(3 * limit):
	}
	close(done)
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("a run that has done its work goes on")
	}
}
