package font

import "math"

// type1Walk follows the charstrings of a Type 1 font (Adobe Type 1 Font
// Format, chapter 6) to find which subroutines and which other glyphs they
// use. It draws nothing.
type type1Walk struct {
	font    *type1Font
	used    map[int]bool // subroutines
	accents []int        // codes in StandardEncoding of which a glyph is composed
	budget  int          // steps left for the whole font

	stack, ps []float64
}

// fixedSubrs are the first subroutines, which flex and hint replacement need
// (section 8.3).
const fixedSubrs = 4

func (w *type1Walk) walk(encrypted []byte) {
	w.stack, w.ps = w.stack[:0], w.ps[:0]
	w.run(encrypted, 0)
}

// run reports whether the glyph goes on after a charstring or subroutine.
func (w *type1Walk) run(encrypted []byte, depth int) bool {
	cs := bytesAt(type1Decrypt(encrypted, charstringKey, w.font.lenIV))
	for i := 0; i < len(cs); {
		if w.budget--; w.budget < 0 {
			return false
		}
		c := int(cs[i])
		i++
		switch {
		case c == 255:
			w.push(float64(int32(cs.u32(i))))
			i += 4
		case c >= 251:
			w.push(float64(-(c-251)*256 - cs.u8(i) - 108))
			i++
		case c >= 247:
			w.push(float64((c-247)*256 + cs.u8(i) + 108))
			i++
		case c >= 32:
			w.push(float64(c - 139))
		case c == 10: // callsubr
			v := w.pop()
			n := int(v)
			if v != v || n < 0 || n >= len(w.font.subrs) || depth == maxSubrDepth {
				return false
			}
			w.used[n] = true
			if !w.run(w.font.subrs[n], depth+1) {
				return false
			}
		case c == 11: // return
			return true
		case c == 14: // endchar
			return false
		case c == 12:
			op := cs.u8(i)
			i++
			switch op {
			case 6: // seac
				if n := len(w.stack); n >= 2 {
					w.accents = append(w.accents, int(w.stack[n-2]), int(w.stack[n-1]))
				}
				return false
			case 12: // div
				b, a := w.pop(), w.pop()
				w.push(a / b)
			case 16:
				w.other()
			case 17: // pop
				n := len(w.ps)
				if n == 0 {
					w.push(math.NaN())
					break
				}
				w.push(w.ps[n-1])
				w.ps = w.ps[:n-1]
			default:
				w.stack = w.stack[:0]
			}
		default:
			w.stack = w.stack[:0]
		}
		if len(w.stack) > maxType2Stack || len(w.ps) > maxType2Stack {
			return false
		}
	}
	return true
}

// other calls a PostScript procedure: its arguments are what pop returns. That
// is so for the one that replaces hints, whose argument is a subroutine.
func (w *type1Walk) other() {
	w.pop()
	n := w.pop()
	w.ps = w.ps[:0]
	for ; n >= 1 && len(w.stack) > 0; n-- {
		w.ps = append(w.ps, w.pop())
	}
}

func (w *type1Walk) push(v float64) { w.stack = append(w.stack, v) }

func (w *type1Walk) pop() float64 {
	n := len(w.stack)
	if n == 0 {
		return math.NaN()
	}
	v := w.stack[n-1]
	w.stack = w.stack[:n-1]
	return v
}
