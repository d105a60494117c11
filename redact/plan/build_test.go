package plan

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	"veil/redact/link"
	"veil/rules"
)

// What is found within a larger edit is masked wherever else it stands.
func TestBuildNestedValue(t *testing.T) {
	parts := []extract.Part{{ID: "a", Text: "14 Larch Close, NW3 6XB"}, {ID: "b", Text: "é NW36XB"}}
	p, err := Build(parts, entities(t, parts, []found{
		{kind: rules.Address, label: "ADDRESS 1", part: "a", text: parts[0].Text, score: 1},
		{kind: rules.Postcode, label: "POSTCODE 1", part: "a", text: "NW3 6XB", score: 1},
	}), Options{Style: StyleLabel, Masks: func(string) bool { return true }})
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Apply(parts[0]) + "|" + p.Apply(parts[1]); got != "[ADDRESS 1]|é [POSTCODE 1]" {
		t.Error(got)
	}
}

// found is a mention of text, the nth in its part, for a table.
type found struct {
	kind, label, part, text string
	nth                     int
	score                   float64
}

func entities(t *testing.T, parts []extract.Part, in []found) []link.Entity {
	t.Helper()
	var out []link.Entity
	for _, f := range in {
		var text string
		for _, p := range parts {
			if p.ID == f.part {
				text = p.Text
			}
		}
		at := -1
		for range f.nth + 1 {
			i := strings.Index(text[at+1:], f.text)
			if i < 0 {
				t.Fatalf("the test's part %s lacks %q", f.part, f.text)
			}
			at += 1 + i
		}
		span := extract.Span{Part: f.part, Start: at, End: at + len(f.text)}
		out = append(out, link.Entity{Label: f.label, Kind: f.kind, Canonical: f.text,
			Mentions: []*rules.Finding{{Span: span, Label: f.kind, Score: f.score}}})
	}
	return out
}

// shown marks the plan in the parts' text: «masked|label», ‹kept›.
func shown(p Plan, parts []extract.Part) string {
	var b strings.Builder
	for i, part := range parts {
		if i > 0 {
			b.WriteString(" / ")
		}
		at := 0
		for _, e := range p.Edits {
			if e.Part != part.ID || e.Start < at {
				continue
			}
			b.WriteString(part.Text[at:e.Start])
			if e.Mask {
				fmt.Fprintf(&b, "«%s|%s»", e.Text, e.Label)
			} else {
				fmt.Fprintf(&b, "‹%s›", e.Text)
			}
			at = e.End
		}
		b.WriteString(part.Text[at:])
	}
	return b.String()
}

