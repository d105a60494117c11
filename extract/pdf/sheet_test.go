package pdf

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"math"
	"strings"
	"testing"

	"veil/extract"
	"veil/extract/scan"
	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
)

// TestSheet puts "Siân" at a known place of pages that are cut and turned.
func TestSheet(t *testing.T) {
	for _, c := range []struct {
		rotate        int
		width, height float64
		x, y          float64 // where the base line of the word begins
		ax, ay        float64 // along the line, as a direction
	}{
		{0, 500, 700, 100, 400, 1, 0}, {90, 700, 500, 300, 100, 0, 1}, {180, 500, 700, 400, 300, -1, 0}, {270, 700, 500, 400, 400, 0, -1},
	} {
		t.Run(fmt.Sprint(c.rotate), func(t *testing.T) {
			f := pdftest.New()
			// Crop box 10 20 510 720: the word begins at (100, 300) of it, upwards.
			p := f.Page("BT /F1 20 Tf 1 0 0 1 110 320 Tm (Si\\342n is here) Tj ET")
			p["CropBox"], p["Rotate"] = pdf.Array{10, 20, 510, 720}, c.rotate
			b := f.Bytes()
			d, err := Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
			if err != nil {
				t.Fatal(err)
			}
			s, err := d.Sheet(context.Background(), 0)
			if err != nil {
				t.Fatal(err)
			}
			if s.Width != c.width || s.Height != c.height {
				t.Errorf("the sheet is %v by %v", s.Width, s.Height)
			}
			text := d.Parts()[0].Text
			var got strings.Builder
			for _, g := range s.Glyphs {
				got.WriteString(text[g.Start:g.End])
			}
			if got.String() != "Siânishere" && got.String() != "Siân is here" {
				t.Fatalf("glyphs of %q", got.String())
			}
			g := s.Glyphs[0]
			near := func(a, b float64) bool { return math.Abs(a-b) < 0.01 }
			if !near(g.X, c.x) || !near(g.Y, c.y) {
				t.Errorf("the first glyph is at %v, %v", g.X, g.Y)
			}
			if l := math.Hypot(g.AX, g.AY); !near(g.AX/l, c.ax) || !near(g.AY/l, c.ay) {
				t.Errorf("the line runs to %v, %v", g.AX, g.AY)
			}
			if u := math.Hypot(g.UX, g.UY); !near(u, 20) || !near(g.UX/u, c.ay) || !near(g.UY/u, -c.ax) {
				t.Errorf("up is %v, %v", g.UX, g.UY)
			}
			for _, k := range g.Corners() {
				if k[0] < 0 || k[1] < 0 || k[0] > s.Width || k[1] > s.Height {
					t.Errorf("a corner at %v is off the sheet", k)
				}
			}
		})
	}
}

// TestSheetEmpty has no glyphs of a page without text.
func TestSheetEmpty(t *testing.T) {
	f := pdftest.New()
	f.Page("")
	b := f.Bytes()
	d, err := Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := d.Sheet(context.Background(), 0)
	if err != nil || len(s.Glyphs) != 0 || s.Width != 595 || s.Height != 842 {
		t.Errorf("%+v %v", s, err)
	}
}

// TestSheetScanned has the boxes of words that were read from a picture.
func TestSheetScanned(t *testing.T) {
	px, err := scan.NewPixels(image.NewGray(image.Rect(0, 0, 200, 400)), false)
	if err != nil {
		t.Fatal(err)
	}
	d := &Document{Pages: []Page{{Scan: &scan.Page{DPI: 144, Pixels: px, Text: "Siân",
		Words: []scan.Word{{Box: image.Rect(20, 40, 60, 60), Start: 0, End: 5, Base: 56}}}}}}
	s, err := d.Sheet(context.Background(), 0)
	if err != nil || s.Width != 100 || s.Height != 200 || len(s.Glyphs) != 1 {
		t.Fatalf("%+v %v", s, err)
	}
	want := [4][2]float64{{10, 30}, {30, 30}, {30, 20}, {10, 20}}
	for i, k := range s.Glyphs[0].Corners() {
		if math.Abs(k[0]-want[i][0]) > 1e-9 || math.Abs(k[1]-want[i][1]) > 1e-9 {
			t.Errorf("corner %d is at %v", i, k)
		}
	}
}
