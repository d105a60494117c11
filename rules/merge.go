package rules

import (
	"cmp"
	"slices"
	"strings"
)

// merge turns what several rules said of one text into findings that nest or
// are disjoint, in order of start, the longest first. It is deterministic and
// never uncovers a letter or digit that a finding covered, but for the titles
// and possessives that trimPerson takes off. It works in the memory of in.
//
// Findings are taken from the strongest to the weakest; each is fitted around
// those already taken. Of two with equal spans the stronger stays. Of two that
// cross, those of one kind become their union, and of different kinds the
// weaker keeps what the stronger leaves. Of two that nest, both stay unless
// the outer one says it all (see swallows).
func merge(text string, in []Finding) []Finding {
	for i := range in {
		if f := &in[i]; f.Label == Person && f.Role == "" {
			f.Span = trimPerson(text, *f).Span
		}
	}
	sortByPlace(in)
	var fit fitter
	out := 0 // in[:out] is done; a cluster never becomes more than it was
	for at := 0; at < len(in); {
		n := cluster(in[at:])
		switch {
		case n > 1:
			out += copy(in[out:], fit.all(text, in[at:at+n]))
		case out == at:
			out++
		default:
			in[out] = in[at]
			out++
		}
		at += n
	}
	return swallowed(in[:out])
}

// sortByPlace sorts findings as byPlace does. There can be very many, and they
// are large: small keys are sorted in their stead, and then each is moved once.
func sortByPlace(in []Finding) {
	if inPlace(in) {
		return
	}
	type key struct{ start, end, at int32 } // no document is so long
	keys := make([]key, len(in))
	for i := range in {
		keys[i] = key{int32(in[i].Start), int32(in[i].End), int32(i)}
	}
	slices.SortFunc(keys, func(a, b key) int {
		switch {
		case a.start != b.start:
			return int(a.start - b.start)
		case a.end != b.end:
			return int(b.end - a.end)
		}
		return cmp.Or(cmp.Compare(in[a.at].Label, in[b.at].Label), int(a.at-b.at))
	})
	for i := range keys {
		if keys[i].at == int32(i) {
			continue
		}
		// What stands here goes elsewhere, and what stands there goes on: a ring.
		first := in[i]
		for to := int32(i); ; {
			from := keys[to].at
			keys[to].at = to
			if from == int32(i) {
				in[to] = first
				break
			}
			in[to] = in[from]
			to = from
		}
	}
}

// inPlace reports whether findings are sorted, as merged ones are.
func inPlace(in []Finding) bool {
	for i := 1; i < len(in); i++ {
		switch a, b := &in[i-1], &in[i]; {
		case a.Start != b.Start:
			if a.Start > b.Start {
				return false
			}
		case a.End < b.End, a.End == b.End && a.Label > b.Label:
			return false
		}
	}
	return true
}

// cluster returns how many findings, from the first, hang together by
// overlaps. The input is in order of place and not empty.
func cluster(in []Finding) int {
	end := in[0].End
	for i := range in {
		if in[i].Start >= end {
			return i
		}
		end = max(end, in[i].End)
	}
	return len(in)
}

// fitter resolves clusters, one after another, in the same room.
type fitter struct{ queue, taken []Finding }

// all resolves one cluster. The result is in order of place and good until the
// next call.
func (r *fitter) all(text string, in []Finding) []Finding {
	queue := append(r.queue[:0], in...)
	r.queue = queue
	if len(queue) > crowded {
		queue = chains(queue)
	}
	if len(queue) > crowded {
		queue = []Finding{hull(queue)}
	}
	slices.SortFunc(queue, byStrength)
	taken := r.taken[:0]
	for len(queue) > 0 {
		f := queue[0]
		queue = queue[1:]
		if i := slices.IndexFunc(taken, func(g Finding) bool { return g.Label == f.Label && crosses(f, g) }); i >= 0 {
			// The union may cross weaker findings that its halves did not:
			// they are fitted again, around it. Each union takes one finding
			// away, so this ends.
			g := taken[i]
			g.Start, g.End = min(g.Start, f.Start), max(g.End, f.End)
			taken = slices.Delete(taken, i, i+1)
			weaker := func(h Finding) bool { return byStrength(g, h) < 0 }
			for _, h := range taken {
				if weaker(h) {
					queue = append(queue, h)
				}
			}
			taken = slices.DeleteFunc(taken, weaker)
			queue = append(queue, g)
			slices.SortFunc(queue, byStrength)
			continue
		}
		if f, keep := fit(text, f, taken); keep {
			taken = append(taken, f)
		}
	}
	slices.SortFunc(taken, byPlace)
	r.taken = taken
	return taken
}

// crowded is how many findings that hang together are fitted one by one, which
// takes the square of their number. Of more, in a text of nothing but names for
// example, those of one kind that overlap become one first; and what is still
// too many then becomes one finding, of the strongest.
const crowded = 200

