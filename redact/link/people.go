package link

import (
	"slices"
	"strings"

	"veil/rules"
	"veil/rules/names"
	"veil/rules/names/lexicon"
	"veil/rules/names/phrase"
)

// person is a cluster of mentions that are one person.
type person struct {
	rep    int // the first mention
	name   names.Name
	role   string
	sex    byte // 'f', 'm' or 0
	weight int  // how often the full name is met, where that counts
	merged *person
}

// root follows merges to the person that p is part of.
func (p *person) root() *person {
	for p.merged != nil {
		p = p.merged
	}
	return p
}

// crowd is everybody known so far, with the ways to look them up. Values of
// the maps may be merged later; readers take the roots.
type crowd struct {
	surname map[string][]*person // folded surname, whole
	half    map[string][]*person // each part of a compound surname
	given   map[string][]*person // folded first forenames and their first parts
	middle  map[string][]*person // the other forenames
	nick    map[int][]*person    // families of nicknames
	initial map[string][]*person // "JO"
	first   map[byte][]*person   // first letters of forenames
	short   map[string][]string  // by their first three letters: the forenames
	end     map[string][]string  // by their last four letters: the forenames
	sound   map[string][]*person // by soundKey of the first forename
	fuzzy   phrase.Fuzzy
	fuzzed  []*person
	// prevail lets a short name go to somebody who is met far more often than all
	// others that it fits. In one document it does not: who is named there once in
	// full is meant as likely as another.
	prevail bool
}

func newCrowd() *crowd {
	return &crowd{
		surname: map[string][]*person{}, half: map[string][]*person{}, given: map[string][]*person{}, middle: map[string][]*person{},
		nick: map[int][]*person{}, initial: map[string][]*person{}, first: map[byte][]*person{}, short: map[string][]string{}, end: map[string][]string{},
		sound: map[string][]*person{},
	}
}

// put makes p findable by one of its names.
func (c *crowd) put(p *person, n names.Name) {
	if n.Surname != "" {
		k := surnameKey(n)
		c.surname[k] = append(c.surname[k], p)
		if h := names.Split(n.Surname); len(h) > 1 {
			for _, w := range h {
				c.half[w] = append(c.half[w], p)
			}
		}
		c.near(p, n.Surname)
	}
	for i, g := range n.Given {
		by := c.given
		if i > 0 {
			by = c.middle
		}
		for _, w := range givenKeys(g) {
			by[w] = append(by[w], p)
		}
		c.near(p, g)
		if k := soundKey(g); i == 0 && k != "" {
			c.sound[k] = append(c.sound[k], p)
		}
	}
	if len(n.Given) > 0 {
		for _, f := range names.NicknameGroups(lexicon.Fold(n.Given[0])) {
			c.nick[f] = append(c.nick[f], p)
		}
	}
	if len(n.Given) > 0 {
		if f := lexicon.Fold(n.Given[0]); f != "" {
			c.first[f[0]] = append(c.first[f[0]], p)
			if h := head(f); !slices.Contains(c.short[h], f) {
				c.short[h] = append(c.short[h], f)
			}
			if h := tail(f); h != "" && !slices.Contains(c.end[h], f) {
				c.end[h] = append(c.end[h], f)
			}
		}
	}
	for _, f := range n.InitialForms() {
		c.initial[f] = append(c.initial[f], p)
	}
}

// tail is the last letters of a folded forename that is longer than a short form
// of it which keeps only its end ("Fania" of Stefania).
func tail(f string) string {
	if len(f) < shortEnd+2 {
		return ""
	}
	return f[len(f)-shortEnd:]
}

const shortEnd = 4

// soundKey is the same for spellings of a forename that sound alike: Manjit and
// Manjeet, Philippa and Phillipa. It is empty for short ones.
func soundKey(name string) string {
	f := lexicon.Fold(name)
	if len(f) < 4 {
		return ""
	}
	f = alike.Replace(f)
	out := f[:1]
	for i := 1; i < len(f); i++ {
		if f[i] != f[i-1] {
			out += f[i : i+1]
		}
	}
	return out
}

