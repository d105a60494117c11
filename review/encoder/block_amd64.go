package encoder

import "golang.org/x/sys/cpu"

func init() {
	if cpu.X86.HasAVX {
		block = blockAVX
	}
}

// blockAVX is blockGo by eight lanes at once.
func blockAVX(x matrix, w []float32, out matrix, at int) {
	_ = w[abreast*x.cols-1]
	_ = out.w[(x.rows-1)*out.cols+at+abreast-1]
	if pairs := x.rows / 2; pairs > 0 {
		pairsAVX(&x.w[0], uintptr(4*x.cols), uintptr(pairs), &w[0], uintptr(x.cols), &out.w[at], uintptr(4*out.cols))
	}
	if x.rows%2 == 1 { // the last row twice
		var both [2 * abreast]float32
		pairsAVX(&x.row(x.rows - 1)[0], 0, 1, &w[0], uintptr(x.cols), &both[0], 4*abreast)
		plus(out.row(x.rows - 1)[at:], both[:abreast])
	}
}

// pairsAVX adds to out the products of rows of x, two by two, with four rows of
// weights. The strides are the bytes from row to row.
//
//go:noescape
func pairsAVX(x *float32, xStride, pairs uintptr, w *float32, cols uintptr, out *float32, outStride uintptr)
