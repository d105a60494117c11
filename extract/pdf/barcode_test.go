package pdf

import (
	"fmt"
	"strings"
	"testing"

	"veil/internal/pdf/pdftest"
)

// TestCodes takes barcodes that are drawn with paths for pictures, and leaves
// charts, tables and hatching.
func TestCodes(t *testing.T) {
	draw := func(n int, at func(i int) (x, y, w, h float64)) string {
		var b strings.Builder
		for i := range n {
			x, y, w, h := at(i)
			fmt.Fprintf(&b, "%g %g %g %g re f\n", x, y, w, h)
		}
		return b.String()
	}
	pattern := "110100111011010001011011101001100101101011100100110101"
	var bars, strokes, squares strings.Builder
	for i := range pattern {
		if pattern[i] == '1' {
			fmt.Fprintf(&bars, "%d 600 1.2 40 re ", 50+2*i)
			fmt.Fprintf(&strokes, "1.4 w %d 600 m %d 640 l S ", 50+2*i, 50+2*i)
		}
		for k := range pattern[:25] {
			if pattern[(i*7+k*3+i*k)%len(pattern)] == '1' && i < 25 {
				fmt.Fprintf(&squares, "%d %d 3 3 re f ", 50+3*k, 600-3*i)
			}
		}
	}
	for _, tt := range []struct {
		name, content string
		found         int
	}{
		{"bars", bars.String() + "f", 1},
		{"bars that are strokes", strokes.String(), 1},
		{"squares", squares.String(), 1},
		{"hatching", draw(60, func(i int) (x, y, w, h float64) { return 50 + 3*float64(i), 600, 0.5, 40 }), 0},
		{"columns of a chart", draw(30, func(i int) (x, y, w, h float64) { return 50 + 6*float64(i), 600, 2.5, 20 + float64(i*i%37) }), 0},
		{"a table's rules", draw(30, func(i int) (x, y, w, h float64) { return 50 + float64(i*i%13) + 14*float64(i), 600, 0.5, 20 }), 0},
		{"boxes to tick", draw(90, func(i int) (x, y, w, h float64) { return 50 + 80*float64(i%5), 700 - 15*float64(i/5), 6, 6 }), 0},
		{"a filled field", draw(400, func(i int) (x, y, w, h float64) { return 50 + 3*float64(i%20), 600 - 3*float64(i/20), 3, 3 }), 0},
		{"points of a chart", draw(400, func(i int) (x, y, w, h float64) {
			return 50 + float64(i*i%97)*0.61, 600 + float64(i*7%53)*1.13, 3, 3
		}), 0},
		{"nothing", "", 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := pdftest.New()
			doc.Page("BT /F1 10 Tf 50 100 Td (Hello, dear reader.) Tj ET\n" + tt.content)
			d := open(t, doc.Bytes())
			if n := len(d.Pages[0].Drawn); n != tt.found {
				t.Errorf("%d found, want %d: %v", n, tt.found, d.Pages[0].Drawn)
			}
		})
	}
}
