package link

import (
	"cmp"
	"slices"
	"strings"

	"veil/extract"
	"veil/rules"
	"veil/rules/names"
)

// Figure is what one document tells of an entity: as much as linking over a
// bundle needs to know, so that the documents need not be in memory together.
// It is text of the document.
type Figure struct {
	Kind string `json:"kind"` // one of rules.Kinds
	// Name is a person's fullest mention in the document, or the Normal form of
	// another value.
	Name string `json:"name"`
	Role string `json:"role,omitempty"` // the people file's label
	// Title is one that some mention bears and that tells a woman from a man.
	Title string `json:"title,omitempty"`
	// Short says that a person's name is no full one: it may be somebody else's in
	// another document.
	Short bool `json:"short,omitempty"`
	// In is the document of a Short one, once the Registry has it.
	In string `json:"in,omitempty"`
}

// Seen is a Figure with what is not needed to tell whether two are the same.
type Seen struct {
	Figure
	Text string `json:"text"`           // the fullest mention, as written
	Born string `json:"born,omitempty"` // a date of birth right after the name, as year-month-day

	Times int     `json:"times,omitempty"` // mentions of a person
	Also  []Alias `json:"also,omitempty"`  // what else the person is called
}

// Figures is what a document tells of each of its entities, in their order.
func Figures(parts []extract.Part, es []Entity) []Seen {
	text := make(map[string]string, len(parts))
	for _, p := range parts {
		text[p.ID] = p.Text
	}
	born := map[string][]birthday{} // by part, in order
	for _, e := range es {
		if e.Kind != rules.DateOfBirth {
			continue
		}
		for _, m := range e.Mentions {
			born[m.Part] = append(born[m.Part], birthday{m.Start, Normal(e.Kind, e.Canonical)})
		}
	}
	for _, b := range born {
		slices.SortFunc(b, func(x, y birthday) int { return x.start - y.start })
	}
	people := map[string][]int{} // by part, where people are named, in order
	for _, e := range es {
		if e.Kind == rules.Person {
			for _, m := range e.Mentions {
				people[m.Part] = append(people[m.Part], m.Start)
			}
		}
	}
	for _, p := range people {
		slices.Sort(p)
	}
	known, all := newNamings(), newBorne()
	for _, e := range es {
		if e.Kind == rules.Person {
			all.add(known.of(aliasMention(Alias{Name: e.Canonical})))
		}
	}
	out := make([]Seen, len(es))
	for i, e := range es {
		s := &out[i]
		s.Kind, s.Text = e.Kind, e.Canonical
		if e.Kind != rules.Person {
			s.Name = Normal(e.Kind, e.Canonical)
			continue
		}
		s.Name, s.Times = usual(known, e, text), len(e.Mentions)
		called := map[Alias]bool{}
		for _, m := range e.Mentions {
			t := text[m.Part]
			if s.Role == "" {
				s.Role = m.Role
			}
			title := ""
			if w := strings.TrimSuffix(wordBefore(t[max(0, m.Start-beforeLen):m.Start]), "."); names.Sex(w) != 0 {
				title = w
				s.Title = cmp.Or(s.Title, w)
			}
			if s.Born == "" && !followed(people[m.Part], m.End, born[m.Part]) {
				s.Born = bornBy(born[m.Part], t, m.End)
			}
			if a := (Alias{t[m.Start:m.End], title}); len(s.Also) < mostAliases && !called[a] && (a.Name != s.Name || title != "") {
				called[a] = true
				s.Also = append(s.Also, a)
			}
		}
		n := known.of(aliasMention(Alias{s.Name, s.Title}))
		n.whole(all)
		if s.Short = s.Role == "" && n.level != full; s.Short {
			s.Also = nil // nobody's
		}
	}
	return out
}

// usual is the full name that a document has most often for a person, or the
// fullest mention where there is none: what is written once may be a slip, or have
// run together with what stands beside it.
func usual(known *namings, e Entity, text map[string]string) string {
	times := map[string]int{}
	best := ""
	for _, m := range e.Mentions {
		t := text[m.Part][m.Start:m.End]
		if n := times[t]; n == 0 && known.of(aliasMention(Alias{Name: t})).level != full {
			times[t] = -1
		} else if n >= 0 {
			times[t]++
			if times[t] > times[best] {
				best = t
			}
		}
	}
	return cmp.Or(best, e.Canonical)
}

// mostAliases is how many ways of calling somebody one document tells of.
const mostAliases = 12

// followed reports whether somebody else is named between a name that ends at a
// place and the date of birth that comes next.
func followed(people []int, end int, born []birthday) bool {
	i, _ := slices.BinarySearchFunc(born, end, func(b birthday, at int) int { return b.start - at })
	k, _ := slices.BinarySearch(people, end)
	return i < len(born) && k < len(people) && people[k] < born[i].start
}

// birthday is a date of birth and where it stands.
type birthday struct {
	start int
	date  string
}

// bornWithin is how far after a name a date of birth is its bearer's, in bytes.
const bornWithin = 40

// bornBy is the date of birth that follows a name that ends at a place, in its
// line; empty where there is none.
func bornBy(born []birthday, text string, end int) string {
	i, _ := slices.BinarySearchFunc(born, end, func(b birthday, at int) int { return b.start - at })
	if i == len(born) || born[i].start > end+bornWithin || strings.Contains(text[end:born[i].start], "\n") {
		return ""
	}
	return born[i].date
}
