package verify

import (
	"cmp"
	"slices"
	"strings"

	"veil/extract"
	"veil/redact/plan"
	"veil/redact/plan/search"
)

// expected is what a reader should see of one carried part.
type expected struct {
	part    extract.Part
	text    string // the part with its marks
	visible string // the part with nothing in place of what is masked
	// excused are the ranges of text where a masked value may stand: what the
	// plan keeps, and the marks themselves.
	excused []span
	marks   []span // of them, the marks
}

type span struct{ start, end int }

func expectations(in Input) []expected {
	var out []expected
	edits := map[string][]plan.Edit{}
	for _, e := range in.Plan.Edits {
		edits[e.Part] = append(edits[e.Part], e)
	}
	for _, p := range in.Parts {
		if p.Kind == extract.FileName || !in.Format.Carried(p.Kind) {
			continue
		}
		own := in.Plan
		own.Edits = edits[p.ID]
		out = append(out, expect(own, p))
	}
	return out
}

func expect(p plan.Plan, part extract.Part) expected {
	e := expected{part: part, text: p.Apply(part)}
	masked := p.Masked(part.ID)
	at, shift := 0, 0
	starts := make([]int, len(masked)) // of the marks, in the new text
	var visible strings.Builder
	visible.Grow(len(part.Text))
	for i, m := range masked {
		visible.WriteString(part.Text[at:m.Start])
		visible.WriteByte(' ')
		starts[i] = m.Start + shift
		e.excused = append(e.excused, span{starts[i], starts[i] + len(p.Mark(m))})
		e.marks = append(e.marks, e.excused[i])
		shift += len(p.Mark(m)) - (m.End - m.Start)
		at = m.End
	}
	visible.WriteString(part.Text[at:])
	e.visible = visible.String()
	i, shift := 0, 0
	for _, k := range p.Edits { // in order of start
		if k.Mask || k.Part != part.ID {
			continue
		}
		for ; i < len(masked) && masked[i].End <= k.Start; i++ {
			shift += len(p.Mark(masked[i])) - (masked[i].End - masked[i].Start)
		}
		if i < len(masked) && masked[i].Start < k.End {
			continue // a mask reaches into it: nothing here is kept as it was
		}
		e.excused = append(e.excused, span{k.Start + shift, k.End + shift})
	}
	return e
}

// allows reports whether a value may stand at the hit. What reaches into a mark is
// no value: "[PERSON 12]" and "345" in the next cell are not 12345.
func (e expected) allows(h search.Hit) bool {
	i, _ := slices.BinarySearchFunc(e.marks, h.Start+1, func(m span, start int) int { return cmp.Compare(m.end, start) })
	if i < len(e.marks) && e.marks[i].start < h.End {
		return true
	}
	for _, s := range e.excused {
		if s.start <= h.Start && h.End <= s.end {
			return true
		}
	}
	return false
}
