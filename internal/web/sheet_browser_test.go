package web

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"veil/internal/pdf/pdftest"
)

// opened is a tab in which papers are looked through.
func opened(t *testing.T, paths ...string) *tab {
	t.Helper()
	b := browse(t)
	b.do(chromedp.Navigate(b.url+"redact"), chromedp.WaitVisible("#files"), chromedp.SetUploadFiles("#files", paths), chromedp.WaitVisible(".paper.open"),
		chromedp.Click(".paper.open a.button"), chromedp.WaitVisible("#sheet-0 .mark"))
	return b
}

// TestSheetViews goes through the ways to show a paper.
func TestSheetViews(t *testing.T) {
	b := opened(t, files(t, "case-note.pdf")...)
	b.do(chromedp.WaitReady("#sheet-0 .pictured"))
	b.pictures("20-page")
	b.do(chromedp.Click("#both"), chromedp.WaitVisible("#sheet-0 .second text"))
	b.pictures("21-both")
	b.do(chromedp.Click("#preview"), chromedp.WaitVisible("#sheet-0 rect.mark"))
	b.pictures("24-after")
	b.do(chromedp.Click("#astext"), chromedp.WaitVisible("#sheet-0 .flow .mark"), chromedp.Click("#both"), chromedp.WaitVisible("#sheet-0 .second .gone"))
	b.pictures("25-text")
}

// around is where words stand in the window: left, top, right, bottom.
const around = `((words, sheet) => {
  const svg = document.querySelector("#sheet-" + sheet + " .leaf svg");
  const texts = [...svg.querySelectorAll("text")].filter((t) => words.includes(t.textContent));
  texts[0].scrollIntoView({ block: "center", behavior: "instant" });
  const rs = texts.slice(0, words.length).map((t) => t.getBoundingClientRect());
  return [Math.min(...rs.map((r) => r.left)) + 2, Math.min(...rs.map((r) => r.top)) + 3, Math.max(...rs.map((r) => r.right)) - 2, Math.max(...rs.map((r) => r.bottom)) - 3];
})`

// added is the text of the places that the user marked.
func (s *served) added() string {
	s.t.Helper()
	var out []string
	for _, e := range s.planned().Edits {
		if e.Mask && e.Rule == "" {
			out = append(out, e.Text)
		}
	}
	return strings.Join(out, "|")
}

