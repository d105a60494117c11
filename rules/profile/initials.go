package profile

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"veil/rules/names/lexicon"
)

// widen takes into a mention what belongs to the name around its words: the
// initials before a surname, the initial of the surname after a forename, and
// the words that the file writes before names. It returns the atoms covered.
func (r *reader) widen(g *page, first, last hit, m *mention) (from, to int) {
	from, to = first.first, last.last
	for from > 0 {
		k := from - 1
		if g.atoms[k].Hash == '-' && g.atoms[k].End == g.atoms[from].Start {
			k-- // "al-Sharif"
		}
		if a := g.at(k); !r.leads(g, a) || a.Class&lexicon.Honorific != 0 || g.at(k+1).Start-a.End > 1 {
			break
		}
		from, m.start = k, g.atoms[k].Start
	}
	if first.part&surname != 0 {
		letters := ""
		for k := from - 1; k >= 0 && len(letters) < 4; k-- {
			a := g.atoms[k]
			if a.Shape == lexicon.Punct && a.Hash == '.' && g.at(k-1).Shape == lexicon.Initial && g.at(k-1).End == a.Start {
				continue
			}
			end := g.at(k + 1).Start
			if a.Shape != lexicon.Initial || end-a.End > 1 || g.text[a.Start:a.End] == "I" && letters == "" && g.at(k+1).Hash != '.' {
				break
			}
			letters = lexicon.Fold(g.text[a.Start:a.End]) + letters
			from, m.start = k, a.Start
		}
		if letters != "" {
			m.who = slices.DeleteFunc(slices.Clone(m.who), func(p int) bool { return !strings.HasPrefix(r.first[p], letters[:1]) })
		}
	}
	if last.part&joined == 0 {
		to = r.trailing(g, last, m)
	}
	if to == last.last && g.hyphened(to) { // "Leila-Mai" of a Leila
		to += 2
		m.end = g.atoms[to].End
	}
	return from, to
}

// leads reports whether a word is one that the file writes before names, also
// as scanners misread it: "a1-Sharif".
func (r *reader) leads(g *page, a lexicon.Atom) bool {
	return a.Shape.IsWord() && r.lead[a.Hash] || a.Shape == lexicon.Alnum && r.lead[lexicon.Hash(figures.Replace(lexicon.Fold(g.text[a.Start:a.End])))]
}

// hyphened reports whether a further name is tied to the one that ends with
// atom i.
func (g *page) hyphened(i int) bool {
	h, next := g.at(i+1), g.at(i+2)
	return h.Hash == '-' && h.Shape == lexicon.Punct && h.Start == g.atoms[i].End && next.Start == h.End &&
		(next.Shape == g.atoms[i].Shape || next.Shape == lexicon.Title) && next.Flags.Name() && next.Class&^nameClass == 0 && next.Flags.Ordinary() < 2
}

// trailing takes in initials after a name: "Jayden O", "Grace H.", "Okafor, J."
func (r *reader) trailing(g *page, last hit, m *mention) int {
	to := last.last
	k := to + 1
	want := r.last
	if last.part&surname != 0 && last.part&given == 0 {
		want = r.first
		if g.at(k).Hash == ',' && g.at(k).Start == g.atoms[to].End {
			k++
		}
	}
	letters, end := "", k
	for ; k < len(g.atoms) && len(letters) < 4; k++ {
		a := g.atoms[k]
		switch {
		case a.Shape == lexicon.Punct && (a.Hash == '.' || a.Hash == '-') && letters != "" && a.Start == g.atoms[k-1].End:
			if a.Hash == '.' {
				end = k + 1
			}
			continue
		case a.Shape == lexicon.Initial && a.Start-g.atoms[k-1].End <= 1, a.Shape == lexicon.Upper && a.End-a.Start < 4 && a.Class == 0 && a.Start-g.atoms[k-1].End <= 1:
			letters += lexicon.Fold(g.text[a.Start:a.End])
			end = k + 1
			continue
		}
		break
	}
	if letters == "" || g.atoms[end-1].Hash == '.' && g.at(end).Shape == lexicon.Break && end-to > 4 {
		return to
	}
	var who []int
	for _, p := range m.who {
		if strings.Contains(want[p], letters) {
			who = append(who, p)
		}
	}
	if len(who) == 0 {
		return to
	}
	m.who, m.end = who, g.atoms[end-1].End
	return end - 1
}

