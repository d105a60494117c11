package birth

import (
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// ofAge is how long ago a date has to be to be the birth of a parent.
const ofAge = 13

// held reports whether a word for a person who is not named stands right before
// date k in a field of its own: "Mother: 21.9.86", "Child 1 (12/03/14)", "me
// (12/3/07)".
func (s *scan) held(k int) bool {
	i, sep := s.first[k]-1, rune(0)
	for n := 0; n < 2 && i >= 0; n++ {
		if p := s.punct(i); p == '(' || p == ':' || p == ',' || p == '-' || p == '–' || p == '—' || p == '[' || p == '=' {
			sep = p
			i--
		}
	}
	if i < 0 || !s.ended(k) && s.atoms[s.after[k]].Class&lexicon.Kin == 0 || sep == '(' && s.punct(s.after[k]) != ')' && s.punct(s.after[k]) != ',' && s.punct(s.after[k]) != ';' {
		return false
	}
	if w := s.width(i); w == 1 && i > 0 || s.atoms[i].Shape == lexicon.Initial && i > 0 && sep != 0 {
		if !young.Has(s.hashAt(i - 1)) {
			return false
		}
		i--
	}
	a := s.atoms[i]
	if !a.Shape.IsWord() || s.preposed(k) {
		return false
	}
	ago := s.yearsBefore(k)
	if ago < 0 {
		ago = float64(today - s.dates[k].Year)
	}
	switch {
	case young.Has(a.Hash):
		return sep != 0 && s.at(i-1)&(blocks|of) == 0 && ago >= 0.8
	case sep == ':' && theirs.Has(a.Hash):
		return ago >= 0.8
	case selves.Has(a.Hash), elders.Has(a.Hash), a.Class&lexicon.Kin != 0 && s.words[i]&sex == 0:
		if s.at(i-1)&(blocks|unnamed|of) != 0 || s.hashAt(i-1) == hashTo {
			return false
		}
		for j := i - 1; j >= 0 && i-j < 5 && s.punct(j) != '\n' && s.punct(j) != '.'; j-- {
			if s.words[j]&(blocks|unnamed|on) != 0 && s.words[j]&relation == 0 {
				return false
			}
		}
		return ago >= ofAge || (sep == '(' || sep == ':') && s.birthNear(k) && ago >= 0.8
	}
	return false
}

// pairs marks a date that stands beside a birth in the same bracket: "Jean and
// Ken Hart (3.5.58 and 9.6.55)".
func (s *scan) pairs() {
	for k := 0; k+1 < len(s.dates); k++ {
		if s.verdicts[k].score < 0.7 || s.verdicts[k+1].score > 0 || s.first[k+1]-s.after[k] != 1 || s.punct(s.first[k]-1) != '(' || s.punct(s.after[k+1]) != ')' || !s.dates[k+1].Form.Whole() || s.dates[k+1].Form&dates.Joined != 0 {
			continue
		}
		if j := s.after[k]; s.hashAt(j) == hashAnd || s.punct(j) == '&' || s.punct(j) == ',' || s.punct(j) == '/' || s.punct(j) == ';' {
			s.mark(k+1, 0.75, "a date beside a birth, in the same bracket")
		}
	}
}

var (
	young  = lexicon.NewSet("child baby newborn twin sibling infant minor pupil boy girl children youngest eldest oldest middle")
	theirs = lexicon.NewSet("his hers mine yours theirs")
	elders = lexicon.NewSet("mgm pgm mgf pgf mgp pgp mggm pggm mga pga mgu pgu") // grandparents, aunts and uncles
	selves = lexicon.NewSet("me myself self applicant respondent carer")
)
