package web

import (
	"archive/zip"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"veil/redact"
)

// tabTo presses Tab until the focus is on what the selector means, and checks that
// the focus can be seen at every stop and that nothing holds it.
func (b *tab) tabTo(selector string) {
	b.t.Helper()
	for range 120 {
		var at struct {
			Hit, Seen bool
			HTML      string
		}
		b.do(chromedp.KeyEvent(kb.Tab), chromedp.Evaluate(`(() => {
			if (!document.activeElement) return {Hit: false, Seen: true, HTML: ""}; // the page is being made
			const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
			const ring = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
			const there = r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
			return {Hit: e.matches(`+"`"+selector+"`"+`), Seen: e === document.body || ring && there, HTML: e.outerHTML.slice(0, 100)};
		})()`, &at))
		if !at.Seen {
			b.t.Errorf("the focus cannot be seen on %s", at.HTML)
		}
		if at.Hit {
			return
		}
	}
	b.shot("failed")
	b.t.Fatalf("Tab never comes to %s", selector)
}

// enter goes to a link by Tab and follows it.
func (b *tab) enter(selector string) { b.tabTo(selector); b.do(away()) }

// press goes to a button by Tab and presses it.
func (b *tab) press(selector, key string) { b.tabTo(selector); b.do(chromedp.KeyEvent(key)) }

// pictures takes one of a step: light, dark and narrow.
func (b *tab) pictures(name string) {
	b.t.Helper()
	if *screens == "" {
		return
	}
	b.shot(name)
	b.look(true, 1280)
	b.shot(name + "-dark")
	b.look(false, 390)
	// What has the focus is what the step is about.
	b.do(chromedp.Evaluate(`var at = document.activeElement; at !== document.body && at.scrollIntoView({block: "center", behavior: "instant"}); 0`, nil))
	b.shot(name + "-narrow")
	b.do(chromedp.EmulateViewport(640, 450, chromedp.EmulateScale(2))) // a window of 1280 by 900 at 200 %
	b.shot(name + "-zoom")
	b.look(false, 1280)
}

// TestCheckByKeyboard is the second job with Tab, Enter, Space and letters alone,
// from the first page to the saved file.
func TestCheckByKeyboard(t *testing.T) {
	b := browse(t)
	b.enter(`a[href=check]`)
	b.do(chromedp.WaitVisible("#draft"))
	b.pictures("20-check-empty")
	b.tabTo("#draftfile")
	b.do(chromedp.SetUploadFiles("#draftfile", files(t, "complaint-angry.txt")), chromedp.WaitVisible("#remarks .sentence"))
	b.pictures("21-check")
	b.press("#remarks .sentence", kb.Enter)
	b.do(chromedp.WaitVisible(".notes:not([hidden])"))
	b.pictures("22-check-note")
	b.do(chromedp.KeyEvent(" "), chromedp.WaitNotPresent(".notes:not([hidden])"))
	// In place: from the remarks back to the draft, and on.
	b.do(chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(8)), chromedp.Poll(`document.activeElement.id === "draft"`, nil),
		chromedp.KeyEvent(kb.End, chromedp.KeyModifiers(2)), chromedp.KeyEvent("\rI would like an apology and a new assessment. "),
		chromedp.Poll(`document.querySelector("#remarks").textContent.includes("new assessment")`, nil),
		chromedp.Poll(`/sentences?\. \d of 7 |sentences?\. \d questions? of 7/.test(document.getElementById("told").textContent)`, nil))
	b.do(chromedp.WaitVisible("#remarkshelp")) // which says that the names are in it
	b.press("#remarksfile", kb.Enter)
	saved := b.downloaded("draft-with-remarks.docx")
	openly(t, saved)
	if s := words(t, saved, "word/document.xml"); !strings.Contains(s, "new assessment") {
		t.Error("the Word file is not of the draft as it stands")
	}
	n := strings.Count(words(t, saved, "word/comments.xml"), "<w:comment ")
	if n == 0 {
		t.Error("the Word file has no comments")
	}
	inWriter(t, saved, n)
}

// inWriter opens a Word file with LibreOffice and counts the comments that it shows.
func inWriter(t *testing.T, path string, want int) {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Log("soffice is not installed: nobody looked whether the Word file opens")
		return
	}
	dir := t.TempDir()
	out, err := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "odt", "--outdir", dir, path).CombinedOutput()
	if err != nil {
		t.Fatalf("soffice: %v: %s", err, out)
	}
	odt := filepath.Join(dir, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))+".odt")
	if got := strings.Count(words(t, odt, "content.xml"), "<office:annotation "); got != want {
		t.Errorf("LibreOffice shows %d comments of %d", got, want)
	}
	if !strings.Contains(words(t, odt, "content.xml"), "new assessment") {
		t.Error("LibreOffice does not show the draft")
	}
}

