package web

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"veil/internal/pdf/pdftest"
)

// What a long document may take in the browser.
const (
	firstPage   = 1500                   // milliseconds until its first page shows
	longestTask = 100 * time.Millisecond // of CPU time, for which the page does not answer
)

// watch measures a page from its beginning: when its first sheet was painted, and
// the longest time for which it did not answer.
const watch = `
window.longest = 0;
new PerformanceObserver((l) => { for (const e of l.getEntries()) window.longest = Math.max(window.longest, e.duration); }).observe({ type: "longtask", buffered: true });
new MutationObserver((_, o) => {
  if (!document.querySelector("#sheet-0 .leaf text")) return;
  o.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.first = performance.now(); }));
}).observe(document, { childList: true, subtree: true });`

// scroll goes down the whole paper in steps of a wheel, then leaps about in it.
const scroll = `(async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const sheets = document.querySelectorAll(".sheet");
  for (let i = 0; i < 400; i++) { scrollBy({ top: 120, behavior: "instant" }); await frame(); }
  for (const n of [0.5, 0.9, 0.2, 1, 0]) {
    scrollTo({ top: n * document.body.scrollHeight, behavior: "instant" });
    for (let i = 0; i < 40; i++) await frame();
  }
  return sheets.length;
})()`

// TestLongPaper shows papers of 300 pages, one of them with more than 2,000
// different details, and measures the browser. The figures are logged; the limits
// hold for the best of some tries, since others may use the computer too.
func TestLongPaper(t *testing.T) {
	papers, err := filepath.Glob("../../testdata/*.pdf")
	if err != nil {
		t.Fatal(err)
	}
	real, err := pdftest.Repeated(300, papers...)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		pdf    []byte
		places int
	}{{"the shipped papers", real, 2000}, {"details that are all different", different(300, 7), 2000}} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "long.pdf")
			if err := os.WriteFile(path, c.pdf, 0o600); err != nil {
				t.Fatal(err)
			}
			b := browse(t)
			b.do(chromedp.Navigate(b.url+"redact"), chromedp.WaitVisible("#files"), chromedp.SetUploadFiles("#files", []string{path}))
			b.until("Look through it")
			if n := len(b.planned().Edits); n < c.places {
				t.Fatalf("only %d places", n)
			} else {
				t.Logf("300 pages, %d places", n)
			}
			b.do(chromedp.ActionFunc(func(ctx context.Context) error {
				_, err := page.AddScriptToEvaluateOnNewDocument(watch).Do(ctx)
				return err
			}))
			best := struct {
				first          float64
				scroll, decide time.Duration
			}{1e9, time.Hour, time.Hour}
			for range 3 {
				var first, now float64
				var sheets, rows int
				var seen []float64
				load, loadClock := b.traced(chromedp.Navigate(b.url+"papers/1/"), chromedp.Poll("window.first", &first, chromedp.WithPollingTimeout(20*time.Second)), chromedp.Sleep(time.Second))
				scrolling, scrollClock := b.traced(chromedp.Evaluate("longest = 0", nil), chromedp.Evaluate(scroll, &sheets, awaited), chromedp.Evaluate("[longest]", &seen))
				b.do(chromedp.Evaluate("document.querySelectorAll('#list .goto').length", &rows), chromedp.Evaluate(pace, &now), chromedp.WaitVisible("#sheet-0 .mark"))
				deciding, decideClock := b.traced(chromedp.Evaluate(`document.querySelector("#sheet-0 .mark").focus()`, nil), chromedp.KeyEvent("k"), chromedp.WaitVisible("#sheet-0 .mark.kept"),
					chromedp.KeyEvent("u"), chromedp.Sleep(500*time.Millisecond))
				t.Logf("first page %.0f ms; longest task by CPU time (by the clock): loading %d (%d) ms, scrolling %d (%d, long tasks observed %.0f) ms, deciding %d (%d) ms; %d sheets, %d rows; the machine is at %.1f times its pace",
					first, load.Milliseconds(), loadClock.Milliseconds(), scrolling.Milliseconds(), scrollClock.Milliseconds(), seen[0], deciding.Milliseconds(), decideClock.Milliseconds(), sheets, rows, now/30)
				best.first, best.scroll, best.decide = min(best.first, first), min(best.scroll, scrolling), min(best.decide, deciding)
				if best.first < firstPage && best.scroll < longestTask && best.decide < longestTask {
					break
				}
			}
			b.shot("30-long-" + strings.ReplaceAll(c.name, " ", "-"))
			if best.first >= firstPage {
				t.Errorf("the first page shows after %.0f ms", best.first)
			}
			if best.scroll >= longestTask || best.decide >= longestTask {
				t.Errorf("the longest task takes %v while scrolling, %v while deciding", best.scroll, best.decide)
			}
		})
	}
}

// pace is how long the browser takes now for what takes it 30 ms on two cores with
// nothing else to do.
const pace = `(() => { const from = performance.now(); let x = 0; for (let i = 0; i < 2e7; i++) x += i % 7; return performance.now() - from; })()`

// different makes a document of pages with so many details each, none twice.
func different(pages, each int) []byte {
	f := pdftest.New()
	for p := range pages {
		var b strings.Builder
		b.WriteString("BT /F1 10 Tf 14 TL 60 790 Td ")
		for i := range 50 {
			line := "It was raining when we set out and the walk to the shop and back took most of the afternoon."
			if i < each {
				line = fmt.Sprintf("Then somebody wrote from reader%d.%d@example.org to ask how the week had been.", p, i)
			}
			fmt.Fprintf(&b, "(%s) Tj T* ", line)
		}
		b.WriteString("ET")
		f.Page(b.String())
	}
	return f.Bytes()
}
