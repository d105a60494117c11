package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
)

// shows lists the ordinals of the glyphs that show the first occurrence of s,
// in the order of its bytes.
func shows(t *testing.T, d *Document, s string) []int32 {
	t.Helper()
	at := strings.Index(texts(d)["page/1"], s)
	if at < 0 {
		t.Fatalf("%q is not in the text %q", s, texts(d)["page/1"])
	}
	var out []int32
	for _, m := range d.Pages[0].Marks {
		if int(m.End) > at && int(m.Start) < at+len(s) {
			out = append(out, m.Glyph)
		}
	}
	return out
}

// TestLogicalText reads words that are drawn in pieces, and knows which glyphs
// show them.
func TestLogicalText(t *testing.T) {
	for _, tt := range []struct {
		name, content, want, find string
		glyphs                    []int32
	}{
		{"character spacing", "BT /F1 10 Tf 3 Tc 50 700 Td (JANE ROE) Tj ET", "JANE ROE", "ROE", []int32{5, 6, 7}},
		{"character spacing that parts words", "BT /F1 10 Tf 25 Tc 50 700 Td [(19)2500(2)2500(8)] TJ ET", "1\t928", "928", []int32{1, 2, 3}},
		{"character spacing taken back within words", "BT /F1 10 Tf 4 Tc 50 700 Td [(D,w)400(eh)400(a)400(v)400(e)] TJ ET", "D, we have", "we", []int32{2, 3}},
		{"character spacing below nothing, given back", "BT /F1 10 Tf -3 Tc 50 700 Td [(J)-260(ane)] TJ ET", "Jane", "Jane", []int32{0, 1, 2, 3}},
		{"a justified line of few words", "BT /F1 10 Tf 30 Tw 50 700 Td (Jane Roe) Tj ET", "Jane Roe", "Roe", []int32{5, 6, 7}},
		{"a justified line, by the array", "BT /F1 10 Tf 50 700 Td [(Jane )-3000(Roe)] TJ ET", "Jane Roe", "Roe", []int32{5, 6, 7}},
		{"cells of one operator", "BT /F1 10 Tf 50 700 Td [(Jane)-3000(Roe)] TJ ET", "Jane\tRoe", "Roe", []int32{4, 5, 6}},
		{"cells that end in a space", "BT /F1 10 Tf 50 700 Td (Jane ) Tj 50 0 Td (Roe) Tj ET", "Jane\tRoe", "Roe", []int32{5, 6, 7}},
		{"cells far apart", "BT /F1 10 Tf 90 Tw 50 700 Td (Jane Roe) Tj ET", "Jane\tRoe", "Roe", []int32{5, 6, 7}},
		{"spaced letter by letter", "BT /F1 10 Tf 50 700 Td [(J)-300(A)-300(N)-300(E)] TJ ET", "JANE", "JANE", []int32{0, 1, 2, 3}},
		{"spaced words", "BT /F1 10 Tf 50 700 Td [(J)-300(A)-300(N)-1200(R)-300(O)-300(E)] TJ ET", "JAN ROE", "ROE", []int32{3, 4, 5}},
		{"two initials are no word", "BT /F1 10 Tf 50 700 Td [(J)-300(A)-900(Roe)] TJ ET", "J A Roe", "A", []int32{1}},
		{"glyph by glyph, backwards", "BT /F1 10 Tf 66.7 700 Td (e) Tj -5.56 0 Td (n) Tj -5.56 0 Td (a) Tj -5 0 Td (J) Tj ET",
			"Jane", "Jane", []int32{3, 2, 1, 0}},
		{"small capitals", "BT /F1 10 Tf 50 700 Td (J) Tj /F1 7 Tf (ANE) Tj ET", "JANE", "JANE", []int32{0, 1, 2, 3}},
		{"raised letters", "BT /F1 10 Tf 50 700 Td (14) Tj 4 Ts /F1 6 Tf (th) Tj 0 Ts /F1 10 Tf ( May) Tj ET", "14th May", "14th", []int32{0, 1, 2, 3}},
		{"a footnote's number", "BT /F1 10 Tf 50 700 Td (Jane) Tj 4 Ts /F1 6 Tf (1) Tj 0 Ts /F1 10 Tf ( said) Tj ET", "Jane 1 said", "Jane", []int32{0, 1, 2, 3}},
		{"a footnote's number after a sentence", "BT /F1 10 Tf 50 700 Td (came too.) Tj 4 Ts /F1 6 Tf (17) Tj 0 Ts /F1 10 Tf ( Larch Close) Tj ET", "came too.17 Larch Close", "too", []int32{5, 6, 7}},
		{"a footnote's number after a name that ends a sentence", "BT /F1 10 Tf 50 700 Td (saw Jane.) Tj 4 Ts /F1 6 Tf (17) Tj ET", "saw Jane. 17", "Jane", []int32{4, 5, 6, 7}},
		{"a date and a footnote's number", "BT /F1 10 Tf 50 700 Td (May 2003) Tj 4 Ts /F1 6 Tf (2) Tj ET", "May 2003 2", "2003", []int32{4, 5, 6, 7}},
		{"an initial and a footnote's number", "BT /F1 10 Tf 50 700 Td (Jane R) Tj 4 Ts /F1 6 Tf (2) Tj ET", "Jane R 2", "R", []int32{5}},
		{"a power of a unit", "BT /F1 10 Tf 50 700 Td (12 N/mm) Tj 4 Ts /F1 6 Tf (2) Tj ET", "12 N/mm2", "mm2", []int32{5, 6, 7}},
		{"a footnote's sign", "BT /F1 10 Tf 50 700 Td (Jane) Tj 4 Ts /F1 6 Tf ([4]) Tj 0 Ts /F1 10 Tf ( said) Tj ET", "Jane[4] said", "Jane", []int32{0, 1, 2, 3}},
		{"turned by 30 degrees", "BT /F1 10 Tf 0.866 0.5 -0.5 0.866 100 500 Tm (Jane Roe) Tj ET", "Jane Roe", "Roe", []int32{5, 6, 7}},
		{"upside down", "BT /F1 10 Tf -1 0 0 -1 300 500 Tm (Jane Roe) Tj ET", "Jane Roe", "Roe", []int32{5, 6, 7}},
		{"turned lines in order", "BT /F1 10 Tf 0 1 -1 0 100 100 Tm (Jane) Tj 0 1 -1 0 112 100 Tm (Roe) Tj ET", "Jane\nRoe", "Roe", []int32{4, 5, 6}},
		{"a word divided", "BT /F1 10 Tf 12 TL 50 700 Td (Jane Hen-) Tj (derson said) ' ET", "Jane Henderson\nsaid", "Henderson",
			[]int32{5, 6, 7, 8, 9, 10, 11, 12, 13, 14}},
		{"part of a word divided", "BT /F1 10 Tf 12 TL 50 700 Td (Jane Hen-) Tj (derson said) ' ET", "Jane Henderson\nsaid", "derson",
			[]int32{9, 10, 11, 12, 13, 14}},
		{"a hyphen before a capital", "BT /F1 10 Tf 12 TL 50 700 Td (Okafor-) Tj (Hughes) ' ET", "Okafor-\nHughes", "Hughes", []int32{7, 8, 9, 10, 11, 12}},
		{"a dash", "BT /F1 10 Tf 12 TL 50 700 Td (Jane -) Tj (she) ' ET", "Jane -\nshe", "she", []int32{6, 7, 8}},
		{"a line of another cell", "BT /F1 10 Tf 50 700 Td (Name) Tj 150 0 Td (Jane Hen-) Tj -150 -12 Td (born) Tj ET", "Name\tJane Hen-\nborn", "born", []int32{13, 14, 15, 16}},
		{"a word divided in a table's row", "BT /F1 10 Tf 50 736 Td (Name) Tj 150 0 Td (Jane Roe) Tj -150 -12 Td (Born) Tj 150 0 Td (in Hen-) Tj 0 -12 Td (don) Tj ET",
			"Name\tJane Roe\nBorn\tin Hendon", "Hendon", []int32{19, 20, 21, 22, 23, 24, 25}},
		{"another paragraph", "BT /F1 10 Tf 40 TL 50 700 Td (Hen-) Tj (derson) ' ET", "Hen-\n\nderson", "derson", []int32{4, 5, 6, 7, 8, 9}},
		{"divided, and drawn twice", "BT /F1 10 Tf 12 TL 50 700 Td (Hen-) Tj 0.3 0 Td (Hen-) Tj -0.3 0 Td (derson) ' ET", "Henderson", "Henderson",
			[]int32{0, 4, 1, 5, 2, 6, 3, 7, 8, 9, 10, 11, 12, 13}},
		{"drawn twice in other pieces", "BT /F1 10 Tf 50 700 Td (Jo) Tj 0.3 0 Td (Jo) Tj 13.2 0 Td (Roe) Tj -13.5 0 Td (Jo Roe) Tj ET", "Jo Roe", "Roe",
			[]int32{4, 10, 5, 11, 6, 12}},
		{"drawn over and over", "BT /F1 10 Tf 50 700 Td (x Jane) Tj 7.6 0 Td (Jane) Tj 0.2 0 Td (Jane) Tj 0.2 0 Td (Jane) Tj ET", "x Jane", "Jane",
			[]int32{2, 6, 10, 14, 3, 7, 11, 15, 4, 8, 12, 16, 5, 9, 13, 17}},
		{"narrow letters side by side", "BT /F1 10 Tf 50 700 Td (x) Tj 0.3 0 Td (x) Tj 6 0 Td (ill) Tj ET", "x ill", "ill", []int32{2, 3, 4}},
		{"an accent of its own", "BT /F1 10 Tf 50 700 Td (Jos) Tj (e) Tj -4.45 0 Td 21 0 Td (\264) Tj ET", "José", "José", []int32{0, 1, 2, 3, 4}},
		{"an accent beside", "BT /F1 10 Tf 50 700 Td (e) Tj 5.56 0 Td (\264) Tj ET", "e´", "e", []int32{0}},
		{"a bracket over two lines", "BT /F1 10 Tf 50 700 Td (Jane) Tj 0 -12 Td (Roe) Tj /F1 24 Tf 30 6 Td (}) Tj ET", "Jane }\nRoe", "Roe", []int32{4, 5, 6}},
		{"laid over each other", "BT /F1 10 Tf 50 700 Td (Jane) Tj ET BT /F1 10 Tf 90 700 Td (x) Tj ET BT /F1 10 Tf 68 700 Td (Roe) Tj ET",
			"Jane Roe x", "Roe", []int32{5, 6, 7}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := pdftest.New()
			doc.Page(strings.ReplaceAll(tt.content, "´", "\xb4"))
			d := open(t, doc.Bytes())
			if got := texts(d)["page/1"]; got != tt.want {
				t.Fatalf("got %q, want %q", got, tt.want)
			}
			if got := shows(t, d, tt.find); !slices.Equal(got, tt.glyphs) {
				t.Errorf("%q is shown by %v, want %v", tt.find, got, tt.glyphs)
			}
			checkMarks(t, tt.want, d.Pages[0].Marks)
		})
	}
}

