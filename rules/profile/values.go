package profile

import (
	"strings"

	"veil/rules/names/lexicon"
)

// values are texts other than people that are looked for whole, in any case,
// spacing and hyphenation, over line ends, and as scanners misread them.
type values struct {
	by map[string][]wanted // first letters of the skeleton
}

// wanted is one value: its letters and figures run together.
type wanted struct{ skel, label string }

// value is one place of a value.
type value struct {
	start, end int
	label      string
}

// headLen is how many letters of a value index it.
const headLen = 2

// maxBetween is how many signs and line ends may stand between two words of a
// value.
const maxBetween = 4

func (v *values) add(text, label string) {
	s := flat(text)
	if s == "" {
		return
	}
	if v.by == nil {
		v.by = map[string][]wanted{}
	}
	h := s[:min(headLen, len(s))]
	v.by[h] = append(v.by[h], wanted{s, label})
}

// flat is the skeleton of all letters and figures of a text.
func flat(text string) string {
	var b strings.Builder
	for _, a := range lexicon.Atoms(text) {
		if a.Shape <= lexicon.Alnum {
			b.WriteString(lexicon.Fold(text[a.Start:a.End]))
		}
	}
	return confused(b.String())
}

// find returns every place, in order and disjoint, of the longest values. Where
// only is not nil it decides whether the words found there are the value.
func (v *values) find(g *page, only func(string) bool) []value {
	if len(v.by) == 0 {
		return nil
	}
	var out []value
	heads := map[uint32][]wanted{}
	for i := 0; i < len(g.atoms); i++ {
		a := g.atoms[i]
		if a.Shape > lexicon.Alnum {
			continue
		}
		cands, ok := heads[a.Hash]
		if !ok {
			cands = v.starting(skeleton(g.text[a.Start:a.End]))
			heads[a.Hash] = cands
		}
		best := -1
		for _, w := range cands {
			if last := g.reaches(i, w.skel); last > best && (only == nil || only(g.text[a.Start:g.atoms[last].End])) {
				best = last
				if n := len(out); n > 0 && out[n-1].start == a.Start {
					out = out[:n-1]
				}
				out = append(out, value{a.Start, g.atoms[last].End, w.label})
			}
		}
		if best >= 0 {
			i = best
		}
	}
	return out
}

// starting returns the values that may begin with a word: one is the beginning
// of the other.
func (v *values) starting(word string) []wanted {
	var out []wanted
	for n := 1; n <= min(headLen, len(word)); n++ {
		for _, w := range v.by[word[:n]] {
			if strings.HasPrefix(w.skel, word) {
				out = append(out, w)
			}
		}
	}
	if len(word) == 1 { // a value that is longer than its first word
		for h, ws := range v.by {
			if len(h) > 1 && strings.HasPrefix(h, word) {
				out = append(out, ws...)
			}
		}
	}
	return out
}

// reaches returns the atom with which the letters from atom i on make up the
// value, or -1. Skeletons are made of what stands together, since "r" and "n"
// may stand in two words.
func (g *page) reaches(i int, skel string) int {
	done, between := "", 0
	for j := i; j < len(g.atoms); j++ {
		a := g.atoms[j]
		if a.Shape > lexicon.Alnum {
			if between++; between > maxBetween {
				return -1
			}
			continue
		}
		between = 0
		done += skeleton(g.text[a.Start:a.End])
		switch {
		case done == skel:
			return j
		case len(done) >= len(skel) || !strings.HasPrefix(skel, done):
			return -1
		}
	}
	return -1
}
