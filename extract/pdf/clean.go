package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// presentation reports whether r is a presentation form: a ligature of Latin,
// Armenian, Hebrew or Arabic letters, or a letter in the shape that it has in
// its place of a word (Unicode blocks FB00 to FDFF and FE70 to FEFE), or a
// letter, digit or sign of Latin in the width of ideographs or in a style for
// mathematics (FF01 to FF5E and 1D400 to 1D7FF), or in a circle or square (24B6 to
// 24E9, 1F130 to 1F149). They are written out, so that
// a name with one is the same name.
func presentation(r rune) bool {
	return r >= 0xfb00 && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefe ||
		r >= 0xff01 && r <= 0xff5e || r >= 0x1d400 && r <= 0x1d7ff ||
		r >= 0x24b6 && r <= 0x24e9 || r >= 0x1f130 && r <= 0x1f149 || letterlike(r)
}

// letterlike reports whether r is one of the letters that stand among the signs
// (2100 to 214F), some of them in the alphabets for mathematics.
func letterlike(r rune) bool {
	if r < 0x2100 || r > 0x214f {
		return false
	}
	s := norm.NFKC.String(string(r))
	plain, n := utf8.DecodeRuneInString(s)
	return n == len(s) && unicode.IsLetter(plain)
}

const softHyphen = '\u00ad'

// ignorable reports whether all of s are characters that show nothing and only
// steer layout. Left in the text they would part a name in the middle.
func ignorable(s string) bool {
	for _, r := range s {
		if !unicode.Is(layoutMarks, r) {
			return false
		}
	}
	return s != ""
}

// layoutMarks are the zero-width characters and the marks of direction
// (Unicode 16, 23.2). Joiners matter in scripts other than Latin, but not to
// who is named.
// So do variation selectors, and lines and rings around letters, which make no other
// letter of them.
var layoutMarks = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x0305, Hi: 0x0305, Stride: 1}, {Lo: 0x0332, Hi: 0x0333, Stride: 1}, {Lo: 0x0336, Hi: 0x0336, Stride: 1},
	{Lo: 0x034f, Hi: 0x034f, Stride: 1}, {Lo: 0x061c, Hi: 0x061c, Stride: 1}, {Lo: 0x17b4, Hi: 0x17b5, Stride: 1},
	{Lo: 0x180b, Hi: 0x180f, Stride: 1}, {Lo: 0x200b, Hi: 0x200f, Stride: 1}, {Lo: 0x202a, Hi: 0x202e, Stride: 1},
	{Lo: 0x2060, Hi: 0x206f, Stride: 1}, {Lo: 0x20d0, Hi: 0x20f0, Stride: 1}, {Lo: 0xfe00, Hi: 0xfe0f, Stride: 1},
	{Lo: 0xfeff, Hi: 0xfeff, Stride: 1},
}, R32: []unicode.Range32{{Lo: 0xe0000, Hi: 0xe0fff, Stride: 1}}}

// maxGlyphText is how many bytes one glyph can stand for: a ligature of a few
// letters, in scripts with large characters. A table that says more is wrong.
const maxGlyphText = 64

// readable cleans a glyph's characters for use in text; empty where none is
// left. soft tells that they are a soft hyphen: where one is drawn, it is a
// hyphen.
func readable(s string) (clean string, soft bool) {
	if len(s) > maxGlyphText {
		return "", false
	}
	if s == string(softHyphen) {
		return "-", true
	}
	if strings.ContainsFunc(s, presentation) {
		s = norm.NFKC.String(s)
	}
	if !strings.ContainsFunc(s, unclean) {
		return s, false
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case unclean(r): // a soft hyphen beside a letter is not drawn
			return -1
		}
		return r
	}, s), false
}

func unclean(r rune) bool {
	return r == utf8.RuneError || r == softHyphen || unicode.IsControl(r) || unicode.Is(layoutMarks, r)
}
