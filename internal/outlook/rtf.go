package outlook

import (
	"encoding/binary"
	"errors"
	"strconv"
)

func itoa(n int) string { return strconv.Itoa(n) }

var errRTF = errors.New("outlook: damaged rich text")

// The words at the start of the dictionary ([MS-OXRTFCP] 2.1.2.1).
const dictionary = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript " +
	"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"

// maxRTF is the longest rich text, in bytes.
const maxRTF = 64 << 20

// Decompress undoes the compression of rich text ([MS-OXRTFCP] 3.1.3).
func Decompress(b []byte) ([]byte, error) {
	if len(b) < 16 {
		return nil, errRTF
	}
	size := int(binary.LittleEndian.Uint32(b[4:]))
	kind := string(b[8:12])
	b = b[16:]
	switch {
	case size > maxRTF:
		return nil, errRTF
	case kind == "MELA": // not compressed
		return b[:min(size, len(b))], nil
	case kind != "LZFu":
		return nil, errRTF
	}
	const ring = 4096
	var dict [ring]byte
	at := copy(dict[:], dictionary)
	out := make([]byte, 0, min(size, 8*len(b)))
	put := func(c byte) {
		out = append(out, c)
		dict[at] = c
		at = (at + 1) % ring
	}
	for len(b) > 0 {
		control := b[0]
		b = b[1:]
		for bit := range 8 {
			if len(b) == 0 || len(out) > size {
				return out, nil // the end is missing
			}
			if control>>bit&1 == 0 {
				put(b[0])
				b = b[1:]
				continue
			}
			if len(b) < 2 {
				return out, nil
			}
			from, n := int(b[0])<<4|int(b[1])>>4, int(b[1]&15)+2
			b = b[2:]
			if from == at {
				return out, nil
			}
			for k := range n {
				put(dict[(from+k)%ring])
			}
		}
	}
	return out, nil
}
