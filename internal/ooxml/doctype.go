package ooxml

import (
	"bytes"
	"errors"
	"unicode/utf8"
)

// entities are what a document type declares: names for pieces of text (XML 1.0,
// 4.2). The standard forbids document types in packages (ECMA-376 part 2, 8.1.4);
// some programs write and read them all the same.
//
// Text that stands in the document itself is put in, under caps on how much and
// how deep. Nothing is ever fetched: what stands elsewhere, or is more than text,
// comes out as nothing and is counted. Declarations of any other kind, which may
// change what elements say, are refused.
type entities struct {
	text    map[string][]byte // by name, as declared; nil where it stands elsewhere or holds markup
	outside bool              // there may be more declarations elsewhere
	spent   int               // what has been put in, in bytes and references
	unread  int               // references to what nobody has read
}

const (
	maxEntities = 1 << 20 // of spent
	maxNested   = 8       // entities in entities
)

var (
	errDirective = errors.New("a document type")
	errBomb      = errors.New("entities that blow up")
)

// doctype reads a document type declaration, "<!DOCTYPE" being read.
func (s *scanner) doctype() error {
	from := s.at
	e := &entities{text: map[string][]byte{}}
	s.space()
	if s.at == from || !s.readName() {
		return errSyntax
	}
	s.space()
	outside, err := s.externalID()
	if err != nil {
		return err
	}
	e.outside = outside
	s.space()
	if s.skip("[") {
		for s.space(); !s.skip("]"); s.space() {
			if err := s.declaration(e); err != nil {
				return err
			}
		}
		s.space()
	}
	s.text = s.b[from:s.at]
	if !s.skip(">") {
		return errSyntax
	}
	s.entities = e
	return nil
}

// declaration reads what may stand in a document type: an entity, a comment, an
// instruction.
func (s *scanner) declaration(e *entities) error {
	switch {
	case s.skip("<!--"):
		return s.comment()
	case s.skip("<?"):
		return s.instruction()
	case !s.skip("<!ENTITY"):
		return errDirective
	}
	s.space()
	if !s.readName() { // "%" begins one for use in declarations
		return errDirective
	}
	name := string(s.name)
	s.space()
	value, err := s.quoted()
	if err != nil {
		return err
	}
	if value == nil {
		outside, err := s.externalID()
		if err != nil || !outside {
			return errSyntax
		}
		s.space()
		if s.skip("NDATA") { // no text at all
			s.space()
			s.readName()
		}
	} else if value, err = entityValue(value); err != nil {
		return err
	}
	s.space()
	if !s.skip(">") {
		return errSyntax
	}
	if _, twice := e.text[name]; !twice { // the first one counts
		e.text[name] = value
	}
	return nil
}

// entityValue resolves the references to characters in an entity's text, or is
// nil where the text holds markup.
func entityValue(raw []byte) ([]byte, error) {
	if _, ok := ordinary(raw); !ok {
		return nil, errSyntax
	}
	if bytes.IndexByte(raw, '%') >= 0 {
		return nil, errDirective
	}
	out := []byte{}
	for {
		n := bytes.Index(raw, []byte("&#"))
		if n < 0 {
			out = append(out, raw...)
			break
		}
		end := bytes.IndexByte(raw[n:], ';')
		if end < 0 {
			return nil, errSyntax
		}
		r, ok := reference(raw[n+1 : n+end])
		if !ok {
			return nil, errSyntax
		}
		out = utf8.AppendRune(append(out, raw[:n]...), r)
		raw = raw[n+end+1:]
	}
	if bytes.IndexByte(out, '<') >= 0 || bytes.Contains(out, []byte("]]>")) {
		return nil, nil
	}
	return out, nil
}

// externalID reads where something stands, and reports whether that is said.
func (s *scanner) externalID() (bool, error) {
	literals := 0
	switch {
	case s.skip("SYSTEM"):
		literals = 1
	case s.skip("PUBLIC"):
		literals = 2
	}
	for range literals {
		s.space()
		if v, err := s.quoted(); err != nil || v == nil {
			return false, errSyntax
		}
	}
	return literals > 0, nil
}

// quoted reads a literal in quotes; nil where there is none.
func (s *scanner) quoted() ([]byte, error) {
	if s.at == len(s.b) || s.b[s.at] != '"' && s.b[s.at] != '\'' {
		return nil, nil
	}
	n := bytes.IndexByte(s.b[s.at+1:], s.b[s.at])
	if n < 0 {
		return nil, errSyntax
	}
	v := s.b[s.at+1 : s.at+1+n]
	s.at += n + 2
	return v, nil
}

// skip passes over a word if it is there.
func (s *scanner) skip(word string) bool {
	if !bytes.HasPrefix(s.b[s.at:], []byte(word)) {
		return false
	}
	s.at += len(word)
	return true
}

// put appends what a reference to an entity stands for, which is so deep in
// others.
func (e *entities) put(to []byte, name []byte, deep int) ([]byte, error) {
	if e == nil {
		return nil, errSyntax
	}
	value, declared := e.text[string(name)]
	if !declared && !e.outside {
		return nil, errSyntax
	}
	if e.spent += len(value) + 1; e.spent > maxEntities || deep > maxNested {
		return nil, errBomb
	}
	if value == nil {
		e.unread++
		return to, nil
	}
	for {
		n := bytes.IndexByte(value, '&')
		if n < 0 {
			return lineEnds(to, value), nil
		}
		to = lineEnds(to, value[:n])
		end := bytes.IndexByte(value[n:], ';')
		if end < 0 {
			return nil, errSyntax
		}
		inner := value[n+1 : n+end]
		if r, ok := reference(inner); ok {
			to = utf8.AppendRune(to, r)
		} else {
			var err error
			if to, err = e.put(to, inner, deep+1); err != nil {
				return nil, err
			}
		}
		value = value[n+end+1:]
	}
}
