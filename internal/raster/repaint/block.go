package repaint

import (
	"image"
	"math"
	"math/bits"
)

// block is the coefficients of 8 by 8 pixels in zigzag order, not multiplied yet, and
// where the last one is that is not zero.
type block struct {
	of   [64]int32
	last int
}

// The largest numbers of a baseline file, in bits (T.81, tables F.1 and F.2).
const (
	dcBits = 11
	acBits = 10
)

// read reads the next block of a component.
func (c *part) read(r *reader, b *block) bool {
	clear(b.of[1 : b.last+1])
	b.last = 0
	n, ok := r.symbol(c.dc)
	if !ok || n > dcBits {
		return false
	}
	c.last += r.value(int(n))
	if b.of[0] = c.last; c.last > 1<<15 || c.last < -1<<15 {
		return false
	}
	for k := 1; k < 64; k++ {
		s, ok := r.symbol(c.ac)
		if !ok {
			return false
		}
		run, n := int(s>>4), int(s&15)
		if n == 0 {
			if run != 15 {
				break
			}
			k += 15
			continue
		}
		if k += run; k > 63 || n > acBits {
			return false
		}
		b.of[k] = r.value(n)
		b.last = k
	}
	return true
}

// write writes a block; false where its numbers are larger than can be.
func (c *part) write(w *writer, b *block) bool {
	diff := b.of[0] - c.wrote
	if max(diff, -diff) >= 1<<dcBits {
		return false
	}
	c.wrote = b.of[0]
	w.number(&dcCodes, 0, diff)
	run := 0
	for k := 1; k <= b.last; k++ {
		v := b.of[k]
		if v == 0 {
			run++
			continue
		}
		for ; run > 15; run -= 16 {
			w.put(acCodes[0xf0]>>8, int(acCodes[0xf0]&0xff))
		}
		w.number(&acCodes, run, v)
		run = 0
	}
	if b.last < 63 {
		w.put(acCodes[0]>>8, int(acCodes[0]&0xff))
	}
	return true
}

// number writes the code of a number after a run of zeros, and its bits.
func (w *writer) number(codes *[256]uint32, run int, v int32) {
	size := bits.Len32(uint32(max(v, -v)))
	if v < 0 {
		v += 1<<size - 1
	}
	code := codes[run<<4|size]
	w.put(code>>8<<size|uint32(v), int(code&0xff)+size)
}

// How dark pixels of a painted block are after the coefficients are rounded, on the
// whole and at the lightest, of 255; else the block is painted altogether.
const (
	darkMean  = 14
	darkWorst = 96
)

// mask says which of a block's 64 pixels are painted, row by row; bit 0 is the first.
type mask uint64

// paint makes the masked pixels black, or grey in a component of colour, and those
// outside the picture (off) like those at its edge.
func (c *part) paint(b *block, m, off mask, colour bool) {
	black := float64(-128)
	if colour {
		black = 0
	}
	if m|off == 0 {
		return
	}
	if m|off == math.MaxUint64 {
		b.even(c.quant, black)
		return
	}
	var px [64]float64
	for k := range b.last + 1 {
		px[zigzag[k]] = float64(b.of[k] * c.quant[k])
	}
	transform(&px, &inverse)
	for i := range px {
		if m>>i&1 != 0 {
			px[i] = black
		}
	}
	for i := range px { // rows and columns outside lie behind all that are inside
		if off>>i&1 == 0 {
			continue
		}
		x, y := i%8, i/8
		for x > 0 && off>>(y*8+x)&1 != 0 && off>>(y*8)&1 == 0 {
			x--
		}
		for y > 0 && off>>(y*8+x)&1 != 0 {
			y--
		}
		px[i] = px[y*8+x]
	}
	transform(&px, &forward)
	b.last = 0
	for k := range 64 {
		limit := float64(int(1)<<acBits - 1)
		if k == 0 {
			limit = 1024
		}
		v := math.Round(px[zigzag[k]] / float64(c.quant[k]))
		if b.of[k] = int32(min(max(v, -limit), limit)); b.of[k] != 0 {
			b.last = k
		}
	}
	if m != 0 && !colour && !b.dark(c.quant, m) {
		b.even(c.quant, black)
	}
}

