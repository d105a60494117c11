package link

import (
	"slices"
	"strings"

	"veil/rules/names"
	"veil/rules/names/lexicon"
)

// how says how sure it is that a short name means somebody.
type how int

const (
	open    how = iota // nobody fits
	shared             // several people fit, and nothing tells which
	weighed            // several people fit, and what stands around tells which
	guessed            // a pet form that no list has, or a full name without its beginning
	alone              // one person fits
)

// resolve returns the one person that a shorter mention can mean, or nil.
func (c *crowd) resolve(n *naming, l int) (*person, how) {
	fits := func(p *person) bool {
		sex := p.sex()
		return n.sex == 0 || sex == 0 || n.sex == sex || len(n.Given) > 0 && names.Sex(n.Title) == 0
	}
	switch l {
	case clipped:
		return c.byForename(n, fits)
	case initialed:
		agree := func(p *person) bool { return fits(p) && names.Compatible(n.Name, p.name) }
		return c.bySurname(n, agree)
	case titled:
		return c.bySurname(n, fits)
	case lettersLvl:
		if len(n.Initials) == 1 { // "K said"
			return c.one(c.distinct(c.first[n.Initials[0]|0x20], fits))
		}
		if ps := c.distinct(c.initial[n.Initials], fits); len(ps) > 0 {
			return c.one(ps)
		}
		return c.one(c.distinct(c.particle[n.Initials], fits))
	}
	word := strings.Join(n.Given, " ") + n.Surname
	if len(n.Given) > 1 {
		return nil, open
	}
	key := lexicon.Fold(word)
	both := append(slices.Clone(c.given[key]), c.surname[strings.Join(names.Split(word), "")]...)
	if len(word) <= 4 && word == strings.ToUpper(word) { // "JO" may be Jo or Jane Okafor
		both = append(both, c.initial[word]...)
		if plain := strings.ToUpper(key); plain != word { // "ȘI" for Ștefania Ionescu
			both = append(both, c.initial[plain]...)
		}
	} else if len(word) <= 6 { // "PMcK"
		both = append(both, c.initial[word]...)
	}
	for _, who := range []func() []*person{
		func() []*person { return both },
		func() []*person { return c.middle[key] },
		func() []*person { return c.half[key] },
		func() []*person { return c.nicknamed(key) },
		func() []*person { return c.cut(key) },
		func() []*person { return c.sound[soundKey(word)] },
		func() []*person { return c.near(word) },
	} {
		if ps := c.distinct(who(), fits); len(ps) > 0 {
			return c.one(ps)
		}
	}
	if c.families.nicknamed(key) {
		return nil, open // "Peggy" in a paper without Margaret: the bundle tells who she is
	}
	var like []*person
	for _, g := range c.pets.of(key) {
		like = append(like, c.given[g]...)
	}
	if p, h := c.one(c.distinct(like, func(p *person) bool { return fits(p) && c.meets(p) })); p != nil && h == alone {
		return p, guessed
	} else if p != nil {
		return p, h
	}
	return nil, open
}

// byForename returns the one person with a naming's forename, or what it may be
// short for, whose surname begins with its letter.
func (c *crowd) byForename(n *naming, fits func(*person) bool) (*person, how) {
	key, first := lexicon.Fold(n.Given[0]), letter(n.Surname)
	begins := func(p *person) bool {
		return p.full() && fits(p) && slices.ContainsFunc(names.Split(p.name.Surname), func(w string) bool { return strings.HasPrefix(w, first) })
	}
	for _, who := range [][]*person{c.given[key], c.nicknamed(key), c.cut(key)} {
		if ps := c.distinct(who, begins); len(ps) > 0 {
			return c.one(ps)
		}
	}
	return nil, open
}

// nicknamed are those whose forename is of one family with a folded word.
func (c *crowd) nicknamed(key string) (out []*person) {
	for _, f := range names.NicknameGroups(key) {
		out = append(out, c.nick[f]...)
	}
	return out
}

// cut are those whose forename a folded word is cut from: "Kwab" for Kwabena.
func (c *crowd) cut(key string) (out []*person) {
	for _, g := range c.short[head(key)] {
		if names.ShortOf(key, g) {
			out = append(out, c.given[g]...)
		}
	}
	if len(key) < shortEnd {
		return out
	}
	for _, g := range c.end[key[len(key)-shortEnd:]] {
		if strings.HasSuffix(g, key) {
			out = append(out, c.given[g]...)
		}
	}
	return out
}

