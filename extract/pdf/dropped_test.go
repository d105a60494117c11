package pdf

import (
	"bytes"
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
)

func TestDropped(t *testing.T) {
	plain := pdftest.New()
	plain.Page("BT /F1 10 Tf 50 700 Td (Text) Tj ET")

	full := pdftest.New()
	page := full.Page("BT /F1 10 Tf 50 700 Td (Text) Tj ET")
	annot := func(d pdf.Dict) pdf.Ref {
		d["Type"], d["Rect"] = pdf.Name("Annot"), pdf.Array{0, 0, 10, 10}
		return full.Add(d)
	}
	field := annot(pdf.Dict{"Subtype": pdf.Name("Widget"), "FT": pdf.Name("Tx"), "T": pdf.String("a")})
	signed := annot(pdf.Dict{"Subtype": pdf.Name("Widget"), "FT": pdf.Name("Sig"), "T": pdf.String("b"), "V": pdf.Dict{"Type": pdf.Name("Sig")}})
	unsigned := annot(pdf.Dict{"Subtype": pdf.Name("Widget"), "FT": pdf.Name("Sig"), "T": pdf.String("c")})
	page["Annots"] = pdf.Array{
		field, signed, unsigned,
		annot(pdf.Dict{"Subtype": pdf.Name("Text"), "Contents": pdf.String("a note")}),
		annot(pdf.Dict{"Subtype": pdf.Name("Highlight")}),
		annot(pdf.Dict{"Subtype": pdf.Name("Popup")}),
		annot(pdf.Dict{"Subtype": pdf.Name("Link"), "A": pdf.Dict{"S": pdf.Name("URI"), "URI": pdf.String("https://example.org")}}),
		annot(pdf.Dict{"Subtype": pdf.Name("FileAttachment")}),
	}
	full.Root["AcroForm"] = pdf.Dict{"Fields": pdf.Array{field, signed, unsigned}}
	full.Root["OpenAction"] = pdf.Dict{"S": pdf.Name("JavaScript"), "JS": pdf.String("app.beep()")}
	full.Root["Outlines"] = pdf.Dict{"First": full.Add(pdf.Dict{"Title": pdf.String("Part 1")})}
	full.Root["OCProperties"] = pdf.Dict{"OCGs": pdf.Array{}}
	full.Root["StructTreeRoot"] = pdf.Dict{}
	full.Root["Metadata"] = full.AddStream(pdf.Dict{"Type": pdf.Name("Metadata")}, []byte("<x/>"))
	later := append(full.Bytes(), "\nstartxref\n0\n%%EOF\n"...)

	for name, tt := range map[string]struct {
		file []byte
		want []extract.Dropped
	}{
		"nothing": {plain.Bytes(), nil},
		"everything": {later, []extract.Dropped{
			{What: "the document's properties"}, {What: "attached file", Count: 1}, {What: "comments", Count: 2},
			{What: "form field, of which only the looks stay", Count: 1}, {What: "digital signature", Count: 1}, {What: "link", Count: 1},
			{What: "bookmarks"}, {What: "script", Count: 1}, {What: "layers, of which what shows stays"},
			{What: "the structure that screen readers use"}, {What: "earlier version", Count: 1},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Open(context.Background(), bytes.NewReader(tt.file), int64(len(tt.file)), extract.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, extract.DroppedOf(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
