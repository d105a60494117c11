// Package repaint paints rectangles of a JPEG file black without decoding the rest:
// coefficients of blocks that no rectangle touches are written as they were read,
// which takes a fraction of the time and loses nothing.
//
// It promises that in the file it returns no coefficient was made of a pixel that
// lies in a rectangle, nor of one outside the picture's edges; that such a file holds
// nothing besides its tables and coefficients, no note nor preview of the old one; and
// that painted pixels are dark to within what JPEG loses, whole blocks being painted
// where a sharper edge would not be. It reads what most scanners and cameras write:
// baseline files of 8 bits in one scan, grey or YCbCr (ITU-T T.81). Of others it
// says so by ErrKind.
package repaint

import (
	"encoding/binary"
	"errors"
	"image"
)

// ErrKind means that a file is damaged or not of the kind that is read.
var ErrKind = errors.New("repaint: not a JPEG file of a kind that can be painted on")

// Paint returns a JPEG file of the same picture with rectangles, in pixels, painted
// black. Colours of pixels right beside a rectangle may go with it where several
// pixels share them.
func Paint(data []byte, boxes []image.Rectangle) ([]byte, error) {
	p, err := parse(data)
	if err != nil {
		return nil, err
	}
	return p.repaint(boxes)
}

// part is a component of the picture: brightness, or one of two colours.
type part struct {
	h, v   int // blocks of it in a unit of the scan, across and down
	quant  *[64]int32
	dc, ac *decoder
	last   int32 // DC coefficient of the block before, as read
	wrote  int32 // and as written
	masks  []mask
}

// picture is a parsed file, up to the scan.
type picture struct {
	w, h       int
	hMax, vMax int
	parts      []part
	restart    int // units from one restart marker to the next; 0: there are none
	scan       []byte

	ids       []byte
	quants    [4]*[64]int32
	quantOf   []byte
	dcs, acs  [4]*decoder
	transform int // what an Adobe segment says of the colours; -1: there is none
}

// Markers (T.81, table B.1).
const (
	mSOF0 = 0xc0
	mSOF1 = 0xc1
	mDHT  = 0xc4
	mRST0 = 0xd0
	mSOI  = 0xd8
	mEOI  = 0xd9
	mSOS  = 0xda
	mDQT  = 0xdb
	mDRI  = 0xdd
	mAPP0 = 0xe0
	mAPPE = 0xee
	mCOM  = 0xfe
)

func parse(data []byte) (*picture, error) {
	p := &picture{transform: -1}
	if len(data) < 4 || data[0] != 0xff || data[1] != mSOI {
		return nil, ErrKind
	}
	for b := data[2:]; len(b) >= 4; {
		if b[0] != 0xff {
			return nil, ErrKind
		}
		if b[1] == 0xff { // filling
			b = b[1:]
			continue
		}
		marker, n := b[1], int(binary.BigEndian.Uint16(b[2:]))
		if n < 2 || len(b) < 2+n {
			return nil, ErrKind
		}
		body := b[4 : 2+n]
		b = b[2+n:]
		ok := true
		switch {
		case marker == mSOF0 || marker == mSOF1:
			ok = p.frame(body)
		case marker == mDHT:
			ok = p.huffman(body)
		case marker == mDQT:
			ok = p.quantisation(body)
		case marker == mDRI:
			if ok = len(body) == 2; ok {
				p.restart = int(binary.BigEndian.Uint16(body))
			}
		case marker == mSOS:
			if !p.start(body) {
				return nil, ErrKind
			}
			p.scan = b
			return p, nil
		case marker == mAPPE:
			if len(body) >= 12 && string(body[:5]) == "Adobe" {
				p.transform = int(body[11])
			}
		case marker >= mAPP0 && marker < mAPPE || marker == 0xef || marker == mCOM:
		default:
			ok = false // progressive, arithmetic, hierarchical
		}
		if !ok {
			return nil, ErrKind
		}
	}
	return nil, ErrKind
}

// frame reads a frame's header (T.81, B.2.2).
func (p *picture) frame(b []byte) bool {
	if p.parts != nil || len(b) < 6 || b[0] != 8 {
		return false
	}
	p.h, p.w = int(binary.BigEndian.Uint16(b[1:])), int(binary.BigEndian.Uint16(b[3:]))
	n := int(b[5])
	if p.w == 0 || p.h == 0 || n != 1 && n != 3 || len(b) != 6+3*n {
		return false
	}
	for i := range n {
		c := b[6+3*i:]
		h, v := int(c[1]>>4), int(c[1]&15)
		if h < 1 || h > 4 || v < 1 || v > 4 || c[2] > 3 {
			return false
		}
		if n == 1 {
			h, v = 1, 1 // a scan of one component has one block a unit (A.2.2)
		}
		p.hMax, p.vMax = max(p.hMax, h), max(p.vMax, v)
		p.ids, p.quantOf = append(p.ids, c[0]), append(p.quantOf, c[2])
		p.parts = append(p.parts, part{h: h, v: v})
	}
	for i := range p.parts {
		if p.hMax%p.parts[i].h != 0 || p.vMax%p.parts[i].v != 0 {
			return false
		}
	}
	return true
}

// quantisation reads tables (T.81, B.2.4.1), in zigzag order.
func (p *picture) quantisation(b []byte) bool {
	for len(b) > 0 {
		if b[0] > 3 || len(b) < 65 { // the upper half says 16 bits
			return false
		}
		q := new([64]int32)
		for i := range q {
			if q[i] = int32(b[1+i]); q[i] == 0 {
				return false
			}
		}
		p.quants[b[0]] = q
		b = b[65:]
	}
	return true
}

// huffman reads tables of codes (T.81, B.2.4.2).
func (p *picture) huffman(b []byte) bool {
	for len(b) > 0 {
		if len(b) < 17 || b[0]&0xef > 3 {
			return false
		}
		n := 0
		for _, c := range b[1:17] {
			n += int(c)
		}
		if n > 256 || len(b) < 17+n {
			return false
		}
		d := newDecoder(b[1:17], b[17:17+n])
		if d == nil {
			return false
		}
		if b[0]>>4 == 0 {
			p.dcs[b[0]&3] = d
		} else {
			p.acs[b[0]&3] = d
		}
		b = b[17+n:]
	}
	return true
}

// start reads the header of the one scan (T.81, B.2.3).
func (p *picture) start(b []byte) bool {
	n := len(p.parts)
	if n == 0 || len(b) != 4+2*n || int(b[0]) != n || b[1+2*n] != 0 || b[2+2*n] != 63 || b[3+2*n] != 0 {
		return false
	}
	if n == 3 && (p.transform == 0 || p.transform < 0 && string(p.ids) == "RGB") {
		return false // black is something else there
	}
	for i := range p.parts {
		c, at := &p.parts[i], b[1+2*i:]
		if at[0] != p.ids[i] || at[1]>>4 > 3 || at[1]&15 > 3 {
			return false
		}
		c.dc, c.ac, c.quant = p.dcs[at[1]>>4], p.acs[at[1]&15], p.quants[p.quantOf[i]]
		if c.dc == nil || c.ac == nil || c.quant == nil {
			return false
		}
	}
	return true
}
