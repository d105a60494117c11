package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"veil/extract"
	"veil/internal/pdf"
)

// maxNodes bounds walks through outlines, name trees and fields.
const maxNodes = 100_000

// outside reads the text that is not on the pages. None of it is carried into
// a copy, but a name found here is a name to look for on the pages.
func (d *Document) outside() {
	f := d.File
	root := f.Dict(f.Trailer["Root"])
	d.add("info", extract.Metadata, 0, d.info())
	d.add("xmp", extract.Metadata, 0, d.xmp(root["Metadata"]))
	d.add("outline", extract.Metadata, 0, d.outline(f.Dict(root["Outlines"])))
	d.add("fields", extract.Field, 0, d.fields(f.Dict(root["AcroForm"])))
	attached := len(d.names(f.Dict(root["Names"])["EmbeddedFiles"]))
	for _, p := range d.Pages {
		notes, links, files := d.annotations(p)
		d.add(p.ID+"/notes", extract.Comment, p.Number, notes)
		d.add(p.ID+"/links", extract.Link, p.Number, links)
		attached += files
	}
	attached = max(attached, d.embedded())
	if attached == 1 {
		d.gap("attachment", "1 file is attached to the PDF; it is not read and not carried over")
	} else if attached > 1 {
		d.gap("attachments", fmt.Sprintf("%d files are attached to the PDF; they are not read and not carried over", attached))
	}
	if f.Resolve(f.Dict(root["AcroForm"])["XFA"]) != nil {
		d.gap("form", "the PDF holds an XFA form, which is not read; print it to a new PDF from Adobe Reader to include it")
	}
}

// embedded counts the files inside the PDF, whatever they belong to: a page, a
// picture or an element of the structure can have some of its own.
func (d *Document) embedded() int {
	n := 0
	for _, o := range d.File.Objects {
		if s, ok := o.(*pdf.Stream); ok && d.File.Name(s.Dict["Type"]) == "EmbeddedFile" {
			n++
		}
	}
	return n
}

func (d *Document) add(id string, k extract.Kind, page int, text string) {
	if strings.TrimSpace(text) != "" {
		d.parts = append(d.parts, extract.Part{ID: id, Kind: k, Page: page, Text: text})
	}
}

func (d *Document) gap(where, why string) {
	d.gaps = append(d.gaps, extract.Gap{Where: where, Why: why, Blocking: true})
}

// info reads the document information dictionary (PDF 32000-1, 14.3.3), but
// for the names of the programs that made the file.
func (d *Document) info() string {
	var b strings.Builder
	info := d.File.Dict(d.File.Trailer["Info"])
	for _, k := range info.Keys() {
		if s := d.text(info[k]); s != "" && k != "Producer" && k != "Creator" && !strings.HasSuffix(string(k), "Date") {
			fmt.Fprintf(&b, "%s: %s\n", strings.ToValidUTF8(string(k), ""), s)
		}
	}
	return b.String()
}

// xmp reads the character data and attributes of an XMP packet.
func (d *Document) xmp(o pdf.Object) string {
	s := d.File.Stream(o)
	if s == nil {
		return ""
	}
	data, _, err := d.File.Decode(s)
	if err != nil {
		return ""
	}
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.Strict = false
	var b strings.Builder
	for {
		t, err := dec.RawToken()
		if err != nil {
			return strings.ToValidUTF8(b.String(), "")
		}
		switch t := t.(type) {
		case xml.CharData:
			if s := strings.TrimSpace(string(t)); s != "" {
				b.WriteString(s + "\n")
			}
		case xml.StartElement:
			for _, a := range t.Attr {
				if a.Name.Space != "xmlns" && a.Name.Space != "rdf" && a.Name.Local != "xmlns" {
					b.WriteString(a.Value + "\n")
				}
			}
		}
	}
}

// outline reads the titles of the bookmarks (PDF 32000-1, 12.3.3).
func (d *Document) outline(o pdf.Dict) string {
	var b strings.Builder
	seen := map[pdf.Ref]bool{}
	var walk func(o pdf.Object, depth int)
	walk = func(o pdf.Object, depth int) {
		for depth < 32 && len(seen) < maxNodes {
			r, ok := o.(pdf.Ref)
			if !ok || seen[r] {
				return
			}
			seen[r] = true
			item := d.File.Dict(r)
			if s := d.text(item["Title"]); s != "" {
				b.WriteString(s + "\n")
			}
			walk(item["First"], depth+1)
			o = item["Next"]
		}
	}
	walk(o["First"], 0)
	return b.String()
}

