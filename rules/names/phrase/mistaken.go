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
		c := readAs[letters[i]]
		switch {
		case c == 0:
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

// readAs is what a byte is taken for: in lower case, as the letter it is mistaken
// for, and 0 where folding drops it.
var readAs = func() (t [256]byte) {
	for c := range t {
		t[c] = byte(c)
		if 'A' <= c && c <= 'Z' {
			t[c] += 'a' - 'A'
		}
	}
	t['0'], t['1'], t['i'], t['I'], t['5'], t['8'] = 'o', 'l', 'l', 'l', 's', 'b'
	t['\''], t['-'], t['`'] = 0, 0, 0
	return t
}()
