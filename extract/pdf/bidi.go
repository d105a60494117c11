package pdf

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// Text that runs from right to left is drawn by places, left to right or in any
// other order; its logical order is found again by undoing the visual one
// (Unicode UAX 9, L2), with the line's main direction taken for its base.

// strong is the direction of a character.
type strong int8

const (
	neutral strong = iota
	leftToRight
	rightToLeft
)

// rtl are the scripts written from right to left.
var rtl = []*unicode.RangeTable{unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan, unicode.Mandaic}

func direction(s string) strong {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case r < 0x590:
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return leftToRight
		}
		return neutral
	case unicode.IsDigit(r): // also the digits of Arabic
		return leftToRight
	case unicode.IsOneOf(rtl, r) && !unicode.IsPunct(r):
		return rightToLeft
	case unicode.IsLetter(r):
		return leftToRight
	}
	return neutral
}

// logical puts a line's words and their glyphs into the order in which they are
// read. It returns ws itself where nothing runs from right to left.
func (b *builder) logical(ws []word) []word {
	left, right := 0, 0
	for i := range ws {
		for _, g := range ws[i].glyphs {
			switch direction(b.glyphs[g].text) {
			case leftToRight:
				left++
			case rightToLeft:
				right++
			}
		}
	}
	if right == 0 {
		return ws
	}
	out := slices.Clone(ws)
	for i := range out {
		out[i].glyphs = b.turned(out[i].glyphs)
	}
	of := func(w word) strong { return b.main(w.glyphs) }
	if right >= left {
		slices.Reverse(out)
		flip(out, of, leftToRight)
	} else {
		flip(out, of, rightToLeft)
	}
	return out
}

// main is the direction of a word: that of its first strong character.
func (b *builder) main(gs []int32) strong {
	for _, g := range gs {
		if d := direction(b.glyphs[g].text); d != neutral {
			return d
		}
	}
	return neutral
}

// turned returns a word's glyphs in logical order.
func (b *builder) turned(gs []int32) []int32 {
	of := func(g int32) strong { return direction(b.glyphs[g].text) }
	if !slices.ContainsFunc(gs, func(g int32) bool { return of(g) == rightToLeft }) {
		return gs
	}
	out := slices.Clone(gs)
	if b.glyphs[gs[0]].u > b.glyphs[gs[len(gs)-1]].u { // drawn in the order of reading
		return out
	}
	slices.Reverse(out)
	flip(out, of, leftToRight)
	return out
}

// flip turns round every run of s that begins and ends with direction d and has
// none of the other between.
func flip[T any](s []T, of func(T) strong, d strong) {
	for i := 0; i < len(s); i++ {
		if of(s[i]) != d {
			continue
		}
		end := i
		for j := i; j < len(s); j++ {
			if x := of(s[j]); x == d {
				end = j
			} else if x != neutral {
				break
			}
		}
		slices.Reverse(s[i : end+1])
		i = end
	}
}
