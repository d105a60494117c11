package web

import (
	"context"
	"io"
	"os"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"veil/redact"
)

// verified checks a saved copy as "veil verify" does.
func verified(t *testing.T, copy, original string) {
	t.Helper()
	o, err := redact.Settings{}.Options()
	if err != nil {
		t.Fatal(err)
	}
	c, size, err := redact.OpenFile(copy)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	var in io.ReaderAt
	var osize int64
	if original != "" {
		f, n, err := redact.OpenFile(original)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		in, osize = f, n
	}
	i, err := redact.Inspect(context.Background(), c, size, in, osize, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range i.Leaks {
		t.Errorf("the copy holds a %s in %s", l.Kind, l.Where)
	}
}

// TestRedactByMouse is the first job from the first click to the saved file.
func TestRedactByMouse(t *testing.T) {
	b := browse(t)
	paper := files(t, "case-note.pdf")
	b.shot("1-home")
	b.do(chromedp.Click(`a[href=redact]`), chromedp.WaitVisible("#files"))
	b.do(chromedp.SetUploadFiles("#files", paper), chromedp.WaitVisible(".paper.open"))
	b.shot("2-papers")
	b.do(chromedp.Click(".paper.open a.button"), chromedp.WaitVisible("#sheet-0 .mark"))
	b.shot("3-review")
	b.do(chromedp.Click("#sheet-0 .mark", chromedp.ByQuery), chromedp.WaitVisible("#card"))
	b.shot("4-card")
	b.do(chromedp.Click("#card-close"), chromedp.WaitNotVisible("#card"))
	b.do(chromedp.Click("#preview"))
	b.shot("5-preview")
	b.look(true, 1280)
	b.shot("6-dark")
	b.look(false, 390)
	b.shot("7-narrow")
	b.look(false, 1280)
	b.do(chromedp.Click("#done"), chromedp.WaitVisible("button.save"), chromedp.Click("button.save"), chromedp.WaitVisible(".paper.saved"))
	b.shot("8-saved")
	b.do(chromedp.Click(".paper.saved a[download]"))
	saved := b.downloaded("*.redacted.pdf")
	verified(t, saved, paper[0])
	b.do(chromedp.Click(`.paper.saved a[href$=text]`), chromedp.WaitVisible("#text"))
	b.shot("9-text")
	b.do(chromedp.Click(".close button"), chromedp.WaitVisible("h1"))
	b.shot("10-closed")
}

// away presses Enter on a link. The page that the key was pressed on is gone
// before it is released, so that nobody answers.
func away() chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
		defer cancel()
		chromedp.KeyEvent(kb.Enter).Do(ctx)
		return nil
	})
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
	b.shot("11-add")
	b.do(chromedp.SetValue("#add-who", "kind:ADDRESS"), chromedp.Click("#add-ok"), chromedp.Poll(`[...document.querySelectorAll(".mark .orig")].filter((m) => m.textContent.toLowerCase() === "old ferry steps").length === 2`, nil))
}

// TestCheckInBrowser is the second job.
func TestCheckInBrowser(t *testing.T) {
	b := browse(t)
	b.do(chromedp.Click(`a[href=check]`), chromedp.WaitVisible("#draft"), chromedp.SetUploadFiles("#draftfile", files(t, "complaint-angry.txt")), chromedp.WaitVisible("#remarks .sentence"))
	b.do(chromedp.Click("#remarks .sentence", chromedp.ByQuery), chromedp.WaitVisible(".notes:not([hidden])"))
	b.shot("12-check")
	b.look(true, 390)
	b.shot("13-check-narrow-dark")
	b.look(false, 1280)
	b.do(chromedp.Focus("#draft"), chromedp.SendKeys("#draft", "\nI would like an apology and a new assessment. "), chromedp.Poll(`document.querySelector("#remarks").textContent.includes("new assessment")`, nil))
	b.do(chromedp.Click("#remarksfile"))
	b.downloaded("draft-with-remarks.docx")
}

// TestBundleInBrowser is the third.
func TestBundleInBrowser(t *testing.T) {
	b := browse(t)
	b.do(chromedp.Click(`a[href=bundle]`), chromedp.WaitVisible("#files"), chromedp.SetUploadFiles("#files", files(t, "case-note.pdf", "camhs-letter.docx", "carer-log.txt", "bad/truncated.docx")), chromedp.WaitVisible("#start"))
	b.shot("14-bundle")
	b.do(chromedp.Click("#start"), chromedp.WaitVisible("[data-state=done]"))
	b.shot("15-bundle-done")
	b.do(chromedp.Click(`a[href="bundle/copies.zip"]`))
	b.downloaded("redacted-bundle.zip")
}

// TestPeopleInBrowser says who is who.
func TestPeopleInBrowser(t *testing.T) {
	b := browse(t)
	b.do(chromedp.Click(`a[href=redact]`), chromedp.WaitVisible("#files"), chromedp.SetUploadFiles("#files", files(t, "case-note.pdf")), chromedp.WaitVisible(".paper.open"),
		chromedp.Click(`a[href=people]`), chromedp.WaitVisible("#people"))
	b.shot("16-people")
	b.do(chromedp.SetValue(`#people input[name=label]`, "CHILD Z", chromedp.ByQuery), chromedp.Click(`#people button:not([type])`), chromedp.WaitVisible(".paper.open"), chromedp.Click(".paper.open a.button"), chromedp.WaitVisible("#list .label"),
		chromedp.Poll(`document.querySelector("#list").textContent.includes("CHILD Z")`, nil))
}