// table writes a ToUnicode table for codes of one or two bytes.
func table(codes map[int]string, digits int) []byte {
	var b strings.Builder
	for code, s := range codes {
		fmt.Fprintf(&b, "1 beginbfchar <%0*x> <", digits, code)
		for _, r := range s {
			fmt.Fprintf(&b, "%04x", r)
		}
		b.WriteString("> endbfchar\n")
	}
	return []byte(b.String())
}

// TestOtherFonts reads text in fonts that say themselves what their codes are.
func TestOtherFonts(t *testing.T) {
	simple := func(d *pdftest.Doc, codes map[int]string) pdf.Dict {
		widths := make(pdf.Array, 256)
		for i := range widths {
			widths[i] = 500
		}
		return pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("TrueType"), "BaseFont": pdf.Name("ABCDEF+Own"),
			"FirstChar": 0, "Widths": widths, "ToUnicode": d.AddStream(nil, table(codes, 2))}
	}
	// Shin, lamed, vav, final mem: read from the right.
	hebrew := map[int]string{1: "\u05e9", 2: "\u05dc", 3: "\u05d5", 4: "\u05dd", 5: " ", 6: "1", 7: "2", 8: "J", 9: "o", 10: "("}
	for _, tt := range []struct {
		name, content string
		font          func(*pdftest.Doc) pdf.Dict
		want, find    string
		glyphs        []int32
	}{
		{"ligatures", "BT /F2 10 Tf 50 700 Td <010203> Tj ET", func(d *pdftest.Doc) pdf.Dict {
			return simple(d, map[int]string{1: "Gri", 2: "\ufb03", 3: "n"})
		}, "Griffin", "Griffin", []int32{0, 1, 2}},
		{"soft hyphens", "BT /F2 10 Tf 12 TL 50 700 Td <0102> Tj <03> ' ET", func(d *pdftest.Doc) pdf.Dict {
			return simple(d, map[int]string{1: "OKA", 2: "\u00ad", 3: "FOR"})
		}, "OKAFOR", "OKAFOR", []int32{0, 1, 2}},
		{"right to left, drawn from the left", "BT /F2 10 Tf 50 700 Td <04030201> Tj ET",
			func(d *pdftest.Doc) pdf.Dict { return simple(d, hebrew) }, "שלום", "של", []int32{3, 2}},
		{"right to left, drawn from the right", "BT /F2 10 Tf 65 700 Td <01> Tj -5 0 Td <02> Tj -5 0 Td <03> Tj -5 0 Td <04> Tj ET",
			func(d *pdftest.Doc) pdf.Dict { return simple(d, hebrew) }, "שלום", "של", []int32{0, 1}},
		{"two words and a number", "BT /F2 10 Tf 50 700 Td <0403020105060705040302010a> Tj ET",
			func(d *pdftest.Doc) pdf.Dict { return simple(d, hebrew) }, "(שלום 12 שלום", "12", []int32{5, 6}},
		{"a word in a Latin line", "BT /F2 10 Tf 50 700 Td <08090508090504030201050809> Tj ET",
			func(d *pdftest.Doc) pdf.Dict { return simple(d, hebrew) }, "Jo Jo שלום Jo", "של", []int32{9, 8}},
		{"presentation forms", "BT /F2 10 Tf 50 700 Td <0201> Tj ET", func(d *pdftest.Doc) pdf.Dict {
			return simple(d, map[int]string{1: "\ufee3", 2: "\ufe8e"}) // initial meem, final alef
		}, "\u0645\u0627", "\u0645", []int32{1}},
		{"downwards, from the right", "BT /F2 10 Tf 300 700 Td <00010002> Tj -20 0 Td <00030004> Tj ET", func(d *pdftest.Doc) pdf.Dict {
			return pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type0"), "Encoding": pdf.Name("Identity-V"),
				"DescendantFonts": pdf.Array{pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("CIDFontType2"), "DW": 1000}},
				"ToUnicode":       d.AddStream(nil, table(map[int]string{1: "山", 2: "田", 3: "花", 4: "子"}, 4))}
		}, "山田\n\n花子", "花子", []int32{2, 3}},
		{"a character collection", "BT /F2 10 Tf 50 700 Td <034b0c66> Tj ET", func(*pdftest.Doc) pdf.Dict {
			return pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type0"), "Encoding": pdf.Name("Identity-H"),
				"DescendantFonts": pdf.Array{pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("CIDFontType0"), "DW": 1000,
					"CIDSystemInfo": pdf.Dict{"Registry": pdf.String("Adobe"), "Ordering": pdf.String("Japan1"), "Supplement": 6}}}}
		}, "あ東", "東", []int32{1}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := pdftest.New()
			doc.Page(tt.content)["Resources"].(pdf.Dict)["Font"].(pdf.Dict)["F2"] = doc.Add(tt.font(doc))
			d := open(t, doc.Bytes())
			if got := texts(d)["page/1"]; got != tt.want {
				t.Fatalf("got %q, want %q", got, tt.want)
			}
			if got := shows(t, d, tt.find); !slices.Equal(got, tt.glyphs) {
				t.Errorf("%q is shown by %v, want %v", tt.find, got, tt.glyphs)
			}
			if len(d.Gaps()) > 0 {
				t.Errorf("gaps: %v", d.Gaps())
			}
		})
	}
}

