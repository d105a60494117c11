// Package roster finds the mentions of people and things that are already known
// by name: from the user's own list, or found elsewhere in a document.
//
// Whole names and values are found in any case, spacing and hyphenation, and
// over line ends; of people also forename, surname, initials, user names and
// spellings one letter away. It knows nothing that was not added. A name that
// is also a usual word ("Hope") counts with a capital only, and only where its
// context does not speak against it.
package roster

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/extract"
	"veil/rules"
	"veil/rules/names"
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
	"veil/rules/names/phrase"
)

// pattern is something to look for.
type pattern struct {
	label, role string
	score       float64
	why         string
	free        bool // any case; else it needs a capital
	word        bool // a single word of a name
	body        bool // what a school or organisation is called for short
	definite    bool // only after "the": "the Lodge"
	turned      bool // surname first: in one line only, or "Okafor" ends one name of a list and "Jane" begins the next
}

// Options of a Roster.
type Options struct {
	Rule string // Rule of the findings
	Why  string // "a name found elsewhere in the document"
	// OCR also matches what scanners mistake, see phrase.New.
	OCR bool
	// Keep reports whether a text is never to be looked for. Nil keeps nothing.
	Keep func(text string) bool
}

// Roster is everything to look for. Add all before the first Find; then it is
// safe for concurrent use.
type Roster struct {
	o        Options
	patterns []pattern
	seen     map[string]int
	told     map[teller]float64 // people that were added, and how sure
	people   *phrase.Matcher
	values   *phrase.Matcher
	fuzzy    phrase.Fuzzy
	fuzzed   map[string]bool
	known    names.Known
	roles    map[string]string // folded word or initials -> role; "" where shared
	roled    bool              // somebody has a role
	born     map[day][]birth
}

// teller is what a person was added by.
type teller struct{ value, role string }

// day is a day of the year.
type day struct{ month, day int }

type birth struct {
	date dates.Date
	role string
}

// New returns an empty Roster.
func New(o Options) *Roster {
	if o.Keep == nil {
		o.Keep = func(string) bool { return false }
	}
	return &Roster{
		o: o, seen: map[string]int{}, told: map[teller]float64{}, fuzzed: map[string]bool{}, roles: map[string]string{},
		people: phrase.New(phrase.InNames, o.OCR), values: phrase.New(phrase.InValues, o.OCR),
	}
}

// AddBorn adds a date of birth.
func (x *Roster) AddBorn(d dates.Date, role string) {
	d.Start, d.End = 0, 0
	if x.born == nil {
		x.born = map[day][]birth{}
	}
	on := day{d.Month, d.Day}
	for i, b := range x.born[on] {
		if b.date == d {
			if b.role != role {
				x.born[on][i].role = ""
			}
			return
		}
	}
	x.born[on] = append(x.born[on], birth{d, role})
}

// claim notes whose a word is.
func (x *Roster) claim(key, role string) {
	x.roled = x.roled || role != ""
	if old, ok := x.roles[key]; ok && old != role {
		role = ""
	}
	x.roles[key] = role
}

// put registers a phrase once; a role given later by the people file wins.
func (x *Roster) put(m *phrase.Matcher, key string, p pattern) {
	full := p.label + "\x00" + lexicon.Fold(key)
	if i, ok := x.seen[full]; ok {
		old := &x.patterns[i]
		if old.role != p.role {
			old.role = "" // two people share it
		}
		old.score, old.free, old.turned = max(old.score, p.score), old.free || p.free, old.turned && p.turned
		return
	}
	x.seen[full] = len(x.patterns)
	m.Add(len(x.patterns), key)
	x.patterns = append(x.patterns, p)
}

