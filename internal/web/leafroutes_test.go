package web

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"veil/internal/pdf/pdftest"
)

// strike marks what a box touches, as the page does, and returns what it touched.
func (s *served) strike(part int, b box, kind string) []string {
	s.t.Helper()
	body, _ := json.Marshal(b)
	var a struct {
		Places []struct {
			Start, End int
			Text       string
		}
	}
	if err := json.Unmarshal([]byte(s.must("POST", fmt.Sprintf("papers/1/parts/%d/box", part), body)), &a); err != nil || len(a.Places) == 0 {
		s.t.Fatalf("the box touches nothing (%v)", err)
	}
	d := decision{Do: "add", Part: part, Start: a.Places[0].Start, End: a.Places[0].End, Kind: kind}
	var out []string
	for i, p := range a.Places {
		if out = append(out, p.Text); i > 0 {
			d.With = append(d.With, [2]int{p.Start, p.End})
		}
	}
	s.decided(d)
	return out
}

const kitchenPage = "BT /F1 12 Tf 20 TL 72 700 Td (The tea was hot, the kettle boiled and it was late.) Tj T* (It was warm and the kettle was on the stove.) Tj T* (It was not said why.) Tj ET"

// TestBoxIsMasked draws a box and looks for the words in the saved copy with
// another program.
func TestBoxIsMasked(t *testing.T) {
	s := serve(t)
	f := pdftest.New()
	f.Page(kitchenPage)
	s.must("POST", "papers?name=kitchen.pdf", f.Bytes())
	s.until("Look through it")
	l := leafFor(t, kitchenPage)
	b := l.around(t, "kettle boiled")
	b.Y1 = l.around(t, "on the stove").Y1
	before := len(s.planned().Edits)
	got := s.strike(0, b, "LOCATION")
	p := s.planned()
	var places []string
	for _, e := range p.Edits {
		if e.Rule == "" && e.Mask {
			if l.text[e.Start:e.End] != e.Text || e.Label != "LOCATION 1" {
				t.Errorf("bytes %d to %d are not what was marked, or are called %q", e.Start, e.End, e.Label)
			}
			places = append(places, e.Text)
		}
	}
	if strings.Join(places, "|") != strings.Join(got, "|") || len(got) < 2 {
		t.Fatalf("the box touches %q, masked are %q", got, places)
	}
	s.must("POST", "papers/1/undo", nil)
	if n := len(s.planned().Edits); n != before {
		t.Errorf("one undo leaves %d places of a box", n-before)
	}
	s.must("POST", "papers/1/redo", nil)
	s.must("POST", "papers/1/save", nil)
	s.until("is made and checked")
	copy := filepath.Join(t.TempDir(), "copy.pdf")
	if err := os.WriteFile(copy, []byte(s.must("GET", "papers/1/copy", nil)), 0o600); err != nil {
		t.Fatal(err)
	}
	verified(t, copy, "")
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed (apt-get install poppler-utils)")
	}
	out, err := exec.Command(tool, "-layout", copy, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	text := strings.Join(strings.Fields(string(out)), " ")
	for _, w := range got {
		// Words were struck at their places; the same words elsewhere stay.
		if strings.Count(text, w) != strings.Count(l.text, w)-1 {
			t.Errorf("%q stands %d times in the copy, %d times in the document", w, strings.Count(text, w), strings.Count(l.text, w))
		}
	}
	if !strings.Contains(lines[0], "LOCATION 1") || !strings.Contains(text, "It was not said why.") {
		t.Errorf("the copy reads %q", text)
	}
}

// TestLeafIsInert shows a page whose text is HTML and script.
func TestLeafIsInert(t *testing.T) {
	s := serve(t)
	f := pdftest.New()
	f.Page(`BT /F1 12 Tf 14 TL 72 700 Td (</text></svg><script>alert\(1\)</script> "onload=alert\(2\)) Tj T* (<img src=x onerror=alert\(3\)> Mrs Okafor) Tj T* (&lt;b&gt; ${7*7} {{.}}) Tj ET`)
	s.must("POST", "papers?name=x.pdf", f.Bytes())
	s.until("Look through it")
	for _, path := range []string{"leaf", "leaf?after", "leaf?after&still", "thumb", "after", ""} {
		b := s.must("GET", strings.TrimSuffix("papers/1/parts/0/"+path, "/"), nil)
		if strings.Contains(b, "<script") || strings.Contains(b, "<img") || strings.Contains(b, "</svg") || strings.Contains(b, "{{") && !strings.Contains(b, "{{.}}") {
			t.Errorf("%s: %s", path, b)
		}
	}
	b := s.must("GET", "papers/1/parts/0/leaf", nil)
	if !strings.Contains(b, "&lt;script&gt;") || !strings.Contains(b, "Okafor") {
		t.Errorf("the text is not there: %s", b)
	}
}