// even makes all pixels of a block alike.
func (b *block) even(q *[64]int32, v float64) {
	clear(b.of[:])
	b.last = 0
	b.of[0] = int32(math.Floor(8 * v / float64(q[0]))) // rather too dark than too light
}

// dark reports whether the masked pixels are dark.
func (b *block) dark(q *[64]int32, m mask) bool {
	var px [64]float64
	for k := range b.last + 1 {
		px[zigzag[k]] = float64(b.of[k] * q[k])
	}
	transform(&px, &inverse)
	sum, n := 0.0, 0.0
	for i := range px {
		if m>>i&1 == 0 {
			continue
		}
		v := max(px[i]+128, 0)
		if v > darkWorst {
			return false
		}
		sum, n = sum+v, n+1
	}
	return sum <= darkMean*n
}

// zigzag is where in its block, row by row, each coefficient belongs (T.81, figure
// A.6): along the diagonals, up one and down the next.
var zigzag = func() (out [64]int) {
	k := 0
	for d := range 15 {
		for i := range d + 1 {
			x, y := i, d-i
			if d%2 == 1 {
				x, y = y, x
			}
			if x < 8 && y < 8 {
				out[k] = y*8 + x
				k++
			}
		}
	}
	return out
}()

// matrix is a transform of eight values.
type matrix [8][8]float64

// The cosine transform and its inverse (T.81, A.3.3).
var forward, inverse = func() (f, i matrix) {
	for u := range 8 {
		scale := 0.5
		if u == 0 {
			scale = math.Sqrt(0.125)
		}
		for x := range 8 {
			f[u][x] = scale * math.Cos(float64(2*x+1)*float64(u)*math.Pi/16)
			i[x][u] = f[u][x]
		}
	}
	return f, i
}()

// transform transforms the rows of a block, and then its columns.
func transform(px *[64]float64, m *matrix) {
	var rows [64]float64
	for y := range 8 {
		for u := range 8 {
			sum := 0.0
			for x := range 8 {
				sum += m[u][x] * px[y*8+x]
			}
			rows[y*8+u] = sum
		}
	}
	for x := range 8 {
		for u := range 8 {
			sum := 0.0
			for y := range 8 {
				sum += m[u][y] * rows[y*8+x]
			}
			px[u*8+x] = sum
		}
	}
}

// masksOf says what of a row of blocks is painted: the y-th of blocks whose pixels
// stand for sx by sy of the picture's.
func masksOf(out []mask, boxes []image.Rectangle, y, sx, sy int) {
	clear(out)
	top := y * 8 * sy
	for _, r := range boxes {
		if r.Max.Y <= top || r.Min.Y >= top+8*sy {
			continue
		}
		y0, y1 := max(r.Min.Y-top, 0)/sy, (min(r.Max.Y-top, 8*sy)+sy-1)/sy
		x0, x1 := max(r.Min.X, 0)/sx, min((r.Max.X+sx-1)/sx, 8*len(out))
		var rows mask
		for i := y0; i < y1; i++ {
			rows |= 0xff << (8 * i)
		}
		for at := x0 / 8; at*8 < x1; at++ {
			from, to := max(x0-at*8, 0), min(x1-at*8, 8)
			columns := mask(0xff>>(8-to)&^(1<<from-1)) * 0x0101010101010101
			out[at] |= rows & columns
		}
	}
}

// outside says which pixels of a block at (x, y), in blocks, lie outside w by h pixels.
func outside(x, y, w, h int) mask {
	if (x+1)*8 <= w && (y+1)*8 <= h {
		return 0
	}
	out := mask(math.MaxUint64)
	for i := range min(max(h-y*8, 0), 8) {
		for k := range min(max(w-x*8, 0), 8) {
			out &^= 1 << (8*i + k)
		}
	}
	return out
}
