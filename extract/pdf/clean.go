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
// mathematics (FF01 to FF5E and 1D400 to 1D7FF). They are written out, so that
// a name with one is the same name.
func presentation(r rune) bool {
	return r >= 0xfb00 && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefe ||
		r >= 0xff01 && r <= 0xff5e || r >= 0x1d400 && r <= 0x1d7ff
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
var layoutMarks = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x200b, Hi: 0x200f, Stride: 1}, {Lo: 0x202a, Hi: 0x202e, Stride: 1},
	{Lo: 0x2060, Hi: 0x206f, Stride: 1}, {Lo: 0xfeff, Hi: 0xfeff, Stride: 1},
}}

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
		case r == softHyphen:
			return '-'
		case unclean(r):
			return -1
		}
		return r
	}, s), false
}

func unclean(r rune) bool {
	return r == utf8.RuneError || r == softHyphen || unicode.IsControl(r) || unicode.Is(layoutMarks, r)
}
