package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// page is the program serving its page, as a process of its own.
type page struct {
	t       *testing.T
	cmd     *exec.Cmd
	address string
}

// startPage starts "veil serve" with a folder for temporary files.
func startPage(t *testing.T, temp string) *page {
	t.Helper()
	p := &page{t: t, cmd: program(t, "serve", "--no-open")}
	p.cmd.Env = append(os.Environ(), "TMPDIR="+temp, "TMP="+temp)
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.cmd.Process.Kill(); p.cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	p.address = strings.TrimSpace(line)
	return p
}

// post sends what the page would send.
func (p *page) post(path, body string) int {
	p.t.Helper()
	r, err := http.NewRequest("POST", p.address+path, strings.NewReader(body))
	if err != nil {
		p.t.Fatal(err)
	}
	u, err := url.Parse(p.address)
	if err != nil {
		p.t.Fatal(err)
	}
	r.Header.Set("Origin", "http://"+u.Host)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	a, err := http.DefaultClient.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	defer a.Body.Close()
	io.Copy(io.Discard, a.Body)
	return a.StatusCode
}

// lying are the files in a folder and below that hold some words.
func lying(t *testing.T, dir, words string) (all, holding int) {
	t.Helper()
	filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || path == dir {
			return nil
		}
		all++
		if b, err := os.ReadFile(path); err == nil && bytes.Contains(b, []byte(words)) {
			holding++
		}
		return nil
	})
	return all, holding
}

// A page that is killed in the middle of its work leaves files behind, and the
// next start removes them; "Close and clear" leaves none.
func TestPageKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	temp := t.TempDir()
	text := string(longText(2000))
	first := startPage(t, temp)
	for _, path := range []string{"papers?name=letter.txt", "bundle/files?path=a/letter.txt"} {
		if code := first.post(path, text); code != 200 {
			t.Fatalf("%s: %d", path, code)
		}
	}
	if code := first.post("bundle/start", ""); code != 200 {
		t.Fatal(code)
	}
	time.Sleep(200 * time.Millisecond)
	first.cmd.Process.Kill()
	first.cmd.Wait()
	if _, n := lying(t, temp, "Mrs Okafor"); n == 0 {
		t.Fatal("nothing lay in the folder when the program was killed: the test shows nothing")
	}
	second := startPage(t, temp)
	if _, n := lying(t, temp, "Mrs Okafor"); n > 0 {
		t.Errorf("%d files of the run that was killed are left after the next start", n)
	}
	if dirs, _ := filepath.Glob(filepath.Join(temp, "*")); len(dirs) != 1 {
		t.Errorf("%d things lie in the folder for temporary files, want the new run's alone", len(dirs))
	}
	if code := second.post("papers?name=letter.txt", text); code != 200 {
		t.Fatal(code)
	}
	if code := second.post("close", ""); code != 200 {
		t.Fatal(code)
	}
	ended := make(chan error, 1)
	go func() { ended <- second.cmd.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(30 * time.Second):
		t.Fatal("the program goes on after it was closed")
	}
	if n, _ := lying(t, temp, "Mrs Okafor"); n > 0 {
		t.Errorf("%d things are left after closing", n)
	}
}
