package scan

import "math/bits"

// bitmap is m lines of n pixels, 64 to a word, the first in the lowest bit.
type bitmap struct {
	n, m, words int
	of          []uint64
}

func newBitmap(n, m int) bitmap {
	words := (n + 63) / 64
	return bitmap{n, m, words, make([]uint64, words*m)}
}

func (b bitmap) set(i, line int) { b.of[line*b.words+i>>6] |= 1 << (i & 63) }

// either is what is set in a line or in the next one.
func (b bitmap) either(line int, out []uint64) {
	one, two := b.of[line*b.words:][:b.words], b.of[(line+1)*b.words:][:b.words]
	for i := range out {
		out[i] = one[i] | two[i]
	}
}

// dense reports whether some window of a line may be set but for a few pixels. Each
// window of 63 pixels holds 32 that are half a word.
func dense(line []uint64, window, few int) bool {
	if window < 63 {
		return true
	}
	for _, v := range line {
		if bits.OnesCount32(uint32(v)) >= 32-few || bits.OnesCount32(uint32(v>>32)) >= 32-few {
			return true
		}
	}
	return false
}
