package pdf

import (
	"bytes"
	"strings"

	"veil/internal/pdf/font"
)

// Some programs fill in a form's fields and leave it to the viewer to draw them
// (PDF 32000-1, 12.7.3.3, variable text). What is drawn here has the text, the font,
// the size, the colour and the place that viewers give it; no borders.

// Field flags (PDF 32000-1, tables 221, 226, 228 and 230).
const (
	flagMultiline  = 1 << 12
	flagPassword   = 1 << 13
	flagRadio      = 1 << 15
	flagPushbutton = 1 << 16
	flagComb       = 1 << 24
)

const (
	maxVariable = 1 << 15 // bytes of a field's text
	maxParents  = 16      // fields above a widget
	margin      = 2       // points between a field's edge and its text
	leastAuto   = 4       // points, of text whose size is to fit the field
	mostAuto    = 12
)

// Stand-ins for the fonts of a form that names none, or lacks a character.
var (
	helvetica = Dict{"Type": Name("Font"), "Subtype": Name("Type1"), "BaseFont": Name("Helvetica"), "Encoding": Name("WinAnsiEncoding")}
	dingbats  = Dict{"Type": Name("Font"), "Subtype": Name("Type1"), "BaseFont": Name("ZapfDingbats")}
)

// Variable makes the appearance stream of a widget or of free text that has none;
// nil where it shows nothing, and where its text cannot be drawn. Of one
// annotation it always makes the same.
func (f *File) Variable(fonts *Fonts, d Dict) *Stream {
	v := variable{file: f, fonts: fonts, form: f.Dict(f.Dict(f.Trailer["Root"])["AcroForm"]), annot: d}
	r := f.box(d["Rect"], [4]float64{})
	v.w, v.h = r[2]-r[0], r[3]-r[1]
	if v.w <= 2*margin || v.h <= margin || f.Int(f.Dict(d["MK"])["R"], 0) != 0 {
		return nil
	}
	text := v.text()
	if strings.TrimSpace(text) == "" || len(text) > maxVariable {
		return nil
	}
	v.style()
	if !v.encode(text) {
		v.fontIs(helvetica)
		if !v.encode(text) {
			return nil
		}
	}
	v.fit()
	return &Stream{Raw: v.content(), Dict: Dict{"Subtype": Name("Form"), "BBox": Array{0, 0, v.w, v.h},
		"Resources": Dict{"Font": Dict{"F": v.object}}}}
}

// variable is the text of one annotation being drawn.
type variable struct {
	file  *File
	fonts *Fonts
	form  Dict // the AcroForm
	annot Dict
	w, h  float64 // of the annotation

	object Object // the font
	font   *Font
	size   float64
	colour []byte // operators
	multi  bool
	cells  int // of a comb
	lines  [][]byte
}

// inherited is an entry of the annotation, its field or one above it.
func (v *variable) inherited(key Name) Object {
	d := v.annot
	for range maxParents {
		if o := v.file.Resolve(d[key]); o != nil {
			return o
		}
		if d = v.file.Dict(d["Parent"]); d == nil {
			break
		}
	}
	return v.file.Resolve(v.form[key])
}

// text is what a viewer would draw.
func (v *variable) text() string {
	f := v.file
	if f.Name(v.annot["Subtype"]) == "FreeText" {
		v.multi = true
		return f.plainText(v.annot["Contents"])
	}
	flags := f.Int(v.inherited("Ff"), 0)
	switch f.Name(v.inherited("FT")) {
	case "Tx":
		text := f.plainText(v.inherited("V"))
		switch {
		case flags&flagPassword != 0:
			return strings.Repeat("*", len([]rune(text)))
		case flags&flagMultiline != 0:
			v.multi = true
		case flags&flagComb != 0:
			v.cells = f.Int(v.inherited("MaxLen"), 0)
		}
		return text
	case "Ch":
		return v.chosen()
	case "Btn":
		on := f.Name(v.annot["AS"])
		if on == "" && flags&flagRadio == 0 { // which one of several buttons is not said
			on, _ = v.inherited("V").(Name)
		}
		if flags&flagPushbutton != 0 || on == "" || on == "Off" {
			return ""
		}
		v.fontIs(dingbats)
		if flags&flagRadio != 0 {
			return "●"
		}
		return "✔"
	}
	return ""
}

// chosen is what stands in the list for the values that are chosen, a line each.
func (v *variable) chosen() string {
	f := v.file
	shown := map[string]string{}
	for _, o := range f.Array(v.inherited("Opt")) {
		if pair := f.Array(o); len(pair) == 2 {
			shown[f.plainText(pair[0])] = f.plainText(pair[1])
		}
	}
	values := Array{v.inherited("V")}
	if a, ok := values[0].(Array); ok {
		values, v.multi = a, true
	}
	var out []string
	for _, o := range values {
		text := f.plainText(o)
		if s, ok := shown[text]; ok {
			text = s
		}
		out = append(out, text)
	}
	return strings.Join(out, "\n")
}

