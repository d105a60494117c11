package rules

import "veil/extract"

// packed keeps findings of one part in a quarter of the room, and with nothing
// in it for the collector to look through: of a long text there are very many,
// and they wait for those of its last page.
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

// unpack returns what was added, in the order in which it was, with room for a
// fifth more: the spreaders find some.
func (p *packed) unpack(part string) []Finding {
	if len(p.list) == 0 {
		return nil
	}
	out := make([]Finding, 0, len(p.list)+len(p.list)/5)
	for _, f := range p.list {
		k := &p.kinds[f.kind]
		out = append(out, Finding{
			Span:  extract.Span{Part: part, Start: int(f.start), End: int(f.end)},
			Label: k.label, Rule: k.rule, Score: f.score, Why: k.why, Role: k.role,
		})
	}
	return out
}
