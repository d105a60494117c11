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
	Mentions  []rules.Finding
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
}

// Entities links the findings of one document. Every finding that lies in a
// part is a mention of exactly one entity; entities come in the order of their
// first mention.
func Entities(parts []extract.Part, found []rules.Finding, o Options) []Entity {
	bundle := Bundle([]Doc{{parts, found}}, o)
	out := make([]Entity, len(bundle))
	for i, b := range bundle {
		e := Entity{Label: b.Label, Kind: b.Kind, Canonical: b.Canonical, Mentions: make([]rules.Finding, len(b.Mentions))}
		for j, m := range b.Mentions {
			e.Mentions[j] = m.Finding
		}
		bundle[i].Mentions = nil // they are many
		out[i] = e
	}
	return out
}

// Bundle links the findings of several documents, which the caller gives in
// their sorted order: the same bundle always gets the same labels.
func Bundle(docs []Doc, o Options) []BundleEntity {
	ms := collect(docs)
	groups := make([]int, len(ms)) // by mention: the mention that stands for its entity
	joinPeople(ms, groups)
	joinValues(ms, groups)
	return label(ms, groups, o)
}

// mention is a finding with its text. Findings are many: it does not hold a copy.
type mention struct {
	*rules.Finding
	doc    int
	text   string
	before string // up to beforeLen bytes of text before it
	part   int
}

const beforeLen = 40

// collect puts all findings in reading order.
func collect(docs []Doc) []mention {
	var ms []mention
	for d, doc := range docs {
		order := make(map[string]int, len(doc.Parts))
		for i, p := range doc.Parts {
			order[p.ID] = i
		}
		from := len(ms)
		ms = slices.Grow(ms, len(doc.Found))
		for k := range doc.Found {
			f := &doc.Found[k]
			i, ok := order[f.Part]
			if !ok || f.Start < 0 || f.Start >= f.End || f.End > len(doc.Parts[i].Text) {
				continue
			}
			t := doc.Parts[i].Text
			ms = append(ms, mention{f, d, t[f.Start:f.End], t[max(0, f.Start-beforeLen):f.Start], i})
		}
		slices.SortStableFunc(ms[from:], func(a, b mention) int {
			return cmp.Or(a.part-b.part, a.Start-b.Start, b.End-a.End, cmp.Compare(a.Label, b.Label), cmp.Compare(a.Role, b.Role))
		})
	}
	return ms
}

// joinValues joins all that are not people by their normal form.
func joinValues(ms []mention, groups []int) {
	first := map[string]int{}
	for i, m := range ms {
		if m.Label == rules.Person {
			continue
		}
		k := m.Label + "\x00" + Normal(m.Label, m.text)
		if j, ok := first[k]; ok {
			groups[i] = j
		} else {
			first[k], groups[i] = i, i
		}
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

// label builds the entities and numbers them.
func label(ms []mention, groups []int, o Options) []BundleEntity {
	var out []BundleEntity
	at := map[int]int{}
	count := make([]int, len(ms))
	for _, g := range groups {
		count[g]++
	}
	for i, g := range groups {
		e, ok := at[g]
		if !ok {
			e = len(out)
			at[g] = e
			out = append(out, BundleEntity{Kind: ms[i].Label, Mentions: make([]Mention, 0, count[g])})
		}
		out[e].Mentions = append(out[e].Mentions, Mention{ms[i].doc, *ms[i].Finding})
		if fuller(ms[i].text, out[e].Canonical) {
			out[e].Canonical = ms[i].text
		}
	}
	used := map[string]bool{}
	for _, r := range o.Reserved {
		used[r] = true
	}
	for i := range out {
		if r := role(out[i].Mentions); r != "" && out[i].Kind == rules.Person {
			out[i].Label = r
			used[r] = true
		}
	}
	next := map[string]int{}
	for i := range out {
		for out[i].Label == "" {
			next[out[i].Kind]++
			l := strings.ReplaceAll(out[i].Kind, "_", " ") + " " + strconv.Itoa(next[out[i].Kind])
			if !used[l] {
				out[i].Label = l
			}
		}
	}
	return out
}

func role(ms []Mention) string {
	for _, m := range ms {
		if m.Role != "" {
			return m.Role
		}
	}
	return ""
}

// fuller prefers the mention with more words, then the longer one, then the
// earlier.
func fuller(a, than string) bool {
	x, y := len(strings.Fields(a)), len(strings.Fields(than))
	return x > y || x == y && len(a) > len(than)
}
