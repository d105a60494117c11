package review

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/goccy/go-yaml"
)

// Recipient is a body that a draft seems to be addressed to.
type Recipient struct {
	ID     string
	Name   string
	Nation string
	Deals  string // what it deals with
	Advice string // what does not seem to fit, or empty
	Page   string // where to check
}

// AsKnown is when the ways of complaining were as bodies.yaml has them.
const AsKnown = "November 2026"

//go:embed bodies.yaml
var bodiesYAML []byte

// body is an entry of bodies.yaml; its head says what the fields mean.
type body struct {
	ID        string   `yaml:"id"`
	Name      string   `yaml:"name"`
	Nation    string   `yaml:"nation"`
	Calls     []string `yaml:"calls"`
	Deals     string   `yaml:"deals"`
	Before    string   `yaml:"before"`
	First     []string `yaml:"first"`
	Asks      []string `yaml:"asks"`
	Elsewhere []string `yaml:"elsewhere"`
	Page      string   `yaml:"page"`
}

var bodies = sync.OnceValue(func() []body {
	var all []body
	if err := yaml.UnmarshalWithOptions(bodiesYAML, &all, yaml.DisallowUnknownField()); err != nil {
		panic("review: bodies.yaml: " + err.Error()) // the tests load it
	}
	return all
})

// addressed is how many sentences at the beginning tell whom a draft is for:
// the address, the subject, the greeting and the first sentence.
const addressed = 9

// recipients finds the bodies named where a draft names its reader: in what
// stands above the first facts, and in "to ..." of the title.
func (d *draft) recipients(ss []Sentence) []Recipient {
	var top strings.Builder
	for i, s := range ss {
		if i >= addressed || i > 1 && (s.Kind == "fact" || s.Kind == "opinion") {
			break
		}
		top.WriteString(" " + words(s.Text) + " ")
	}
	whole := " " + words(d.text) + " "
	var out []Recipient
	for _, b := range bodies() {
		if !anyOf(top.String(), b.Calls) {
			continue
		}
		r := Recipient{ID: b.ID, Name: b.Name, Nation: b.Nation, Deals: b.Deals, Page: b.Page}
		switch {
		case len(b.First) > 0 && !anyOf(whole, b.First),
			len(b.Asks) > 0 && !anyOf(whole, b.Asks),
			anyOf(whole, b.Elsewhere),
			b.Before != "" && len(b.First) == 0 && len(b.Asks) == 0:
			r.Advice = b.Before
		}
		out = append(out, r)
	}
	// A named regulator or Ombudsman is the reader; the council is whom it is about.
	if len(out) > 1 {
		out = slices.DeleteFunc(out, func(r Recipient) bool { return r.ID == "council" })
	}
	return out
}

// words is a text in lower case with one blank between words.
func words(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(s, "’", "'")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	}), " ")
}

func anyOf(text string, phrases []string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(text, " "+p+" ") })
}
