package ooxml

import "veil/extract"

// Source is the private map of an opened document from its text back to the
// nodes that it stands in. Readers fill it; only the writer of the same format
// reads it.
type Source struct {
	Package *Package
	Stories []Story // what a writer carries, the main one first

	Numbering *Tree // the lists, or nil
	// Theme is that of a package that holds a theme and no document, whose main
	// part leads to it; such a package has no Stories.
	Theme *Tree

	// Text says where in the document's parts the text of a node stands. A
	// node that holds text and is not listed is not carried: it is deleted,
	// hidden, or part of a field's instruction.
	Text map[*Node]extract.Span
	// Breaks are the separators that a reader puts before a paragraph.
	Breaks map[*Node]Break
	// Gone are elements that are not carried, with all they hold.
	Gone map[*Node]bool
	// Boxes are words that are spelled with a cell for each letter, and Boxed
	// says which cells continue one, and where in its text. Such a word is
	// masked as a whole, and its cells become one.
	Boxes []extract.Span
	Boxed map[*Node]extract.Span
	// Fields are the nodes of fields that update themselves and tell nothing,
	// such as page numbers.
	Fields map[*Node]*Field
}

// Story is a part of the package that holds running text.
type Story struct {
	ID   string       // the ID of its Part, and its name in the copy
	Name string       // its name in the package
	Rel  string       // the kind of relationship that leads to it
	Kind extract.Kind // of its text
	Tree *Tree
}

// Break is the separator, one byte, before a paragraph.
type Break struct {
	Part  string
	At    int
	Joins bool // the paragraph stands right after the one before it and can be joined to it
	// Merged says that there is no separator: a tracked deletion of the mark
	// before it makes the two one paragraph.
	Merged bool
}

// Field is a field that is kept. Span is its result.
type Field struct {
	extract.Span
	Name  string // "PAGE"
	Instr *Node  // the node that holds its instruction
}

// NewSource is an empty map.
func NewSource(p *Package) *Source {
	return &Source{Package: p, Text: map[*Node]extract.Span{}, Breaks: map[*Node]Break{},
		Gone: map[*Node]bool{}, Fields: map[*Node]*Field{}, Boxed: map[*Node]extract.Span{}}
}

// Light makes the map one for readers that want the text alone: it does not say
// where nodes stand, and returns the map.
func (s *Source) Light() *Source {
	s.Text, s.Breaks = nil, nil
	return s
}

// Branch is the alternative of an mc:AlternateContent that is read and
// carried: the first choice, or what there is.
func Branch(n *Node) *Node {
	for _, k := range n.Kids {
		if k.Tag == "mc:Choice" {
			return k
		}
	}
	return n.Kid("mc:Fallback")
}
