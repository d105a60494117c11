package ooxml

import (
	"bytes"
	"strings"
)

// Thousands of runs and paragraphs have the same properties. These are parsed
// once and are one Node in all places, which saves a long document much time
// and memory. Nodes are not changed once they are read, and nobody asks where
// properties stand.

// properties are the elements that are shared, as they are opened and closed.
// Documents that spell them otherwise have nothing shared.
var properties = map[string][2]string{
	"w:rPr":  {"<w:rPr>", "</w:rPr>"},
	"w:pPr":  {"<w:pPr>", "</w:pPr>"},
	"w:tcPr": {"<w:tcPr>", "</w:tcPr>"},
	"w:trPr": {"<w:trPr>", "</w:trPr>"},
}

// begins is where the element that has just been opened begins, if it can be
// shared: its prefix means what it meant at the root. Else it is -1.
func (p *parser) begins(tag string, depth int) int {
	start := properties[tag][0]
	from := p.in.at - len(start)
	if start == "" || p.apart || depth == 0 || from < 0 || string(p.in.b[from:p.in.at]) != start {
		return -1
	}
	if k := len(p.scopes); k > 0 && p.scopes[k-1].depth > 0 {
		return -1
	}
	return from
}

// twin is a parsed element that is written as the one that begins there; what
// is read next comes after it. An element ends where one of the same letters
// did, so that the first end mark is looked at alone: where elements of the
// kind stand in each other, it is that of the inner one, and no element is
// written like what ends there.
func (p *parser) twin(tag string, from int) *Node {
	if from < 0 {
		return nil
	}
	end := properties[tag][1]
	rest := p.in.b[p.in.at:]
	length := bytes.Index(rest[:min(len(rest), maxShared)], []byte(end))
	if length < 0 {
		return nil
	}
	n := p.shared[string(p.in.b[from:p.in.at+length+len(end)])]
	if n != nil {
		p.in.at += length + len(end)
	}
	return n
}

const (
	maxShared  = 1 << 12 // bytes of an element that is shared
	mostShared = 1 << 14 // of different elements
)

// keep remembers an element that has been read. Where entities are declared none
// is, since what they stand for is counted at every reference.
func (p *parser) keep(o *open) {
	if o.from < 0 || p.in.entities != nil || p.in.at-o.from > maxShared || len(p.shared) >= mostShared {
		return
	}
	s := string(p.in.b[o.from:p.in.at])
	if !strings.Contains(s, "xmlns") && strings.HasSuffix(s, properties[o.node.Tag][1]) {
		p.shared[s] = o.node
	}
}
