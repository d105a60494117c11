package web

import (
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// screens is where pictures of the pages go; empty: none are made.
var screens = flag.String("screens", "", "write pictures of the pages to this `folder`")

// tab is a page in a real browser.
type tab struct {
	*served
	ctx       context.Context
	downloads string
	asked     []string // addresses that the browser asked for
	errors    []string // what scripts complained of
	tasks     *tasks   // what it was traced doing
	early     bool     // acts before the page's scripts have run
}

// browse opens the page in Chromium, or skips the test.
func browse(t *testing.T) *tab { return browseWith(t, Options{}) }

// browseWith opens one that is served with options.
func browseWith(t *testing.T, o Options) *tab {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("chromium is not installed (apt-get install chromium)")
	}
	if testing.Short() {
		t.Skip("the browser is slow")
	}
	b := &tab{served: serveWith(t, o), downloads: t.TempDir()}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WindowSize(1280, 900))
	var ctx context.Context
	actx, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(func() { // kills it, and waits until its folder is gone
		cancel()
		gone := make(chan struct{})
		go func() {
			if c := chromedp.FromContext(ctx); c != nil && c.Allocator != nil {
				c.Allocator.Wait()
			}
			close(gone)
		}()
		select {
		case <-gone:
		case <-time.After(10 * time.Second):
			t.Log("the browser does not end")
		}
	})
	// The library complains of events that are younger than it.
	ctx, cancel2 := chromedp.NewContext(actx, chromedp.WithErrorf(func(string, ...any) {}))
	t.Cleanup(cancel2)
	ctx, cancel3 := context.WithTimeout(ctx, 4*time.Minute) // for a computer with much else to do
	t.Cleanup(cancel3)
	b.ctx = ctx
	chromedp.ListenTarget(ctx, func(ev any) {
		switch ev := ev.(type) {
		case *network.EventRequestWillBeSent:
			b.asked = append(b.asked, ev.Request.URL)
		case *network.EventLoadingFailed:
			if ev.BlockedReason != "" {
				b.errors = append(b.errors, "blocked: "+string(ev.BlockedReason))
			}
		}
	})
	b.do(network.Enable(), emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{still}), browser.SetDownloadBehavior(browser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(b.downloads).WithEventsEnabled(true),
		chromedp.Navigate(b.url), chromedp.WaitVisible("h1"))
	t.Cleanup(func() {
		for _, u := range b.asked {
			if !strings.HasPrefix(u, "http://"+b.host+"/") && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "blob:") {
				t.Errorf("the browser asked for something outside: %s", u)
			}
		}
		for _, e := range b.errors {
			t.Error(e)
		}
	})
	return b
}

// loaded waits until the scripts of the page have run: what is done before that
// falls on a page that does not listen yet.
func (b *tab) loaded() {
	const heard = `document.readyState === "complete" || performance.getEntriesByType("navigation")[0]?.domContentLoadedEventEnd > 0`
	_ = chromedp.Run(b.ctx, chromedp.ActionFunc(func(ctx context.Context) error {
		for ctx.Err() == nil {
			var is bool
			// A page that is being left does not answer.
			if briefly(ctx, 2*time.Second, chromedp.Evaluate(heard, &is)); is {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		return nil
	}))
}

// do runs actions one after the other, each on a page that is loaded.
func (b *tab) do(actions ...chromedp.Action) {
	b.t.Helper()
	for i, a := range actions {
		if !b.early {
			b.loaded()
		}
		if err := chromedp.Run(b.ctx, a); err != nil {
			b.shot("failed")
			b.t.Fatalf("step %d: %v", i+1, err)
		}
	}
}

// shot takes a picture, where one is asked for.
func (b *tab) shot(name string) {
	if *screens == "" {
		return
	}
	var png []byte
	if err := chromedp.Run(b.ctx, chromedp.Sleep(200*time.Millisecond), chromedp.CaptureScreenshot(&png)); err != nil {
		b.t.Log(err)
		return
	}
	if err := os.WriteFile(filepath.Join(*screens, name+".png"), png, 0o644); err != nil {
		b.t.Error(err)
	}
}

// still asks the page not to glide, so that what is seen is where it stays.
var still = &emulation.MediaFeature{Name: "prefers-reduced-motion", Value: "reduce"}

// look makes the page dark, or narrow, or as it was.
func (b *tab) look(dark bool, width int64) {
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	b.do(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, still}),
		chromedp.EmulateViewport(width, 900), chromedp.Sleep(300*time.Millisecond))
}

// files are the paths of shipped documents.
func files(t *testing.T, names ...string) []string {
	t.Helper()
	var out []string
	for _, n := range names {
		p, err := filepath.Abs(filepath.Join("..", "..", "testdata", n))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

// downloaded waits for a file whose name matches.
func (b *tab) downloaded(pattern string) string {
	b.t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if m, _ := filepath.Glob(filepath.Join(b.downloads, pattern)); len(m) > 0 && !strings.HasSuffix(m[0], ".crdownload") {
			return m[0]
		}
	}
	b.t.Fatalf("nothing like %s was saved", pattern)
	return ""
}

// awaited waits for what a script promises.
func awaited(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }
