package ooxml

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"veil/extract"
	"veil/internal/lazyregexp"
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

// XMLWithEntities is XML for parts that may declare entities of their own. The
// caller must tell of Tree.Unread.
func (p *Package) XMLWithEntities(name string) (*Tree, error) {
	b, err := p.Read(name)
	if err != nil {
		return nil, err
	}
	return ParseWithEntities(b)
}

var (
	errDepth    = errors.New("nested too deeply")
	errUnpaired = errors.New("tags do not pair")
	errTwice    = errors.New("an attribute occurs twice")
	errEncoding = errors.New("unknown encoding")
	errVersion  = errors.New("unknown version of XML")
	errPrefix   = errors.New("a prefix without a namespace")
)

// Parse reads one XML document in UTF-8, UTF-16, Latin-1 or Windows-1252. Errors
// are *extract.Error values.
func Parse(b []byte) (*Tree, error) {
	return newParser(b).parsed()
}

// parsed parses and makes the errors those of the package.
func (p *parser) parsed() (*Tree, error) {
	t, err := p.parse()
	if errors.Is(err, errDirective) || errors.Is(err, errBomb) {
		return nil, &extract.Error{Reason: extract.Unsupported,
			What: "the document declares entities of its own, which can hide or blow up content",
			Do:   "open it in Word or LibreOffice and save it anew"}
	}
	if err != nil {
		return nil, damaged(err)
	}
	return t, nil
}

// ParseMixed is Parse for documents in which white space between elements is
// text, as it is in paragraphs of OpenDocument. It is kept as nodes without a Tag.
func ParseMixed(b []byte) (*Tree, error) {
	p := newParser(b)
	p.mixed = true
	return p.parsed()
}

// ParseWithEntities is Parse for documents that may declare entities: pieces of
// text that stand in it by name. Those that stand outside it, or are more than
// text, are left out and counted in Tree.Unread.
func ParseWithEntities(b []byte) (*Tree, error) {
	p := newParser(b)
	p.in.types = true
	return p.parsed()
}

// ParseEach is Parse for parts with thousands of elements alike, such as the rows
// of a sheet: every element with that tag is shown to visit when it has been read,
// and is not in the tree. What visit returns ends the parsing.
func ParseEach(b []byte, tag string, visit func(*Node) error) (*Tree, error) {
	p := newParser(b)
	p.each, p.visit, p.most = tag, visit, maxMade
	return p.parsed()
}

func newParser(b []byte) *parser {
	p := &parser{tags: map[string]string{}, keys: map[string]string{}, names: map[[2]string]string{}, values: map[string]string{},
		shared: map[string]*Node{}, single: map[Attr][]Attr{}}
	p.in.b, p.err = toUTF8(b)
	return p
}

func (p *parser) parse() (*Tree, error) {
	if p.err != nil {
		return nil, p.err
	}
	return p.run()
}

// toUTF8 decodes UTF-16, told by its mark or by how "<?" looks in it, and the
// other encodings by what the document declares.
func toUTF8(b []byte) ([]byte, error) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}), bytes.HasPrefix(b, []byte{'<', 0}):
		order = binary.LittleEndian
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}), bytes.HasPrefix(b, []byte{0, '<'}):
		order = binary.BigEndian
	}
	if order != nil {
		units := make([]uint16, 0, len(b)/2)
		for i := 0; i+1 < len(b); i += 2 {
			units = append(units, order.Uint16(b[i:]))
		}
		b = []byte(string(utf16.Decode(units)))
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	b, err := declared(b)
	if err == nil && !utf8.Valid(b) {
		err = errEncoding
	}
	return b, err
}

var (
	declaration = lazyregexp.New(`^[ \t\r\n]*<\?xml[ \t\r\n]([^?]*)\?>`)
	versionIn   = lazyregexp.New(`(?:^|[ \t\r\n])version[ \t\r\n]*=[ \t\r\n]*["']([^"']*)["']`)
	encodingIn  = lazyregexp.New(`(?:^|[ \t\r\n])encoding[ \t\r\n]*=[ \t\r\n]*["']([^"']*)["']`)
)

// declared decodes what the declaration says; UTF-16 has been decoded by then.
func declared(b []byte) ([]byte, error) {
	m := declaration.FindSubmatch(b)
	if m == nil {
		return b, nil
	}
	if v := versionIn.FindSubmatch(m[1]); v != nil && string(v[1]) != "1.0" {
		return nil, errVersion
	}
	label := encodingIn.FindSubmatch(m[1])
	if label == nil {
		return b, nil
	}
	switch strings.ToLower(string(label[1])) {
	case "", "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii":
		return b, nil
	case "iso-8859-1", "latin1":
		return charmap.ISO8859_1.NewDecoder().Bytes(b)
	case "windows-1252":
		return charmap.Windows1252.NewDecoder().Bytes(b)
	}
	return nil, errEncoding
}

type parser struct {
	in     scanner
	err    error
	mixed  bool             // white space between elements is kept
	apart  bool             // nothing is shared, for tests
	shared map[string]*Node // see share.go
	// tags and keys are the names of elements and attributes as they are written
	// at the root, with what they mean there.
	tags, keys map[string]string
	names      map[[2]string]string
	values     map[string]string
	single     map[Attr][]Attr // see alone
	scopes     []binding
	outer      int // how many scopes the root has
	slab       []Node
	lists      []*Node // room for lists of children
	kids       []*Node // of the elements that are open, those of the innermost last
	attrs      []Attr  // of the element that is read
	tree       Tree
	each       string // see ParseEach
	visit      func(*Node) error
	made, most int // nodes of the tree so far, where somebody visits, and how many it may have
}

type binding struct {
	prefix, uri string
	depth       int
}

// open is an element whose end has not been seen.
type open struct {
	node *Node
	name []byte // as it is written
	text []byte
	kids int // where its children begin in parser.kids
	made int // nodes before it, see visited
	from int // where it begins, if it can be shared; see share.go
}

func (p *parser) run() (*Tree, error) {
	var stack []open
	for {
		token, err := p.in.next()
		if err != nil {
			return nil, err
		}
		switch token {
		case tokenEnd:
			if p.tree.Root == nil || len(stack) > 0 {
				return nil, io.ErrUnexpectedEOF
			}
			if p.in.entities != nil {
				p.tree.Unread = p.in.entities.unread
			}
			t := p.tree // by itself, or it would keep the parser and what it read
			return &t, nil
		case tokenStart:
			if len(stack) >= MaxDepth {
				return nil, errDepth
			}
			if len(stack) > 0 {
				p.settle(&stack[len(stack)-1])
			} else if p.tree.Root != nil {
				return nil, errUnpaired
			}
			p.bind(len(stack))
			tag, err := p.tag(p.in.name, true)
			if err != nil {
				return nil, err
			}
			from := p.begins(tag, len(stack))
			if twin := p.twin(tag, from); twin != nil {
				p.kids = append(p.kids, twin)
				continue
			}
			n, err := p.element(tag)
			if err != nil {
				return nil, err
			}
			if len(stack) == 0 {
				p.tree.Root, p.outer = n, len(p.scopes)
			} else {
				p.kids = append(p.kids, n)
			}
			if p.in.empty {
				if err := p.visited(n, len(stack), p.made-1); err != nil {
					return nil, err
				}
				p.leave(len(stack))
				continue
			}
			if len(stack) < cap(stack) { // reuse the text buffer that stands there
				stack = stack[:len(stack)+1]
			} else {
				stack = append(stack, open{})
			}
			s := &stack[len(stack)-1]
			s.node, s.name, s.text, s.kids, s.from, s.made = n, p.in.name, s.text[:0], len(p.kids), from, p.made-1
		case tokenStop:
			if len(stack) == 0 || !bytes.Equal(stack[len(stack)-1].name, p.in.name) {
				return nil, errUnpaired
			}
			top := &stack[len(stack)-1]
			if len(p.kids) == top.kids {
				top.node.Text = string(top.text)
			} else {
				p.settle(top)
				top.node.Kids = p.list(p.kids[top.kids:])
				p.kids = p.kids[:top.kids]
			}
			p.keep(top)
			if err := p.visited(top.node, len(stack)-1, top.made); err != nil {
				return nil, err
			}
			stack = stack[:len(stack)-1]
			p.leave(len(stack))
		case tokenText:
			if len(stack) > 0 {
				top := &stack[len(stack)-1]
				top.text = append(top.text, p.in.text...)
			} else if len(bytes.TrimSpace(p.in.text)) > 0 {
				return nil, errUnpaired
			}
		case tokenComment, tokenDoctype:
			p.tree.Asides = append(p.tree.Asides, string(p.in.text))
		case tokenInstruction:
			if string(p.in.name) != "xml" {
				p.tree.Asides = append(p.tree.Asides, string(p.in.name)+" "+string(p.in.text))
			}
		}
	}
}

// visited shows an element that has been read, with so many around it, to whom
// ParseEach asks, and takes it out of the tree, which had so many nodes before.
func (p *parser) visited(n *Node, depth, made int) error {
	if p.visit == nil {
		return nil
	}
	if p.made > p.most {
		return tooLarge("a part of the package has too many elements")
	}
	if n.Tag != p.each || depth == 0 {
		return nil
	}
	p.made = made
	p.kids = p.kids[:len(p.kids)-1]
	return p.visit(n)
}

