package pdf

import (
	"sync"

	"veil/internal/pdf"
)

// picture is an image of the source, written anew from its pixels. Nothing
// else that its data or dictionary holds is carried.
type picture struct {
	once sync.Once
	ok   bool // it could be read

	samples *samples
	raw     *pdf.Stream // the samples, encoded
	stencil bool
	space   pdf.Object // the source's colour space, an object or a name
	dict    pdf.Dict   // plain entries
	soft    *picture   // its soft mask
	mask    *picture   // its stencil mask
}

// picture reads an image of the source once; nil where it cannot be kept.
func (c *copy) picture(s *pdf.Stream, resources pdf.Dict) *picture {
	c.mu.Lock()
	if c.pictures == nil {
		c.pictures = map[*pdf.Stream]*picture{}
	}
	p := c.pictures[s]
	if p == nil {
		p = &picture{}
		c.pictures[s] = p
	}
	c.mu.Unlock()
	p.once.Do(func() { p.ok = p.read(c, s, resources, 0) })
	if !p.ok {
		return nil
	}
	return p
}

// inlinePicture reads an inline image, whose keys and names are abbreviated
// (PDF 32000-1, tables 93 and 94).
func (c *copy) inlinePicture(op *pdf.Operation, resources pdf.Dict) *picture {
	d := pdf.Dict{}
	for k, v := range op.Args[0].Dict {
		if long, ok := longKeys[k]; ok {
			k = long
		}
		d[k] = v
	}
	if f := d["Filter"]; f != nil {
		d["Filter"] = longFilter(c.file, f)
	}
	d["ColorSpace"] = c.longSpace(d["ColorSpace"])
	p := &picture{}
	if p.ok = p.read(c, &pdf.Stream{Dict: d, Raw: op.Args[0].Bytes}, resources, 0); !p.ok {
		return nil
	}
	return p
}

var longKeys = map[pdf.Name]pdf.Name{"BPC": "BitsPerComponent", "CS": "ColorSpace", "D": "Decode", "DP": "DecodeParms",
	"F": "Filter", "H": "Height", "IM": "ImageMask", "I": "Interpolate", "W": "Width"}

func (c *copy) longSpace(o pdf.Object) pdf.Object {
	long := map[pdf.Name]pdf.Name{"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
	switch v := c.file.Resolve(o).(type) {
	case pdf.Name:
		if l, ok := long[v]; ok {
			return l
		}
	case pdf.Array:
		out := make(pdf.Array, len(v))
		for i, x := range v {
			out[i] = x
			if i < 2 {
				out[i] = c.longSpace(x)
			}
		}
		return out
	}
	return o
}

// read fills in the picture; it reports false where it cannot be kept.
func (p *picture) read(c *copy, s *pdf.Stream, resources pdf.Dict, depth int) bool {
	f, d := c.file, s.Dict
	p.dict = pdf.Dict{"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Image")}
	p.stencil, _ = f.Resolve(d["ImageMask"]).(bool)
	n, bits := 1, 1
	if !p.stencil {
		p.space = d["ColorSpace"]
		if name, ok := f.Resolve(p.space).(pdf.Name); ok && !deviceSpaces[name] {
			p.space = f.Dict(resources["ColorSpace"])[name]
		}
		if n = c.components(p.space, 0); n == 0 {
			return false
		}
		bits = f.Int(d["BitsPerComponent"], 8)
	}
	keyed := f.Nums(d["Mask"]) // a range of colours that do not show
	exact := keyed != nil || c.indexed(p.space)
	var ok bool
	if p.samples, ok = c.decodeSamples(s, f.Int(d["Width"], 0), f.Int(d["Height"], 0), n, bits, exact); !ok {
		return false
	}
	if v := f.Nums(d["Decode"]); len(v) == 2*n {
		p.dict["Decode"] = numbers(f, d["Decode"], 0)
	}
	if v, ok := f.Resolve(d["Interpolate"]).(bool); ok && v {
		p.dict["Interpolate"] = true
	}
	if v := f.Name(d["Intent"]); intents[string(v)] {
		p.dict["Intent"] = v
	}
	if v := f.Nums(d["Matte"]); len(v) > 0 && len(v) <= 4 {
		p.dict["Matte"] = numbers(f, d["Matte"], 0)
	}
	if bits == 16 && keyed != nil {
		return false // its numbers are of 16 bits
	}
	if len(keyed) == 2*n {
		p.dict["Mask"] = numbers(f, d["Mask"], 0)
	}
	if depth == 0 && !p.stencil && !p.masks(c, d) {
		return false
	}
	p.encode()
	return true
}

// masks reads the soft mask or the stencil mask of a picture; without them
// more would show of it than on the source's page.
func (p *picture) masks(c *copy, d pdf.Dict) bool {
	if s := c.file.Stream(d["SMask"]); s != nil {
		p.soft = &picture{}
		return p.soft.read(c, s, nil, 1) && !p.soft.stencil && p.soft.samples.n == 1
	}
	if s := c.file.Stream(d["Mask"]); s != nil {
		p.mask = &picture{}
		return p.mask.read(c, s, nil, 1) && p.mask.stencil
	}
	return true
}

func (p *picture) encode() {
	s := p.samples
	p.dict["Width"], p.dict["Height"], p.dict["BitsPerComponent"] = s.w, s.h, s.bits
	if p.stencil {
		p.dict["ImageMask"] = true
	}
	if s.jpeg {
		p.dict["Filter"] = pdf.Name("DCTDecode")
		p.raw = &pdf.Stream{Dict: p.dict, Raw: s.data}
	} else {
		p.raw = pdf.NewStream(p.dict, s.data)
	}
	s.data = nil
}

// components is how many numbers a colour of a colour space has; 0 where it is
// not known (PDF 32000-1, 8.6).
func (c *copy) components(space pdf.Object, depth int) int {
	f := c.file
	switch v := f.Resolve(space).(type) {
	case pdf.Name:
		return map[pdf.Name]int{"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}[v]
	case pdf.Array:
		if len(v) == 0 || depth > 4 {
			return 0
		}
		switch f.Name(v[0]) {
		case "DeviceGray", "CalGray", "Separation":
			return 1
		case "Indexed":
			return 1
		case "DeviceRGB", "CalRGB", "Lab":
			return 3
		case "DeviceCMYK":
			return 4
		case "ICCBased":
			if len(v) > 1 {
				if n := f.Int(f.Dict(v[1])["N"], 0); n == 1 || n == 3 || n == 4 {
					return n
				}
			}
		case "DeviceN":
			if len(v) > 1 {
				if n := len(f.Array(v[1])); n <= 32 {
					return n
				}
			}
		}
	}
	return 0
}

func (c *copy) indexed(space pdf.Object) bool {
	a := c.file.Array(space)
	return len(a) > 0 && c.file.Name(a[0]) == "Indexed"
}

// picture writes a picture as an object.
func (o *output) picture(p *picture) pdf.Object {
	if p.space != nil {
		p.dict["ColorSpace"] = o.value(p.space, 0)
	}
	if p.soft != nil {
		p.dict["SMask"] = o.object(p.soft)
	}
	if p.mask != nil {
		p.dict["Mask"] = o.object(p.mask)
	}
	return p.raw
}
