package docx

import (
	"slices"
	"strings"

	"veil/extract"
	"veil/internal/ooxml"
)

// commentsID is the ID of the Part with the comments that are carried, and their
// name in a copy; authorsID that of the Part with who wrote them.
const (
	commentsID = "word/comments.xml"
	authorsID  = commentsID + "#names"
)

// anchor notes a comment that the main text refers to. Word allows none in headers
// and footers, and LibreOffice opens no file with some in notes.
func (s *story) anchor(id string) {
	if s.kind == extract.Body && !s.aside {
		s.r.anchored[id] = true
	}
}

// asideComment is the kind of comments that a copy does not carry.
func (r *reader) asideComment() extract.Kind {
	if r.comments {
		return extract.Hidden
	}
	return extract.Comment
}

// notes reads the comments that a copy carries: those that the main text refers to, since
// the others do not show. Replies are comments like any other.
func (r *reader) notes(rels []ooxml.Rel) error {
	at := slices.IndexFunc(rels, func(rel ooxml.Rel) bool { return rel.Kind == "comments" && !rel.Extern })
	if !r.comments || at < 0 || r.seen[rels[at].Target] {
		return nil
	}
	name := rels[at].Target
	if _, taken := r.pkg.Name(commentsID); taken && name != commentsID {
		return nil // read with the rest, and not carried
	}
	t, err := r.xml(name)
	if err != nil {
		return err
	}
	r.seen[name] = true
	kept, others := *t.Root, *t.Root
	kept.Kids, others.Kids = nil, nil
	left := map[string]bool{}
	for _, n := range t.Root.Kids {
		if id := n.Attr("w:id"); n.Tag == "w:comment" && r.anchored[id] && !left[id] {
			left[id] = true
			kept.Kids = append(kept.Kids, n)
		} else {
			others.Kids = append(others.Kids, n)
		}
	}
	carried := &ooxml.Tree{Root: &kept}
	if len(kept.Kids) > 0 {
		r.src.Stories = append(r.src.Stories, ooxml.Story{ID: commentsID, Name: name, Rel: "comments", Kind: extract.Comment, Tree: carried})
		h := &host{r: r, src: r.src, id: commentsID, name: name, kind: extract.Comment}
		r.parts = append(r.parts, h.read(carried)...)
		r.authors(kept.Kids)
	}
	rest := *t
	rest.Root = &others
	h := &host{r: r, src: ooxml.NewSource(r.pkg).Light(), id: commentsID + "#unseen", name: name, kind: extract.Hidden, aside: true}
	r.parts = append(r.parts, h.read(&rest)...)
	return nil
}

// authors makes a Part of who wrote the comments. Initials are not in it, since a
// copy leaves them out.
func (r *reader) authors(comments []*ooxml.Node) {
	var b []byte
	for _, n := range comments {
		v := strings.Join(strings.Fields(ooxml.Legible(n.Attr("w:author"))), " ")
		if v == "" {
			continue
		}
		if len(b) > 0 {
			r.stay[authorsID] = append(r.stay[authorsID], len(b))
			b = append(b, '\n')
		}
		if r.src.Text != nil {
			r.src.Text[n] = extract.Span{Part: authorsID, Start: len(b), End: len(b) + len(v)}
		}
		b = append(b, v...)
	}
	r.add(authorsID, extract.Author, string(b))
}
