package address

import (
	"strings"

	"veil/rules"
	"veil/rules/names/lexicon"
)

// spoken reads a postcode that is said letter by letter, or written with a space
// after each, at atom i: "L eight, two double-u P", "D L 3 7 4 Q T", "W for Whisky, F
// two, seven T T". It returns i where there is none.
func (s *scan) spoken(i int) int {
	var code strings.Builder
	after, words := i, 0
	for j := i; j < len(s.atoms) && j < i+24 && code.Len() < 8; j++ {
		a := s.atoms[j]
		if a.Shape == lexicon.Punct && j > i {
			if a.Hash == ',' || a.Hash == '-' || a.Hash == '.' || a.Hash == '…' {
				continue
			}
			break
		}
		t := s.text[a.Start:a.End]
		switch {
		case a.Hash == hashDouble && s.punct(j+1) == '-' && s.hashAt(j+2) == hashU:
			code.WriteByte('W')
			j += 2
			words++
		case a.Hash == hashDouble && s.hashAt(j+1) == hashU:
			code.WriteByte('W')
			j++
			words++
		case len(t) == 1 && letter(t[0]&^0x20):
			code.WriteByte(t[0] &^ 0x20)
			if s.hashAt(j+1) == hashFor && j+2 < len(s.atoms) && s.atoms[j+2].Shape.IsWord() && s.text[s.atoms[j+2].Start]&^0x20 == t[0]&^0x20 {
				j += 2
				words++
			}
		case a.Shape == lexicon.Digits && len(t) <= 2:
			code.WriteString(t)
		case said[a.Hash] != "":
			code.WriteString(said[a.Hash])
			words++
		default:
			j = len(s.atoms)
			continue
		}
		if c := code.String(); s.saidCode(c, j+1-i, s.labelledPost(i)) && (words > 0 || j-i >= len(c)-2) {
			after = j + 1
		}
	}
	return after
}

// saidCode reports whether c, of so many atoms, is a postcode: of an area that
// there is, unless a label stands before it.
func (s *scan) saidCode(c string, atoms int, labelled bool) bool {
	n := len(c)
	if n < 5 || n > 7 || atoms < 5 && !labelled || !digit(c[n-3]) || !letter(c[n-2]) || !letter(c[n-1]) || inward(c[n-3:]) == no {
		return false
	}
	o := outward(c[:n-3])
	return o == right && (inward(c[n-3:]) == right || n > 5 && letter(c[1])) || o == unknown && labelled && inward(c[n-3:]) == right
}

var (
	hashDouble = lexicon.Hash("double")
	hashU      = lexicon.Hash("u")
	hashFor    = lexicon.Hash("for")
)

// said are the letters and figures by the words for them.
var said = func() map[uint32]string {
	m := map[uint32]string{}
	for w, c := range map[string]string{
		"zed": "Z", "aitch": "H", "ess": "S", "tee": "T", "bee": "B", "dee": "D", "vee": "V", "gee": "G", "jay": "J", "kay": "K", "en": "N", "em": "M", "el": "L", "pee": "P", "queue": "Q", "ex": "X",
		"oh": "0", "zero": "0", "nought": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
		"ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20",
	} {
		m[lexicon.Hash(w)] = c
	}
	return m
}()

// spokenAt enters the postcode that is said from atom i on, a letter by itself, if
// there is one.
func (s *scan) spokenAt(i int) bool {
	a := s.atoms[i]
	if !a.Shape.IsWord() || s.tied(i) && s.punct(i-1) != ':' {
		return false
	}
	after := s.spoken(i)
	if after == i {
		return false
	}
	s.enter(i, after)
	s.add(i, after, rules.Postcode, 0.8, "a postcode said letter by letter")
	return true
}
