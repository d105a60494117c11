package phrase

import (
	"unicode/utf8"

	"veil/rules/names/lexicon"
)

// mistaken is the hash of a folded word in which what scanners mix up counts as
// the same: 0 and o, 1, i and l, 5 and s, 8 and b, rn and m, vv and w. "0kafor"
// and "Okafor" have one. It is taken letter by letter and can be continued.
type mistaken struct {
	hash uint32
	held byte // an r or v that the next letter may change; or 0
}

var seed = mistaken{hash: lexicon.Hash("")}

// on continues the hash over more letters.
func (m mistaken) on(letters string) mistaken {
	for i := range len(letters) {
		if letters[i] >= utf8.RuneSelf {
			letters = lexicon.Fold(letters)
			break
		}
	}
	for i := range len(letters) {
		c := letters[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		switch {
		case c == '\'' || c == '-' || c == '`': // folding drops them
			continue
		case m.held == 'r' && c == 'n':
			m.held, c = 0, 'm'
		case m.held == 'v' && c == 'v':
			m.held, c = 0, 'w'
		case c == 'r', c == 'v':
			m.hash, m.held = m.sum(), c
			continue
		default:
			m.hash, m.held = m.sum(), 0
			c = lookalike(c)
		}
		m.hash = lexicon.HashByte(m.hash, c)
	}
	return m
}

// sum is the hash of the letters so far.
func (m mistaken) sum() uint32 {
	if m.held == 0 {
		return m.hash
	}
	return lexicon.HashByte(m.hash, m.held)
}

func lookalike(c byte) byte {
	switch c {
	case '0':
		return 'o'
	case '1', 'i':
		return 'l'
	case '5':
		return 's'
	case '8':
		return 'b'
	}
	return c
}
