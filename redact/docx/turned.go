package docx

import (
	"bytes"
	"encoding/binary"
)

// turned reports whether a picture's file asks for its pixels to be shown
// turned or mirrored, or may do so: the orientation of TIFF and Exif (TIFF 6.0,
// page 36; Exif 2.3, 4.6.2), in JPEG and PNG after the marks below. Programs
// differ in whether they do, and so in which side it is that a crop cuts off.
func turned(data []byte) bool {
	if isTIFF(data) {
		return orientation(data) != 1
	}
	for _, mark := range []string{"Exif\x00\x00", "eXIf"} {
		for rest := data; ; {
			i := bytes.Index(rest, []byte(mark))
			if i < 0 {
				break
			}
			if rest = rest[i+len(mark):]; isTIFF(rest) && orientation(rest) != 1 {
				return true
			}
		}
	}
	return false
}

func isTIFF(b []byte) bool {
	return bytes.HasPrefix(b, []byte("II*\x00")) || bytes.HasPrefix(b, []byte("MM\x00*"))
}

// orientation is that of a TIFF's first directory; 1, which is upright, where it
// has none, and 0 where it cannot be read.
func orientation(b []byte) int {
	const tag, entry = 0x0112, 12
	var order binary.ByteOrder = binary.LittleEndian
	if b[0] == 'M' {
		order = binary.BigEndian
	}
	if len(b) < 8 {
		return 0
	}
	at := uint64(order.Uint32(b[4:]))
	if at+2 > uint64(len(b)) {
		return 0
	}
	n := uint64(order.Uint16(b[at:]))
	if at += 2; at+n*entry > uint64(len(b)) {
		return 0
	}
	for i := range n {
		if e := b[at+i*entry:]; order.Uint16(e) == tag {
			return int(order.Uint16(e[8:]))
		}
	}
	return 1
}
