package names

import (
	"veil/rules/names/lexicon"
)

// letter reports whether unit i is one letter that stands for somebody whose
// forename begins with it: "K said", "a letter for S:", "kept them all, B.",
// "love, M x", "sleep d". A letter is a grade, a list number or an abbreviation
// far more often, so only the clearest places count.
func (s *scan) letter(i int, first map[byte]bool) bool {
	u := &s.units[i]
	c := s.text[u.start]
	if !u.shape.IsWord() || u.end-u.start > 2 || u.end-u.start == 2 && s.text[u.end-1] != '.' {
		return u.end-u.start == 2 && s.casual && s.lettersThing(i, first)
	}
	small := u.shape == lexicon.Lower
	if !small && s.habit[c] && s.subject(i) {
		return true
	}
	if !first[c|0x20] || s.loud[i] || small && (!s.casual || textSpeak[c]) {
		return false
	}
	p, n := s.at(i-1), s.at(i+1)
	dot := s.text[u.end-1] == '.'
	if s.kissed(i) {
		return true
	}
	if small {
		// The last word of a message: "sleep d".
		return n.shape == lexicon.Break && n.punct != '\t' && p.shape == lexicon.Lower && u.start-p.end == 1 && c != 'i' && !p.is(lexicon.Function)
	}
	if c == 'I' || p.shape == lexicon.Initial || s.labelWord(p) {
		return false
	}
	if dot && u.sentence && n.shape == lexicon.Lower && n.start-u.end == 1 && (deeds.Has(n.hash) || past.Has(n.hash) || personal.Has(n.hash) || has.Has(n.hash)) && !articles.Has(s.at(i+2).hash) {
		return true // "M. said nothing"
	}
	near := !dot && n.start-u.end == 1
	switch {
	case near && n.shape == lexicon.Lower && n.is(lexicon.Say) && !n.is(lexicon.Auxiliary):
		return c != 'A' || !s.thing(i+1)
	case !dot && (n.punct == '\'' || n.punct == '’') && n.start == u.end && s.isS(s.at(i+2)):
		m := s.at(i + 3)
		return m.shape == lexicon.Lower && !m.is(lexicon.Function) && p.shape != lexicon.Digits && !counts.Has(p.hash)
	case near && u.sentence && c != 'A' && n.shape == lexicon.Lower && (has.Has(n.hash) || deeds.Has(n.hash) || past.Has(n.hash) || personal.Has(n.hash)) && !articles.Has(s.at(i+2).hash):
		return !s.choice(i)
	case near && u.sentence && c != 'A' && n.hash == hashTo && s.at(i+2).shape == lexicon.Lower && !s.at(i+2).is(lexicon.Function),
		near && p.punct == ',' && c != 'A' && n.shape == lexicon.Lower && (deeds.Has(n.hash) || past.Has(n.hash) || personal.Has(n.hash) || s.pastTense(n)):
		return !s.choice(i)
	case u.sentence && p.shape == lexicon.Break && n.shape == lexicon.Break && (s.at(i+2).shape == lexicon.Break || i+2 >= len(s.units)) && p.punct != '\t':
		return !s.choice(i) // signed with a letter
	case p.shape == lexicon.Lower && reaching.Has(p.hash) && u.start-p.end == 1:
		return (dot || clauseEnd(n) || n.shape == lexicon.Lower) && !s.choice(i)
	case p.shape == lexicon.Lower && toward.Has(p.hash) && u.start-p.end == 1:
		ends := dot && n.shape != lexicon.Lower || !dot && clauseEnd(n)
		return ends && !s.choice(i)
	case p.punct == ',' && i > 1 && s.units[i-2].shape == lexicon.Lower && p.start == s.units[i-2].end:
		return (dot || n.punct == '!' || n.punct == '?') && !s.listOfLetters(i)
	}
	return false
}

// textSpeak are letters that stand for words in messages: "u", "r", "k".
var textSpeak = map[byte]bool{'u': true, 'r': true, 'c': true, 'k': true, 'y': true, 'n': true, 'x': true, 'b': true, 'a': true, 'i': true, 'o': true, 'v': true, 'w': true, 'h': true, 'l': true}

var (
	counts = hashes("two three four five six straight all")
	has    = hashes("had has was is went came wants needs seems got does did likes")
	kisses = hashes("x xx xxx xxxx xo")
	labels = hashes("grade grades level levels section appendix annex part plan option type class group block band year vitamin vitamins hepatitis category figure table form schedule set team room flat unit pupil speaker player extract judge juror child person adult parent sibling witness and or")
)

// labelWord reports whether a word before a letter makes it a number or grade.
func (s *scan) labelWord(p *unit) bool { return p.shape.IsWord() && labels.Has(p.hash) }

func clauseEnd(n *unit) bool {
	switch n.punct {
	case '.', ',', ';', ':', '!', '?', ')', '\n', '\r', '"', '”', '–', '|', '\t':
		return true
	}
	return false
}

// thing reports whether a word that people do is a noun here, after "A".
func (s *scan) thing(i int) bool {
	return !past.Has(s.units[i].hash)
}

var past = hashes("said says told asked thinks thought felt wants wanted agreed denied explained replied stated reported rang")

// listOfLetters reports whether another letter stands before: "groups A, B."
func (s *scan) listOfLetters(i int) bool {
	return s.at(i-2).shape == lexicon.Initial || labels.Has(s.at(i-3).hash) || labels.Has(s.at(i-2).hash)
}

// choiceWords is how far back another letter makes this one a choice.
const choiceWords = 25

// choice reports whether another letter stands before i, so that both are
// options or grades: "Option A or B? I would go for B."
func (s *scan) choice(i int) bool {
	for k := i - 1; k >= 0 && k > i-choiceWords; k-- {
		if u := &s.units[k]; u.shape == lexicon.Initial && s.text[u.start] != 'I' && u.end-u.start == 1 && s.text[u.start] < 'F' && !(u.sentence && s.text[u.start] == 'A') {
			return true
		}
	}
	return false
}

// kissed reports whether a letter signs a message: "m xx" or "K x" at its end.
func (s *scan) kissed(i int) bool {
	n, after := s.at(i+1), s.at(i+2)
	if s.casual && n.shape.IsWord() && kisses.Has(n.hash) && after.shape == lexicon.Break && s.at(i-1).shape == lexicon.Lower {
		return true
	}
	return n.shape.IsWord() && kisses.Has(n.hash) && n.start-s.units[i].end <= 1 && (after.shape == lexicon.Break || after.punct == '.') &&
		(s.units[i].sentence || s.at(i-1).punct == ',' || s.at(i-1).shape == lexicon.Lower && s.at(i-1).is(lexicon.SignOff))
}

// lettersThing reports whether a letter and an s without an apostrophe own
// something in a message: "js file".
func (s *scan) lettersThing(i int, first map[byte]bool) bool {
	u := &s.units[i]
	c := s.text[u.start]
	if u.shape != lexicon.Lower || s.text[u.end-1] != 's' || !first[c] || textSpeak[c] || u.class != 0 || c == 'm' || c == 'p' || c == 't' {
		return false
	}
	p, n := s.at(i-1), s.at(i+1)
	return p.is(lexicon.Function|lexicon.Say|lexicon.Be) && n.shape == lexicon.Lower && n.start-u.end == 1 && n.flags.Ordinary() > 0 && !n.is(lexicon.Function|lexicon.Be)
}
