// Package prose is the baseline recogniser of people's names: the statistical
// model of github.com/jdkato/prose, with spans of our own.
//
// It adds names that lists and context miss, at low precision and about a
// thousandth of their speed, so it reads only the sentences in which a
// capitalised word is still unexplained, and loads its model, which takes about
// half a second, on first use. It ignores places and organisations. The library
// breaks ties between labels by chance; such ties need equal scores to the last
// bit and were never seen, but are not excluded.
package prose

import (
	"context"
	"errors"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"

	"veil/extract"
	"veil/rules"
	"veil/rules/names"
	"veil/rules/names/lexicon"
)

// New returns the Detector. It is cheap; the model loads on first use and is
// shared by all.
func New() rules.Detector { return detector{known: names.New()} }

type detector struct{ known rules.Detector }

// RuleName is the Rule of this detector's findings, and score their Score.
const (
	RuleName = "ner/prose"
	score    = 0.5
)

func (detector) Name() string { return RuleName }

// errAlign means that the library gave back words that are not in the text.
var errAlign = errors.New("ner/prose: the recogniser's words do not match the text")

// errPanic means that the library failed on this text.
var errPanic = errors.New("ner/prose: the recogniser failed on this text")

// model loads the library's model once.
var model = sync.OnceValues(func() (*prose.Model, error) {
	doc, err := prose.NewDocument("")
	if err != nil {
		return nil, errors.New("ner/prose: the model does not load")
	}
	return doc.Model, nil
})

// Detect returns the people that the model sees and package names does not.
func (d detector) Detect(ctx context.Context, p extract.Part) ([]rules.Finding, error) {
	found, err := d.known.Detect(ctx, p)
	if err != nil {
		return nil, err
	}
	var out []rules.Finding
	atoms := lexicon.Atoms(p.Text)
	open := unexplained(atoms, found)
	for _, s := range sentences(p.Text, atoms) {
		if !s.holds(open) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		spans, err := people(p.Text[s.start:s.end])
		if err != nil {
			return nil, err
		}
		for _, sp := range spans {
			start, end, ok := trim(atoms, open, s.start+sp[0], s.start+sp[1])
			if ok {
				out = append(out, rules.Finding{
					Span:  extract.Span{Part: p.ID, Start: start, End: end},
					Label: rules.Person, Rule: RuleName, Score: score, Why: "looks like a name to the recogniser",
				})
			}
		}
	}
	return out, nil
}

// unexplained marks the capitalised words that are neither ordinary words nor
// in a name found already.
func unexplained(atoms []lexicon.Atom, found []rules.Finding) []bool {
	open := make([]bool, len(atoms))
	f := 0
	for i, a := range atoms {
		for f < len(found) && found[f].End <= a.Start {
			f++
		}
		inside := f < len(found) && found[f].Start <= a.Start
		open[i] = !inside && (a.Shape == lexicon.Title || a.Shape == lexicon.Upper) && a.End-a.Start > 2 &&
			a.Class == 0 && (a.Flags.Ordinary() == 0 || a.Flags.Fore() >= 2)
	}
	return open
}

// sentence is a stretch of text, in bytes and in atoms.
type sentence struct{ start, end, first, last int }

func (s sentence) holds(open []bool) bool {
	for i := s.first; i <= s.last; i++ {
		if open[i] {
			return true
		}
	}
	return false
}

// maxSentence bounds a sentence, in atoms: text without full stops is cut.
const maxSentence = 120

// sentences cuts at line ends and full stops. The library does not: it reads
// names across lines.
func sentences(text string, atoms []lexicon.Atom) []sentence {
	var out []sentence
	from := 0
	cut := func(to int) { // up to and without atom to
		if to > from {
			out = append(out, sentence{atoms[from].Start, atoms[to-1].End, from, to - 1})
		}
		from = to
	}
	for i, a := range atoms {
		switch {
		case a.Shape == lexicon.Break:
			cut(i)
			from = i + 1
		case a.Shape == lexicon.Punct && strings.ContainsRune(".!?|", rune(a.Hash)):
			if i+1 < len(atoms) && atoms[i+1].Start > a.End && (i == 0 || atoms[i-1].Class&lexicon.Honorific == 0 && atoms[i-1].Shape != lexicon.Initial) {
				cut(i + 1)
			}
		case i-from >= maxSentence:
			cut(i)
		}
	}
	cut(len(atoms))
	return out
}

