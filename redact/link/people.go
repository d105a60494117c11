package link

import (
	"slices"

	"veil/rules"
	"veil/rules/names"
	"veil/rules/names/lexicon"
)

// person is a cluster of mentions that are one person.
type person struct {
	rep    int // the first mention
	name   names.Name
	role   string
	weight int         // how often the full name is met
	women  int         // how often something tells that it is a woman
	men    int         // or a man
	styles [styles]int // how often the full name stands by which title
	in     []int       // the documents of a bundle that name them in full
	births map[int]int // years of birth that stand by the full name in a bundle, and in how many documents
	doubt  how         // how the least sure short name came to them
	merged *person
	forms  *folded // of name; nil until somebody asks
}

// folded returns the person's name as it is compared; it has a forename.
func (p *person) folded() *folded {
	if p.forms == nil {
		p.forms = fold(p.name)
	}
	return p.forms
}

// sex is 'f', 'm' or 0 where nothing tells it, or some this and some that.
func (p *person) sex() byte {
	switch {
	case p.women > muchMore*p.men:
		return 'f'
	case p.men > muchMore*p.women:
		return 'm'
	}
	return 0
}

// root follows merges to the person that p is part of.
func (p *person) root() *person {
	for p.merged != nil {
		p = p.merged
	}
	return p
}

// distinct returns the different people behind ps, keeping those that fit. Who
// has no full name counts only where nobody with one does.
func (c *crowd) distinct(ps []*person, fits func(*person) bool) []*person {
	out := distinct(ps, fits)
	if full := slices.DeleteFunc(slices.Clone(out), func(p *person) bool { return !p.full() }); len(full) > 0 {
		return full
	}
	return out
}

func distinct(ps []*person, fits func(*person) bool) []*person {
	var out []*person
	for _, p := range ps {
		if p = p.root(); !slices.Contains(out, p) && (fits == nil || fits(p)) {
			out = append(out, p)
			if len(out) > mostFits {
				return out
			}
		}
	}
	return out
}

// full reports whether a full name of the person is known, or a role.
func (p *person) full() bool {
	return len(p.name.Given) > 0 && p.name.Surname != "" || p.role != ""
}

// one returns the only person in ps, or the one whom a bundle's company tells.
func (c *crowd) one(ps []*person) (*person, how) {
	switch {
	case len(ps) == 0:
		return nil, open
	case len(ps) == 1:
		return ps[0], alone
	case c.company == nil:
		return nil, shared
	}
	if ps = c.genuine(ps); len(ps) == 1 {
		return ps[0], alone
	}
	if c.company.doc < 0 {
		return nil, shared
	}
	if p := c.company.choose(ps); p != nil {
		return p, weighed
	}
	return nil, shared
}

// meets reports whether somebody belongs to the company of the document at hand.
func (c *crowd) meets(p *person) bool {
	return c.company == nil || c.company.doc >= 0 && (c.company.people[c.company.doc][p] > 0 || c.company.near(p) > 0)
}

// maxFits is how many candidates are gathered: more than one is ambiguous
// already, a few are needed to see whether they fit one another.
const maxFits = 8

// mostFits is how many are gathered at most.
const mostFits = 64

