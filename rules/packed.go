package rules

import (
	"runtime"

	"veil/extract"
)

// packed keeps findings in a quarter of the room, and with nothing in it for the
// collector to look through. Of a long text there are very many: they wait for
// those of its last page, and for the spreaders.
type packed struct {
	list  []packedFinding
	kinds []kind
	index map[kind]int32 // in kinds
}

type packedFinding struct {
	start, end, kind int32 // no document is so long
	score            float64
}

// kind is what many findings have in common.
type kind struct{ label, rule, why, role string }

// add appends findings.
func (p *packed) add(fs []Finding) {
	if p.index == nil {
		p.index = map[kind]int32{}
	}
	for i := range fs {
		f := &fs[i]
		k := kind{f.Label, f.Rule, f.Why, f.Role}
		at, ok := p.index[k]
		if !ok {
			at = int32(len(p.kinds))
			p.index[k] = at
			p.kinds = append(p.kinds, k)
		}
		p.list = append(p.list, packedFinding{int32(f.Start), int32(f.End), at, f.Score})
	}
}

// many is how many findings of one part are as large as a small document's whole need.
const many = 1 << 17

// take returns the first n of those that were added and not yet taken, which are
// of one part, with room for so many more.
func (p *packed) take(n, more int, part string) []Finding {
	if n+more == 0 {
		return nil
	}
	if n > many {
		runtime.GC() // so much at once would come on top of what is no longer needed
	}
	out := make([]Finding, 0, n+more)
	list := p.list[:n]
	p.list = p.list[n:]
	for _, f := range list {
		k := &p.kinds[f.kind]
		out = append(out, Finding{
			Span:  extract.Span{Part: part, Start: int(f.start), End: int(f.end)},
			Label: k.label, Rule: k.rule, Score: f.score, Why: k.why, Role: k.role,
		})
	}
	return out
}
