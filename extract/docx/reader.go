package docx

import (
	"context"
	"regexp"
	"strconv"
	"strings"

	"veil/extract"
	"veil/internal/ooxml"
)

// reader gathers the parts and gaps of one document.
type reader struct {
	ctx    context.Context
	pkg    *ooxml.Package
	src    *ooxml.Source
	styles styles
	parts  []extract.Part
	gaps   []extract.Gap
	stay   map[string][]int  // of Borders
	seen   map[string]bool   // package parts that are accounted for
	via    map[string]string // package part to the kind of relationship that leads to it
	links  lines             // external targets
	tally  tally

	sightings []sighting // pictures, as they are met

	comments bool            // are read as text that a copy carries
	anchored map[string]bool // comments that the text refers to, by ID

	inner              bool // in an inserted document
	chunks, nestedSize int  // inserted documents so far, and what those of Word inflate to
}

// storyKinds are the kinds of relationship that lead from the main part to
// running text, and what that text is.
var storyKinds = map[string]extract.Kind{
	"header":    extract.Header,
	"footer":    extract.Footer,
	"footnotes": extract.Footnote,
	"endnotes":  extract.Endnote,
}

func (r *reader) document() error {
	main, err := r.main()
	if err != nil {
		return err
	}
	rels, err := r.pkg.Rels(main)
	if err != nil {
		return err
	}
	if r.via, err = r.relations(); err != nil {
		return err
	}
	if strings.HasSuffix(r.pkg.Type(main), ".themeManager+xml") {
		return r.theme(rels)
	}
	if r.styles, err = r.readStyles(rels); err != nil {
		return err
	}
	if err := r.story(ooxml.Story{ID: "word/document.xml", Name: main, Rel: "officeDocument", Kind: extract.Body}); err != nil {
		return err
	}
	ids := storyIDs(rels)
	for i, rel := range rels {
		if ids[i] == "" || r.seen[rel.Target] {
			continue
		}
		if err := r.story(ooxml.Story{ID: ids[i], Name: rel.Target, Rel: rel.Kind, Kind: storyKinds[rel.Kind]}); err != nil {
			return err
		}
	}
	if err := r.notes(rels); err != nil {
		return err
	}
	if err := r.rest(); err != nil {
		return err
	}
	if !r.inner {
		r.tell()
		r.scanned()
	}
	return nil
}

// theme reads a package that holds a theme alone (.thmx), as programs attach it to
// mails and web pages: it has no text.
func (r *reader) theme(rels []ooxml.Rel) error {
	for _, rel := range rels {
		if rel.Kind != "theme" || rel.Extern {
			continue
		}
		t, err := r.xml(rel.Target)
		if err != nil {
			return err
		}
		if r.inner || t.Root.Tag != "a:theme" {
			break
		}
		r.src.Theme, r.tally.theme = t, true
		if err := r.rest(); err != nil {
			return err
		}
		r.tell()
		return nil
	}
	return unsupported("this is not a Word document")
}

// main finds the main part, or says what the package is instead.
func (r *reader) main() (string, error) {
	rels, err := r.pkg.Rels("")
	if err != nil {
		return "", err
	}
	for _, rel := range rels {
		if rel.Kind != "officeDocument" || rel.Extern {
			continue
		}
		if _, ok := r.pkg.Name(rel.Target); !ok {
			return "", &extract.Error{Reason: extract.Damaged, What: "the Word document lacks its main part",
				Do: "ask the sender for a new copy"}
		}
		typ := r.pkg.Type(rel.Target)
		switch {
		case strings.Contains(typ, "spreadsheetml"), strings.Contains(typ, "ms-excel"):
			return "", unsupported("this is an Excel workbook")
		case strings.Contains(typ, "presentationml"), strings.Contains(typ, "ms-powerpoint"):
			return "", unsupported("this is a PowerPoint presentation")
		}
		return rel.Target, nil
	}
	if _, ok := r.pkg.Name("mimetype"); ok {
		return "", &extract.Error{Reason: extract.Unsupported, What: "this is an OpenDocument file",
			Do: "open it in Word or LibreOffice and save it as .docx"}
	}
	return "", &extract.Error{Reason: extract.Unsupported, What: "this is a zip file without a Word document",
		Do: "unpack it and redact the files in it one by one"}
}

func unsupported(what string) error {
	return &extract.Error{Reason: extract.Unsupported, What: what,
		Do: "open it in its own program and save it as PDF or Word (.docx)"}
}

var (
	plainStory = regexp.MustCompile(`^word/(?:header|footer)[0-9]{0,4}\.xml$`)
	plainName  = regexp.MustCompile(`^[A-Za-z]+(?:/[A-Za-z]+[0-9]{0,4}){0,3}\.[a-z]{2,5}$`)
)

// storyIDs gives each story's relationship its Part ID: the part's own name
// where it is one that Word gives, and else a free one. A copy is stored under
// the IDs, so that it reads back under the same. Others get "".
func storyIDs(rels []ooxml.Rel) []string {
	ids := make([]string, len(rels))
	taken := map[string]bool{}
	for i, rel := range rels {
		kind := rel.Kind
		if _, ok := storyKinds[kind]; !ok || rel.Extern {
			continue
		}
		if own := strings.ToLower(rel.Target); plainStory.MatchString(rel.Target) && strings.HasPrefix(own, "word/"+kind) {
			ids[i], taken[rel.Target] = rel.Target, true
		}
	}
	for i, rel := range rels {
		kind := rel.Kind
		if _, ok := storyKinds[kind]; !ok || rel.Extern || ids[i] != "" {
			continue
		}
		id := "word/" + kind + ".xml"
		for n := 1; taken[id] || plainStory.MatchString(id) && n == 1; n++ {
			id = "word/" + kind + strconv.Itoa(n) + ".xml"
		}
		ids[i], taken[id] = id, true
	}
	return ids
}

// story reads one part of running text and registers it to be carried.
func (r *reader) story(s ooxml.Story) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	t, err := r.xml(s.Name)
	if err != nil {
		return err
	}
	r.seen[s.Name] = true
	s.Tree = t
	if s.Rel == "officeDocument" && t.Root.Tag != "w:document" {
		return unsupported("this is not a Word document")
	}
	r.src.Stories = append(r.src.Stories, s)
	h := &host{r: r, src: r.src, id: s.ID, name: s.Name, kind: s.Kind}
	r.parts = append(r.parts, h.read(t)...)
	return nil
}

// aside reads a part of running text that a copy does not carry.
func (r *reader) aside(id, name string, kind extract.Kind) error {
	t, err := r.xml(name)
	if err != nil {
		return err
	}
	h := &host{r: r, src: ooxml.NewSource(r.pkg).Light(), id: id, name: name, kind: kind, aside: true}
	r.parts = append(r.parts, h.read(t)...)
	return nil
}

// xml parses a part. Text from outside it that it names is not fetched.
func (r *reader) xml(name string) (*ooxml.Tree, error) {
	t, err := r.pkg.XMLWithEntities(name)
	if err == nil {
		r.tally.outside += t.Unread
	}
	return t, err
}

// add appends a part unless it has no text.
func (r *reader) add(id string, kind extract.Kind, text string) {
	if strings.TrimSpace(text) != "" {
		r.parts = append(r.parts, extract.Part{ID: id, Kind: kind, Text: text})
	}
}

// gap appends a gap.
func (r *reader) gap(where, why string, blocking bool) {
	r.gaps = append(r.gaps, extract.Gap{Where: where, Why: why, Blocking: blocking})
}
