package lexicon

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"veil/rules/room"
)

// Shape is how an Atom is written.
type Shape uint8

// The shapes.
const (
	Lower   Shape = iota // "jane"
	Title                // "Jane", "McDonald", "É"-initial words
	Upper                // "JANE", two letters or more
	Initial              // one capital letter
	Mixed                // "jANE", "iPad"
	Digits               // "42"
	Alnum                // letters and digits: "0kafor", "B12"
	Punct                // one character that is neither letter, digit nor space
	Break                // a line end, or a tab
)

// IsWord reports whether the atom is made of letters only.
func (s Shape) IsWord() bool { return s <= Mixed }

// IsCapital reports whether the atom is a word that begins with a capital.
func (s Shape) IsCapital() bool { return s == Title || s == Upper || s == Initial }

// Atom is the smallest piece that matching looks at: a run of letters and
// digits (marks and soft hyphens included), one punctuation character, or a
// line end. Spaces are no atoms. Start and End are bytes of the text.
type Atom struct {
	Start, End int
	Shape      Shape
	Flags      Flags  // of words
	Class      Class  // of words
	Hash       uint32 // of words and numbers; of punctuation the rune
}

// cut cuts text up, in the memory of in where that is enough. It allocates only
// the result, and a memo for a long text.
func cut(in []Atom, text string) []Atom {
	out := slices.Grow(in[:0], 2*len(text)/7+8)
	lookup := look
	if len(text) >= worth {
		m := memos.Take()
		defer memos.Give(m)
		lookup = m.look
	}
	for i := 0; i < len(text); {
		c := text[i]
		if c == ' ' {
			i++
			continue
		}
		if c == '\n' || c == '\t' || c == '\r' {
			out = append(out, Atom{Start: i, End: i + 1, Shape: Break, Hash: uint32(c)})
			i++
			continue
		}
		end, shape, hash := word(text, i)
		if end > i {
			a := Atom{Start: i, End: end, Shape: shape, Hash: hash}
			if shape.IsWord() {
				a.Flags, a.Class = lookup(a.Hash)
			}
			out = append(out, a)
			i = end
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\u2028' || r == '\u2029' || r == '\v' || r == '\f' || r == '\u0085':
			out = append(out, Atom{Start: i, End: i + n, Shape: Break, Hash: '\n'})
		case !unicode.IsSpace(r) && !invisible(r):
			out = append(out, Atom{Start: i, End: i + n, Shape: Punct, Hash: uint32(r)})
		}
		i += n
	}
	return out
}

// Words yields the place and the shape of every word and number in text: what
// Atoms has of them, for less.
func Words(text string, yield func(start, end int, shape Shape) bool) {
	for i := 0; i < len(text); {
		end, shape, _ := word(text, i)
		if end == i {
			_, n := utf8.DecodeRuneInString(text[i:])
			i += n
			continue
		}
		if !yield(i, end, shape) {
			return
		}
		i = end
	}
}

// look returns what the lists and the classes say of a word.
func look(h uint32) (Flags, Class) { return Lookup(h), classes().Of(h) }

// memo remembers what look said of the words last asked for, by the lowest bits
// of their hash: few words make up most of a text.
type memo [1 << 13]struct {
	hash  uint32
	class Class
	flags Flags
	known bool
}

var memos room.Room[memo]

func (m *memo) look(h uint32) (Flags, Class) {
	e := &m[h%uint32(len(m))]
	if e.hash != h || !e.known {
		e.hash, e.known = h, true
		e.flags, e.class = look(h)
	}
	return e.flags, e.class
}

func invisible(r rune) bool {
	return r == '\u00ad' || r == '\ufeff' || ('\u200b' <= r && r <= '\u200f') || r == '\u2060'
}

// word returns where the run of letters and digits at i ends, its shape and its
// Hash.
func word(text string, i int) (end int, shape Shape, hash uint32) {
	var letters, digits, upper int
	first := true
	firstUpper := false
	from, solid := i, i // solid is the end without trailing invisibles
	hash = hashSeed     // of what is ASCII, as most words are
	ascii := true
scan:
	for i < len(text) {
		c := rune(text[i])
		n := 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRuneInString(text[i:])
			ascii = false
		}
		switch {
		case 'a' <= c && c <= 'z':
			letters++
			hash = HashByte(hash, byte(c))
		case 'A' <= c && c <= 'Z':
			letters++
			upper++
			firstUpper = firstUpper || first
			hash = HashByte(hash, byte(c)+'a'-'A')
		case '0' <= c && c <= '9':
			digits++
			hash = HashByte(hash, byte(c))
		case c < utf8.RuneSelf:
			break scan
		case unicode.IsLetter(c):
			letters++
			if unicode.IsUpper(c) || unicode.IsTitle(c) {
				upper++
				firstUpper = firstUpper || first
			}
		case unicode.IsDigit(c):
			digits++
		case !first && unicode.Is(unicode.Mn, c):
		case !first && invisible(c):
			i += n
			continue
		default:
			break scan
		}
		first = false
		i += n
		solid = i
	}
	if !ascii {
		hash = Hash(text[from:solid])
	}
	return solid, shapeOf(letters, digits, upper, firstUpper), hash
}

func shapeOf(letters, digits, upper int, firstUpper bool) Shape {
	switch {
	case letters == 0:
		return Digits
	case digits > 0:
		return Alnum
	case upper == 0:
		return Lower
	case letters == 1:
		return Initial
	case upper == letters:
		return Upper
	case firstUpper:
		return Title
	}
	return Mixed
}
