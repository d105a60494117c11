package review

import "strings"

// Outcome is what the draft asks for.
type Outcome struct {
	Present   bool
	Text      string // the sentences that ask for it, in the draft's words
	Sentences []int
}

// outcome gathers the requests that ask for a result. To ask for an answer, for
// a confirmation that the letter came or why something happened is no result.
func (d *draft) outcome(ss []Sentence) Outcome {
	var o Outcome
	var texts []string
	for i, s := range ss {
		if s.Kind != "request" || !d.wants(i, s) {
			continue
		}
		o.Sentences = append(o.Sentences, i)
		texts = append(texts, s.Text)
	}
	o.Present = len(o.Sentences) > 0
	o.Text = strings.Join(texts, " ")
	return o
}

// wants reports whether a request asks for something to be done or changed.
func (d *draft) wants(i int, s Sentence) bool {
	if d.has(i, "result") {
		return true
	}
	if d.has(i, "reply-only") || strings.HasSuffix(s.Text, "?") && !d.has(i, "request") {
		return false
	}
	return true
}
