package pdf

import (
	"bytes"
	"math"
	"testing"

	"veil/internal/pdf"
)

// follow is where the lines of a text object begin by its operators.
func follow(t *testing.T, content []byte) (out []pdf.Matrix) {
	t.Helper()
	line := pdf.Identity
	c := pdf.NewContent(content)
	for {
		op, ok := c.Next()
		if !ok {
			return out
		}
		switch op.Op {
		case "Tm":
			for i := range line {
				line[i] = op.Args[i].Num
			}
		case "Td":
			line = pdf.Matrix{1, 0, 0, 1, op.Args[0].Num, op.Args[1].Num}.Mul(line)
		default:
			t.Fatalf("operator %s", op.Op)
		}
		out = append(out, line)
	}
}

// TestPen: lines begin where they are to, however many went before, and by the
// shorter operator where that can be.
func TestPen(t *testing.T) {
	upright := func(scale, x, y float64) pdf.Matrix { return pdf.Matrix{scale, 0, 0, scale, x, y} }
	for _, tt := range []struct {
		name  string
		lines []pdf.Matrix
		want  string // "" where it does not matter
	}{
		{"one after another", []pdf.Matrix{upright(1, 50, 700), upright(1, 50, 687.3)}, "50 700 Td\n0 -12.7 Td\n"},
		{"another size", []pdf.Matrix{upright(11, 50, 700), upright(11, 72, 700), upright(9, 72, 700)},
			"11 0 0 11 50 700 Tm\n2 0 Td\n9 0 0 9 72 700 Tm\n"},
		{"turned", []pdf.Matrix{{0, 1, -1, 0, 50, 700}, {0, 1, -1, 0, 50, 720}}, "0 1 -1 0 50 700 Tm\n0 1 -1 0 50 720 Tm\n"},
		{"very small", []pdf.Matrix{upright(1e-5, 1, 1), upright(1e-5, 2, 1)}, ""},
		{"mirrored", []pdf.Matrix{{1, 0, 0, -1, 50, 700}, {1, 0, 0, -1, 50, 712}}, "1 0 0 -1 50 700 Tm\n0 -12 Td\n"},
		{"far away", []pdf.Matrix{upright(1, 1e9, 0), upright(1, 0, 0)}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			var p pen
			p.begin()
			for _, m := range tt.lines {
				p.to(&b, m)
			}
			if got := b.String(); tt.want != "" && got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			near(t, follow(t, b.Bytes()), tt.lines)
		})
	}
	var b bytes.Buffer
	var p pen
	var lines []pdf.Matrix
	p.begin()
	for i := range 5000 {
		m := upright(11.333333, 50+float64(i%7)/3, 700-float64(i)/7)
		if lines = append(lines, m); i == 2500 {
			p.lose()
		}
		p.to(&b, m)
	}
	near(t, follow(t, b.Bytes()), lines)
}

func near(t *testing.T, got, want []pdf.Matrix) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d lines, not %d", len(got), len(want))
	}
	for i := range got {
		for k := range got[i] {
			if math.Abs(got[i][k]-want[i][k]) > 2e-4 {
				t.Fatalf("line %d begins at %v, not %v", i, got[i], want[i])
			}
		}
	}
}

// TestPenOutside: nothing is reckoned from a text object that has ended.
func TestPenOutside(t *testing.T) {
	var b bytes.Buffer
	var p pen
	p.begin()
	p.to(&b, pdf.Matrix{1, 0, 0, 1, 5, 5})
	p.end()
	p.to(&b, pdf.Matrix{1, 0, 0, 1, 6, 5})
	p.to(&b, pdf.Matrix{1, 0, 0, 1, 7, 5})
	if got, want := b.String(), "5 5 Td\n1 0 0 1 6 5 Tm\n1 0 0 1 7 5 Tm\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
