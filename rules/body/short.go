package body

import (
	"strings"

	"veil/rules"
	"veil/rules/names/lexicon"
)

// shorten finds what bodies that were found are called for short where the text
// itself says so, and those names wherever they stand: in brackets or quotation
// marks behind the name ("Bun-sgoil Chladaich ("the Gaelic")"), after "aka"
// ("St Wulfstan's, aka "Wulfie's""), and letters that are the initials of the
// name ("CHS", "MLJ").
func (s *scan) shorten() {
	if len(s.found) == 0 {
		return
	}
	short := map[uint32]string{} // the one word of a short name to its label
	letters := map[uint32]string{}
	for k, n := 0, len(s.found); k < n; k++ {
		f := s.found[k]
		if f.to < 1 || f.label == rules.Address {
			continue
		}
		if from, to := s.nickname(f); to > from {
			s.add(from, to, f.label, 0.55, "what it is called for short")
			s.found[len(s.found)-1].end = s.at(to - 1).stop // "Wulfie's"
			if w := s.shortWord(from, to); w != nil {
				short[w.hash] = f.label
			}
		}
		for _, end := range initialsEnds {
			if h := s.initials(f, end); h != 0 && (end == "" || f.label == rules.School) {
				letters[h] = f.label
			}
		}
	}
	words := s.firstWords()
	if len(short)+len(letters)+len(words) == 0 {
		return
	}
	for i := range s.toks {
		t := &s.toks[i]
		if !t.capital() {
			continue
		}
		if label, ok := short[t.hash]; ok && (s.at(i-1).hash == hashThe || t.class == 0) {
			from := i
			if s.near(i-1) && s.at(i-1).hash == hashThe {
				from--
			}
			s.add(from, i+1, label, 0.5, "what it is called for short")
		}
		if label, ok := words[t.hash]; ok && s.inCell(i) {
			s.add(i, i+1, label, 0.45, "the first word of a body, in a cell by itself")
		}
		if label, ok := letters[t.hash]; ok && t.shape == lexicon.Upper && !t.known && !notInitials.Has(t.hash) {
			s.add(i, i+1, label, 0.5, "the initials of a body")
		}
	}
}

// nickname returns the tokens of the name that brackets, quotation marks or "aka"
// give for a body behind it; to is 0 where none do.
func (s *scan) nickname(f finding) (from, to int) {
	i := f.to
	if t := s.at(i - 1); t.punct('.') {
		return 0, 0
	}
	said := false
	if s.at(i).punct(',') {
		i++
	}
	switch t := s.at(i); {
	case t.punct('('):
		i++
	case aka.Has(t.hash) && t.word():
		said = true
		i++
	default:
		return 0, 0
	}
	for aka.Has(s.at(i).hash) && s.at(i).word() {
		said = true
		i++
	}
	quote := s.at(i).punct('"') || s.at(i).punct('“') || s.at(i).punct('‘') || s.at(i).punct('\'')
	if quote {
		i++
	}
	from = i
	if s.at(i).hash == hashThe && s.near(i) {
		i++
	}
	for to = i; to < i+3 && s.at(to).capital() && (to == i || s.near(to-1)); to++ {
		if t := s.at(to); t.known || t.is(public) || t.class&(lexicon.Calendar|lexicon.Honorific|lexicon.Role) != 0 {
			return 0, 0
		}
	}
	if to == i {
		return 0, 0
	}
	switch n := s.at(to); {
	case quote:
		if n.shape != lexicon.Punct {
			return 0, 0
		}
	case said:
	case !n.punct(')'):
		return 0, 0
	case to != i+1 || !s.echoes(f, s.at(i)):
		return 0, 0
	}
	return from, to
}

var aka = hashes("aka known called nicknamed as formerly previously")

// echoes reports whether a word begins like a word of the body or is its
// initials: "Puddleducks (Puddles)".
func (s *scan) echoes(f finding, t *token) bool {
	w := strings.ToLower(s.text[t.start:t.end])
	if len(w) < 3 {
		return false
	}
	for i := f.to - 1; i >= 0 && s.at(i).start >= f.start; i-- {
		x := strings.ToLower(s.text[s.at(i).start:s.at(i).end])
		if len(x) > len(w) && len(w) > 3 && x[:4] == w[:4] {
			return true
		}
	}
	return t.shape == lexicon.Upper && s.initials(f, "") == t.hash
}

// shortWord is the word by which a short name is found elsewhere: the only one it
// has besides "the", and no usual one without it.
func (s *scan) shortWord(from, to int) *token {
	if s.at(from).hash == hashThe {
		from++
	}
	t := s.at(from)
	if to != from+1 || t.end-t.start < 3 {
		return nil
	}
	return t
}

// initialsEnds are the letters of the kind, which the name itself need not tell:
// "CHS" for Cray High.
var initialsEnds = [...]string{"", "S", "PS", "HS"}

// initials is the hash of the first letters of the words of a body and of end,
// 0 where that makes fewer than three letters.
func (s *scan) initials(f finding, end string) uint32 {
	var b [8]byte
	n := copy(b[len(b)-len(end):], end)
	for i := f.to - 1; i >= 0 && s.at(i).start >= f.start; i-- {
		t := s.at(i)
		if t.shape == lexicon.Punct || t.shape == lexicon.Lower || t.hash == hashThe {
			continue
		}
		c := s.text[t.start]
		if n == len(b) || c < 'A' || c > 'Z' {
			return 0
		}
		b[len(b)-1-n] = c
		n++
	}
	if n < 3 || n-len(end) < 2 {
		return 0
	}
	return lexicon.Hash(string(b[len(b)-n:]))
}

// notInitials are letters that are something else wherever they stand.
var notInitials = hashes("nhs cps hps phs gps hvs sws tas irs lps aps cic cla lac pep iro nfa the bbc sen dsl")

// firstWords are the words that bodies begin with and that are no usual ones, to
// their labels: "Kiln" of the Kiln Room.
func (s *scan) firstWords() map[uint32]string {
	out := map[uint32]string{}
	for _, f := range s.found {
		if f.to < 1 {
			continue
		}
		i := f.to - 1
		for i > 0 && s.at(i-1).start >= f.start {
			i--
		}
		if s.at(i).hash == hashThe {
			i++
		}
		if t := s.at(i); i < f.to && t.capital() && s.own(t) && t.flags.Fore() == 0 && t.flags.Ordinary() < 3 && t.class == 0 && !saints.Has(t.hash) {
			out[t.hash] = f.label
		}
	}
	return out
}

// inCell reports whether token i has a cell or a line for itself.
func (s *scan) inCell(i int) bool {
	p, n := s.at(i-1), s.at(i+1)
	before := p.shape == lexicon.Break || p.punct('|') || s.at(i).start-p.stop > 1
	after := n.shape == lexicon.Break || n.punct('|') || n.start-s.at(i).stop > 1
	return before && after
}
