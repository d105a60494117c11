package pdf

import (
	"bytes"
	"context"
	"image"
	"image/draw"
	"os/exec"
	"strings"
	"testing"

	"veil/extract"
	source "veil/extract/pdf"
	"veil/extract/scan"
	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
	"veil/redact/plan"
)

// sheet is the size of the scanned pages of these tests, in pixels at 100 dots an
// inch.
var sheet = image.Rect(0, 0, 827, 1169)

// scannedDoc is a document of one page of text and one that was read from a
// picture: "Dear Siân ŵyl" on one line, "to-gether" divided over two, and ink.
func scannedDoc(t *testing.T, colour, oneBit bool) *source.Document {
	t.Helper()
	doc := pdftest.New()
	doc.Page("BT /F1 10 Tf 50 700 Td (A page that is text) Tj ET")
	doc.Page("")
	d := open(t, doc.Bytes())
	var m draw.Image = image.NewGray(sheet)
	if colour {
		m = image.NewRGBA(sheet)
	}
	draw.Draw(m, sheet, image.White, image.Point{}, draw.Src)
	px, err := scan.NewPixels(m, oneBit)
	if err != nil {
		t.Fatal(err)
	}
	page := &scan.Page{DPI: 100, Pixels: px, Text: "Dear Siân ŵyl\ntogether " + scan.Unknown,
		Unread: []image.Rectangle{image.Rect(100, 600, 300, 650), image.Rect(100, 700, 500, 1000)}}
	at := 0
	for _, w := range []struct {
		text string
		box  image.Rectangle
		line int
	}{{"Dear", image.Rect(100, 100, 150, 115), 0}, {"Siân", image.Rect(156, 100, 200, 115), 0}, {"ŵyl", image.Rect(206, 100, 240, 115), 0},
		{"to", image.Rect(100, 130, 120, 145), 1}, {"gether", image.Rect(100, 160, 170, 175), 2}, {scan.Unknown, image.Rect(180, 160, 260, 175), 2}} {
		at += strings.Index(page.Text[at:], w.text)
		page.Words = append(page.Words, scan.Word{Box: w.box, Start: at, End: at + len(w.text), Line: w.line, Base: w.box.Max.Y,
			Unknown: w.text == scan.Unknown, Divided: w.text == "to"})
		at += len(w.text)
	}
	d.Pages[1].Scan = page
	return d
}

// planOf masks a stretch of the scanned page's text.
func planOf(d *source.Document, text string) plan.Plan {
	s := d.Pages[1].Scan
	i := strings.Index(s.Text, text)
	e := plan.Edit{Span: extract.Span{Part: d.Pages[1].ID, Start: i, End: i + len(text)}, Kind: "PERSON", Label: "PERSON 1", Mask: true, Text: text}
	return Fit(d, plan.Plan{Style: plan.StyleLabel, Edits: []plan.Edit{e}})
}

func writeScan(t *testing.T, d *source.Document, p plan.Plan) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := (Writer{}).Write(context.Background(), &out, d, p); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestScannedPage(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct {
		name           string
		colour, oneBit bool
	}{{"grey", false, false}, {"colour", true, false}, {"black and white", false, true}} {
		d := scannedDoc(t, c.colour, c.oneBit)
		p := planOf(d, "Siân")
		out := writeScan(t, d, p)
		n, err := Painted(ctx, bytes.NewReader(out), int64(len(out)), d, p)
		if err != nil || n != 4 {
			t.Errorf("%s: %d boxes, %v", c.name, n, err)
		}
		back, err := source.Copies.Open(ctx, bytes.NewReader(out), int64(len(out)), extract.Options{})
		if err != nil {
			t.Fatal(err)
		}
		text := back.Parts()[1].Text
		for _, want := range []string{"Dear", "[PERSON 1]", "ŵyl", "together", "[IMAGE]"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not in %q", c.name, want, text)
			}
		}
		if strings.Contains(text, "Si") || back.Parts()[0].Text != "A page that is text" {
			t.Errorf("%s: %q", c.name, text)
		}
	}
}

