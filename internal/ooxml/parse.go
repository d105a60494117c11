package ooxml

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"veil/extract"
)

// MaxDepth is how deep elements may nest.
const MaxDepth = 256

// XML inflates and parses one part.
func (p *Package) XML(name string) (*Tree, error) {
	b, err := p.Read(name)
	if err != nil {
		return nil, err
	}
	return Parse(b)
}

var (
	errDepth    = errors.New("nested too deeply")
	errUnpaired = errors.New("tags do not pair")
	errTwice    = errors.New("an attribute occurs twice")
	errEncoding = errors.New("unknown encoding")
	errPrefix   = errors.New("a prefix without a namespace")
)

// Parse reads one XML document in UTF-8, UTF-16 or Latin-1. Errors are
// *extract.Error values.
func Parse(b []byte) (*Tree, error) {
	p := &parser{names: map[[2]string]string{}, values: map[string]string{}, shared: map[string]*Node{}, single: map[Attr][]Attr{}}
	p.in.b = toUTF8(b)
	p.dec = xml.NewDecoder(&p.in)
	p.dec.CharsetReader = p.charset
	t, err := p.run()
	if err != nil {
		return nil, damaged(err)
	}
	return t, nil
}

// toUTF8 decodes UTF-16, told by its mark or by how "<?" looks in it.
func toUTF8(b []byte) []byte {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}), bytes.HasPrefix(b, []byte{'<', 0}):
		order = binary.LittleEndian
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}), bytes.HasPrefix(b, []byte{0, '<'}):
		order = binary.BigEndian
	default:
		return bytes.TrimPrefix(b, []byte("\ufeff"))
	}
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, order.Uint16(b[i:]))
	}
	return []byte(strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff"))
}

// charset answers for the declared encoding; UTF-16 has been decoded by then.
func (p *parser) charset(label string, in io.Reader) (io.Reader, error) {
	switch strings.ToLower(label) {
	case "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii":
		return in, nil
	}
	p.recoded = true
	switch strings.ToLower(label) {
	case "iso-8859-1", "latin1":
		return charmap.ISO8859_1.NewDecoder().Reader(in), nil
	case "windows-1252":
		return charmap.Windows1252.NewDecoder().Reader(in), nil
	}
	return nil, errEncoding
}

type parser struct {
	in     input
	dec    *xml.Decoder
	shared map[string]*Node // see share.go
	// recoded says that the bytes pass a decoder, so that input does not know
	// where a token ends.
	recoded bool
	names   map[[2]string]string
	values  map[string]string
	single  map[Attr][]Attr // see alone
	scopes  []binding
	slab    []Node
	tree    Tree
}

type binding struct {
	prefix, uri string
	depth       int
}

// open is an element whose end has not been seen.
type open struct {
	node *Node
	name xml.Name
	text []byte
	from int // where it begins, if it can be shared; see share.go
}

func (p *parser) run() (*Tree, error) {
	var stack []open
	for {
		tok, err := p.dec.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if len(stack) >= MaxDepth {
				return nil, errDepth
			}
			n, err := p.element(t, len(stack))
			if err != nil {
				return nil, err
			}
			from := p.begins(n, len(stack))
			if twin := p.twin(n.Tag, from); twin != nil {
				top := &stack[len(stack)-1]
				p.settle(top)
				top.node.Kids = append(top.node.Kids, twin)
				continue
			}
			if len(stack) == 0 {
				if p.tree.Root != nil {
					return nil, errUnpaired
				}
				p.tree.Root = n
			} else {
				top := &stack[len(stack)-1]
				p.settle(top)
				top.node.Kids = append(top.node.Kids, n)
			}
			if len(stack) < cap(stack) { // reuse the text buffer that stands there
				stack = stack[:len(stack)+1]
				s := &stack[len(stack)-1]
				s.node, s.name, s.text, s.from = n, t.Name, s.text[:0], from
			} else {
				stack = append(stack, open{node: n, name: t.Name, from: from})
			}
		case xml.EndElement:
			if len(stack) == 0 || stack[len(stack)-1].name != t.Name {
				return nil, errUnpaired
			}
			top := &stack[len(stack)-1]
			if len(top.node.Kids) == 0 {
				top.node.Text = string(top.text)
			} else {
				p.settle(top)
			}
			p.keep(top)
			stack = stack[:len(stack)-1]
			p.leave(len(stack))
		case xml.CharData:
			if len(stack) > 0 {
				top := &stack[len(stack)-1]
				top.text = append(top.text, t...)
			} else if len(bytes.TrimSpace(t)) > 0 {
				return nil, errUnpaired
			}
		case xml.Comment:
			p.tree.Asides = append(p.tree.Asides, string(t))
		case xml.ProcInst:
			if t.Target != "xml" {
				p.tree.Asides = append(p.tree.Asides, t.Target+" "+string(t.Inst))
			}
		case xml.Directive:
			return nil, &extract.Error{Reason: extract.Unsupported,
				What: "the document declares entities of its own, which can hide or blow up content",
				Do:   "open it in Word or LibreOffice and save it anew"}
		}
	}
	if p.tree.Root == nil || len(stack) > 0 {
		return nil, io.ErrUnexpectedEOF
	}
	return &p.tree, nil
}

