package web

import (
	"bufio"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// longer are enough papers for a bundle to be stopped in its midst: they differ only
// behind their last line, which no reader minds.
func longer(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{"sar/log.txt": sample(t, "carer-log.txt")}
	note := sample(t, "case-note.pdf")
	for i := range 30 {
		files[fmt.Sprintf("sar/note-%02d.pdf", i)] = fmt.Appendf(nil, "%s\n%%%d\n", note, i)
	}
	return files
}

// TestPausedBundle stops a bundle again and again: it goes on where it was, and its
// copies and labels are those of a bundle that nobody stopped.
func TestPausedBundle(t *testing.T) {
	made := func(stops int) map[string]string {
		s := serve(t)
		for path, b := range longer(t) {
			s.must("POST", "bundle/files?path="+path, b)
		}
		for i := range stops {
			s.must("POST", "bundle/start", nil)
			if code, b, _ := s.ask("POST", "bundle/clear", nil, nil); code != http.StatusConflict {
				t.Fatalf("files in work are taken away: %d %s", code, b)
			}
			s.pauseAt(10 + 20*i)
			if b := s.must("GET", "bundle/state", nil); !strings.Contains(b, `data-state="paused"`) || !strings.Contains(b, "Go on") {
				t.Fatalf("stop %d: %s", i, b)
			}
			if code, _, _ := s.ask("GET", "bundle/copies.zip", nil, nil); code == http.StatusOK {
				t.Fatal("half a bundle is given out")
			}
		}
		s.bundleDone()
		return copies(t, []byte(s.must("GET", "bundle/copies.zip", nil)))
	}
	whole, stopped := made(0), made(3)
	if len(whole) != 31 || len(stopped) != len(whole) {
		t.Fatalf("%d and %d copies", len(whole), len(stopped))
	}
	for name, b := range whole {
		if stopped[name] != b {
			t.Errorf("%s differs after stops", name)
		}
	}
}

// pauseAt follows the events until so much is done, and pauses.
func (s *served) pauseAt(percent int) {
	s.t.Helper()
	r, err := http.NewRequest("GET", s.url+"bundle/events", nil)
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	a, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer a.Body.Close()
	asked := false
	for lines := bufio.NewScanner(a.Body); lines.Scan(); {
		var done int
		if _, at, ok := strings.Cut(lines.Text(), `"percent":`); ok {
			fmt.Sscan(at[:strings.IndexByte(at, ',')], &done)
		}
		if done >= percent && !asked {
			asked = true
			s.must("POST", "bundle/pause", nil)
		}
	}
	if !asked {
		s.t.Fatal("the bundle was done before it could be paused")
	}
}

// TestPauseInBrowser clicks "Pause" and "Go on".
func TestPauseInBrowser(t *testing.T) {
	b := browse(t)
	var paths []string
	dir := t.TempDir()
	for path, content := range longer(t) {
		paths = append(paths, filepath.Join(dir, filepath.Base(path)))
		if err := os.WriteFile(paths[len(paths)-1], content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b.do(chromedp.Click(`a[href=bundle]`), chromedp.WaitVisible("#files"), chromedp.SetUploadFiles("#files", paths), chromedp.WaitVisible("#start"),
		chromedp.Click("#start"), chromedp.WaitVisible("#pause"), chromedp.Click("#pause"), chromedp.WaitVisible("[data-state=paused]"),
		chromedp.Poll(`document.querySelector("#bundle").textContent.includes("Paused") && document.querySelector("#start").textContent === "Go on"`, nil))
	b.pictures("15-bundle-paused")
	b.do(chromedp.Click("#start"), chromedp.WaitVisible("[data-state=done]"),
		chromedp.Poll(`document.querySelector("#outcome").textContent.includes("31 copies")`, nil))
}
