package ner

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/extract"
	"veil/rules"
	"veil/rules/names"
	"veil/rules/names/lexicon"
)

// RuleName is the Rule of this detector's findings.
const RuleName = "ner"

// Thresholds of Options.Person. In the papers of our corpus that it was not
// trained on, the recogniser found 99 in 100 words of names at the first, and 84
// in 100 words it found were of names; 98 and 92 at the second, 94 and 96 at the
// third.
const (
	Recall   = 0.05
	Plain    = 0.1 // words of which none is like a name must be as probable as this
	Even     = 0.2
	Balanced = 0.5
)

// Options say how probable a name must be for the Detector to report it, more
// than 0 and at most 1. Kinds at 0 are not reported, except that people at 0
// are reported from Recall.
type Options struct {
	Person       float32
	Location     float32
	Organisation float32
}

// New returns a Detector that uses the Default model, which loads meanwhile. The
// Score of a finding is the mean probability of its words.
func New(o Options) rules.Detector {
	go load()
	if o.Person == 0 {
		o.Person = Recall
	}
	return detector{o}
}

type detector struct{ Options }

func (detector) Name() string { return RuleName }

// Detect returns the names in the part.
func (d detector) Detect(ctx context.Context, p extract.Part) ([]rules.Finding, error) {
	g := grouper{options: d.Options, part: p, found: make([]rules.Finding, 0, len(p.Text)/textPerName)}
	n := 0
	for mark := range Default().Marks(p.Text) {
		if n++; n%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		g.add(mark)
	}
	g.close()
	return g.found, nil
}

// textPerName is how many bytes of text have a name, where there are many.
const textPerName = 100

// grouper joins the words of a name.
type grouper struct {
	options Options
	part    extract.Part
	found   []rules.Finding
	open    bool // whether the last finding may go on
	label   Label
	sum     float64
	words   int
}

func (g *grouper) add(m Mark) {
	label := g.labelOf(&m)
	if label == None {
		g.close()
		return
	}
	p := [...]float32{Person: m.Person, Location: m.Location, Org: m.Org}[label]
	if g.open && label == g.label && g.joined(&m) {
		g.found[len(g.found)-1].End = m.End
	} else {
		g.close()
		g.open, g.label = true, label
		g.found = append(g.found, rules.Finding{
			Span: extract.Span{Part: g.part.ID, Start: m.Start, End: m.End}, Label: kinds[label], Rule: RuleName, Why: why[label],
		})
	}
	g.sum += float64(p)
	g.words++
}

var kinds = [...]string{Person: rules.Person, Location: rules.Location, Org: rules.Organisation}

var why = [...]string{
	Person:   "the recogniser reads it as a person's name",
	Location: "the recogniser reads it as a place",
	Org:      "the recogniser reads it as an organisation",
}

func (g *grouper) labelOf(m *Mark) Label {
	o := &g.options
	switch {
	case m.Person >= o.Person:
		return Person
	case o.Location > 0 && m.Location >= o.Location:
		return Location
	case o.Organisation > 0 && m.Org >= o.Organisation:
		return Org
	}
	return None
}

// joined reports whether a word goes on with the name before it. Between the
// two may be a space, a hyphen, or the dot of an initial; a new name begins
// where the model says so.
func (g *grouper) joined(m *Mark) bool {
	end := g.found[len(g.found)-1].End
	between := g.part.Text[end:m.Start]
	switch {
	case len(between) > 4 || strings.Count(between, "\n") > 1:
		return false
	case between == "-" || between == "‐" || between == "‑" || between == "'" || between == "’":
		return true
	case strings.Trim(between, ". \n\r\u00a0") != "":
		return false
	case strings.Contains(between, ".") && !g.initial(end):
		return false
	}
	return g.label != Person || m.Begin < m.Person/2
}

// initial reports whether a single letter, or a short form as "Wm", ends at
// byte end.
func (g *grouper) initial(end int) bool {
	s := strings.TrimRightFunc(g.part.Text[max(0, end-16):end], unicode.IsLetter)
	return utf8.RuneCountInString(g.part.Text[max(0, end-16)+len(s):end]) <= 2
}

