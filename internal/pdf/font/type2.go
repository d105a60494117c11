package font

import "math"

// type2 walks charstrings (Adobe technical note 5177) to find which subroutines
// and which other glyphs they use. It draws nothing.
type type2 struct {
	global, local index
	usedGlobal    map[int]bool
	usedLocal     map[int]bool
	accents       []int // codes in StandardEncoding of which a glyph is composed
	budget        *int  // steps left for the whole font

	stack []float64
	hints int
	store [32]float64
}

// Limits of the format, generously read.
const (
	maxType2Stack = 513
	maxSubrDepth  = 16
)

// walk runs the charstring of one glyph. What is damaged ends it: a viewer
// does not get further either.
func (w *type2) walk(cs bytesAt) {
	w.stack, w.hints = w.stack[:0], 0
	w.run(cs, 0)
}

// run reports whether the glyph goes on after cs, a charstring or a subroutine.
func (w *type2) run(cs bytesAt, depth int) bool {
	for i := 0; i < len(cs); {
		if *w.budget--; *w.budget < 0 {
			return false
		}
		c := int(cs[i])
		i++
		switch {
		case c == 28:
			w.push(float64(int16(cs.u16(i))))
			i += 2
		case c == 255:
			w.push(float64(int32(cs.u32(i))) / 65536)
			i += 4
		case c >= 251:
			w.push(float64(-(c-251)*256 - cs.u8(i) - 108))
			i++
		case c >= 247:
			w.push(float64((c-247)*256 + cs.u8(i) + 108))
			i++
		case c >= 32:
			w.push(float64(c - 139))
		case c == 10 || c == 29: // callsubr, callgsubr
			from, used := w.local, w.usedLocal
			if c == 29 {
				from, used = w.global, w.usedGlobal
			}
			v := w.pop()
			n := int(v) + subrBias(from.count)
			if v != v || n < 0 || n >= from.count || depth == maxSubrDepth {
				return false
			}
			used[n] = true
			if !w.run(from.item(n), depth+1) {
				return false
			}
		case c == 11: // return
			return true
		case c == 14: // endchar, which can compose a glyph of two
			if n := len(w.stack); n >= 4 {
				w.accents = append(w.accents, int(w.stack[n-2]), int(w.stack[n-1]))
			}
			return false
		case c == 1 || c == 3 || c == 18 || c == 23: // stems
			w.hints += len(w.stack) / 2
			w.stack = w.stack[:0]
		case c == 19 || c == 20: // hintmask, cntrmask
			w.hints += len(w.stack) / 2
			w.stack = w.stack[:0]
			i += (w.hints + 7) / 8
		case c == 12:
			if !w.arithmetic(cs.u8(i)) {
				w.stack = w.stack[:0]
			}
			i++
		default:
			w.stack = w.stack[:0]
		}
		if len(w.stack) > maxType2Stack {
			return false
		}
	}
	return true
}

func (w *type2) push(v float64) { w.stack = append(w.stack, v) }

func (w *type2) pop() float64 {
	n := len(w.stack)
	if n == 0 {
		return math.NaN()
	}
	v := w.stack[n-1]
	w.stack = w.stack[:n-1]
	return v
}

// subrBias is what is added to the operand that calls a subroutine.
func subrBias(count int) int {
	switch {
	case count < 1240:
		return 107
	case count < 33900:
		return 1131
	}
	return 32768
}

// arithmetic runs the operators that compute; it reports false for the others.
func (w *type2) arithmetic(op int) bool {
	truth := func(b bool) float64 {
		if b {
			return 1
		}
		return 0
	}
	cell := func(v float64) int {
		if v >= 0 && v < float64(len(w.store)) {
			return int(v)
		}
		return 0
	}
	switch op {
	case 3, 4, 10, 11, 12, 15, 24: // and, or, add, sub, div, eq, mul
		b, a := w.pop(), w.pop()
		w.push(map[int]float64{3: truth(a != 0 && b != 0), 4: truth(a != 0 || b != 0),
			10: a + b, 11: a - b, 12: a / b, 15: truth(a == b), 24: a * b}[op])
	case 5:
		w.push(truth(w.pop() == 0))
	case 9:
		w.push(math.Abs(w.pop()))
	case 14:
		w.push(-w.pop())
	case 26:
		w.push(math.Sqrt(w.pop()))
	case 18: // drop
		w.pop()
	case 20: // put
		i, v := w.pop(), w.pop()
		w.store[cell(i)] = v
	case 21: // get
		w.push(w.store[cell(w.pop())])
	case 22: // ifelse
		b, a := w.pop(), w.pop()
		y, x := w.pop(), w.pop()
		if a <= b {
			w.push(x)
		} else {
			w.push(y)
		}
	case 23: // random: nobody can tell
		w.push(math.NaN())
	case 27: // dup
		v := w.pop()
		w.push(v)
		w.push(v)
	case 28: // exch
		b, a := w.pop(), w.pop()
		w.push(b)
		w.push(a)
	case 29: // index
		i, n := w.pop(), len(w.stack)
		if i < 0 {
			i = 0
		}
		if i < float64(n) {
			w.push(w.stack[n-1-int(i)])
		} else {
			w.push(math.NaN())
		}
	case 30: // roll
		j, n := w.pop(), w.pop()
		if n >= 1 && n <= float64(len(w.stack)) && math.Abs(j) < 1<<16 {
			part := w.stack[len(w.stack)-int(n):]
			turn := ((int(j) % len(part)) + len(part)) % len(part)
			rolled := append(append([]float64{}, part[len(part)-turn:]...), part[:len(part)-turn]...)
			copy(part, rolled)
		}
	default:
		return false
	}
	return true
}
