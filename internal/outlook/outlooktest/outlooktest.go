// Package outlooktest makes files of Outlook for tests: items with properties,
// recipients and attachments, in a compound file of its own making. It does not
// make files that Outlook itself would like.
package outlooktest

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf16"
)

// Item is an item in the making. Values of Props are a string (UTF-16), []byte,
// Narrow (8 bits), an int or a time.Time.
type Item struct {
	Props       map[uint16]any
	Recipients  []Item
	Attachments []Item
	Embedded    *Item             // of an attachment
	Streams     map[string][]byte // further streams
}

// Narrow is text of 8 bits.
type Narrow string

// Bytes is the compound file of the item.
func (it Item) Bytes() []byte {
	root := &storage{}
	it.fill(root, 32)
	return compound(root)
}

func (it Item) fill(s *storage, head int) {
	fixed := make([]byte, head)
	var ids []uint16
	for id := range it.Props {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	add := func(id, typ uint16, value []byte) {
		b := binary.LittleEndian.AppendUint16(nil, typ)
		b = binary.LittleEndian.AppendUint16(b, id)
		b = append(b, 6, 0, 0, 0)
		fixed = append(fixed, append(b, append(value, make([]byte, 8-len(value))...)...)...)
	}
	long := func(id, typ uint16, data []byte) {
		s.add(fmt.Sprintf("__substg1.0_%04X%04X", id, typ), data)
		add(id, typ, binary.LittleEndian.AppendUint32(nil, uint32(len(data))))
	}
	for _, id := range ids {
		switch v := it.Props[id].(type) {
		case string:
			long(id, 0x1F, Wide(v))
		case Narrow:
			long(id, 0x1E, []byte(v))
		case []byte:
			long(id, 0x102, v)
		case int:
			add(id, 3, binary.LittleEndian.AppendUint32(nil, uint32(v)))
		case time.Time:
			add(id, 0x40, binary.LittleEndian.AppendUint64(nil, uint64(v.Unix()+11_644_473_600)*10_000_000))
		}
	}
	for name, data := range it.Streams {
		s.add(name, data)
	}
	for i, r := range it.Recipients {
		r.fill(s.dir(fmt.Sprintf("__recip_version1.0_#%08X", i)), 8)
	}
	for i, a := range it.Attachments {
		d := s.dir(fmt.Sprintf("__attach_version1.0_#%08X", i))
		a.fill(d, 8)
		if a.Embedded != nil {
			a.Embedded.fill(d.dir("__substg1.0_3701000D"), 24)
		}
	}
	s.add("__properties_version1.0", fixed)
}

// Wide is text as UTF-16.
func Wide(s string) (b []byte) {
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

// Stored is rich text as it stands in a property, not compressed.
func Stored(rtf string) []byte {
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(rtf)+12))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(rtf)))
	return append(append(b, "MELA\x00\x00\x00\x00"...), rtf...)
}

// storage is a folder of a compound file.
type storage struct {
	name string
	data []byte // of a stream
	file bool
	kids []*storage
}

func (s *storage) add(name string, data []byte) {
	s.kids = append(s.kids, &storage{name: name, data: data, file: true})
}

func (s *storage) dir(name string) *storage {
	d := &storage{name: name}
	s.kids = append(s.kids, d)
	return d
}

// Signs of [MS-CFB] 2.1.
const (
	none     = 0xFFFFFFFF
	chainEnd = 0xFFFFFFFE
	isFAT    = 0xFFFFFFFD
	sector   = 512
)