// TestLeafRefused asks for pages that are none.
func TestLeafRefused(t *testing.T) {
	s := serve(t)
	s.must("POST", "papers?name=letter.txt", []byte("Dear Grace Okafor,\n"))
	s.until("Look through it")
	f := pdftest.New()
	f.Page("")
	s.must("POST", "papers?name=empty.pdf", f.Bytes())
	for _, path := range []string{"papers/1/parts/0/leaf", "papers/1/parts/0/picture", "papers/1/parts/0/thumb", "papers/2/parts/9/leaf", "papers/2/parts/-1/leaf", "papers/2/parts/x/picture", "papers/9/parts/0/picture", "papers/1/parts/7/after"} {
		if code, _, _ := s.ask("GET", path, nil, nil); code != 404 {
			t.Errorf("%s: %d", path, code)
		}
	}
	for path, body := range map[string]string{"papers/1/parts/0/box": `{"X0":0,"Y0":0,"X1":9,"Y1":9}`, "papers/2/parts/0/box": `{"X0":"a"}`, "look": `{"Side":"all"}`, "papers/1/find": `[]`} {
		if code, _, _ := s.ask("POST", path, []byte(body), nil); code != 400 {
			t.Errorf("%s: %d", path, code)
		}
	}
	many := decision{Do: "add", Part: 0, Start: 0, End: 4, With: make([][2]int, maxStroke+1)}
	for _, d := range []decision{many, {Do: "add", Part: 0, Start: 0, End: 4, With: [][2]int{{5, 900}}}} {
		b, _ := json.Marshal(d)
		if code, _, _ := s.ask("POST", "papers/1/decide", b, nil); code != 400 {
			t.Errorf("%d further places: %d", len(d.With), code)
		}
	}
}

// TestPicture makes the picture of a page: for the page alone, and kept where
// nobody else can read it.
func TestPicture(t *testing.T) {
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Skip("pdftoppm is not installed (apt-get install poppler-utils)")
	}
	s := serve(t)
	s.must("POST", "papers?name=case-note.pdf", sample(t, "case-note.pdf"))
	s.until("Look through it")
	const path = "papers/1/parts/0/picture"
	code, png, h := s.ask("GET", path, nil, nil)
	if code != 200 || !strings.HasPrefix(png, "\x89PNG") || h.Get("Content-Type") != "image/png" || h.Get("Cache-Control") != "no-store" {
		t.Fatalf("%d, %d bytes, %v", code, len(png), h)
	}
	kept, _ := filepath.Glob(filepath.Join(s.temp, "*", "paper-*", "pictures", "*.png"))
	if len(kept) != 1 {
		t.Fatalf("%d pictures are kept", len(kept))
	}
	for p, want := range map[string]os.FileMode{kept[0]: 0o600, filepath.Dir(kept[0]): 0o700} {
		if f, err := os.Stat(p); err != nil || f.Mode().Perm() != want {
			t.Errorf("%v %v", f.Mode(), err)
		}
	}
	if _, again, _ := s.ask("GET", path, nil, nil); again != png {
		t.Error("the picture that was kept is another")
	}
	without := strings.Replace(s.url, s.token, strings.Repeat("A", len(s.token)), 1)
	if code, _, _ := (&served{t: t, url: without, host: s.host}).ask("GET", path, nil, nil); code != 403 {
		t.Errorf("without the token: %d", code)
	}
	s.must("POST", "papers/1/remove", nil)
	if _, err := os.Stat(kept[0]); err == nil {
		t.Error("the picture of a paper that was taken off is still there")
	}
}

// TestPicturesAreBounded keeps no more of them than it says.
func TestPicturesAreBounded(t *testing.T) {
	dir := t.TempDir()
	p := &paper{path: filepath.Join(dir, "x.pdf"), State: open}
	for i := range maxPictures + 5 {
		p.keep(filepath.Join(dir, "pictures", fmt.Sprint(i)), []byte("x"))
	}
	left, err := os.ReadDir(filepath.Join(dir, "pictures"))
	if err != nil || len(left) != maxPictures {
		t.Errorf("%d are kept (%v)", len(left), err)
	}
	if _, err := os.Stat(filepath.Join(dir, "pictures", "4")); err == nil {
		t.Error("an old one is kept")
	}
	gone := &paper{path: filepath.Join(dir, "gone", "x.pdf"), State: open}
	gone.keep(filepath.Join(dir, "gone", "pictures", "0"), []byte("x"))
	if _, err := os.Stat(filepath.Join(dir, "gone")); err == nil {
		t.Error("a folder that was removed is made again")
	}
}
