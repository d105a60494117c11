package plan

import (
	"cmp"
	"slices"

	"veil/extract"
	"veil/rules"
)

// place is an Edit in the making. There may be hundreds of thousands, which are
// sorted and merged: it points to what was found rather than hold a copy.
type place struct {
	start, end      int
	part            int32 // index of the document's part
	entity, mention int32 // what was found here, or what the value here was found as
	how             how
}

// how says what becomes of a place, and why.
type how uint8

const (
	detected how = iota // masked: a rule found it
	again               // masked: a value that was found elsewhere
	asked               // kept: the user says so
	allowed             // kept: the policy says so
	ordinary            // kept: a value that is an ordinary word here
)

// byPlace orders by part, start and length, the longest first.
func byPlace(p, q place) int {
	switch {
	case p.part != q.part:
		return int(p.part - q.part)
	case p.start != q.start:
		return p.start - q.start
	}
	return q.end - p.end
}

// byMention orders by the entities' order and their mentions'.
func byMention(p, q place) int {
	return cmp.Or(cmp.Compare(p.entity, q.entity), cmp.Compare(p.mention, q.mention))
}

// order is byPlace, and of the same place the surest first.
func (b *builder) order(p, q place) int {
	if c := byPlace(p, q); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(b.mention(q).Score, b.mention(p).Score), byMention(p, q))
}

func (b *builder) mention(p place) *rules.Finding { return b.entities[p.entity].Mentions[p.mention] }

func (b *builder) text(p place) string { return b.parts[p.part].Text[p.start:p.end] }

// edit makes the Edit of a place.
func (b *builder) edit(p place) Edit {
	f := b.mention(p)
	e := Edit{
		Span: extract.Span{Part: b.parts[p.part].ID, Start: p.start, End: p.end},
		Kind: f.Label, Label: b.entities[p.entity].Label, Mask: p.how == detected || p.how == again, Text: b.text(p),
		Rule: f.Rule, Score: f.Score, Why: f.Why,
	}
	switch p.how {
	case again:
		e.Rule, e.Why = RuleRecurrence, "same value as found elsewhere"
	case ordinary:
		e.Rule, e.Why = RuleOrdinary, "an ordinary word here"
	}
	return e
}

// merge puts places in order in among others in order. It uses the room of into.
func merge(into, in []place, order func(p, q place) int) []place {
	i, j := len(into)-1, len(in)-1
	out := slices.Grow(into, len(in))[:len(into)+len(in)]
	for k := len(out) - 1; j >= 0; k-- { // from the end, where there is room
		if i >= 0 && order(out[i], in[j]) > 0 {
			out[k] = out[i]
			i--
		} else {
			out[k] = in[j]
			j--
		}
	}
	return out
}

// walk goes along disjoint places in order. The function that it returns is asked
// for ascending positions; it returns the first place that ends after one, if
// that is in the same part, or nil.
func walk(places []place) func(part int32, at int) *place {
	i := 0
	return func(part int32, at int) *place {
		for i < len(places) && (places[i].part < part || places[i].part == part && places[i].end <= at) {
			i++
		}
		if i == len(places) || places[i].part != part {
			return nil
		}
		return &places[i]
	}
}
