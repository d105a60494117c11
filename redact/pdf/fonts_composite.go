package pdf

import (
	"bytes"
	"context"
	"maps"
	"slices"

	"veil/internal/pdf"
	"veil/internal/pdf/font"
)

// type0 fills in a composite font (PDF 32000-1, 9.7).
func (o *output) type0(d pdf.Dict, u *fontUse) {
	f, src := o.file, u.font.Dict
	df := f.Dict(src["DescendantFonts"])
	if a := f.Array(src["DescendantFonts"]); len(a) > 0 {
		df = f.Dict(a[0])
	}
	desc := f.Dict(df["FontDescriptor"])
	name := o.fontName(df, desc)
	switch e := f.Resolve(src["Encoding"]).(type) {
	case pdf.Name:
		d["Encoding"] = pdf.Name("Identity-H")
		if font.KnownCMap(string(e)) {
			d["Encoding"] = e
		}
	case *pdf.Stream:
		d["Encoding"] = o.cmap(e, u)
	}
	d["BaseFont"] = name
	cid := pdf.Dict{"Type": pdf.Name("Font"), "Subtype": f.Name(df["Subtype"]), "BaseFont": name}
	if desc != nil {
		cid["FontDescriptor"] = o.descriptor(desc, name, true)
	}
	cid["CIDSystemInfo"] = o.systemInfo(df["CIDSystemInfo"])
	for _, k := range []pdf.Name{"DW", "DW2"} {
		if v := numbers(f, df[k], 0); v != nil {
			cid[k] = v
		}
	}
	codes := u.fontCodes()
	widths := u.font.CIDWidths(codes)
	var w pdf.Array
	for _, c := range slices.Sorted(maps.Keys(widths)) {
		w = append(w, c, pdf.Array{widths[c]})
	}
	if w != nil {
		cid["W"] = w
	}
	if w2 := o.downwards(df["W2"], u.font.CIDs(codes)); w2 != nil {
		cid["W2"] = w2
	}
	switch m := f.Resolve(df["CIDToGIDMap"]).(type) {
	case pdf.Name:
		cid["CIDToGIDMap"] = m
	case *pdf.Stream:
		cid["CIDToGIDMap"] = o.b.AddStream(nil, u.font.CIDToGID(codes))
	}
	d["DescendantFonts"] = pdf.Array{o.b.Add(cid)}
}

// downwards copies the metrics for vertical writing of the characters that stay
// (PDF 32000-1, 9.7.4.3): "first [w vx vy ...]" or "first last w vx vy".
func (o *output) downwards(src pdf.Object, stay map[int]bool) pdf.Array {
	f := o.file
	a := f.Array(src)
	var out pdf.Array
	add := func(cid int, m []float64) {
		if stay[cid] && len(m) == 3 {
			out = append(out, cid, pdf.Array{m[0], m[1], m[2]})
		}
	}
	for i := 0; i+1 < len(a); {
		first := f.Int(a[i], -1)
		if list := f.Nums(a[i+1]); list != nil {
			for k := 0; k+3 <= len(list); k += 3 {
				add(first+k/3, list[k:k+3])
			}
			i += 2
			continue
		}
		if i+5 > len(a) {
			break
		}
		m := f.Nums(a[i+2 : i+5])
		last := f.Int(a[i+1], -1)
		for _, cid := range slices.Sorted(maps.Keys(stay)) {
			if first <= cid && cid <= last {
				add(cid, m)
			}
		}
		i += 5
	}
	return out
}

// systemInfo copies the name of a character collection; one that is not
// Adobe's tells viewers nothing.
func (o *output) systemInfo(src pdf.Object) pdf.Dict {
	f := o.file
	si := f.Dict(src)
	registry, _ := f.Resolve(si["Registry"]).(pdf.String)
	ordering, _ := f.Resolve(si["Ordering"]).(pdf.String)
	if registry == "Adobe" && font.Collections[string(ordering)] {
		return pdf.Dict{"Registry": registry, "Ordering": ordering, "Supplement": f.Int(si["Supplement"], 0)}
	}
	return pdf.Dict{"Registry": pdf.String("Adobe"), "Ordering": pdf.String("Identity"), "Supplement": 0}
}

// cmap writes an embedded CMap with the codes that stay.
func (o *output) cmap(s *pdf.Stream, u *fontUse) pdf.Object {
	const name = "VeilCodes"
	data := u.font.CodeMap(name, u.fontCodes())
	if data == nil {
		return pdf.Name("Identity-H")
	}
	d := pdf.Dict{"Type": pdf.Name("CMap"), "CMapName": pdf.Name(name), "WMode": 0,
		"CIDSystemInfo": o.systemInfo(s.Dict["CIDSystemInfo"])}
	if u.font.Vertical() {
		d["WMode"] = 1
	}
	return o.b.AddStream(d, data)
}

// numbers copies a number or nested arrays of numbers.
func numbers(f *pdf.File, o pdf.Object, depth int) pdf.Object {
	switch v := f.Resolve(o).(type) {
	case int, float64:
		return v
	case pdf.Array:
		if depth > 2 {
			return nil
		}
		out := make(pdf.Array, 0, len(v))
		for _, x := range v {
			if n := numbers(f, x, depth+1); n != nil {
				out = append(out, n)
			}
		}
		return out
	}
	return nil
}

// type3 fills in a font whose glyphs are content streams (PDF 32000-1, 9.6.5):
// those of the codes that stay, written anew. Text and pictures inside a glyph
// are left out, since nobody has read them there.
func (o *output) type3(d pdf.Dict, u *fontUse) {
	f, src := o.file, u.font.Dict
	d["FontBBox"] = numbers(f, src["FontBBox"], 0)
	d["FontMatrix"] = numbers(f, src["FontMatrix"], 0)
	procs := f.Dict(src["CharProcs"])
	res := f.Dict(src["Resources"])
	out := pdf.Dict{}
	e := &emitter{copy: o.copy, glyph: true, shared: map[pdf.Ref]*form{}}
	e.push()
	all := e.cur.res
	for _, c := range u.sorted() {
		name := pdf.Name(u.codes[c].name)
		s := f.Stream(procs[name])
		name = pdf.Name(o.glyphName(string(name)))
		if s == nil || out[name] != nil {
			continue
		}
		e.cur = &frame{buf: buffers.Get().(*bytes.Buffer), res: all}
		e.frames = []*frame{e.cur}
		page := pdf.Page{Dict: pdf.Dict{"Contents": s}, Resources: res}
		m := pdf.NewMachine(context.Background(), f, o.src.Fonts, o.src.Layers, e)
		if _, err := m.Page(page); err != nil {
			continue
		}
		e.cur.balance()
		out[name] = o.b.AddStream(nil, e.cur.buf.Bytes())
		e.cur.done()
	}
	d["CharProcs"] = out
	d["Resources"] = o.resources(all)
}
