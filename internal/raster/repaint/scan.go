package repaint

import (
	"encoding/binary"
	"image"
)

// repaint writes the picture anew.
func (p *picture) repaint(boxes []image.Rectangle) ([]byte, error) {
	w := &writer{b: make([]byte, 0, len(p.scan)+len(p.scan)/4+1024)}
	p.header(w)
	across, down := (p.w+8*p.hMax-1)/(8*p.hMax), (p.h+8*p.vMax-1)/(8*p.vMax)
	for i := range p.parts {
		c := &p.parts[i]
		c.masks = make([]mask, across*c.h*c.v)
	}
	r := &reader{b: p.scan}
	var b block
	left := p.restart
	for y := range down {
		p.mask(boxes, y)
		for x := range across {
			if p.restart > 0 && left == 0 {
				if r.over() || !r.next() {
					return nil, ErrKind
				}
				for i := range p.parts {
					p.parts[i].last = 0
				}
				left = p.restart
			}
			left--
			for i := range p.parts {
				if !p.unit(r, w, &b, i, x, y) {
					return nil, ErrKind
				}
			}
		}
		if r.over() {
			return nil, ErrKind
		}
	}
	w.end()
	return append(w.b, 0xff, mEOI), nil
}

// mask says what of a row of units is painted.
func (p *picture) mask(boxes []image.Rectangle, y int) {
	for i := range p.parts {
		c := &p.parts[i]
		n := len(c.masks) / c.v
		for v := range c.v {
			masksOf(c.masks[v*n:(v+1)*n], boxes, y*c.v+v, p.hMax/c.h, p.vMax/c.v)
		}
	}
}

// unit writes the blocks of one component in a unit of the scan.
func (p *picture) unit(r *reader, w *writer, b *block, i, x, y int) bool {
	c := &p.parts[i]
	sx, sy := p.hMax/c.h, p.vMax/c.v
	n := len(c.masks) / c.v
	for v := range c.v {
		for h := range c.h {
			if !c.read(r, b) {
				return false
			}
			at := x*c.h + h
			c.paint(b, c.masks[v*n+at], outside(at, y*c.v+v, (p.w+sx-1)/sx, (p.h+sy-1)/sy), i > 0)
			if !c.write(w, b) {
				return false
			}
		}
	}
	return true
}

// header writes all that comes before the coefficients (T.81, annex B).
func (p *picture) header(w *writer) {
	segment := func(marker byte, body ...byte) {
		w.b = append(w.b, 0xff, marker)
		w.b = binary.BigEndian.AppendUint16(w.b, uint16(2+len(body)))
		w.b = append(w.b, body...)
	}
	w.b = append(w.b, 0xff, mSOI)
	if len(p.parts) == 3 { // YCbCr, by JFIF
		segment(mAPP0, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0)
	}
	for i, q := range p.quants {
		if q == nil {
			continue
		}
		table := []byte{byte(i)}
		for _, v := range q {
			table = append(table, byte(v))
		}
		segment(mDQT, table...)
	}
	frame := binary.BigEndian.AppendUint16([]byte{8}, uint16(p.h))
	frame = append(binary.BigEndian.AppendUint16(frame, uint16(p.w)), byte(len(p.parts)))
	scan := []byte{byte(len(p.parts))}
	for i := range p.parts {
		frame = append(frame, byte(i+1), byte(p.parts[i].h<<4|p.parts[i].v), p.quantOf[i])
		scan = append(scan, byte(i+1), 0)
	}
	segment(mSOF0, frame...)
	segment(mDHT, append(append([]byte{0}, dcCounts...), dcValues...)...)
	segment(mDHT, append(append([]byte{0x10}, acCounts...), acValues...)...)
	segment(mSOS, append(scan, 0, 63, 0)...)
}
