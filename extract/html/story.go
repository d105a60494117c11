package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"veil/extract/aside"
)

// story is the body in the making.
type story struct {
	buf      []byte
	items    []Item
	borders  []int
	open     []container
	any      bool // there has been a paragraph
	begun    bool // one is open
	sep      byte // due before the next paragraph
	breaks   int  // line ends that are due before more text
	blank    bool // a blank is due before more text
	fresh    bool // at the start of a line
	skipLine bool // the next line end is markup
	boxes    int  // so far
	unseen   strings.Builder
}

// container is an open element of the copy that holds paragraphs.
type container struct {
	tag   Tag
	cells int // of a row, so far
	empty int // of a cell: how many borders there were when it began; -1 once it has a paragraph
}

// in is the innermost open container, or None.
func (s *story) in() Tag {
	if len(s.open) == 0 {
		return None
	}
	return s.open[len(s.open)-1].tag
}

// rows reports whether what is open holds nothing but rows or cells.
func (s *story) rows() bool { return s.in() == Table || s.in() == TR }

// containers are the tags that make one in the copy.
var containers = map[string]Tag{"ul": UL, "menu": UL, "dir": UL, "ol": OL, "li": LI, "dl": DL, "dt": DT, "dd": DD, "blockquote": Blockquote, "table": Table,
	"caption": Caption, "tr": TR, "td": TD, "th": TH}

// container opens the element that a tag makes in the copy, if any.
func (r *reader) container(t html.Token, style map[string]string) {
	tag, ok := containers[t.Data]
	if !ok {
		return
	}
	item := Item{Op: Open, Tag: tag}
	switch tag {
	case OL:
		if n, err := strconv.Atoi(attr(t, "start")); err == nil && n > 0 && n < 100000 {
			item.First = int32(n)
		}
	case Table:
		b := attr(t, "border")
		item.Lines = b != "" && b != "0" || style["border"] != "" && !strings.HasPrefix(style["border"], "none") && !strings.HasPrefix(style["border"], "0")
	case LI:
		ok = r.in() == UL || r.in() == OL
	case DT, DD:
		ok = r.in() == DL
	case Caption, TR:
		ok = r.in() == Table
	case TD, TH:
		r.tableRow()
		ok = r.in() == TR
		item.Cols, item.Rows = number(attr(t, "colspan")), number(attr(t, "rowspan"))
	}
	if !ok {
		return
	}
	if r.rows() && (tag < Caption) {
		r.cell()
	}
	r.push(item)
}

func number(s string) uint16 {
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n > 1 && n <= 1000 {
		return uint16(n)
	}
	return 0
}

// tableRow makes sure that a cell stands in a row, and cell that other content of a
// table stands in a cell.
func (s *story) tableRow() {
	if s.in() == Table {
		s.push(Item{Op: Open, Tag: TR})
	}
}

func (s *story) cell() {
	s.tableRow()
	if s.in() == TR {
		s.push(Item{Op: Open, Tag: TD})
	}
}

func (s *story) push(item Item) {
	c := container{tag: item.Tag}
	switch item.Tag {
	case TR:
		s.sep = '\n'
	case TD, TH:
		if s.open[len(s.open)-1].cells > 0 {
			s.sep = '\t'
		}
	}
	s.items = append(s.items, item)
	s.open = append(s.open, c)
}

// closeTo closes containers until as many are open.
func (s *story) closeTo(n int) {
	for len(s.open) > n {
		s.end()
		c := s.open[len(s.open)-1]
		if (c.tag == TD || c.tag == TH) && c.empty == 0 {
			s.separate()
			s.mark()
		}
		s.open = s.open[:len(s.open)-1]
		s.items = append(s.items, Item{Op: Close})
		switch c.tag {
		case TD, TH:
			if len(s.open) > 0 {
				s.open[len(s.open)-1].cells++
			}
		case TR, Table, Caption:
			s.sep = '\n'
		}
	}
}

// mark notes that the cells around have content.
func (s *story) mark() {
	for i := len(s.open) - 1; i >= 0 && s.open[i].empty == 0; i-- {
		s.open[i].empty = -1
	}
}