// settle turns text that stands before or after a child element into a node of
// its own.
func (p *parser) settle(o *open) {
	if len(bytes.TrimSpace(o.text)) > 0 {
		n := p.node()
		n.Text = string(o.text)
		o.node.Kids = append(o.node.Kids, n)
	}
	o.text = o.text[:0]
}

func (p *parser) node() *Node {
	if len(p.slab) == 0 {
		p.slab = make([]Node, 128)
	}
	n := &p.slab[0]
	p.slab = p.slab[1:]
	return n
}

func (p *parser) element(t xml.StartElement, depth int) (*Node, error) {
	count := 0
	for _, a := range t.Attr {
		switch {
		case a.Name.Space == "xmlns":
			p.scopes = append(p.scopes, binding{a.Name.Local, a.Value, depth})
		case a.Name.Space == "" && a.Name.Local == "xmlns":
			p.scopes = append(p.scopes, binding{"", a.Value, depth})
		case !strings.HasPrefix(a.Name.Local, "rsid"):
			count++
		}
	}
	n := p.node()
	var err error
	if n.Tag, err = p.tag(t.Name, true); err != nil {
		return nil, err
	}
	if count == 0 {
		return n, nil
	}
	n.Attrs = make([]Attr, 0, count)
	for _, a := range t.Attr {
		if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
			continue
		}
		tag, err := p.tag(a.Name, false)
		if err != nil {
			return nil, err
		}
		if strings.HasPrefix(tag, "w:rsid") {
			continue // which editing session made it, on every run; nobody reads it
		}
		if _, twice := n.Lookup(tag); twice {
			return nil, errTwice
		}
		n.Attrs = append(n.Attrs, Attr{tag, p.value(a.Value)})
	}
	if len(n.Attrs) == 1 {
		n.Attrs = p.alone(n.Attrs)
	}
	return n, nil
}

// tag resolves a name in the namespaces that are in scope.
func (p *parser) tag(name xml.Name, element bool) (string, error) {
	uri, found := "", name.Space == "" && !element
	for i := len(p.scopes) - 1; i >= 0 && !found; i-- {
		if p.scopes[i].prefix == name.Space {
			uri, found = p.scopes[i].uri, true
		}
	}
	switch {
	case found || name.Space == "":
	case name.Space == "xml":
		uri = namespaces["xml"]
	default:
		return "", errPrefix
	}
	key := [2]string{uri, name.Local}
	if tag, ok := p.names[key]; ok {
		return tag, nil
	}
	tag := name.Local
	if prefix, ok := prefixes[uri]; ok {
		tag = prefix + ":" + name.Local
	} else if uri != "" {
		tag = "{" + uri + "}" + name.Local
	}
	p.names[key] = tag
	return tag, nil
}

// alone shares the lists of elements with one attribute, such as xml:space on
// every text.
func (p *parser) alone(list []Attr) []Attr {
	if same, ok := p.single[list[0]]; ok {
		return same
	}
	if len(p.single) < mostShared {
		p.single[list[0]] = list[:1:1]
	}
	return list[:1:1]
}

// value shares short values, which repeat thousands of times.
func (p *parser) value(v string) string {
	if len(v) > 16 {
		return v
	}
	if s, ok := p.values[v]; ok {
		return s
	}
	p.values[v] = v
	return v
}

// leave ends the scope of bindings made at this depth.
func (p *parser) leave(depth int) {
	for len(p.scopes) > 0 && p.scopes[len(p.scopes)-1].depth >= depth {
		p.scopes = p.scopes[:len(p.scopes)-1]
	}
}