var alike = strings.NewReplacer("ph", "f", "ck", "k", "ee", "i", "ea", "i", "ie", "i", "y", "i", "oo", "u", "ou", "u", "gh", "g", "th", "t", "kh", "k", "c", "k", "sh", "s", "z", "s", "w", "v", "h", "")

// head is the first letters of a folded forename, as many as a short form of it
// has at least.
func head(f string) string { return f[:min(len(f), 3)] }

func (c *crowd) near(p *person, w string) {
	c.fuzzy.Add(len(c.fuzzed), w)
	c.fuzzed = append(c.fuzzed, p)
}

func surnameKey(n names.Name) string { return strings.Join(names.Split(n.Surname), "") }

func givenKeys(g string) []string {
	keys := []string{lexicon.Fold(g)}
	if h := names.Split(g); len(h) > 1 {
		keys = append(keys, h[0])
	}
	return keys
}

// distinct returns the different people behind ps, keeping those that fit.
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

// muchMore is how many times as often as all others somebody has to be met for a
// short name to be theirs.
const muchMore = 8

// one returns the only person in ps, or the one that prevails, or nil.
func (c *crowd) one(ps []*person) *person {
	if len(ps) < 2 || !c.prevail {
		return one(ps)
	}
	best, all := ps[0], 0
	for _, p := range ps {
		all += p.weight
		if p.weight > best.weight {
			best = p
		}
	}
	if best.weight >= muchMore*(all-best.weight) {
		return best
	}
	return nil
}

// maxFits is how many candidates are gathered: more than one is ambiguous
// already, a few are needed to see whether they fit one another.
const maxFits = 8

// mostFits is how many are gathered at most.
const mostFits = 64

// one returns the only person in ps, or nil.
func one(ps []*person) *person {
	if len(ps) == 1 {
		return ps[0]
	}
	return nil
}

