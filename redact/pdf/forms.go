package pdf

import (
	"bytes"

	"veil/internal/pdf"
	"veil/internal/pdf/sight"
)

// form is the content of a form, pattern cell or soft mask, written anew.
type form struct {
	kind    pdf.FormKind
	dict    pdf.Dict // the source's dictionary
	content []byte
	res     *resources
}

// pattern is a pattern resource: a cell written anew, or a shading copied.
type pattern struct {
	cell    *form
	shading pdf.Dict
}

// Begin implements pdf.Sink.
func (e *emitter) Begin(m *pdf.Machine, x *pdf.Form) {
	if x.Kind == pdf.FormAnnot {
		e.cur.closePage()
	}
	e.push()
}

// End implements pdf.Sink: the finished content becomes a stream, which the
// enclosing one uses.
func (e *emitter) End(m *pdf.Machine, x *pdf.Form) {
	done := e.pop()
	done.balance()
	f := e.cur
	if x.Hidden {
		return
	}
	out := &form{kind: x.Kind, dict: x.Stream.Dict, content: bytes.Clone(done.buf.Bytes()), res: done.res}
	done.done()
	own := e.copy.file.Dict(x.Stream.Dict["Resources"]) != nil
	if x.Ref != 0 && own && !done.edited {
		if s := e.shared[x.Ref]; s != nil && s.kind == out.kind {
			out = s
		} else {
			e.shared[x.Ref] = out
		}
	}
	switch x.Kind {
	case pdf.FormXObject:
		f.use(f.res.name("XObject", out), "Do")
	case pdf.FormAnnot:
		f.buf.WriteString("q\n")
		for _, v := range x.Place {
			pdf.AppendNum(f.buf, v)
			f.buf.WriteByte(' ')
		}
		f.buf.WriteString("cm\n")
		f.use(f.res.name("XObject", out), "Do")
		f.buf.WriteString("Q\n")
	case pdf.FormPattern:
		if f.pattern != nil {
			f.pattern.cell = out
		}
	case pdf.FormMask:
		if f.gstate != nil {
			f.gstate.mask = out
		}
	}
}

// Image implements pdf.Sink: a grey box, or its outline, takes the picture's place
// unless it is to be kept. Nobody has read the picture, and a face identifies as a name
// does. Only the stencils of which a Type 3 font's glyphs are made stay always.
func (e *emitter) Image(m *pdf.Machine, i pdf.Image) {
	e.seen++
	if i.Hidden {
		return
	}
	if e.glyph {
		e.stencil(m, i)
		return
	}
	f := e.cur
	read := !i.Ink && e.inset(i.Box)
	if e.seen <= len(e.album) && !i.Ink && !read {
		if p := e.keepable(m, i); p != nil {
			f.use(f.res.name("XObject", p), "Do")
			return
		}
		e.edited()
	}
	if i.Ink { // what is written by hand over the page
		f.closePage()
		f.buf.WriteString("q\n")
		ctm := m.CTM()
		e.nums(ctm[:]...)
		f.buf.WriteString("cm\n")
		defer f.buf.WriteString("Q\n")
	}
	// What can be seen through a picture is to be seen through its box.
	if sight.SeeThrough(m.File, i) && !i.Ink && i.Inline == nil {
		f.buf.WriteString("q\n0 w 0.5 G 0 0 1 1 re S\n")
	} else {
		f.buf.WriteString("q\n0.85 g 0 0 1 1 re f\n")
	}
	if !read {
		e.imageLabel(m.CTM())
	}
	f.buf.WriteString("Q\n")
}

// group copies a transparency group's attributes (PDF 32000-1, 11.6.6).
func (c *copy) group(o pdf.Object) pdf.Dict {
	g := c.file.Dict(o)
	if g == nil || c.file.Name(g["S"]) != "Transparency" {
		return nil
	}
	d := pdf.Dict{"S": pdf.Name("Transparency")}
	for _, k := range []pdf.Name{"CS", "I", "K"} {
		if v := g[k]; v != nil {
			d[k] = v
		}
	}
	return d
}

// form writes a form as an object.
func (o *output) form(x *form) pdf.Object {
	f := o.file
	d := pdf.Dict{}
	if n := f.Nums(x.dict["BBox"]); len(n) >= 4 {
		d["BBox"] = pdf.Array{n[0], n[1], n[2], n[3]}
	} else {
		d["BBox"] = pdf.Array{0, 0, 0, 0}
	}
	if n := f.Nums(x.dict["Matrix"]); len(n) >= 6 {
		d["Matrix"] = pdf.Array{n[0], n[1], n[2], n[3], n[4], n[5]}
	}
	d["Resources"] = o.resources(x.res)
	if x.kind == pdf.FormPattern {
		d["Type"] = pdf.Name("Pattern")
		for _, k := range []pdf.Name{"PatternType", "PaintType", "TilingType", "XStep", "YStep"} {
			if v, ok := f.Num(x.dict[k]); ok {
				d[k] = v
			}
		}
	} else {
		d["Type"], d["Subtype"] = pdf.Name("XObject"), pdf.Name("Form")
		if g := o.copy.group(x.dict["Group"]); g != nil {
			d["Group"] = o.value(g, 0)
		}
	}
	return pdf.NewStream(d, x.content)
}
