package pdf

import (
	"bytes"
	"strings"
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