// people returns the byte spans of what the model labels PERSON in one
// sentence.
func people(s string) (spans [][2]int, err error) {
	m, err := model()
	if err != nil {
		return nil, err
	}
	defer func() {
		if recover() != nil {
			spans, err = nil, errPanic
		}
	}()
	clean, at := plain(s)
	spans, err = aligned(m, s, clean, at)
	if errors.Is(err, errAlign) {
		// It loses what stands around some apostrophes ("the family's?"):
		// without them it reads every word.
		spans, err = aligned(m, s, strings.ReplaceAll(clean, "'", " "), at)
	}
	return spans, err
}

// aligned runs the library over clean, in which byte i comes from byte at[i] of
// s, and finds each of its words there.
func aligned(m *prose.Model, s, clean string, at []int) (spans [][2]int, err error) {
	// A full stop at the end, since the library drops a name that ends a text.
	doc, err := prose.NewDocument(clean+" .", prose.WithSegmentation(false), prose.UsingModel(m))
	if err != nil {
		return nil, errPanic
	}
	cursor := 0
	for _, tok := range doc.Tokens() {
		i := strings.Index(clean[min(cursor, len(clean)):], tok.Text)
		if i < 0 || strings.TrimSpace(clean[cursor:cursor+i]) != "" {
			if cursor = min(cursor, len(clean)); strings.TrimSpace(clean[cursor:]) == "" && tok.Text == "." {
				break
			}
			return nil, errAlign
		}
		start, end := cursor+i, cursor+i+len(tok.Text)
		cursor = end
		if !strings.HasSuffix(tok.Label, "-PERSON") {
			continue
		}
		from, to := at[start], at[end]
		// The model begins a new name at nearly every word: neighbours are one.
		if n := len(spans); n > 0 && strings.TrimSpace(s[spans[n-1][1]:from]) == "" {
			spans[n-1][1] = to
		} else {
			spans = append(spans, [2]int{from, to})
		}
	}
	return spans, nil
}

// plain returns s as the library will not alter it, and for every byte of that
// the byte of s it comes from: straight quotes, plain spaces, and no letters
// whose lower case is longer or shorter, which the library miscounts.
func plain(s string) (string, []int) {
	var b strings.Builder
	at := make([]int, 0, len(s)+1)
	for i, r := range s {
		out := string(r)
		switch {
		case r == '“' || r == '”':
			out = `"`
		case r == '‘' || r == '’':
			out = "'"
		case unicode.IsSpace(r):
			out = " "
		case r == '&':
			out = "+" // it would read "&rsquo;"
		case r == utf8.RuneError || utf8.RuneLen(unicode.ToLower(r)) != utf8.RuneLen(r) || len(strings.ToLower(out)) != len(out):
			out = "x"
		}
		for range len(out) {
			at = append(at, i)
		}
		b.WriteString(out)
	}
	return b.String(), append(at, len(s))
}

// trim fits a span to atoms, drops ordinary words from its ends, and reports
// whether what is left is worth keeping: it holds an unexplained word and is
// not part of the name of an organisation or street.
func trim(atoms []lexicon.Atom, open []bool, start, end int) (int, int, bool) {
	first, last := -1, -1
	for i := search(atoms, start); i < len(atoms) && atoms[i].Start < end; i++ {
		a := atoms[i]
		if a.Class&(lexicon.Org|lexicon.Street|lexicon.Nation|lexicon.Brand) != 0 {
			return 0, 0, false
		}
		if open[i] {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return 0, 0, false
	}
	if n := last + 1; n < len(atoms) && atoms[n].Shape.IsCapital() && atoms[n].Class&(lexicon.Org|lexicon.Street) != 0 {
		return 0, 0, false
	}
	for n := last + 1; n < len(atoms) && open[n] && atoms[n].Start == atoms[last].End+1; n++ {
		last = n // it often stops before the surname
	}
	for i := first; i <= last; i++ {
		if atoms[i].Flags&lexicon.Place != 0 && !atoms[i].Flags.Name() {
			return 0, 0, false
		}
	}
	return atoms[first].Start, atoms[last].End, true
}

// search returns the first atom that ends after the byte at.
func search(atoms []lexicon.Atom, at int) int {
	lo, hi := 0, len(atoms)
	for lo < hi {
		if mid := (lo + hi) / 2; atoms[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
