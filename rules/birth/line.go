package birth

import (
	"veil/rules/names/lexicon"
)

// lineStart returns the first atom of the line of atom i; of a very long line one
// that is near.
func (s *scan) lineStart(i int) int {
	for n := 0; n < 300 && i > 0 && s.punct(i-1) != '\n'; n++ {
		i--
	}
	return i
}

// lineLead reports whether nothing but bullets, numbers, labels and words of
// kin stand before atom i on its line.
func (s *scan) lineLead(i int) bool {
	for j := i - 1; j >= 0 && i-j < 8; j-- {
		a := s.atoms[j]
		switch p := s.punct(j); {
		case p == '\n' || p == ':':
			return true
		case p != 0:
		case a.Shape == lexicon.Digits && (a.End-a.Start <= 2 || a.End-a.Start > 4), a.Shape == lexicon.Alnum && (a.End-a.Start <= 2 || a.End-a.Start > 5), a.Shape == lexicon.Initial:
		case a.Class&(lexicon.Kin|lexicon.Label) != 0, s.words[j]&re != 0:
		case a.Shape.IsCapital():
		default:
			return false
		}
	}
	return true
}

// lineEnds reports whether date k ends its line.
func (s *scan) lineEnds(k int) bool {
	i := s.after[k]
	for n := 0; n < 2 && (s.punct(i) == '.' || s.punct(i) == ';' || s.punct(i) == ')' || s.punct(i) == ','); n++ {
		i++
	}
	return i >= len(s.atoms) || s.atoms[i].Shape == lexicon.Break
}

func abs(n int) int { return max(n, -n) }

func (s *scan) width(j int) int {
	if j < 0 || j >= len(s.atoms) || s.atoms[j].Shape != lexicon.Digits {
		return 0
	}
	return s.atoms[j].End - s.atoms[j].Start
}

// besideSex reports whether "male", "(M)" or "F," stands right before date k, or
// right behind it.
func (s *scan) besideSex(k int) bool {
	j := s.after[k]
	for n := 0; n < 3 && (s.punct(j) == ',' || s.punct(j) == '|' || s.punct(j) == '(' || s.punct(j) == '\t' || s.punct(j) == ';' || s.punct(j) == '"' || s.punct(j) == '/'); n++ {
		j++
	}
	if p, q := s.punct(j), s.punct(s.first[k]-1); p == '♂' || p == '♀' || q == '♂' || q == '♀' {
		return true
	}
	if s.at(j)&sex != 0 && s.atoms[j].Shape.IsCapital() && s.opened(k) && (s.atoms[j].Shape != lexicon.Initial || s.aloneAt(j)) && s.at(j+1)&years == 0 {
		return true
	}
	i := s.first[k] - 1
	marked := false
	for n := 0; n < 3 && i >= 0 && (s.punct(i) == ',' || s.punct(i) == ';' || s.punct(i) == '"' || s.punct(i) == ')' || s.punct(i) == '|' || s.punct(i) == '-' || s.punct(i) == '–' || s.punct(i) == '('); n++ {
		i--
		marked = true
	}
	if i < 0 || s.words[i]&sex == 0 {
		return false
	}
	if s.atoms[i].Shape == lexicon.Initial && s.punct(i+1) == '|' && s.punct(i-1) != '|' {
		return false
	}
	if !marked && i > 0 && s.atoms[i].Shape == lexicon.Initial && s.atoms[i+1].Start-s.atoms[i].End > 1 && s.atoms[i].Start-s.atoms[i-1].End > 1 {
		return true // "PRYCE, Ann   F   21.09.86"
	}
	return s.atoms[i].End-s.atoms[i].Start > 2 || (marked || s.dateOf(i-1) >= 0) && s.atoms[i].Shape == lexicon.Initial
}

// aloneAt reports whether the letter at atom j is all of a field: in "| M went
// home" and "M drove" it is the mother.
func (s *scan) aloneAt(j int) bool {
	if j+1 >= len(s.atoms) || s.atoms[j+1].Start-s.atoms[j].End > 1 {
		return true
	}
	p := s.punct(j + 1)
	return p == ',' || p == '|' || p == ')' || p == '\t' || p == '\n' || p == '\r' || p == ';' || p == '"' || p == '/' || s.atoms[j+1].Shape == lexicon.Digits || s.at(j+1)&sex != 0 || s.atoms[j+1].Class&(lexicon.Kin|lexicon.Nation) != 0 || s.atoms[j+1].Shape == lexicon.Upper
}
