package link

import (
	"slices"
	"strings"

	"veil/rules/names"
	"veil/rules/names/lexicon"
)

// broken joins full names that came apart, where a narrow cell broke a word ("Prakash
// Raghunatha N"), and those that are one forename said twice, as where a message begins
// with who it is to ("Jane Jane", "Adaeze Ada"). The report says of the latter that it
// is a guess.
func (b *bundle) broken(c *crowd, order []spelling) {
	if b == nil {
		return
	}
	whole := map[string]*person{} // by letters: who has the fewest words
	words := map[*person]int{}
	for _, o := range order {
		p, k := o.who.root(), letterKey(o.name)
		if q := whole[k]; k != "" && (q == nil || wordCount(o.name) < words[q]) {
			whole[k], words[p] = p, wordCount(o.name)
		}
	}
	for _, o := range order {
		p := o.who.root()
		if q := whole[letterKey(o.name)]; q != nil && q.root() != p && wordCount(o.name) > words[q] && p.role == "" {
			join(q.root(), p)
			continue
		}
		if ps := c.twice(o.name, p); len(ps) == 1 && p.role == "" {
			root := ps[0]
			join(root, p)
			root = root.root()
			root.doubt = min(root.doubt, guessed)
		}
	}
}

// letterKey is the same for names of the same letters, in whatever order; empty where
// there are few.
func letterKey(n names.Name) string {
	const few = 12
	f := []byte(lexicon.Fold(strings.Join(n.Given, "") + n.Initials + n.Surname))
	f = slices.DeleteFunc(f, func(c byte) bool { return c < 'a' || c > 'z' })
	if len(f) < few {
		return ""
	}
	slices.Sort(f)
	return string(f)
}

// wordCount is how many words and initials a name has.
func wordCount(n names.Name) int { return len(n.Words()) + len(n.Initials) }

// twice are those one of whose forenames all words of a name are, or short for it.
func (c *crowd) twice(n names.Name, self *person) []*person {
	ws := n.Words()
	if len(ws) < 2 {
		return nil
	}
	for _, g := range ws {
		if !slices.ContainsFunc(ws, func(w string) bool { return !formOf(w, g) }) {
			return distinct(c.given[g], func(q *person) bool {
				return q != self && q.full() && q.weight > self.weight && c.forename(q, g)
			})
		}
	}
	return nil
}

func (c *crowd) forename(q *person, g string) bool {
	return len(q.name.Given) > 0 && lexicon.Fold(q.name.Given[0]) == g && !slices.ContainsFunc(q.name.Words()[1:], func(w string) bool { return formOf(w, g) })
}

// formOf reports whether a folded word is a forename or short for it.
func formOf(w, given string) bool {
	return w == given || names.ShortOf(w, given) || len(w) >= 3 && len(w) < len(given) && petForm(w, given) ||
		slices.ContainsFunc(names.NicknameGroups(w), func(g int) bool { return slices.Contains(names.NicknameGroups(given), g) })
}
