package write

import (
	"encoding/binary"
	"sort"
	"strings"
	"unicode/utf16"

	"veil/internal/bundle/paper"
)

// node is a storage or a stream of a compound file.
type node struct {
	name  string
	data  []byte // of a stream
	kids  []*node
	store bool

	id, left, right, child int
	start                  int // first sector
}

// MSG writes a paper as an Outlook message: a compound file (MS-CFB) with the
// properties that MS-OXMSG names, texts in UTF-16.
func MSG(p *paper.Paper) []byte {
	root := &node{name: "Root Entry", store: true}
	root.kids = append(root.kids, &node{name: "__nameid_version1.0", store: true, kids: []*node{
		{name: "__substg1.0_00020102"}, {name: "__substg1.0_00030102"}, {name: "__substg1.0_00040102"},
	}})
	props := make([]byte, 32) // the head of the properties of a message
	addresses := strings.Split(p.To.S, ", ")
	binary.LittleEndian.PutUint32(props[16:], uint32(len(addresses)))
	text := func(n *node, props *[]byte, tag string, id uint16, s string) {
		n.kids = append(n.kids, &node{name: "__substg1.0_" + tag + "001F", data: utf16Bytes(s)})
		*props = append(*props, property(uint32(id)<<16|0x1f, uint64(2*len(utf16.Encode([]rune(s)))+2))...)
	}
	name, addr, _ := strings.Cut(strings.TrimSuffix(p.From.S, ">"), " <")
	text(root, &props, "001A", 0x001a, "IPM.Note")
	text(root, &props, "0037", 0x0037, p.Title.S)
	text(root, &props, "0C1A", 0x0c1a, name)
	text(root, &props, "0C1F", 0x0c1f, addr)
	text(root, &props, "0E04", 0x0e04, p.To.S)
	text(root, &props, "0E03", 0x0e03, p.Cc.S)
	text(root, &props, "007D", 0x007d, "From: "+p.From.S+"\r\nTo: "+p.To.S+"\r\nCc: "+p.Cc.S+"\r\nDate: "+p.Date+"\r\nSubject: "+p.Title.S+"\r\n")
	text(root, &props, "1000", 0x1000, strings.ReplaceAll(p.Body().S, "\n", "\r\n"))
	root.kids = append(root.kids, &node{name: "__properties_version1.0", data: props})
	for i, a := range addresses {
		rec := &node{name: "__recip_version1.0_#0000000" + string(rune('0'+i%10)), store: true}
		rp := make([]byte, 8)
		name, addr, _ := strings.Cut(strings.TrimSuffix(a, ">"), " <")
		text(rec, &rp, "3001", 0x3001, name)
		text(rec, &rp, "39FE", 0x39fe, addr)
		rp = append(rp, property(0x0c150003, 1)...)
		rec.kids = append(rec.kids, &node{name: "__properties_version1.0", data: rp})
		root.kids = append(root.kids, rec)
	}
	return compound(root)
}

// property is an entry of a property stream: tag, flags, value or length.
func property(tag uint32, value uint64) []byte {
	b := make([]byte, 16)
	binary.LittleEndian.PutUint32(b, tag)
	binary.LittleEndian.PutUint32(b[4:], 6) // readable and writable
	binary.LittleEndian.PutUint64(b[8:], value)
	return b
}