func TestBuild(t *testing.T) {
	const person, date, address = rules.Person, rules.Date, rules.Address
	tests := []struct {
		name  string
		parts []string // a, b, ...
		found []found
		keep  string // text that the user keeps
		want  string
	}{
		{"nothing", []string{""}, nil, "", ""},
		{"masked and kept", []string{"Zoë, 2 May"}, []found{{person, "P 1", "a", "Zoë", 0, 1}, {date, "D 1", "a", "2 May", 0, 1}}, "",
			"«Zoë|P 1», ‹2 May›"},
		{"outermost wins", []string{"at 1 Elm Rd, DL3 7QT."}, []found{{rules.Postcode, "C 1", "a", "DL3 7QT", 0, 1}, {address, "A 1", "a", "1 Elm Rd, DL3 7QT", 0, .5}}, "",
			"at «1 Elm Rd, DL3 7QT|A 1»."},
		{"equal: higher score", []string{"Elm"}, []found{{person, "P 1", "a", "Elm", 0, .5}, {address, "A 1", "a", "Elm", 0, .6}}, "",
			"«Elm|A 1»"},
		{"crossing: both covered", []string{"x Ann Bell Court y"}, []found{{person, "P 1", "a", "Ann Bell", 0, 1}, {address, "A 1", "a", "Bell Court", 0, .6}}, "",
			"x «Ann Bell Court|A 1» y"},
		{"mask beats policy's keep around it", []string{"Elm on 2 May 2014"}, []found{{date, "D 1", "a", "2 May 2014", 0, 1}, {rules.DateOfBirth, "B 1", "a", "2 May", 0, 1}}, "",
			"Elm on «2 May|B 1» 2014"},
		{"user's keep beats masks in it", []string{"Ann Bell Centre, Ann Bell"}, []found{{rules.Organisation, "O 1", "a", "Ann Bell Centre", 0, 1}, {person, "P 1", "a", "Ann Bell", 0, 1}, {person, "P 1", "a", "Ann Bell", 1, 1}}, "Ann Bell Centre",
			"‹Ann Bell Centre›, «Ann Bell|P 1»"},
		{"adjacent", []string{"AnnaTom"}, []found{{person, "P 1", "a", "Anna", 0, 1}, {person, "P 2", "a", "Tom", 0, 1}}, "",
			"«Anna|P 1»«Tom|P 2»"},
		{"found again in another part", []string{"Anna", "with ANNA's"}, []found{{person, "P 1", "a", "Anna", 0, 1}}, "",
			"«Anna|P 1» / with «ANNA|P 1»'s"},
		{"over a line end", []string{"Ann Bell", "Ann\r\nBell"}, []found{{person, "P 1", "a", "Ann Bell", 0, 1}}, "",
			"«Ann Bell|P 1» / «Ann\r\nBell|P 1»"},
		{"ordinary word in lower case", []string{"Hope has hope. Hope."}, []found{{person, "P 1", "a", "Hope", 0, 1}}, "",
			"«Hope|P 1» has ‹hope›. «Hope|P 1»."},
		{"not ordinary in lower case", []string{"Tobi and tobi"}, []found{{person, "P 1", "a", "Tobi", 0, 1}}, "",
			"«Tobi|P 1» and «tobi|P 1»"},
		{"short values are not searched", []string{"GO home, go 14 / GO"}, []found{{person, "P 1", "a", "GO", 0, 1}, {rules.CaseNumber, "C 1", "a", "14", 0, 1}}, "",
			"«GO|P 1» home, go «14|C 1» / GO"},
		{"inside a kept date", []string{"April on 2 April"}, []found{{person, "P 1", "a", "April", 0, 1}, {date, "D 1", "a", "2 April", 0, 1}}, "",
			"«April|P 1» on ‹2 April›"},
		{"a birth found as a mere date", []string{"born 1/2/2014, 1/2/2014"}, []found{{rules.DateOfBirth, "B 1", "a", "1/2/2014", 0, 1}, {date, "D 1", "a", "1/2/2014", 1, 1}}, "",
			"born «1/2/2014|B 1», «1/2/2014|B 1»"},
		{"found again over two others", []string{"Okafor, Tom", "Jane Okafor\n- Tom came"}, []found{{person, "P 1", "a", "Okafor, Tom", 0, 1}, {person, "P 2", "b", "Jane Okafor", 0, 1}, {person, "P 1", "b", "Tom", 0, 1}}, "",
			"«Okafor, Tom|P 1» / «Jane Okafor|P 2»\n- «Tom|P 1» came"},
		{"found again over another and more", []string{"Okafor, Tom", "Jane Okafor\n- Tom came"}, []found{{person, "P 1", "a", "Okafor, Tom", 0, 1}, {person, "P 2", "b", "Jane Okafor", 0, 1}}, "",
			"«Okafor, Tom|P 1» / «Jane Okafor\n- Tom|P 1» came"},
		{"kept by the user, found again", []string{"Anna, Anna"}, []found{{person, "P 1", "a", "Anna", 0, 1}}, "Anna",
			"‹Anna›, Anna"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var parts []extract.Part
			for i, s := range tt.parts {
				parts = append(parts, extract.Part{ID: string(rune('a' + i)), Text: s})
			}
			p, err := Build(parts, entities(t, parts, tt.found), Options{
				Format: "text", InputSHA256: "00", Policy: "ai", Style: StyleLabel,
				Masks:    func(k string) bool { return k != rules.Date },
				Keep:     func(_ link.Entity, _ rules.Finding, text string) bool { return text == tt.keep },
				Ordinary: func(s string, i, j int) bool { return s[i:j] == "hope" },
			})
			if err != nil {
				t.Fatal(err)
			}
			if got := shown(p, parts); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			if err := p.Validate("text", "00", parts); err != nil {
				t.Errorf("the plan does not pass its own check: %v", err)
			}
		})
	}
}

