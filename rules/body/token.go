package body

import (
	"slices"
	"strings"
	"unicode/utf8"

	"veil/rules/names/lexicon"
)

// token is one word as a reader sees it ("Larkfield", "Al-Noor", "Bede's"), or
// one other atom. Of a possessive the word is what stands before the 's.
type token struct {
	start, end int // bytes; end lies before a possessive 's
	stop       int // bytes; the end with it
	shape      lexicon.Shape
	flags      lexicon.Flags
	class      lexicon.Class
	hash       uint32
	set        set
	first      bool // begins a sentence, line or cell
	known      bool // part of the name of a public or national body
}

func (t *token) word() bool { return t.shape <= lexicon.Mixed }

func (t *token) capital() bool { return t.shape.IsCapital() }

func (t *token) possessive() bool { return t.stop > t.end }

func (t *token) is(s set) bool { return t.set&s != 0 }

func (t *token) punct(r rune) bool { return t.shape == lexicon.Punct && rune(t.hash) == r }

// shortLine is the length in bytes under which a line was not wrapped.
const shortLine = 45

// cut makes the tokens of a text, in the room of out. A line end inside wrapped
// text is left out.
func cut(out []token, text string) []token {
	atoms := lexicon.Atoms(text)
	out = slices.Grow(out[:0], len(atoms))
	line, first := 0, true
	for i := 0; i < len(atoms); {
		a := atoms[i]
		t := token{start: a.Start, end: a.End, stop: a.End, shape: a.Shape, flags: a.Flags, class: a.Class, hash: a.Hash, first: first}
		i++
		switch {
		case a.Shape == lexicon.Break:
			if a.Hash != '\t' {
				wrapped := a.Start-line > shortLine && i < len(atoms) && flows(text, line, a.Start, a.End) && atoms[i].Shape <= lexicon.Alnum && len(out) > 0 && out[len(out)-1].shape <= lexicon.Alnum
				line = a.End
				if wrapped {
					continue
				}
			}
			first = true
		case a.Shape == lexicon.Punct:
			first = begins(rune(a.Hash), out)
		default:
			t.inked(text)
			i = t.join(text, atoms, i)
			first = false
		}
		out = append(out, t)
	}
	return out
}

// inked reads a word in which a scan put figures for letters: "Schoo1", "R0wan".
// Of one that ends in a figure the word must be known, since names of firms do.
func (t *token) inked(text string) {
	if t.shape != lexicon.Alnum || t.end-t.start < 5 || t.end-t.start > 16 {
		return
	}
	w := text[t.start:t.end]
	figures, upper := 0, 0
	for i := range len(w) {
		switch c := w[i]; {
		case c == '0' || c == '1' || c == '5' || c == '8':
			figures++
		case 'A' <= c && c <= 'Z':
			upper++
		case c < 'a' || c > 'z':
			return
		}
	}
	if figures > 2 {
		return
	}
	word := scannedLetters.Replace(w)
	hash := lexicon.Hash(word)
	flags := lexicon.Word(word)
	if last := w[len(w)-1]; '0' <= last && last <= '9' && flags == 0 || '0' <= w[0] && w[0] <= '9' && w[0] != '0' {
		return
	}
	t.hash, t.flags, t.class = hash, flags, lexicon.ClassOf(word)
	switch {
	case upper+figures == len(w):
		t.shape = lexicon.Upper
	case upper == 1 && 'A' <= w[0] && w[0] <= 'Z', upper == 0 && w[0] == '0':
		t.shape = lexicon.Title
	case upper == 0:
		t.shape = lexicon.Lower
	default:
		t.shape = lexicon.Mixed
	}
}

var scannedLetters = strings.NewReplacer("0", "o", "1", "l", "5", "s", "8", "b")

// flows reports whether a line from byte line to end goes on in the one that
// begins at next: neither has columns, and no label opens the second.
func flows(text string, line, end, next int) bool {
	after := text[next:min(next+40, len(text))]
	if i := strings.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	}
	return !strings.ContainsAny(after, ":|\t=") && !strings.Contains(after, "  ") && !strings.Contains(text[line:end], "   ")
}

// begins reports whether a sentence or cell begins after r.
func begins(r rune, before []token) bool {
	switch r {
	case '.':
		return len(before) == 0 || !before[len(before)-1].abbreviated()
	case '!', '?', ':', ';', '|', '•', '·', '*', '>', '#', '–', '—', '"', '“', '‘', '(', '[', ']', '-', '●', '▪', '☐', '☒', '_':
		return true
	}
	return false
}

// abbreviated reports whether a full stop after t belongs to it: "St.", "J."
func (t *token) abbreviated() bool {
	return t.shape == lexicon.Initial || t.hash == hashSt || t.class&lexicon.Honorific != 0
}

const apostrophes = "'’‘ʼ`"

// join takes in what belongs to the word that atoms[i-1] begins: hyphenated
// parts, what follows an apostrophe. It returns the next atom to look at.
func (t *token) join(text string, atoms []lexicon.Atom, i int) int {
	for ; i+1 < len(atoms) && atoms[i].Shape == lexicon.Punct && atoms[i].Start == t.end; i += 2 {
		next := atoms[i+1]
		if next.Start != atoms[i].End || next.Shape > lexicon.Alnum {
			break
		}
		r := rune(atoms[i].Hash)
		quote := strings.ContainsRune(apostrophes, r)
		switch {
		case quote && next.End-next.Start == 1 && (text[next.Start] == 's' || text[next.Start] == 'S'):
			t.stop = next.End
			return i + 2
		case quote || r == '-' || r == '‐' || r == '‑':
			t.end, t.stop = next.End, next.End
			t.hash = lexicon.Hash(text[t.start:t.end])
			t.flags, t.class = lexicon.Lookup(t.hash), lexicon.ClassOf(text[t.start:t.end])
			if t.shape == lexicon.Initial || t.shape == lexicon.Upper && next.Shape != lexicon.Upper {
				t.shape = lexicon.Title
			}
		case r == '&' && t.end-t.start <= 2 && next.End-next.Start <= 2: // "B&B", "J&I"
			t.end, t.stop = next.End, next.End
			t.hash = lexicon.Hash(text[t.start:t.end])
			t.flags, t.class = 0, 0
		default:
			return i
		}
	}
	// "Girls' School"
	if i < len(atoms) && atoms[i].Shape == lexicon.Punct && atoms[i].Start == t.end && strings.ContainsRune("'’", rune(atoms[i].Hash)) &&
		(text[t.end-1] == 's' || text[t.end-1] == 'S') && i+1 < len(atoms) && atoms[i+1].Shape.IsWord() && atoms[i+1].Start == atoms[i].End+1 {
		t.stop = atoms[i].End
		return i + 1
	}
	return i
}

// joined reports whether nothing but one space, or the line end of wrapped
// text, stands between two tokens.
func joined(text string, a, b *token) bool {
	gap := text[a.stop:b.start]
	if len(gap) == 1 {
		return gap == " " || gap == "\n"
	}
	if gap == "\r\n" || gap == "\n " || gap == " \n" {
		return true
	}
	r, n := utf8.DecodeRuneInString(gap)
	return n == len(gap) && (r == '\u00a0' || r == '\u2009' || r == '\u202f')
}
