package pdf

import (
	"bytes"
	"strings"
	"sync"
)

// Operand is one operand of a content-stream operator. Its memory is used
// again for the next operation.
type Operand struct {
	Kind       Kind // Number, Str, NameTok, ArrayOpen (an array), DictOpen (a dictionary), Keyword
	Num        float64
	Bytes      []byte    // of a string or name, decoded
	Elems      []Operand // of an array of numbers, strings and names
	Dict       Dict      // of a dictionary
	Start, End int       // byte range in the content stream
}

// Operation is an operator with its operands.
type Operation struct {
	Op         string
	Args       []Operand
	Start, End int    // byte range in the content stream, operands included
	Data       []byte // of an inline image (Op "BI"): its samples, still encoded
	needs      int    // how many operands the operator needs; -1 where that is not fixed
}

// Content reads a content stream operation by operation (PDF 32000-1, 7.8.2).
type Content struct {
	lex   Lexer
	args  []Operand
	elems []Operand
	marks [][2]int // for each argument that is an array, its range in elems
}

// maxArgs bounds the operands that are kept for one operator; PDF has none
// that takes more than a few, but for DeviceN colours.
const maxArgs = 64

// contents are Contents to be used again.
var contents = sync.Pool{New: func() any { return NewContent(nil) }}

// restart begins to read other data.
func (c *Content) restart(data []byte) { c.lex = Lexer{Buf: data, reuse: true, arena: c.lex.arena[:0]} }

// NewContent starts reading.
func NewContent(data []byte) *Content { return &Content{lex: Lexer{Buf: data, reuse: true}} }

// Next returns the next operation; ok is false at the end. Keywords that are no
// operators are returned like operators.
func (c *Content) Next() (op Operation, ok bool) {
	c.args, c.elems, c.marks = c.args[:0], c.elems[:0], c.marks[:0]
	c.lex.arena = c.lex.arena[:0]
	start := -1
	for {
		t := c.lex.Next()
		if start < 0 {
			start = t.Start
		}
		switch t.Kind {
		case EOF:
			return Operation{}, false
		case Number, Str, NameTok:
			c.push(Operand{Kind: t.Kind, Num: t.Num, Bytes: t.Bytes, Start: t.Start, End: t.End})
		case ArrayOpen:
			c.array(t)
		case DictOpen:
			d := c.lex.dict(0)
			c.push(Operand{Kind: DictOpen, Dict: d, Start: t.Start, End: c.lex.Pos})
		case ArrayClose, DictClose:
			// stray: passed over
		case Keyword:
			switch string(t.Bytes) {
			case "true", "false", "null":
				c.push(Operand{Kind: Keyword, Bytes: t.Bytes, Start: t.Start, End: t.End})
				continue
			}
			o := operatorOf(t.Bytes)
			op = Operation{Op: o.name, Start: start, needs: o.args}
			if op.Op == "BI" {
				c.inlineImage(&op)
			} else {
				op.Args = c.take()
			}
			op.End = c.lex.Pos
			return op, true
		}
	}
}

func (c *Content) push(o Operand) {
	if len(c.args) == maxArgs {
		copy(c.args, c.args[1:])
		copy(c.marks, c.marks[1:])
		c.args, c.marks = c.args[:maxArgs-1], c.marks[:maxArgs-1]
	}
	c.args = append(c.args, o)
	c.marks = append(c.marks, [2]int{})
}

// array reads the elements of an array up to its end. Arrays in arrays do not
// occur in operands of text; their elements are taken as if they stood here.
func (c *Content) array(open Token) {
	from, l := len(c.elems), &c.lex
	for {
		l.SkipSpace()
		if l.Pos < len(l.Buf) {
			switch b := l.Buf[l.Pos]; {
			case b == '(':
				e := c.elem(Str, l.Pos)
				e.Bytes = l.literal()
				e.End = l.Pos
				continue
			case b == '<' && l.Pos+1 < len(l.Buf) && l.Buf[l.Pos+1] != '<':
				e := c.elem(Str, l.Pos)
				e.Bytes = l.hex()
				e.End = l.Pos
				continue
			case b == ']':
				l.Pos++
				c.endArray(open, from)
				return
			}
		}
		t := l.Next()
		switch t.Kind {
		case Number, NameTok:
			e := c.elem(t.Kind, t.Start)
			e.Num, e.Bytes, e.End = t.Num, t.Bytes, t.End
			continue
		case ArrayOpen, DictOpen, DictClose:
			continue
		case Keyword:
			if known(t.Bytes) { // an array that nobody closed
				l.Pos = t.Start
				break
			}
			continue
		}
		break
	}
	c.endArray(open, from)
}

