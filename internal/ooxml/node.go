package ooxml

import "strings"

// Node is an element, or with an empty Tag a stretch of text between elements.
//
// Text is the character data of an element that has no Kids. White space
// between elements means nothing in these formats and is not kept.
type Node struct {
	Tag   string // "w:p": the vocabulary's own prefix; "{uri}p" in unknown ones
	Attrs []Attr
	Kids  []*Node
	Text  string
}

// Attr is an attribute; its Tag has a prefix only where it has a namespace.
type Attr struct{ Tag, Value string }

// Tree is a parsed part.
type Tree struct {
	Root *Node
	// Asides are the texts of comments, processing instructions and a document type.
	Asides []string
	// Unread is how many references to text were left out; see ParseWithEntities.
	Unread int
}

// Attr is the value of an attribute, or "".
func (n *Node) Attr(tag string) string {
	v, _ := n.Lookup(tag)
	return v
}

// Lookup is the value of an attribute and whether it is there.
func (n *Node) Lookup(tag string) (string, bool) {
	for _, a := range n.Attrs {
		if a.Tag == tag {
			return a.Value, true
		}
	}
	return "", false
}

// Kid is the first child with that tag, or nil. It may be called on nil.
func (n *Node) Kid(tags ...string) *Node {
	for _, tag := range tags {
		if n == nil {
			return nil
		}
		var found *Node
		for _, k := range n.Kids {
			if k.Tag == tag {
				found = k
				break
			}
		}
		n = found
	}
	return n
}

// All lists the children with that tag. It may be called on nil.
func (n *Node) All(tag string) []*Node {
	var out []*Node
	if n != nil {
		for _, k := range n.Kids {
			if k.Tag == tag {
				out = append(out, k)
			}
		}
	}
	return out
}

// AllText is the character data of the node and all below it.
func (n *Node) AllText() string {
	if len(n.Kids) == 0 {
		return n.Text
	}
	var b strings.Builder
	n.Walk(func(k *Node) bool { b.WriteString(k.Text); return true })
	return b.String()
}

// Walk calls f on the node and on all below it, in document order, and skips
// what is below a node for which f returns false.
func (n *Node) Walk(f func(*Node) bool) {
	if !f(n) {
		return
	}
	for _, k := range n.Kids {
		k.Walk(f)
	}
}
