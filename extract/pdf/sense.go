package pdf

import (
	"math"
	"unicode"
	"unicode/utf8"

	"veil/internal/pdf"
)

// A font can be read and still say nothing: tables off by some places, or
// encodings taken for other ones, give letters that are not those on the page.
// Such text is told by its letters, font by font.
const (
	leastLetters = 100   // letters of a font on a page below which nothing is told
	leastOdd     = 60    // the same, of letters outside ASCII
	nonsense     = -0.45 // bits a letter; languages in Latin script come to 0 and more, mixed-up letters to -1
	senseShare   = 0.25  // of a page's letters that are of the font; formulas in a text are fewer
	oddShare     = 0.3   // share of letters that no language uses in running text
)

// english is how often each letter stands in English text, in per cent.
var english = [26]float64{8.2, 1.5, 2.8, 4.3, 12.7, 2.2, 2.0, 6.1, 7.0, 0.15, 0.77, 4.0, 2.4, 6.7, 7.5, 1.9, 0.095, 6.0, 6.3, 9.1, 2.8,
	0.98, 2.4, 0.15, 2.0, 0.074}

// weight is how much more likely a letter is in text than by chance, in bits.
var weight = func() (w [26]float64) {
	for i, p := range english {
		w[i] = math.Log2(p * 26 / 100)
	}
	return
}()

// letters are the letters that a font shows on a page.
type letters struct {
	ascii    [26]int32
	n        int // of ascii
	accented int // of Latin outside ASCII
	odd      int // of the blocks that only phoneticians and some African languages use
	last     byte
}

func (l *letters) add(s string) {
	if len(s) == 1 {
		c := s[0] | 0x20
		if c < 'a' || c > 'z' {
			l.last = 0
			return
		}
		if c != l.last { // a row of X stands for a name that was left out
			l.ascii[c-'a']++
			l.n++
		}
		l.last = c
		return
	}
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case r < 0x80 || !unicode.IsLetter(r):
	case r >= 0x180 && r < 0x2b0 && !(r >= 0x218 && r <= 0x21b) && r != 0x1a0 && r != 0x1a1 && r != 0x1af && r != 0x1b0 && r != 0x259:
		l.odd++
	case r < 0x180, r >= 0x1e00 && r < 0x1f00:
		l.accented++
	}
}

func (l *letters) total() int { return l.n + l.accented + l.odd }

// senseless reports whether the letters are no language's.
func (l *letters) senseless() bool {
	if all := l.total(); all >= leastOdd &&
		(l.accented > l.n || float64(l.odd) > oddShare*float64(all)) {
		return true
	}
	if l.n < leastLetters {
		return false
	}
	sum := 0.0
	for i, n := range l.ascii {
		sum += float64(n) * weight[i]
	}
	return sum < nonsense*float64(l.n)
}

// distrust makes the glyphs of fonts that say nothing unread.
func (c *collector) distrust() {
	of := c.letters[:0]
	for range c.fonts {
		of = append(of, letters{})
	}
	c.letters = of
	for i := range c.glyphs {
		if g := &c.glyphs[i]; !g.unread && g.dup < 0 {
			of[g.font].add(g.text)
		}
	}
	all := 0
	for k := range of {
		all += of[k].total()
	}
	for k := range of {
		if !of[k].senseless() || float64(of[k].total()) < senseShare*float64(all) {
			continue
		}
		for i := range c.glyphs {
			if g := &c.glyphs[i]; int(g.font) == k && !g.unread && !g.space {
				g.text, g.unread = string(utf8.RuneError), true
				c.senseless++
			}
		}
	}
}

// fontIndex numbers the fonts of a page.
func (c *collector) fontIndex(f *pdf.Font) int16 {
	for i, x := range c.fonts {
		if x == f {
			return int16(i)
		}
	}
	if len(c.fonts) == math.MaxInt16 {
		return 0
	}
	c.fonts = append(c.fonts, f)
	return int16(len(c.fonts) - 1)
}