// compound writes a compound file of version 3. All streams are padded to the size
// from which they lie in sectors of their own.
func compound(root *storage) []byte {
	root.name = "Root Entry"
	var entries []*storage
	index := map[*storage]int{}
	var walk func(s *storage)
	walk = func(s *storage) {
		index[s] = len(entries)
		entries = append(entries, s)
		for _, k := range s.kids {
			walk(k)
		}
	}
	walk(root)
	var fat []uint32
	var body []byte
	put := func(data []byte) (start uint32) {
		start = uint32(len(fat))
		for len(data)%sector != 0 {
			data = append(data, 0)
		}
		for n := len(data) / sector; n > 0; n-- {
			next := uint32(len(fat) + 1)
			if n == 1 {
				next = chainEnd
			}
			fat = append(fat, next)
		}
		body = append(body, data...)
		return start
	}
	// Short streams lie in the ministream, in sectors of 64 bytes.
	var mini []byte
	var miniFAT []uint32
	start := map[*storage]uint32{}
	for _, e := range entries {
		switch {
		case !e.file:
		case len(e.data) == 0:
			start[e] = chainEnd
		case len(e.data) >= 4096:
			start[e] = put(slices.Clone(e.data))
		default:
			start[e] = uint32(len(miniFAT))
			data := slices.Clone(e.data)
			for len(data)%64 != 0 {
				data = append(data, 0)
			}
			for n := len(data) / 64; n > 0; n-- {
				next := uint32(len(miniFAT) + 1)
				if n == 1 {
					next = chainEnd
				}
				miniFAT = append(miniFAT, next)
			}
			mini = append(mini, data...)
		}
	}
	miniStart, miniFATStart := uint32(chainEnd), uint32(chainEnd)
	miniSize, miniFATSectors := len(mini), 0
	if len(mini) > 0 {
		miniStart = put(mini)
		var b []byte
		for _, v := range miniFAT {
			b = binary.LittleEndian.AppendUint32(b, v)
		}
		for len(b)%sector != 0 {
			b = append(b, 0xFF)
		}
		miniFATSectors = len(b) / sector
		miniFATStart = put(b)
	}
	var dir []byte
	for i, e := range entries {
		child := uint32(none)
		if len(e.kids) > 0 {
			child = uint32(index[e.kids[0]])
		}
		right := uint32(none)
		if i > 0 {
			right = sibling(entries, index, e)
		}
		kind, at, size := byte(1), uint32(0), 0
		switch {
		case i == 0:
			kind, at, size = 5, miniStart, miniSize
		case e.file:
			kind, at, size = 2, start[e], len(e.data)
		}
		dir = append(dir, dirEntry(e.name, kind, right, child, at, size)...)
	}
	for len(dir)%sector != 0 {
		dir = append(dir, dirEntry("", 0, none, none, 0, 0)...)
	}
	dirStart := put(dir)
	n := 0 // sectors of the FAT itself
	for (len(fat)+n)*4 > n*sector {
		n++
	}
	if n > 109 {
		panic("outlooktest: too large")
	}
	first := len(fat)
	for range n {
		fat = append(fat, isFAT)
	}
	head := []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 16) + "\x3E\x00\x03\x00\xFE\xFF\x09\x00\x06\x00" + strings.Repeat("\x00", 6))
	for _, v := range []uint32{0, uint32(n), dirStart, 0, 4096, miniFATStart, uint32(miniFATSectors), chainEnd, 0} {
		head = binary.LittleEndian.AppendUint32(head, v)
	}
	for i := range 109 {
		v := uint32(none)
		if i < n {
			v = uint32(first + i)
		}
		head = binary.LittleEndian.AppendUint32(head, v)
	}
	for len(fat)%(sector/4) != 0 {
		fat = append(fat, none)
	}
	for _, v := range fat {
		body = binary.LittleEndian.AppendUint32(body, v)
	}
	return append(head, body...)
}

// sibling is the index of the next entry of the same storage: the tree of a
// storage is a list here.
func sibling(entries []*storage, index map[*storage]int, e *storage) uint32 {
	for _, p := range entries {
		if k := slices.Index(p.kids, e); k >= 0 && k+1 < len(p.kids) {
			return uint32(index[p.kids[k+1]])
		}
	}
	return none
}

func dirEntry(name string, kind byte, right, child, start uint32, size int) []byte {
	b := Wide(name)
	length := len(b) + 2
	if name == "" {
		length = 0
	}
	b = append(b, make([]byte, 64-len(b))...)
	b = binary.LittleEndian.AppendUint16(b, uint16(length))
	b = append(b, kind, 1)
	for _, v := range []uint32{none, right, child} {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	b = append(b, make([]byte, 36)...)
	b = binary.LittleEndian.AppendUint32(b, start)
	return binary.LittleEndian.AppendUint64(b, uint64(size))
}
