package propose

import (
	"cmp"
	"slices"
	"strings"

	"veil/redact/link"
	"veil/rules"
	"veil/rules/names/lexicon"
)

// alias holds the words that stand between somebody's name and another name of the
// same person: "Tobi Ade (birth name Tyler Moss)".
var alias = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Split("birth name|born|née|nee|maiden name|formerly|formerly known as|previously|previously known as|"+
		"known as|also known as|aka|a k a|now|now known as|now called", "|") {
		m[key(strings.Fields(w))] = true
	}
	return m
}()

// joinAliases makes one entity of those that the papers say are one person.
func joinAliases(docs []link.Doc, all []link.BundleEntity) []link.BundleEntity {
	type named struct {
		link.Mention
		entity int
	}
	var mentions []named
	for i, e := range all {
		if e.Kind == rules.Person {
			for _, m := range e.Mentions {
				mentions = append(mentions, named{m, i})
			}
		}
	}
	slices.SortFunc(mentions, func(a, b named) int {
		return cmp.Or(a.Doc-b.Doc, strings.Compare(a.Part, b.Part), a.Start-b.Start)
	})
	into := make([]int, len(all))
	for i := range into {
		into[i] = i
	}
	first := func(i int) int {
		for into[i] != i {
			i = into[i]
		}
		return i
	}
	for i := 1; i < len(mentions); i++ {
		a, b := mentions[i-1], mentions[i]
		if a.Doc != b.Doc || a.Part != b.Part || a.End > b.Start || b.Start-a.End > reach {
			continue
		}
		if x, y := first(a.entity), first(b.entity); x != y && between(part(docs[a.Doc], a.Part)[a.End:b.Start]) {
			into[max(x, y)] = min(x, y)
		}
	}
	var out []link.BundleEntity
	at := make([]int, len(all))
	for i, e := range all {
		if f := first(i); f != i {
			to := &out[at[f]]
			to.Mentions = append(slices.Clip(to.Mentions), e.Mentions...)
			continue
		}
		at[i] = len(out)
		out = append(out, e)
	}
	return out
}

// between reports whether the text between two names says that both are one
// person's.
func between(text string) bool {
	var words []string
	for _, a := range lexicon.Atoms(text) {
		if a.Shape.IsWord() {
			words = append(words, text[a.Start:a.End])
		}
	}
	return alias[key(words)]
}
