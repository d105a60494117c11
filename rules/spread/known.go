package spread

import (
	"context"
	"strings"
	"sync"
	"unicode/utf8"

	"veil/extract"
	"veil/rules"
	"veil/rules/names/lexicon"
	"veil/rules/names/roster"
)

// Fact is a name or value that a rule was certain of in some document.
type Fact struct {
	Label string  `json:"label"`
	Text  string  `json:"text"`
	Role  string  `json:"role,omitempty"`
	Score float64 `json:"score"`
}

// Certain is the score from which a finding counts in other documents, too.
const Certain = 0.9

// Likely is the score from which a name of one word counts in other documents
// where several documents have it, so that it is no slip of the rules.
const Likely = 0.63

// Facts are what is certain of a document, and the likely names of one word that
// is no ordinary one, each once, in order. What spread from a fact is none by
// itself.
func Facts(parts []extract.Part, found []rules.Finding) []Fact {
	text := make(map[string]string, len(parts))
	for _, p := range parts {
		text[p.ID] = p.Text
	}
	var out []Fact
	at := map[Fact]int{} // without the score: 1 + index
	for _, f := range facts(text, found) {
		b := f.best
		if b.Score < Certain && !likely(b, f.value) || b.Rule == RuleName || b.Rule == RuleKnown || b.Label == rules.Person && (!trusted(b, f.value) || strings.ContainsAny(f.value, "\n\t")) { // over a line end it may be two people
			continue
		}
		k := Fact{Label: b.Label, Text: f.value, Role: b.Role}
		if i := at[k]; i > 0 {
			out[i-1].Score = max(out[i-1].Score, b.Score)
			continue
		}
		out = append(out, Fact{b.Label, f.value, b.Role, b.Score})
		at[k] = len(out)
	}
	return out
}

// likely reports whether a finding is a name that others may confirm.
func likely(f rules.Finding, value string) bool {
	if f.Label != rules.Person || f.Score < Likely || strings.ContainsAny(value, " .-'’") || utf8.RuneCountInString(value) < shortest {
		return false
	}
	w := lexicon.Fold(value)
	return lexicon.Word(w).Ordinary() == 0 && lexicon.ClassOf(w)&^(lexicon.Forename|lexicon.Eponym) == 0
}

// shortest is the least number of letters of a likely name.
const shortest = 4

// RuleKnown is the Rule of findings of what is certain in another document.
const RuleKnown = "bundle"

// Known returns a Spreader that looks for what is known already, and learns
// nothing from the documents it is used on. It is safe for concurrent use.
func Known(o Options, known []Fact) rules.Spreader {
	build := func(ocr bool) func() *roster.Roster {
		return sync.OnceValue(func() *roster.Roster {
			x := roster.New(roster.Options{Rule: RuleKnown, Why: "found in another document of the bundle", Keep: o.Keep, OCR: ocr})
			for _, f := range known {
				learn(x, rules.Finding{Label: f.Label, Role: f.Role, Score: f.Score}, f.Text)
			}
			return x
		})
	}
	return knower{build(false), build(true)}
}

type knower struct{ clean, scanned func() *roster.Roster }

func (knower) Name() string { return RuleKnown }

// Spread implements rules.Spreader.
func (k knower) Spread(ctx context.Context, parts []extract.Part, found []rules.Finding) ([]rules.Finding, error) {
	x := k.clean
	if scanned(parts) {
		x = k.scanned
	}
	return look(ctx, x(), parts, found)
}
