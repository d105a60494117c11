package font

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// codespace is a range of codes of n bytes. A code is in it if each of its
// bytes is between the bytes of lo and hi at that place.
type codespace struct {
	n      int
	lo, hi uint32
}

// match reports whether the first k bytes of a code, given as a number, can
// start a code of the range.
func (c codespace) match(prefix uint32, k int) bool {
	if k > c.n {
		return false
	}
	for i := range k {
		b := byte(prefix >> (8 * (k - 1 - i)))
		shift := 8 * (c.n - 1 - i)
		if b < byte(c.lo>>shift) || b > byte(c.hi>>shift) {
			return false
		}
	}
	return true
}

// cmap is what a CMap says: how strings split into codes, and what the codes
// stand for. One type serves encodings (code to CID) and ToUnicode tables.
type cmap struct {
	spaces   []codespace
	vertical bool
	use      string // the CMap this one builds on
	cids     ranges
	text     ranges
}

// codeKey tells codes of different length apart that are the same number.
func codeKey(n int, code uint32) uint64 { return uint64(n)<<32 | uint64(code) }

// cid returns the character identifier of a code.
func (c *cmap) cid(n int, code uint32) (int, bool) {
	s, off, ok := c.cids.find(codeKey(n, code))
	if !ok {
		return 0, false
	}
	return int(s.cid) + int(off), true
}

// unicode returns what a ToUnicode table says about a code, not cleaned. Some
// producers write the codes with another length than the font's, so that the
// number decides if the length does not match.
func (c *cmap) unicode(n int, code uint32) string {
	for _, k := range [...]int{n, 2, 1, 3, 4} {
		if s, off, ok := c.text.find(codeKey(k, code)); ok {
			return addToLast(s.dst, off)
		}
	}
	// A ToUnicode table written with the operators of an encoding.
	if len(c.text.spans) == 0 {
		if v, ok := c.cid(n, code); ok && utf8.ValidRune(rune(v)) {
			return string(rune(v))
		}
	}
	return ""
}

// addToLast adds off to the last character of s.
func addToLast(s string, off uint32) string {
	if off == 0 || s == "" {
		return s
	}
	r, n := utf8.DecodeLastRuneInString(s)
	if sum := int64(r) + int64(off); sum <= utf8.MaxRune {
		return s[:len(s)-n] + string(rune(sum))
	}
	return ""
}

// cmapParser reads the operators of a CMap. An operator whose operands are
// damaged loses those operands only.
type cmapParser struct {
	lexer
	cmap
	pushed bool
	last   token
}

// parseCMap reads a CMap; it never fails, but may find nothing.
func parseCMap(data []byte) *cmap {
	p := &cmapParser{lexer: lexer{data: data}}
	p.run()
	p.cids.sort()
	p.text.sort()
	c := p.cmap
	return &c
}

func (p *cmapParser) next() token {
	if p.pushed {
		p.pushed = false
		return p.last
	}
	p.last = p.lexer.next()
	return p.last
}

// back makes next return the last token again.
func (p *cmapParser) back() { p.pushed = true }

func (p *cmapParser) run() {
	var name []byte // the last name
	number := 0
	for {
		t := p.next()
		switch t.kind {
		case tokEOF:
			return
		case tokName:
			name = t.text
		case tokNumber:
			number = t.number
		case tokWord:
			switch string(t.text) {
			case "begincodespacerange":
				p.codespaces()
			case "begincidchar":
				p.entries(false, p.cidTo)
			case "begincidrange":
				p.entries(true, p.cidTo)
			case "beginbfchar":
				p.entries(false, p.textTo)
			case "beginbfrange":
				p.entries(true, p.textTo)
			case "usecmap":
				p.use = string(name)
			case "def":
				if string(name) == "WMode" {
					p.vertical = number == 1
				}
				name = nil
			}
		}
	}
}

// pair reads two hexadecimal strings of one length, the ends of a range.
func (p *cmapParser) pair() (n int, lo, hi uint32, ok bool) {
	t := p.next()
	lo, ok = t.value()
	n = t.size()
	if !ok {
		p.back()
		return 0, 0, 0, false
	}
	t = p.next()
	if hi, ok = t.value(); !ok {
		p.back()
		return n, lo, lo, false
	}
	return n, lo, hi, true
}

// maxCodespaces bounds the ranges that are tried for each code.
const maxCodespaces = 32

func (p *cmapParser) codespaces() {
	for {
		n, lo, hi, ok := p.pair()
		if !ok {
			if t := p.next(); t.kind == tokWord || t.kind == tokEOF {
				p.back()
				return
			}
			continue
		}
		if len(p.spaces) < maxCodespaces {
			p.spaces = append(p.spaces, codespace{n, lo, hi})
		}
	}
}

// entries reads the lines of a mapping up to the next operator: a code, or the
// two ends of a range, and what to makes of the rest.
func (p *cmapParser) entries(isRange bool, to func(lo, hi uint64)) {
	for {
		t := p.next()
		if t.kind == tokWord || t.kind == tokEOF {
			p.back()
			return
		}
		lo, ok := t.value()
		n := t.size()
		if !ok {
			continue
		}
		hi := lo
		if isRange {
			t = p.next()
			if hi, ok = t.value(); !ok {
				p.back()
				continue
			}
		}
		to(codeKey(n, lo), codeKey(n, hi))
	}
}

// cidTo reads the CID of a code or of the first code of a range.
func (p *cmapParser) cidTo(lo, hi uint64) {
	if t := p.next(); t.kind != tokNumber {
		p.back()
	} else if t.number >= 0 {
		p.cids.add(span{lo: lo, hi: hi, cid: uint32(t.number)})
	}
}

// textTo reads the text of a code or range: a string for the first code, a
// list with a string for each, or a glyph name.
func (p *cmapParser) textTo(lo, hi uint64) {
	t := p.next()
	switch t.kind {
	case tokHex:
		p.text.add(span{lo: lo, hi: hi, dst: utf16Text(t.text)})
	case tokName:
		p.text.add(span{lo: lo, hi: min(lo, hi), dst: nameText(string(t.text), false)})
	case tokOpen:
		for code := lo; ; code++ {
			t = p.next()
			switch t.kind {
			case tokHex:
				if code <= hi {
					p.text.add(span{lo: code, hi: code, dst: utf16Text(t.text)})
				}
			case tokClose:
				return
			case tokWord, tokEOF:
				p.back()
				return
			}
		}
	default:
		p.back()
	}
}

// utf16Text decodes hexadecimal digits as UTF-16BE. Up to four digits are one
// code unit however many there are. Surrogates without a partner become
// U+FFFD.
func utf16Text(digits []byte) string {
	units := make([]uint16, 0, 8)
	for len(digits) > 0 {
		k := min(4, len(digits))
		var u uint16
		for _, d := range digits[:k] {
			u = u<<4 | uint16(hexDigit(d))
		}
		units = append(units, u)
		digits = digits[k:]
	}
	var b strings.Builder
	for _, r := range utf16.Decode(units) {
		b.WriteRune(r)
	}
	return b.String()
}
