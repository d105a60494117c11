package web

import (
	"slices"
	"strings"

	"veil/extract"
	"veil/redact/plan"
)

// choice is one decision of the user: that a place, a value or a person is
// masked or kept. It names places by their spans, so that it holds for a plan
// that was made again.
type choice struct {
	extract.Span
	Mask  bool
	Reach reach
	// Of an added place: what it is and what it is called; Text is what stands
	// there, and Also are the further places where it stands.
	Added bool
	Kind  string
	Label string
	Text  string
	Also  []plan.Edit
	With  []choice // places that were marked with it
}

// reach is how far a choice goes.
type reach string

const (
	one    reach = "one"    // this place
	value  reach = "value"  // wherever these words stand
	person reach = "person" // wherever this person, or thing, is named
)

// amend works choices into the plan of the parts, one after the other.
func amend(pl *plan.Plan, parts []extract.Part, choices []choice) {
	for _, c := range choices {
		if c.Added {
			c.add(pl, parts)
		} else {
			c.set(pl)
		}
	}
}

// set masks or keeps what the choice reaches.
func (c choice) set(pl *plan.Plan) {
	at := slices.IndexFunc(pl.Edits, func(e plan.Edit) bool { return e.Span == c.Span })
	if at < 0 {
		return
	}
	here := pl.Edits[at]
	for i := range pl.Edits {
		e := &pl.Edits[i]
		if i == at || c.Reach == value && e.Label == here.Label && strings.EqualFold(e.Text, here.Text) || c.Reach == person && e.Label == here.Label && e.Label != "" {
			e.Mask = c.Mask
		}
	}
	if c.Mask {
		pl.Edits = apart(pl.Edits)
	}
}

// apart leaves out what lies within a mask or cuts into one: masks do not overlap
// each other, and what is kept stands beside them. Of two masks the longer stays.
func apart(edits []plan.Edit) []plan.Edit {
	masks := map[string][]plan.Edit{}
	for _, e := range edits {
		if e.Mask {
			masks[e.Part] = append(masks[e.Part], e)
		}
	}
	return slices.DeleteFunc(edits, func(e plan.Edit) bool {
		// Edits are in order of place, so those that overlap are neighbours.
		near := masks[e.Part]
		i, _ := slices.BinarySearchFunc(near, e.Start, func(m plan.Edit, at int) int { return m.End - at - 1 })
		for ; i < len(near) && near[i].Start < e.End; i++ {
			if m := near[i]; m.Overlaps(e.Span) && m.Span != e.Span && (!e.Mask || m.End-m.Start > e.End-e.Start) {
				return true
			}
		}
		return false
	})
}

// add masks a place that the rules did not find, and where it stands besides.
// What the place cuts into becomes part of it.
func (c choice) add(pl *plan.Plan, parts []extract.Part) {
	here := plan.Edit{Span: c.Span, Kind: c.Kind, Label: c.Label, Mask: true, Text: c.Text, Why: "you marked it"}
	pl.Edits = slices.DeleteFunc(slices.Clone(pl.Edits), func(x plan.Edit) bool { return x.Overlaps(c.Span) })
	pl.Insert(parts, []plan.Edit{here})
	pl.Insert(parts, c.Also)
	for _, w := range c.With {
		w.add(pl, parts)
	}
}

// decide adds a choice. What was taken back before is gone then.
func (p *paper) decide(c choice) {
	p.choices, p.undone = append(p.choices, c), nil
	p.changed()
}

// undo takes the last choice back, redo makes it again. They report whether
// there was one.
func (p *paper) undo() bool { return p.shift(&p.choices, &p.undone) }
func (p *paper) redo() bool { return p.shift(&p.undone, &p.choices) }

func (p *paper) shift(from, to *[]choice) bool {
	n := len(*from) - 1
	if n < 0 {
		return false
	}
	*to, *from = append(*to, (*from)[n]), (*from)[:n:n]
	p.changed()
	return true
}

// changed works the choices in; a copy that was saved before is no longer what
// was decided.
func (p *paper) changed() {
	if p.State == saved {
		p.State = open
	}
	p.renew()
}
