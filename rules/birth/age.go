package birth

import (
	"strings"

	"veil/rules/names/lexicon"
)

// besideAge reports whether an age stands right before or after date k, and
// the sum is right as far as the text's dates tell.
func (s *scan) besideAge(k int) bool {
	if n, sure, ok := s.ageAfter(k); ok && s.opened(k) && s.adds(k, n, sure) {
		return true
	}
	n, sure, ok := s.ageBefore(k)
	return ok && s.adds(k, n, sure)
}

// aged reports whether something that could be an age stands beside date k.
func (s *scan) aged(k int) bool {
	if _, _, ok := s.ageBefore(k); ok {
		return true
	}
	_, _, ok := s.ageAfter(k)
	return ok && s.opened(k)
}

// adds reports whether somebody born on date k was n years old at the newest
// event.
func (s *scan) adds(k, n int, sure bool) bool {
	ago := s.yearsBefore(k)
	if p := s.punct(s.first[k] - 1); ago < 0 || s.newestAt == k && (p == ',' || p == ';') {
		return true
	}
	d := ago - float64(n)
	if s.guessed && d < 0 {
		return true // today is later than any of these dates
	}
	return d > -1.1 && (d < 2.2 || sure && d < 6)
}

// opened reports whether date k stands apart from the words before it.
func (s *scan) opened(k int) bool {
	i := s.first[k] - 1
	return i < 0 || !s.atoms[i].Shape.IsWord() || s.atoms[i].Shape.IsCapital() && s.words[i]&(blocks|on) == 0 && s.atoms[i].Class&lexicon.Calendar == 0
}

// ageAfter reads ", aged 10", "(10)", "(10y 3m)", "– 13 yrs" after date k. sure
// says that words make it an age.
func (s *scan) ageAfter(k int) (n int, sure, ok bool) {
	j := s.after[k]
	open := false
	for m := 0; m < 2; m++ {
		switch s.punct(j) {
		case '(', '[':
			open = true
			j++
		case ',', '-', '–', ')', '|', ';':
			j++
		}
	}
	if s.at(j)&aged != 0 {
		sure = true
		if j++; s.punct(j) == ':' {
			j++
		}
	}
	if j >= len(s.atoms) {
		return 0, false, false
	}
	n, unit, ok := s.ageAt(j)
	if !ok {
		return 0, false, false
	}
	if s.at(j+1)&years != 0 || unit {
		sure = true
	}
	cell := s.punct(j-1) == '|' || s.punct(j-1) == '\t'
	if cell && (s.punct(j+1) == '|' || s.punct(j+1) == '\t' || s.punct(j+1) == '\n') && s.punct(s.first[k]-1) == s.punct(j-1) {
		if ago := s.yearsBefore(k); ago > 0 {
			return n, sure, ago-float64(n) > -0.3 && ago-float64(n) < 1.2
		}
	}
	return n, sure, sure || open && s.punct(j+1) == ')'
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

// ageBefore reads "aged 10 (", "10 years, ", "(10) " before date k.
func (s *scan) ageBefore(k int) (n int, sure, ok bool) {
	i := s.first[k] - 1
	if s.hashAt(i) == hashThe {
		i--
	}
	closed, apart := false, false
	for m := 0; m < 2 && i >= 0; m++ {
		switch s.punct(i) {
		case ')':
			closed = true
			i--
		case '(', ',', '[', '-', '–', '|', ';', '/':
			apart = true
			i--
		}
	}
	unit := false
	for m := 0; m < 2 && i >= 0 && s.words[i]&years != 0 && s.words[i]&number == 0; m++ {
		unit = true
		i--
	}
	if i < 0 {
		return 0, false, false
	}
	n, u, ok := s.ageAt(i)
	if !ok {
		return 0, false, false
	}
	if s.punct(i-1) == '-' && s.at(i-2)&number != 0 && tens[s.atoms[i-2].Hash] > 0 && n < 10 {
		n += tens[s.atoms[i-2].Hash] // "sixty-one"
		i -= 2
	}
	lbl := s.at(i-1)&aged != 0 || i > 1 && s.punct(i-1) == ':' && s.words[i-2]&aged != 0
	lbl = lbl || apart && !closed && s.at(i-1)&is != 0 && s.at(s.first[k]-1)&on == 0 && s.somebody(i-1)
	switch {
	case lbl, (unit || u) && (closed || apart):
		return n, true, closed || apart || lbl
	case apart && !closed && !unit && s.punct(s.first[k]-1) == '(' && s.punct(s.after[k]) == ')' && n < 22 && i > 0 && (s.punct(i-1) == ',' || s.hashAt(i-1) == hashAnd || s.hashAt(i-1) == lexicon.Hash("now") || s.atoms[i-1].Class&lexicon.Kin != 0 || s.hashAt(i-1) == lexicon.Hash("dau") || s.atoms[i-1].Flags.Fore() > 1): // "Tobi, now 10 (12 March 2014)"
		if s.guessed || s.yearsBefore(k) < 0 {
			y := s.dates[k].Year + n
			return n, false, 2000 < y && y < today+4
		}
		ago := s.yearsBefore(k) - float64(n)
		return n, false, ago > -0.3 && ago < 1.3
	case apart && !closed && s.punct(i-1) == '(' && s.punct(s.after[k]) == ')' && i > 1 && s.atoms[i-2].Shape.IsCapital(): // "Tobi (10, 12/03/14)"
		return n, false, s.strongName(i-2, i-1)
	case closed && s.punct(i-1) == '(' && i > 1 && s.atoms[i-2].Shape.IsCapital():
		return n, false, true
	}
	return 0, false, false
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
