package residue

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

// after is the fill colour after an operator (PDF 32000-1, 8.6.8). Colours of
// other spaces than the device's are told by how many numbers they have; a
// single one may be the tint of an ink or a place in a palette.
func (c colour) after(op pdf.Operation) colour {
	n := make([]float64, 0, 4)
	for _, a := range op.Args {
		if a.Kind == pdf.Number && len(n) < cap(n) {
			n = append(n, min(max(a.Num, 0), 1))
		}
	}
	switch op.Op {
	case "cs":
		if string(op.Args[0].Bytes) == "Pattern" {
			return colour{}
		}
		return grey(0) // the first colour of most spaces
	case "g", "rg", "k", "sc", "scn":
		switch {
		case len(n) != len(op.Args):
			return colour{} // a pattern
		case op.Op == "g":
			return grey(n[0])
		case len(n) == 3:
			return colour{[3]float64{n[0], n[1], n[2]}, true}
		case len(n) == 4:
			k := 1 - n[3]
			return colour{[3]float64{(1 - n[0]) * k, (1 - n[1]) * k, (1 - n[2]) * k}, true}
		}
		return colour{}
	}
	return c
}

// alike reports whether nobody tells the two apart.
func (c colour) alike(d colour) bool {
	const near = 0.06
	for i := range c.rgb {
		if math.Abs(c.rgb[i]-d.rgb[i]) > near {
			return false
		}
	}
	return c.known && d.known
}
