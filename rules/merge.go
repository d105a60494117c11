package rules

import (
	"cmp"
	"slices"
	"strings"
)

// merge turns what several rules said of one text into findings that nest or
// are disjoint, in order of start, the longest first. It is deterministic and
// never uncovers a letter or digit that a finding covered, but for the titles
// and possessives that trimPerson takes off.
//
// Findings are taken from the strongest to the weakest; each is fitted around
// those already taken. Of two with equal spans the stronger stays. Of two that
// cross, those of one kind become their union, and of different kinds the
// weaker keeps what the stronger leaves. Of two that nest, both stay unless
// the outer one says it all (see swallows).
func merge(text string, in []Finding) []Finding {
	queue := make([]Finding, 0, len(in))
	for _, f := range in {
		if f.Label == Person && f.Role == "" {
			f = trimPerson(text, f)
		}
		queue = append(queue, f)
	}
	slices.SortFunc(queue, byPlace)
	var out []Finding
	for len(queue) > 0 {
		n := cluster(queue)
		out = append(out, fitAll(text, queue[:n])...)
		queue = queue[n:]
	}
	return swallowed(out)
}

// cluster returns how many findings, from the first, hang together by
// overlaps. The input is in order of place and not empty.
func cluster(in []Finding) int {
	end := in[0].End
	for i, f := range in {
		if f.Start >= end {
			return i
		}
		end = max(end, f.End)
	}
	return len(in)
}

// fitAll resolves one cluster. The result is in order of place.
func fitAll(text string, in []Finding) []Finding {
	if len(in) == 1 {
		return in
	}
	queue := slices.Clone(in)
	slices.SortFunc(queue, byStrength)
	var taken []Finding
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
	return taken
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
// in order of place.
func swallowed(in []Finding) []Finding {
	var out, open []Finding
	for _, f := range in {
		for len(open) > 0 && open[len(open)-1].End <= f.Start {
			open = open[:len(open)-1]
		}
		if slices.ContainsFunc(open, func(o Finding) bool { return swallows(o, f) }) {
			continue
		}
		open = append(open, f)
		out = append(out, f)
	}
	return out
}

// swallows reports whether f, inside o, adds nothing. An inner finding stays
// where the policy may keep the outer one (a name in a place), where it is of
// use by itself (a postcode in an address), or where the outer one is a guess
// about running text that the inner one knows better.
func swallows(o, f Finding) bool {
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
	return cmp.Or(
		-cmp.Compare(strength(a), strength(b)),
		-cmp.Compare(a.Score, b.Score),
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
	return cmp.Or(cmp.Compare(a.Start, b.Start), -cmp.Compare(a.End, b.End), cmp.Compare(a.Label, b.Label))
}
