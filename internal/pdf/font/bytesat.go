package font

import "encoding/binary"

// bytesAt is a binary font program. Reads outside it give zero, so that a
// damaged offset yields nothing instead of a fault.
type bytesAt []byte

// sub returns the n bytes at off, or nil where they are not all there.
func (b bytesAt) sub(off, n int) bytesAt {
	if off < 0 || n < 0 || off > len(b) || n > len(b)-off {
		return nil
	}
	return b[off : off+n]
}

// from returns everything behind off, or nil.
func (b bytesAt) from(off int) bytesAt {
	if off < 0 || off > len(b) {
		return nil
	}
	return b[off:]
}

func (b bytesAt) u8(off int) int {
	if s := b.sub(off, 1); s != nil {
		return int(s[0])
	}
	return 0
}

func (b bytesAt) u16(off int) int {
	if s := b.sub(off, 2); s != nil {
		return int(binary.BigEndian.Uint16(s))
	}
	return 0
}

func (b bytesAt) u32(off int) int {
	if s := b.sub(off, 4); s != nil {
		return int(binary.BigEndian.Uint32(s))
	}
	return 0
}
