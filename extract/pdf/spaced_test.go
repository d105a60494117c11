package pdf

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
)

// TestSpacedLetters: letters set apart are the words that they make, and what
// only looks like it stays as it is.
func TestSpacedLetters(t *testing.T) {
	tj := func(s string) string { return "BT /F1 10 Tf 50 700 Td (" + s + ") Tj ET" }
	in := func(step, shift float64, s string) string { // one box a letter
		var b strings.Builder
		for i, r := range s {
			fmt.Fprintf(&b, "BT /F1 10 Tf %g 700 Td (%c) Tj ET\n", 50+step*float64(i)-shift*widthOf(r)/2, r)
		}
		return b.String()
	}
	beside := func(a, b string) string { // as near as cells that are full
		w := 0.0
		for _, r := range a {
			w += widthOf(r)
		}
		return fmt.Sprintf("BT /F1 10 Tf 50 700 Td (%s) Tj ET BT /F1 10 Tf %g 700 Td (%s) Tj ET", a, 50+w+0.3, b)
	}
	for name, tt := range map[string]struct{ content, want string }{
		"full cells":       {beside("Share it with", "OKAFOR"), "Share it with OKAFOR"},
		"a full cell":      {beside("Share it with", "12 May"), "Share it with 12 May"},
		"one name":         {beside("Ann Mac", "Donald"), "Ann MacDonald"},
		"spaces":           {tj("Name:  J a n e t   O k a f o r"), "Name: Janet Okafor"},
		"one word":         {tj("R E P O R T of all"), "REPORT of all"},
		"letters and more": {tj("R e f :   A B / 2 0 2 3 / 9"), "Ref: AB/2023/9"},
		"digits":           {tj("9 9 9 1 2 3 4"), "9 9 9 1 2 3 4"},
		"few":              {tj("a b c in it"), "a b c in it"},
		"boxes":            {in(9, 0, "Willa Milne"), "Willa Milne"},
		"middles of boxes": {in(9.5, 1, "Willa Milne"), "Willa Milne"},
		"words":            {tj("It is as it is in an old inn"), "It is as it is in an old inn"},
		"letters of words": {"BT /F1 10 Tf 50 700 Td [(He)-260(got)-260(out)-260(of)-260(it)] TJ ET", "He got out of it"},
		"none":             {"", ""},
		"out of order":     {everyOther("Willa Milne in May"), "Willa Milne in May"},
	} {
		t.Run(name, func(t *testing.T) {
			doc := pdftest.New()
			doc.Page(tt.content)
			b := doc.Bytes()
			f, err := pdf.Load(context.Background(), b, "")
			if err != nil {
				t.Fatal(err)
			}
			d, err := Read(context.Background(), f)
			if err != nil {
				t.Fatal(err)
			}
			if got := d.Parts()[0].Text; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// everyOther draws every other letter first, each where it belongs.
func everyOther(s string) string {
	var b strings.Builder
	for first := range 2 {
		x := 50.0
		for i, r := range s {
			if i%2 == first {
				fmt.Fprintf(&b, "BT /F1 10 Tf %g 700 Td (%c) Tj ET\n", x, r)
			}
			x += widthOf(r)
		}
	}
	return b.String()
}

// widthOf is the width of a letter of the test in points, at a size of 10
// (Helvetica).
func widthOf(r rune) float64 {
	switch {
	case r == 'W':
		return 9.44
	case r == 'M':
		return 8.33
	case strings.ContainsRune("il", r):
		return 2.22
	case r == ' ':
		return 2.78
	case r == 'y' || r == 'c':
		return 5
	case r == 'r':
		return 3.33
	case r == 't':
		return 2.78
	case r == 'w':
		return 7.22
	case r == 'S' || r == 'A':
		return 6.67
	}
	return 5.56
}
