package ooxml

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
)

// New makes an element. Attributes are pairs of tag and value.
func New(tag string, attrs ...string) *Node {
	n := &Node{Tag: tag}
	for i := 0; i+1 < len(attrs); i += 2 {
		n.Attrs = append(n.Attrs, Attr{attrs[i], attrs[i+1]})
	}
	return n
}

// Add appends children and returns the node.
func (n *Node) Add(kids ...*Node) *Node {
	n.Kids = append(n.Kids, kids...)
	return n
}

// Marshal writes a part: the namespaces in use are declared at its root.
// Tags must be in a known vocabulary.
func Marshal(root *Node) []byte {
	m := NewMarshaller(root)
	for _, k := range root.Kids {
		m.Add(k)
	}
	return m.Close(root.Text)
}

// Marshaller writes a long part child by child, so that nobody need hold all of
// it.
type Marshaller struct {
	root *Node
	used map[string]bool // prefixes
	marshaller
}

// NewMarshaller begins a part with that root, whose children are to be added.
func NewMarshaller(root *Node) *Marshaller {
	m := &Marshaller{root: root, used: map[string]bool{}}
	if p, _, _ := strings.Cut(root.Tag, ":"); packaging[p] {
		m.bare = p
	}
	m.note(root)
	m.Write(make([]byte, room))
	return m
}

// Start opens an element, and End closes it.
func (m *Marshaller) Start(n *Node) {
	m.note(n)
	m.open(n, nil)
	m.WriteByte('>')
}

// End closes the element that was opened last.
func (m *Marshaller) End(n *Node) {
	tag := n.Tag
	if m.bare != "" {
		tag = strings.TrimPrefix(tag, m.bare+":")
	}
	m.WriteString("</" + tag + ">")
}

// Add writes an element whole.
func (m *Marshaller) Add(n *Node) {
	n.Walk(func(n *Node) bool {
		m.note(n)
		return true
	})
	m.element(n)
}

// note remembers the prefixes of an element, which are to be declared.
func (m *Marshaller) note(n *Node) {
	note(m.used, n.Tag)
	for _, a := range n.Attrs {
		note(m.used, a.Tag)
		if n.Tag == "mc:Choice" && a.Tag == "Requires" {
			m.used[a.Value] = true // must be declared although no tag need use it
		}
	}
}

// room is what is left free for the head of a part, which is known last.
const room = 4096

// Close ends the part, whose root has that text if it has no children.
func (m *Marshaller) Close(text string) []byte {
	delete(m.used, "xml")
	head := marshaller{bare: m.bare}
	head.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
	tag := head.open(m.root, m.used)
	if m.Len() == room && text == "" {
		head.WriteString("/>")
		return head.Bytes()
	}
	head.WriteByte('>')
	head.escape(text)
	m.WriteString("</" + tag + ">")
	if head.Len() > room {
		return append(head.Bytes(), m.Bytes()[room:]...)
	}
	part := m.Bytes()[room-head.Len():]
	copy(part, head.Bytes())
	return part
}

// packaging are the vocabularies that are written without a prefix, since
// LibreOffice does not know their elements with one, nor many a program those of
// workbooks.
var packaging = map[string]bool{"ct": true, "rel": true, "ep": true, "x": true}

type marshaller struct {
	bytes.Buffer
	bare string // the prefix that is the default namespace
}

func note(used map[string]bool, tag string) {
	if p, _, ok := strings.Cut(tag, ":"); ok {
		used[p] = true
	}
}

// open writes the start of an element up to the end of its attributes and
// returns its tag as written.
func (b *marshaller) open(n *Node, declare map[string]bool) string {
	tag := n.Tag
	if b.bare != "" {
		tag = strings.TrimPrefix(tag, b.bare+":")
	}
	b.WriteByte('<')
	b.WriteString(tag)
	var prefixes []string
	if len(declare) > 0 {
		prefixes = slices.Sorted(maps.Keys(declare))
	}
	for _, p := range prefixes {
		if p == b.bare {
			b.WriteString(" xmlns=\"" + namespaces[p] + "\"")
		} else {
			b.WriteString(" xmlns:" + p + "=\"" + namespaces[p] + "\"")
		}
	}
	for _, a := range n.Attrs {
		b.WriteByte(' ')
		b.WriteString(a.Tag)
		b.WriteString("=\"")
		b.escape(a.Value)
		b.WriteByte('"')
	}
	return tag
}

func (b *marshaller) element(n *Node) {
	if n.Tag == "" {
		b.escape(n.Text)
		return
	}
	tag := b.open(n, nil)
	if len(n.Kids) == 0 && n.Text == "" {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	b.escape(n.Text)
	for _, k := range n.Kids {
		b.element(k)
	}
	b.WriteString("</")
	b.WriteString(tag)
	b.WriteByte('>')
}

// escape writes text so that every reader gets it back unchanged, in elements
// and attributes alike.
func (b *marshaller) escape(s string) {
	if harmless(s) {
		b.WriteString(s)
		return
	}
	for _, r := range s {
		switch r {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '"':
			b.WriteString("&quot;")
		case '\t':
			b.WriteString("&#9;")
		case '\n':
			b.WriteString("&#10;")
		case '\r':
			b.WriteString("&#13;")
		default:
			if r < 0x20 || r == 0xFFFE || r == 0xFFFF {
				r = '\uFFFD' // not allowed in XML
			}
			b.WriteRune(r)
		}
	}
}

// harmless reports whether a text has no character that is written otherwise.
func harmless(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x80 || c == '&' || c == '<' || c == '>' || c == '"' {
			return false
		}
	}
	return true
}

// File is one entry of a package to be written.
type File struct {
	Name, Type string // Type is the content type; empty where a default by extension serves
	Data       []byte
	Stored     bool // not compressed, as the first entry of OpenDocument has to be
}

// Write writes a package with a fresh list of content types. The same files
// give the same bytes: entries stand in order of name, without times.
func Write(w io.Writer, files []File) error {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	types := New("ct:Types").Add(
		New("ct:Default", "Extension", "png", "ContentType", "image/png"),
		New("ct:Default", "Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml"),
		New("ct:Default", "Extension", "xml", "ContentType", "application/xml"))
	for _, f := range files {
		if f.Type != "" {
			types.Add(New("ct:Override", "PartName", "/"+f.Name, "ContentType", f.Type))
		}
	}
	return WriteZip(w, append([]File{{Name: typesName, Data: Marshal(types)}}, files...))
}

// WriteZip writes entries in the order given, without times.
func WriteZip(w io.Writer, files []File) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		// 1980 is the earliest time that zip knows.
		h := &zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: time.Time{}}
		if f.Stored {
			h.Method = zip.Store
		}
		//lint:ignore SA1019 Modified would add an extra field to every entry
		h.ModifiedDate = 1<<5 | 1
		e, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := e.Write(f.Data); err != nil {
			return err
		}
	}
	return z.Close()
}
