package pdf

import (
	"fmt"
	"strings"
	"testing"

	"veil/internal/pdf/pdftest"
)

// TestFullCells: a value that is broken over two lines of its cell is read whole,
// though cells of other rows reach as far as the next column.
func TestFullCells(t *testing.T) {
	b, y := "", 700.0
	row := func(lines ...[3]string) {
		for _, cells := range lines {
			for c, x := range []float64{50, 120, 190} {
				if cells[c] != "" {
					b += fmt.Sprintf("BT /F1 10 Tf %v %v Td (%s) Tj ET\n", x, y, cells[c])
				}
			}
			y -= 12
		}
	}
	row([3]string{"1 May", "01632 960249", "Miss Ng rang"}) // of 69.5 points: the next cell is a space away
	row([3]string{"2 May", "+44 7700", "Shouting."}, [3]string{"", "900208", "Wants to know"})
	row([3]string{"3 May", "withheld", "Silent"})
	row([3]string{"4 May", "not given", "Papers in"}, [3]string{"", "", "by Monday"})
	row([3]string{"5 May", "01632 960369", "Tom rang"})
	row([3]string{"6 May", "withheld", "Silent"})
	doc := pdftest.New()
	doc.Page(b)
	text := texts(open(t, doc.Bytes()))["page/1"]
	for _, want := range []string{
		"1 May\t01632 960249\tMiss Ng rang", "2 May\t+44 7700 900208\tShouting. Wants to know", "4 May\tnot given\tPapers in\nby Monday", "5 May\t01632 960369\tTom rang",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%q", want, text)
		}
	}
}
