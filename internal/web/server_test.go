package web

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"veil/extract"
	"veil/extract/scan"
	"veil/internal/isolate"
)

func TestMain(m *testing.M) {
	isolate.Main()
	code := m.Run()
	if programDir != "" {
		os.RemoveAll(programDir)
	}
	os.Exit(code)
}

// served is a running page.
type served struct {
	t     *testing.T
	url   string // with the token
	host  string
	token string
	temp  string
	stop  func() error // ends the run and waits for it
}

// serve runs a page until the test ends.
func serve(t *testing.T) *served { return serveWith(t, Options{}) }

// serveWith runs one with options; where it keeps things and what it is told when
// it is ready are the test's.
func serveWith(t *testing.T, o Options) *served {
	t.Helper()
	s := &served{t: t, temp: t.TempDir()}
	ctx, cancel := context.WithCancel(context.Background())
	address, ended := make(chan string, 1), make(chan error, 1)
	o.Settings.Scans = extract.Scans{Read: true, Readings: scan.NewReadings()} // as the program does
	o.Temp, o.Version, o.Ready = s.temp, "test", func(a string) { address <- a }
	go func() { ended <- Serve(ctx, o) }()
	select {
	case s.url = <-address:
	case err := <-ended:
		t.Fatal(err)
	}
	u, err := url.Parse(s.url)
	if err != nil {
		t.Fatal(err)
	}
	s.host, s.token = u.Host, strings.Trim(u.Path, "/")
	var done bool
	s.stop = func() error {
		if done {
			return nil
		}
		done = true
		cancel()
		return <-ended
	}
	t.Cleanup(func() {
		if err := s.stop(); err != nil {
			t.Error(err)
		}
		s.empty()
	})
	return s
}

// empty checks that nothing of the run is left.
func (s *served) empty() {
	s.t.Helper()
	left, err := os.ReadDir(s.temp)
	if err != nil || len(left) > 0 {
		s.t.Errorf("%d things are left in the folder for temporary files (%v)", len(left), err)
	}
}

// ask sends a request as the page would, changed by edit.
func (s *served) ask(method, path string, body []byte, edit func(*http.Request)) (int, string, http.Header) {
	s.t.Helper()
	r, err := http.NewRequest(method, s.url+path, bytes.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if method != http.MethodGet {
		r.Header.Set("Origin", "http://"+s.host)
	}
	if edit != nil {
		edit(r)
	}
	c := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	a, err := c.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer a.Body.Close()
	b, err := io.ReadAll(a.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return a.StatusCode, string(b), a.Header
}

// must asks and wants an answer of status 200.
func (s *served) must(method, path string, body []byte) string {
	s.t.Helper()
	code, b, _ := s.ask(method, path, body, nil)
	if code != http.StatusOK {
		s.t.Fatalf("%s %s: %d %s", method, path, code, b)
	}
	return b
}

// until asks for the list of papers until it holds the words.
func (s *served) until(words string) string {
	s.t.Helper()
	for end := time.Now().Add(60 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		b := s.must("GET", "papers", nil)
		if strings.Contains(b, words) {
			return b
		}
		if time.Now().After(end) {
			s.t.Fatalf("the list of papers never says %q:\n%s", words, b)
		}
	}
}

func sample(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// formRequest makes a request that of a form.
func formRequest(r *http.Request) { r.Header.Set("Content-Type", "application/x-www-form-urlencoded") }
