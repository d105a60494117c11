package font

import (
	"maps"
	"slices"
)

// maxWalk bounds the steps through the charstrings of one font.
const maxWalk = 1 << 25

// cutCFF writes a CFF font with the glyphs that stay. Where their indexes must
// stay, empty glyphs take the place of the others.
func cutCFF(data []byte, kept *Kept) ([]byte, bool) {
	f, ok := readCFF(data)
	if !ok {
		return nil, false
	}
	keep, usedGlobal, ok := f.walk(kept)
	if !ok {
		return nil, false
	}
	w := cffWriter{f: f, kept: kept, keep: keep, usedGlobal: usedGlobal}
	if kept.ByIndex {
		for gid := range slices.Max(slices.Collect(maps.Keys(keep))) + 1 {
			w.order = append(w.order, gid)
		}
	} else {
		w.order = slices.Sorted(maps.Keys(keep))
		// Glyphs with codes come first: an encoding lists those of the first glyphs.
		slices.SortStableFunc(w.order[1:], func(a, b int) int {
			return boolOrder(len(f.encoded[a]) == 0, len(f.encoded[b]) == 0)
		})
	}
	if w.size() > len(data) {
		return nil, false // glyphs that share their bytes: no real font, and it would grow without bound
	}
	return w.write(), true
}

// size is how many bytes the charstrings and subroutines that stay take.
func (w *cffWriter) size() int {
	n := 0
	for gid := range w.keep {
		n += len(w.f.glyphs.item(gid))
	}
	for i := range w.usedGlobal {
		n += len(w.f.global.item(i))
	}
	for d := range w.usedDicts() {
		for i := range w.f.dicts[d].used {
			n += len(w.f.dicts[d].subrs.item(i))
		}
	}
	return n
}

func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// walk follows the charstrings of the glyphs that stay. It returns these with
// those of which they are composed, and the global subroutines they use; ok is
// false where not one of them can be drawn.
func (f *cffFont) walk(kept *Kept) (keep, usedGlobal map[int]bool, ok bool) {
	keep, usedGlobal = map[int]bool{0: true}, map[int]bool{}
	open := []int{0}
	for g := range kept.Glyphs {
		if g > 0 && g < f.glyphs.count {
			keep[g] = true
			open = append(open, g)
		}
	}
	budget := maxWalk
	byName := map[int]int{}
	for gid, sid := range f.sids {
		if _, dup := byName[sid]; !dup {
			byName[sid] = gid
		}
	}
	for len(open) > 0 {
		gid := open[len(open)-1]
		open = open[:len(open)-1]
		cs := f.glyphs.item(gid)
		ok = ok || len(cs) > 0
		d := &f.dicts[f.fd[gid]]
		w := type2{global: f.global, local: d.subrs, usedGlobal: usedGlobal, usedLocal: d.used, budget: &budget}
		w.walk(cs)
		for _, code := range w.accents {
			if f.isCID || code < 0 || code > 255 {
				continue
			}
			part, known := byName[standardSID(code)]
			if known && !keep[part] {
				keep[part] = true
				open = append(open, part)
			}
		}
	}
	return keep, usedGlobal, ok && budget >= 0
}

// standardSID is the string that names a code of StandardEncoding; those of
// the codes are the first of the standard strings.
func standardSID(code int) int {
	name := encodings()["StandardEncoding"][code]
	if name == "" {
		return 0
	}
	return slices.Index(cffStrings()[:150], name)
}