// openly checks a file that holds the user's own words, names and all: what it
// says stands in its text and its comments, and nowhere that is not seen.
func openly(t *testing.T, path string) {
	t.Helper()
	o, err := redact.Settings{}.Options()
	if err != nil {
		t.Fatal(err)
	}
	f, size, err := redact.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	i, err := redact.Inspect(context.Background(), f, size, nil, 0, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range i.Leaks {
		if l.Where != "body" && !strings.HasPrefix(l.Where, "comment") {
			t.Errorf("the file holds a %s in %s", l.Kind, l.Where)
		}
	}
}

// words is a part of a Word file.
func words(t *testing.T, path, part string) string {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	f, err := z.Open(part)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestBundleByKeyboard is the third: the copies, one decision for all of them, and
// the copies once more.
func TestBundleByKeyboard(t *testing.T) {
	b := browse(t)
	names := []string{"case-note.pdf", "camhs-letter.docx", "carer-log.txt", "bad/truncated.docx"}
	b.enter(`a[href=bundle]`)
	b.do(chromedp.WaitVisible("#files"))
	b.pictures("23-bundle-empty")
	b.tabTo("#files")
	b.do(chromedp.SetUploadFiles("#files", files(t, names...)), chromedp.WaitVisible("#start"))
	b.pictures("24-bundle")
	// What a screen reader would hear.
	b.do(chromedp.Evaluate(`window.heard = []; new MutationObserver(() => { const t = document.getElementById("told").textContent; if (t) heard.push(t); }).observe(document.getElementById("told"), {childList: true, characterData: true, subtree: true}); 0`, nil))
	b.press("#start", kb.Enter)
	b.do(chromedp.WaitVisible("[data-state=done]"), chromedp.Poll(`document.activeElement.id === "outcome"`, nil),
		chromedp.Poll(`heard.some((t) => t.includes("copies are made"))`, nil))
	var heard []string
	b.do(chromedp.Evaluate(`heard`, &heard))
	if len(heard) > 12 {
		t.Errorf("a screen reader is told %d things: %q", len(heard), heard)
	}
	b.pictures("25-bundle-done")
	b.press(".met button.keep", " ")
	b.do(chromedp.WaitVisible("[data-state=changed]"), chromedp.Poll(`document.activeElement.matches(".met button.keep[aria-pressed=true]")`, nil))
	b.pictures("26-bundle-decided")
	b.do(chromedp.KeyEvent(" "), chromedp.WaitNotPresent(".met button.keep[aria-pressed=true]"))
	b.tabTo("#words")
	b.do(chromedp.KeyEvent("supper"), chromedp.KeyEvent(kb.Enter), chromedp.Poll(`document.querySelector("#bundle").textContent.includes("Always taken out: supper")`, nil))
	b.do(chromedp.Evaluate(`document.activeElement.blur()`, nil))
	b.press("#start", kb.Enter)
	b.do(chromedp.WaitVisible("[data-state=done]"))
	b.press(`a[href="bundle/copies.zip"]`, kb.Enter)
	saved := b.downloaded("redacted-bundle.zip")
	dir := t.TempDir()
	z, err := os.ReadFile(saved)
	if err != nil {
		t.Fatal(err)
	}
	all := copies(t, z)
	if len(all) != 3 {
		t.Errorf("%d copies of three papers that can be read", len(all))
	}
	for name, text := range all {
		path := filepath.Join(dir, filepath.Base(name))
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, ".txt") && strings.Contains(strings.ToLower(text), "supper") {
			t.Error("words that are taken out of all files are in one")
		}
		ext := filepath.Ext(name)
		for _, n := range names[:3] {
			if filepath.Ext(n) == ext {
				verified(t, path, files(t, n)[0])
			}
		}
	}
}

// TestSecondByKeyboard reads what would be sent, says no, then yes.
func TestSecondByKeyboard(t *testing.T) {
	m := model(t, "[PERSON 1] may see it otherwise.")
	b := browseWith(t, Options{Record: filepath.Join(t.TempDir(), "sent.jsonl")})
	b.enter(`a[href=check]`)
	b.tabTo("#draft")
	b.do(chromedp.KeyEvent("Mrs Grace Okafor lied to us on 3 May 2024. Please answer by 1 June. "), chromedp.WaitVisible("#ai"))
	b.press("#ai summary", kb.Enter)
	b.tabTo("#aiurl")
	b.do(chromedp.KeyEvent("a", chromedp.KeyModifiers(2)), chromedp.KeyEvent(m.URL))
	b.tabTo("#aimodel")
	b.do(chromedp.KeyEvent("small"))
	b.pictures("27-ai")
	b.press("#aiform button", kb.Enter)
	b.do(chromedp.WaitVisible("#aiask"), chromedp.Poll(`document.activeElement.id === "aihead"`, nil))
	b.pictures("28-ai-consent")
	b.press("#aino", kb.Enter)
	b.do(chromedp.WaitNotVisible("#aiask"), chromedp.Poll(`document.activeElement.matches("#aiform button")`, nil), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible("#aiask"), chromedp.Poll(`document.activeElement.id === "aihead"`, nil))
	b.press("#aiask button", kb.Enter) // without the tick
	b.do(chromedp.Sleep(300 * time.Millisecond))
	if len(m.received()) > 0 {
		t.Fatal("something was sent without consent")
	}
	b.do(chromedp.Poll(`document.activeElement.id === "aiagree"`, nil), chromedp.KeyEvent(" "))
	b.press("#aiask button", kb.Enter)
	b.do(chromedp.Poll(`document.getElementById("aisays").textContent.includes("Okafor")`, nil), chromedp.WaitNotVisible("#aiask"))
	b.pictures("29-ai-answer")
	if got := m.received(); len(got) != 1 || strings.Contains(got[0], "Okafor") {
		t.Errorf("%d requests, or one with a name", len(got))
	}
}
