// Package cast invents the people of a bundle: five families and those who
// work with them, with names from everywhere, and for each of them numbers and
// addresses. It promises telephone numbers in the ranges kept for drama,
// e-mail addresses at example domains, NHS numbers that begin with 999 and
// have a right check digit, and that two people share a detail only where the
// families below say so. Postcodes were compared with no register.
package cast

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"veil/internal/bundle/gold"
)

// Person is one of the people, with everything a paper may say of them.
type Person struct {
	ID, Role           string
	Female             bool
	Title              string // "Ms", "Dr", "PC": never part of the name
	Fore, Nick, Typo   string
	Sur, SurTypo       string
	ForeWord, SurWord  bool // the name is also an ordinary word
	Born               time.Time
	Mobile, Land       string // digits only
	Email, Handle      string
	Street, Town, Post string
	NHS                string // ten digits
	Case, Court, Crime string
	UPN, NI, Plate     string
	School, GP         string
	SameAs             string // see gold.Person
}

// Case is one family and the people who work with it, by role.
type Case struct {
	Name   string
	Who    map[string]*Person
	shared map[string]bool // ways of writing that stand for more than one
}

// Cast is everybody.
type Cast struct {
	People []*Person
	Cases  []Case
}

// seat is a place in a family: a role, where the names come from ("" the
// family's own), and whose surname it is ("" the family's own, "+" another).
type seat struct {
	role, sex, from, sur string
	age                  int
}

var family = []seat{
	{"child", "", "", "", 11}, {"sib", "", "", "", 14}, {"mum", "f", "", "", 36},
	{"dad", "m", "2", "+", 39}, {"gran", "f", "", "", 63}, {"carer", "f", "3", "+", 51},
}

// adopted is the family whose child has another name now.
var adopted = []seat{
	{"child", "", "", "", 9}, {"mum", "f", "", "", 30}, {"carer", "f", "3", "+", 44}, {"dad", "m", "3", "carer", 46},
}

var workers = []seat{
	{"sw", "f", "", "+", 34}, {"sw2", "m", "", "+", 41}, {"iro", "f", "", "+", 55}, {"teacher", "m", "", "+", 47},
	{"doc", "f", "", "+", 50}, {"psych", "f", "", "+", 38}, {"police", "m", "", "+", 33}, {"sol", "f", "", "+", 45},
	{"mgr", "m", "", "+", 52}, {"worker", "f", "", "+", 29}, {"hv", "f", "", "+", 43}, {"guardian", "m", "", "+", 58},
}

var titles = map[string]string{"doc": "Dr", "psych": "Dr", "police": "PC", "teacher": "Mr"}

// maker draws without giving the same thing twice.
type maker struct {
	n    *Names
	r    *rand.Rand
	used map[string]bool
	seq  int
}

// New makes the forty people that a seed stands for.
func New(n *Names, seed uint64) (*Cast, error) {
	m := &maker{n: n, r: rand.New(rand.NewPCG(seed, 40)), used: map[string]bool{}}
	from := append([]string{}, n.order...)
	m.r.Shuffle(len(from), func(i, j int) { from[i], from[j] = from[j], from[i] })
	next := func() string { from = append(from[1:], from[0]); return from[len(from)-1] }
	c := &Cast{}
	for i := range 5 {
		seats, cs := family, Case{Name: fmt.Sprintf("f%d", i+1), Who: map[string]*Person{}}
		if i == 4 {
			seats = adopted
		}
		own := next()
		sur := m.surname(own)
		two, three := next(), next()
		for _, s := range seats {
			o, name := own, sur
			switch s.from {
			case "2":
				o = two
			case "3":
				o = three
			}
			switch {
			case s.sur == "+":
				name = m.surname(o)
			case s.sur != "":
				w := cs.Who[s.sur]
				name = nameOf(w)
			}
			p := m.person(cs.Name+"."+s.role, s, o, name)
			cs.Who[s.role] = p
			c.People = append(c.People, p)
		}
		c.Cases = append(c.Cases, cs)
	}
	m.entangle(c)
	all := map[string]*Person{}
	for _, s := range workers {
		o := next()
		p := m.person("w."+s.role, s, o, m.surname(o))
		if t := titles[s.role]; t != "" {
			p.Title = t
		}
		all[s.role] = p
		c.People = append(c.People, p)
	}
	for i := range c.Cases {
		cs := &c.Cases[i]
		for role, p := range all {
			cs.Who[role] = p
		}
		if i%2 == 1 { // half the families have the other social worker
			cs.Who["sw"], cs.Who["sw2"] = cs.Who["sw2"], cs.Who["sw"]
		}
		m.settle(cs)
		cs.share()
	}
	return c, nil
}

