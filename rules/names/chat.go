package names

import (
	"veil/rules/names/lexicon"
)

// Text messages, and what is copied from them, hardly use capitals: a name is a
// word like any other, an apostrophe is left out. Here it is told where a text
// is written so; lower.go then says which words are names.

// leastCasual is how many sentences a text must begin small to count as casual.
const leastCasual = 6

// isCasual reports whether most sentences of the text begin with a small
// letter, those who speak them left out.
func (s *scan) isCasual() bool {
	small, capital := 0, 0
	for i := range s.units {
		u := &s.units[i]
		if !u.sentence || !u.shape.IsWord() || i+1 < len(s.units) && s.units[i+1].punct == ':' || s.speaker(i) > 0 {
			continue
		}
		if u.shape == lexicon.Lower {
			small++
		} else if u.shape != lexicon.Initial {
			capital++
		}
	}
	return small >= leastCasual && small > 2*capital
}

// markLow finds the units that are written without capitals: all of a casual
// text, quoted messages, and the small lines of a text that has several.
func (s *scan) markLow() {
	s.smallQuotes()
	if s.casual {
		for i := range s.low {
			s.low[i] = true
		}
		return
	}
	var lines [][2]int // the small ones
	from, long := 0, 0
	for i := 0; i <= len(s.units); i++ {
		if i < len(s.units) && (s.units[i].shape != lexicon.Break || s.units[i].punct == '\t') {
			continue
		}
		if small, all := s.smallLine(from, i); all {
			long++
			if small {
				lines = append(lines, [2]int{from, i})
			}
		}
		from = i + 1
	}
	if len(lines) < long && (len(lines) < leastLines || len(lines)*fewLines < long) {
		return
	}
	for _, l := range lines {
		for i := l[0]; i < l[1]; i++ {
			s.low[i] = true
		}
	}
}

// A text has small lines, and no slips, where there are leastLines of them and
// they are one in fewLines at least.
const leastLines, fewLines = 3, 4

// smallLine reports whether the units [i, j) are a line of talk that begins
// small and has no capitals; talk says whether they are a line of talk at all.
func (s *scan) smallLine(i, j int) (small, talk bool) {
	for k := i; k < j; k++ {
		if n := s.speaker(k); n > 0 {
			i = n + 1
			break
		}
		if s.units[k].punct == ':' && k < i+5 {
			i = k + 1 // "Visitor: im here"
			break
		}
	}
	words, capitals, head := 0, 0, true
	for k := i; k < j; k++ {
		u := &s.units[k]
		if !u.shape.IsWord() {
			continue
		}
		words++
		if u.capital() && s.text[u.start:u.end] != "I" {
			capitals++
			head = head && words > 1
		}
	}
	return head && capitals*8 < words, words > 3
}

// maxQuote is how many units a quoted message may have.
const maxQuote = 80

// smallQuotes marks the units of quotations that are written without capitals:
// a message that a report repeats.
func (s *scan) smallQuotes() {
	for i := 0; i+1 < len(s.units); i++ {
		if q := s.units[i].punct; q != '"' && q != '“' || s.units[i+1].shape != lexicon.Lower || i > 0 && s.units[i-1].end == s.units[i].start && s.units[i-1].shape.IsWord() {
			continue
		}
		for j := i + 1; j < len(s.units) && j-i < maxQuote; j++ {
			u := &s.units[j]
			if u.capital() && u.shape != lexicon.Initial {
				break
			}
			if u.punct == '"' || u.punct == '”' {
				for k := i + 1; k < j; k++ {
					s.low[k] = true
				}
				i = j
				break
			}
		}
	}
}