// kitchen is a paper to draw boxes on.
func kitchen(t *testing.T) string {
	f := pdftest.New()
	f.Page(kitchenPage)
	path := filepath.Join(t.TempDir(), "kitchen.pdf")
	if err := os.WriteFile(path, f.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// drawn is a tab with the paper to draw boxes on.
func drawn(t *testing.T) *tab {
	t.Helper()
	b := browse(t)
	b.do(chromedp.Navigate(b.url+"redact"), chromedp.WaitVisible("#files"), chromedp.SetUploadFiles("#files", []string{kitchen(t)}), chromedp.WaitVisible(".paper.open"),
		chromedp.Click(".paper.open a.button"), chromedp.WaitVisible("#sheet-0 .leaf text"))
	return b
}

// agree says that what was marked is to be taken out, at this place alone.
func (b *tab) agree() {
	b.t.Helper()
	b.do(chromedp.WaitVisible("#add"), chromedp.Click("#add-all"), chromedp.Click("#add-ok"), chromedp.WaitVisible("#sheet-0 .mark"))
}

func TestDrawByMouse(t *testing.T) {
	b := drawn(t)
	var r [4]float64
	b.do(chromedp.Click("#drawbox"), chromedp.Evaluate(around+`(["kettle"], 0)`, &r))
	b.do(input.DispatchMouseEvent(input.MousePressed, r[0], r[1]).WithButton(input.Left).WithClickCount(1),
		input.DispatchMouseEvent(input.MouseMoved, r[2], r[3]).WithButton(input.Left).WithButtons(1))
	b.shot("26-draw")
	b.do(input.DispatchMouseEvent(input.MouseReleased, r[2], r[3]).WithButton(input.Left).WithClickCount(1))
	b.agree()
	if got := b.added(); got != "kettle" {
		t.Errorf("masked are %q", got)
	}
	b.pictures("27-drawn")
}

func TestDrawByTouch(t *testing.T) {
	b := drawn(t)
	var r [4]float64
	b.do(emulation.SetTouchEmulationEnabled(true), chromedp.Click("#drawbox"), chromedp.Evaluate(around+`(["kettle", "boiled"], 0)`, &r))
	at := func(x, y float64) []*input.TouchPoint { return []*input.TouchPoint{{X: x, Y: y}} }
	b.do(input.DispatchTouchEvent(input.TouchStart, at(r[0], r[1])), input.DispatchTouchEvent(input.TouchMove, at((r[0]+r[2])/2, r[3])),
		input.DispatchTouchEvent(input.TouchMove, at(r[2], r[3])), input.DispatchTouchEvent(input.TouchEnd, []*input.TouchPoint{}))
	b.agree()
	if got := b.added(); got != "kettle boiled" {
		t.Errorf("masked are %q", got)
	}
}

// TestDrawByKeys moves a box to a word and makes it fit, with keys alone.
func TestDrawByKeys(t *testing.T) {
	b := drawn(t)
	b.do(chromedp.KeyEvent("b"), chromedp.Poll(`document.activeElement.classList.contains("rubber")`, nil))
	// From where the box begins to the word: as many strokes as it takes.
	const off = `(() => {
  const t = [...document.querySelectorAll("#sheet-0 .leaf text")].find((t) => t.textContent === "stove."), r = document.activeElement;
  return [Number(t.getAttribute("x")) + 10 - Number(r.getAttribute("x")), Number(t.getAttribute("y")) - 4 - Number(r.getAttribute("y")), Number(r.getAttribute("width"))];
})()`
	press := func(n float64, forth, back string, m ...chromedp.KeyOption) {
		key := forth
		if n < 0 {
			key, n = back, -n
		}
		for range int(n / 6) {
			b.do(chromedp.KeyEvent(key, m...))
		}
	}
	var d [3]float64
	b.do(chromedp.Evaluate(off, &d))
	press(d[2]-8, kb.ArrowLeft, kb.ArrowLeft, chromedp.KeyModifiers(input.ModifierShift))
	for range 2 {
		b.do(chromedp.KeyEvent(kb.ArrowUp, chromedp.KeyModifiers(input.ModifierShift)))
	}
	press(d[0], kb.ArrowRight, kb.ArrowLeft)
	press(d[1], kb.ArrowDown, kb.ArrowUp)
	b.do(chromedp.Poll(`document.getElementById("said").textContent === "In the box: stove"`, nil), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible("#add"))
	b.do(chromedp.KeyEvent(kb.Escape), chromedp.WaitNotVisible("#add"))
	if got := b.added(); got != "" {
		t.Errorf("%q is masked although it was left", got)
	}
	// Just after a dialog a busy browser may not have given the keys back.
	var begun bool
	for end := time.Now().Add(30 * time.Second); !begun && time.Now().Before(end); {
		b.do(chromedp.KeyEvent("b"), chromedp.Sleep(500*time.Millisecond), chromedp.Evaluate(`document.activeElement.classList.contains("rubber")`, &begun))
	}
	if !begun {
		t.Fatal("b begins no second box")
	}
	b.do(chromedp.KeyEvent(kb.Escape), chromedp.Poll(`document.activeElement.id === "drawbox" && !document.querySelector(".rubber")`, nil))
}

// TestLookIsKept chooses a view, loads the page anew and opens another paper.
func TestLookIsKept(t *testing.T) {
	b := opened(t, files(t, "case-note.pdf")...)
	b.do(chromedp.Click("#both"), chromedp.WaitVisible("#sheet-0 .second text"), chromedp.Click("#astext"), chromedp.WaitVisible("#sheet-0 .second .gone"))
	b.do(chromedp.Reload(), chromedp.WaitVisible("#sheet-0 .second .flow .gone"))
	var checked string
	b.do(chromedp.Evaluate(`[...document.querySelectorAll(".views input:checked")].map((e) => e.id).join()`, &checked))
	if checked != "both,astext" {
		t.Errorf("after a reload %q are chosen", checked)
	}
}

// TestFindOnPage finds words on a page that is not drawn yet and takes them out.
func TestFindOnPage(t *testing.T) {
	f := pdftest.New()
	for range 30 {
		f.Page(kitchenPage)
	}
	f.Page("BT /F1 12 Tf 72 700 Td (It was a caf\\351 with green) Tj 0 -14 Td (shutters by the road.) Tj ET")
	path := filepath.Join(t.TempDir(), "kitchen.pdf")
	if err := os.WriteFile(path, f.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	b := browse(t)
	b.do(chromedp.Navigate(b.url+"redact"), chromedp.WaitVisible("#files"), chromedp.SetUploadFiles("#files", []string{path}), chromedp.WaitVisible(".paper.open"),
		chromedp.Click(".paper.open a.button"), chromedp.WaitVisible("#sheet-0 .leaf text"))
	b.do(chromedp.SetValue("#find", "Green shutters"), chromedp.Focus("#find"), chromedp.KeyEvent(kb.Enter),
		chromedp.Poll(`getSelection().toString().replace(/\s+/g, " ").trim() === "green shutters"`, nil), chromedp.WaitVisible("#addhere"), chromedp.Click("#addhere"),
		chromedp.WaitVisible("#add"), chromedp.Click("#add-ok"), chromedp.WaitVisible("#sheet-30 .mark"))
	if got := b.added(); strings.Join(strings.Fields(got), " ") != "green shutters" {
		t.Errorf("masked are %q", got)
	}
}

// TestLeafIsInertInBrowser opens a page whose text is script.
func TestLeafIsInertInBrowser(t *testing.T) {
	f := pdftest.New()
	f.Page(`BT /F1 9 Tf 14 TL 72 700 Td (</text></svg><script>window.ran=1</script><img src=x onerror="window.ran=1">) Tj T* (<foreignObject><iframe src=javascript:window.ran=1></iframe> grace.okafor@example.org) Tj ET`)
	path := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(path, f.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	b := opened(t, path)
	var ran bool
	const look = `"ran" in window || document.querySelector(".sheets :is(script, iframe, foreignObject)") !== null || [...document.querySelectorAll(".sheets img")].some((i) => !i.src.endsWith("/picture"))`
	for _, id := range []string{"#both", "#preview", "#asis"} {
		b.do(chromedp.Click(id), chromedp.WaitVisible("#sheet-0 .leaf text"), chromedp.Sleep(200*time.Millisecond), chromedp.Evaluate(look, &ran))
		if ran {
			t.Errorf("%s: a document's text became more than text", id)
		}
	}
}

// TestSheetsAccessible asks axe-core about every way to show a PDF.
func TestSheetsAccessible(t *testing.T) {
	script := axe(t)
	b := opened(t, files(t, "case-note.pdf")...)
	b.do(chromedp.Evaluate(script+"\n;0", nil))
	for _, id := range []string{"#asis", "#both", "#preview", "#drawbox"} {
		if id == "#drawbox" {
			b.do(chromedp.Click("#asis"), chromedp.WaitVisible("#sheet-0 g.mark"))
		}
		b.do(chromedp.Click(id), chromedp.WaitVisible("#sheet-0 .leaf text"))
		for _, c := range []struct {
			dark  bool
			width int64
		}{{false, 1280}, {true, 1280}, {false, 360}} {
			b.look(c.dark, c.width)
			b.do(chromedp.Sleep(400 * time.Millisecond))
			var found []string
			var over int
			b.do(chromedp.Evaluate(`axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}).then((r) => r.violations.map((v) => v.id + ": " + v.help + " " + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" ; ")))`, &found, awaited),
				chromedp.Evaluate(`document.documentElement.scrollWidth - innerWidth`, &over))
			for _, v := range found {
				t.Errorf("%s (dark %v, %d wide): %s", id, c.dark, c.width, v)
			}
			if over > 0 {
				t.Errorf("%s is %d wider than a window of %d", id, over, c.width)
			}
		}
		b.look(false, 1280)
	}
}