// TestColumns reads two columns with a gutter no wider than a letter one after
// the other, and a word that goes on in the second.
func TestColumns(t *testing.T) {
	left := []string{"Jane went to the school with her", "aunt on each of the three days of", "the week on which the school was",
		"open, and came home by the bus at", "half past three or a little later", "when the bus was late. She had her", "tea with her aunt and with Mr Hen-"}
	right := []string{"derson, who had known the family", "for many years and who was a good", "friend to them all. In the evening",
		"she did her homework and read for", "some time before she went to bed.", "On Fridays she went to see her own", "mother, as the court had ordered."}
	page := func(dy float64) string {
		b := "BT /F1 10 Tf 50 750 Td (A heading that runs over both of the columns, from the left edge to the right one) Tj ET\n"
		for i := range left {
			y := 700 - 12*float64(i)
			b += fmt.Sprintf("BT /F1 10 Tf 50 %v Td (%s) Tj ET BT /F1 10 Tf 216 %v Td (%s) Tj ET\n", y, left[i], y-dy, right[i])
		}
		return b
	}
	want := strings.Join(left, "\n")
	want = strings.TrimSuffix(want, "-") + strings.Replace(strings.Join(right, "\n"), "derson, ", "derson,\n", 1)
	for _, dy := range []float64{0, 5} { // on the same baselines, and between them
		doc := pdftest.New()
		doc.Page(page(dy))
		d := open(t, doc.Bytes())
		_, got, _ := strings.Cut(texts(d)["page/1"], "\n\n")
		if got != want {
			t.Errorf("with %v between the baselines, got\n%s\nwant\n%s", dy, got, want)
		}
		if n := len(shows(t, d, "Henderson")); n != 10 {
			t.Errorf("the divided word has %d glyphs", n)
		}
	}
}

// TestCellsAreNoColumns: a table of long cells is read row by row.
func TestCellsAreNoColumns(t *testing.T) {
	b := ""
	for i := range 8 {
		y := 700 - 24*i
		b += fmt.Sprintf("BT /F1 10 Tf 50 %d Td (What was seen on visit number %d) Tj ET BT /F1 10 Tf 216 %d Td (What was said on visit number %d) Tj ET\n", y, i, y, i)
		b += fmt.Sprintf("50 %d m 400 %d l S\n", y-8, y-8)
	}
	doc := pdftest.New()
	doc.Page(b)
	text := texts(open(t, doc.Bytes()))["page/1"]
	for i := range 8 {
		if row := fmt.Sprintf("What was seen on visit number %d\tWhat was said on visit number %d", i, i); !strings.Contains(text, row) {
			t.Errorf("%q is not in\n%s", row, text)
		}
	}
}