// AddPerson adds a name and what it may be shortened to. No mention will be surer
// than the name is.
func (x *Roster) AddPerson(value, role string, sure float64) {
	if x.o.Keep(value) {
		return
	}
	// Several rules find most names: all that is told again is how sure.
	if old, ok := x.told[teller{value, role}]; ok && old >= sure {
		return
	}
	x.told[teller{value, role}] = sure
	n := names.Parse(value)
	words := n.Words()
	x.known.Add(n)
	for _, f := range n.InitialForms() {
		x.claim(f, role)
	}
	if len(words) == 0 {
		x.claim(n.Initials, role)
	}
	base := pattern{label: rules.Person, role: role, score: min(0.9, sure), why: x.o.Why, free: true}
	if len(words) > 1 { // initials that are found need their case
		as := base
		as.turned = strings.Contains(value, ",")
		x.put(x.people, value, as)
	}
	if given := strings.Join(n.Given, " "); given != "" && n.Surname != "" {
		turned := base
		turned.turned = true
		x.put(x.people, n.Surname+" "+given, turned)
		x.put(x.people, n.Given[0]+" "+n.Surname, base)
		x.handles(n, base)
	}
	if strings.Contains(n.Surname, " ") && len(n.Given)+len(n.Initials) > 0 {
		part := base
		part.free = false
		x.put(x.people, n.Surname, part) // "van Dijk"
	}
	base.word = true
	for _, w := range x.alone(n) {
		x.addWord(w, base)
	}
}

// addWord adds one word of a name. Words that are usual English or places are
// left to names.Known, which looks at the context.
func (x *Roster) addWord(w string, p pattern) {
	if x.o.Keep(w) || names.NotAName(w) && lexicon.Word(w)&lexicon.Surname == 0 {
		return
	}
	x.claim(lexicon.Fold(w), p.role)
	if !names.Distinctive(w) {
		x.known.AddWord(w)
		return
	}
	p.free = utf8.RuneCountInString(w) >= 4
	x.put(x.people, w, p)
	if p.free && !x.fuzzed[w] {
		x.fuzzed[w] = true
		x.fuzzy.Add(x.seen[rules.Person+"\x00"+lexicon.Fold(w)], w)
	}
}

// alone returns the words of a name that stand for it on their own: forenames,
// the surname, its halves.
func (*Roster) alone(n names.Name) []string {
	var out []string
	out = append(out, n.Given...)
	if n.Surname != "" {
		out = append(out, n.Surname)
		if halves := names.Split(n.Surname); len(halves) > 1 {
			for _, h := range halves {
				if utf8.RuneCountInString(h) >= 4 {
					out = append(out, h)
				}
			}
		}
	}
	return slices.DeleteFunc(out, func(w string) bool { return utf8.RuneCountInString(w) < 2 })
}

// handles adds the ways in which user names are made of a name: janeokafor,
// jokafor, okaforj.
func (x *Roster) handles(n names.Name, base pattern) {
	g, s := lexicon.Fold(n.Given[0]), lexicon.Fold(strings.ReplaceAll(n.Surname, " ", ""))
	if len(g) < 2 || len(s) < 3 {
		return
	}
	base.score, base.why = min(0.7, base.score), "a user name made of a known name"
	_, size := utf8.DecodeRuneInString(g)
	for _, h := range []string{g + s, s + g, g[:size] + s, s + g[:size]} {
		if len(h) >= 5 && lexicon.Word(h) == 0 && lexicon.ClassOf(h) == 0 {
			x.put(x.people, h, base)
		}
	}
}

// AddValue adds an address, a number, a school: anything but a person or date.
func (x *Roster) AddValue(label, value, role string, sure float64) {
	if x.o.Keep(value) {
		return
	}
	p := pattern{label: label, role: role, score: min(0.85, sure), why: x.o.Why, free: true}
	if significant(value) {
		x.put(x.values, value, p)
	}
	switch label {
	case rules.Address:
		first, _, _ := strings.Cut(strings.ReplaceAll(value, "\n", ","), ",")
		if first != value && significant(first) && strings.ContainsFunc(first, unicode.IsDigit) && strings.ContainsFunc(first, unicode.IsLetter) {
			x.put(x.values, first, p)
		}
	case rules.School, rules.Organisation:
		x.addShort(value, p)
	}
}