func nameOf(p *Person) name { return name{full: p.Sur, typo: p.SurTypo, word: p.SurWord} }

// entangle makes what real bundles have: a father and a son of one name, two
// people of one forename, and a child who is called otherwise since adoption.
func (m *maker) entangle(c *Cast) {
	son, father := c.Cases[1].Who["sib"], c.Cases[1].Who["dad"]
	son.Female = false
	son.Fore, son.Nick, son.Typo, son.ForeWord = father.Fore, father.Nick, father.Typo, father.ForeWord
	son.Sur, son.SurTypo, son.SurWord = father.Sur, father.SurTypo, father.SurWord
	m.address(son)

	a, b := c.Cases[0].Who["sib"], c.Cases[3].Who["carer"]
	a.Female = b.Female
	a.Fore, a.Nick, a.Typo, a.ForeWord = b.Fore, b.Nick, b.Typo, b.ForeWord
	m.address(a)

	last := &c.Cases[4]
	before := last.Who["child"]
	after := *before
	after.ID, after.SameAs = before.ID+".new", before.ID
	before.SameAs = after.ID
	after.Sur, after.SurTypo, after.SurWord = last.Who["carer"].Sur, last.Who["carer"].SurTypo, last.Who["carer"].SurWord
	o := m.n.origins["english"]
	fore := m.pick(o, after.Female)
	after.Fore, after.Nick, after.Typo, after.ForeWord = fore.full, fore.short, fore.typo, fore.word
	m.address(&after)
	last.Who["adopted"] = &after
	c.People = append(c.People, &after)
}

// settle fills the roles that a family lacks and gives one home to those who
// live together.
func (m *maker) settle(cs *Case) {
	w := cs.Who
	for lacking, is := range map[string]string{"sib": "child", "gran": "mum", "adopted": "child"} {
		if w[lacking] == nil {
			w[lacking] = w[is]
		}
	}
	for _, role := range []string{"child", "sib"} {
		w[role].Street, w[role].Town, w[role].Post = w["carer"].Street, w["carer"].Town, w["carer"].Post
	}
	if a := w["adopted"]; a != w["child"] {
		a.Street, a.Town, a.Post = w["carer"].Street, w["carer"].Town, w["carer"].Post
	}
}

func (m *maker) person(id string, s seat, from string, sur name) *Person {
	m.seq++
	o := m.n.origins[from]
	p := &Person{ID: id, Role: s.role, Female: s.sex == "f" || s.sex == "" && m.r.IntN(2) == 0}
	fore := m.pick(o, p.Female)
	p.Fore, p.Nick, p.Typo, p.ForeWord = fore.full, fore.short, fore.typo, fore.word
	p.Sur, p.SurTypo, p.SurWord = sur.full, sur.typo, sur.word
	p.Title = map[bool]string{true: []string{"Ms", "Miss"}[m.r.IntN(2)], false: "Mr"}[p.Female]
	if s.role == "gran" || s.role == "carer" || s.role == "hv" {
		p.Title = "Mrs"
	}
	p.Born = time.Date(2024-s.age, time.Month(1+m.r.IntN(12)), 1+m.r.IntN(28), 0, 0, 0, 0, time.UTC)
	p.Mobile = fmt.Sprintf("07700900%03d", m.number(1000))
	if m.r.IntN(3) == 0 {
		p.Land = fmt.Sprintf("02079460%03d", m.number(1000))
	} else {
		p.Land = fmt.Sprintf("01632960%03d", m.number(1000))
	}
	p.Street = m.fresh(func() string {
		st := m.place("streets")
		no := fmt.Sprint(1 + m.r.IntN(140))
		if m.r.IntN(6) == 0 {
			no = m.place("houses") + " " + no
		}
		return no + " " + st
	})
	p.Town = m.place("towns")
	const inward = "ABDEFGHJLNPQRSTUWXYZ"
	p.Post = m.fresh(func() string {
		return fmt.Sprintf("%s %d%c%c", m.place("postcodes"), m.r.IntN(10), inward[m.r.IntN(20)], inward[m.r.IntN(20)])
	})
	p.NHS = m.fresh(m.nhs)
	p.Case = m.fresh(func() string { return fmt.Sprintf("CSC/%d/%05d", 2016+m.r.IntN(7), m.r.IntN(100000)) })
	p.Court = m.fresh(func() string { return fmt.Sprintf("MX%02dC%05d", 16+m.r.IntN(8), m.r.IntN(100000)) })
	p.Crime = m.fresh(func() string { return fmt.Sprintf("31/%06d/%02d", m.r.IntN(1000000), 16+m.r.IntN(8)) })
	p.UPN = m.fresh(func() string { return fmt.Sprintf("K%03d%09d", 100+m.r.IntN(800), m.r.IntN(1000000000)) })
	p.NI = m.fresh(func() string {
		return fmt.Sprintf("JX %02d %02d %02d %c", m.r.IntN(100), m.r.IntN(100), m.r.IntN(100), "ABCD"[m.r.IntN(4)])
	})
	p.Plate = m.fresh(func() string {
		return fmt.Sprintf("V%c%02d %c%c%c", inward[m.r.IntN(20)], 10+m.r.IntN(14), inward[m.r.IntN(20)], inward[m.r.IntN(20)], inward[m.r.IntN(20)])
	})
	p.School, p.GP = m.place("schools"), m.place("practices")
	m.address(p)
	return p
}

