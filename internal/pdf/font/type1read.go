package font

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strconv"
)

// type1Font is a Type 1 font program taken apart (Adobe Type 1 Font Format).
type type1Font struct {
	numbers  map[string][]float64 // entries of the clear and the private part that are numbers
	encoding *encoding            // nil where there is none
	lenIV    int                  // random bytes before each charstring; -1: not encrypted
	subrs    [][]byte             // encrypted
	names    []string             // of the glyphs, as they come
	glyphs   map[string][]byte    // encrypted charstrings
}

// Keys for decryption (section 7).
const (
	eexecKey      = 55665
	charstringKey = 4330
)

// Limits on what a font can hold, above those of any real one.
const (
	maxType1Subrs = 1 << 16
	maxArray      = 64
)

// type1Numbers are the entries that drawing a glyph takes: of the font and of
// its Private dictionary (sections 2 and 5).
var type1Numbers = func() map[string]bool {
	m := map[string]bool{}
	for _, k := range slices.Concat(type1Clear, type1Private) {
		m[k] = true
	}
	return m
}()

var (
	type1Clear   = []string{"FontMatrix", "FontBBox", "PaintType", "StrokeWidth"}
	type1Private = []string{"BlueValues", "OtherBlues", "FamilyBlues", "FamilyOtherBlues", "BlueScale", "BlueShift", "BlueFuzz",
		"StdHW", "StdVW", "StemSnapH", "StemSnapV", "ForceBold", "LanguageGroup", "ExpansionFactor", "RndStemUp"}
)

// readType1 takes a font apart; ok is false where it cannot be drawn.
func readType1(data []byte) (f *type1Font, ok bool) {
	clearText, secret, ok := splitType1(data)
	if !ok {
		return nil, false
	}
	f = &type1Font{numbers: map[string][]float64{}, lenIV: 4, glyphs: map[string][]byte{}}
	f.encoding = parseType1(data).encoding
	for _, key := range []string{"/WeightVector", "/BlendDesignMap"} {
		if bytes.Contains(clearText, []byte(key)) {
			return nil, false // several masters: how they are mixed is not read
		}
	}
	f.scan(&psLexer{b: clearText})
	f.scan(&psLexer{b: secret})
	return f, len(f.glyphs) > 0
}

// splitType1 returns the clear part and the decrypted one.
func splitType1(data []byte) (clearText, secret []byte, ok bool) {
	data = joinPFB(data)
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("eexec"))
		if i < 0 {
			return nil, nil, false
		}
		at += i + len("eexec")
		if at < len(data) && isSpace(data[at]) && (i == 0 || isSpace(data[at-len("eexec")-1])) {
			clearText, secret = data[:at-len("eexec")], data[at:]
			break
		}
	}
	for len(secret) > 0 && isSpace(secret[0]) && secret[0] != 0 {
		secret = secret[1:]
	}
	if len(secret) < 4 {
		return nil, nil, false
	}
	if !slices.ContainsFunc(secret[:4], func(c byte) bool { return hexDigit(c) < 0 && !isSpace(c) }) {
		secret = unhex(secret)
	}
	secret = type1Decrypt(secret, eexecKey, 4)
	return clearText, secret, secret != nil
}

// joinPFB takes the segments of a font in the format of files for Windows
// together; see stripPFB.
func joinPFB(data []byte) []byte {
	if len(data) == 0 || data[0] != 0x80 {
		return data
	}
	var out []byte
	for len(data) >= 6 && data[0] == 0x80 && (data[1] == 1 || data[1] == 2) {
		n := min(int64(binary.LittleEndian.Uint32(data[2:])), int64(len(data)-6))
		out = append(out, data[6:6+n]...)
		data = data[6+n:]
	}
	return out
}

func unhex(b []byte) []byte {
	out := make([]byte, 0, len(b)/2)
	high := -1
	for _, c := range b {
		d := hexDigit(c)
		switch {
		case d < 0 && isSpace(c):
		case d < 0:
			return out
		case high < 0:
			high = d
		default:
			out = append(out, byte(high<<4|d))
			high = -1
		}
	}
	return out
}

// type1Decrypt undoes the encryption and leaves out the random bytes before
// the text; nil where there are not that many.
func type1Decrypt(b []byte, key uint16, random int) []byte {
	if random < 0 {
		return b
	}
	if len(b) < random {
		return nil
	}
	out := make([]byte, len(b))
	for i, c := range b {
		out[i] = c ^ byte(key>>8)
		key = (uint16(c)+key)*52845 + 22719
	}
	return out[random:]
}

// type1Encrypt encrypts text behind a number of zero bytes.
func type1Encrypt(text []byte, key uint16, random int) []byte {
	if random < 0 {
		return text
	}
	out := append(make([]byte, random, random+len(text)), text...)
	for i, p := range out {
		c := p ^ byte(key>>8)
		out[i] = c
		key = (uint16(c)+key)*52845 + 22719
	}
	return out
}