// names collects the values of a name tree (PDF 32000-1, 7.9.6).
func (d *Document) names(o pdf.Object) []pdf.Object {
	var out []pdf.Object
	seen := map[pdf.Ref]bool{}
	var walk func(o pdf.Object, depth int)
	walk = func(o pdf.Object, depth int) {
		if r, ok := o.(pdf.Ref); ok {
			if seen[r] {
				return
			}
			seen[r] = true
		}
		n := d.File.Dict(o)
		if n == nil || depth > 32 || len(out) > maxNodes {
			return
		}
		a := d.File.Array(n["Names"])
		for i := 1; i < len(a); i += 2 {
			out = append(out, a[i])
		}
		for _, k := range d.File.Array(n["Kids"]) {
			walk(k, depth+1)
		}
	}
	walk(o, 0)
	return out
}

// fields reads the names and values of form fields (PDF 32000-1, 12.7.3).
func (d *Document) fields(form pdf.Dict) string {
	var b strings.Builder
	seen := map[pdf.Ref]bool{}
	var walk func(o pdf.Object, depth int)
	n := 0
	walk = func(o pdf.Object, depth int) {
		r, indirect := o.(pdf.Ref)
		if n++; indirect && seen[r] || depth > 32 || n > maxNodes {
			return
		}
		seen[r] = indirect
		field := d.File.Dict(o)
		for _, k := range []pdf.Name{"T", "TU", "V", "DV", "RV", "Opt"} {
			for _, s := range d.values(field[k]) {
				b.WriteString(s + "\n")
			}
		}
		for _, kid := range d.File.Array(field["Kids"]) {
			walk(kid, depth+1)
		}
	}
	for _, o := range d.File.Array(form["Fields"]) {
		walk(o, 0)
	}
	return b.String()
}

// annotations reads the comments and link targets of a page, and counts the
// files attached to it.
func (d *Document) annotations(p Page) (notes, links string, files int) {
	var n, l strings.Builder
	missing := 0
	for _, o := range d.File.Array(p.Dict["Annots"]) {
		a := d.File.Dict(o)
		if d.unseen(a) {
			missing++
		}
		switch d.File.Name(a["Subtype"]) {
		case "FileAttachment", "RichMedia", "Movie", "Sound", "Screen", "3D":
			files++
		}
		for _, k := range []pdf.Name{"T", "Subj", "Contents", "RC"} {
			if s := d.text(a[k]); s != "" && (k != "T" || a["FT"] == nil) {
				n.WriteString(s + "\n")
			}
		}
		if s := d.text(d.File.Dict(a["A"])["URI"]); s != "" {
			l.WriteString(s + "\n")
		}
	}
	if missing > 0 {
		d.gaps = append(d.gaps, extract.Gap{Where: fmt.Sprintf("page %d", p.Number),
			Why: "form fields or notes whose text only some viewers draw are left out; print the file to a new PDF to keep them"})
	}
	return n.String(), l.String(), files
}

// values is the text of a form field's value: one string, or several where
// several of a list are chosen, with what they stand for.
func (d *Document) values(o pdf.Object) []string {
	var out []string
	var walk func(o pdf.Object, depth int)
	walk = func(o pdf.Object, depth int) {
		if s := d.text(o); s != "" {
			out = append(out, s)
		}
		for _, x := range d.File.Array(o) {
			if depth < 2 {
				walk(x, depth+1)
			}
		}
	}
	walk(o, 0)
	return out
}

// unseen reports whether an annotation has text that viewers would show, but
// nothing draws it: a form filled in by a program that leaves the drawing to the
// viewer, with characters for which there is no font.
func (d *Document) unseen(a pdf.Dict) bool {
	if !d.File.Leaves(a) || d.File.Variable(d.Fonts, a) != nil {
		return false
	}
	switch d.File.Name(a["Subtype"]) {
	case "FreeText":
		return d.text(a["Contents"]) != ""
	case "Widget":
		for range 8 { // the value is the field's, or one above it
			if len(d.values(a["V"])) > 0 {
				return true
			}
			if a = d.File.Dict(a["Parent"]); a == nil {
				break
			}
		}
	}
	return false
}

// text decodes a text string (PDF 32000-1, 7.9.2.2); a stream counts too.
func (d *Document) text(o pdf.Object) string {
	switch v := d.File.Resolve(o).(type) {
	case pdf.String:
		return pdf.Text(string(v))
	case *pdf.Stream:
		if data, rest, err := d.File.Decode(v); err == nil && rest == "" {
			return pdf.Text(string(data))
		}
	}
	return ""
}
