package sight

import (
	"math"

	"veil/internal/pdf"
)

// colour is what is painted with, as red, green and blue from 0 to 1. The zero
// value is a colour that is not known.
type colour struct {
	rgb   [3]float64
	known bool
}

func grey(v float64) colour { return colour{[3]float64{v, v, v}, true} }

// alike reports whether nobody tells the two apart.
func (c colour) alike(d colour) bool {
	const near = 0.04
	for i := range c.rgb {
		if math.Abs(c.rgb[i]-d.rgb[i]) > near {
			return false
		}
	}
	return c.known && d.known
}

// colour takes over a fill colour (PDF 32000-1, 8.6.8). Colours of other spaces
// than the device's and those like them are not known.
func (p *paint) colour(m *pdf.Machine, op pdf.Operation) {
	var n [4]float64
	for i, a := range op.Args {
		if op.Op != "cs" && (a.Kind != pdf.Number || i >= len(n)) {
			p.fill = colour{} // a pattern
			return
		}
		if i < len(n) {
			n[i] = min(max(a.Num, 0), 1)
		}
	}
	switch op.Op {
	case "cs":
		p.foreign = foreign(m, pdf.Name(op.Args[0].Bytes))
		p.fill = grey(0) // the first colour of the others
		if p.foreign {
			p.fill = colour{}
		}
		return
	case "g", "rg", "k":
		p.foreign = false
	}
	p.fill = colour{}
	switch {
	case p.foreign:
	case len(op.Args) == 1:
		p.fill = grey(n[0])
	case len(op.Args) == 3:
		p.fill = colour{[3]float64{n[0], n[1], n[2]}, true}
	case len(op.Args) == 4:
		k := 1 - n[3]
		p.fill = colour{[3]float64{(1 - n[0]) * k, (1 - n[1]) * k, (1 - n[2]) * k}, true}
	}
}

// foreign reports whether a colour space's numbers mean something else than those
// of the device's spaces.
func foreign(m *pdf.Machine, name pdf.Name) bool {
	if o := m.File.Dict(m.Resources["ColorSpace"])[name]; o != nil {
		if a := m.File.Array(o); len(a) > 0 {
			name = m.File.Name(a[0])
		} else {
			name = m.File.Name(o)
		}
	}
	switch name {
	case "DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased":
		return false
	}
	return true
}
