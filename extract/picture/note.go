package picture

import (
	"bytes"
	"encoding/binary"
)

// note is what a file says of one of its pictures.
type note struct {
	offset      uint32  // of its directory in a TIFF
	orientation int     // 1 to 8 (TIFF 6.0, tag 274; EXIF has the same); 0 where it says nothing
	dpi         float64 // 0 where it says nothing
}

// The tags that are read (TIFF 6.0, section 8).
const (
	tagOrientation = 274
	tagXResolution = 282
	tagUnit        = 296
)

// order is the byte order of a TIFF file; nil where it is none.
func order(tiff []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(tiff, []byte("II*\x00")):
		return binary.LittleEndian
	case bytes.HasPrefix(tiff, []byte("MM\x00*")):
		return binary.BigEndian
	}
	return nil
}

// directories reads the chain of directories of a TIFF file, one a picture (TIFF
// 6.0, section 2). It ends where the chain breaks or runs in a circle.
func directories(tiff []byte) (out []note) {
	o := order(tiff)
	if o == nil || len(tiff) < 8 {
		return nil
	}
	seen := map[uint32]bool{}
	for at := o.Uint32(tiff[4:]); at != 0 && !seen[at] && len(out) <= maxPages; {
		seen[at] = true
		n, next, ok := directory(tiff, o, at)
		if !ok {
			break
		}
		out = append(out, n)
		at = next
	}
	return out
}

func directory(tiff []byte, o binary.ByteOrder, at uint32) (n note, next uint32, ok bool) {
	n.offset = at
	if int64(at)+2 > int64(len(tiff)) {
		return n, 0, false
	}
	b := tiff[at:]
	count := int(o.Uint16(b))
	if len(b) < 2+12*count {
		return n, 0, false
	}
	unit, dots := 2, 0.0
	for i := range count {
		e := b[2+12*i:]
		short := int(o.Uint16(e[8:]))
		switch o.Uint16(e) {
		case tagOrientation:
			if short >= 1 && short <= 8 {
				n.orientation = short
			}
		case tagUnit:
			unit = short
		case tagXResolution:
			if v := int64(o.Uint32(e[8:])); v+8 <= int64(len(tiff)) {
				if d := o.Uint32(tiff[v+4:]); d > 0 {
					dots = float64(o.Uint32(tiff[v:])) / float64(d)
				}
			}
		}
	}
	switch unit {
	case 2:
		n.dpi = dots
	case 3:
		n.dpi = dots * 2.54
	}
	if len(b) >= 2+12*count+4 {
		next = o.Uint32(b[2+12*count:])
	}
	return n, next, true
}

// at returns a TIFF file whose first directory is the one at an offset.
func at(tiff []byte, offset uint32) []byte {
	out := bytes.Clone(tiff)
	order(tiff).PutUint32(out[4:], offset)
	return out
}

// exif reads the note of a JPEG file: its APP1 segment is a TIFF of its own (EXIF
// 2.3, 4.5.4).
func exif(jpeg []byte) note {
	for b := jpeg[2:]; len(b) >= 4 && b[0] == 0xff; {
		length := int(binary.BigEndian.Uint16(b[2:]))
		if b[1] == 0xda || length < 2 || len(b) < 2+length { // the picture itself begins
			break
		}
		if body, ok := bytes.CutPrefix(b[4:2+length], []byte("Exif\x00\x00")); ok && b[1] == 0xe1 {
			if all := directories(body); len(all) > 0 {
				return all[0]
			}
		}
		b = b[2+length:]
	}
	return note{}
}
