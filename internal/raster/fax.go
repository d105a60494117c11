package raster

import (
	"bytes"
	"errors"
	"io"
	"math/bits"

	"golang.org/x/image/ccitt"
)

// Fax encodes a bitmap as fax group 4 (ITU-T T.6), as PDF's CCITTFaxDecode reads
// it with K -1 and its other parameters left out.
func (b *Bitmap) Fax() []byte {
	var w bitWriter
	above, here := []int{b.W, b.W, b.W}, []int(nil)
	for y := range b.H {
		here = b.changes(y, here[:0])
		w.line(above, here, b.W)
		above, here = here, above
	}
	w.code(endOfPage)
	return w.end()
}

// FromFax decodes what Fax made.
func FromFax(data []byte, w, h int) (*Bitmap, error) {
	b := NewBitmap(w, h)
	r := ccitt.NewReader(bytes.NewReader(data), ccitt.MSB, ccitt.Group4, w, h, &ccitt.Options{Invert: true})
	if _, err := io.ReadFull(r, b.Pix); err != nil {
		return nil, errors.New("raster: damaged fax data")
	}
	return b, nil
}

// changes appends where the colour changes along a row, the first time to black,
// and three times the width.
func (b *Bitmap) changes(y int, out []int) []int {
	row := b.row(y)
	last := byte(0) // all bits of the colour that the row has had last
	for i, c := range row {
		for d, at := c^last, 0; d != 0; { // the bits that differ
			n := bits.LeadingZeros8(d)
			if at = n; 8*i+at >= b.W {
				break
			}
			out = append(out, 8*i+at)
			last = ^last
			d = (c ^ last) & (0xff >> at)
		}
	}
	return append(out, b.W, b.W, b.W)
}

// bitWriter gathers bits from the most significant on.
type bitWriter struct {
	out   []byte
	bits  uint32
	count uint
}

func (w *bitWriter) code(s string) {
	for i := range len(s) {
		w.bits = w.bits<<1 | uint32(s[i]&1)
		if w.count++; w.count == 8 {
			w.out, w.bits, w.count = append(w.out, byte(w.bits)), 0, 0
		}
	}
}

func (w *bitWriter) end() []byte {
	for w.count != 0 {
		w.code("0")
	}
	return w.out
}

// run writes the codes of a run of pixels of one colour: 0 white, 1 black.
func (w *bitWriter) run(n, colour int) {
	c := &runCodes[colour]
	for ; n >= longest+64; n -= longest {
		w.code(c.long[longest/64-1])
	}
	if n >= 64 {
		w.code(c.long[n/64-1])
	}
	w.code(c.short[n%64])
}

// line writes a row by its changes and those of the row above (ITU-T T.6, 2.2).
func (w *bitWriter) line(above, here []int, width int) {
	at, colour := -1, 0
	a, b := 0, 0 // the next change of this row; where to look in the row above
	for at < width {
		for b > 0 && above[b-1] > at {
			b--
		}
		for b < len(above)-2 && (above[b] <= at || b&1 != colour) && above[b] < width {
			b++
		}
		a1, b1, b2 := here[a], above[b], above[min(b+1, len(above)-1)]
		switch d := a1 - b1; {
		case b2 < a1:
			w.code(passMode)
			at = b2
		case d >= -3 && d <= 3:
			w.code(verticals[d+3])
			at, colour, a = a1, 1-colour, min(a+1, len(here)-1)
		default:
			a2 := here[min(a+1, len(here)-1)]
			w.code(horizontalMode)
			w.run(a1-max(at, 0), colour)
			w.run(a2-a1, 1-colour)
			at, a = a2, min(a+2, len(here)-1)
		}
	}
}
