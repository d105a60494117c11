package pdf

import (
	"fmt"
	"strings"

	"veil/internal/pdf"
)

// output gives numbers to what the pages use, and builds the file.
type output struct {
	*copy
	b    *pdf.Builder
	done map[any]pdf.Ref

	names     int                   // of fonts, given out
	fontFiles map[pdf.Ref]*fontFile // by the object in the source
	glyphs    map[string]string     // names given to glyphs, by their own
}

// maxNesting bounds how deep copied values nest.
const maxNesting = 40

// resources builds a resource dictionary.
func (o *output) resources(r *resources) pdf.Dict {
	d := pdf.Dict{}
	for _, x := range r.entries {
		sub, _ := d[x.category].(pdf.Dict)
		if sub == nil {
			sub = pdf.Dict{}
			d[x.category] = sub
		}
		sub[x.name] = o.object(x.its)
	}
	return d
}

// object returns a reference to the object that stands for x, made once.
func (o *output) object(x any) pdf.Object {
	if ref, ok := o.done[x]; ok {
		return ref
	}
	ref := o.b.Reserve()
	o.done[x] = ref
	switch x := x.(type) {
	case *fontUse:
		o.b.Set(ref, o.font(x))
	case *form:
		o.b.Set(ref, o.form(x))
	case *gstate:
		o.b.Set(ref, o.gstate(x))
	case *pattern:
		o.b.Set(ref, o.pattern(x))
	case *picture:
		o.b.Set(ref, o.picture(x))
	case *made:
		o.b.Set(ref, x.object)
	case *layerFont:
		o.b.Set(ref, x.dict(o.b))
	case raw:
		var src pdf.Object = x.ref
		if x.ref == 0 {
			src = *x.object
		}
		o.b.Set(ref, o.value(o.file.Resolve(src), 0))
	}
	return ref
}

// gstate builds a graphics state dictionary with its soft mask.
func (o *output) gstate(x *gstate) pdf.Dict {
	d := o.dict(x.dict, 0)
	if x.mask == nil {
		return d
	}
	soft := pdf.Dict{"S": o.file.Name(x.soft["S"]), "G": o.object(x.mask)}
	for _, k := range []pdf.Name{"BC", "TR"} {
		if v := x.soft[k]; v != nil {
			soft[k] = o.value(v, 0)
		}
	}
	d["SMask"] = soft
	return d
}

// pattern builds a pattern. One whose cell was not walked draws nothing.
func (o *output) pattern(x *pattern) pdf.Object {
	if x.cell != nil {
		return o.form(x.cell)
	}
	d := pdf.Dict{"Type": pdf.Name("Pattern"), "PatternType": 2}
	if x.shading == nil {
		return pdf.NewStream(pdf.Dict{"Type": pdf.Name("Pattern"), "PatternType": 1, "PaintType": 1, "TilingType": 1,
			"BBox": pdf.Array{0, 0, 1, 1}, "XStep": 1, "YStep": 1, "Resources": pdf.Dict{}}, nil)
	}
	if n := o.file.Nums(x.shading["Matrix"]); len(n) >= 6 {
		d["Matrix"] = pdf.Array{n[0], n[1], n[2], n[3], n[4], n[5]}
	}
	d["Shading"] = o.value(x.shading["Shading"], 0)
	return d
}

// valueKeys are the dictionary entries that colour spaces, functions, shadings
// and graphics states are made of. Everything else in them is left out.
var valueKeys = func() map[pdf.Name]bool {
	t := map[pdf.Name]bool{}
	for _, k := range extGStateKeys {
		t[k] = true
	}
	for _, k := range []pdf.Name{
		"N", "Alternate", "Range", "WhitePoint", "BlackPoint", "Gamma", "Matrix", // 8.6
		"FunctionType", "Domain", "Size", "BitsPerSample", "Order", "Encode", "Decode", "C0", "C1", "Functions", "Bounds", // 7.10
		"ShadingType", "ColorSpace", "Background", "BBox", "AntiAlias", "Function", "Coords", "Extend",
		"BitsPerCoordinate", "BitsPerComponent", "BitsPerFlag", "VerticesPerRow", // 8.7.4
		"S", "CS", "I", "K", "SMask", // 11.6; SMask only as the name None
	} {
		t[k] = true
	}
	return t
}()

// value copies an object of the source, with the entries of valueKeys only.
func (o *output) value(src pdf.Object, depth int) pdf.Object {
	if depth > maxNesting {
		return nil
	}
	switch v := src.(type) {
	case pdf.Ref:
		key := raw{category: "value", ref: v}
		if ref, ok := o.done[key]; ok {
			return ref
		}
		switch r := o.file.Resolve(v).(type) {
		case pdf.Dict, pdf.Array, *pdf.Stream:
			ref := o.b.Reserve()
			o.done[key] = ref
			o.b.Set(ref, o.value(r, depth+1))
			return ref
		default:
			return o.value(r, depth+1)
		}
	case pdf.Array:
		return o.array(v, depth)
	case pdf.Dict:
		return o.dict(v, depth)
	case pdf.Name:
		if !valueNames[v] {
			return pdf.Name("X")
		}
	case *pdf.Stream:
		return o.data(v, depth)
	case pdf.String:
		return nil
	}
	return src
}

// array copies an array; names of inks, which can be anything, are replaced by
// numbers, and strings are left out.
func (o *output) array(v pdf.Array, depth int) pdf.Object {
	if len(v) > 1 {
		switch o.file.Name(v[0]) {
		case "Indexed":
			return o.indexed(v, depth)
		case "ICCBased":
			if !o.isProfile(v[1]) {
				return deviceOf(o.file.Int(o.file.Dict(v[1])["N"], 0))
			}
		}
	}
	out := make(pdf.Array, len(v))
	for i, x := range v {
		switch r := o.file.Resolve(x).(type) {
		case pdf.String:
		case pdf.Name:
			out[i] = r
			if !valueNames[r] {
				out[i] = pdf.Name(fmt.Sprintf("X%d", i))
			}
		default:
			out[i] = o.value(x, depth+1)
		}
	}
	return out
}

// valueNames are the names that mean something in what valueKeys lists.
var valueNames = func() map[pdf.Name]bool {
	t := map[pdf.Name]bool{}
	for _, n := range strings.Fields(`DeviceGray DeviceRGB DeviceCMYK CalGray CalRGB Lab ICCBased Indexed Pattern
		Separation DeviceN All None Cyan Magenta Yellow Black Default Identity
		Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight
		Difference Exclusion Hue Saturation Color Luminosity Alpha Transparency
		AbsoluteColorimetric RelativeColorimetric Perceptual`) {
		t[pdf.Name(n)] = true
	}
	return t
}()

func (o *output) dict(v pdf.Dict, depth int) pdf.Dict {
	out := pdf.Dict{}
	for _, k := range v.Keys() { // in order: copying gives out object numbers
		if valueKeys[k] {
			out[k] = o.value(v[k], depth+1)
		}
	}
	return out
}
