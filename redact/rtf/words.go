package rtf

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"veil/extract"
	source "veil/extract/rtf"
)

// paragraph writes one with its end, unless what it stands in ends it.
func (c *copier) paragraph(s source.Story, b source.Block, level int, open bool) {
	c.w.WriteString(`\pard\plain`)
	if level > 0 {
		c.w.WriteString(`\intbl`)
	}
	if level > 1 {
		c.num("itap", level)
	}
	l := b.Look
	switch l.Align {
	case 'c', 'r', 'j':
		c.w.WriteString(`\q` + string(l.Align))
	}
	c.num("li", l.Left, "ri", l.Right, "fi", l.First, "sb", l.Before, "sa", l.After)
	for _, t := range l.Tabs {
		c.num("tx", t)
	}
	for _, f := range []struct {
		on   bool
		word string
	}{{l.RightToLeft, `\rtlpar`}, {l.KeepNext, `\keepn`}, {l.PageBefore, `\pagebb`}} {
		if f.on {
			c.w.WriteString(f.word)
		}
	}
	c.w.WriteByte(' ')
	for _, p := range b.Pieces {
		c.piece(s, p)
	}
	switch {
	case open && !b.Cell:
	case !b.Cell:
		c.w.WriteString("\\par\n")
	case b.Level > 1:
		c.w.WriteString("\\nestcell\n")
	default:
		c.w.WriteString("\\cell\n")
	}
}

func (c *copier) piece(s source.Story, p source.Piece) {
	switch p.Op {
	case source.Image:
		c.w.WriteString(Box())
	case source.Note:
		n := c.stories[p.Story]
		c.w.WriteString(`{\super\chftn{\footnote`)
		if n.Kind == extract.Endnote {
			c.w.WriteString(`\ftnalt`)
		}
		c.w.WriteString(`\pard\plain{\super\chftn}`)
		c.story(n, true)
		c.w.WriteString("}}")
	case source.Box:
		c.box(c.stories[p.Story])
	case source.Aside:
		c.aside(p.Story)
	case source.PageNum:
		c.w.WriteString(`{`)
		c.look(p)
		c.w.WriteString(`\chpgn}`)
	default:
		t := c.render(extract.Span{Part: s.ID, Start: int(p.Start), End: int(p.End)})
		if t == "" {
			return
		}
		if p.Field != source.NoField && len(t) < 6 && strings.Trim(t, "0123456789") == "" {
			c.w.WriteString(`{\field{\*\fldinst ` + p.Field.String() + `}{\fldrslt `)
			defer c.w.WriteString("}}")
		}
		c.w.WriteByte('{')
		c.look(p)
		c.w.WriteByte(' ')
		if p.Break && t == "\n" {
			c.w.WriteString(`\page `)
		} else {
			escape(c.w, t)
		}
		c.w.WriteByte('}')
	}
}

// look writes how words look.
func (c *copier) look(p source.Piece) {
	for _, l := range []struct {
		look source.Look
		word string
	}{{source.Bold, `\b`}, {source.Italic, `\i`}, {source.Underline, `\ul`}, {source.Strike, `\strike`}, {source.Sub, `\sub`}, {source.Super, `\super`}, {source.Caps, `\caps`}} {
		if p.Look&l.look != 0 {
			c.w.WriteString(l.word)
		}
	}
	fmt.Fprintf(c.w, `\f%d`, p.Font)
	c.num("fs", int(p.Size))
}

// aside writes a header or a footer.
func (c *copier) aside(story int32) {
	s := c.stories[story]
	c.w.WriteString(`{\` + s.Word)
	c.w.WriteByte('\n')
	c.story(s, false)
	c.w.WriteString("}\n")
}

// kind says that a drawing is a text box.
const kind = `{\sp{\sn shapeType}{\sv 202}}`

// box writes a text box, of a usual size where its own is odd.
func (c *copier) box(s source.Story) {
	w, h := s.Width, s.Height
	if w < 300 || w > 20000 {
		w = 4000
	}
	if h < 200 || h > 20000 {
		h = 2000
	}
	fmt.Fprintf(c.w, `{\shp{\*\shpinst\shpleft0\shptop0\shpright%d\shpbottom%d\shpfhdr0\shpbxcolumn\shpbypara\shpwr2\shpwrk0\shpfblwtxt0`+kind+`{\shptxt `, w, h)
	c.w.WriteByte('\n')
	c.story(s, false)
	c.w.WriteString("}}}")
}

// writer is what escape needs.
type writer interface {
	WriteByte(byte) error
	WriteString(string) (int, error)
}

// escape writes text. Whatever is not plain ASCII is a control word, with a question
// mark for programs that do not know it.
func escape(w writer, s string) {
	for _, r := range s {
		switch {
		case r == '\\' || r == '{' || r == '}':
			w.WriteByte('\\')
			w.WriteByte(byte(r))
		case r == '\t':
			w.WriteString(`\tab `)
		case r == '\n':
			w.WriteString(`\line `)
		case r == '\u00a0':
			w.WriteString(`\~`)
		case ' ' <= r && r <= '~':
			w.WriteByte(byte(r))
		default:
			for _, u := range utf16.Encode([]rune{r}) {
				w.WriteString(fmt.Sprintf(`\u%d?`, int16(u)))
			}
		}
	}
}
