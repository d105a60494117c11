package docx

import (
	"strings"

	"veil/internal/ooxml"
)

// inline reads what stands in runs. Elements that hold no text themselves are
// looked into.
func (s *story) inline(n *ooxml.Node, m mode) {
	switch n.Tag {
	case "w:t":
		t := shown(n)
		if s.spelled[n] {
			t = spell(t)
		}
		s.emit(n, ooxml.Legible(t), m)
	case "m:t":
		s.emit(n, ooxml.Legible(shown(n)), m)
	case "w:delText":
		m.deleted = true
		s.emit(n, ooxml.Legible(n.AllText()), m)
	case "w:instrText":
		if m.deleted || !s.inInstruction() {
			m.deleted = true
			s.emit(n, n.AllText(), m)
			return
		}
		s.instruction(n, n.AllText())
	case "w:delInstrText":
		m.deleted = true
		s.emit(n, n.AllText(), m)
	case "w:fldChar":
		s.fieldChar(n, m)
	case "w:tab", "w:ptab":
		s.emit(n, "\t", m)
	case "w:br", "w:cr":
		s.emit(n, "\n", m)
	case "w:noBreakHyphen":
		s.emit(n, "-", m)
	case "w:commentReference":
		if !m.deleted && !m.hidden && !m.aside() && !s.inInstruction() {
			s.anchor(n.Attr("w:id"))
		}
	case "w:softHyphen": // only says where a word may be divided
	case "w:sym":
		r := symbol(n.Attr("w:font"), n.Attr("w:char"))
		if s.spelled[n] {
			r = coded(n.Attr("w:char"))
		}
		s.emit(n, ooxml.Legible(string(r)), m)
	case "w:rt": // stands above the words beside it
		s.shapes++
		s.textBox(n, m)
	case "w:txbxContent":
		s.textBox(n, m)
	case "v:shapetype": // the kind of shapes, which does not show
		m.object = true
		s.kids(n, m)
	case "v:textpath":
		s.wordArt(n, m)
		s.kids(n, m)
	case "a:t", "dgm:t":
		s.drawn.line(n.AllText())
	case "":
		// Loose text where the format has none: no program shows it.
		s.alternative.line(strings.TrimSpace(n.Text))
	default:
		s.kids(n, m)
	}
}

// shown is the text of a w:t as programs show it: line ends and tabs in it are
// spaces, and white space around it that a pretty-printer made is nothing.
func shown(n *ooxml.Node) string {
	t := n.AllText()
	if !strings.ContainsAny(t, "\t\n\r") {
		return t
	}
	if n.Attr("xml:space") != "preserve" {
		core := strings.Trim(t, " \t\r\n")
		at := strings.Index(t, core)
		if strings.ContainsAny(t[:at], "\n\r") || strings.ContainsAny(t[at+len(core):], "\n\r") {
			t = core
		}
	}
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, t)
}

// alternate reads the branch that is carried, and notes what another branch
// says in other words.
func (s *story) alternate(n *ooxml.Node, m mode) {
	chosen := ooxml.Branch(n)
	if chosen == nil {
		s.kids(n, m)
		return
	}
	s.kids(chosen, m)
	said := words(chosen)
	for _, k := range n.Kids {
		if t := words(k); k != chosen && t != said {
			s.alternative.line(t)
		}
	}
}

// words is the text below a node whatever becomes of it.
func words(n *ooxml.Node) string {
	var b strings.Builder
	n.Walk(func(k *ooxml.Node) bool {
		switch k.Tag {
		case "w:p", "a:p":
			b.WriteByte('\n')
		case "w:t", "w:delText", "w:instrText", "a:t":
			b.WriteString(k.AllText())
		}
		return true
	})
	return strings.TrimSpace(b.String())
}

// textBox puts a box off until its host is read.
func (s *story) textBox(n *ooxml.Node, m mode) {
	if m.deleted || m.object || s.inInstruction() {
		m.deleted = m.deleted || s.inInstruction()
		s.kids(n, m)
		return
	}
	s.boxes = append(s.boxes, box{n, mode{hidden: m.hidden}})
}

// wordArt reads the text of VML's word art and watermarks, which is the value of
// an attribute (ECMA-376 part 4, 19.1.2.23), as a box of its own.
func (s *story) wordArt(n *ooxml.Node, m mode) {
	m.hidden = m.hidden || !isOn(n.Attr("on")) || n.Attr("on") == "f"
	switch {
	case m.art, m.deleted, m.object, m.hidden, s.inInstruction():
		s.emit(n, ooxml.Legible(n.Attr("string")), m)
	case n.Attr("string") != "":
		s.boxes = append(s.boxes, box{&ooxml.Node{Kids: []*ooxml.Node{n}}, mode{art: true}})
	}
}

// drawing reads what a drawing, a VML picture or an embedded object holds and
// counts what nobody has read.
func (s *story) drawing(n *ooxml.Node, m mode) {
	if m.deleted || m.hidden || s.inInstruction() {
		s.src.Gone[n] = true
		m.deleted = true
		s.kids(n, m)
		return
	}
	s.shapes++
	m.object, m.drawn = m.object || n.Tag == "w:object", true
	if !s.aside {
		s.r.tally.look(n)
		s.r.sight(s.name, n)
	}
	s.kids(n, m)
}