// close ends the finding that is open. Titles at its start are no part of the
// name; what has no letter is none.
func (g *grouper) close() {
	if !g.open {
		return
	}
	f := &g.found[len(g.found)-1]
	if g.label == Person {
		f.Start += titles(g.part.Text[f.Start:f.End])
	}
	f.Score = min(1, g.sum/float64(g.words))
	text := g.part.Text[f.Start:f.End]
	if strings.IndexFunc(text, unicode.IsLetter) < 0 || f.Label == rules.Person && (f.Score < Plain && names.Ordinary(text) || g.rank(f) || bareTitle(text) || formWord(text) || g.field(f) || g.noName(f)) {
		g.found = g.found[:len(g.found)-1]
	}
	g.open, g.sum, g.words = false, 0, 0
}

// bareTitle reports a title alone that is no name besides, as the last word of a line.
func bareTitle(text string) bool { return bareTitles[strings.ToLower(strings.TrimSuffix(text, "."))] }

var bareTitles = map[string]bool{"mr": true, "mrs": true, "ms": true, "miss": true, "mx": true, "dr": true, "prof": true, "rev": true, "messrs": true}

// formWord reports a label of a form written with full stops ("D.O.B."), and the
// end of a time ("00Z").
func formWord(text string) bool {
	if len(text) < 4 && text[0] >= '0' && text[0] <= '9' {
		return true
	}
	return strings.Contains(text, ".") && formWords[strings.ToLower(strings.ReplaceAll(text, ".", ""))]
}

var formWords = map[string]bool{"dob": true, "dod": true, "pob": true, "nhs": true, "nok": true, "fao": true, "tbc": true, "edd": true, "lmp": true, "rsvp": true, "pto": true, "edt": true, "am": true, "pm": true}

// field reports the name of a column or a form's field: "Town | Leith".
func (g *grouper) field(f *rules.Finding) bool {
	word := strings.ToLower(g.part.Text[f.Start:f.End])
	if strings.HasPrefix(word, "postcode") {
		return true
	}
	after := strings.TrimLeft(g.part.Text[f.End:min(len(g.part.Text), f.End+4)], " ")
	return len(after) > 0 && strings.IndexByte(":|\t", after[0]) >= 0 && fields[word]
}

var fields = map[string]bool{"town": true, "city": true, "county": true, "country": true, "street": true, "house": true, "ward": true}

// ranks are those of the police, which are surnames as well.
var ranks = []string{"constable", "sergeant", "inspector", "detective", "superintendent", "chief"}

func isRank(word string) bool {
	return slices.ContainsFunc(ranks, func(r string) bool { return strings.EqualFold(r, word) })
}

// rank reports a rank of the police before a name or a number, or after words
// that come before ranks: "Detective Constable Siddiqui", "the Constable".
func (g *grouper) rank(f *rules.Finding) bool {
	if !isRank(g.part.Text[f.Start:f.End]) {
		return false
	}
	after := strings.TrimLeft(g.part.Text[f.End:min(len(g.part.Text), f.End+8)], " \u00a0")
	next, _ := utf8.DecodeRuneInString(after)
	before := strings.ToLower(strings.TrimRight(g.part.Text[max(0, f.Start-12):f.Start], " \n\u00a0"))
	before = before[strings.LastIndexAny(before, " \n.,(")+1:]
	return len(after) > 0 && g.part.Text[f.End] == ' ' && (unicode.IsUpper(next) || unicode.IsDigit(next)) ||
		before == "the" || before == "a" || before == "police" || before == "special" || before == "acting" || isRank(before)
}

// titles returns how many bytes of titles a name begins with. A title alone is
// taken for a name ("Di", "Sister").
func titles(name string) int {
	n := 0
	for {
		word, rest, ok := strings.Cut(name[n:], " ")
		if !ok || lexicon.ClassOf(strings.TrimSuffix(word, "."))&lexicon.Honorific == 0 {
			return n
		}
		n = len(name) - len(strings.TrimLeft(rest, " "))
	}
}
