// Package link says which findings name the same person or thing.
//
// Everything found in a bundle of documents becomes an Entity with one label,
// "PERSON 1" or the role of the people file, so that the redacted text still
// tells who did what. "Mrs Smith", "Jane" and "SMITH, Jane" are joined where
// only one person fits. Where two fit, the mention gets a label of its own: two
// labels for one person confuse, one label for two people misleads. It decides
// by the words and titles only, knows nothing of pronouns, and takes equal full
// names for one person.
package link

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"veil/extract"
	"veil/rules"
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// Entity is one person or thing and where it is mentioned.
type Entity struct {
	Label     string // "PERSON 1", "CHILD A", "NHS NUMBER 2": unique in the bundle
	Kind      string // one of rules.Kinds
	Canonical string // the fullest mention, as written
	Mentions  []*rules.Finding
}

// Doc is one document of a bundle: its parts and what was found in them.
type Doc struct {
	Parts []extract.Part
	Found []rules.Finding
}

// Mention is a finding in the bundle's document with that index.
type Mention struct {
	Doc int
	rules.Finding
}

// BundleEntity is an Entity with mentions in several documents.
type BundleEntity struct {
	Label, Kind, Canonical string
	Mentions               []Mention // by document, part and place
}

// Options are the choices of linking. The zero value is usable.
type Options struct {
	// Reserved labels are given to nobody unless by their role: the labels of
	// the people file, so that "PERSON 1" there stays one person.
	Reserved []string

	// Families are the surnames of several people of a bundle, where it is one
	// document of it that is linked.
	Families Families

	// bundle is what the Registry knows of its figures; nil: the findings are all
	// that there is.
	bundle *bundle
}

// Entities links the findings of one document. Every finding that lies in a
// part is a mention of exactly one entity; entities come in the order of their
// first mention. They point into found.
func Entities(parts []extract.Part, found []rules.Finding, o Options) []Entity {
	out, _ := entities(parts, found, o)
	return out
}

// entities returns with them how unsure each is.
func entities(parts []extract.Part, found []rules.Finding, o Options) ([]Entity, []how) {
	ms, groups, of := link([]Doc{{parts, found}}, o)
	out, unsure := make([]Entity, len(groups)), make([]how, len(groups))
	room := make([]*rules.Finding, len(ms))
	for i, g := range groups {
		out[i] = Entity{Label: g.label, Kind: g.kind, Canonical: g.canonical, Mentions: room[:0:g.size]}
		unsure[i] = g.unsure
		room = room[g.size:]
	}
	for i, m := range ms {
		e := &out[of[i]]
		e.Mentions = append(e.Mentions, m.Finding)
	}
	return out, unsure
}

// Bundle links the findings of several documents, which the caller gives in
// their sorted order: the same bundle always gets the same labels.
func Bundle(docs []Doc, o Options) []BundleEntity {
	ms, groups, of := link(docs, o)
	out := make([]BundleEntity, len(groups))
	for i, g := range groups {
		out[i] = BundleEntity{Label: g.label, Kind: g.kind, Canonical: g.canonical, Mentions: make([]Mention, 0, g.size)}
	}
	for i, m := range ms {
		e := &out[of[i]]
		e.Mentions = append(e.Mentions, Mention{m.doc, *m.Finding})
	}
	return out
}

// link puts the mentions in order, and returns the groups and which one each
// mention is in.
func link(docs []Doc, o Options) ([]mention, []group, []int) {
	ms := collect(docs)
	of := make([]int, len(ms)) // by mention: the mention that stands for its entity
	unsure := joinPeople(ms, of, o)
	joinValues(ms, of)
	return ms, label(ms, of, unsure, o), of
}

// mention is a finding and where it is. Findings are many: it holds no copy.
type mention struct {
	*rules.Finding
	in  *extract.Part
	doc int
}

func (m mention) text() string { return m.in.Text[m.Start:m.End] }

// before is the text before a mention, up to beforeLen bytes.
func (m mention) before() string { return m.in.Text[max(0, m.Start-beforeLen):m.Start] }

const beforeLen = 40

