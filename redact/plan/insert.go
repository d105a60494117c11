package plan

import (
	"slices"

	"veil/extract"
)

// RulePiece is the rule of an edit that masks a piece of a value which the page
// shows apart, as in a cell of several lines. By itself it is not looked for
// elsewhere.
const RulePiece = "plan/piece"

// Insert adds masked edits to a plan for the parts. Those that touch a masked
// one are left out, and kept ones that they touch go. It reports whether any
// was added.
func (p *Plan) Insert(parts []extract.Part, more []Edit) bool {
	masked, added := cover[string]{}, cover[string]{}
	for _, e := range p.Edits {
		if e.Mask {
			masked.add(e.Part, e.Start, e.End)
		}
	}
	masked.sort()
	by := order(parts)
	more = slices.DeleteFunc(slices.Clone(more), func(e Edit) bool { return masked.touches(e.Part, e.Start, e.End) })
	slices.SortFunc(more, by)
	apart := more[:0]
	for _, e := range more {
		if n := len(apart); n == 0 || !apart[n-1].Overlaps(e.Span) {
			apart = append(apart, e)
			added.add(e.Part, e.Start, e.End)
		}
	}
	if len(apart) == 0 {
		return false
	}
	added.sort()
	kept := slices.DeleteFunc(slices.Clone(p.Edits), func(e Edit) bool { return !e.Mask && added.touches(e.Part, e.Start, e.End) })
	p.Edits = append(kept, apart...)
	slices.SortFunc(p.Edits, by)
	return true
}
