package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"github.com/goccy/go-yaml"

	"veil/internal/gold"
	"veil/rules"
	"veil/rules/names"
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// familyKeys are the entity keys that authors gave to members of a family and
// to those a child lives with. A key may end in figures: c1, child2.
const familyKeys = "child ch c kid k yp bab baby boy girl son daughter dau da s sib sibling sis sister bro br brother twin " +
	"mum mother mam mu m bm bmum birthmum mum dad father f bd bf birthdad stepdad stepmum step sf " +
	"aunt auntie au uncle unc gran granny nan nana gm gf grandad granddad gd ggm pgm pgf mgm mgf bgm bgf " +
	"cousin cous nephew niece husband husb hus hos hubby wife partner part ptr ex carer carers fc fca cg cgs fm ff am af ap"

var familyKey = regexp.MustCompile(`^(?:` + strings.ReplaceAll(familyKeys, " ", "|") + `)\d*$`)

// isFamily reports whether a marked person is one whom a family would list.
func isFamily(key string) bool { return familyKey.MatchString(key) }

// peopleFile is the people file that a family would write for a document: of
// each of its members the longest mention, every further mention that shares no
// word with it (nicknames), and the date of birth where one is marked. Initials
// of the name, and slips in it, are not listed: nobody would.
func peopleFile(doc gold.Doc) []byte {
	type person struct {
		Label string   `yaml:"label"`
		Names []string `yaml:"names"`
		Born  string   `yaml:"born,omitempty"`
	}
	var file struct {
		People []person `yaml:"people"`
	}
	mentions := map[string][]string{}
	var keys []string
	for _, s := range doc.Spans {
		if s.Kind == rules.Person && isFamily(s.Entity) {
			if mentions[s.Entity] == nil {
				keys = append(keys, s.Entity)
			}
			mentions[s.Entity] = append(mentions[s.Entity], oneLine(doc.Text[s.Start:s.End]))
		}
	}
	for _, k := range keys {
		p := person{Label: strings.ToUpper(k), Names: listed(mentions[k])}
		for _, s := range doc.Spans {
			if s.Kind == rules.DateOfBirth && s.Entity == k && p.Born == "" {
				p.Born = born(doc.Text[s.Start:s.End])
			}
		}
		if len(p.Names) > 0 {
			file.People = append(file.People, p)
		}
	}
	b, err := yaml.Marshal(file)
	if err != nil {
		panic(err) // strings and slices always marshal
	}
	return b
}

// listedKeys are the entity keys of those who are in the people file: family of
// whom more than a letter is known.
func listedKeys(doc gold.Doc) map[string]bool {
	mentions := map[string][]string{}
	for _, s := range doc.Spans {
		if s.Kind == rules.Person && isFamily(s.Entity) {
			mentions[s.Entity] = append(mentions[s.Entity], oneLine(doc.Text[s.Start:s.End]))
		}
	}
	out := map[string]bool{}
	for k, m := range mentions {
		out[k] = len(listed(m)) > 0
	}
	return out
}

// listed picks the names for the file from somebody's mentions.
func listed(mentions []string) []string {
	all := slices.Clone(mentions)
	slices.SortStableFunc(all, func(a, b string) int {
		return bare(b) - bare(a)
	})
	var out []string
	for _, m := range all {
		switch {
		case strings.ContainsFunc(m, unicode.IsDigit), bare(m) < 2: // read wrongly by a scanner; a letter
		case len(out) == 0, !slices.ContainsFunc(out, func(have string) bool { return alike(have, m) }):
			out = append(out, m)
		}
	}
	return out
}

// bare is the number of letters.
func bare(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// alike reports whether a mention shares a word with a listed name, is initials
// of it, or a slip in one of its words.
func alike(have, m string) bool {
	a, b := names.Parse(have), names.Parse(m)
	capitals := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, m)
	if slices.Contains(a.InitialForms(), capitals) {
		return true
	}
	for _, w := range b.Words() {
		for _, h := range a.Words() {
			if w == h || w == h+"s" {
				return true
			}
			if n := utf8.RuneCountInString(h); n > 4 && levenshtein.ComputeDistance(w, h) <= n/5 {
				return true
			}
		}
	}
	return lexicon.Fold(strings.ReplaceAll(m, " ", "")) == lexicon.Fold(strings.ReplaceAll(have, " ", ""))
}

// oneLine closes a name up that runs over a line end.
func oneLine(s string) string {
	if a, b, ok := strings.Cut(s, "-\n"); ok && b != "" && unicode.IsLower(rune(strings.TrimLeft(b, "> ")[0])) {
		s = a + strings.TrimLeft(b, "> ")
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\n>", "\n")), " ")
}

// born writes a date of birth as the file wants it; empty where it is not one
// whole date.
func born(text string) string {
	d, ok := dates.Parse(text)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}
