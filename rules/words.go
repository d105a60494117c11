package rules

import (
	"errors"
	"unicode"
	"unicode/utf8"
)

// words finds many words in one pass over a text: a trie that is entered at
// the start of every token.
type words struct {
	nodes []wordNode
	ends  []wordEnd
}

// wordNode holds no pointers, so that a large trie costs the collector nothing.
type wordNode struct {
	next [64]int32
	end  int32 // in ends, or 0: the first of those that end here
}

// wordEnd says that a word of a rule ends here.
type wordEnd struct {
	rule int32
	open bool  // the token may go on
	more int32 // in ends, or 0: another one
}

// hit is one place, in bytes, where a word of a rule stands.
type hit struct{ start, end int }

// newWords makes an empty trie with room for so many bytes of words.
func newWords(room int) *words {
	return &words{nodes: make([]wordNode, 1, room+1), ends: make([]wordEnd, 1)}
}

// class maps a byte to its edge in the trie, 0 for none. Upper case is folded.
var class = func() (c [256]uint8) {
	n := uint8(0)
	for _, b := range []byte("abcdefghijklmnopqrstuvwxyz0123456789 @:/.,#'-&+_()<=%\\") {
		n++
		c[b] = n
		if 'a' <= b && b <= 'z' {
			c[b-'a'+'A'] = n
		}
	}
	for _, b := range []byte("\t\n\r\v\f") {
		c[b] = c[' ']
	}
	return c
}()

// checkWord says what is wrong with a word that add is to take.
func checkWord(word string) error {
	word, _ = cutStar(word)
	if word == "" || word[0] == ' ' || word[len(word)-1] == ' ' {
		return errors.New("an anchor or context word is empty or has space around it")
	}
	for i := range len(word) {
		if class[word[i]] == 0 {
			return errors.New("an anchor or context word has a character other than ASCII letters, digits and common signs")
		}
	}
	return nil
}

// cutStar takes the star off a word whose end is open.
func cutStar(word string) (_ string, open bool) {
	if n := len(word); n > 1 && word[n-1] == '*' {
		return word[:n-1], true
	}
	return word, false
}

// add enters a word that checkWord has seen for a rule, by number.
func (w *words) add(word string, rule int) {
	word, open := cutStar(word)
	at := int32(0)
	for i := range len(word) {
		c := class[word[i]]
		if w.nodes[at].next[c] == 0 {
			w.nodes = append(w.nodes, wordNode{})
			w.nodes[at].next[c] = int32(len(w.nodes) - 1)
		}
		at = w.nodes[at].next[c]
	}
	w.ends = append(w.ends, wordEnd{int32(rule), open, w.nodes[at].end})
	w.nodes[at].end = int32(len(w.ends) - 1)
}

// find returns the hits of each of n rules, in order of their start.
func (w *words) find(text string, n int) [][]hit {
	out := make([][]hit, n)
	if len(w.nodes) == 1 {
		return out
	}
	space := class[' ']
	for i := 0; i < len(text); i++ {
		c := class[text[i]]
		if c == 0 || w.nodes[0].next[c] == 0 || inToken(text, i) {
			continue
		}
		at := int32(0)
		for j := i; j < len(text); {
			c, size := class[text[j]], 1
			if c == 0 {
				// A no-break space is a space.
				if r, n := utf8.DecodeRuneInString(text[j:]); unicode.IsSpace(r) {
					c, size = space, n
				} else if r == '’' {
					c, size = class['\''], n
				}
			}
			at = w.nodes[at].next[c]
			if c == 0 || at == 0 {
				break
			}
			j += size
			if c == space {
				for j < len(text) {
					r, n := utf8.DecodeRuneInString(text[j:])
					if !unicode.IsSpace(r) {
						break
					}
					j += n
				}
			}
			for e := w.nodes[at].end; e != 0; e = w.ends[e].more {
				if end := &w.ends[e]; end.open || !inToken(text, j) {
					out[end.rule] = append(out[end.rule], hit{i, j})
				}
			}
		}
	}
	return out
}

// inToken reports whether position i of text lies between two letters or
// digits, inside a word or a number.
func inToken(text string, i int) bool {
	if i <= 0 || i >= len(text) {
		return false
	}
	a, b := text[i-1], text[i]
	if a < utf8.RuneSelf && b < utf8.RuneSelf {
		return alnum[a] && alnum[b]
	}
	ra, _ := utf8.DecodeLastRuneInString(text[:i])
	rb, _ := utf8.DecodeRuneInString(text[i:])
	return letterOrDigit(ra) && (letterOrDigit(rb) || unicode.IsMark(rb))
}

var alnum = func() (t [256]bool) {
	for b := range t {
		t[b] = b < utf8.RuneSelf && letterOrDigit(rune(b))
	}
	return t
}()

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
