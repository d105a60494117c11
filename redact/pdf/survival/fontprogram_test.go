package survival

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// sfntWith returns a TrueType program with tables replaced or added.
func sfntWith(program []byte, tables map[string]string) string {
	n := int(binary.BigEndian.Uint16(program[4:]))
	var tags []string
	data := map[string]string{}
	for i := range n {
		e := program[12+16*i:]
		tag := string(e[:4])
		off, size := binary.BigEndian.Uint32(e[8:]), binary.BigEndian.Uint32(e[12:])
		tags, data[tag] = append(tags, tag), string(program[off:off+size])
	}
	for tag, s := range tables {
		if _, ok := data[tag]; !ok {
			tags = append(tags, tag)
		}
		data[tag] = s
	}
	out := append([]byte{}, program[:12]...)
	binary.BigEndian.PutUint16(out[4:], uint16(len(tags)))
	at := 12 + 16*len(tags)
	var body []byte
	for _, tag := range tags {
		out = append(out, tag...)
		out = binary.BigEndian.AppendUint32(out, 0)
		out = binary.BigEndian.AppendUint32(out, uint32(at+len(body)))
		out = binary.BigEndian.AppendUint32(out, uint32(len(data[tag])))
		body = append(body, data[tag]...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	return string(append(out, body...))
}

// nameTable is a name table with a text under several IDs and in two encodings
// (OpenType specification, "name").
func nameTable(text string) string {
	var records, storage []byte
	for _, id := range []uint16{0, 1, 4, 6, 10, 13} {
		for _, platform := range []uint16{1, 3} {
			s := text
			if platform == 3 {
				s = wide(text)
			}
			for _, v := range []uint16{platform, platform / 3, 0, id, uint16(len(s)), uint16(len(storage))} {
				records = binary.BigEndian.AppendUint16(records, v)
			}
			storage = append(storage, s...)
		}
	}
	head := []byte{0, 0, 0, 12, 0, 0}
	binary.BigEndian.PutUint16(head[4:], uint16(6+len(records)))
	return string(head) + string(records) + string(storage)
}

// cff makes a CFF program of the letters, with these texts in its Name INDEX
// and its strings (Adobe Technical Note 5176).
func cff(fontName string, texts []string) string {
	const standardStrings = 391
	number := func(v int) string { return string(binary.BigEndian.AppendUint32([]byte{29}, uint32(v))) }
	all := letters()[1:] // in the order of the standard strings 1 to 95
	charset := "\x00"
	glyphs := []string{type2(nil, 500)}
	for i, r := range all {
		charset += string([]byte{0, byte(i + 1)})
		_, w := glyph(r)
		glyphs = append(glyphs, type2(outline(r), w))
	}
	index := func(objects []string) string {
		out := binary.BigEndian.AppendUint16(nil, uint16(len(objects)))
		if len(objects) == 0 {
			return string(out)
		}
		out = append(out, 4)
		at := uint32(1)
		for _, o := range append([]string{""}, objects...) {
			at += uint32(len(o))
			out = binary.BigEndian.AppendUint32(out, at)
		}
		return string(out) + strings.Join(objects, "")
	}
	head := "\x01\x00\x04\x04" + index([]string{fontName})
	rest := index(texts) + index(nil)
	private := number(0) + "\x14" + number(0) + "\x15" // defaultWidthX, nominalWidthX
	top := func(charsetAt int) string {
		s := ""
		for i, op := range []string{"\x00", "\x01", "\x02", "\x03", "\x0c\x00", "\x0c\x15"} { // version, Notice, FullName, FamilyName, Copyright, PostScript
			if i < len(texts) {
				s += number(standardStrings+i) + op
			}
		}
		glyphsAt := charsetAt + len(charset)
		privateAt := glyphsAt + len(index(glyphs))
		return s + number(charsetAt) + "\x0f" + number(glyphsAt) + "\x11" + number(len(private)) + number(privateAt) + "\x12"
	}
	at := len(head) + len(index([]string{top(0)})) + len(rest)
	return head + index([]string{top(at)}) + rest + charset + index(glyphs) + private
}

// type2 writes an outline as a Type 2 charstring.
func type2(cs []curve, width int) string {
	number := func(v int) string { return string([]byte{28, byte(v >> 8), byte(v)}) }
	return charstring(cs, number, number(width), map[string]string{"m": "\x15", "l": "\x05", "c": "\x08"}, "", "\x0e")
}

// type1Glyph writes an outline as a Type 1 charstring.
func type1Glyph(cs []curve, width int) string {
	number := func(v int) string { return string(binary.BigEndian.AppendUint32([]byte{255}, uint32(v))) }
	return charstring(cs, number, number(0)+number(width)+"\x0d", map[string]string{"m": "\x15", "l": "\x05", "c": "\x08"}, "\x09", "\x0e")
}

// charstring writes an outline with relative moves.
func charstring(cs []curve, number func(int) string, head string, ops map[string]string, closing, end string) string {
	var b strings.Builder
	b.WriteString(head)
	x, y, open := 0, 0, false
	for _, c := range cs {
		if c.op == "m" && open {
			b.WriteString(closing)
		}
		open = true
		for i := 0; i < len(c.p); i += 2 {
			b.WriteString(number(c.p[i]-x) + number(c.p[i+1]-y))
			x, y = c.p[i], c.p[i+1]
		}
		b.WriteString(ops[c.op])
	}
	if open {
		b.WriteString(closing)
	}
	return b.String() + end
}

// type1 makes a Type 1 program of the letters with texts in the clear part,
// in the encrypted part and after it (Adobe Type 1 Font Format).
func type1(clear, secret, tail string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "dup /Private 9 dict dup begin\n/RD {string currentfile exch readstring pop} executeonly def\n/ND {def} executeonly def\n/NP {put} executeonly def\n"+
		"/BlueValues [] def\n/password 5839 def\n%s/MinFeature {16 16} def\n2 index /CharStrings %d dict dup begin\n", secret, len(letters()))
	put := func(name, s string) {
		s = encrypt("\x00\x00\x00\x00"+s, 4330)
		fmt.Fprintf(&b, "/%s %d RD %s ND\n", name, len(s), s)
	}
	put(".notdef", type1Glyph(nil, 500))
	for _, r := range letters()[1:] {
		_, w := glyph(r)
		put(standardName(r), type1Glyph(outline(r), w))
	}
	b.WriteString("end\nend\nreadonly put\nnoaccess put\ndup /FontName get exch definefont pop\nmark currentfile closefile\n")
	return "%!PS-AdobeFont-1.0: Go 001\n" + clear + "/FontName /Go def\n/Encoding StandardEncoding def\n/PaintType 0 def\n/FontType 1 def\n" +
		"/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n/FontBBox {0 -200 1000 900} readonly def\ncurrentdict end\ncurrentfile eexec\n" +
		encrypt("\x01\x02\x03\x04"+b.String(), 55665) + "\n" + strings.Repeat(strings.Repeat("0", 64)+"\n", 8) + "cleartomark\n" + tail
}

// encrypt is the encryption of Type 1 programs with a key (Adobe Type 1 Font
// Format, 7.1); decrypt undoes it.
func encrypt(s string, r uint16) string {
	out := make([]byte, len(s))
	for i := range len(s) {
		out[i] = s[i] ^ byte(r>>8)
		r = (uint16(out[i])+r)*52845 + 22719
	}
	return string(out)
}

func decrypt(s string, r uint16) string {
	out := make([]byte, len(s))
	for i := range len(s) {
		out[i] = s[i] ^ byte(r>>8)
		r = (uint16(s[i])+r)*52845 + 22719
	}
	return string(out)
}

// standardName is a letter's glyph name.
func standardName(r rune) string {
	const names = "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash " +
		"zero one two three four five six seven eight nine colon semicolon less equal greater question at " +
		"A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore grave " +
		"a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde"
	return strings.Fields(names)[r-' ']
}