// separate writes the separator before a paragraph or an empty cell.
func (s *story) separate() {
	if s.any {
		s.borders = append(s.borders, len(s.buf))
		s.buf = append(s.buf, s.sep)
	}
	s.any, s.sep = true, '\n'
}

var paragraphs = map[string]Tag{"p": P, "pre": Pre, "listing": Pre, "h1": H1, "h2": H2, "h3": H3, "h4": H4, "h5": H5, "h6": H6}

// begin opens a paragraph if none is.
func (r *reader) begin() {
	if r.begun {
		return
	}
	if r.rows() {
		r.cell()
	}
	r.separate()
	r.mark()
	item := Item{Op: Open, Tag: Div, Back: r.top().dir == "rtl"}
	for i := len(r.stack) - 1; i > 0; i-- {
		if e := &r.stack[i]; e.block {
			if tag, ok := paragraphs[e.tag]; ok {
				item.Tag = tag
			}
			break
		}
	}
	r.items = append(r.items, item)
	r.begun, r.fresh, r.blank, r.breaks = true, true, false, 0
	if r.top().turned {
		r.put(overrideOn, 0)
	}
}

// end closes the paragraph. A line break at its end makes no line.
func (s *story) end() {
	if !s.begun {
		return
	}
	if s.breaks > 1 {
		s.put(strings.Repeat("\n", s.breaks-1), 0)
	}
	s.items = append(s.items, Item{Op: Close})
	s.begun, s.breaks, s.blank = false, 0, false
}

// put adds text, in one Item with what has the same look.
func (s *story) put(t string, l Look) {
	from := len(s.buf)
	s.buf = append(s.buf, t...)
	if n := len(s.items); n > 0 && s.items[n-1].Op == Words && s.items[n-1].Look == l && s.items[n-1].End == int32(from) {
		s.items[n-1].End = int32(len(s.buf))
		return
	}
	s.items = append(s.items, Item{Op: Words, Start: int32(from), End: int32(len(s.buf)), Look: l})
}

// emit adds text as it is, after what is due before it.
func (r *reader) emit(t string, l Look) {
	r.begin()
	switch {
	case r.breaks > 0:
		r.put(strings.Repeat("\n", r.breaks), 0)
	case r.blank && !r.fresh:
		t = " " + t
	}
	r.breaks, r.blank, r.fresh = 0, false, false
	r.put(t, l)
}

// words adds text in which white space is one blank, and none at the ends of lines.
func (r *reader) words(s string, l Look) {
	var b strings.Builder
	for _, c := range s {
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f':
			if b.Len() > 0 {
				r.emit(b.String(), l)
				b.Reset()
			}
			if r.begun && !r.fresh {
				r.blank = true
			}
		case aside.Shows(c):
			b.WriteRune(c)
		}
	}
	if b.Len() > 0 {
		r.emit(b.String(), l)
	}
}

// kept adds text whose white space is kept.
func (r *reader) kept(s string, l Look) {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n").Replace(s)
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			r.lineBreak()
		}
		line = strings.Map(func(c rune) rune {
			if !aside.Shows(c) {
				return -1
			}
			return c
		}, line)
		if line != "" {
			r.emit(line, l)
		}
	}
}

// lineBreak ends a line.
func (r *reader) lineBreak() {
	r.begin()
	r.breaks++
	r.blank, r.fresh = false, true
}

// maxBoxes is how many boxes a copy has; a page with more pictures is no paper.
const maxBoxes = 10000

// image puts a box in place of what was not read.
func (r *reader) image() {
	r.begin()
	if r.breaks > 0 {
		r.put(strings.Repeat("\n", r.breaks), 0)
		r.breaks = 0
	}
	if r.boxes++; r.boxes <= maxBoxes {
		r.items = append(r.items, Item{Op: Image})
	}
}

func (r *reader) rule() {
	if in := r.in(); !r.rows() && in != UL && in != OL && in != DL {
		r.items = append(r.items, Item{Op: Rule})
	}
}

// flushHidden notes the text that did not show.
func (r *reader) flushHidden() {
	if t := tidy(r.unseen.String()); t != "" {
		r.aside.Note(listHidden, t)
		r.count.hidden = true
	}
	r.unseen.Reset()
}
