package pdf

import "bytes"

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

// NewContent starts reading.
func NewContent(data []byte) *Content { return &Content{lex: Lexer{Buf: data}} }

// Next returns the next operation; ok is false at the end. Keywords that are no
// operators are returned like operators.
func (c *Content) Next() (op Operation, ok bool) {
	c.args, c.elems, c.marks = c.args[:0], c.elems[:0], c.marks[:0]
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
			op = Operation{Op: intern(t.Bytes), Start: start}
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
	from := len(c.elems)
	for {
		t := c.lex.Next()
		switch t.Kind {
		case Number, Str, NameTok:
			c.elems = append(c.elems, Operand{Kind: t.Kind, Num: t.Num, Bytes: t.Bytes, Start: t.Start, End: t.End})
			continue
		case ArrayOpen, DictOpen, DictClose:
			continue
		case Keyword:
			if known(t.Bytes) { // an array that nobody closed
				c.lex.Pos = t.Start
				break
			}
			continue
		}
		break
	}
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

var operators = func() map[string]string {
	m := map[string]string{}
	for _, s := range bytes.Fields([]byte(`b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC
		ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T*
		Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' "`)) {
		m[string(s)] = string(s)
	}
	return m
}()

func known(w []byte) bool { _, ok := operators[string(w)]; return ok }

func intern(w []byte) string {
	if s, ok := operators[string(w)]; ok {
		return s
	}
	return string(w)
}
