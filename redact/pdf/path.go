package pdf

import (
	"bytes"
	"math"

	"veil/internal/pdf"
)

// path is the path under construction: where it was written, and its bounds.
type path struct {
	begun bool
	clips bool // it has to stay: it is to clip, too
	start int  // in the content written
	box   [4]float64
}

// pathOps construct, clip to and paint paths (PDF 32000-1, 8.5).
var pathOps = map[string]bool{
	"m": true, "l": true, "c": true, "v": true, "y": true, "re": true, "h": true, "n": true, "W": true, "W*": true,
	"f": true, "F": true, "f*": true, "B": true, "B*": true, "b": true, "b*": true, "S": true, "s": true,
}

// add notes an operator that constructs a path, before it is written.
func (p *path) add(buf *bytes.Buffer, ctm pdf.Matrix, op pdf.Operation) {
	if !p.begun {
		*p = path{begun: true, start: buf.Len(), box: [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}}
	}
	args := op.Args
	if op.Op == "re" {
		x, y, w, h := args[0].Num, args[1].Num, args[2].Num, args[3].Num
		p.grow(ctm, x, y)
		p.grow(ctm, x+w, y)
		p.grow(ctm, x+w, y+h)
		p.grow(ctm, x, y+h)
		return
	}
	for i := 0; i+1 < len(args); i += 2 {
		p.grow(ctm, args[i].Num, args[i+1].Num)
	}
}

func (p *path) grow(ctm pdf.Matrix, x, y float64) {
	x, y = ctm.Apply(x, y)
	p.box = [4]float64{min(p.box[0], x), min(p.box[1], y), max(p.box[2], x), max(p.box[3], y)}
}

// drop ends the path, and takes it out again where it belongs to a row that was
// set anew.
func (p *path) drop(buf *bytes.Buffer, s *setting) bool {
	if !p.begun || p.clips || !s.underlines(p.box) {
		return false
	}
	return p.cut(buf)
}

// cut takes the path out again; false if there is none.
func (p *path) cut(buf *bytes.Buffer) bool {
	begun := p.begun
	p.begun = false
	if begun {
		buf.Truncate(p.start)
	}
	return begun
}
