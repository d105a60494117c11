package docx

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"veil/extract"
	"veil/extract/text"
	"veil/internal/ooxml"
)

// A document may hold others for Word to take in when it opens it (ECMA-376
// part 1, 17.17.2): programs that make letters out of notes do so. Web pages,
// plain text and Word documents are read, and stand in the text as plain
// paragraphs, without their looks. Others are gaps.

const (
	maxChunk  = 16 << 20  // bytes of one
	maxChunks = 200       // in a document
	maxNested = 100 << 20 // inflated bytes of all Word documents among them
)

// chunk puts the paragraphs of an inserted document in place of its mark.
func (s *story) chunk(n *ooxml.Node) {
	lines, ok := s.r.inserted(s.name, n.Attr("r:id"), s.aside)
	if !ok {
		s.r.tally.chunks++
		return
	}
	s.r.tally.plainChunks++
	n.Kids = nil
	for _, l := range lines {
		n.Add(plainParagraph(l))
	}
}

// plainParagraph is a paragraph of one run; tabs are elements.
func plainParagraph(line string) *ooxml.Node {
	r := ooxml.New("w:r")
	for i, cell := range strings.Split(line, "\t") {
		if i > 0 {
			r.Add(ooxml.New("w:tab"))
		}
		if cell != "" {
			t := ooxml.New("w:t", "xml:space", "preserve")
			t.Text = cell
			r.Add(t)
		}
	}
	return ooxml.New("w:p").Add(r)
}

// inserted returns the lines of the document that a relationship of a part leads
// to; false where there is none or it is not read.
func (r *reader) inserted(from, id string, aside bool) ([]string, bool) {
	rels, err := r.pkg.Rels(from)
	if err != nil || r.chunks == maxChunks {
		return nil, false
	}
	for _, rel := range rels {
		if rel.ID != id || rel.Kind != "aFChunk" || rel.Extern {
			continue
		}
		if r.pkg.Size(rel.Target) > maxChunk {
			return nil, false
		}
		b, err := r.pkg.Read(rel.Target)
		if err != nil {
			return nil, false
		}
		r.chunks++
		typ, ext := strings.ToLower(r.pkg.Type(rel.Target)), strings.ToLower(path.Ext(rel.Target))
		switch {
		case bytes.HasPrefix(b, []byte("PK\x03\x04")):
			return r.nested(b)
		case bytes.HasPrefix(b, []byte(`{\rtf`)), strings.Contains(typ, "rfc822"), strings.Contains(typ, "rtf"):
			return nil, false
		case strings.Contains(typ, "html"), ext == ".html", ext == ".htm", ext == ".xhtml":
			return r.page(b, aside)
		case typ == "text/plain", ext == ".txt":
			t, _, err := text.Decode(b)
			if err != nil {
				return nil, false
			}
			return plainLines(t), true
		}
		return nil, false
	}
	return nil, false
}

// plainLines are the lines of a text.
func plainLines(t string) []string {
	t = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\v", "\n").Replace(strings.TrimPrefix(t, "\ufeff"))
	return strings.Split(strings.TrimSuffix(t, "\n"), "\n")
}

// page reads a web page. What does not show of it is a Part that is not
// carried.
func (r *reader) page(b []byte, aside bool) ([]string, bool) {
	t, _, err := text.Decode(b)
	if err != nil {
		return nil, false
	}
	p, err := readPage(t)
	if err != nil {
		return nil, false
	}
	if !aside {
		r.tally.lost += p.pictures
	}
	r.add(fmt.Sprintf("package#inserted%d", r.chunks), extract.Hidden, strings.Join(p.asides, "\n"))
	return p.lines, true
}

// nested reads an inserted Word document: its text and its notes. The rest of
// it becomes Parts that are not carried.
func (r *reader) nested(b []byte) ([]string, bool) {
	pkg, err := ooxml.Open(bytes.NewReader(b), int64(len(b)))
	if err != nil || r.inner {
		return nil, false
	}
	for _, name := range pkg.Names() {
		r.nestedSize += pkg.Size(name)
	}
	if r.nestedSize > maxNested {
		return nil, false
	}
	in := newReader(r.ctx, pkg, ooxml.NewSource(pkg).Light())
	in.inner = true
	if err := in.document(); err != nil {
		return nil, false
	}
	var lines []string
	for _, p := range in.parts {
		switch p.Kind {
		case extract.Body, extract.Footnote, extract.Endnote:
			lines = append(lines, strings.Split(p.Text, "\n")...)
		case extract.Header, extract.Footer:
			r.add(fmt.Sprintf("package#inserted%d/%s", r.chunks, p.ID), extract.Hidden, p.Text)
		default:
			r.add(fmt.Sprintf("package#inserted%d/%s", r.chunks, p.ID), p.Kind, p.Text)
		}
	}
	for _, g := range in.gaps {
		r.gap("an inserted document", g.Why, g.Blocking)
	}
	r.tally.take(in.tally)
	return lines, true
}
