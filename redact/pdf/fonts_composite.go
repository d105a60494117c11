package pdf

import (
	"context"
	"maps"
	"slices"

	"veil/internal/pdf"
)

// type0 fills in a composite font (PDF 32000-1, 9.7).
func (o *output) type0(d pdf.Dict, u *fontUse) {
	f, src := o.file, u.font.Dict
	df := f.Dict(src["DescendantFonts"])
	if a := f.Array(src["DescendantFonts"]); len(a) > 0 {
		df = f.Dict(a[0])
	}
	desc := f.Dict(df["FontDescriptor"])
	name := o.fontName(f.Name(df["BaseFont"]), desc)
	switch e := f.Resolve(src["Encoding"]).(type) {
	case pdf.Name:
		d["Encoding"] = e
	case *pdf.Stream:
		d["Encoding"] = o.cmap(e)
	}
	d["BaseFont"] = name
	cid := pdf.Dict{"Type": pdf.Name("Font"), "Subtype": f.Name(df["Subtype"]), "BaseFont": name}
	if desc != nil {
		cid["FontDescriptor"] = o.descriptor(desc, name)
	}
	cid["CIDSystemInfo"] = o.systemInfo(df["CIDSystemInfo"])
	for _, k := range []pdf.Name{"DW", "DW2", "W2"} {
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
	switch m := f.Resolve(df["CIDToGIDMap"]).(type) {
	case pdf.Name:
		cid["CIDToGIDMap"] = m
	case *pdf.Stream:
		cid["CIDToGIDMap"] = o.b.AddStream(nil, u.font.CIDToGID(codes))
	}
	d["DescendantFonts"] = pdf.Array{o.b.Add(cid)}
}

// systemInfo copies the name of a character collection.
func (o *output) systemInfo(src pdf.Object) pdf.Dict {
	f := o.file
	si := f.Dict(src)
	d := pdf.Dict{"Supplement": f.Int(si["Supplement"], 0)}
	for _, k := range []pdf.Name{"Registry", "Ordering"} {
		s, _ := f.Resolve(si[k]).(pdf.String)
		d[k] = s
	}
	return d
}

// cmap copies an embedded CMap without its comments.
func (o *output) cmap(s *pdf.Stream) pdf.Object {
	f := o.file
	data, rest, err := f.Decode(s)
	if err != nil || rest != "" {
		return pdf.Name("Identity-H")
	}
	d := pdf.Dict{"Type": pdf.Name("CMap"), "CMapName": f.Name(s.Dict["CMapName"]),
		"CIDSystemInfo": o.systemInfo(s.Dict["CIDSystemInfo"]), "WMode": f.Int(s.Dict["WMode"], 0)}
	if u := f.Name(s.Dict["UseCMap"]); u != "" {
		d["UseCMap"] = u
	}
	return o.b.AddStream(d, pdf.StripComments(data))
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
		if s == nil || out[name] != nil {
			continue
		}
		e.cur = &frame{res: all}
		e.frames = []*frame{e.cur}
		page := pdf.Page{Dict: pdf.Dict{"Contents": s}, Resources: res}
		m := pdf.NewMachine(context.Background(), f, o.src.Fonts, o.src.Layers, e)
		if _, err := m.Page(page); err != nil {
			continue
		}
		e.cur.balance()
		out[name] = o.b.AddStream(nil, e.cur.buf.Bytes())
	}
	d["CharProcs"] = out
	d["Resources"] = o.resources(all)
}
