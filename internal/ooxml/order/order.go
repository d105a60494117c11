// Package order checks that elements of a Word document stand in the order that
// the standard asks for.
//
// It promises to report each element that comes after one it should precede, or
// that occurs twice where once is allowed, for the parents whose content is a
// sequence in ECMA-376 part 1 (5th edition), annex A, in its transitional form
// (part 4); the table names the section that describes each. It does not
// validate: it looks at neither attributes nor values, nor at elements of other
// vocabularies, nor whether what is there is all that must be.
package order

import (
	"strings"

	"veil/internal/ooxml"
)

// Fault is an element in the wrong place: "w:jc after w:rPr in w:pPr". Twice
// says that it is there more than once instead.
type Fault struct {
	Parent, Child, After string
	Twice                bool
}

func (f Fault) String() string {
	if f.Twice {
		return f.Child + " twice in " + f.Parent
	}
	return f.Child + " after " + f.After + " in " + f.Parent
}

// Check returns the faults of an element and of all below it, in their order.
func Check(root *ooxml.Node) []Fault {
	var out []Fault
	root.Walk(func(n *ooxml.Node) bool {
		if m, ok := models[n.Tag]; ok {
			out = append(out, m.check(n)...)
		}
		return true
	})
	return out
}

// model is the sequence of an element's children.
type model struct {
	rank map[string]int  // of each child
	many map[string]bool // which may be there more than once
	rest int             // the rank of all others of the vocabulary; -1 if they do not count
}

// parse reads a model: children in order, with a bar between those of one place,
// an asterisk after those that may come again, and "..." where all others stand.
func parse(s string) model {
	m := model{rank: map[string]int{}, many: map[string]bool{}, rest: -1}
	for i, place := range strings.Fields(s) {
		for _, tag := range strings.Split(place, "|") {
			if tag == "..." {
				m.rest = i
				continue
			}
			name, many := strings.CutSuffix(tag, "*")
			if !strings.Contains(name, ":") {
				name = "w:" + name
			}
			m.rank[name], m.many[name] = i, many
		}
	}
	return m
}

func (m model) check(n *ooxml.Node) (out []Fault) {
	highest, last := -1, ""
	seen := map[string]bool{}
	for _, k := range n.Kids {
		if k.Tag == "" || anywhere[k.Tag] {
			continue
		}
		at, known := m.rank[k.Tag]
		if !known {
			if at = m.rest; at < 0 || !strings.HasPrefix(k.Tag, "w:") {
				continue
			}
		}
		switch {
		case at < highest:
			out = append(out, Fault{Parent: n.Tag, Child: k.Tag, After: last})
		case known && seen[k.Tag] && !m.many[k.Tag]:
			out = append(out, Fault{Parent: n.Tag, Child: k.Tag, Twice: true})
		}
		seen[k.Tag] = true
		if at > highest {
			highest, last = at, k.Tag
		}
	}
	return out
}

// anywhere are the marks that may stand between any two elements of running
// text (EG_RangeMarkupElements and EG_RunLevelElements, 17.13).
var anywhere = func() map[string]bool {
	m := map[string]bool{}
	for _, t := range strings.Fields(`bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd permStart permEnd proofErr
		moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd
		customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd
		customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd`) {
		m["w:"+t] = true
	}
	return m
}()