// TestCoveredWord: a word that the box of something else lies over is no text of the copy.
func TestCoveredWord(t *testing.T) {
	d := scannedDoc(t, false, false)
	s := d.Pages[1].Scan
	s.Unread = append(s.Unread, s.Words[2].Box.Add(image.Pt(3, 1)))
	out := writeScan(t, d, planOf(d, "Siân"))
	back, err := source.Copies.Open(context.Background(), bytes.NewReader(out), int64(len(out)), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if text := back.Parts()[1].Text; strings.Contains(text, "ŵyl") || !strings.Contains(text, "Dear") {
		t.Errorf("%q", text)
	}
}

// What Painted says is worth something only if it sees what is not painted.
func TestPaintedSeesWhatIsNot(t *testing.T) {
	ctx := context.Background()
	for _, oneBit := range []bool{true, false} {
		d := scannedDoc(t, false, oneBit)
		p := planOf(d, "Siân")
		none := p
		none.Edits = nil
		out := writeScan(t, d, none)
		if _, err := Painted(ctx, bytes.NewReader(out), int64(len(out)), d, p); err == nil {
			t.Errorf("one bit %v: a word that shows passes", oneBit)
		}
		other := scannedDoc(t, false, oneBit)
		other.Pages = other.Pages[:1]
		short := writeScan(t, other, plan.Plan{})
		if _, err := Painted(ctx, bytes.NewReader(short), int64(len(short)), d, p); err == nil {
			t.Errorf("one bit %v: a copy without the page passes", oneBit)
		}
		text := scannedDoc(t, false, oneBit)
		text.Pages[1].Scan = nil
		plain := writeScan(t, text, plan.Plan{})
		if _, err := Painted(ctx, bytes.NewReader(plain), int64(len(plain)), d, p); err == nil {
			t.Errorf("one bit %v: a page without a picture passes", oneBit)
		}
	}
}

func TestMasksCoverWholeWords(t *testing.T) {
	d := scannedDoc(t, false, true)
	for _, c := range []struct{ mask, want string }{
		{"iâ", "Siân"}, {"r S", "Dear Siân"}, {"oge", "together"}, {"get", "together"}, {"Siân", "Siân"},
	} {
		p := planOf(d, c.mask)
		if len(p.Edits) != 1 || p.Edits[0].Text != c.want || d.Pages[1].Scan.Text[p.Edits[0].Start:p.Edits[0].End] != c.want {
			t.Errorf("%q: %+v", c.mask, p.Edits)
		}
	}
	// Two edits in one word do not overlap.
	s := d.Pages[1].Scan
	i := strings.Index(s.Text, "Siân")
	two := plan.Plan{Edits: []plan.Edit{
		{Span: extract.Span{Part: d.Pages[1].ID, Start: i, End: i + 2}, Mask: true},
		{Span: extract.Span{Part: d.Pages[1].ID, Start: i + 2, End: i + 10}, Mask: true}}}
	p := Fit(d, two)
	if len(p.Edits) != 2 || p.Edits[0].Text != "Siân" || p.Edits[1].Start < p.Edits[0].End || !strings.HasSuffix(p.Edits[1].Text, "ŵyl") {
		t.Errorf("%+v", p.Edits)
	}
}

func TestBoxesOfAnEditAreOneOnALine(t *testing.T) {
	d := scannedDoc(t, false, true)
	boxes := maskBoxes(&d.Pages[1], planOf(d, "Dear Siân"))
	if len(boxes) != 4 || !image.Rect(100, 100, 200, 115).In(boxes[0].Rectangle) || boxes[0].edit != 0 {
		t.Errorf("%v", boxes)
	}
	boxes = maskBoxes(&d.Pages[1], planOf(d, "together"))
	if len(boxes) != 5 || boxes[0].Overlaps(boxes[1].Rectangle) {
		t.Errorf("%v", boxes)
	}
}

func TestBlankPage(t *testing.T) {
	d := scannedDoc(t, false, true)
	d.Pages[1].Scan, d.Pages[1].Blank = nil, true
	out := writeScan(t, d, plan.Plan{})
	back, err := source.Copies.Open(context.Background(), bytes.NewReader(out), int64(len(out)), extract.Options{})
	if err != nil || !strings.Contains(back.Parts()[1].Text, "Page 2 was a picture, which was not read. It is left out.") {
		t.Errorf("%v", err)
	}
}

// The words of a copy are there for a program that shares no code with this one.
func TestScannedCopyInOtherReaders(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("no pdftotext here")
	}
	d := scannedDoc(t, true, false)
	cmd := exec.Command("pdftotext", "-layout", "-", "-")
	cmd.Stdin = bytes.NewReader(writeScan(t, d, planOf(d, "Siân")))
	out, err := cmd.Output()
	for _, want := range []string{"Dear", "[PERSON 1]", "ŵyl", "gether"} {
		if err != nil || !strings.Contains(string(out), want) {
			t.Errorf("%q is not in %q (%v)", want, out, err)
		}
	}
}

func TestTheFontOfTheLayer(t *testing.T) {
	fonts := &layerFonts{copy: newCopy(scannedDoc(t, false, true))}
	f, codes, _ := fonts.encode("Dear ")
	if f != nil || string(codes) != "Dear " {
		t.Errorf("%v %q", f, codes)
	}
	for i := range 300 { // more characters than one font has
		fonts.encode(string(rune(0x400 + i)))
	}
	if len(fonts.own) != 2 || len(fonts.own[0].runes) != 255 {
		t.Errorf("%d fonts", len(fonts.own))
	}
	b := &pdf.Builder{}
	if d := fonts.own[1].dict(b); d["LastChar"] != len(fonts.own[1].runes) {
		t.Error(d)
	}
}
