package encoder

import "golang.org/x/sys/cpu"

func init() {
	if cpu.X86.HasAVX2 {
		quickBlock = quickBlockAVX2
	}
}

// quickBlockAVX2 is quickBlockGo by sixteen figures at once.
func quickBlockAVX2(x []int16, cols int, w []int16, out []int32, stride, at int) {
	rows := len(x) / cols
	_ = w[abreast*cols-1]
	_ = out[(rows-1)*stride+at+abreast-1]
	if pairs := rows / 2; pairs > 0 {
		quickAVX2(&x[0], uintptr(2*cols), uintptr(pairs), &w[0], uintptr(cols), &out[at], uintptr(4*stride))
	}
	if rows%2 == 1 { // the last row twice
		var both [2 * abreast]int32
		quickAVX2(&x[(rows-1)*cols], 0, 1, &w[0], uintptr(cols), &both[0], 4*abreast)
		copy(out[(rows-1)*stride+at:], both[:abreast])
	}
}

// quickAVX2 writes to out the products of rows of x, two by two, with four rows of
// weights. The strides are the bytes from row to row.
//
//go:noescape
func quickAVX2(x *int16, xStride, pairs uintptr, w *int16, cols uintptr, out *int32, outStride uintptr)
