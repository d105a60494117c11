package names

import (
	"strings"
	"unicode"

	"veil/rules/names/lexicon"
)

// initials finds the initials of people whose full names were found in the
// part: "GO", "G.O.", "T O-P". Initials that are usual abbreviations ("SW",
// "GP") are left alone.
func (s *scan) initials(found []candidate) []candidate {
	forms := map[string]bool{}
	taken := make([]bool, len(s.units))
	for _, c := range found {
		for i := c.first; i <= c.last; i++ {
			taken[i] = true
		}
		if c.last > c.first || strings.ContainsAny(s.text[c.start:c.end], "-") {
			for _, f := range Parse(s.text[c.start:c.end]).InitialForms() {
				forms[f] = true
			}
		}
	}
	return s.shortForms(forms, taken)
}

// shortForms finds the given initials outside the taken units.
func (s *scan) shortForms(forms map[string]bool, taken []bool) []candidate {
	if len(forms) == 0 {
		return nil
	}
	var out []candidate
	for i := 0; i < len(s.units); i++ {
		if taken[i] || !s.short(i) {
			continue
		}
		j := i + 1
		for j < len(s.units) && !taken[j] && s.short(j) && s.units[j].start-s.units[j-1].end <= 1 && j-i < 4 {
			j++
		}
		for ; j > i; j-- {
			l, dotted := s.capitals(i, j)
			if len(l) < 2 || !forms[l] || !dotted && (s.loud[i] || lexicon.ClassOf(l)&(lexicon.Acronym|lexicon.Function) != 0) {
				continue
			}
			c := s.make(i, j, 3, "initials of a person named here")
			out = append(out, c)
			i = j - 1
			break
		}
	}
	return out
}

// short reports whether unit i is an initial or at most four capitals.
func (s *scan) short(i int) bool {
	u := &s.units[i]
	return u.shape == lexicon.Initial || u.shape == lexicon.Upper && u.end-u.start <= 5
}

// capitals joins the letters of units [i, j).
func (s *scan) capitals(i, j int) (string, bool) {
	var b strings.Builder
	dotted := j-i > 1
	for _, r := range s.text[s.units[i].start:s.units[j-1].end] {
		if unicode.IsUpper(r) {
			b.WriteString(strings.ToUpper(lexicon.Fold(string(r))))
		} else if r == '.' {
			dotted = true
		}
	}
	return b.String(), dotted
}
