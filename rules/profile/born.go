package profile

import (
	"veil/rules"
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// births are the known dates of birth.
type births []birth

type birth struct {
	date  dates.Date
	label string
}

// born is one place of a date of birth.
type born struct {
	start, end int
	finding    rules.Finding
}

func newBirths(people []Person) births {
	var out births
	for _, p := range people {
		if d, ok := dates.Parse(p.Born); ok {
			out = append(out, birth{d, p.Label})
		}
	}
	return out
}

// wordsBack is how far before a part of a date a word of birth is looked for.
const wordsBack = 6

// find returns the known dates, however they are written, and parts of them
// beside a word of birth: "born March 2014", "birthday 12 March", "9 (b. 2014)".
func (b births) find(g *page) []born {
	if len(b) == 0 {
		return nil
	}
	var out []born
	at := 0
	for _, d := range dates.All(g.text, g.atoms) {
		for at < len(g.atoms) && g.atoms[at].Start < d.Start {
			at++
		}
		label, n := "", 0
		for _, k := range b {
			if same(k.date, d) {
				if n++; n == 1 {
					label = k.label
				} else if label != k.label {
					label = "" // twins
				}
			}
		}
		if n == 0 {
			continue
		}
		f := rules.Finding{Label: rules.DateOfBirth, Rule: RuleName, Role: label, Score: 0.99, Why: "a date of birth in the people file"}
		if !d.Form.Whole() {
			if !g.ofBirth(at, d) {
				continue
			}
			f.Score, f.Why = 0.9, "part of a date of birth in the people file, beside a word of birth"
		}
		out = append(out, born{g.datesHead(at, d.Start), d.End, f})
	}
	return out
}

// datesHead is where a date at atom i begins, its "the" and its weekday included.
func (g *page) datesHead(i, start int) int {
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		a := g.atoms[k]
		if a.Hash == ',' && a.Shape == lexicon.Punct && g.at(k-1).Class&lexicon.Calendar != 0 {
			continue
		}
		if !a.Shape.IsWord() || a.Hash != hashThe && !weekdays[a.Hash] {
			break
		}
		start = a.Start
	}
	return start
}

// same reports whether a date of the text is the known one as far as it goes.
func same(known, d dates.Date) bool {
	if d.Day != 0 && d.Day != known.Day || d.Month != 0 && d.Month != known.Month {
		return false
	}
	return d.Year == 0 || d.Year == known.Year || d.Short && d.Year%100 == known.Year%100
}

// ofBirth reports whether a part of a date at atom i is said to be of a birth,
// or stands with an age: "aged 9 (2014)".
func (g *page) ofBirth(i int, d dates.Date) bool {
	for k := i - 1; k >= 0 && k >= i-wordsBack; k-- {
		a := g.atoms[k]
		if a.Shape == lexicon.Break && a.Hash == '\n' && k < i-1 || g.stops(k) {
			break
		}
		if a.Shape.IsWord() && (birthWords[a.Hash] || k == i-1 && bornHash == a.Hash || k == i-2 && g.atoms[i-1].Hash == '.' && bornHash == a.Hash) {
			return true
		}
	}
	if g.at(i-1).Hash == '(' && g.at(i-2).Shape == lexicon.Digits && d.Form&dates.Only != 0 {
		return true
	}
	for k := i; k < len(g.atoms) && g.atoms[k].Start < d.End+24 && !g.stops(k); k++ {
		if g.atoms[k].Start >= d.End && birthWords[g.atoms[k].Hash] && g.atoms[k].Shape.IsWord() {
			return true // "12 March, her birthday"
		}
	}
	return false
}

// stops reports whether a sentence or a clause ends with atom k.
func (g *page) stops(k int) bool {
	a := g.atoms[k]
	return a.Shape == lexicon.Punct && (a.Hash == ';' || a.Hash == '.' && g.at(k+1).Start > a.End && g.at(k-1).End-g.at(k-1).Start > 1)
}

var (
	birthWords = set("born dob birth birthday bday birthdate birthdays")
	weekdays   = set("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun")
	hashThe    = lexicon.Hash("the")
	bornHash   = lexicon.Hash("b")
)