// chains makes one of all findings of a kind and a role that overlap. The input
// is in order of place.
func chains(in []Finding) (out []Finding) {
	last := map[[2]string]int{} // in out
	for _, f := range in {
		k := [2]string{f.Label, f.Role}
		if i, ok := last[k]; ok && f.Start < out[i].End {
			out[i] = hull([]Finding{out[i], f})
			continue
		}
		last[k] = len(out)
		out = append(out, f)
	}
	return out
}

// hull is the strongest of some findings, one that identifies by itself if any
// does, as far as they all reach.
func hull(in []Finding) Finding {
	best, start, end := in[0], in[0].Start, in[0].End
	for _, f := range in[1:] {
		if weak := indirect(best.Label); weak && !indirect(f.Label) || weak == indirect(f.Label) && byStrength(f, best) < 0 {
			best = f
		}
		start, end = min(start, f.Start), max(end, f.End)
	}
	best.Start, best.End = start, end
	return best
}

// crosses reports whether two findings overlap without one holding the other.
func crosses(f, g Finding) bool {
	return f.Overlaps(g.Span) && !f.Contains(g.Span) && !g.Contains(f.Span)
}

// fit cuts f around the stronger findings taken and reports whether anything
// is left of it that is not there already.
func fit(text string, f Finding, taken []Finding) (Finding, bool) {
	for i := 0; i < len(taken); i++ {
		g := taken[i]
		if !crosses(f, g) {
			continue
		}
		if g.Start <= f.Start {
			f.Start = g.End
		} else {
			f.End = g.Start
		}
		if f = trimSpace(text, f); f.Start >= f.End {
			return f, false
		}
		// What f nested with before the cut it may cross now. It only ever
		// gets shorter: this ends.
		i = -1
	}
	same := func(g Finding) bool { return g.Start == f.Start && g.End == f.End }
	return f, !slices.ContainsFunc(taken, same)
}

// trimSpace takes space and punctuation off both ends of what a cut left.
func trimSpace(text string, f Finding) Finding {
	s := text[f.Start:f.End]
	t := strings.TrimLeftFunc(s, notName)
	f.Start += len(s) - len(t)
	f.End = f.Start + len(strings.TrimRightFunc(t, notName))
	return f
}

// swallowed drops findings whose enclosing finding says it all. The input is
// in order of place, and changes.
func swallowed(in []Finding) []Finding {
	out := 0       // in[:out] stays
	var open []int // of those: the ones around the current place, outermost first
next:
	for i := range in {
		f := &in[i]
		for len(open) > 0 && in[open[len(open)-1]].End <= f.Start {
			open = open[:len(open)-1]
		}
		for _, o := range open {
			if swallows(&in[o], f) {
				continue next
			}
		}
		open = append(open, out)
		if out != i {
			in[out] = *f
		}
		out++
	}
	return in[:out]
}

// swallows reports whether f, inside o, adds nothing. An inner finding stays
// where the policy may keep the outer one (a name in a place), where it is of
// use by itself (a postcode in an address), or where the outer one is a guess
// about running text that the inner one knows better.
func swallows(o, f *Finding) bool {
	switch {
	case o.Label == f.Label:
		return true
	case indirect(o.Label):
		return indirect(f.Label)
	case indirect(f.Label):
		return true
	case f.Role != "" && o.Role == "" && f.Label != Person:
		return false
	}
	switch o.Label {
	case Address:
		return f.Label != Postcode && f.Label != Phone && f.Label != Email
	case School, Organisation:
		return f.Label == Person || f.Label == School || f.Label == Organisation || f.Label == Address
	case Person:
		return f.Label == School || f.Label == Organisation
	}
	return true // a number, an address on the net: one thing
}

// indirect reports whether a kind does not identify by itself, so that the
// default policy keeps it.
func indirect(label string) bool { return label == Date || label == Age || label == Location }

// byStrength orders the people file's findings first, then those sure enough
// that identify directly, then by score, length and place.
func byStrength(a, b Finding) int {
	if c := cmp.Compare(strength(b), strength(a)); c != 0 {
		return c
	}
	if c := cmp.Compare(b.Score, a.Score); c != 0 {
		return c
	}
	return cmp.Or(
		-cmp.Compare(a.End-a.Start, b.End-b.Start),
		cmp.Compare(a.Start, b.Start),
		cmp.Compare(a.Label, b.Label),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Role, b.Role),
		cmp.Compare(a.Why, b.Why),
	)
}

func strength(f Finding) int {
	switch {
	case f.Role != "":
		return 2
	case !indirect(f.Label) && f.Score >= 0.5:
		return 1
	}
	return 0
}

func byPlace(a, b Finding) int {
	switch {
	case a.Start != b.Start:
		return a.Start - b.Start
	case a.End != b.End:
		return b.End - a.End
	}
	return cmp.Compare(a.Label, b.Label)
}
