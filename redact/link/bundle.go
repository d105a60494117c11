package link

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"veil/extract"
	"veil/rules"
	"veil/rules/names/lexicon"
)

// bundle is what the Registry knows of figures beside their names. Its methods
// serve linking in one document, too, where it is nil.
type bundle struct {
	figures []met     // by part
	things  [][]int32 // by document: the values and the folders
}

// met is where a figure was met and what else it was called there.
type met struct {
	in   []presence
	also map[Alias]int  // in how many documents
	born map[string]int // dates of birth, in how many documents
}

// presence is how many mentions a figure has in a document.
type presence struct{ doc, times int }

// Alias is a way in which a document names somebody.
type Alias struct {
	Name  string `json:"name"`
	Title string `json:"title,omitempty"`
}

func (b *bundle) of(m mention) met {
	n, _ := strconv.Atoi(m.Part)
	return b.figures[n]
}

// times is how often a mention counts: a figure's as often as there are documents
// with it.
func (b *bundle) times(m mention) int {
	if b == nil {
		return 1
	}
	return len(b.of(m).in)
}

// document is the one in which a short name is met, or -1.
func (b *bundle) document(m mention) int {
	if b == nil {
		return -1
	}
	if in := b.of(m).in; len(in) > 0 {
		return in[0].doc
	}
	return -1
}

// introduce tells the crowd who is met with whom, who is called Mrs, and what
// else documents call people whom they name in full.
func (b *bundle) introduce(c *crowd, ms []mention, as []*naming, who []*person) {
	if b == nil {
		return
	}
	c.company = newCompany(b.things)
	for i, p := range who {
		if p == nil || as[i].level != full {
			continue
		}
		for _, at := range b.of(ms[i]).in {
			c.company.meet(at.doc, p, at.times)
		}
		for date, n := range b.of(ms[i]).born {
			p.root().bornIn(date, n)
		}
	}
	c.company.settle()
	type called struct {
		n *naming
		p *person
	}
	known, seen := newNamings(), map[called]bool{}
	var short []called
	for i, p := range who {
		if p == nil || ms[i].Label != rules.Person {
			continue
		}
		p = p.root()
		for _, a := range sortedAliases(b.of(ms[i]).also) {
			n := known.of(aliasMention(a))
			if n.level == full {
				p.styles[styleOf(n.Title)] += b.of(ms[i]).also[a]
				continue
			}
			if k := (called{n, p}); !seen[k] {
				seen[k] = true
				short = append(short, k)
			}
		}
	}
	c.company.doc = -1
	others := make([]bool, len(short)) // are somebody else's forename
	for i, k := range short {
		q, h := c.resolve(k.n, k.n.level)
		other := q != nil && q.root() != k.p
		if h == shared || other { // what one document says leaves others open
			k.p.doubt = min(k.p.doubt, weighed)
		}
		others[i] = other && len(q.name.Given) > 0 && len(k.n.Given) > 0 && q.weight > k.p.weight && lexicon.Fold(q.name.Given[0]) == lexicon.Fold(k.n.Given[0])
	}
	for i, k := range short {
		if !others[i] && k.n.level == lone && len(k.n.Given) == 1 && k.n.Surname == "" {
			c.put(k.p, k.n.Name)
		}
	}
}

func sortedAliases(m map[Alias]int) []Alias {
	return slices.SortedFunc(maps.Keys(m), func(a, b Alias) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Title, b.Title))
	})
}

// aliasMention is a mention as it would stand in a text.
func aliasMention(a Alias) mention {
	text := a.Name
	if a.Title != "" {
		text = a.Title + " " + text
	}
	return mention{&rules.Finding{Span: extract.Span{Start: len(text) - len(a.Name), End: len(text)}, Label: rules.Person}, &extract.Part{Text: text}, 0}
}
