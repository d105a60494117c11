// Package plan says what a redaction will do before anything is written.
//
// A Plan is JSON that a person can read, edit and feed back. It belongs to one
// input, named by its hash, and is refused with any other. It holds text of
// the document, so files of it are private (mode 0600).
package plan

import (
	"context"
	"io"

	"veil/extract"
)

// Version of the plan format.
const Version = 1

// Edit is one place and what is to happen to it. Edits with Mask are replaced
// by their mark; edits without are places that were found and are deliberately
// kept, and verification accepts them as such.
type Edit struct {
	extract.Span
	Kind  string  `json:"kind"`           // one of rules.Kinds
	Label string  `json:"label"`          // "PERSON 1", "CHILD A"
	Mask  bool    `json:"mask"`           // false: keep
	Text  string  `json:"text"`           // what stands there; must match the document
	Rule  string  `json:"rule,omitempty"` // empty where a person added the edit
	Score float64 `json:"score,omitempty"`
	Why   string  `json:"why,omitempty"`
}

// Style is how a masked place looks.
type Style string

// The styles.
const (
	StyleLabel Style = "label" // [PERSON 1]; in a PDF a black box with the label in white
	StyleBox   Style = "box"   // a block without a label
)

// Plan is the edits of one document, sorted by part and start; masked edits do
// not overlap.
type Plan struct {
	Version     int           `json:"version"`
	Format      string        `json:"format"`
	InputSHA256 string        `json:"input_sha256"`
	Policy      string        `json:"policy"`
	Style       Style         `json:"style"`
	Edits       []Edit        `json:"edits"`
	Gaps        []extract.Gap `json:"gaps,omitempty"`
	// Reasons are codes, by kind, that marks say after the label, or in its place
	// under StyleBox; nil: none do.
	Reasons map[string]string `json:"reasons,omitempty"`
}

// BoxMark is the mark of StyleBox in running text. Its length says nothing
// about what it covers.
const BoxMark = "█████"

// ReasonMark stands between the label and the reason's code.
const ReasonMark = " / "

// Mark is the text that takes the place of an edit: "[PERSON 1]".
func (p Plan) Mark(e Edit) string {
	switch code := p.Reasons[e.Kind]; {
	case p.Style == StyleBox && code != "":
		return "[" + code + "]"
	case p.Style == StyleBox:
		return BoxMark
	case code != "":
		return "[" + e.Label + ReasonMark + code + "]"
	}
	return "[" + e.Label + "]"
}

// Masked returns the masked edits of one part, in order.
func (p Plan) Masked(part string) []Edit {
	var out []Edit
	for _, e := range p.Edits {
		if e.Mask && e.Part == part {
			out = append(out, e)
		}
	}
	return out
}

// Apply returns the part's text with every masked edit replaced by its mark:
// what a reader of the redacted copy should see.
func (p Plan) Apply(part extract.Part) string {
	var b []byte
	at := 0
	for _, e := range p.Masked(part.ID) {
		b = append(b, part.Text[at:e.Start]...)
		b = append(b, p.Mark(e)...)
		at = e.End
	}
	return string(append(b, part.Text[at:]...))
}

// Writer writes the redacted copy of a document of its own format. Parts whose
// content its format can drop without loss to the visible page (properties,
// comments, names) it drops. It returns an error rather than write what it is
// not sure of; what was written by then must be thrown away.
type Writer interface {
	Write(ctx context.Context, w io.Writer, doc extract.Document, p Plan) error
}
