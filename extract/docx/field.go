package docx

import (
	"strings"

	"veil/extract"
	"veil/internal/ooxml"
)

// field is a complex field that has begun: a begin mark, the instruction, a
// separator, the result, an end mark.
type field struct {
	inResult bool
	plain    bool // the instruction is text alone, without fields in it
	instr    strings.Builder
	nodes    []*ooxml.Node // marks and instruction
	text     *ooxml.Node   // the first node of the instruction
	start    int           // where the result starts
}

// numbering are the fields that are carried: they update themselves and say
// nothing but where on the paper they stand.
var numbering = map[string]bool{"PAGE": true, "NUMPAGES": true, "SECTIONPAGES": true, "SECTION": true}

// formFields are instructions that are a name and no more.
var formFields = map[string]bool{"FORMTEXT": true, "FORMCHECKBOX": true, "FORMDROPDOWN": true}

// fieldName is the field's name: the first word of its instruction.
func fieldName(instr string) string {
	w := strings.Fields(instr)
	if len(w) == 0 {
		return ""
	}
	return strings.ToUpper(w[0])
}

// inInstruction reports whether text here belongs to an instruction.
func (s *story) inInstruction() bool {
	for _, f := range s.open {
		if !f.inResult {
			return true
		}
	}
	return false
}

// instruction notes text that belongs to the instruction of the innermost
// open field that has one still going on.
func (s *story) instruction(n *ooxml.Node, text string) {
	i := len(s.open) - 1
	for i > 0 && s.open[i].inResult {
		i--
	}
	f := s.open[i]
	f.instr.WriteString(text)
	f.nodes = append(f.nodes, n)
	if f.text == nil {
		f.text = n
	}
}

func (s *story) fieldChar(n *ooxml.Node, m mode) {
	if m.deleted {
		return // a deleted field's marks are deleted with it
	}
	switch n.Attr("w:fldCharType") {
	case "begin":
		s.emit(n, ooxml.Legible(formValue(n.Kid("w:ffData"))), m)
		for _, f := range s.open {
			f.plain = f.plain && f.inResult
		}
		s.open = append(s.open, &field{plain: true, nodes: []*ooxml.Node{n}})
	case "separate":
		if len(s.open) > 0 {
			f := s.open[len(s.open)-1]
			f.inResult, f.start = true, len(s.buf)
			f.nodes = append(f.nodes, n)
		}
	case "end":
		if len(s.open) == 0 {
			return
		}
		f := s.open[len(s.open)-1]
		s.open = s.open[:len(s.open)-1]
		if instr := strings.TrimSpace(f.instr.String()); !s.settle(f, n, m) && !formFields[instr] {
			s.fields.line(instr)
		}
	}
}

// settle registers a field that is carried, and reports whether it is.
func (s *story) settle(f *field, end *ooxml.Node, m mode) bool {
	name := fieldName(f.instr.String())
	if !f.inResult {
		f.start = len(s.buf) // the program that shows it has yet to work it out
	}
	if !numbering[name] || !f.plain || m.hidden || s.inInstruction() {
		return false
	}
	kept := &ooxml.Field{Span: extract.Span{Part: s.id, Start: f.start, End: len(s.buf)}, Name: name, Instr: f.text}
	for _, n := range append(f.nodes, end) {
		s.src.Fields[n] = kept
	}
	return true
}

// simpleField reads a field whose instruction is an attribute.
func (s *story) simpleField(n *ooxml.Node, m mode) {
	start := len(s.buf)
	s.kids(n, m)
	if name := fieldName(n.Attr("w:instr")); numbering[name] && !m.deleted && !s.inInstruction() {
		s.src.Fields[n] = &ooxml.Field{Span: extract.Span{Part: s.id, Start: start, End: len(s.buf)}, Name: name}
	}
}

// formValue is what a form field shows that is no text of its result: a tick
// box, or the chosen entry of a list.
func formValue(data *ooxml.Node) string {
	if box := data.Kid("w:checkBox"); box != nil {
		state := box.Kid("w:checked")
		if state == nil {
			state = box.Kid("w:default")
		}
		if state != nil && isOn(state.Attr("w:val")) {
			return "\u2612"
		}
		return "\u2610"
	}
	list := data.Kid("w:ddList")
	if list == nil {
		return ""
	}
	chosen := list.Kid("w:result")
	if chosen == nil {
		chosen = list.Kid("w:default")
	}
	at := 0
	if chosen != nil {
		for _, c := range chosen.Attr("w:val") {
			if c < '0' || c > '9' || at > 1000 {
				return ""
			}
			at = at*10 + int(c-'0')
		}
	}
	for _, k := range list.Kids {
		if k.Tag != "w:listEntry" {
			continue
		}
		if at == 0 {
			return k.Attr("w:val")
		}
		at--
	}
	return ""
}
