package link

import (
	"slices"
	"strconv"

	"veil/extract"
	"veil/rules"
	"veil/rules/names"
	"veil/rules/names/lexicon"
)

// Registry gives the entities of a bundle their labels, and remembers them: who
// has a label keeps it when documents are added. It is not safe for concurrent
// use while it grows. The zero value is ready. It holds text of the documents.
type Registry struct {
	Groups []Group `json:"groups"`

	at map[Figure]int // 1 + index into Groups
}

// Group is one person or thing of a bundle.
type Group struct {
	Label   string   `json:"label"`
	Kind    string   `json:"kind"`
	Text    string   `json:"text"` // the fullest mention, as written
	Figures []Figure `json:"figures"`
	Born    []string `json:"born,omitempty"` // different dates of birth that stand by the name
}

// Label is the label of a figure; false where nobody has told the Registry of it.
func (r *Registry) Label(f Figure) (string, bool) {
	r.index()
	i := r.at[f]
	if i == 0 {
		return "", false
	}
	return r.Groups[i-1].Label, true
}

func (r *Registry) index() {
	if r.at != nil {
		return
	}
	r.at = map[Figure]int{}
	for i, g := range r.Groups {
		for _, f := range g.Figures {
			r.at[f] = i + 1
		}
	}
}

// Add takes in figures, which the caller gives in the sorted order of the
// documents: the same bundle always gets the same labels. It reports whether
// any was new.
func (r *Registry) Add(seen []Seen, o Options) bool {
	r.index()
	var fresh []Seen
	asked := map[Figure]bool{}
	times := map[Figure]int{} // in how many documents
	for _, s := range seen {
		times[s.Figure]++
		if r.at[s.Figure] == 0 && !asked[s.Figure] {
			asked[s.Figure] = true
			fresh = append(fresh, s)
		}
	}
	if len(fresh) > 0 {
		r.link(fresh, times, o)
	}
	for _, s := range seen {
		r.Groups[r.at[s.Figure]-1].take(s)
	}
	return len(fresh) > 0
}

// link joins new figures to the groups that there are, or makes groups of them.
// The figures stand in for documents of one name each, and who is known already
// has a role there: the label.
func (r *Registry) link(fresh []Seen, times map[Figure]int, o Options) {
	var parts []extract.Part
	var found []rules.Finding
	var of []Seen // by part
	put := func(s Seen, role string) {
		id := strconv.Itoa(len(parts))
		text := s.Name
		if s.Title != "" {
			text = s.Title + " " + text
		}
		parts = append(parts, extract.Part{ID: id, Text: text})
		found = append(found, rules.Finding{Span: extract.Span{Part: id, Start: len(text) - len(s.Name), End: len(text)}, Label: s.Kind, Role: role})
		of = append(of, s)
	}
	at := map[string]int{} // by label, and by kind and value: 1 + index into Groups
	for i, g := range r.Groups {
		at[g.Label] = i + 1
		o.Reserved = append(o.Reserved, g.Label)
		if g.Kind == rules.Person {
			for _, f := range g.Figures {
				put(Seen{Figure: f}, g.Label)
			}
		}
	}
	known := len(parts)
	for _, s := range fresh {
		put(s, s.Role)
	}
	o.weight = func(part string) int {
		n, _ := strconv.Atoi(part)
		return times[of[n].Figure]
	}
	for _, e := range Entities(parts, found, o) {
		for _, m := range e.Mentions {
			n, _ := strconv.Atoi(m.Part)
			if n < known {
				continue
			}
			i := at[e.Label]
			if i == 0 {
				r.Groups = append(r.Groups, Group{Label: e.Label, Kind: e.Kind})
				i = len(r.Groups)
				at[e.Label] = i
			}
			r.at[of[n].Figure] = i
		}
	}
}

// take makes a figure one of the group's.
func (g *Group) take(s Seen) {
	if !slices.Contains(g.Figures, s.Figure) {
		g.Figures = append(g.Figures, s.Figure)
	}
	if n, old := words(s.Text), words(g.Text); n > old || n == old && len(s.Text) > len(g.Text) {
		g.Text = s.Text
	}
	if s.Born != "" && !slices.Contains(g.Born, s.Born) {
		g.Born = append(g.Born, s.Born)
	}
}

// Doubt is why one label may stand for more than one person.
type Doubt string

// The doubts.
const (
	// NoDoubt is the empty Doubt.
	NoDoubt Doubt = ""
	// Births are dates of birth that differ by one name.
	Births Doubt = "different dates of birth stand by this name: it may be two people with one name"
	// Shared is a short name that fits several people.
	Shared Doubt = "a short name that fits several people: each place may be any of them"
)

// Doubts says, by label, where a label may stand for more than one person.
func (r *Registry) Doubts() map[string]Doubt {
	bearers := map[string]int{} // folded word of a full name: how many groups
	for _, g := range r.Groups {
		if g.Kind != rules.Person {
			continue
		}
		for w := range g.wordsOf() {
			bearers[w]++
		}
	}
	out := map[string]Doubt{}
	for _, g := range r.Groups {
		switch {
		case g.Kind != rules.Person || g.Figures[0].Role != "":
		case len(g.Born) > 1:
			out[g.Label] = Births
		case len(g.wordsOf()) == 0: // nobody's full name
			n := names.Parse(g.Text)
			for _, w := range n.Words() {
				if bearers[lexicon.Fold(w)] > 1 {
					out[g.Label] = Shared
				}
			}
		}
	}
	return out
}

// wordsOf are the folded words of a group's full names; none where it has none.
func (g Group) wordsOf() map[string]bool {
	out := map[string]bool{}
	for _, f := range g.Figures {
		n := names.Parse(f.Name)
		if level(n) != full {
			continue
		}
		for _, w := range n.Words() {
			out[lexicon.Fold(w)] = true
		}
	}
	return out
}
