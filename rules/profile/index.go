package profile

import (
	"slices"
	"strings"
	"unicode/utf8"

	"veil/rules/names"
	"veil/rules/names/lexicon"
)

// part says what a word is in somebody's name, as a set of bits.
type part uint8

const (
	given   part = 1 << iota // forename or nickname
	surname                  // the whole surname, or a half of a double one
	joined                   // several words run together, as user names are
	company                  // an ordinary word of a longer name: never alone
)

// form is one word that is looked for.
type form struct {
	word  string // folded
	runes []rune
	skel  []rune
	mask  uint32 // of the skeleton
	who   []int  // indices of people, ascending
	part  part
}

// index is everybody of the file, ready for looking up. It does not change once
// built.
type index struct {
	people   []Person
	sex      []byte // by person: 'f', 'm' or 0
	forms    []form
	byHash   map[uint32]int // hash of a folded word -> form
	bySkel   map[string][]int
	nick     map[int][]int    // family of nicknames -> people
	initials map[string][]int // "JOH" -> people
	first    []string         // by person: first letters of forenames, folded
	last     []string         // by person: first letters of surnames
	listed   map[uint32]bool  // initials that the file lists as a name
	lead     map[uint32]bool  // words before a name that the file writes with it: "Nana", "van"
}

func newIndex(people []Person) *index {
	x := &index{
		people: people, sex: make([]byte, len(people)), first: make([]string, len(people)), last: make([]string, len(people)),
		byHash: map[uint32]int{}, bySkel: map[string][]int{}, nick: map[int][]int{}, initials: map[string][]int{}, listed: map[uint32]bool{}, lead: map[uint32]bool{},
	}
	for i, p := range people {
		for _, n := range p.Names {
			x.add(i, n)
		}
	}
	for i, f := range x.forms {
		if len(f.runes) > 2 {
			x.bySkel[string(f.skel)] = append(x.bySkel[string(f.skel)], i)
		}
	}
	return x
}

// add takes in one name of a person.
func (x *index) add(who int, value string) {
	n := names.Parse(value)
	for _, w := range strings.Fields(n.Title) {
		x.lead[lexicon.Hash(w)] = true
	}
	several := len(n.Words()) > 1
	for i, g := range n.Given {
		x.word(who, g, given, several)
		pieces := names.Split(g)
		if len(pieces) > 1 {
			for _, h := range pieces {
				x.word(who, h, given, true)
			}
		}
		if i == 0 {
			if x.sex[who] == 0 {
				x.sex[who] = names.ForenameSex(g)
			}
			for _, k := range names.NicknameGroups(lexicon.Fold(g)) {
				x.nick[k] = union(x.nick[k], []int{who})
			}
		}
		x.first[who] += firstLetter(g)
	}
	x.first[who] += strings.ToLower(n.Initials)
	halves := names.Split(n.Surname)
	for _, h := range halves {
		if len(halves) > 1 && lexicon.ClassOf(h)&lexicon.Particle != 0 {
			x.lead[lexicon.Hash(h)] = true
			x.last[who] += firstLetter(h)
			continue
		}
		x.word(who, h, surname, several)
		x.last[who] += firstLetter(h)
	}
	x.word(who, strings.Join(halves, ""), surname, several)
	for _, w := range runTogether(n) {
		x.word(who, w, joined, false)
	}
	for _, f := range n.InitialForms() {
		x.initials[f] = union(x.initials[f], []int{who})
	}
	if len(n.Words()) == 0 && n.Initials != "" { // "JJ"
		x.initials[n.Initials] = union(x.initials[n.Initials], []int{who})
		x.listed[lexicon.Hash(n.Initials)] = true
		if lexicon.ClassOf(n.Initials) == 0 && lexicon.Word(n.Initials).Ordinary() == 0 {
			x.word(who, n.Initials, given, false)
		}
	}
}

// word takes in one word. Of a longer name an ordinary word that is nobody's
// name by itself counts beside the others only.
func (x *index) word(who int, w string, p part, several bool) {
	folded := lexicon.Fold(strings.ReplaceAll(w, ".", ""))
	if utf8.RuneCountInString(folded) < 2 {
		return
	}
	f, c := lexicon.Word(folded), lexicon.ClassOf(folded)
	if several && !f.Name() && (f.Ordinary() > 1 || c&(lexicon.Function|lexicon.Role|lexicon.Honorific|lexicon.Kin) != 0) {
		p |= company
	}
	h := lexicon.Hash(folded)
	i, ok := x.byHash[h]
	if !ok {
		i = len(x.forms)
		x.byHash[h] = i
		x.forms = append(x.forms, form{word: folded, runes: []rune(folded), skel: []rune(skeleton(folded)), mask: mask(skeleton(folded)), part: p})
	}
	if x.forms[i].part&company != 0 && p&company == 0 {
		x.forms[i].part &^= company
	}
	x.forms[i].part |= p &^ company
	x.forms[i].who = union(x.forms[i].who, []int{who})
}

// minJoined is the least number of letters of words that are run together.
const minJoined = 5

// runTogether returns the ways in which user names and careless typing close a
// name up: okaforhughes, jaydenokafor, jokafor, okaforj. What is a word or a
// name by itself is left out.
func runTogether(n names.Name) []string {
	if n.Surname == "" {
		return nil
	}
	halves := names.Split(n.Surname)
	surnames := append([]string{strings.Join(halves, "")}, halves...)
	var firsts []string
	all := ""
	for _, g := range n.Given {
		g = strings.Join(names.Split(g), "")
		all += g
		firsts = append(firsts, g, firstLetter(g))
	}
	firsts = append(firsts, all, strings.ToLower(n.Initials))
	var out []string
	for _, s := range surnames {
		for _, f := range firsts {
			for _, w := range []string{f + s, s + f} {
				if f != "" && len(s) > 2 && len(w) >= minJoined && lexicon.Word(w) == 0 && lexicon.ClassOf(w) == 0 {
					out = append(out, w)
				}
			}
		}
	}
	return out
}

// firstLetter is the first letter of a word, folded.
func firstLetter(w string) string {
	f := lexicon.Fold(w)
	_, n := utf8.DecodeRuneInString(f)
	return f[:n]
}

// union returns the members of both ascending lists.
func union(a, b []int) []int {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// both returns the members that two ascending lists share.
func both(a, b []int) []int {
	var out []int
	for _, v := range a {
		if _, ok := slices.BinarySearch(b, v); ok {
			out = append(out, v)
		}
	}
	return out
}
