package search

import "math/bits"

type node struct {
	child, next int32 // the first child; the next child of the same parent; 0 for none
	forms       int32 // index into Matcher.patterns; 0 for none
	b           byte  // that leads here
}

func (m *Matcher) insert(folded []byte, p pattern) {
	i, bit := m.head(folded[:min(len(folded), headLen)])
	m.heads[i] |= bit
	at := int32(0)
	for _, b := range folded {
		to := m.step(at, b)
		if to == 0 {
			to = int32(len(m.nodes))
			m.nodes = append(m.nodes, node{next: m.nodes[at].child, b: b})
			m.nodes[at].child = to
			if at == 0 {
				m.root[b] = to
			}
		}
		at = to
	}
	n := &m.nodes[at]
	if n.forms == 0 {
		n.forms = int32(len(m.patterns))
		m.patterns = append(m.patterns, nil)
	}
	m.patterns[n.forms] = append(m.patterns[n.forms], p)
}

// step returns the child of a node that a byte leads to; 0 means there is none.
func (m *Matcher) step(at int32, b byte) int32 {
	if at == 0 {
		return m.root[b]
	}
	at = m.nodes[at].child
	for at != 0 && m.nodes[at].b != b {
		at = m.nodes[at].next
	}
	return at
}

// headLen is how many bytes begins looks at.
const headLen = 4

// begins reports whether a value may begin with the folded text, of which size
// bytes are the first word: nearly all words of a text need no further look.
func (m *Matcher) begins(folded []byte, size int) bool {
	if len(folded) >= headLen && m.headed(folded[:headLen]) {
		return true
	}
	for ; size < headLen && size <= len(folded); size++ { // all of a short value
		if m.headed(folded[:size]) {
			return true
		}
	}
	return false
}

func (m *Matcher) headed(b []byte) bool {
	i, bit := m.head(b)
	return m.heads[i]&bit != 0
}

// headRoom is how many times 64 bits the heads of so many values take, so that few
// are set.
func headRoom(values int) int { return 1 << max(6, min(bits.Len(uint(values/2)), 12)) }

// head is the place of a bit for the first bytes of a value.
func (m *Matcher) head(b []byte) (int, uint64) {
	h := uint32(0)
	for _, c := range b {
		h = h<<8 | uint32(c)
	}
	h = h * 0x9e3779b1 >> 14
	return int(h>>6) & (len(m.heads) - 1), 1 << (h & 63)
}

// walk follows the bytes of a word; 0 means that there is no such path.
func (m *Matcher) walk(at int32, word []byte) int32 {
	for _, b := range word {
		if at = m.step(at, b); at == 0 {
			return 0
		}
	}
	return at
}