// joinPeople sets the group of every PERSON mention. Full names and roles come
// first, then what is shorter, from the most to the least telling; order of
// appearance decides only numbers, never who is who. It returns how unsure each
// group is, by the mention that stands for it.
func joinPeople(ms []mention, of []int, o Options) map[int]how {
	b := o.bundle // nil for one document
	c := newCrowd()
	c.families = o.Families
	c.bundle = b != nil
	c.pets.bold = c.bundle
	who := make([]*person, len(ms))
	as := make([]*naming, len(ms)) // how each mention names somebody; nil for other kinds
	known, all := newNamings(), newBorne()
	for i, m := range ms {
		if m.Label == rules.Person {
			as[i] = known.of(m)
			all.add(as[i])
		}
	}
	var rest [levels][]int
	byKey, byRole := map[string]*person{}, map[string]*person{}
	for i, m := range ms {
		if m.Label != rules.Person {
			continue
		}
		n := as[i]
		n.whole(all)
		by, key := byKey, n.key
		if m.Role != "" {
			by, key = byRole, m.Role
		} else if n.level != full {
			rest[n.level] = append(rest[n.level], i)
			if n.level == titled {
				c.stylesOf[surnameKey(n.Name)] |= 1 << styleOf(n.Title)
			}
			continue
		}
		p := by[key]
		if p == nil {
			p = &person{rep: i, role: m.Role, name: n.Name, doubt: alone}
			by[key] = p
		}
		if n.level == full && level(p.name) != full {
			p.name, p.forms = n.Name, nil
		}
		p.see(n, b.times(m))
		if b == nil && n.level == full {
			p.styles[styleOf(n.Title)]++
		}
		who[i] = p
	}
	var order []spelling
	type called struct {
		n *naming
		p *person
	}
	put, seen := map[called]bool{}, map[string]bool{}
	for i, p := range who {
		n := as[i]
		if p == nil || put[called{n, p}] {
			continue
		}
		put[called{n, p}] = true
		if k := n.key + "\x00" + p.role; !seen[k] {
			seen[k] = true
			c.put(p, n.Name)
			if n.level == full {
				order = append(order, spelling{n.Name, p})
			}
		}
	}
	c.mergeFull(order)
	b.broken(c, order)
	b.trailing(c, ms, order, who)
	b.introduce(c, ms, as, who)
	for l := full + 1; l < levels; l++ {
		own := map[string]*person{}
		told := map[place]*person{}
		usual := newUsage()
		var fresh []called // the first of each
		for _, i := range rest[l] {
			n := as[i]
			at := place{partKey(n), b.document(ms[i])}
			p := told[at]
			if p == nil {
				if c.company != nil {
					c.company.doc = at.doc
				}
				var h how
				if p, h = c.resolve(n, l); p == nil && h == shared && l == titled {
					if p = c.byBirth(n, b.births(ms[i])); p != nil {
						h = weighed
					}
				}
				if p != nil && h >= weighed && at.doc >= 0 {
					usual.vote(at.key, p.root())
				}
				if p == nil {
					if p = own[at.key]; p == nil {
						p = &person{rep: i, name: n.Name, doubt: alone}
						own[at.key] = p
					}
				}
				p = p.root()
				if h != open {
					p.doubt = min(p.doubt, h)
				}
				if h == shared && l == titled {
					usual.open[p] = at.key
				}
				told[at] = p
				fresh = append(fresh, called{n, p})
			}
			p.root().see(n, 1)
			who[i] = p
		}
		if l == titled {
			usual.settle()
		}
		// Only now can the next level find these.
		for _, f := range fresh {
			if !put[f] {
				put[f] = true
				c.put(f.p, f.n.Name)
			}
		}
	}
	first, unsure := map[*person]int{}, map[int]how{}
	for i, p := range who {
		if p == nil {
			continue
		}
		p = p.root()
		if j, ok := first[p]; ok {
			of[i] = j
		} else {
			first[p], of[i] = i, i
			unsure[i] = p.doubt
		}
	}
	return unsure
}

// place is a way to name somebody, in a document.
type place struct {
	key string
	doc int
}

// see learns from a naming, met so many times, a person's sex and titles.
func (p *person) see(n *naming, times int) {
	switch n.sex {
	case 'f':
		p.women += times
	case 'm':
		p.men += times
	}
	if n.level == full {
		p.weight += times
	}
}

// spelling is one way in which somebody's full name is written.
type spelling struct {
	name names.Name
	who  *person
}

// mergeFull joins spellings of one full name: nicknames, middle names, one half
// of a compound surname, a slip of one letter. A name joins only where all that
// fit it fit one another.
func (c *crowd) mergeFull(order []spelling) {
	for _, o := range order {
		p := o.who.root()
		fits := c.fitting(o.name, p)
		if len(fits) == 0 || len(fits) > maxFits || !clique(fits) {
			continue
		}
		for _, q := range fits {
			back := c.fitting(q.name, q)
			if q.root() != p && len(back) <= maxFits && clique(append(back, q)) && (p.role == "" || q.role == "") {
				join(p, q)
				p = p.root()
			}
		}
	}
}

// join makes p and q one; the earlier one stays, or the one with a role.
func join(p, q *person) {
	if p.role == "" && q.role != "" || p.rep > q.rep && (p.role != "") == (q.role != "") {
		p, q = q, p
	}
	q.merged = p
	p.weight += q.weight
	p.women, p.men = p.women+q.women, p.men+q.men
	for i, n := range q.styles {
		p.styles[i] += n
	}
	p.doubt = min(p.doubt, q.doubt)
}

func clique(ps []*person) bool {
	for i, p := range ps {
		for _, q := range ps[i+1:] {
			if !samePerson(p, q) || p.role != "" && q.role != "" && p.role != q.role {
				return false
			}
		}
	}
	return true
}

// fitting returns the others whose full name may be another spelling of n.
func (c *crowd) fitting(n names.Name, self *person) []*person {
	if len(n.Given) == 0 {
		return nil
	}
	var near []*person
	for _, k := range givenKeys(n.Given[0]) {
		near = append(near, c.given[k]...)
	}
	for _, f := range names.NicknameGroups(lexicon.Fold(n.Given[0])) {
		near = append(near, c.nick[f]...)
	}
	near = append(near, c.near(n.Given[0])...)
	near = append(near, c.letters[lettersKey(n.Given[0])]...)
	if k := soundKey(n.Given[0]); k != "" {
		near = append(near, c.sound[k]...)
	}
	self = self.root()
	as := &person{name: n, weight: self.weight}
	out := distinct(near, func(q *person) bool {
		return q != self && len(q.name.Given) > 0 && q.name.Surname != "" && samePerson(as, q)
	})
	if !c.bundle {
		return out
	}
	// What one document in many has may be two names that ran together.
	most := self.weight
	for _, p := range out {
		most = max(most, p.weight)
	}
	return slices.DeleteFunc(out, func(p *person) bool { return p.weight*rarely < most && !sameWords(p.name, n) })
}

// rarely is how many times as often one spelling is met as another for the other
// to be a slip.
const rarely = 8
