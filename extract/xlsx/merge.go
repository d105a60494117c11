package xlsx

import (
	"cmp"
	"slices"
	"strings"

	"veil/internal/ooxml"
)

// maxMerged is how many columns the merged cells of a sheet may have together.
const maxMerged = 20_000_000

// merge reads the merged cells and finds the cells that they cover, of which what
// is in them does not show. Those that overlap are no merged cells of the copy.
func (r *reader) merge(g *grid, nodes []*ooxml.Node) error {
	var all []Range
	total := 0
	for _, n := range nodes {
		a, b, _ := strings.Cut(n.Attr("ref"), ":")
		row, col, ok := Ref(a)
		lastRow, lastCol, ok2 := Ref(b)
		if !ok || !ok2 || row > lastRow || col > lastCol {
			continue
		}
		if total += int(lastCol-col) + 1; total > maxMerged {
			return tooLarge("a sheet has too many merged cells")
		}
		all = append(all, Range{row, col, lastRow, lastCol})
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortFunc(all, func(a, b Range) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col)) })
	var until [maxCol + 1]int32 // the last row in which a column is covered
	corners := map[[2]int32]bool{}
	next := 0
	start := func(row int32) {
		for ; next < len(all) && all[next].Row <= row; next++ {
			m := all[next]
			apart := true
			for c := m.Col; c <= m.LastCol; c++ {
				apart = apart && until[c] < m.Row
				until[c] = max(until[c], m.LastRow)
			}
			if apart {
				corners[[2]int32{m.Row, m.Col}] = true
				g.sheet.Merges = append(g.sheet.Merges, m)
			}
		}
	}
	for i := range g.cells {
		c := &g.cells[i]
		start(c.row)
		c.under = c.row <= until[c.col] && !corners[[2]int32{c.row, c.col}]
	}
	start(maxRow)
	return nil
}
