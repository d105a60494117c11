package font

import (
	"hash/maphash"
	"strings"
)

// A ToUnicode table may also contradict itself: it says one letter of a code and
// another of a second code that shows the same shape. One of them is not what is
// seen, so neither is believed. Nothing else in a font may be left to hear: the
// tables that tell which characters its glyphs are go when fonts are cut.

// maxFaces is how many codes of a table are compared.
const maxFaces = 1 << 13

// faces finds the shapes that stand for more than one letter.
type faces struct {
	seed   maphash.Seed
	letter map[uint64]string // what the first code said, by shape
	double map[uint64]bool
}

// findFaces compares all codes of the ToUnicode table. gid says which glyph a code
// shows, -1 if none.
func (f *Font) findFaces(gid func(n int, code uint32) int) {
	if f.unicode == nil {
		return
	}
	x := faces{seed: maphash.MakeSeed(), letter: map[uint64]string{}}
	left := maxFaces
	for _, s := range f.unicode.text.spans {
		n := int(s.lo >> 32)
		for key := s.lo; key <= s.hi && left > 0; key++ {
			left--
			said := plainLetters(addToLast(s.dst, uint32(key-s.lo)))
			if !latinOnly(said) {
				continue
			}
			shape, ok := f.shape(&x, gid(n, uint32(key)))
			if !ok {
				continue
			}
			switch first, seen := x.letter[shape]; {
			case !seen:
				x.letter[shape] = said
			case !alikeLetters(first, said):
				if x.double == nil {
					x.double = map[uint64]bool{}
				}
				x.double[shape] = true
			}
		}
	}
	if x.double != nil {
		f.faces = &x
	}
}

// twoFaced reports whether a glyph's shape stands for several letters.
func (f *Font) twoFaced(gid int) bool {
	if f.faces == nil {
		return false
	}
	shape, ok := f.shape(f.faces, gid)
	return ok && f.faces.double[shape]
}

// shape tells outlines apart; false for glyphs that draw nothing.
func (f *Font) shape(x *faces, gid int) (uint64, bool) {
	if gid <= 0 || f.blank.has(gid) {
		return 0, false
	}
	if f.prog.cids == nil { // else the same bytes may call different subroutines
		if b := f.blank.outline(gid); len(b) > 0 {
			return maphash.Bytes(x.seed, b), true
		}
	}
	return uint64(gid), true
}

// latinOnly reports whether s is letters of ASCII in lower case and digits.
func latinOnly(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
}

// alikeLetters reports whether two letters can have one shape.
func alikeLetters(a, b string) bool {
	return strings.Contains(a, b) || strings.Contains(b, a) || sameShapes.Replace(a) == sameShapes.Replace(b)
}

// sameShapes are letters and digits that many fonts draw alike.
var sameShapes = strings.NewReplacer("0", "o", "1", "i", "l", "i")