// near are those who have a name that is one slip away from a word.
func (c *crowd) near(word string) (out []*person) {
	for _, i := range c.fuzzy.Near(word) {
		out = append(out, c.fuzzed[i])
	}
	return out
}

// bySurname prefers those who bear the whole surname to those who bear it as a
// half, and of them those who are called so: Mrs Smith is not Miss Jane Smith
// where there is a Mrs Ann Smith.
func (c *crowd) bySurname(n *naming, fits func(*person) bool) (*person, how) {
	key := surnameKey(n.Name)
	for _, ps := range [][]*person{c.surname[key], c.half[key], c.near(key)} {
		if ps := c.distinct(ps, fits); len(ps) > 0 {
			return c.styled(n, ps)
		}
	}
	return nil, open
}

// styled chooses by the title.
func (c *crowd) styled(n *naming, ps []*person) (*person, how) {
	called := styleOf(n.Title)
	if called == noStyle {
		return c.one(ps)
	}
	if len(ps) == 1 && c.families[surnameKey(n.Name)] && ps[0].styles[called] == 0 {
		return nil, open // "Mrs Smith" in a paper that names her grandson in full: the bundle tells who she is
	}
	ps = c.grown(ps, called)
	if c.company != nil {
		ps = c.genuine(ps)
		if p := ps[0]; len(ps) == 1 && p.weight >= farMore { // one person in all documents, whose title changed or was mistaken
			if p.styles[called] == 0 {
				return p, weighed
			}
			return p, alone
		}
	}
	if p := prevailing(ps, func(p *person) float64 { return float64(p.styles[called]) }); p != nil {
		if len(ps) == 1 {
			return p, alone
		}
		return p, weighed
	}
	other := func(p *person) bool { // is called otherwise
		for s, times := range p.styles {
			if style(s) != noStyle && style(s) != called && times > 0 && p.styles[called] == 0 {
				return true
			}
		}
		return false
	}
	if left := slices.DeleteFunc(slices.Clone(ps), other); len(left) > 0 && len(left) < len(ps) {
		if p, h := c.one(left); h != alone {
			return p, h
		} else {
			return p, weighed
		}
	}
	const women = 1<<mrs | 1<<miss
	if len(ps) == 1 && called != mr && c.stylesOf[surnameKey(n.Name)]&women == women && ps[0].styles[called] == 0 {
		return nil, shared // "Mrs Smith" and "Miss Smith" in one document are two, of whom one alone is named in full
	}
	if len(ps) == 1 && ps[0].sex() == 0 && ps[0].styles[mr]+ps[0].styles[mrs]+ps[0].styles[miss] == 0 && c.stylesOf[surnameKey(n.Name)]&(1<<mr) != 0 && c.stylesOf[surnameKey(n.Name)]&women != 0 && !c.paired(n, ps[0]) {
		return nil, shared // "Mr Smith" and "Mrs Smith" are two, and nothing tells which of them is named in full
	}
	if c.company != nil && len(ps) > 1 && called != miss {
		return c.sexed(n, ps)
	}
	return c.one(ps)
}

// sexed chooses by what tells a man from a woman. Where nothing does, who else is
// named in the document says nothing about a husband and a wife, nor about a mother
// whom it names in full and a grandmother whom it calls Mrs.
func (c *crowd) sexed(n *naming, ps []*person) (*person, how) {
	known := distinct(ps, func(p *person) bool { return p.sex() == n.sex })
	switch len(known) {
	case 0:
		return nil, shared
	case 1:
		return known[0], weighed
	}
	if known = c.genuine(known); len(known) == 1 {
		return known[0], weighed
	}
	return nil, shared
}

// paired reports whether somebody else of the surname is named in full to whom the
// other title belongs: where there is a Mr Tom Smith, Mrs Smith is Lesley Smith.
func (c *crowd) paired(n *naming, p *person) bool {
	return len(distinct(c.surname[surnameKey(n.Name)], func(q *person) bool {
		sex := q.sex()
		return q != p && q.full() && sex != 0 && sex != n.sex
	})) > 0
}

// style is how a title calls somebody.
type style int

const (
	noStyle style = iota
	mr
	mrs
	miss // and Ms, which the same people are called
	styles
)

func styleOf(title string) style {
	switch lexicon.Fold(strings.TrimSuffix(title, ".")) {
	case "mr":
		return mr
	case "mrs":
		return mrs
	case "miss", "ms":
		return miss
	}
	return noStyle
}
