// Package propose says who seems to be who in somebody's papers.
//
// From what was found in all files it makes a first people file: one entry for
// each person who is named more than in passing, with the names that cannot be
// worked out from the fullest one, a date of birth that stands beside the name,
// and a label from the words beside it ("mother", "Dr", "foster carer"). It is
// a proposal for a person to correct: two people may have become one entry, or
// one two, and roles are guessed from single words.
package propose

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"veil/extract"
	"veil/redact/link"
	"veil/rules"
	"veil/rules/names"
	"veil/rules/names/lexicon"
	"veil/rules/profile"
)

// Person is one proposed entry.
type Person struct {
	Label string
	Role  string   // "MOTHER", from the words beside the name; empty where nothing says
	Names []string // the fullest first
	Born  string   // as year-month-day; may be empty
	Forms []Form   // the ways in which the name is written, the most frequent first
	Times int
	Files int
	Why   string // the word that the role comes from
}

// Form is one way in which a name is written, on one line.
type Form struct {
	Text  string
	Times int
}

// least is how often somebody without a role must be named to be proposed.
const least = 3

// People proposes entries from the linked findings of all documents. The
// second result counts the people who were left out: named in passing.
func People(docs []link.Doc) ([]Person, int) {
	var out []Person
	passing := 0
	for _, e := range joinAliases(docs, link.Bundle(docs, link.Options{})) {
		if e.Kind != rules.Person {
			continue
		}
		p, ok := person(docs, e)
		if !ok {
			passing++
			continue
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b Person) int {
		return cmp.Or(rank(a.Role)-rank(b.Role), b.Times-a.Times)
	})
	Number(out)
	return out, passing
}

// person makes the entry of one entity; false where it is not worth one.
func person(docs []link.Doc, e link.BundleEntity) (Person, bool) {
	p := Person{Times: len(e.Mentions)}
	times, files := map[string]int{}, map[int]bool{}
	var votes tally
	born := map[string]int{}
	own := map[link.Mention]bool{}
	for _, m := range e.Mentions {
		own[m] = true
	}
	for _, m := range e.Mentions {
		files[m.Doc] = true
		text := part(docs[m.Doc], m.Part)
		times[oneLine(text[m.Start:m.End])]++
		votes.look(text, m.Finding)
		if d := birth(docs[m.Doc], text, m, own); d != "" {
			born[d]++
		}
	}
	p.Files = len(files)
	for f, n := range times {
		p.Forms = append(p.Forms, Form{f, n})
	}
	slices.SortFunc(p.Forms, func(a, b Form) int { return cmp.Or(b.Times-a.Times, strings.Compare(a.Text, b.Text)) })
	if p.Names = pick(p.Forms); len(p.Names) == 0 {
		return p, false
	}
	for d, n := range born {
		if n > born[p.Born] || n == born[p.Born] && d < p.Born {
			p.Born = d
		}
	}
	p.Role, p.Why = votes.best()
	switch family := rank(p.Role) < rank("CARER"); {
	case p.Role != "" && !family:
		p.Born = "" // of somebody else, whom the worker writes about
	case young(docs, p.Born):
		p.Role, p.Why = child, "a date of birth"
	}
	return p, p.Role != "" || p.Times >= least
}

func part(d link.Doc, id string) string {
	for _, p := range d.Parts {
		if p.ID == id {
			return p.Text
		}
	}
	return ""
}

// oneLine is a mention without its line ends, up to the end of a sentence in it.
func oneLine(s string) string {
	words := strings.Fields(strings.ReplaceAll(s, "-\n", "-"))
	for i, w := range words[:max(0, len(words)-1)] {
		if stem, ok := strings.CutSuffix(w, "."); ok && len(stem) > 3 {
			words = append(words[:i:i], stem)
			break
		}
	}
	return strings.Join(words, " ")
}

