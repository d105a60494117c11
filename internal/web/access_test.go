package web

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

// axe is the accessibility checker's script (npm: axe-core, axe.min.js), for tests
// alone.
func axe(t *testing.T) string {
	t.Helper()
	path := os.Getenv("AXE")
	if path == "" {
		t.Skip("AXE does not name axe-core's axe.min.js (npm pack axe-core)")
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestAccessible asks axe-core about every page, light and dark, wide and narrow.
func TestAccessible(t *testing.T) {
	script := axe(t)
	b := browse(t)
	seen := map[string]bool{}
	// What lies under a dialog cannot be reached; the dialog alone is looked at.
	const within = `document.querySelector("dialog[open]") ?? document`
	look := func(page string) {
		t.Helper()
		var name string
		b.do(chromedp.Evaluate(`document.documentElement.dataset.page`, &name))
		seen[name] = true
		var there bool
		if b.do(chromedp.Evaluate(`"axe" in window`, &there)); !there {
			b.do(chromedp.Evaluate(script+"\n;0", nil))
		}
		for _, c := range []struct {
			dark  bool
			width int64
		}{{false, 360}, {true, 1280}, {false, 1280}} {
			// What is far from the window keeps the colours of before.
			b.do(chromedp.Evaluate(`for (const s of document.querySelectorAll(".sheet")) s.style.contentVisibility = "visible"`, nil))
			b.look(c.dark, c.width)
			var found string
			b.do(chromedp.Evaluate(`axe.run(`+within+`, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}).then((r) => JSON.stringify(r.violations.map((v) => [v.id, v.help, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120))])))`, &found, awaited))
			var violations [][]any
			if err := json.Unmarshal([]byte(found), &violations); err != nil {
				t.Fatal(err)
			}
			for _, v := range violations {
				t.Errorf("%s (dark %v, %d wide): %v", page, c.dark, c.width, v)
			}
			var over int
			b.do(chromedp.Evaluate(`document.documentElement.scrollWidth - innerWidth`, &over))
			if over > 0 {
				t.Errorf("%s is %d wider than a window of %d", page, over, c.width)
			}
		}
	}
	look("home")
	b.do(chromedp.Click(`a[href=redact]`), chromedp.WaitVisible("#files"))
	look("no papers")
	b.do(chromedp.SetUploadFiles("#files", files(t, "case-note.pdf", "bad/password.pdf", "bad/truncated.docx")), chromedp.WaitVisible(".paper.open"), chromedp.WaitVisible(".paper.locked"), chromedp.WaitVisible(".paper.failed"))
	look("papers")
	b.do(chromedp.Click(`a[href=people]`), chromedp.WaitVisible("#people"))
	look("people")
	b.do(chromedp.SetValue(`#people input[name=born]`, "12/3/14", chromedp.ByQuery), chromedp.Click(`#people button:not([type])`), chromedp.WaitVisible(".bad"))
	look("people, with a mistake")
	b.do(chromedp.Navigate(b.url+"papers/1/"), chromedp.WaitVisible("#sheet-0 .mark"))
	look("review")
	b.do(chromedp.Click("#sheet-0 .mark", chromedp.ByQuery), chromedp.WaitVisible("#card"))
	look("card")
	b.do(chromedp.WaitVisible("#card .reached"), chromedp.Click("#card .reached summary"), chromedp.WaitVisible("#card .reached li"))
	look("card, with the places")
	b.do(chromedp.Click("#card-close"), chromedp.Click("#astext"), chromedp.WaitVisible("#sheet-0 .flow .mark"))
	look("text of a page")
	b.do(chromedp.Evaluate(`(() => { const n = [...document.querySelectorAll("#sheet-0 .flow span[data-start]")].find((e) => e.firstChild && e.textContent.trim().length > 9).firstChild; const r = new Range(); r.setStart(n, 0); r.setEnd(n, 9); getSelection().removeAllRanges(); getSelection().addRange(r); return true; })()`, nil),
		chromedp.WaitVisible("#addhere"), chromedp.Click("#addhere"), chromedp.WaitVisible("#add"))
	look("add")
	b.do(chromedp.Navigate(b.url+"redact"), chromedp.WaitVisible("button.save"), chromedp.Click("button.save"), chromedp.WaitVisible(".paper.saved"))
	look("saved")
	b.do(chromedp.Navigate(b.url+"papers/1/text"), chromedp.WaitVisible("#text"))
	look("text")
	b.do(chromedp.Navigate(b.url+"names"), chromedp.WaitVisible("#answer"))
	look("names")
	b.do(chromedp.SetValue("#answer", "Thank you, [PERSON 1] and [PERSON 99]."), chromedp.Click(`form[action=names] button`), chromedp.WaitVisible("#back"))
	look("names, put back")
	b.do(chromedp.Navigate(b.url+"check"), chromedp.WaitVisible("#draft"), chromedp.SetUploadFiles("#draftfile", files(t, "complaint-angry.txt")), chromedp.WaitVisible("#remarks .sentence"), chromedp.Click("#remarks .sentence", chromedp.ByQuery))
	look("check")
	b.do(chromedp.Click("#ai summary"), chromedp.WaitVisible("#aiform"), chromedp.Evaluate(`document.getElementById("aiask").hidden = false`, nil))
	look("check, AI")
	b.do(chromedp.Navigate(b.url+"bundle"), chromedp.WaitVisible("#files"), chromedp.SetUploadFiles("#files", files(t, "carer-log.txt", "bad/truncated.docx")), chromedp.WaitVisible("#start"))
	look("bundle")
	b.do(chromedp.Click("#start"), chromedp.WaitVisible("[data-state=done]"))
	look("bundle, done")
	b.do(chromedp.Click(".met button.keep", chromedp.ByQuery), chromedp.WaitVisible("[data-state=changed]"), chromedp.WaitNotVisible("#said"))
	look("bundle, decided")
	b.do(chromedp.Click(".close button"), chromedp.WaitVisible("#leave"))
	look("close")
	b.do(chromedp.Click("#leave button"), chromedp.WaitNotPresent(".close"))
	look("closed")
	for name := range views() {
		if !seen[name] {
			t.Errorf("nobody looked at the page %q", name)
		}
	}
}
