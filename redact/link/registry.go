package link

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"

	"veil/extract"
	"veil/rules"
)

// Registry gives the entities of a bundle their labels, and remembers them: who
// has a label keeps it when documents are added. It is not safe for concurrent
// use while it grows. The zero value is ready. It holds text of the documents.
type Registry struct {
	Groups []Group `json:"groups"`

	at map[key]int32 // 1 + index into Groups
}

// Group is one person or thing of a bundle.
type Group struct {
	Label   string         `json:"label"`
	Kind    string         `json:"kind"`
	Text    string         `json:"text"` // the fullest mention, as written
	Figures []Figure       `json:"figures"`
	Born    map[string]int `json:"births,omitempty"` // dates of birth that stand by the name: in how many documents at most
	Doubt   Doubt          `json:"doubt,omitempty"`  // of how names were linked
}

// Told is what a document tells.
type Told struct {
	Doc     string   // names the document
	Folders []string // that it lies in, and what else it shares with others
	Seen    []Seen
}

// Label is the label of a figure of a document; false where nobody has told the
// Registry of it.
func (r *Registry) Label(doc string, f Figure) (string, bool) {
	r.index()
	i := r.at[f.within(doc).key()]
	if i == 0 {
		return "", false
	}
	return r.Groups[i-1].Label, true
}

// key stands for a figure: figures are many, and long.
type key [16]byte

func (f Figure) key() key {
	short := byte('0')
	if f.Short {
		short = '1'
	}
	b := make([]byte, 0, 128)
	for _, s := range [...]string{f.Kind, f.Name, f.Role, f.Title, f.In} {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	sum := sha256.Sum256(append(b, short))
	return key(sum[:])
}

// within is the figure as the Registry has it.
func (f Figure) within(doc string) Figure {
	if f.Short {
		f.In = doc
	}
	return f
}

func (r *Registry) index() {
	if r.at != nil {
		return
	}
	r.at = map[key]int32{}
	for i, g := range r.Groups {
		for _, f := range g.Figures {
			r.at[f.key()] = int32(i + 1)
		}
	}
}

// Add takes in what documents tell, which the caller gives in their sorted order:
// the same bundle always gets the same labels. It reports whether any figure was
// new. It changes docs: what is Seen is then said to be In its document.
func (r *Registry) Add(docs []Told, o Options) bool {
	r.index()
	var fresh []*Seen
	all := map[key]*met{}
	for d, t := range docs {
		for i := range t.Seen {
			s := &t.Seen[i]
			s.Figure = s.within(t.Doc)
			k := s.key()
			m := all[k]
			if m == nil {
				m = &met{}
				all[k] = m
				if r.at[k] == 0 {
					fresh = append(fresh, s)
				}
			}
			m.in = append(m.in, presence{d, max(1, s.Times)})
			if s.Born != "" {
				if m.born == nil {
					m.born = map[string]int{}
				}
				m.born[s.Born]++
			}
			for _, a := range s.Also {
				if m.also == nil {
					m.also = map[Alias]int{}
				}
				m.also[a]++
			}
		}
	}
	if len(fresh) > 0 {
		r.link(fresh, all, things(docs), o)
	}
	born := map[birth]int{}
	for _, t := range docs {
		for i := range t.Seen {
			s := &t.Seen[i]
			g := int(r.at[s.key()]) - 1
			r.Groups[g].take(s)
			if s.Born != "" {
				born[birth{g, s.Born}]++
			}
		}
	}
	for b, n := range born { // told again, a document counts no more
		g := &r.Groups[b.group]
		if g.Born == nil {
			g.Born = map[string]int{}
		}
		g.Born[b.date] = max(g.Born[b.date], n)
	}
	r.fresh(fresh)
	return len(fresh) > 0
}

// fresh adds new figures to their groups, each once.
func (r *Registry) fresh(seen []*Seen) {
	for _, s := range seen {
		g := &r.Groups[r.at[s.key()]-1]
		g.Figures = append(g.Figures, s.Figure)
	}
}

// things are, by document, what it shares with others beside people: values and
// folders.
func things(docs []Told) [][]int32 {
	out := make([][]int32, len(docs))
	values, folders := map[Figure]int32{}, map[string]int32{}
	next := int32(1)
	for d, t := range docs {
		for _, f := range t.Folders {
			if folders[f] == 0 {
				folders[f] = next
				next++
			}
			out[d] = append(out[d], folders[f])
		}
		for _, s := range t.Seen {
			if s.Kind == rules.Person || s.Kind == rules.Date {
				continue
			}
			if values[s.Figure] == 0 {
				values[s.Figure] = next
				next++
			}
			out[d] = append(out[d], values[s.Figure])
		}
	}
	return out
}

// link joins new figures to the groups that there are, or makes groups of them.
// The figures stand in for documents of one name each, and who is known already
// has a role there: the label.
func (r *Registry) link(fresh []*Seen, all map[key]*met, things [][]int32, o Options) {
	most := len(fresh)
	for _, g := range r.Groups {
		if g.Kind == rules.Person {
			most += len(g.Figures)
		}
	}
	parts, found := make([]extract.Part, 0, most), make([]rules.Finding, 0, most)
	of := make([]*Figure, 0, most) // by part
	o.bundle = &bundle{things: things, figures: make([]met, 0, most)}
	put := func(f *Figure, role string) {
		id := strconv.Itoa(len(parts))
		text := f.Name
		if f.Title != "" {
			text = f.Title + " " + text
		}
		parts = append(parts, extract.Part{ID: id, Text: text})
		found = append(found, rules.Finding{Span: extract.Span{Part: id, Start: len(text) - len(f.Name), End: len(text)}, Label: f.Kind, Role: role})
		of = append(of, f)
		m := met{}
		if all := all[f.key()]; all != nil {
			m = *all
		}
		o.bundle.figures = append(o.bundle.figures, m)
	}
	at := map[string]int{} // by label, and by kind and value: 1 + index into Groups
	for i, g := range r.Groups {
		at[g.Label] = i + 1
		o.Reserved = append(o.Reserved, g.Label)
		if g.Kind != rules.Person {
			continue
		}
		had := map[Figure]bool{}
		for i := range g.Figures {
			plain := g.Figures[i]
			plain.In = ""
			if !had[plain] {
				had[plain] = true
				put(&g.Figures[i], g.Label)
			}
		}
	}
	known := len(parts)
	for _, s := range fresh {
		put(&s.Figure, s.Role)
	}
	es, unsure := entities(parts, found, o)
	for k, e := range es {
		i := at[e.Label]
		for _, m := range e.Mentions {
			n, _ := strconv.Atoi(m.Part)
			if n < known {
				continue
			}
			if i == 0 {
				r.Groups = append(r.Groups, Group{Label: e.Label, Kind: e.Kind})
				i = len(r.Groups)
				at[e.Label] = i
			}
			r.at[of[n].key()] = int32(i)
		}
		if i > 0 && r.Groups[i-1].Doubt == NoDoubt {
			r.Groups[i-1].Doubt = doubtOf[unsure[k]]
		}
	}
}

// take learns from a figure.
func (g *Group) take(s *Seen) {
	if n, old := words(s.Text), words(g.Text); n > old || n == old && len(s.Text) > len(g.Text) {
		g.Text = s.Text
	}
}

// birth is a date of birth that stands by a group's name.
type birth struct {
	group int
	date  string
}
