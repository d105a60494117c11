package birth

import (
	"veil/rules/names/lexicon"
)

// stamped reports whether date k is when a message was sent or an entry made: it
// begins its line and a time of day follows, "[12/03/2024, 19:04:11] Grace:",
// "12.3.24 16:10 visit".
func (s *scan) stamped(k int) bool {
	i := s.first[k] - 1
	for n := 0; n < 3 && i >= 0 && (s.punct(i) == '[' || s.punct(i) == '(' || s.punct(i) == '>' || s.punct(i) == '*' || s.punct(i) == '\u200e'); n++ {
		i--
	}
	if i >= 0 && s.punct(i) != '\n' {
		return false
	}
	j := s.after[k]
	if s.punct(j) == ',' || s.hashAt(j) == lexicon.Hash("at") {
		j++
	}
	w := s.width(j)
	return (w == 1 || w == 2) && (s.punct(j+1) == ':' || s.punct(j+1) == '.') && s.glued(j+1) && s.glued(j+2) && s.width(j+2) == 2 && s.dateOf(j) < 0
}
