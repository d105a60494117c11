package birth

import (
	"strings"

	"veil/rules/names/lexicon"
)

// opened reports whether date k stands apart from the words before it.
func (s *scan) opened(k int) bool {
	i := s.first[k] - 1
	return i < 0 || !s.atoms[i].Shape.IsWord() || s.atoms[i].Shape.IsCapital() && s.words[i]&(blocks|on) == 0 && s.atoms[i].Class&lexicon.Calendar == 0
}

// ageAt reads "10" or "10y" at atom j.
func (s *scan) ageAt(j int) (n int, unit, ok bool) {
	a := s.atoms[j]
	t := s.text[a.Start:a.End]
	if v := max(numbers[a.Hash], tens[a.Hash]); v > 0 && a.Shape.IsWord() {
		return v, false, true
	}
	if a.Shape != lexicon.Digits && a.Shape != lexicon.Alnum || s.dateAt[j] > 0 {
		return 0, false, false
	}
	i := 0
	for i < len(t) && '0' <= t[i] && t[i] <= '9' {
		n = n*10 + int(t[i]-'0')
		if i++; i > 2 {
			return 0, false, false
		}
	}
	if i == 0 || n > 109 {
		return 0, false, false
	}
	unit = i < len(t)
	if unit && t[i]|32 == 'y' { // "10y2m"
		if tail := strings.Trim(t[i+1:], "0123456789"); tail != t[i+1:] && (tail == "" || tail == "m" || tail == "M") {
			return n, true, true
		}
	}
	return n, unit, !unit || vocabulary.of(lexicon.Hash(t[i:]))&years != 0
}

// tens are the ages in words from twenty on.
var tens = map[uint32]int{
	lexicon.Hash("twenty"): 20, lexicon.Hash("thirty"): 30, lexicon.Hash("forty"): 40, lexicon.Hash("fifty"): 50,
	lexicon.Hash("sixty"): 60, lexicon.Hash("seventy"): 70, lexicon.Hash("eighty"): 80, lexicon.Hash("ninety"): 90,
}

// numbers are the ages in words.
var numbers = func() map[uint32]int {
	m := map[uint32]int{}
	for n, w := range strings.Fields("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty") {
		m[lexicon.Hash(w)] = n + 1
	}
	return m
}()
