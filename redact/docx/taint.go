package docx

import (
	"strings"
	"unicode"

	"veil/redact/plan"
	"veil/rules"
)

// taint knows the words that are masked, to keep them out of the names of
// styles and fonts.
type taint struct {
	words  map[string]bool
	values []string
}

func newTaint(p plan.Plan) taint {
	t := taint{words: map[string]bool{}}
	seen := map[string]bool{}
	for _, e := range p.Edits {
		v := strings.Join(tokens(e.Text), " ")
		if !e.Mask || seen[v] || v == "" {
			continue
		}
		seen[v] = true
		t.values = append(t.values, " "+v+" ")
		if e.Kind == rules.Person {
			for _, w := range tokens(e.Text) {
				if len(w) > 2 {
					t.words[w] = true
				}
			}
		}
	}
	return t
}

// tokens are the words of a text, in lower case.
func tokens(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// in reports whether a masked value, or a word of a masked name, is in s.
func (t taint) in(s string) bool {
	words := tokens(s)
	for _, w := range words {
		if t.words[w] {
			return true
		}
	}
	all := " " + strings.Join(words, " ") + " "
	for _, v := range t.values {
		if strings.Contains(all, v) {
			return true
		}
	}
	return false
}