// pick returns the fullest form and those that it does not lead to: nicknames,
// another surname.
func pick(forms []Form) []string {
	all := slices.Clone(forms)
	slices.SortStableFunc(all, func(a, b Form) int {
		return cmp.Or(words(b.Text)-words(a.Text), unlikely(a.Text)-unlikely(b.Text), b.Times-a.Times, len(b.Text)-len(a.Text))
	})
	var out []string
	for _, f := range all {
		n := names.Parse(f.Text)
		if len(n.Words()) == 0 || len(out) > 0 && found(out, f.Text) {
			continue
		}
		out = append(out, f.Text)
	}
	return out
}

// words counts the words that tell people apart.
func words(s string) int { return len(names.Parse(s).Words()) }

// unlikely is 1 for a form that nobody would choose for a list: all in capitals
// or small letters, or with the surname first.
func unlikely(s string) int {
	if strings.ToUpper(s) == s || strings.ToLower(s) == s || strings.Contains(s, ",") {
		return 1
	}
	return 0
}

// found reports whether the people file finds a form by the names in it.
func found(listed []string, form string) bool {
	f := profile.File{People: []profile.Person{{Label: "X", Names: listed}}}
	form = strings.TrimSpace(strings.TrimPrefix(form, names.Parse(form).Title)) // "Mrs"
	text := "with " + form + " at home"
	fs, err := f.Detector().Detect(context.Background(), extract.Part{ID: "p", Text: text})
	if err != nil {
		return false
	}
	for _, x := range fs {
		if x.Role != "" && x.Start <= len("with ") && x.End >= len("with ")+len(form) {
			return true
		}
	}
	return false
}

// Number gives every entry a label of its own: what the role says, with a
// letter for children and a number where several share it.
func Number(people []Person) {
	total, seen := map[string]int{}, map[string]int{}
	for _, p := range people {
		total[p.Role]++
	}
	for i := range people {
		r := people[i].Role
		seen[r]++
		switch n := seen[r]; {
		case r == child:
			people[i].Label = r + " " + letters(n)
		case r == "":
			people[i].Label = "PERSON " + strconv.Itoa(n)
		case total[r] == 1:
			people[i].Label = r
		default:
			people[i].Label = r + " " + strconv.Itoa(n)
		}
	}
}

// letters counts A, B, ... Z, AA.
func letters(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// Join makes one entry of two: the first takes over what the second knows.
func Join(a, b Person) Person {
	for _, n := range b.Names {
		if !found(a.Names, n) {
			a.Names = append(a.Names, n)
		}
	}
	for _, f := range b.Forms {
		if i := slices.IndexFunc(a.Forms, func(g Form) bool { return g.Text == f.Text }); i >= 0 {
			a.Forms[i].Times += f.Times
		} else {
			a.Forms = append(a.Forms, f)
		}
	}
	a.Times += b.Times
	a.Files = max(a.Files, b.Files)
	if a.Born == "" {
		a.Born = b.Born
	}
	return a
}

// letterOrDigit is what a label is made of, besides spaces and hyphens.
func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Label brings what a person typed into the form of a label: capitals, single
// spaces; empty where nothing of it can be used.
func Label(s string) string {
	s = strings.Map(func(r rune) rune {
		if letterOrDigit(r) || r == ' ' || r == '-' {
			return unicode.ToUpper(r)
		}
		return ' '
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > maxLabel {
		s = strings.TrimSpace(string(r[:maxLabel]))
	}
	return s
}

// maxLabel is the longest label that is taken from a person, in characters.
const maxLabel = 30

// folded is what two names are compared by.
func folded(s string) string { return lexicon.Fold(strings.Join(strings.Fields(s), " ")) }

// Same reports whether an entry is meant by what a person typed: its label or
// one of its names.
func (p Person) Same(typed string) bool {
	return strings.EqualFold(p.Label, strings.TrimSpace(typed)) ||
		slices.ContainsFunc(p.Names, func(n string) bool { return folded(n) == folded(typed) })
}
