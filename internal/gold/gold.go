// Package gold reads the marked test documents in testdata/src.
//
// A source is Markdown with a YAML front matter. Every identifying detail in
// it carries a mark, [[KIND:entity|text]], so that what the detector finds can
// be measured against what a person says is there. All people and numbers in
// the documents are invented.
package gold

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
)

// Doc is one test document with its marks taken out.
type Doc struct {
	Title    string   // what the document is, e.g. "Social work case note"
	Style    string   // short name of the kind of paper
	Producer string   // program that makes the outputs
	Outputs  []string // files in testdata made from it
	Text     string   // the body, without marks and layout lines
	Spans    []Span   // in order of Start, an outer span before an inner one
}

// Span is a marked piece of Doc.Text.
type Span struct {
	Start, End int    // bytes in Doc.Text
	Kind       string // e.g. "PERSON"
	Entity     string // short key, the same for the same person in a document
}

// Parse reads a source: its front matter, its text and its marks.
func Parse(src []byte) (Doc, error) {
	front, body, err := split(src)
	if err != nil {
		return Doc{}, err
	}
	doc, err := parseFront(front)
	if err != nil {
		return Doc{}, err
	}
	doc.Text, doc.Spans, err = scan(dropLayout(body))
	return doc, err
}

// Layout returns the body without marks but with the layout lines, those that
// begin with ":::". It is what the renderer works from.
func Layout(src []byte) (string, error) {
	_, body, err := split(src)
	if err != nil {
		return "", err
	}
	text, _, err := scan(body)
	return text, err
}

// split parts the front matter from the body.
func split(src []byte) (front, body string, err error) {
	s := string(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")))
	rest, ok := strings.CutPrefix(s, "---\n")
	if !ok {
		return "", "", errors.New("no front matter: the first line is not ---")
	}
	front, body, ok = strings.Cut(rest, "\n---\n")
	if !ok {
		return "", "", errors.New("front matter is not closed by ---")
	}
	return front, strings.TrimLeft(body, "\n"), nil
}

// parseFront reads the four keys of the front matter.
func parseFront(front string) (Doc, error) {
	var meta struct {
		Title    string   `yaml:"title"`
		Style    string   `yaml:"style"`
		Producer string   `yaml:"producer"`
		Output   []string `yaml:"output"`
	}
	if err := yaml.UnmarshalWithOptions([]byte(front), &meta, yaml.Strict()); err != nil {
		return Doc{}, fmt.Errorf("front matter: %w", err)
	}
	return Doc{Title: meta.Title, Style: meta.Style, Producer: meta.Producer, Outputs: meta.Output}, nil
}

// dropLayout leaves out the layout lines.
func dropLayout(body string) string {
	var b strings.Builder
	for line := range strings.Lines(body) {
		if !strings.HasPrefix(line, ":::") {
			b.WriteString(line)
		}
	}
	return b.String()
}
