package pdf

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"veil/internal/pdf"
)

// rule is a horizontal line, or the edge of a box, on the page: what parts the
// rows of a table.
type rule struct{ y, x0, x1 float64 }

// upright is a vertical one, which parts columns. The edge of a box of some
// width may be one or only colour behind words.
type upright struct {
	x, y0, y1 float64
	box       bool
}

// ruling is all of a page.
type ruling struct {
	level    []rule
	vertical []upright // sorted by x
}

// maxRules bounds how many are kept a page; drawings have more.
const maxRules = 20_000

// rule notes horizontal edges among the path operators.
func (c *collector) rule(m *pdf.Machine, op pdf.Operation) {
	a := op.Args
	switch op.Op {
	case "m":
		c.x, c.y = a[0].Num, a[1].Num
	case "l":
		x, y := a[0].Num, a[1].Num
		c.edge(m.CTM(), c.x, c.y, x, y)
		c.x, c.y = x, y
	case "re":
		x, y, w, h := a[0].Num, a[1].Num, a[2].Num, a[3].Num
		ctm := m.CTM()
		c.edge(ctm, x, y, x+w, y)
		c.edge(ctm, x, y+h, x+w, y+h)
		from := len(c.rules.vertical)
		c.edge(ctm, x, y, x, y+h)
		c.edge(ctm, x+w, y, x+w, y+h)
		for i := from; i < len(c.rules.vertical); i++ {
			c.rules.vertical[i].box = math.Abs(w) > 2
		}
	}
}

func (c *collector) edge(ctm pdf.Matrix, x0, y0, x1, y1 float64) {
	x0, y0 = ctm.Apply(x0, y0)
	x1, y1 = ctm.Apply(x1, y1)
	dx, dy := math.Abs(x1-x0), math.Abs(y1-y0)
	switch {
	case len(c.rules.level)+len(c.rules.vertical) >= maxRules:
	case dy <= 0.5 && dx >= 8:
		c.rules.level = append(c.rules.level, rule{y0, math.Min(x0, x1), math.Max(x0, x1)})
	case dx <= 0.5 && dy >= 8:
		c.rules.vertical = append(c.rules.vertical, upright{x: x0, y0: math.Min(y0, y1), y1: math.Max(y0, y1)})
	}
}

func (r *ruling) sort() {
	slices.SortFunc(r.vertical, func(a, b upright) int { return cmp.Compare(a.x, b.x) })
}

// parts reports whether a vertical rule stands between u0 and u1 at height v,
// beside words of a size. A box as low as the words is colour behind them.
func (r *ruling) parts(u0, u1, v, size float64) bool {
	i := sort.Search(len(r.vertical), func(i int) bool { return r.vertical[i].x >= u0 })
	for ; i < len(r.vertical) && r.vertical[i].x <= u1; i++ {
		if x := &r.vertical[i]; x.y0 <= v && v <= x.y1 && !(x.box && x.y1-x.y0 < 1.45*size) {
			return true
		}
	}
	return false
}

// separated reports whether rules run between two baselines over most of the
// width from x0 to x1.
func separated(rules []rule, above, below, size, x0, x1 float64) bool {
	covered := 0.0
	for _, r := range rules {
		if r.y < above && r.y > below+0.4*size {
			if w := math.Min(r.x1, x1) - math.Max(r.x0, x0); w > 0 {
				covered += w
			}
		}
	}
	return covered >= 0.6*(x1-x0)
}
