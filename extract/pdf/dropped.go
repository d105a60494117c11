package pdf

import (
	"bytes"

	"veil/extract"
	"veil/internal/pdf"
)

// Dropped implements extract.Dropping: what the file holds besides its pages, and
// what of its pages becomes plain drawing.
func (d *Document) Dropped() []extract.Dropped {
	f := d.File
	if f == nil { // opened by Copies
		return nil
	}
	root := f.Dict(f.Trailer["Root"])
	form := f.Dict(root["AcroForm"])
	var out []extract.Dropped
	count := func(n int, one, many string) {
		switch {
		case n == 1:
			out = append(out, extract.Dropped{What: one, Count: 1})
		case n > 1:
			out = append(out, extract.Dropped{What: many, Count: n})
		}
	}
	has := func(o pdf.Object, what string) {
		if f.Resolve(o) != nil {
			out = append(out, extract.Dropped{What: what})
		}
	}
	if d.info() != "" || f.Resolve(root["Metadata"]) != nil {
		out = append(out, extract.Dropped{What: "the document's properties"})
	}
	marks := d.tally()
	fields, signatures := d.countFields(form)
	count(d.attached(), "attached file", "attached files")
	count(marks.comments, "comment", "comments")
	count(fields, "form field, of which only the looks stay", "form fields, of which only the looks stay")
	count(signatures, "digital signature", "digital signatures")
	count(marks.links, "link", "links")
	has(f.Dict(root["Outlines"])["First"], "bookmarks")
	count(d.scripts(), "script", "scripts")
	has(root["OCProperties"], "layers, of which what shows stays")
	has(root["StructTreeRoot"], "the structure that screen readers use")
	count(d.revisions, "earlier version", "earlier versions")
	return out
}

// attached counts the files inside the PDF and those of its annotations.
func (d *Document) attached() int {
	n := len(d.names(d.File.Dict(d.File.Dict(d.File.Dict(d.File.Trailer["Root"])["Names"])["EmbeddedFiles"])))
	return max(n+d.tally().media, d.embedded())
}

// tallied counts the annotations of all pages by what they are.
type tallied struct{ comments, links, media int }

func (d *Document) tally() (t tallied) {
	for _, p := range d.Pages {
		for _, o := range d.File.Array(p.Dict["Annots"]) {
			switch d.File.Name(d.File.Dict(o)["Subtype"]) {
			case "", "Widget", "Popup", "PrinterMark", "TrapNet", "Watermark":
			case "Link":
				t.links++
			case "FileAttachment", "RichMedia", "Movie", "Sound", "Screen", "3D":
				t.media++
			default:
				t.comments++
			}
		}
	}
	return t
}

// countFields counts the form's fields, and those that are signed, apart
// (PDF 32000-1, 12.7.3).
func (d *Document) countFields(form pdf.Dict) (fields, signatures int) {
	seen := map[pdf.Ref]bool{}
	n := 0
	var walk func(o pdf.Object, kind pdf.Name, depth int)
	walk = func(o pdf.Object, kind pdf.Name, depth int) {
		r, indirect := o.(pdf.Ref)
		if n++; indirect && seen[r] || depth > 32 || n > maxNodes {
			return
		}
		seen[r] = indirect
		field := d.File.Dict(o)
		if k := d.File.Name(field["FT"]); k != "" {
			kind = k
		}
		ends := true // kids without a name are its places on the pages
		for _, kid := range d.File.Array(field["Kids"]) {
			if d.File.Dict(kid)["T"] != nil {
				walk(kid, kind, depth+1)
				ends = false
			}
		}
		switch {
		case !ends || field == nil:
		case kind == "Sig":
			if d.File.Dict(field["V"]) != nil {
				signatures++
			}
		default:
			fields++
		}
	}
	for _, o := range d.File.Array(form["Fields"]) {
		walk(o, "", 0)
	}
	return fields, signatures
}

// scripts counts what runs a script, wherever it hangs.
func (d *Document) scripts() int {
	n := 0
	var look func(o pdf.Object, depth int)
	look = func(o pdf.Object, depth int) {
		switch v := o.(type) {
		case pdf.Dict:
			if v["JS"] != nil {
				n++
			}
			for _, x := range v {
				if depth < 32 {
					look(x, depth+1)
				}
			}
		case pdf.Array:
			for _, x := range v {
				if depth < 32 {
					look(x, depth+1)
				}
			}
		case *pdf.Stream:
			look(v.Dict, depth+1)
		}
	}
	for _, o := range d.File.Objects {
		look(o, 0)
	}
	return n
}

// revisions counts the versions of a file before its last one (PDF 32000-1,
// 7.5.6). A file made for the web ends twice.
func revisions(data []byte) int {
	n := bytes.Count(data, []byte("startxref")) - 1
	if bytes.Contains(data[:min(len(data), 1024)], []byte("/Linearized")) {
		n--
	}
	return max(n, 0)
}