func utf16Bytes(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

const (
	sector, miniSector, miniLimit = 512, 64, 4096
	endOfChain, freeSector        = 0xfffffffe, 0xffffffff
	fatSector, noNode             = 0xfffffffd, -1
)

// compound writes a tree as a compound file, version 3. Order in the file: the
// table of sectors, the directory, the table of small sectors, the small
// streams, the large ones.
func compound(root *node) []byte {
	var all []*node
	var number func(n *node)
	number = func(n *node) {
		n.id, n.left, n.right, n.child = len(all), noNode, noNode, noNode
		all = append(all, n)
		for _, k := range n.kids {
			number(k)
		}
		sort.Slice(n.kids, func(i, j int) bool {
			a, b := n.kids[i].name, n.kids[j].name
			if len(a) != len(b) {
				return len(a) < len(b)
			}
			return strings.ToUpper(a) < strings.ToUpper(b)
		})
		n.child = balance(n.kids)
	}
	number(root)

	// Small streams lie together in one stream of the root.
	var mini, large []byte
	var miniFAT []uint32
	for _, n := range all[1:] {
		if n.store || len(n.data) == 0 || len(n.data) >= miniLimit {
			continue
		}
		n.start = len(mini) / miniSector
		mini = append(mini, padded(n.data, miniSector)...)
		chain(&miniFAT, len(mini)/miniSector)
	}
	sectors := func(bytes int) int { return (bytes + sector - 1) / sector }
	dirN, miniFATN, miniN := sectors(128*len(all)), sectors(4*len(miniFAT)), sectors(len(mini))
	largeN := 0
	for _, n := range all {
		if !n.store && len(n.data) >= miniLimit {
			largeN += sectors(len(n.data))
		}
	}
	fatN := 1
	for fatN*sector/4 < fatN+dirN+miniFATN+miniN+largeN {
		fatN++
	}
	var fat []uint32
	for range fatN {
		fat = append(fat, fatSector)
	}
	dirAt := len(fat)
	chain(&fat, dirAt+dirN)
	miniFATAt := len(fat)
	chain(&fat, miniFATAt+miniFATN)
	root.start, root.data = len(fat), mini
	chain(&fat, root.start+miniN)
	for _, n := range all {
		if !n.store && len(n.data) >= miniLimit {
			n.start = len(fat)
			chain(&fat, n.start+sectors(len(n.data)))
			large = append(large, padded(n.data, sector)...)
		}
	}
	for len(fat) < fatN*sector/4 {
		fat = append(fat, freeSector)
	}

	h := make([]byte, sector)
	copy(h, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	le := binary.LittleEndian
	le.PutUint16(h[24:], 0x3e)
	le.PutUint16(h[26:], 3)
	le.PutUint16(h[28:], 0xfffe)
	le.PutUint16(h[30:], 9)
	le.PutUint16(h[32:], 6)
	le.PutUint32(h[44:], uint32(fatN))
	le.PutUint32(h[48:], uint32(dirAt))
	le.PutUint32(h[56:], miniLimit)
	le.PutUint32(h[60:], uint32(miniFATAt))
	le.PutUint32(h[64:], uint32(miniFATN))
	le.PutUint32(h[68:], endOfChain)
	for i := range 109 {
		v := uint32(freeSector)
		if i < fatN {
			v = uint32(i)
		}
		le.PutUint32(h[76+4*i:], v)
	}
	out := h
	for _, f := range fat {
		out = le.AppendUint32(out, f)
	}
	var dir []byte
	for _, n := range all {
		dir = append(dir, n.entry(n == root)...)
	}
	out = append(out, padded(dir, sector)...)
	var mf []byte
	for _, f := range miniFAT {
		mf = le.AppendUint32(mf, f)
	}
	for len(mf)%sector != 0 {
		mf = le.AppendUint32(mf, freeSector)
	}
	out = append(out, mf...)
	out = append(out, padded(mini, sector)...)
	return append(out, large...)
}

// chain extends a table up to length with sectors that follow each other.
func chain(fat *[]uint32, length int) {
	for len(*fat) < length {
		next := uint32(len(*fat) + 1)
		if len(*fat) == length-1 {
			next = endOfChain
		}
		*fat = append(*fat, next)
	}
}

func padded(b []byte, n int) []byte {
	out := append([]byte{}, b...)
	for len(out)%n != 0 {
		out = append(out, 0)
	}
	return out
}

// balance makes a search tree of nodes in order and returns the id at its top.
func balance(ns []*node) int {
	if len(ns) == 0 {
		return noNode
	}
	mid := len(ns) / 2
	n := ns[mid]
	n.left, n.right = balance(ns[:mid]), balance(ns[mid+1:])
	return n.id
}

// entry is the node's line in the directory.
func (n *node) entry(root bool) []byte {
	e := make([]byte, 128)
	name := utf16Bytes(n.name)
	copy(e, name)
	le := binary.LittleEndian
	le.PutUint16(e[64:], uint16(len(name)+2))
	e[66] = 2
	if n.store {
		e[66] = 1
	}
	if root {
		e[66] = 5
	}
	e[67] = 1 // black
	le.PutUint32(e[68:], uint32(int32(n.left)))
	le.PutUint32(e[72:], uint32(int32(n.right)))
	le.PutUint32(e[76:], uint32(int32(n.child)))
	if len(n.data) > 0 {
		le.PutUint32(e[116:], uint32(n.start))
		le.PutUint32(e[120:], uint32(len(n.data)))
	} else if !n.store {
		le.PutUint32(e[116:], endOfChain)
	}
	return e
}
