// Package author finds people in Parts that say of themselves whose names they
// hold: the authors of comments.
//
// It promises a PERSON for every line of such a Part, in whatever form the name is
// written, but for the few that programs put in where nobody has given a name. It
// does not promise that a line is a person's name: an office that signs its comments
// is masked as well.
package author

import (
	"context"
	"strings"

	"veil/extract"
	"veil/rules"
)

// Name is that of the detector and its rule.
const Name = "author"

// nobody are the names that Word and LibreOffice give to authors without one.
var nobody = map[string]bool{"author": true, "unknown author": true, "microsoft office user": true, "unknown": true}

// Detector is a rules.Detector.
type Detector struct{}

// Name implements rules.Detector.
func (Detector) Name() string { return Name }

// Detect implements rules.Detector.
func (Detector) Detect(_ context.Context, p extract.Part) ([]rules.Finding, error) {
	if p.Kind != extract.Author {
		return nil, nil
	}
	var out []rules.Finding
	at := 0
	for line := range strings.Lines(p.Text) {
		name := strings.TrimSpace(line)
		start := at + strings.Index(line, name)
		at += len(line)
		if name == "" || nobody[strings.ToLower(name)] {
			continue
		}
		out = append(out, rules.Finding{Span: extract.Span{Part: p.ID, Start: start, End: start + len(name)},
			Label: rules.Person, Rule: Name, Score: 1, Why: "the document says that this is who wrote a comment"})
	}
	return out, nil
}
