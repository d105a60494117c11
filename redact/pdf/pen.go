package pdf

import (
	"bytes"
	"math"

	"veil/internal/pdf"
)

// pen is where the lines of a text object begin, as those know it who read what
// was written so far: with its numbers rounded.
type pen struct {
	open  bool // between BT and ET
	known bool
	line  pdf.Matrix // the text line matrix (PDF 32000-1, 9.4.2)
}

// begin is BT, end ET.
func (p *pen) begin() { *p = pen{open: true, known: true, line: pdf.Identity} }
func (p *pen) end()   { *p = pen{} }

// lose is for operators that have no place in a text object: some viewers take
// them to move its lines.
func (p *pen) lose() { p.known = false }

// to begins a line at m: by the way from the last one where they are alike, which
// is shorter.
func (p *pen) to(b *bytes.Buffer, m pdf.Matrix) {
	a, d := m[0], m[3]
	if p.known && m[1] == 0 && m[2] == 0 && p.line[1] == 0 && p.line[2] == 0 && steady(a) && steady(d) &&
		written(a) == p.line[0] && written(d) == p.line[3] {
		x, y := fiveDigits((m[4]-p.line[4])/p.line[0]), fiveDigits((m[5]-p.line[5])/p.line[3])
		if math.Abs(x) < 1e6 && math.Abs(y) < 1e6 { // false for what is no number
			p.line[4] += x * p.line[0]
			p.line[5] += y * p.line[3]
			pdf.AppendNum(b, x)
			b.WriteByte(' ')
			pdf.AppendNum(b, y)
			b.WriteString(" Td\n")
			return
		}
	}
	for i, v := range m {
		p.line[i] = written(v)
		pdf.AppendNum(b, v)
		b.WriteByte(' ')
	}
	p.known = p.open
	b.WriteString("Tm\n")
}

// steady reports whether a way of hundred-thousandths is exact enough where it
// grows by v.
func steady(v float64) bool { v = math.Abs(v); return v >= 1e-3 && v <= 30 }

// written is a number as pdf.AppendNum writes it.
func written(v float64) float64 {
	if math.Abs(v) < 0.1 {
		return math.Round(v*1e10) / 1e10
	}
	return fiveDigits(v)
}

func fiveDigits(v float64) float64 { return math.Round(v*1e5) / 1e5 }
