package outlooktest

import (
	"encoding/binary"
	"slices"
	"time"
)

// TNEF is the item as a file winmail.dat, without its recipients.
func (it Item) TNEF() []byte {
	out := binary.LittleEndian.AppendUint32(nil, 0x223E9F78)
	out = append(out, 1, 0)
	attribute := func(level byte, id uint32, data []byte) {
		out = append(out, level)
		out = binary.LittleEndian.AppendUint32(out, id)
		out = binary.LittleEndian.AppendUint32(out, uint32(len(data)))
		out = append(out, data...)
		sum := uint16(0)
		for _, c := range data {
			sum += uint16(c)
		}
		out = binary.LittleEndian.AppendUint16(out, sum)
	}
	attribute(1, 0x00069007, []byte{0xE4, 4, 0, 0, 0, 0, 0, 0}) // code page 1252
	attribute(1, 0x00069003, properties(it.Props, nil))
	for _, a := range it.Attachments {
		attribute(2, 0x00069002, make([]byte, 14))
		props := map[uint16]any{}
		for id, v := range a.Props {
			if data, ok := v.([]byte); ok && id == 0x3701 {
				attribute(2, 0x0006800F, data)
				continue
			}
			props[id] = v
		}
		var object []byte
		if a.Embedded != nil {
			object = append(make([]byte, 16), a.Embedded.TNEF()...)
		}
		attribute(2, 0x00069005, properties(props, object))
	}
	return out
}

func properties(props map[uint16]any, object []byte) []byte {
	var ids []uint16
	for id := range props {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	n := len(ids)
	if object != nil {
		n++
	}
	out := binary.LittleEndian.AppendUint32(nil, uint32(n))
	add := func(id, typ uint16) {
		out = binary.LittleEndian.AppendUint16(out, typ)
		out = binary.LittleEndian.AppendUint16(out, id)
		if id >= 0x8000 { // named: a set, and a number in it
			out = append(out, make([]byte, 24)...)
		}
	}
	long := func(id, typ uint16, data []byte) {
		add(id, typ)
		out = binary.LittleEndian.AppendUint32(out, 1)
		out = binary.LittleEndian.AppendUint32(out, uint32(len(data)))
		out = append(out, data...)
		for len(data)%4 != 0 {
			data = append(data, 0)
			out = append(out, 0)
		}
	}
	for _, id := range ids {
		switch v := props[id].(type) {
		case string:
			long(id, 0x1F, append(Wide(v), 0, 0))
		case Narrow:
			long(id, 0x1E, append([]byte(v), 0))
		case []byte:
			long(id, 0x102, slices.Clone(v))
		case int:
			add(id, 3)
			out = binary.LittleEndian.AppendUint32(out, uint32(v))
		case time.Time:
			add(id, 0x40)
			out = binary.LittleEndian.AppendUint64(out, uint64(v.Unix()+11_644_473_600)*10_000_000)
		}
	}
	if object != nil {
		long(0x3701, 0x0D, object)
	}
	return out
}