// elem appends an element to the array being read.
func (c *Content) elem(k Kind, start int) *Operand {
	c.elems = append(c.elems, Operand{Kind: k, Start: start})
	return &c.elems[len(c.elems)-1]
}

func (c *Content) endArray(open Token, from int) {
	c.push(Operand{Kind: ArrayOpen, Start: open.Start, End: c.lex.Pos})
	c.marks[len(c.marks)-1] = [2]int{from, len(c.elems)}
}

func (c *Content) take() []Operand {
	for i := range c.args {
		if c.args[i].Kind == ArrayOpen {
			m := c.marks[i]
			c.args[i].Elems = c.elems[m[0]:m[1]]
		}
	}
	return c.args
}

// inlineImage reads an inline image's dictionary and data after BI
// (PDF 32000-1, 8.9.7). The data has no length, so its end is the first EI
// that stands alone and is followed by what looks like content.
func (c *Content) inlineImage(op *Operation) {
	d := c.lex.dict(0)
	c.args = append(c.args[:0], Operand{Kind: DictOpen, Dict: d})
	c.marks = append(c.marks[:0], [2]int{})
	op.Args = c.args
	buf := c.lex.Buf
	if t := c.lex.Next(); t.Kind != Keyword || string(t.Bytes) != "ID" {
		c.lex.Pos = t.Start
		return
	}
	start := min(c.lex.Pos+1, len(buf))
	for at := start; ; {
		i := bytes.Index(buf[at:], []byte("EI"))
		if i < 0 {
			op.Data, c.lex.Pos = buf[start:], len(buf)
			return
		}
		at += i
		if (at == start || IsSpace(buf[at-1])) && (at+2 >= len(buf) || IsSpace(buf[at+2])) && looksLikeContent(buf[at+2:]) {
			op.Data, c.lex.Pos = buf[start:at], at+2
			return
		}
		at += 2
	}
}

// looksLikeContent reports whether the next tokens are printable PDF syntax
// with a known operator among them.
func looksLikeContent(b []byte) bool {
	l := Lexer{Buf: b[:min(len(b), 300)]}
	for range 12 {
		t := l.Next()
		switch t.Kind {
		case EOF:
			return true
		case Keyword:
			if known(t.Bytes) {
				return true
			}
			if l.Pos < len(l.Buf) {
				return false
			}
		}
	}
	return true
}

// operator is what the syntax says of an operator.
type operator struct {
	name string
	args int // how many operands it needs; -1 where that is not fixed
}

// operators are found by their characters, of which there are at most three.
var operators = func() map[uint32]operator {
	m := map[uint32]operator{}
	for _, s := range strings.Fields(`b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC
		ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T*
		Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' "`) {
		o := operator{s, -1}
		if n, ok := arity[s]; ok {
			o.args = n
		}
		m[operatorKey([]byte(s))] = o
	}
	return m
}()

// operatorKey packs a short keyword into a number; 0 for others.
func operatorKey(w []byte) uint32 {
	switch len(w) {
	case 1:
		return uint32(w[0])
	case 2:
		return uint32(w[0]) | uint32(w[1])<<8
	case 3:
		return uint32(w[0]) | uint32(w[1])<<8 | uint32(w[2])<<16
	}
	return 0
}

func known(w []byte) bool { _, ok := operators[operatorKey(w)]; return ok }

// operatorOf is the operator that a keyword is, or one of that name of which
// nothing is known.
func operatorOf(w []byte) operator {
	if o, ok := operators[operatorKey(w)]; ok {
		return o
	}
	return operator{string(w), -1}
}

// arity is how many operands an operator needs.
var arity = map[string]int{
	"cm": 6, "w": 1, "J": 1, "j": 1, "M": 1, "d": 2, "ri": 1, "i": 1, "gs": 1,
	"m": 2, "l": 2, "c": 6, "v": 4, "y": 4, "re": 4, "Do": 1, "sh": 1, "BDC": 2,
	"Tc": 1, "Tw": 1, "Tz": 1, "TL": 1, "Tf": 2, "Tr": 1, "Ts": 1, "Td": 2, "TD": 2, "Tm": 6,
	"Tj": 1, "TJ": 1, "'": 1, "\"": 3, "g": 1, "G": 1, "rg": 3, "RG": 3, "k": 4, "K": 4,
	"cs": 1, "CS": 1, "d0": 2, "d1": 6,
}
