package link

import (
	"slices"
	"strings"

	"veil/rules/names"
)

// trailing joins full names that are others without their first forename: "Ngoc
// Nguyen" of Bich Ngoc Nguyen, "Zahra Ali" of Fatima-Zahra Ali, whose name stood on
// two lines. The longer one has to be met much more often, by one person alone, and
// not beside the shorter one, who may be the daughter; the report says that it is a
// guess.
func (b *bundle) trailing(c *crowd, ms []mention, order []spelling, who []*person) {
	if b == nil {
		return
	}
	in := map[*person]map[int]bool{}
	for i, p := range who {
		if p == nil {
			continue
		}
		p = p.root()
		if in[p] == nil {
			in[p] = map[int]bool{}
		}
		for _, at := range b.of(ms[i]).in {
			in[p][at.doc] = true
		}
	}
	for _, o := range order {
		p := o.who.root()
		longer := distinct(c.surname[surnameKey(o.name)], func(q *person) bool {
			return q != p && trails(o.name, q.name)
		})
		if len(longer) != 1 {
			continue
		}
		q := longer[0]
		sex, other := p.sex(), q.sex()
		often := rarely
		if hyphened(q.name) {
			often = muchMore
		}
		if q.weight < often*p.weight || p.role != "" && q.role != "" || sex != 0 && other != 0 && sex != other {
			continue
		}
		if !hyphened(q.name) && meet(in[p], in[q]) {
			continue
		}
		join(p, q)
		root := p.root()
		root.doubt = min(root.doubt, guessed)
		for d := range in[p] {
			in[q][d] = true
		}
		in[root] = in[q]
	}
}

// trails reports whether a is the last words of b, which has one word more.
func trails(a, b names.Name) bool {
	v, w := a.Words(), b.Words()
	return len(v) > 1 && len(w) == len(v)+1 && len(a.Given) > 0 && slices.Equal(v, w[1:]) && surnameKey(a) == surnameKey(b)
}

// hyphened reports whether a name's first forename has a hyphen.
func hyphened(n names.Name) bool { return len(n.Given) > 0 && strings.Contains(n.Given[0], "-") }

// meet reports whether two sets of documents share one.
func meet(a, b map[int]bool) bool {
	for d := range a {
		if b[d] {
			return true
		}
	}
	return false
}
