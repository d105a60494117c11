package review

import (
	"strings"

	"veil/review/judge"
)

// Outcome is what the draft asks for.
type Outcome struct {
	Present   bool
	Text      string // the sentences that ask for it, in the draft's words
	Sentences []int
}

// outcome gathers the sentences that ask for a result, where the draft as a
// whole is judged to ask for one.
func (d *draft) outcome(ss []Sentence) Outcome {
	p, asks := d.reader.Outcome()
	if p < judge.OutcomeFrom {
		return Outcome{}
	}
	texts := make([]string, len(asks))
	for k, i := range asks {
		texts[k] = ss[i].Text
	}
	return Outcome{Present: true, Text: strings.Join(texts, " "), Sentences: asks}
}