// joinPeople sets the group of every PERSON mention. Full names and roles come
// first, then what is shorter, from the most to the least telling; order of
// appearance decides only numbers, never who is who.
func joinPeople(ms []mention, of []int, weight func(string) int) {
	c := newCrowd()
	c.prevail = weight != nil
	who := make([]*person, len(ms))
	as := make([]*naming, len(ms)) // how each mention names somebody; nil for other kinds
	known := newNamings()
	var rest [levels][]int
	byKey, byRole := map[string]*person{}, map[string]*person{}
	for i, m := range ms {
		if m.Label != rules.Person {
			continue
		}
		n := known.of(m)
		as[i] = n
		by, key := byKey, n.key
		if m.Role != "" {
			by, key = byRole, m.Role
		} else if n.level != full {
			rest[n.level] = append(rest[n.level], i)
			continue
		}
		p := by[key]
		if p == nil {
			p = &person{rep: i, role: m.Role, name: n.Name}
			by[key] = p
		}
		p.see(n)
		if weight != nil && n.level == full {
			p.weight += weight(m.Part)
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
	for l := full + 1; l < levels; l++ {
		own := map[string]*person{}
		var fresh []*naming // the first of each key
		for _, i := range rest[l] {
			n := as[i]
			if n.who == nil {
				k := partKey(n)
				if n.who = own[k]; n.who == nil {
					if n.who = c.resolve(n, l); n.who == nil {
						n.who = &person{rep: i, name: n.Name}
					}
					own[k] = n.who
					fresh = append(fresh, n)
				}
			}
			n.who.root().see(n)
			who[i] = n.who
		}
		// Only now can the next level find these.
		for _, n := range fresh {
			c.put(n.who, n.Name)
		}
	}
	first := map[*person]int{}
	for i, p := range who {
		if p == nil {
			continue
		}
		p = p.root()
		if j, ok := first[p]; ok {
			of[i] = j
		} else {
			first[p], of[i] = i, i
		}
	}
}

// see learns a person's sex from a title or a forename.
func (p *person) see(n *naming) {
	if p.sex == 0 {
		p.sex = n.sex
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
	if p.sex == 0 {
		p.sex = q.sex
	}
}

func clique(ps []*person) bool {
	for i, p := range ps {
		for _, q := range ps[i+1:] {
			if !samePerson(p.name, q.name) || p.role != "" && q.role != "" && p.role != q.role {
				return false
			}
		}
	}
	return true
}

// fitting returns the others whose full name may be another spelling of n.
func (c *crowd) fitting(n names.Name, self *person) []*person {
	var near []*person
	if len(n.Given) == 0 {
		return nil
	}
	for _, k := range givenKeys(n.Given[0]) {
		near = append(near, c.given[k]...)
	}
	for _, f := range names.NicknameGroups(lexicon.Fold(n.Given[0])) {
		near = append(near, c.nick[f]...)
	}
	return distinct(near, func(q *person) bool {
		return q != self.root() && len(q.name.Given) > 0 && q.name.Surname != "" && samePerson(n, q.name)
	})
}

// samePerson is names.Compatible, forgiving one letter in a long surname.
func samePerson(a, b names.Name) bool {
	if names.Compatible(a, b) {
		return true
	}
	if len(a.Given) == 0 || len(b.Given) == 0 || lexicon.Fold(a.Given[0]) != lexicon.Fold(b.Given[0]) {
		return false
	}
	return phrase.OneAway(surnameKey(a), surnameKey(b))
}

// resolve returns the one person that a shorter mention can mean, or nil.
func (c *crowd) resolve(n *naming, l int) *person {
	fits := func(p *person) bool {
		return n.sex == 0 || p.sex == 0 || n.sex == p.sex || len(n.Given) > 0 && names.Sex(n.Title) == 0
	}
	switch l {
	case initialed:
		agree := func(p *person) bool { return fits(p) && names.Compatible(n.Name, p.name) }
		return c.bySurname(surnameKey(n.Name), agree)
	case titled:
		return c.bySurname(surnameKey(n.Name), fits)
	case lettersLvl:
		if len(n.Initials) == 1 { // "K said"
			return c.one(distinct(c.first[n.Initials[0]|0x20], fits))
		}
		return c.one(distinct(c.initial[n.Initials], fits))
	}
	word := strings.Join(n.Given, " ") + n.Surname
	if len(n.Given) > 1 {
		return nil
	}
	key := lexicon.Fold(word)
	both := append(slices.Clone(c.given[key]), c.surname[strings.Join(names.Split(word), "")]...)
	if len(word) <= 4 && word == strings.ToUpper(word) { // "JO" may be Jo or Jane Okafor
		both = append(both, c.initial[word]...)
	} else if len(word) <= 6 { // "PMcK"
		both = append(both, c.initial[word]...)
	}
	if ps := distinct(both, fits); len(ps) > 0 {
		return c.one(ps)
	}
	if ps := distinct(c.middle[key], fits); len(ps) > 0 {
		return c.one(ps)
	}
	if ps := distinct(c.half[key], fits); len(ps) > 0 {
		return c.one(ps)
	}
	var nick []*person
	for _, f := range names.NicknameGroups(key) {
		nick = append(nick, c.nick[f]...)
	}
	if ps := distinct(nick, fits); len(ps) > 0 {
		return c.one(ps)
	}
	var cut []*person // "Kwab" for Kwabena
	for _, g := range c.short[head(key)] {
		if names.ShortOf(key, g) {
			cut = append(cut, c.given[g]...)
		}
	}
	for _, g := range c.end[key[max(0, len(key)-shortEnd):]] {
		if len(key) >= shortEnd && strings.HasSuffix(g, key) {
			cut = append(cut, c.given[g]...)
		}
	}
	if ps := distinct(cut, fits); len(ps) > 0 {
		return c.one(ps)
	}
	if ps := distinct(c.sound[soundKey(word)], fits); len(ps) > 0 {
		return c.one(ps)
	}
	var near []*person
	for _, i := range c.fuzzy.Near(word) {
		near = append(near, c.fuzzed[i])
	}
	return c.one(distinct(near, fits))
}

// bySurname prefers those who bear the whole surname to those who bear it as a
// half.
func (c *crowd) bySurname(key string, fits func(*person) bool) *person {
	if ps := distinct(c.surname[key], fits); len(ps) > 0 {
		return c.one(ps)
	}
	if ps := distinct(c.half[key], fits); len(ps) > 0 {
		return c.one(ps)
	}
	var near []*person
	for _, i := range c.fuzzy.Near(key) {
		near = append(near, c.fuzzed[i])
	}
	return c.one(distinct(near, fits))
}
