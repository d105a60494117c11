package web

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"veil/internal/programs"
)

// TestRedactByMouse is the first job from the first click to the saved file.
func TestRedactByMouse(t *testing.T) {
	b := browse(t)
	paper := files(t, "case-note.pdf")
	b.pictures("1-home")
	b.do(chromedp.Click(`a[href=redact]`), chromedp.WaitVisible("#files"))
	b.do(chromedp.SetUploadFiles("#files", paper), chromedp.WaitVisible(".paper.open"))
	b.pictures("2-papers")
	b.do(chromedp.Click(".paper.open a.button"), chromedp.WaitVisible("#sheet-0 .mark"))
	if programs.There(programs.Pdftoppm) {
		b.do(chromedp.WaitReady("#sheet-0 .pictured"))
	}
	b.pictures("3-review")
	b.do(chromedp.Click("#sheet-0 .mark", chromedp.ByQuery), chromedp.WaitVisible("#card"))
	b.pictures("4-card")
	b.do(chromedp.Click("#card-close"), chromedp.WaitNotVisible("#card"))
	b.do(chromedp.Click("#preview"))
	b.pictures("5-preview")
	b.do(chromedp.Click("#done"), chromedp.WaitVisible("button.save"), chromedp.Click("button.save"), chromedp.WaitVisible(".paper.saved"))
	b.pictures("8-saved")
	b.do(chromedp.Click(".paper.saved a[download]"))
	saved := b.downloaded("*.redacted.pdf")
	verified(t, saved, paper[0])
	b.do(chromedp.Click(`.paper.saved a[href$=text]`), chromedp.WaitVisible("#text"))
	b.pictures("9-text")
	b.do(chromedp.Click(".close button"), chromedp.WaitVisible("#leave"), chromedp.Click("#leave button.quiet"), chromedp.WaitNotVisible("#leave"), chromedp.Click(".close button"), chromedp.WaitVisible("#leave"))
	b.pictures("20-close")
	b.do(chromedp.Click("#leave button"), chromedp.WaitNotPresent(".close"))
	b.pictures("10-closed")
}

// away presses Enter on the link that has the focus, until the browser is at
// another address. The page on which the key was pressed is gone before it is
// released, so that nobody answers; and a busy browser may not have taken the key
// at all when the wait for its answer ends.
func away() chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		var from string
		if err := chromedp.Location(&from).Do(ctx); err != nil {
			return err
		}
		var err error
		for range 5 {
			briefly(ctx, 2*time.Second, chromedp.KeyEvent(kb.Enter))
			for range 20 {
				now := from
				if err = briefly(ctx, 2*time.Second, chromedp.Location(&now)); err == nil && now != from {
					return nil
				}
				time.Sleep(100 * time.Millisecond)
			}
		}
		return fmt.Errorf("the link is not followed: %w", err)
	})
}

// briefly runs an action for so long at most.
func briefly(ctx context.Context, limit time.Duration, a chromedp.Action) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	return a.Do(ctx)
}

// TestRedactByKeyboard keeps a place, takes it back and saves, with keys alone.
func TestRedactByKeyboard(t *testing.T) {
	b := browse(t)
	paper := files(t, "case-note.docx")
	b.do(chromedp.Focus(`a[href=redact]`), away(), chromedp.WaitVisible("#files"))
	b.do(chromedp.SetUploadFiles("#files", paper), chromedp.WaitVisible(".paper.open"))
	b.do(chromedp.Focus(".paper.open a.button"), away(), chromedp.WaitVisible("#sheet-0 .mark"))
	var first, second, label string
	focused := func(to *string) chromedp.Action { return chromedp.Evaluate(`document.activeElement.id`, to) }
	b.do(chromedp.KeyEvent("n"), chromedp.Poll(`document.activeElement.classList.contains("mark")`, nil), focused(&first))
	b.do(chromedp.KeyEvent("n"), chromedp.Poll(`document.activeElement.id !== "`+first+`"`, nil), focused(&second))
	b.do(chromedp.KeyEvent("p"), chromedp.Poll(`document.activeElement.id === "`+first+`"`, nil))
	b.do(chromedp.KeyEvent("k"), chromedp.WaitVisible("#"+first+".kept"))
	b.do(chromedp.KeyEvent("u"), chromedp.WaitVisible("#"+first+":not(.kept)"))
	b.do(chromedp.KeyEvent("r"), chromedp.WaitVisible("#"+first+".kept"))
	b.do(chromedp.Focus("#"+first), chromedp.KeyEvent("m"), chromedp.WaitVisible("#"+first+":not(.kept)"))
	b.do(chromedp.Focus("#"+second), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible("#card"), chromedp.Text("#card-title", &label), chromedp.KeyEvent(kb.Escape), chromedp.WaitNotVisible("#card"))
	if label == "" {
		t.Error("the card says nothing")
	}
	b.do(chromedp.KeyEvent("/"), chromedp.Poll(`document.activeElement.id === "find"`, nil),
		// Other than a keyboard, the library types the stroke although the page said that it is a command.
		chromedp.Evaluate(`document.getElementById("find").value = ""`, nil), chromedp.KeyEvent("school"), chromedp.KeyEvent(kb.Enter), chromedp.Poll(`getSelection().toString().toLowerCase() === "school"`, nil))
	b.do(chromedp.Focus("#done"), away(), chromedp.WaitVisible("button.save"), chromedp.Focus("button.save"), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(".paper.saved"))
	b.do(chromedp.Focus(".paper.saved a[download]"), chromedp.KeyEvent(kb.Enter))
	verified(t, b.downloaded("*.redacted.docx"), paper[0])
}

