package pdf

import (
	"fmt"
	"strings"
	"testing"

	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
	"veil/redact/plan"
)

// shapes draws round shapes of these widths side by side, painted by an
// operator.
func shapes(paint string, widths ...float64) string {
	var b strings.Builder
	x := 123.25
	for _, w := range widths {
		fmt.Fprintf(&b, "q %g 600 m %g 600 %g 608 %g 608 c %g 608 %g 600 %g 600 c h %s Q\n", x, x+w, x+w, x+w/2, x, x, x, paint)
		x += w + 1
	}
	return b.String()
}

// TestWritingAsPaths: text that is drawn as paths counts as a picture, however
// it is painted; other drawings stay.
func TestWritingAsPaths(t *testing.T) {
	letters := []float64{5, 7, 3, 8, 6, 4, 9, 5}
	raster := func() string {
		var b strings.Builder
		for y := range 40 {
			for x := range 20 {
				if (x*7+y*3)%5 < 2 {
					fmt.Fprintf(&b, "%g %g 1.5 1 re\n", 123.25+2*float64(x), 600+float64(y))
				}
			}
		}
		return b.String() + "f\n"
	}
	for name, tt := range map[string]struct {
		content string
		gone    bool
	}{
		"filled":       {shapes("f", letters...), true},
		"stroked":      {shapes("S", letters...), true},
		"clipped to":   {shapes("W n 0 0 595 842 re f", letters...), true},
		"one path":     {strings.NewReplacer("f Q", "", "q ", "").Replace(shapes("f", letters...)) + "f\n", true},
		"spots":        {raster(), true},
		"dots":         {shapes("f", 5, 5, 5, 5, 5, 5, 5, 5, 5, 5), false},
		"few":          {shapes("f", 5, 7, 3), false},
		"rules":        {"123.25 600 m 400 600 l S 123.25 500 m 123.25 700 l S", false},
		"a line chart": {"123.25 600 m 140 620 l 160 610 l 180 630 l 200 605 l 220 640 l S", false},
	} {
		t.Run(name, func(t *testing.T) {
			doc := pdftest.New()
			doc.Page("BT /F1 10 Tf 50 700 Td (A line of words that is read) Tj ET\n" + tt.content)
			d := open(t, doc.Bytes())
			out := write(t, d, plan.Plan{Style: plan.StyleLabel})
			if gone := !strings.Contains(everything(t, out), "123.25"); gone != tt.gone {
				t.Errorf("gone is %v, want %v", gone, tt.gone)
			}
			if got := strings.Contains(pageText(t, out), "[IMAGE]"); got != tt.gone {
				t.Errorf("a box is there: %v, want %v", got, tt.gone)
			}
			check(t, out)
		})
	}
}

// TestHiddenPaths: what a layer that is off draws is not in the copy at all.
func TestHiddenPaths(t *testing.T) {
	doc := pdftest.New()
	p := doc.Page("BT /F1 10 Tf 50 700 Td (A line) Tj ET /OC /L BDC 123.25 600 m 140 620 l S EMC")
	layer := doc.Add(pdf.Dict{"Type": pdf.Name("OCG"), "Name": pdf.String("L")})
	p["Resources"].(pdf.Dict)["Properties"] = pdf.Dict{"L": layer}
	doc.Root["OCProperties"] = pdf.Dict{"OCGs": pdf.Array{layer}, "D": pdf.Dict{"OFF": pdf.Array{layer}}}
	out := write(t, open(t, doc.Bytes()), plan.Plan{Style: plan.StyleLabel})
	if strings.Contains(everything(t, out), "123.25") {
		t.Error("the path is in the copy")
	}
}
