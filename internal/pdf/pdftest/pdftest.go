// Package pdftest makes small PDF files for tests, object by object.
package pdftest

import (
	"bytes"

	"veil/internal/pdf"
)

// Doc is a file in the making. Pages are A4, in user space units of 1/72 inch.
type Doc struct {
	pdf.Builder
	Root  pdf.Dict // the catalog; entries may be added
	pages pdf.Array
	root  pdf.Ref
	tree  pdf.Ref
	Font  pdf.Ref // Helvetica, WinAnsiEncoding
}

// New starts a file.
func New() *Doc {
	d := &Doc{}
	d.root, d.tree = d.Reserve(), d.Reserve()
	d.Root = pdf.Dict{"Type": pdf.Name("Catalog"), "Pages": d.tree}
	d.Font = d.Add(pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type1"),
		"BaseFont": pdf.Name("Helvetica"), "Encoding": pdf.Name("WinAnsiEncoding")})
	return d
}

// Page adds a page with this content and returns its dictionary. Its resources
// hold the font F1 and may be added to.
func (d *Doc) Page(content string) pdf.Dict {
	p := pdf.Dict{
		"Type": pdf.Name("Page"), "Parent": d.tree,
		"MediaBox":  pdf.Array{0, 0, 595, 842},
		"Resources": pdf.Dict{"Font": pdf.Dict{"F1": d.Font}},
		"Contents":  d.AddStream(nil, []byte(content)),
	}
	d.pages = append(d.pages, d.Add(p))
	return p
}

// Form adds a form XObject with the font F1.
func (d *Doc) Form(content string, extra pdf.Dict) pdf.Ref {
	f := pdf.Dict{"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Form"), "BBox": pdf.Array{0, 0, 595, 842},
		"Resources": pdf.Dict{"Font": pdf.Dict{"F1": d.Font}}}
	for k, v := range extra {
		f[k] = v
	}
	return d.AddStream(f, []byte(content))
}

// Bytes is the finished file.
func (d *Doc) Bytes() []byte {
	d.Set(d.tree, pdf.Dict{"Type": pdf.Name("Pages"), "Kids": d.pages, "Count": len(d.pages)})
	d.Set(d.root, d.Root)
	var b bytes.Buffer
	d.Write(&b, d.root) // a bytes.Buffer does not fail
	return b.Bytes()
}