// address gives a person the e-mail address and the handle that their name
// makes, and a number behind it so that nobody shares one.
func (m *maker) address(p *Person) {
	at := []string{"example.org", "example.com", "example.net"}[m.r.IntN(3)]
	f, s := plain(p.Fore), plain(p.Sur)
	p.Email = m.fresh(func() string {
		switch m.r.IntN(3) {
		case 0:
			return f + "." + s + "@" + at
		case 1:
			return f[:1] + s + fmt.Sprint(10+m.r.IntN(89)) + "@" + at
		}
		return f + s[:1] + fmt.Sprint(m.r.IntN(100)) + "@" + at
	})
	p.Handle = m.fresh(func() string { return "@" + plain(p.Nick) + "_" + s[:1] + fmt.Sprint(m.r.IntN(1000)) })
}

func (m *maker) surname(from string) name {
	return m.from(m.n.origins[from], func(o *origin) []name { return o.surnames })
}

func (m *maker) pick(o *origin, female bool) name {
	if female {
		return m.from(o, func(o *origin) []name { return o.female })
	}
	return m.from(o, func(o *origin) []name { return o.male })
}

// unused draws a name that nobody has yet, in its short form neither; ok is
// false if there is none left.
func (m *maker) unused(of []name) (n name, ok bool) {
	at := m.r.IntN(len(of))
	for i := range of {
		n := of[(at+i)%len(of)]
		if k := plain(n.full); !m.used[k] && (n.short == "" || !m.used[plain(n.short)]) {
			m.used[k], m.used[plain(n.short)] = true, true
			return n, true
		}
	}
	return n, false
}

// from draws an unused name of one origin, or of the others if it has none.
func (m *maker) from(o *origin, list func(*origin) []name) name {
	n, ok := m.unused(list(o))
	for i := 0; !ok; i++ {
		n, ok = m.unused(list(m.n.origins[m.n.order[i]]))
	}
	return n
}

func (m *maker) place(what string) string { l := m.n.places[what]; return l[m.r.IntN(len(l))] }

// fresh calls draw until it says something new.
func (m *maker) fresh(draw func() string) string {
	for {
		if s := draw(); !m.used[s] {
			m.used[s] = true
			return s
		}
	}
}

// number is a number below n that was not given before.
func (m *maker) number(n int) int {
	for {
		x := m.r.IntN(n)
		if k := fmt.Sprint("#", x); !m.used[k] {
			m.used[k] = true
			return x
		}
	}
}

// nhs is an NHS number: nine digits and the one that modulus 11 asks for.
func (m *maker) nhs() string {
	for {
		d := fmt.Sprintf("999%06d", m.r.IntN(1000000))
		sum := 0
		for i := range 9 {
			sum += int(d[i]-'0') * (10 - i)
		}
		if c := (11 - sum%11) % 11; c < 10 {
			return d + fmt.Sprint(c)
		}
	}
}

// plain is a name as it stands in an e-mail address: small letters a to z.
func plain(s string) string {
	special := strings.NewReplacer("ł", "l", "Ł", "l", "đ", "d", "Đ", "d", "ı", "i", "İ", "i", "ß", "ss")
	var b strings.Builder
	for _, r := range norm.NFD.String(special.Replace(s)) {
		if r = unicode.ToLower(r); r >= 'a' && r <= 'z' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Gold says who p is in the terms of gold.jsonl.
func (p *Person) Gold() gold.Person {
	return gold.Person{ID: p.ID, Role: p.Role, Parts: []string{p.Fore, p.Sur},
		Weak: []bool{Weak(p.Fore, p.ForeWord), Weak(p.Sur, p.SurWord)}, SameAs: p.SameAs}
}

// Weak says whether finding name somewhere would prove nothing: it is an
// ordinary word or shorter than four letters.
func Weak(name string, word bool) bool {
	letters := 0
	for _, r := range name {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return word || letters < 4
}