// settle turns text that stands before or after a child element into a node of
// its own.
func (p *parser) settle(o *open) {
	if len(o.text) > 0 && (p.mixed || len(bytes.TrimSpace(o.text)) > 0) {
		n := p.node()
		n.Text = string(o.text)
		p.kids = append(p.kids, n)
	}
	o.text = o.text[:0]
}

// maxMade is how many nodes ParseEach holds at a time.
const maxMade = 3_000_000

func (p *parser) node() *Node {
	p.made++
	if len(p.slab) == 0 {
		p.slab = make([]Node, 128)
	}
	n := &p.slab[0]
	p.slab = p.slab[1:]
	return n
}

// list is a copy of children that takes no more room than they need.
func (p *parser) list(kids []*Node) []*Node {
	if len(p.lists) < len(kids) {
		p.lists = make([]*Node, max(512, len(kids)))
	}
	l := p.lists[:len(kids):len(kids)]
	p.lists = p.lists[len(kids):]
	copy(l, kids)
	return l
}

var xmlns = []byte("xmlns")

// bind notes the namespaces that an element declares.
func (p *parser) bind(depth int) {
	for _, a := range p.in.attrs {
		if rest, ok := bytes.CutPrefix(a.name, xmlns); ok && (len(rest) == 0 || rest[0] == ':') {
			p.scopes = append(p.scopes, binding{string(bytes.TrimPrefix(rest, []byte(":"))), string(a.value), depth})
		}
	}
}

// element makes a node of the start that was read.
func (p *parser) element(tag string) (*Node, error) {
	p.attrs = p.attrs[:0]
	for _, a := range p.in.attrs {
		if rest, ok := bytes.CutPrefix(a.name, xmlns); ok && (len(rest) == 0 || rest[0] == ':') {
			continue
		}
		key, err := p.tag(a.name, false)
		if err != nil {
			return nil, err
		}
		if strings.HasPrefix(key, "w:rsid") {
			continue // which editing session made it, on every run; nobody reads it
		}
		for _, b := range p.attrs {
			if b.Tag == key {
				return nil, errTwice
			}
		}
		p.attrs = append(p.attrs, Attr{key, p.value(a.value)})
	}
	n := p.node()
	n.Tag = tag
	switch len(p.attrs) {
	case 0:
	case 1:
		n.Attrs = p.alone(p.attrs[0])
	default:
		n.Attrs = slices.Clone(p.attrs)
	}
	return n, nil
}

// tag resolves a name in the namespaces that are in scope. Elements without a
// prefix are in the default one.
func (p *parser) tag(raw []byte, element bool) (string, error) {
	known := p.keys
	if element {
		known = p.tags
	}
	atRoot := p.tree.Root != nil && len(p.scopes) == p.outer
	if atRoot {
		if tag, ok := known[string(raw)]; ok {
			return tag, nil
		}
	}
	prefix, local, ok := strings.Cut(string(raw), ":")
	if !ok {
		prefix, local = "", prefix
	}
	uri, found := "", prefix == "" && !element
	for i := len(p.scopes) - 1; i >= 0 && !found; i-- {
		if p.scopes[i].prefix == prefix {
			uri, found = p.scopes[i].uri, true
		}
	}
	switch {
	case found || prefix == "":
	case prefix == "xml":
		uri = namespaces["xml"]
	default:
		return "", errPrefix
	}
	key := [2]string{uri, local}
	tag, ok := p.names[key]
	if !ok {
		tag = local
		if short, ok := prefixes[uri]; ok {
			tag = short + ":" + local
		} else if uri != "" {
			tag = "{" + uri + "}" + local
		}
		p.names[key] = tag
	}
	if atRoot {
		known[string(raw)] = tag
	}
	return tag, nil
}

// alone shares the lists of elements with one attribute, such as xml:space on
// every text.
func (p *parser) alone(a Attr) []Attr {
	if same, ok := p.single[a]; ok {
		return same
	}
	list := []Attr{a}
	if len(p.single) < mostShared {
		p.single[a] = list
	}
	return list
}

// mostValues is how many values are shared: the places of cells are all different.
const mostValues = 1 << 16

// value shares short values, which repeat thousands of times.
func (p *parser) value(v []byte) string {
	if len(v) > 16 {
		return string(v)
	}
	if s, ok := p.values[string(v)]; ok {
		return s
	}
	s := string(v)
	if len(p.values) < mostValues {
		p.values[s] = s
	}
	return s
}

// leave ends the scope of bindings made at this depth.
func (p *parser) leave(depth int) {
	for len(p.scopes) > 0 && p.scopes[len(p.scopes)-1].depth >= depth {
		p.scopes = p.scopes[:len(p.scopes)-1]
	}
}
