package pdf

import "encoding/binary"

// curveTypes are the types of a profile's tags that hold numbers only, with
// the most bytes that one takes; 0 where its length says (ICC.1, 10).
var curveTypes = map[string]int{"XYZ ": 20, "curv": 0, "para": 40, "sf32": 44, "sig ": 12, "meas": 36, "view": 36, "chrm": 36,
	"mft1": 0, "mft2": 0, "mAB ": 0, "mBA ": 0, "mpet": 0}

// cleanProfile returns an ICC profile with its numbers only: a display's
// profile can be called after its owner, and room that no tag uses can hold
// anything (ICC.1, 7). Everything keeps its place. ok is false for what is no
// profile.
func cleanProfile(b []byte) (_ []byte, ok bool) {
	if len(b) < 132 || string(b[36:40]) != "acsp" {
		return nil, false
	}
	be := binary.BigEndian
	n := int(min(be.Uint32(b[128:]), 200))
	table := 132 + 12*n
	if table > len(b) {
		return nil, false
	}
	out := make([]byte, len(b))
	put(out, b[:table])
	for _, f := range [][2]int{{4, 8}, {24, 36}, {48, 56}, {80, 128}} { // who made it, when and for what
		clear(out[f[0]:f[1]])
	}
	end := table
	for i := range n {
		at := 132 + 12*i
		off, size := uint64(be.Uint32(b[at+4:])), uint64(be.Uint32(b[at+8:]))
		if size < 8 || off < uint64(table) || off+size > uint64(len(b)) {
			clear(out[at : at+12])
			continue
		}
		tag := b[off : off+size]
		most, numbers := curveTypes[string(tag[:4])]
		switch {
		case !numbers:
			put(out[off:], tag[:4]) // its place is kept, and nothing of it
		case most > 0:
			put(out[off:], tag[:min(len(tag), most)])
		case string(tag[:4]) == "curv" && len(tag) >= 12:
			put(out[off:], tag[:min(uint64(len(tag)), 12+2*uint64(be.Uint32(tag[8:])))])
		default:
			put(out[off:], tag)
		}
		end = max(end, int(off+size))
	}
	out = out[:end]
	be.PutUint32(out, uint32(end))
	return out, true
}

// put copies src to the beginning of dst.
func put(dst, src []byte) {
	for i := range src {
		dst[i] = src[i]
	}
}
