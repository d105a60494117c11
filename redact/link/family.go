package link

import (
	"slices"
	"strconv"
	"strings"

	"veil/rules/names"
	"veil/rules/names/lexicon"
)

// Families are the surnames, by surnameKey, that people of several forenames bear
// in a bundle. By title and surname alone, one document may mean somebody whom only
// others name in full. With them are, after a mark, the families of nicknames that
// their forenames belong to.
type Families map[string]bool

// nickMark stands before a family of nicknames.
const nickMark = "…"

// nicknamed reports whether somebody of the bundle has a forename for which a folded
// word is a nickname.
func (f Families) nicknamed(word string) bool {
	return len(f) > 0 && slices.ContainsFunc(names.NicknameGroups(word), func(g int) bool { return f[nickMark+strconv.Itoa(g)] })
}

// FamiliesOf are those among names; what is no full name tells nothing.
func FamiliesOf(people []string) Families {
	out, first := Families{}, map[string]string{}
	for _, name := range people {
		n := newNaming(names.Parse(core(name)))
		if n.level != full {
			continue
		}
		k, given := surnameKey(n.Name), lexicon.Fold(n.Given[0])
		for _, g := range names.NicknameGroups(given) {
			out[nickMark+strconv.Itoa(g)] = true
		}
		if other, ok := first[k]; !ok {
			first[k] = given
		} else if other != given {
			out[k] = true
		}
	}
	return out
}

// grown leaves the children out of those whom "Mr" or "Mrs" may mean, as long as
// somebody is left. It is by their dates of birth that it knows them, and those of
// others with their surname.
func (c *crowd) grown(ps []*person, called style) []*person {
	if called != mr && called != mrs {
		return ps
	}
	var out []*person
	for _, p := range ps {
		if !c.child(p) {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return ps
	}
	return out
}

// generation is how many years a child is younger than its parents, at least.
const generation = 15

// child reports whether somebody with the same surname is a generation older.
func (c *crowd) child(p *person) bool {
	year := p.year()
	if year == 0 {
		return false
	}
	older := func(q *person) bool { y := q.year(); return y > 0 && y+generation <= year }
	return len(distinct(c.surname[surnameKey(p.name)], older)) > 0
}

// year is that of the date of birth that stands by a person's full name in most
// documents, or 0.
func (p *person) year() int {
	best, most := 0, 0
	for y, n := range p.births {
		if n > most || n == most && y < best {
			best, most = y, n
		}
	}
	return best
}

// bornIn notes the year of a date of birth, as year-month-day.
func (p *person) bornIn(date string, times int) {
	head, _, _ := strings.Cut(date, "-")
	year, err := strconv.Atoi(head)
	if err != nil || len(head) != 4 {
		return
	}
	if p.births == nil {
		p.births = map[int]int{}
	}
	p.births[year] += times
}
