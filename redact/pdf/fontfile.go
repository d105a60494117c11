package pdf

import (
	"veil/internal/pdf"
	"veil/internal/pdf/font"
)

// fontFile is a font program of the source, cut to what the copy shows of it.
type fontFile struct {
	kept *font.Kept
	key  pdf.Name // where a descriptor names it; empty where it is not carried
	ref  pdf.Ref
}

// fontFileKey is where a descriptor names its program: the first that is there
// counts, as for the reader.
func (o *output) fontFileKey(desc pdf.Dict) pdf.Name {
	for _, k := range []pdf.Name{"FontFile", "FontFile2", "FontFile3"} {
		if o.file.Stream(desc[k]) != nil {
			return k
		}
	}
	return ""
}

// embed writes the program that desc names and refers to it from d, a copy of
// desc. A program that cannot be taken apart is left out: nobody knows what it
// holds, and viewers show another font.
func (o *output) embed(d, desc pdf.Dict, composite bool) {
	from := o.fontFileKey(desc)
	ref, _ := desc[from].(pdf.Ref)
	file := o.fontFileOf(ref)
	if from == "" || file == nil {
		return
	}
	if file.ref == 0 && file.kept != nil {
		o.cut(file, o.file.Stream(desc[from]), composite)
		file.kept = nil
	}
	if file.key != "" {
		d[file.key] = file.ref
	}
}

func (o *output) cut(file *fontFile, s *pdf.Stream, composite bool) {
	data, rest, err := o.file.Decode(s)
	if err != nil || rest != "" {
		return
	}
	file.kept.Rename = o.glyphName
	p, ok := font.Cut(data, file.kept)
	if !ok {
		return
	}
	d := pdf.Dict{}
	switch p.Kind {
	case font.Type1Program:
		file.key = "FontFile"
		d["Length1"], d["Length2"], d["Length3"] = p.Clear, p.Encrypted, 0
	case font.TrueTypeProgram:
		file.key = "FontFile2"
		d["Length1"] = len(p.Data)
	case font.OpenTypeProgram:
		file.key = "FontFile3"
		d["Subtype"] = pdf.Name("OpenType")
	case font.CFFProgram:
		file.key = "FontFile3"
		d["Subtype"] = pdf.Name("Type1C")
		if composite {
			d["Subtype"] = pdf.Name("CIDFontType0C")
		}
	}
	file.ref = o.b.AddStream(d, p.Data)
}

// fontFileOf finds the program in the source's object ref, with the glyphs
// that the copy shows of it in all fonts that share it.
func (o *output) fontFileOf(ref pdf.Ref) *fontFile {
	if o.fontFiles == nil {
		o.fontFiles = map[pdf.Ref]*fontFile{}
		for f, u := range o.fonts {
			ref := o.file.FontProgram(f.Dict)
			if ref == 0 {
				continue
			}
			if o.fontFiles[ref] == nil {
				o.fontFiles[ref] = &fontFile{kept: font.NewKept()}
			}
			if len(u.codes) > 0 {
				f.Keep(u.fontCodes(), o.fontFiles[ref].kept)
			}
		}
	}
	return o.fontFiles[ref]
}