// initialsIn finds the initials of people outside the atoms taken: "JOH",
// "G.H.", "T O-P".
func (r *reader) initialsIn(g *page, taken []bool) []mention {
	var out []mention
	declared := r.declared(g, taken)
	for i := 0; i < len(g.atoms); i++ {
		if taken[i] || !g.atoms[i].Shape.IsCapital() {
			continue
		}
		m := mention{start: g.atoms[i].Start, score: 0.9, why: "initials of somebody in the people file"}
		who, last, ok := r.initialsAt(g, i, taken, declared)
		if !ok {
			continue
		}
		m.who, m.end = who, g.atoms[last].End
		out = append(out, m)
		for ; i < last; i++ {
			taken[i] = true
		}
		taken[i] = true
	}
	return append(out, r.lettersIn(g, taken)...)
}

// declared are the initials that the text itself gives for somebody: "Trevon
// Blackwood (TB)", and those that the file lists. They count also where they are a usual abbreviation.
func (r *reader) declared(g *page, taken []bool) map[uint32]bool {
	out := maps.Clone(r.listed)
	for i := 2; i < len(taken); i++ {
		a := g.atoms[i]
		if a.Shape == lexicon.Upper && g.atoms[i-1].Hash == '(' && taken[i-2] && g.at(i+1).Hash == ')' {
			if _, ok := r.initials[g.text[a.Start:a.End]]; ok {
				out[a.Hash] = true
			}
		}
	}
	return out
}

// letterWays is how a letter that stands for somebody was told.
type letterWays uint8

const (
	noLetter  letterWays = iota
	mayBe                // beside small letters: where the letter is somebody elsewhere
	certainly            // what stands beside it speaks for a person: "R said", "told J.", "Auntie T"
)

// letter judges one letter at i that may stand for somebody. A letter is a
// grade, the number of a list or an abbreviation far more often.
func (r *reader) letter(g *page, i int) (who []int, way letterWays) {
	a, prev := g.atoms[i], g.at(i-1)
	if a.Shape != lexicon.Initial || g.lines[i] == loud {
		return nil, noLetter
	}
	l := firstLetter(g.text[a.Start:a.End])
	for p, f := range r.first {
		if l != "" && strings.Contains(f, l) && r.people[p].Label != "" {
			who = append(who, p)
		}
	}
	j := i + 1 // what follows
	if dot := g.at(j); dot.Hash == '.' && dot.Start == a.End {
		j++
	}
	next, dotted := g.at(j), j > i+1
	near := prev.Shape.IsWord() && a.Start-prev.End == 1
	switch {
	case len(who) == 0, l == "i", near && (notBefore[prev.Hash] || numbered[prev.Hash]), prev.Shape == lexicon.Initial, prev.Shape == lexicon.Digits,
		next.Shape == lexicon.Digits, next.Shape == lexicon.Initial,
		prev.Shape == lexicon.Punct && prev.End == a.Start && !strings.ContainsRune("(\"*“", rune(prev.Hash)),
		next.Shape == lexicon.Punct && next.Start == a.End && strings.ContainsRune("-&/)", rune(next.Hash)):
		return nil, noLetter
	case (next.Hash == '\'' || next.Hash == '’') && next.Start == g.atoms[j-1].End && isS(g, j+1),
		near && prev.Class&(lexicon.Kin|lexicon.Greeting) != 0 && prev.Class&lexicon.Role == 0,
		l != "a" && next.Hash == hashAnd && r.initialOf(g, j+1), l != "a" && prev.Hash == hashAnd && r.initialOf(g, i-2):
		return who, certainly
	case l == "a" && !dotted:
		return nil, noLetter
	case next.Shape == lexicon.Lower && next.Class&(lexicon.Say|lexicon.Be) != 0 && next.Hash != hashAnd && next.Start-a.End <= 2,
		near && prev.Shape == lexicon.Lower && (toward[prev.Hash] || prev.Class&lexicon.Say != 0),
		dotted && next.Shape == lexicon.Lower:
		return who, certainly
	case next.Shape == lexicon.Lower || near && prev.Shape == lexicon.Lower || next.Hash == '&' || prev.Hash == '&':
		return who, mayBe
	}
	return nil, noLetter
}

