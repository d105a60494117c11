package pdf

import (
	"bytes"
	"strings"

	"veil/internal/pdf/font"
)

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
