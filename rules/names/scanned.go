package names

import (
	"strings"

	"veil/rules/names/lexicon"
)

// What scanners make of letters. A digit inside a word is read as the letter
// that it looks like.
var (
	digitsAsL = strings.NewReplacer("0", "o", "1", "l", "5", "s", "8", "b")
	digitsAsI = strings.NewReplacer("0", "o", "1", "i", "5", "s", "8", "b")
)

// mend reads a word that a scanner damaged, "CAR0LYN", "0sei", "DELPHlNE", as
// the word that it was. Letters and digits that make no word are left alone.
func (u *unit) mend(text string) {
	w := text[u.start:u.end]
	switch {
	case u.shape == lexicon.Alnum && len(w) > 2:
		digits, other, letters, upper := 0, 0, 0, 0
		for i := range len(w) {
			switch c := w[i]; {
			case c == '0' || c == '1' || c == '5' || c == '8':
				digits++
			case '0' <= c && c <= '9':
				other++
			case 'A' <= c && c <= 'Z':
				letters++
				upper++
			default:
				letters++
			}
		}
		if other > 0 || letters < 3 || letters <= digits || digits > 2 || w[0] <= '9' && letters < 4 && w[0] != '0' {
			return
		}
		for _, r := range []*strings.Replacer{digitsAsL, digitsAsI} {
			t := r.Replace(w)
			f, c := lexicon.Word(t), lexicon.ClassOf(t)
			if f == 0 && c == 0 {
				continue
			}
			u.read(t, f, c, upper == letters && upper > 1, upper > 0 || w[0] <= '9')
			return
		}
		if inside := w[0] > '9' && w[len(w)-1] > '9'; inside && digits == 1 && letters > 3 && 'A' <= w[0] && w[0] <= 'Z' && (upper == 1 || upper == letters) {
			u.read(digitsAsL.Replace(w), 0, 0, upper == letters, true)
		}
	case u.shape == lexicon.Title && len(w) > 3 && smallL(w):
		rest := strings.ReplaceAll(w, "l", "")
		if len(rest) < 3 || rest != strings.ToUpper(rest) {
			return
		}
		t := strings.ReplaceAll(w, "l", "I")
		u.read(t, lexicon.Word(t), lexicon.ClassOf(t), true, true)
	}
}

// smallL reports whether a word has an l and no other of the small letters a to
// z.
func smallL(w string) bool {
	found := false
	for i := range len(w) {
		if c := w[i]; c == 'l' {
			found = true
		} else if 'a' <= c && c <= 'z' {
			return false
		}
	}
	return found
}

// read gives the unit what the lists say of a word.
func (u *unit) read(w string, f lexicon.Flags, c lexicon.Class, upper, capital bool) {
	u.hash, u.flags, u.class = lexicon.Hash(w), f, c
	switch {
	case upper:
		u.shape = lexicon.Upper
	case capital:
		u.shape = lexicon.Title
	default:
		u.shape = lexicon.Lower
	}
}

// leastDamage is how many damaged words make a text one that was scanned badly.
const leastDamage = 3

// Scanned reports whether a text has words that a scanner damaged.
func Scanned(text string) bool {
	n := 0
	lexicon.Words(text, func(start, end int, shape lexicon.Shape) bool {
		if shape == lexicon.Alnum || shape == lexicon.Title {
			u := unit{start: start, end: end, shape: shape}
			if u.mend(text); u.hash != 0 && (u.shape != lexicon.Lower || u.flags.Ordinary() > 0) {
				n++
			}
		}
		return n < leastDamage
	})
	return n >= leastDamage
}