// initialOf reports whether atom i is one letter with which a forename of the
// file begins, other than A and I.
func (r *reader) initialOf(g *page, i int) bool {
	a := g.at(i)
	if a.Shape != lexicon.Initial {
		return false
	}
	l := firstLetter(g.text[a.Start:a.End])
	return l != "a" && l != "i" && slices.ContainsFunc(r.first, func(f string) bool { return strings.Contains(f, l) })
}

// shorthand is how many different letters stand for people in a text that
// writes all its people so.
const shorthand = 2

// lettersIn finds letters that stand for somebody outside the atoms taken.
func (r *reader) lettersIn(g *page, taken []bool) []mention {
	known := map[uint32]bool{}
	var out []mention
	for _, least := range []letterWays{certainly, mayBe} {
		for i, a := range g.atoms {
			if taken[i] || a.Shape != lexicon.Initial {
				continue
			}
			who, way := r.letter(g, i)
			if way < least || way == mayBe && !known[a.Hash] && len(known) < shorthand {
				continue
			}
			known[a.Hash], taken[i] = true, true
			out = append(out, mention{start: a.Start, end: a.End, who: who, score: 0.8, why: "the first letter of somebody in the people file"})
		}
	}
	return out
}

// numbered are words before a letter that make it a number or a grade.
var numbered = set("options parts sections groups plans types units figures tables forms sets grade grades level levels section appendix annex part plan option type class group block band year vitamin vitamins hepatitis category figure table form schedule team room flat unit pupil speaker player extract juror child person adult parent sibling witness or page row column point item exhibit")

var hashAnd = lexicon.Hash("and")

// maxInitials is the longest row of initials.
const maxInitials = 5

// initialsAt reads initials that begin with atom i.
func (r *reader) initialsAt(g *page, i int, taken []bool, declared map[uint32]bool) (who []int, last int, ok bool) {
	a := g.atoms[i]
	if a.Shape == lexicon.Title {
		w := g.text[a.Start:a.End] // "PMcK"
		who, ok = r.initials[w]
		return who, i, ok && a.End-a.Start <= maxInitials+1 && strings.ContainsFunc(w[1:], unicode.IsUpper)
	}
	letters, dotted := "", false
	for k := i; k < len(g.atoms) && len(letters) <= maxInitials && !taken[k]; k++ {
		c := g.atoms[k]
		gap := 0
		if k > i {
			gap = c.Start - g.atoms[k-1].End
		}
		switch {
		case c.Shape == lexicon.Punct && gap == 0 && (c.Hash == '.' || c.Hash == '-') && letters != "":
			dotted = dotted || c.Hash == '.'
			if c.Hash == '.' && len(who) > 0 && last == k-1 {
				last = k
			}
			continue
		case c.Shape == lexicon.Initial && gap <= 1, c.Shape == lexicon.Upper && c.End-c.Start <= maxInitials && gap <= 1 && (k == i || g.atoms[k-1].Shape != lexicon.Upper):
			letters += strings.ToUpper(lexicon.Fold(g.text[c.Start:c.End]))
		default:
			k = len(g.atoms)
			continue
		}
		if w, found := r.initials[letters]; found && len(letters) > 1 {
			who, last = w, k
		}
	}
	if len(who) == 0 {
		return nil, 0, false
	}
	if last == i && !declared[a.Hash] && !r.plainly(g, i) {
		return nil, 0, false
	}
	return who, last, true
}

// plainly reports whether capitals without stops at i are initials and no
// abbreviation, word or mark of an exhibit.
func (r *reader) plainly(g *page, i int) bool {
	a, next := g.atoms[i], g.at(i+1)
	switch {
	case next.Hash == '/' && next.Start == a.End && g.at(i+2).Shape == lexicon.Digits:
		return false
	case a.Class&(lexicon.Function|lexicon.Role|lexicon.Honorific|lexicon.Calendar) != 0:
		return false
	case a.Class&lexicon.Acronym != 0:
		return g.lines[i] != loud && next.Shape == lexicon.Lower && next.Class&lexicon.Say != 0 && next.Class&lexicon.Auxiliary == 0
	}
	return g.lines[i] != loud || a.Flags.Ordinary() == 0
}
