package pdf

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"veil/extract"
	source "veil/extract/pdf"
	"veil/internal/pdf"
	"veil/redact/plan"
)

// FuzzWhole reads any page, masks all that it says, writes the copy and reads
// that: nothing but what the writer itself adds may be on it.
func FuzzWhole(f *testing.F) {
	for _, s := range [][2]string{
		{"BT /F1 10 Tf 50 700 Td [(Ja) -20 (ne)] TJ T* (Roe) ' 1 2 (x) \" ET", ""},
		{"q BT /F1 -9 Tf -1 0 0 1 50 700 Tm 7 Tr 0 Tz 3 Ts (Jane) Tj Q BT (Roe) Tj", ""},
		{"BI /W 1 /H 1 /IM true ID \x00 EI /X1 Do /Pattern cs /P1 scn 0 0 9 9 re f", "BT /F1 9 Tf 9 9 Td (Jane) Tj ET /X1 Do"},
		{"/G1 gs /OC /L BDC BT /F2 9 Tf 50 50 Td (aab) Tj ET EMC BT /F1 0 Tf (Jane)Tj /F9 9 Tf (Roe) Tj", "/F1 9 Tf (Jane) Tj"},
		{"q 1 0 0 1 9 9 cm /X1 Do Q q 2 0 0 -2 90 90 cm /X1 Do Q BT /F3 9 Tf 90 90 Td (\x00J\x00a\x00n) Tj", "BT /F1 9 Tf (Jane Roe) Tj (x) w"},
	} {
		f.Add([]byte(s[0]), []byte(s[1]))
	}
	f.Fuzz(func(t *testing.T, content, form []byte) {
		ctx := context.Background()
		d, err := source.Read(ctx, anyPage(content, form))
		if err != nil {
			return
		}
		p := plan.Plan{Style: plan.StyleBox}
		for _, part := range d.Parts() {
			if part.Kind == extract.Body && part.Text != "" {
				p.Edits = append(p.Edits, plan.Edit{Span: extract.Span{Part: part.ID, End: len(part.Text)}, Mask: true, Label: "X"})
			}
		}
		var out bytes.Buffer
		if err := (Writer{}).Write(ctx, &out, d, p); err != nil {
			return
		}
		file := pdf.Repair(out.Bytes())
		if file == nil {
			t.Fatal("the copy has no objects")
		}
		c, err := source.Read(ctx, file)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range c.Parts() {
			if s := strings.Trim(part.Text, imageMark+" \t\n"); s != "" {
				t.Errorf("%s still says %q", part.ID, s)
			}
		}
	})
}

// anyPage is a file of one page with these contents, of itself and of a form
// that is also a pattern, a soft mask and an annotation's appearance.
func anyPage(content, form []byte) *pdf.File {
	fonts := pdf.Dict{
		"F1": pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type1"), "BaseFont": pdf.Name("Helvetica")},
		"F2": pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type3"), "FontMatrix": pdf.Array{0.001, 0, 0, 0.001, 0, 0},
			"CharProcs": pdf.Dict{"a": pdf.Ref(5), "b": pdf.Ref(4)}, "FirstChar": 97, "Widths": pdf.Array{500, 500},
			"FontBBox": pdf.Array{0, 0, 500, 700}, "Encoding": pdf.Dict{"Differences": pdf.Array{97, pdf.Name("a"), pdf.Name("b")}}},
		"F3": pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type0"), "BaseFont": pdf.Name("Any"), "Encoding": pdf.Name("UniJIS-UCS2-V"),
			"DescendantFonts": pdf.Array{pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("CIDFontType0"), "BaseFont": pdf.Name("Any"),
				"CIDSystemInfo": pdf.Dict{"Registry": pdf.String("Adobe"), "Ordering": pdf.String("Japan1"), "Supplement": 2}}}},
	}
	res := pdf.Dict{"Font": fonts, "XObject": pdf.Dict{"X1": pdf.Ref(5)}, "Pattern": pdf.Dict{"P1": pdf.Ref(5)},
		"ExtGState":  pdf.Dict{"G1": pdf.Dict{"SMask": pdf.Dict{"S": pdf.Name("Alpha"), "G": pdf.Ref(5)}, "Font": pdf.Array{fonts["F1"], 9}}},
		"Properties": pdf.Dict{"L": pdf.Ref(6)}}
	return &pdf.File{Trailer: pdf.Dict{"Root": pdf.Ref(1)}, Objects: map[int]pdf.Object{
		1: pdf.Dict{"Type": pdf.Name("Catalog"), "Pages": pdf.Ref(2),
			"OCProperties": pdf.Dict{"OCGs": pdf.Array{pdf.Ref(6)}, "D": pdf.Dict{"OFF": pdf.Array{pdf.Ref(6)}}}},
		2: pdf.Dict{"Type": pdf.Name("Pages"), "Kids": pdf.Array{pdf.Ref(3)}, "Count": 1},
		3: pdf.Dict{"Type": pdf.Name("Page"), "MediaBox": pdf.Array{0, 0, 595, 842}, "Contents": pdf.Ref(4), "Resources": res,
			"Annots": pdf.Array{pdf.Dict{"Subtype": pdf.Name("Stamp"), "Rect": pdf.Array{10, 10, 90, 90}, "AP": pdf.Dict{"N": pdf.Ref(5)}}}},
		4: &pdf.Stream{Dict: pdf.Dict{}, Raw: content},
		5: &pdf.Stream{Dict: pdf.Dict{"Subtype": pdf.Name("Form"), "PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 99, "YStep": 99,
			"BBox": pdf.Array{0, 0, 595, 842}, "Resources": res}, Raw: form},
		6: pdf.Dict{"Type": pdf.Name("OCG")},
	}}
}