// significant reports whether a value is long and special enough to be looked
// for: five letters or digits, and not one ordinary word.
func significant(v string) bool {
	n := 0
	for _, r := range v {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n >= 5 && (strings.ContainsFunc(v, unicode.IsDigit) || !names.Ordinary(v) || len(strings.Fields(v)) > 2)
}

// Find returns every mention in one part, in order; none lies within another
// of the same label. It leaves out what lies in something that have says is known
// already, by label and bytes of the text; where have says so of a mention, it has
// to of all that lie within that one. It may be nil.
func (x *Roster) Find(p extract.Part, have func(label string, start, end int) bool) []rules.Finding {
	if have == nil {
		have = func(string, int, int) bool { return false }
	}
	mentions, casual := x.known.Find(p.Text)
	out := x.scan(p, lexicon.Atoms(p.Text), casual, have)
	switch p.Kind {
	case extract.FileName, extract.Attachment, extract.Link, extract.Metadata:
		out = append(out, x.scan(p, pieces(p.Text), false, have)...)
	}
	for _, m := range mentions {
		if have(rules.Person, m.Start, m.End) {
			continue
		}
		t := pattern{label: rules.Person, role: x.roleOf(p.Text[m.Start:m.End]), score: m.Score, why: m.Why}
		out = append(out, x.finding(p, m.Start, m.End, &t))
	}
	slices.SortStableFunc(out, func(a, b rules.Finding) int {
		return cmp.Or(a.Start-b.Start, b.End-a.End, cmp.Compare(b.Role, a.Role), cmp.Compare(a.Label, b.Label))
	})
	return within(out)
}

// within drops findings that lie inside an earlier one of the same label.
func within(fs []rules.Finding) []rules.Finding {
	end := map[string]int{}
	return slices.DeleteFunc(fs, func(f rules.Finding) bool {
		if f.End <= end[f.Label] {
			return true
		}
		end[f.Label] = f.End
		return false
	})
}

func (x *Roster) finding(p extract.Part, start, end int, t *pattern) rules.Finding {
	return rules.Finding{
		Span:  extract.Span{Part: p.ID, Start: start, End: end},
		Label: t.label, Rule: x.o.Rule, Score: t.score, Why: t.why, Role: t.role,
	}
}

// scan finds what is known among the atoms. In casual text a slip of one letter
// may be in a name without a capital. It leaves out what is had.
func (x *Roster) scan(p extract.Part, atoms []lexicon.Atom, casual bool, have func(label string, start, end int) bool) []rules.Finding {
	var out []rules.Finding
	emit := func(m phrase.Match) {
		t := &x.patterns[m.ID]
		if have(t.label, m.Start, m.End) {
			return
		}
		if t.turned && strings.ContainsAny(p.Text[m.Start:m.End], "\n\r\t") {
			return
		}
		if t.label == rules.Person && strings.Contains(p.Text[m.Start:m.End], "\t") && inCell(p.Text, m.Start) {
			return // the end of one cell's name and the beginning of the next one's
		}
		if t.word && m.First == m.Last && !allowed(atoms[m.First], t.free) {
			return
		}
		if !t.free && !t.word && !atoms[m.First].Shape.IsCapital() || t.body && !bodyHere(atoms, m, t.label, t.definite) {
			return
		}
		out = append(out, x.finding(p, m.Start, m.End, t))
	}
	words := phrase.Read(p.Text, atoms, x.o.OCR)
	x.people.Find(words, emit)
	x.values.Find(words, emit)
	looked := map[uint32][]int{} // by hash
	for _, a := range atoms {
		if a.Shape == lexicon.Mixed {
			out = x.ranTogether(out, p, a, have)
			continue
		}
		if !a.Shape.IsWord() || a.Shape == lexicon.Lower && (!casual || a.End-a.Start <= phrase.FuzzyLen) || a.Flags.Ordinary() > 0 || a.Flags.Fore() > 1 || a.Class != 0 || have(rules.Person, a.Start, a.End) {
			continue
		}
		near, ok := looked[a.Hash]
		if !ok {
			near = x.fuzzy.Near(p.Text[a.Start:a.End])
			looked[a.Hash] = near
		}
		if len(near) > 0 {
			t := x.patterns[near[0]]
			t.score, t.why = 0.6, "one letter from a known name"
			if len(near) > 1 {
				t.role = ""
			}
			out = append(out, x.finding(p, a.Start, a.End, &t))
		}
	}
	if len(x.born) > 0 {
		for _, d := range dates.Find(p.Text, atoms) {
			for _, b := range x.born[day{d.Month, d.Day}] {
				if b.date.Same(d) && !have(rules.DateOfBirth, d.Start, d.End) {
					out = append(out, x.finding(p, d.Start, d.End, &pattern{label: rules.DateOfBirth, role: b.role, score: 0.85, why: "a known date of birth"}))
					break
				}
			}
		}
	}
	return out
}

// inCell reports whether something stands before a place in its line or cell.
func inCell(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \u00a0")
	return before != "" && !strings.HasSuffix(before, "\n") && !strings.HasSuffix(before, "\t")
}

// ranTogether finds a known name that lost the space between it and a usual word:
// "the newOkafor address".
func (x *Roster) ranTogether(out []rules.Finding, p extract.Part, a lexicon.Atom, have func(label string, start, end int) bool) []rules.Finding {
	parts := pieces(p.Text[a.Start:a.End])
	if len(parts) != 2 {
		return out
	}
	for k, b := range parts {
		other := lexicon.Word(p.Text[a.Start:a.End][parts[1-k].Start:parts[1-k].End])
		if b.End-b.Start < 5 || other.Ordinary() == 0 || other.Name() || b.Shape != lexicon.Title {
			continue
		}
		i, ok := x.seen[rules.Person+"\x00"+lexicon.Fold(p.Text[a.Start:a.End][b.Start:b.End])]
		if !ok || !x.patterns[i].word || have(rules.Person, a.Start+b.Start, a.Start+b.End) {
			continue
		}
		t := x.patterns[i]
		t.score = 0.6
		out = append(out, x.finding(p, a.Start+b.Start, a.Start+b.End, &t))
	}
	return out
}

// allowed reports whether a single word of a name may be written like this.
func allowed(a lexicon.Atom, free bool) bool {
	switch a.Shape {
	case lexicon.Lower, lexicon.Mixed:
		return free
	case lexicon.Upper:
		return a.Class&lexicon.Acronym == 0
	}
	return true
}

// pieces cuts text as file names are read: also at digits and at a capital
// after a small letter.
func pieces(text string) []lexicon.Atom {
	var out []lexicon.Atom
	for _, a := range lexicon.Atoms(text) {
		if a.Shape > lexicon.Alnum {
			out = append(out, a)
			continue
		}
		from := a.Start
		var prev rune
		for i, r := range text[a.Start:a.End] {
			i += a.Start
			if i > from && (unicode.IsDigit(r) != unicode.IsDigit(prev) || unicode.IsUpper(r) && unicode.IsLower(prev)) {
				out = append(out, shift(text, from, i))
				from = i
			}
			prev = r
		}
		out = append(out, shift(text, from, a.End))
	}
	return out
}

func shift(text string, from, to int) lexicon.Atom {
	for _, a := range lexicon.Atoms(text[from:to]) {
		a.Start, a.End = a.Start+from, a.End+from
		return a
	}
	return lexicon.Atom{Start: from, End: to, Shape: lexicon.Punct}
}

// roleOf returns the role that all words of a mention agree on.
func (x *Roster) roleOf(text string) string {
	if !x.roled {
		return ""
	}
	n := names.Parse(text)
	role, got := "", false
	keys := append(append([]string{}, n.Given...), n.Surname)
	for _, k := range append(keys, names.Split(n.Surname)...) {
		if r, ok := x.roles[lexicon.Fold(k)]; ok && r != "" {
			if got && r != role {
				return ""
			}
			role, got = r, true
		}
	}
	if n.Initials != "" && n.Surname == "" {
		return x.roles[n.Initials]
	}
	if r, ok := x.roles[text]; ok && !got { // "PMcK"
		return r
	}
	if l := lexicon.Fold(text); !got {
		return x.roles[strings.ToUpper(strings.ReplaceAll(l, ".", ""))]
	}
	return role
}
