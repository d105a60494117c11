package ooxml

import (
	"encoding/binary"
	"slices"
	"strings"
)

// pixelsOnly reports whether a picture's file holds nothing but its size and its
// coded pixels. Those are no text, and what they show a search cannot read; as
// bytes they are long enough for a short name to occur in them by chance.
func pixelsOnly(b []byte) bool { return barePNG(b) || bareJPEG(b) }

// barePNG reports whether a PNG has the chunks that it cannot do without, and
// ends with the last (ISO/IEC 15948, 5.3 and 11.2).
func barePNG(b []byte) bool {
	rest, ok := strings.CutPrefix(string(b), "\x89PNG\r\n\x1a\n")
	for ok && len(rest) >= 12 {
		size := uint64(binary.BigEndian.Uint32([]byte(rest[:4])))
		kind := rest[4:8]
		if size+12 > uint64(len(rest)) || !slices.Contains([]string{"IHDR", "IDAT", "IEND"}, kind) || kind == "IHDR" && size != 13 {
			return false
		}
		if rest = rest[12+size:]; kind == "IEND" {
			return rest == "" && size == 0
		}
	}
	return false
}

// bareJPEG reports whether a JPEG has tables, a frame and one scan alone, and
// ends with its end (ITU-T T.81, annex B).
func bareJPEG(b []byte) bool {
	const start, frame, huffman, end, scan, quantisation = 0xD8, 0xC0, 0xC4, 0xD9, 0xDA, 0xDB
	if len(b) < 4 || b[0] != 0xFF || b[1] != start {
		return false
	}
	for at := 2; at+4 <= len(b); {
		if b[at] != 0xFF {
			return false
		}
		size := int(b[at+2])<<8 | int(b[at+3])
		switch b[at+1] {
		case frame, huffman, quantisation:
			at += 2 + size
		case scan:
			at += 2 + size
			for at+2 < len(b) && (b[at] != 0xFF || b[at+1] == 0) {
				at++
			}
			return at+2 == len(b) && b[at] == 0xFF && b[at+1] == end
		default:
			return false
		}
	}
	return false
}
