package pdf

import (
	"bytes"
	"fmt"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"veil/internal/pdf"
)

// layerFonts encode the words of a page's text layer: in the font of the labels,
// or where that lacks a character in fonts that are made as they are needed.
type layerFonts struct {
	copy *copy
	own  []*layerFont
}

// layerFont is a font of up to 255 characters that is never seen.
type layerFont struct {
	runes []rune // that of code 1 first
	codes map[rune]byte
}

// layerWidth is the width of a layerFont's characters, in thousandths of an em.
const layerWidth = 500

// encode returns the font for a word, its codes and its width in ems. A nil
// font is that of the labels.
func (l *layerFonts) encode(word string) (*layerFont, []byte, float64) {
	plain := true
	for _, r := range word {
		_, ok := charmap.Windows1252.EncodeRune(r)
		plain = plain && ok
	}
	if plain {
		l.copy.use(l.copy.labelFont()).seeText(word)
		return nil, winAnsi(nil, word), l.copy.labelWidth(word)
	}
	runes := []rune(word)
	if len(runes) > 200 {
		return nil, nil, 0 // no word of any language; it shows all the same
	}
	var f *layerFont
	if n := len(l.own); n > 0 && len(l.own[n-1].runes)+len(runes) <= 255 {
		f = l.own[n-1]
	} else {
		f = &layerFont{codes: map[rune]byte{}}
		l.own = append(l.own, f)
	}
	var out []byte
	for _, r := range runes {
		if f.codes[r] == 0 {
			f.runes = append(f.runes, r)
			f.codes[r] = byte(len(f.runes))
		}
		out = append(out, f.codes[r])
	}
	return f, out, float64(len(out)) * layerWidth / 1000
}

// space is the width of a space, in ems.
func (l *layerFonts) space(f *layerFont) float64 {
	if f != nil {
		return layerWidth / 1000.0
	}
	return l.copy.labelWidth(" ")
}

// setFont writes Tf for a font of the layer.
func (f *frame) setFont(e *emitter, font *layerFont, size float64) {
	if font == nil {
		e.setFont(e.copy.labelFont(), size)
		return
	}
	pdf.AppendObject(f.buf, f.res.name("Font", font))
	f.buf.WriteByte(' ')
	pdf.AppendNum(f.buf, size)
	f.buf.WriteString(" Tf\n")
}

// dict is the font's dictionary. Its codes mean what their glyphs' names say.
func (f *layerFont) dict(b *pdf.Builder) pdf.Dict {
	names, widths := pdf.Array{1}, pdf.Array{}
	var table bytes.Buffer
	table.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /X def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n")
	for i, r := range f.runes {
		names = append(names, pdf.Name(glyphName(r)))
		widths = append(widths, layerWidth)
		if i%100 == 0 {
			fmt.Fprintf(&table, "%d beginbfchar\n", min(100, len(f.runes)-i))
		}
		fmt.Fprintf(&table, "<%02X> <", i+1)
		for _, x := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&table, "%04X", x)
		}
		table.WriteString(">\n")
		if i%100 == 99 || i == len(f.runes)-1 {
			table.WriteString("endbfchar\n")
		}
	}
	table.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type1"), "BaseFont": pdf.Name("Helvetica"),
		"FirstChar": 1, "LastChar": len(f.runes), "Widths": widths,
		"Encoding":  pdf.Dict{"Type": pdf.Name("Encoding"), "Differences": names},
		"ToUnicode": b.AddStream(nil, table.Bytes())}
}

// glyphName is the name of a character's glyph, by Adobe's rules for names.
func glyphName(r rune) string {
	switch {
	case r == ' ':
		return "space"
	case r > 0xffff:
		return fmt.Sprintf("u%X", r)
	}
	return fmt.Sprintf("uni%04X", r)
}
