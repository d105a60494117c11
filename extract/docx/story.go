package docx

import (
	"veil/extract"
	"veil/internal/ooxml"
)

// story builds the text of one Part and notes where each node's text stands.
type story struct {
	*host
	id  string
	buf []byte
	// stay is where in it separators stand that a copy cannot take away.
	stay []int

	// Separators are written before a paragraph, when it is known that there
	// is one to part from the one before.
	sep   byte
	begun bool // there has been a paragraph
	// A container is what holds paragraphs: the body, a cell, a note.
	// Neighbours in one container can be joined.
	container, lastIn, containers int
	paras                         int  // paragraphs so far
	cells                         int  // cells so far in the row
	shapes                        int  // pictures and shapes so far
	merge                         bool // the mark of the paragraph before is deleted

	grid map[*ooxml.Node]boxCell // of the row; see boxed
	word int                     // where the word in boxes starts

	open    []*field             // fields that have begun, outermost first
	spelled map[*ooxml.Node]bool // see spelled; of the paragraph
}

// mode is what holds for all text below a node.
type mode struct {
	deleted bool
	hidden  bool // by the paragraph's style, or for the run
	object  bool // in an embedded object, or a part of a drawing, that is not carried
	drawn   bool // in a drawing, outside its text boxes
	art     bool // the box is word art
	style   string
	last    bool // the paragraph is the last beside its siblings
}

// aside reports whether nothing of a text is carried, though it is not deleted.
func (m mode) aside() bool { return m.object || m.drawn }

// walk reads a node at any level: blocks, runs and what is in runs. Unknown
// elements are looked into, so that no wrapper hides text.
func (s *story) walk(n *ooxml.Node, m mode) {
	m.object = m.object || m.drawn && !ooxml.Framed(n)
	switch n.Tag {
	case "w:p":
		s.paragraph(n, m)
	case "w:tbl":
		s.table(n, m)
	case "w:tr":
		s.row(n, m)
	case "w:tc":
		s.cell(n, m)
	case "w:footnote", "w:endnote", "w:comment", "w:docPart":
		s.note(n, m)
	case "w:del", "w:moveFrom":
		if len(n.Kids) > 0 {
			s.r.tally.changes++
		}
		m.deleted = true
		s.kids(n, m)
	case "w:ins", "w:moveTo":
		s.r.tally.changes++
		s.kids(n, m)
	case "w:r":
		m.hidden = s.r.styles.hidden(n.Kid("w:rPr"), m.style, m.hidden)
		s.kids(n, m)
	case "w:bdo":
		s.override(n, m)
	case "w:fldSimple":
		s.simpleField(n, m)
	case "mc:AlternateContent":
		s.alternate(n, m)
	case "w:drawing", "w:pict", "w:object":
		s.drawing(n, m)
	case "w:altChunk":
		s.chunk(n)
		s.kids(n, m)
	case "w:subDoc":
		s.r.tally.subDocs++
	case "w:sdtPr", "w:sdtEndPr", "w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:sectPr",
		"w:tblGrid", "w:tblPrEx", "w:smartTagPr", "w:customXmlPr", "w:rubyPr", "w:docPartPr":
		// properties; their free texts are gathered by collect
	default:
		s.inline(n, m)
	}
}

// override reads text whose direction is given. The character that does the
// same in plain text goes to a Part that is not carried, so that whoever reads
// the document learns of it: what it shows is not what it says.
func (s *story) override(n *ooxml.Node, m mode) {
	if t := words(n); n.Attr("w:val") == "rtl" && t != "" {
		s.alternative.line("\u202e" + t + "\u202c")
	}
	s.kids(n, m)
}

func (s *story) kids(n *ooxml.Node, m mode) {
	last := len(n.Kids) - 1
	for last >= 0 && n.Kids[last].Tag != "w:p" {
		last--
	}
	for i, k := range n.Kids {
		m.last = i == last
		s.walk(k, m)
	}
}

// emit adds text that a node stands for.
func (s *story) emit(n *ooxml.Node, text string, m mode) {
	if text == "" {
		return
	}
	switch {
	case m.deleted:
		s.deleted.add(text)
	case m.aside():
		s.drawn.add(text)
	case s.inInstruction():
		s.instruction(n, text)
	case m.hidden:
		s.hidden.add(text)
		s.r.tally.hidden = true
	default:
		if s.src.Text != nil {
			s.src.Text[n] = extract.Span{Part: s.id, Start: len(s.buf), End: len(s.buf) + len(text)}
		}
		s.buf = append(s.buf, text...)
		s.deleted.brk()
		s.hidden.brk()
	}
}

