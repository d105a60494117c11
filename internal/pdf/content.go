package pdf

import (
	"bytes"
	"strings"
	"sync"
)

// Operand is one operand of a content-stream operator. Its memory is used
// again for the next operation, unless the Content keeps it.
type Operand struct {
	Num        float64
	Bytes      []byte    // of a string or name, decoded; of an inline image, its samples
	Elems      []Operand // of an array of numbers, strings and names
	Dict       Dict      // of a dictionary
	Start, End int32     // byte range in the content stream
	Kind       Kind      // Number, Str, NameTok, ArrayOpen (an array), DictOpen (a dictionary), Keyword
}

// Operation is an operator with its operands.
type Operation struct {
	Op    string
	Args  []Operand // of an inline image (Op "BI"): its dictionary, whose Bytes are its samples, still encoded
	needs int       // how many operands the operator needs; -1 where that is not fixed
}

// Content reads a content stream operation by operation (PDF 32000-1, 7.8.2).
type Content struct {
	lex   Lexer
	args  []Operand
	elems []Operand
	keep  *operands // whose memory is not used again; may be nil
}

// operands is memory for what several Contents read, in turn or one within
// another: what they return lasts until it is cleared.
type operands struct {
	args, elems room
	rooms       int // how often memory was made
}

// room is memory that is given out piece by piece.
type room struct {
	all  [][]Operand
	next int // of all
	free []Operand
}

// roomSize is how many operands memory is made for at once.
const roomSize = 2048

func (o *operands) of(r *room) []Operand {
	if cap(r.free) < maxArgs {
		if r.next == len(r.all) {
			r.all = append(r.all, make([]Operand, 0, roomSize))
		}
		r.free = r.all[r.next]
		r.next++
		o.rooms++
	}
	return r.free[:0]
}

// clear makes all memory free.
func (o *operands) clear() {
	for _, r := range []*room{&o.args, &o.elems} {
		r.all, r.next, r.free = r.all[:min(len(r.all), keptRooms)], 0, nil
	}
	o.rooms = 0
}

// keptRooms is how much memory of a kind is kept for the next page.
const keptRooms = 8

// maxArgs bounds the operands that are kept for one operator; PDF has none
// that takes more than a few, but for DeviceN colours.
const maxArgs = 64

// contents are Contents to be used again.
var contents = sync.Pool{New: func() any { return NewContent(nil) }}

// restart begins to read other data. What Next returns lasts as long as what keep
// has, which may be nil.
func (c *Content) restart(data []byte, keep *operands) {
	c.lex = Lexer{Buf: data, reuse: true, arena: c.lex.arena[:0]}
	if c.keep != nil || keep != nil {
		c.args, c.elems = nil, nil
	}
	c.keep = keep
}

// NewContent starts reading.
func NewContent(data []byte) *Content { return &Content{lex: Lexer{Buf: data, reuse: true}} }

// Next returns the next operation; ok is false at the end. Keywords that are no
// operators are returned like operators.
func (c *Content) Next() (op Operation, ok bool) {
	if k := c.keep; k != nil {
		c.args, c.elems = k.of(&k.args), k.of(&k.elems)
	} else {
		c.args, c.elems, c.lex.arena = c.args[:0], c.elems[:0], c.lex.arena[:0]
	}
	l := &c.lex
	for {
		word := l.word()
		if word == nil {
			t := l.Next()
			switch t.Kind {
			case EOF:
				return Operation{}, false
			case Str, NameTok:
				c.arg(t.Kind, t.Start, t.End).Bytes = t.Bytes
			case ArrayOpen:
				c.array(t.Start)
			case DictOpen:
				d := l.dict(0)
				c.arg(DictOpen, t.Start, l.Pos).Dict = d
			case Keyword: // of a delimiter
				word = t.Bytes
			}
			if t.Kind != Keyword { // what is left is stray: passed over
				continue
			}
		} else if n, ok := value(word); ok {
			c.arg(Number, l.Pos-len(word), l.Pos).Num = n
			continue
		}
		o := lookUp(word)
		if o == nil {
			switch string(word) {
			case "true", "false", "null":
				c.arg(Keyword, l.Pos-len(word), l.Pos).Bytes = word
				continue
			}
			o = &operator{string(word), -1}
		}
		op = Operation{Op: o.name, needs: o.args}
		if op.Op == "BI" {
			c.inlineImage(&op)
		} else {
			op.Args = c.args
		}
		if c.keep != nil {
			c.kept()
		}
		return op, true
	}
}

// kept marks the memory of an operation as in use.
func (c *Content) kept() {
	c.keep.args.free, c.keep.elems.free = c.args[len(c.args):], c.elems[len(c.elems):]
}