// scan reads the entries of a part of the program. Of those that come twice
// the first counts.
func (f *type1Font) scan(l *psLexer) {
	for {
		t := l.next()
		switch {
		case t == nil:
			return
		case t[0] != '/':
		case string(t) == "/lenIV":
			if n, ok := l.int(); ok && n >= -1 && n < 64 {
				f.lenIV = n
			}
		case string(t) == "/Subrs":
			if n, ok := l.int(); ok && n <= maxType1Subrs && f.subrs == nil {
				f.readSubrs(l, n)
			}
		case string(t) == "/CharStrings":
			if _, ok := l.int(); ok && len(f.glyphs) == 0 {
				f.readGlyphs(l)
			}
		case type1Numbers[string(t[1:])]:
			key := string(t[1:])
			if v := l.values(); v != nil && f.numbers[key] == nil {
				f.numbers[key] = v
			}
		}
	}
}

// readSubrs reads what follows the number of subroutines: "array" and, for
// each, "dup 5 9 RD", a space, 9 bytes, "NP".
func (f *type1Font) readSubrs(l *psLexer, n int) {
	f.subrs = make([][]byte, max(n, 0))
	l.next() // array
	for {
		at := l.pos
		if string(l.next()) != "dup" {
			l.pos = at
			return
		}
		i, ok1 := l.int()
		cs, ok2 := l.binary()
		if !ok1 || !ok2 {
			l.pos = at + 1
			return
		}
		if i >= 0 && i < len(f.subrs) {
			f.subrs[i] = cs
		}
		if string(l.next()) == "noaccess" {
			l.next() // put
		}
	}
}

// readGlyphs reads what follows the number of glyphs: "dict dup begin" and,
// for each, "/A 90 RD", a space, 90 bytes, "ND"; at last "end".
func (f *type1Font) readGlyphs(l *psLexer) {
	for {
		t := l.next()
		switch {
		case t == nil, string(t) == "end" && len(f.glyphs) > 0:
			return
		case t[0] != '/':
			continue
		}
		name, at := string(t[1:]), l.pos
		cs, ok := l.binary()
		if !ok {
			l.pos = at
			continue
		}
		if _, dup := f.glyphs[name]; !dup && name != "" {
			f.names = append(f.names, name)
			f.glyphs[name] = cs
		}
	}
}

// psLexer splits the PostScript of a Type 1 font into tokens.
type psLexer struct {
	b   []byte
	pos int
}

// next returns the next token; nil at the end. A string is one token, each
// bracket and brace is one; comments are skipped.
func (l *psLexer) next() []byte {
	for l.pos < len(l.b) {
		c := l.b[l.pos]
		switch {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.b) && l.b[l.pos] != '\n' && l.b[l.pos] != '\r' {
				l.pos++
			}
		case c == '(':
			return l.string()
		default:
			start := l.pos
			l.pos++
			if c == '/' || !isDelimiter(c) {
				for l.pos < len(l.b) && !isSpace(l.b[l.pos]) && !isDelimiter(l.b[l.pos]) {
					l.pos++
				}
			}
			return l.b[start:l.pos]
		}
	}
	return nil
}

func (l *psLexer) string() []byte {
	start, depth := l.pos, 0
	for ; l.pos < len(l.b); l.pos++ {
		switch l.b[l.pos] {
		case '\\':
			l.pos++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.pos++
				return l.b[start:l.pos]
			}
		}
	}
	l.pos = len(l.b)
	return l.b[start:]
}

// int reads an integer; what is none is not read.
func (l *psLexer) int() (int, bool) {
	at := l.pos
	n, err := strconv.Atoi(string(l.next()))
	if err != nil {
		l.pos = at
		return 0, false
	}
	return n, true
}

// binary reads a length, the operator that reads that many bytes, and these.
func (l *psLexer) binary() ([]byte, bool) {
	n, ok := l.int()
	if !ok || l.next() == nil {
		return nil, false
	}
	start := l.pos + 1
	if n < 0 || start > len(l.b) || n > len(l.b)-start {
		return nil, false
	}
	l.pos = start + n
	return l.b[start:l.pos:l.pos], true
}

// values reads a number, a boolean or an array of numbers; nil for others.
func (l *psLexer) values() []float64 {
	at := l.pos
	t := string(l.next())
	if t != "[" && t != "{" {
		if v, ok := psNumber(t); ok {
			return []float64{v}
		}
		l.pos = at
		return nil
	}
	out := []float64{}
	for len(out) < maxArray {
		t := string(l.next())
		if t == "]" || t == "}" {
			return out
		}
		v, ok := psNumber(t)
		if !ok {
			break
		}
		out = append(out, v)
	}
	l.pos = at
	return nil
}

func psNumber(s string) (float64, bool) {
	switch s {
	case "true":
		return 1, true
	case "false":
		return 0, true
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && v > -1e9 && v < 1e9
}
