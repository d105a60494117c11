package redact

import (
	"context"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"veil/extract"
	"veil/redact/link"
	"veil/redact/plan"
	"veil/rules"
)

// Known is what was found in a document before, with what it and other
// documents of a bundle told of each other, and what its entities are called
// there.
type Known struct {
	Found []rules.Finding
	// Label is the bundle's label of an entity of the document.
	Label func(link.Seen) (string, bool)
}

// ErrChanged means that a document is not what it was when it was looked at.
var ErrChanged = errors.New("the file changed while the bundle was worked on; run it again")

// MoreError means that the copy of a document with Known findings did not pass,
// for what the rules found in it, and what has to be known to make one that does.
type MoreError struct{ Found []rules.Finding }

func (e *MoreError) Error() string { return "there is more to mask than was known" }

// recall takes what is known in place of a search.
func (j *job) recall() error {
	j.found = slices.Clone(j.o.Known.Found)
	j.link()
	for i, s := range link.Figures(j.parts, j.linked) {
		l, ok := j.o.Known.Label(s)
		if !ok {
			return ErrChanged
		}
		j.linked[i].Label = l
	}
	return nil
}

// findings are all mentions of the linked entities.
func (j *job) findings() []rules.Finding {
	var out []rules.Finding
	for _, e := range j.linked {
		for _, f := range e.Mentions {
			out = append(out, *f)
		}
	}
	return out
}

// Looked is what a document holds, in no need of the document.
type Looked struct {
	Format   string
	SHA256   string
	Parts    []extract.Part // with one for the file's name
	Found    []rules.Finding
	Gaps     []extract.Gap
	Blocking []extract.Gap // those that the user has to accept
	Members  []extract.Member
}

// Look reads a document and finds what identifies somebody. Unread content is
// among the gaps, not an error. Where o.Known is set, it reads only.
func Look(ctx context.Context, in io.ReaderAt, size int64, o Options) (Looked, error) {
	j, err := open(ctx, in, size, o)
	if err != nil {
		return Looked{}, err
	}
	defer j.close()
	if o.Known == nil {
		j.stage(Finding)
		if j.found, err = o.Set.ScanParts(ctx, j.parts); err != nil {
			return Looked{}, err
		}
	}
	return Looked{Format: j.format.Reader.Name, SHA256: j.sha, Parts: j.parts, Found: j.found, Gaps: j.gaps, Blocking: j.blocking(), Members: extract.MembersOf(j.doc)}, nil
}

// Study is what linking a bundle needs to know of one document.
type Study struct {
	Seen  []link.Seen
	Names []NamePlan // of the parts that are names of files, in order
}

// NamePlan is a name and what is masked in it.
type NamePlan struct {
	Text  string     `json:"text"` // as it stands, underscores as spaces
	Marks []NameMark `json:"marks,omitempty"`
	Part  string     `json:"part"`
}

// NameMark is a masked stretch of a name.
type NameMark struct {
	Start, End int
	Seen       int // index into the Study's
}

// Study says who and what is in a document, by what was found in its parts, and
// what is masked of its name as far as the findings tell.
func (o Options) Study(parts []extract.Part, found []rules.Finding) (Study, error) {
	found = slices.Clone(found)
	es := link.Entities(parts, found, link.Options{Reserved: o.Reserved, Families: o.Families})
	s := Study{Seen: link.Figures(parts, es)}
	for _, p := range parts {
		if p.Kind != extract.FileName {
			continue
		}
		n := NamePlan{Part: p.ID, Text: p.Text}
		var here []link.Entity
		var of []int
		for i, e := range es {
			e.Mentions = within(e.Mentions, p.ID)
			if len(e.Mentions) > 0 {
				here, of = append(here, e), append(of, i)
			}
		}
		at := map[string]int{} // by label
		for i := range here {
			here[i].Label = "NAME " + strconv.Itoa(i)
			at[here[i].Label] = of[i]
		}
		keep := func(e link.Entity, f rules.Finding, text string) bool {
			return o.Keep != nil && o.Keep(es[at[e.Label]], f, text)
		}
		pl, err := plan.Build([]extract.Part{p}, here, plan.Options{Masks: o.Masks, Keep: keep, Ordinary: ordinary})
		if err != nil {
			return Study{}, err
		}
		for _, e := range pl.Masked(p.ID) {
			n.Marks = append(n.Marks, NameMark{e.Start, e.End, at[e.Label]})
		}
		s.Names = append(s.Names, n)
	}
	return s, nil
}

// Redacted is the name with labels in place of what is masked.
func (n NamePlan) Redacted(underscores bool, style plan.Style, label func(seen int) string) string {
	p := plan.Plan{Style: style}
	for _, m := range n.Marks {
		p.Edits = append(p.Edits, plan.Edit{Span: extract.Span{Part: n.Part, Start: m.Start, End: m.End}, Label: label(m.Seen), Mask: true})
	}
	return strings.TrimSpace(redactName(p, extract.Part{ID: n.Part, Text: n.Text}, underscores))
}

func within(ms []*rules.Finding, part string) (out []*rules.Finding) {
	for _, m := range ms {
		if m.Part == part {
			out = append(out, m)
		}
	}
	return out
}

// Holds reports whether a document is of a format whose documents can hold files
// of their own.
func Holds(in io.ReaderAt, size int64) bool {
	f, err := sniff(in, size)
	return err == nil && f.Followed != nil
}

// Members are the files inside a document.
func Members(ctx context.Context, in io.ReaderAt, size int64) ([]extract.Member, error) {
	j, err := open(ctx, in, size, Options{})
	if err != nil {
		return nil, err
	}
	defer j.close()
	return extract.MembersOf(j.doc), nil
}