// separate writes the separator that is due.
func (s *story) separate(p *ooxml.Node) {
	joins := s.container == s.lastIn && s.sep == '\n' || s.sep == ' '
	if s.sep == noSep {
		// another letter of a word in boxes
	} else if s.begun && s.merge && joins && p != nil {
		s.breaks(p, ooxml.Break{Part: s.id, At: len(s.buf), Joins: true, Merged: true})
	} else if s.begun {
		if p != nil {
			s.breaks(p, ooxml.Break{Part: s.id, At: len(s.buf), Joins: joins})
		}
		if p == nil || !joins {
			s.stay = append(s.stay, len(s.buf))
		}
		s.buf = append(s.buf, s.sep)
	}
	s.begun, s.sep, s.merge = true, '\n', false
	s.paras++
	s.lastIn = s.container
}

// breaks notes the separator before a paragraph.
func (s *story) breaks(p *ooxml.Node, b ooxml.Break) {
	if s.src.Breaks != nil {
		s.src.Breaks[p] = b
	}
}

func (s *story) paragraph(p *ooxml.Node, m mode) {
	pPr := p.Kid("w:pPr")
	m.style = s.r.styles.paragraph
	if id := pPr.Kid("w:pStyle"); id != nil {
		m.style = id.Attr("w:val")
	}
	s.breakAll()
	defer s.breakAll()
	mark := pPr.Kid("w:rPr")
	if mark.Kid("w:ins") != nil || mark.Kid("w:del") != nil || mark.Kid("w:moveFrom") != nil {
		s.r.tally.changes++
	}
	if m.deleted || m.aside() {
		s.src.Gone[p] = m.deleted
		s.kids(p, m)
		return
	}
	s.spelled = spelled(p)
	before := *s
	s.separate(p)
	start, shapes := len(s.buf), s.shapes
	s.kids(p, m)
	// A paragraph whose mark is deleted joins the next one in Word. Where
	// nothing of it is left, nothing is what shows. The last one stays, since
	// cells and the like must end in a paragraph.
	deleted := mark.Kid("w:del") != nil || mark.Kid("w:moveFrom") != nil
	s.merge = deleted
	if !m.last && deleted && len(s.buf) == start && s.shapes == shapes {
		s.src.Gone[p] = true
		delete(s.src.Breaks, p)
		s.stay = before.stay
		s.buf, s.begun, s.sep, s.paras, s.lastIn, s.merge = before.buf, before.begun, before.sep, before.paras, before.lastIn, before.merge
	}
}

// enter reads what is in a container of its own.
func (s *story) enter(n *ooxml.Node, m mode) {
	outer := s.container
	s.containers++
	s.container = s.containers
	s.kids(n, m)
	s.container = outer
}

func (s *story) note(n *ooxml.Node, m mode) {
	if n.Tag == "w:comment" && s.aside {
		s.r.tally.comments++
	}
	s.enter(n, m)
}

func (s *story) table(n *ooxml.Node, m mode) {
	cells := s.cells
	s.kids(n, m)
	s.cells = cells
}

func (s *story) row(n *ooxml.Node, m mode) {
	pr := n.Kid("w:trPr")
	if pr.Kid("w:del") != nil {
		s.r.tally.changes++
		m.deleted = true
	}
	if m.deleted || m.aside() { // no part of the text, so it parts nothing
		s.src.Gone[n] = m.deleted
		s.kids(n, m)
		return
	}
	outer := s.grid
	s.grid = boxed(n)
	s.cells = 0
	s.sep = '\n'
	s.kids(n, m)
	s.sep = '\n'
	s.grid = outer
}

func (s *story) cell(n *ooxml.Node, m mode) {
	if m.deleted || m.aside() {
		s.kids(n, m)
		return
	}
	if n.Kid("w:tcPr", "w:cellDel") != nil {
		s.r.tally.changes++
		m.deleted = true
	}
	if s.cells > 0 {
		s.sep = '\t'
	}
	box, boxed := s.grid[n]
	if boxed && !box.first {
		s.sep = box.sep
		s.src.Boxed[n] = extract.Span{Part: s.id, Start: len(s.buf), End: len(s.buf) + 1}
	}
	outer, paras := s.cells, s.paras
	s.enter(n, m)
	s.cells = outer + 1
	if box.first {
		s.word = len(s.buf) - box.size
	}
	if box.last {
		s.src.Boxes = append(s.src.Boxes, extract.Span{Part: s.id, Start: s.word, End: len(s.buf)})
	}
	// A copy gives a cell without a paragraph an empty one, as it must have.
	if s.paras == paras {
		s.separate(nil)
		s.lastIn = -1 // in a container of its own
	}
}
