package outlook

import (
	"encoding/binary"
	"errors"
	"strconv"

	"veil/extract"
)

// The parts of a file winmail.dat ([MS-OXTNEF] 2.1.3), and what opens it.
const (
	tnefSignature   = 0x223E9F78
	tnefSubject     = 0x00018004
	tnefBody        = 0x0002800C
	tnefProperties  = 0x00069003
	tnefCodepage    = 0x00069007
	tnefNextFile    = 0x00069002
	tnefFileTitle   = 0x00018010
	tnefFileData    = 0x0006800F
	tnefFileDetails = 0x00069005
)

var errTNEF = errors.New("outlook: damaged winmail.dat")

// TNEF reads a file winmail.dat: the message as Outlook has it, without its
// recipients. Errors are *extract.Error.
func TNEF(b []byte) (*Item, error) {
	it, err := tnef(b, 0)
	if err != nil {
		return nil, &extract.Error{Reason: extract.Damaged, What: "a file winmail.dat is damaged", Do: "ask the sender to send the message as plain text or HTML", Err: err}
	}
	return it, nil
}

func newItem(codepage string) *Item {
	return &Item{values: map[uint16][]byte{}, streams: map[uint32][]byte{}, codepage: codepage}
}

func tnef(b []byte, depth int) (*Item, error) {
	r := &bytesReader{b: b}
	if depth > maxNested || r.uint32() != tnefSignature {
		return nil, errTNEF
	}
	if r.take(2); r.short { // a key
		return nil, errTNEF
	}
	it := newItem("1252")
	var file *Item
	for len(r.b) > 0 && !r.short {
		r.take(1) // whether it is of the message or of an attachment
		id := r.uint32()
		data := r.take(int(r.uint32()))
		r.take(2) // checksum
		if r.short {
			return nil, errTNEF
		}
		switch id {
		case tnefCodepage:
			if len(data) >= 4 {
				it.codepage = strconv.Itoa(int(binary.LittleEndian.Uint32(data)))
			}
		case tnefSubject:
			it.give(PidSubject, typeString8, data)
		case tnefBody:
			it.give(PidBody, typeString8, data)
		case tnefProperties:
			if err := it.properties(data); err != nil {
				return nil, err
			}
		case tnefNextFile:
			file = newItem(it.codepage)
			it.Attachments = append(it.Attachments, file)
		case tnefFileTitle, tnefFileData, tnefFileDetails:
			if file == nil {
				return nil, errTNEF
			}
			if err := file.details(id, data, depth); err != nil {
				return nil, err
			}
		}
	}
	return it, nil
}

// details is an attribute of an attachment.
func (i *Item) details(id uint32, data []byte, depth int) error {
	switch id {
	case tnefFileTitle:
		i.give(PidAttachFilename, typeString8, data)
		return nil
	case tnefFileData:
		i.give(PidAttachData, typeBinary, data)
		return nil
	}
	if err := i.properties(data); err != nil {
		return err
	}
	const guid = 16 // says what kind of object it is
	if o := i.streams[PidAttachData<<16|typeObject]; len(o) > guid {
		i.Object = true
		if inner, err := tnef(o[guid:], depth+1); err == nil {
			i.Embedded, i.Object = inner, false
		}
	}
	return nil
}

// give sets a property that is not set.
func (i *Item) give(id uint16, typ uint16, data []byte) {
	if tag := uint32(id)<<16 | uint32(typ); i.streams[tag] == nil {
		i.streams[tag] = data
	}
}

// Further types of properties ([MS-OXCDATA] 2.11.1).
const (
	typeDouble = 0x0005
	typeMoney  = 0x0006
	typeDate   = 0x0007
	typeObject = 0x000D
	typeLong   = 0x0014
	typeTime   = 0x0040
	typeGUID   = 0x0048
)

// firstNamed is the number from which properties have names of their own.
const firstNamed = 0x8000

// properties reads a list of properties ([MS-OXTNEF] 2.1.3.4).
func (i *Item) properties(b []byte) error {
	r := &bytesReader{b: b}
	for n := r.uint32(); n > 0 && !r.short; n-- {
		typ, id := r.uint16(), r.uint16()
		if id >= firstNamed {
			r.take(16)
			if r.uint32() == 0 {
				r.take(4)
			} else {
				r.padded()
			}
		}
		count := uint32(1)
		single := typ &^ manyValues
		long := single == typeString || single == typeString8 || single == typeBinary || single == typeObject
		if long || typ != single {
			count = r.uint32()
		}
		for ; count > 0 && !r.short; count-- {
			switch {
			case long:
				data := r.padded()
				if typ == single {
					i.streams[uint32(id)<<16|uint32(typ)] = data
				} else {
					i.lists = append(i.lists, named{uint32(id)<<16 | uint32(typ), data})
				}
			case single == typeDouble, single == typeMoney, single == typeDate, single == typeLong, single == typeTime:
				i.values[id] = r.take(8)
			case single == typeGUID:
				r.take(16)
			default: // two bytes are written as four
				if v := r.take(4); v != nil {
					i.values[id] = append(append([]byte{}, v...), 0, 0, 0, 0)
				}
			}
		}
	}
	if r.short {
		return errTNEF
	}
	if cp := i.Int(PidMessageCodepage); cp > 0 {
		i.codepage = strconv.Itoa(cp)
	}
	return nil
}

// bytesReader takes bytes off a slice; short says that there were too few.
type bytesReader struct {
	b     []byte
	short bool
}

func (r *bytesReader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.short, r.b = true, nil
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *bytesReader) uint16() uint16 {
	if b := r.take(2); b != nil {
		return binary.LittleEndian.Uint16(b)
	}
	return 0
}

func (r *bytesReader) uint32() uint32 {
	if b := r.take(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

// padded takes a value that its length stands before, and what fills it up to a
// multiple of four bytes.
func (r *bytesReader) padded() []byte {
	n := r.uint32()
	out := r.take(int(n))
	if pad := int(-n & 3); pad > 0 {
		r.take(min(pad, len(r.b)))
	}
	return out
}

// IsTNEF reports whether a file is winmail.dat, whatever it is called.
func IsTNEF(b []byte) bool {
	return len(b) >= 4 && binary.LittleEndian.Uint32(b) == tnefSignature
}