// TestAddBySelecting takes out words that were not found.
func TestAddBySelecting(t *testing.T) {
	b := browse(t)
	path := t.TempDir() + "/letter.txt"
	if err := os.WriteFile(path, []byte("Dear Grace Okafor,\nthe café by the old ferry steps is where Zé met her. The old ferry steps are steep.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.Navigate(b.url+"redact"), chromedp.WaitVisible("#files"), chromedp.SetUploadFiles("#files", []string{path}), chromedp.WaitVisible(".paper.open"),
		chromedp.Click(".paper.open a.button"), chromedp.WaitVisible("#sheet-0 .mark"))
	b.do(chromedp.Evaluate(`(() => { const n = document.createTreeWalker(document.querySelector("#sheet-0 .flow"), NodeFilter.SHOW_TEXT); for (let t; t = n.nextNode();) { const i = t.data.indexOf("old ferry steps"); if (i >= 0) { const r = new Range(); r.setStart(t, i); r.setEnd(t, i + 15); getSelection().removeAllRanges(); getSelection().addRange(r); return true; } } })()`, nil),
		chromedp.WaitVisible("#addhere"), chromedp.Click("#addhere"), chromedp.WaitVisible("#add"))
	b.pictures("11-add")
	b.do(chromedp.SetValue("#add-who", "kind:ADDRESS"), chromedp.Click("#add-ok"), chromedp.Poll(`[...document.querySelectorAll(".mark .orig")].filter((m) => m.textContent.toLowerCase() === "old ferry steps").length === 2`, nil))
}

// TestCheckInBrowser is the second job.
func TestCheckInBrowser(t *testing.T) {
	b := browse(t)
	b.do(chromedp.Click(`a[href=check]`), chromedp.WaitVisible("#draft"), chromedp.SetUploadFiles("#draftfile", files(t, "complaint-angry.txt")), chromedp.WaitVisible("#remarks .sentence"))
	b.do(chromedp.Click("#remarks .sentence", chromedp.ByQuery), chromedp.WaitVisible(".notes:not([hidden])"))
	b.pictures("12-check")
	b.do(chromedp.Focus("#draft"), chromedp.SendKeys("#draft", "\nI would like an apology and a new assessment. "), chromedp.Poll(`document.querySelector("#remarks").textContent.includes("new assessment")`, nil))
	b.do(chromedp.Click("#remarksfile"))
	b.downloaded("draft-with-remarks.docx")
}

// TestBundleInBrowser is the third.
func TestBundleInBrowser(t *testing.T) {
	b := browse(t)
	b.do(chromedp.Click(`a[href=bundle]`), chromedp.WaitVisible("#files"), chromedp.SetUploadFiles("#files", files(t, "case-note.pdf", "camhs-letter.docx", "carer-log.txt", "bad/truncated.docx")), chromedp.WaitVisible("#start"))
	b.pictures("14-bundle")
	b.do(chromedp.Click("#start"), chromedp.WaitVisible("[data-state=done]"))
	b.pictures("15-bundle-done")
	b.do(chromedp.Click(`a[href="bundle/copies.zip"]`))
	b.downloaded("redacted-bundle.zip")
}

// TestPeopleInBrowser says who is who.
func TestPeopleInBrowser(t *testing.T) {
	b := browse(t)
	b.do(chromedp.Click(`a[href=redact]`), chromedp.WaitVisible("#files"), chromedp.SetUploadFiles("#files", files(t, "case-note.pdf")), chromedp.WaitVisible(".paper.open"),
		chromedp.Click(`a[href=people]`), chromedp.WaitVisible("#people"))
	b.pictures("16-people")
	b.do(chromedp.SetValue(`#people input[name=label]`, "CHILD Z", chromedp.ByQuery), chromedp.Click(`#people button:not([type])`), chromedp.WaitVisible(".paper.open"), chromedp.Click(".paper.open a.button"), chromedp.WaitVisible("#list .label"),
		chromedp.Poll(`document.querySelector("#list").textContent.includes("CHILD Z")`, nil))
}