func TestBuildRefuses(t *testing.T) {
	parts := []extract.Part{{ID: "a", Text: "Anna"}}
	mention := func(label string, s extract.Span) []link.Entity {
		return []link.Entity{{Label: label, Kind: rules.Person, Mentions: []*rules.Finding{{Span: s, Label: rules.Person}}}}
	}
	o := Options{Masks: func(string) bool { return true }}
	for name, tt := range map[string]struct {
		in   []link.Entity
		want error
	}{
		"unknown part": {mention("P", extract.Span{Part: "b", Start: 0, End: 1}), ErrSpan},
		"beyond":       {mention("P", extract.Span{Part: "a", Start: 0, End: 5}), ErrSpan},
		"empty":        {mention("P", extract.Span{Part: "a", Start: 1, End: 1}), ErrSpan},
		"label":        {mention("P]", extract.Span{Part: "a", Start: 0, End: 1}), ErrLabel},
	} {
		if _, err := Build(parts, tt.in, o); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestApply(t *testing.T) {
	part := extract.Part{ID: "a", Text: "Zoë és Tom"}
	p := Plan{Style: StyleLabel, Edits: []Edit{
		{Span: extract.Span{Part: "a", Start: 0, End: 4}, Label: "P 1", Mask: true},
		{Span: extract.Span{Part: "a", Start: 5, End: 8}, Label: "P 2"},
		{Span: extract.Span{Part: "a", Start: 9, End: 12}, Label: "P 3", Mask: true},
	}}
	if got := p.Apply(part); got != "[P 1] és [P 3]" {
		t.Errorf("got %q", got)
	}
	p.Style = StyleBox
	if d := cmp.Diff(BoxMark+" és "+BoxMark, p.Apply(part)); d != "" {
		t.Error(d)
	}
}

func TestMerge(t *testing.T) {
	at := func(starts ...int) []place {
		var out []place
		for _, s := range starts {
			out = append(out, place{start: s, end: s + 1})
		}
		return out
	}
	for _, tt := range []struct{ into, in, want []place }{
		{nil, nil, nil}, {at(1, 3), nil, at(1, 3)}, {nil, at(1, 3), at(1, 3)},
		{at(1, 3, 9), at(2, 4), at(1, 2, 3, 4, 9)}, {at(5), at(1, 2, 8, 9), at(1, 2, 5, 8, 9)}, {at(1, 1), at(1), at(1, 1, 1)},
	} {
		for _, room := range []int{0, 1, 20} {
			got := merge(append(make([]place, 0, room), tt.into...), tt.in, byPlace)
			if len(got) != len(tt.want) || !slices.Equal(got, tt.want) {
				t.Errorf("%v and %v: %v", tt.into, tt.in, got)
			}
		}
	}
}

func TestWalk(t *testing.T) {
	at := walk([]place{{start: 2, end: 4}, {start: 6, end: 8}, {start: 1, end: 3, part: 2}})
	for _, tt := range []struct {
		part     int32
		at, want int // the start found, -1 for none
	}{{0, 0, 2}, {0, 3, 2}, {0, 4, 6}, {0, 8, -1}, {1, 0, -1}, {2, 0, 1}, {2, 3, -1}, {3, 0, -1}} {
		got := -1
		if p := at(tt.part, tt.at); p != nil {
			got = p.start
		}
		if got != tt.want {
			t.Errorf("part %d from %d: %d, want %d", tt.part, tt.at, got, tt.want)
		}
	}
}

func TestGuess(t *testing.T) {
	for _, tt := range []struct {
		kind, text string
		score      float64
		want       bool
	}{
		{rules.Person, "kez", 0.1, true},
		{rules.Person, "kez", 0.5, false},
		{rules.Person, "Kez", 0.1, false},
		{rules.Person, "kez hall", 0.1, false},
		{rules.Organisation, "bingo", 0.5, true},
		{rules.DateOfBirth, "March", 0.9, true},
		{rules.DateOfBirth, "2014", 0.9, true},
		{rules.DateOfBirth, "3 March", 0.9, false},
		{rules.DateOfBirth, "120314", 0.9, false},
		{rules.Phone, "960417", 0.1, false},
	} {
		if got := guess(tt.kind, tt.text, tt.score); got != tt.want {
			t.Errorf("%s %q %v: %v", tt.kind, tt.text, tt.score, got)
		}
	}
}
