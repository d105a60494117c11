package verify

import (
	"context"
	"errors"
	"strings"
	"testing"

	"veil/extract"
	"veil/extract/text"
	"veil/rules"
)

// TestWordsOfTheLanguage tells names from the words of plain English and the
// pieces of words that a place of the copy holds.
func TestWordsOfTheLanguage(t *testing.T) {
	english := func(text string, start, end int) bool { return strings.EqualFold(text[start:end], "hope") }
	pieces := func(view, text string, start, end int) []string {
		if before, ok := strings.CutSuffix(text[:start], "|"); ok {
			return []string{before + text[start:end]}
		}
		return nil
	}
	for _, tt := range []struct {
		name, marked, place string
		ok                  bool
	}{
		{"plain English", "«Hope» here.", "we hope", true},
		{"the name", "«Hope» here.", "we Hope", false},
		{"capitals", "«Hope» here.", "we HOPE", false},
		{"masked in lower case, too", "«Hope» and «hope» here.", "we hope", false},
		{"a name in lower case", "«Roe» here.", "we roe", false},
		{"several words", "«Hope Roe» here.", "hope roe", false},
		{"kept once, no excuse for the name", "«Hope» has ‹hope›", "we Hope", false},
		{"a piece of a word", "«Rated» and operated.", "ope|rated", true},
		{"no piece of a word that is there", "«Rated» here.", "ope|rated", false},
		{"a piece of another word", "«Rated» and operated.", "or|rated", false},
		{"several words in pieces", "«Rated Roe» and operated roe.", "ope|rated roe", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			original, p := edits(tt.marked)
			part := extract.Part{ID: text.PartID, Kind: extract.Body, Text: original}
			f := textFormat(Place{Where: "cut", View: "cut", Text: tt.place})
			f.Pieces = pieces
			copied := p.Apply(part)
			_, _, err := Check(context.Background(), strings.NewReader(copied), int64(len(copied)), Input{Format: f, Plan: p, Whole: p,
				Masks: func(k string) bool { return k == rules.Person }, Ordinary: english, Parts: []extract.Part{part}}, nil)
			var failed *Error
			if tt.ok && err != nil || !tt.ok && !errors.As(err, &failed) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestDoubtfulWords: what is not looked for everywhere must not be read more often
// than the plan leaves it.
func TestDoubtfulWords(t *testing.T) {
	for _, tt := range []struct {
		name, marked, copied string
		ok                   bool
	}{
		{"gone", "a b «roe» c roe", "a b [PERSON 1] c roe", true},
		{"still there", "a b «roe» c", "a b [PERSON 1] c roe", false},
		{"part of a word", "a b «roe» c", "a b [PERSON 1] c roes", true},
		{"of another script", "a b «小明» c", "a b [PERSON 1] c 小明", false},
		{"divided", "a b «roe» c roeding", "a b [PERSON 1] c roe-\nding", true},
		{"plain English", "a b «hope» c", "a b [PERSON 1] c hope", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			original, p := edits(tt.marked)
			for i := range p.Edits {
				p.Edits[i].Score = 0.1
			}
			f := textFormat()
			f.Exact, f.MinKept = false, 0.5
			_, _, err := Check(context.Background(), strings.NewReader(tt.copied), int64(len(tt.copied)), Input{Format: f, Plan: p, Whole: p,
				Masks:    func(k string) bool { return k == rules.Person },
				Ordinary: func(text string, start, end int) bool { return text[start:end] == "hope" },
				Parts:    []extract.Part{{ID: text.PartID, Kind: extract.Body, Text: original}}}, nil)
			var failed *Error
			if tt.ok && err != nil || !tt.ok && !errors.As(err, &failed) {
				t.Errorf("got %v", err)
			}
		})
	}
}
