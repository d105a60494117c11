package docx

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"veil/extract"
	"veil/extract/email"
	"veil/extract/html"
	"veil/extract/rtf"
	"veil/extract/text"
	"veil/internal/ooxml"
)

// A document may hold others for Word to take in when it opens it (ECMA-376
// part 1, 17.17.2): programs that make letters out of notes do so. Web pages,
// rich text, web archives, plain text and Word documents are read, and stand in the
// text as plain paragraphs, without their looks. Others are gaps.

const (
	maxChunk  = 16 << 20  // bytes of one
	maxChunks = 200       // in a document
	maxNested = 100 << 20 // inflated bytes of all Word documents among them
)

// chunk puts the paragraphs of an inserted document in place of its mark.
func (s *story) chunk(n *ooxml.Node) {
	lines, ok := s.r.inserted(s.name, n.Attr("r:id"))
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
func (r *reader) inserted(from, id string) ([]string, bool) {
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
		case rtf.Sniff(b):
			return r.foreign(rtf.Format, b)
		case strings.Contains(typ, "rfc822"), ext == ".mht", ext == ".mhtml":
			return r.foreign(email.Format, b)
		case strings.Contains(typ, "html"), ext == ".html", ext == ".htm", ext == ".xhtml":
			return r.foreign(html.Format, b)
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

// foreign reads an inserted document of another format: its text. The rest of it
// becomes Parts that are not carried.
func (r *reader) foreign(f extract.Format, b []byte) ([]string, bool) {
	d, err := f.Open(r.ctx, bytes.NewReader(b), int64(len(b)), extract.Options{})
	if err != nil {
		return nil, false
	}
	defer d.Close()
	gaps := slices.Clone(d.Gaps())
	for i, g := range gaps { // whatever becomes of it in a copy of that format
		why, _, _ := strings.Cut(g.Why, ";")
		gaps[i].Why = why + "; left out"
	}
	return r.inside(d.Parts(), gaps), true
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
	lines := r.inside(in.parts, in.gaps)
	r.tally.take(in.tally)
	return lines, true
}

// inside sorts what an inserted document holds into its lines of text and Parts
// that are not carried, and takes its gaps over.
func (r *reader) inside(parts []extract.Part, gaps []extract.Gap) []string {
	var lines []string
	for _, p := range parts {
		id := fmt.Sprintf("package#inserted%d/%s", r.chunks, p.ID)
		switch p.Kind {
		case extract.Body, extract.Footnote, extract.Endnote:
			lines = append(lines, strings.Split(strings.TrimSuffix(p.Text, "\n"), "\n")...)
		case extract.Header, extract.Footer:
			r.add(id, extract.Hidden, p.Text)
		case extract.Comment:
			r.add(id, r.asideComment(), p.Text)
		default:
			r.add(id, p.Kind, p.Text)
		}
	}
	for _, g := range gaps {
		r.gap("an inserted document", g.Why, g.Blocking)
	}
	return lines
}
