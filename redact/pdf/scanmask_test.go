package pdf

import (
	"image"
	"testing"

	"veil/extract"
	source "veil/extract/pdf"
	"veil/extract/scan"
	"veil/redact/plan"
)

// askew is a page of two lines that lie askew: "Kit Winterbourne said" above "it was
// cold there".
func askew(t *testing.T, slope int) *source.Page {
	px, err := scan.NewPixels(image.NewGray(image.Rect(0, 0, 900, 300)), false)
	if err != nil {
		t.Fatal(err)
	}
	p := &source.Page{ID: "page/1", Scan: &scan.Page{DPI: 100, Pixels: px, Text: "Kit Winterbourne said\nit was cold there"}}
	at := 0
	for i, w := range []struct{ from, to, line int }{{0, 3, 0}, {4, 16, 0}, {17, 21, 0}, {22, 24, 1}, {25, 28, 1}, {29, 33, 1}, {34, 39, 1}} {
		if i == 3 {
			at = 0
		}
		width := 15 * (w.to - w.from)
		y := 60 + 40*w.line + at*slope/100
		p.Scan.Words = append(p.Scan.Words, scan.Word{Start: w.from, End: w.to, Line: w.line, Base: y + 20, Box: image.Rect(20+at, y, 20+at+width, y+20)})
		at += width + 10
	}
	return p
}

func TestMaskBoxesAskew(t *testing.T) {
	edit := plan.Plan{Edits: []plan.Edit{{Span: extract.Span{Part: "page/1", Start: 0, End: 16}, Mask: true, Label: "PERSON 1"}}}
	for _, c := range []struct{ slope, boxes int }{{0, 1}, {4, 1}, {20, 2}, {-20, 2}} {
		p := askew(t, c.slope)
		boxes := maskBoxes(p, edit)
		if len(boxes) != c.boxes {
			t.Errorf("slope %d: %v", c.slope, boxes)
			continue
		}
		if last := boxes[len(boxes)-1]; c.boxes == 2 && boxes[0].Max.X < last.Min.X {
			t.Errorf("slope %d: the space between words shows: %v", c.slope, boxes)
		}
		for i, w := range p.Scan.Words {
			covered := 0
			for _, b := range boxes {
				x := b.Intersect(w.Box)
				covered += x.Dx() * x.Dy()
			}
			if all := w.Box.Dx() * w.Box.Dy(); i < 2 && covered < all || i >= 2 && 3*covered > all {
				t.Errorf("slope %d: %d of %d pixels of word %d are covered", c.slope, covered, all, i)
			}
		}
	}
}

func TestTrimmed(t *testing.T) {
	box := image.Rect(100, 100, 200, 130)
	for _, c := range []struct {
		name  string
		other image.Rectangle
		want  image.Rectangle
	}{
		{"nothing near", image.Rect(100, 300, 200, 330), image.Rect(95, 95, 205, 135)},
		{"a line below", image.Rect(50, 133, 300, 160), image.Rect(95, 95, 205, 133)},
		{"a line above", image.Rect(50, 70, 300, 98), image.Rect(95, 98, 205, 135)},
		{"right below", image.Rect(50, 130, 300, 160), image.Rect(95, 95, 205, 131)},
		{"over it", image.Rect(50, 110, 300, 160), image.Rect(95, 95, 205, 135)},
	} {
		if got := stayingOf([]scan.Word{{Box: c.other}}, []int{stays}).trimmed(box, 5); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