// arg appends an operand that stands at those places.
func (c *Content) arg(k Kind, start, end int) *Operand {
	if len(c.args) == maxArgs {
		copy(c.args, c.args[1:])
		c.args = c.args[:maxArgs-1]
	}
	c.args = append(c.args, Operand{Kind: k, Start: int32(start), End: int32(end)})
	return &c.args[len(c.args)-1]
}

// elem appends an element to the array being read.
func (c *Content) elem(k Kind, start int) *Operand {
	c.elems = append(c.elems, Operand{Kind: k, Start: int32(start)})
	return &c.elems[len(c.elems)-1]
}

// array reads the elements of an array up to its end. Arrays in arrays do not
// occur in operands of text; their elements are taken as if they stood here.
func (c *Content) array(start int) {
	from, l := len(c.elems), &c.lex
	for {
		if word := l.word(); word != nil {
			if n, ok := value(word); ok {
				e := c.elem(Number, l.Pos-len(word))
				e.Num, e.End = n, int32(l.Pos)
				continue
			}
			l.Pos -= len(word)
		}
		if l.Pos < len(l.Buf) {
			switch b := l.Buf[l.Pos]; {
			case b == '(':
				e := c.elem(Str, l.Pos)
				e.Bytes = l.literal()
				e.End = int32(l.Pos)
				continue
			case b == '<' && l.Pos+1 < len(l.Buf) && l.Buf[l.Pos+1] != '<':
				e := c.elem(Str, l.Pos)
				e.Bytes = l.hex()
				e.End = int32(l.Pos)
				continue
			case b == ']':
				l.Pos++
				c.endArray(start, from)
				return
			}
		}
		t := l.Next()
		switch t.Kind {
		case Number, NameTok:
			e := c.elem(t.Kind, t.Start)
			e.Num, e.Bytes, e.End = t.Num, t.Bytes, int32(t.End)
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
	c.endArray(start, from)
}

func (c *Content) endArray(start, from int) {
	n := len(c.elems)
	c.arg(ArrayOpen, start, c.lex.Pos).Elems = c.elems[from:n:n]
}

// inlineImage reads an inline image's dictionary and data after BI
// (PDF 32000-1, 8.9.7). The data has no length, so its end is the first EI
// that stands alone and is followed by what looks like content.
func (c *Content) inlineImage(op *Operation) {
	d := c.lex.dict(0)
	c.args = append(c.args[:0], Operand{Kind: DictOpen, Dict: d})
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
			op.Args[0].Bytes, c.lex.Pos = buf[start:], len(buf)
			return
		}
		at += i
		if (at == start || IsSpace(buf[at-1])) && (at+2 >= len(buf) || IsSpace(buf[at+2])) && looksLikeContent(buf[at+2:]) {
			op.Args[0].Bytes, c.lex.Pos = buf[start:at], at+2
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

// operators are found by their characters, of which there are at most three:
// a table with open addresses.
var operators = func() (t [256]struct {
	key uint32
	operator
}) {
	for _, s := range strings.Fields(`b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC
		ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T*
		Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' "`) {
		o := operator{s, -1}
		if n, ok := arity[s]; ok {
			o.args = n
		}
		k := operatorKey([]byte(s))
		i := slot(k)
		for t[i].key != 0 {
			i++
		}
		t[i].key, t[i].operator = k, o
	}
	return
}()

// slot is where an operator is looked for first.
func slot(key uint32) uint8 { return uint8(key * 0x9E3779B1 >> 24) }

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

func known(w []byte) bool { return lookUp(w) != nil }

// lookUp finds an operator; nil for other words.
func lookUp(w []byte) *operator {
	k := operatorKey(w)
	for i := slot(k); k != 0; i++ {
		switch operators[i].key {
		case k:
			return &operators[i].operator
		case 0:
			return nil
		}
	}
	return nil
}

// arity is how many operands an operator needs.
var arity = map[string]int{
	"cm": 6, "w": 1, "J": 1, "j": 1, "M": 1, "d": 2, "ri": 1, "i": 1, "gs": 1,
	"m": 2, "l": 2, "c": 6, "v": 4, "y": 4, "re": 4, "Do": 1, "sh": 1, "BDC": 2,
	"Tc": 1, "Tw": 1, "Tz": 1, "TL": 1, "Tf": 2, "Tr": 1, "Ts": 1, "Td": 2, "TD": 2, "Tm": 6,
	"Tj": 1, "TJ": 1, "'": 1, "\"": 3, "g": 1, "G": 1, "rg": 3, "RG": 3, "k": 4, "K": 4,
	"cs": 1, "CS": 1, "d0": 2, "d1": 6,
}