// style reads the default appearance: font, size and colour.
func (v *variable) style() {
	da, _ := v.inherited("DA").(String)
	fonts := v.file.Dict(v.file.Dict(v.form["DR"])["Font"])
	var colour bytes.Buffer
	c := NewContent([]byte(da))
	for {
		op, ok := c.Next()
		if !ok {
			break
		}
		if len(op.Args) < op.needs {
			continue
		}
		switch op.Op {
		case "Tf":
			v.size = op.Args[1].Num
			if o := fonts[Name(op.Args[0].Bytes)]; v.object == nil && v.file.Dict(o) != nil {
				v.fontIs(o)
			}
		case "g", "rg", "k":
			colour.Reset()
			for _, a := range op.Args {
				AppendNum(&colour, a.Num)
				colour.WriteByte(' ')
			}
			colour.WriteString(op.Op + "\n")
		}
	}
	v.colour = colour.Bytes()
	if v.object == nil {
		v.fontIs(helvetica)
	}
}

func (v *variable) fontIs(o Object) { v.object, v.font = o, v.fonts.Get(o) }

// encode turns the text into lines of the font's codes; false where the font does
// not have a character.
func (v *variable) encode(text string) bool {
	codes := map[string]byte{}
	if v.font == nil || v.font.Vertical() || v.file.Name(v.font.Dict["Subtype"]) == "Type0" {
		return false
	}
	for c := 255; c >= 0; c-- {
		v.font.Decode([]byte{byte(c)}, func(g *font.Glyph) {
			if g.Text != "" && (g.Width > 0 || g.Text == " ") {
				codes[g.Text] = byte(c)
			}
		})
	}
	v.lines = nil
	if !v.multi {
		text = strings.ReplaceAll(text, "\n", " ")
	}
	for _, line := range strings.Split(text, "\n") {
		var out []byte
		for _, r := range line {
			if r == '\u00a0' || r == '\t' {
				r = ' '
			}
			c, ok := codes[string(r)]
			if !ok {
				return false
			}
			out = append(out, c)
		}
		v.lines = append(v.lines, out)
	}
	return true
}

// width is that of codes, in ems.
func (v *variable) width(codes []byte) float64 {
	w := 0.0
	v.font.Decode(codes, func(g *font.Glyph) { w += g.Width })
	return w * v.font.Unit()
}

// height is that of a line, in ems.
func (v *variable) height() float64 { return (v.font.Ascent() - v.font.Descent()) / 1000 }

// fit breaks the lines, and chooses the size where it is to fit the field.
func (v *variable) fit() {
	room, whole := v.w-2*margin, v.lines
	auto := v.size <= 0 || v.size > 1000
	if !auto {
		if v.multi {
			v.lines = v.broken(whole, room)
		}
		return
	}
	for v.size = mostAuto; ; v.size-- {
		if v.multi {
			v.lines = v.broken(whole, room)
		}
		wide := 0.0
		for _, l := range v.lines {
			wide = max(wide, v.width(l)*v.size)
		}
		high := float64(len(v.lines)) * v.height() * v.size
		if v.size <= leastAuto || high <= v.h && (wide <= room || v.cells > 0) {
			return
		}
	}
}

// broken breaks lines between words, to be no wider than the room.
func (v *variable) broken(lines [][]byte, room float64) (out [][]byte) {
	space := v.width([]byte{' '}) * v.size
	for _, l := range lines {
		var line []byte
		wide := 0.0
		for i, word := range bytes.Split(l, []byte{' '}) {
			w := v.width(word) * v.size
			if i > 0 && wide+space+w > room {
				out, line, wide = append(out, line), nil, 0
			} else if i > 0 {
				line, wide = append(line, ' '), wide+space
			}
			line, wide = append(line, word...), wide+w
		}
		out = append(out, line)
	}
	return out
}

// content draws the lines.
func (v *variable) content() []byte {
	var b bytes.Buffer
	nums := func(op string, n ...float64) {
		for _, x := range n {
			AppendNum(&b, x)
			b.WriteByte(' ')
		}
		b.WriteString(op + "\n")
	}
	b.WriteString("BT\n")
	b.Write(v.colour)
	b.WriteString("/F ")
	nums("Tf", v.size)
	high := v.height() * v.size
	y := v.h - margin - v.font.Ascent()/1000*v.size
	if !v.multi {
		y = (v.h-high)/2 - v.font.Descent()/1000*v.size
	}
	show := func(x, y float64, codes []byte) {
		nums("Tm", 1, 0, 0, 1, x, y)
		AppendString(&b, codes)
		b.WriteString("Tj\n")
	}
	for _, l := range v.lines {
		if v.cells > 0 && v.cells <= maxVariable {
			cell := v.w / float64(v.cells)
			for i := range l {
				one := l[i : i+1]
				show((float64(i)+0.5)*cell-v.width(one)*v.size/2, y, one)
			}
			continue
		}
		x := float64(margin)
		switch free := v.w - 2*margin - v.width(l)*v.size; {
		case v.file.Name(v.inherited("FT")) == "Btn":
			x += free / 2
		case free > 0:
			x += free * float64(min(max(v.file.Int(v.inherited("Q"), 0), 0), 2)) / 2
		}
		show(x, y, l)
		y -= high
	}
	b.WriteString("ET\n")
	return b.Bytes()
}

// plainText decodes a text string, or a stream that is one, with its lines.
func (f *File) plainText(o Object) string {
	var s string
	switch v := f.Resolve(o).(type) {
	case String:
		s = string(v)
	case *Stream:
		if data, rest, err := f.Decode(v); err == nil && rest == "" {
			s = string(data)
		}
	}
	if len(s) > 2*maxVariable {
		return s
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(decoded(s))
	return clean(s)
}
