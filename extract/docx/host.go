package docx

import (
	"strconv"
	"strings"

	"veil/extract"
	"veil/internal/ooxml"
)

// host reads one part of the package: its running text, the text boxes in it,
// and beside them what does not show.
type host struct {
	r     *reader
	src   *ooxml.Source
	id    string
	name  string // of the part in the package
	kind  extract.Kind
	aside bool // nothing of it is carried, so what it holds is not counted

	boxes                                       []box
	deleted, hidden, fields, drawn, alternative lines
	side                                        map[string]*lines // see collect.go
	memo                                        map[sideKey]string
	collected                                   map[*ooxml.Node]string // the side that properties were gathered for
}

// box is a text box, or word art, whose text is read when its host's is done.
type box struct {
	content *ooxml.Node
	mode    mode
}

// read returns the parts, those with text only.
func (h *host) read(t *ooxml.Tree) []extract.Part {
	h.side, h.memo, h.collected = map[string]*lines{}, map[sideKey]string{}, map[*ooxml.Node]string{}
	var parts []extract.Part
	add := func(id string, kind extract.Kind, text string) {
		if text != "" {
			parts = append(parts, extract.Part{ID: id, Kind: kind, Text: text})
		}
	}
	add(h.id, h.kind, h.text(h.id, t.Root, mode{}))
	for i := 0; i < len(h.boxes); i++ { // a box may hold more boxes
		id := h.id + "#textbox" + strconv.Itoa(i+1)
		if h.boxes[i].mode.art {
			id = h.id + artID + strconv.Itoa(i+1)
		}
		add(id, h.kind, h.text(id, h.boxes[i].content, h.boxes[i].mode))
	}
	add(h.id+"#deleted", extract.Deleted, h.deleted.String())
	add(h.id+"#hidden", extract.Hidden, h.hidden.String())
	add(h.id+"#fields", extract.Hidden, h.fields.String())
	add(h.id+"#fallback", extract.Hidden, h.alternative.String())
	add(h.id+"#drawings", extract.Drawing, h.drawn.String())
	h.collect(t.Root, "")
	h.memo, h.collected = nil, nil
	for _, s := range sides {
		if l := h.side[s.name]; l != nil {
			h.r.tally.descriptions = h.r.tally.descriptions || s.name == "alt"
			h.r.tally.forms = h.r.tally.forms || s.name == "form" || s.name == "controls"
			add(h.id+"#"+s.name, s.kind, l.String())
		}
	}
	add(h.id+"#asides", extract.Hidden, strings.Join(t.Asides, "\n"))
	return parts
}

// artID is in the IDs of Parts that are word art.
const artID = "#wordart"

// text reads the running text below a node.
func (h *host) text(id string, n *ooxml.Node, m mode) string {
	s := &story{host: h, id: id, sep: '\n'}
	for _, k := range n.Kids {
		s.walk(k, m)
	}
	h.breakAll()
	for _, f := range s.open {
		h.fields.line(f.instr.String())
	}
	if len(s.open) > 0 && !h.aside {
		h.r.gap("the text", "a field that does not end hides the text after it", true)
	}
	if len(s.stay) > 0 {
		h.r.stay[id] = s.stay
	}
	return string(s.buf)
}

// breakAll ends the current line of everything that does not show.
func (h *host) breakAll() {
	for _, l := range []*lines{&h.deleted, &h.hidden, &h.drawn} {
		l.brk()
	}
}

// lines is text gathered line by line.
type lines struct {
	buf []byte
	end bool // the line is over; the next text starts another
}

func (l *lines) add(s string) {
	if s == "" {
		return
	}
	if l.end && len(l.buf) > 0 {
		l.buf = append(l.buf, '\n')
	}
	l.end = false
	l.buf = append(l.buf, s...)
}

func (l *lines) brk() { l.end = true }

// line adds a whole line.
func (l *lines) line(s string) { l.brk(); l.add(s); l.brk() }

func (l *lines) String() string { return string(l.buf) }
