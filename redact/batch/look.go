package batch

import "slices"

// unsureOf are the places of one file that are masked under one label on little
// evidence.
type unsureOf struct {
	Kind, Label string
	Places      int
	Pages       []int   // each once, in the order of the places
	Score       float64 // the lowest
}

// looks puts the places to look at together by label, in the order in which the
// labels come: a person who reads looks once for each.
func looks(places []Look) []unsureOf {
	var out []unsureOf
	for _, p := range places {
		i := slices.IndexFunc(out, func(u unsureOf) bool { return u.Kind == p.Kind && u.Label == p.Label })
		if i < 0 {
			out = append(out, unsureOf{Kind: p.Kind, Label: p.Label, Score: p.Score})
			i = len(out) - 1
		}
		u := &out[i]
		u.Places++
		u.Score = min(u.Score, p.Score)
		if p.Page > 0 && !slices.Contains(u.Pages, p.Page) {
			u.Pages = append(u.Pages, p.Page)
		}
	}
	return out
}