// collect puts all findings in reading order.
func collect(docs []Doc) []mention {
	var ms []mention
	for d, doc := range docs {
		rank := make(map[string]int, len(doc.Parts))
		for i, p := range doc.Parts {
			rank[p.ID] = i
		}
		from := len(ms)
		ms = slices.Grow(ms, len(doc.Found))
		for k := range doc.Found {
			f := &doc.Found[k]
			i, ok := rank[f.Part]
			if !ok || f.Start < 0 || f.Start >= f.End || f.End > len(doc.Parts[i].Text) {
				continue
			}
			ms = append(ms, mention{f, &doc.Parts[i], d})
		}
		order := func(a, b mention) int {
			if a.in != b.in {
				return cmp.Compare(rank[a.Part], rank[b.Part])
			}
			if a.Start != b.Start || a.End != b.End {
				return cmp.Or(a.Start-b.Start, b.End-a.End)
			}
			return cmp.Or(cmp.Compare(a.Label, b.Label), cmp.Compare(a.Role, b.Role))
		}
		if !slices.IsSortedFunc(ms[from:], order) { // as a Set's findings are
			slices.SortStableFunc(ms[from:], order)
		}
	}
	return ms
}

// joinValues joins all that are not people by their normal form.
func joinValues(ms []mention, of []int) {
	type value struct{ kind, text string }
	first, firstNormal := map[value]int{}, map[value]int{}
	for i, m := range ms {
		if m.Label == rules.Person {
			continue
		}
		v := value{m.Label, m.text()}
		j, ok := first[v]
		if !ok {
			normal := value{m.Label, Normal(m.Label, v.text)}
			if j, ok = firstNormal[normal]; !ok {
				j = i
				firstNormal[normal] = i
			}
			first[v] = j
		}
		of[i] = j
	}
}

// Normal returns the form in which two values of a kind are compared: numbers
// and postcodes without spaces and marks, dates of birth as year-month-day,
// other texts folded with single spaces. It is empty for no text only.
func Normal(kind, text string) string {
	switch kind {
	case rules.DateOfBirth, rules.Date:
		if d, ok := dates.Parse(text); ok {
			return strconv.Itoa(d.Year) + "-" + strconv.Itoa(d.Month) + "-" + strconv.Itoa(d.Day)
		}
	case rules.Email, rules.URL, rules.Handle, rules.IPAddress:
		return strings.ToLower(strings.TrimRight(strings.TrimPrefix(strings.TrimSpace(text), "@"), "/"))
	}
	var words []string
	for _, a := range lexicon.Atoms(text) {
		if a.Shape <= lexicon.Alnum {
			words = append(words, lexicon.Fold(text[a.Start:a.End]))
		}
	}
	if len(words) == 0 {
		return text
	}
	switch kind {
	case rules.Address, rules.School, rules.Organisation, rules.Location, rules.Age:
		return strings.Join(words, " ")
	case rules.Phone:
		s := strings.Join(words, "")
		for _, code := range []string{"0044", "44"} {
			if t, ok := strings.CutPrefix(s, code); ok && len(t) >= 9 {
				return "0" + strings.TrimPrefix(t, "0")
			}
		}
		return s
	}
	return strings.Join(words, "")
}

// group is an entity without its mentions.
type group struct {
	label, kind, canonical, role string
	words                        int // of canonical
	size                         int // mentions
	unsure                       how // how the least sure mention of a person came to it
}

// label makes the groups and numbers them. It changes of, which holds the mention
// that stands for each mention's entity, to hold the group.
func label(ms []mention, of []int, unsure map[int]how, o Options) []group {
	var out []group
	at := make([]int, len(ms)) // by mention that stands for an entity: 1 + its group
	for i, m := range ms {
		j := of[i]
		if at[j] == 0 {
			out = append(out, group{kind: m.Label, unsure: alone})
			if h, ok := unsure[j]; ok {
				out[len(out)-1].unsure = h
			}
			at[j] = len(out)
		}
		of[i] = at[j] - 1
		g := &out[of[i]]
		g.size++
		g.role = cmp.Or(g.role, m.Role)
		// The fullest mention has most words, then most letters, then is first.
		if t := m.text(); t != g.canonical {
			if n := words(t); n > g.words || n == g.words && len(t) > len(g.canonical) {
				g.canonical, g.words = t, n
			}
		}
	}
	used := map[string]bool{}
	for _, r := range o.Reserved {
		used[r] = true
	}
	for i := range out {
		if g := &out[i]; g.role != "" && g.kind == rules.Person {
			g.label = g.role
			used[g.role] = true
		}
	}
	next := map[string]int{}
	for i := range out {
		for out[i].label == "" {
			next[out[i].kind]++
			l := strings.ReplaceAll(out[i].kind, "_", " ") + " " + strconv.Itoa(next[out[i].kind])
			if !used[l] {
				out[i].label = l
			}
		}
	}
	return out
}

func words(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}
