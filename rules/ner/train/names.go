package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"veil/rules/names/lexicon"
)

// nameLists is where the names come from that take the place of those in the texts.
type nameLists struct {
	given  weighted      // of children in England and Wales, the commoner the likelier
	family []string      // of many countries
	usual  []string      // common English family names
	pairs  [][2][]string // given and family names country by country
	words  []string      // names that are words too
	places []string      // of one word: many are family names
	sites  []string      // places of one word or more
	firms  []string      // firms, public bodies, parties, clubs
}

// weighted is a list from which the items are not all as likely.
type weighted struct {
	items []string
	upTo  []float64
}

func (w *weighted) add(s string, weight float64) {
	sum := weight
	if n := len(w.upTo); n > 0 {
		sum += w.upTo[n-1]
	}
	w.items, w.upTo = append(w.items, s), append(w.upTo, sum)
}

func (w *weighted) pick(r *rand.Rand) string {
	x := r.Float64() * w.upTo[len(w.upTo)-1]
	return w.items[min(sort.SearchFloat64s(w.upTo, x), len(w.items)-1)]
}

func pick(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

func readJSON(file string, v any) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// surnameFile is a list of family names written for package names.
const surnameFile = "rules/names/gen/surnames.txt"

func loadNames(data string) (*nameLists, error) {
	var lists struct {
		Last  []string
		Ons   map[string]int
		Byloc map[string][2][]string
	}
	if err := readJSON(filepath.Join(data, "names", "names.json"), &lists); err != nil {
		return nil, err
	}
	own, err := os.ReadFile(surnameFile)
	if err != nil {
		return nil, err
	}
	var places []string
	if err := readJSON(filepath.Join(data, "names", "places.json"), &places); err != nil {
		return nil, err
	}
	n := &nameLists{family: single(lists.Last), places: single(places)}
	n.sites = slices.Clone(places)
	for _, w := range worldly {
		switch {
		case w.kind&sites != 0:
			n.sites = append(n.sites, w.name)
		case w.kind&firms != 0:
			n.firms = append(n.firms, w.name)
		}
	}
	for line := range strings.Lines(string(own)) {
		if !strings.HasPrefix(line, "#") {
			for _, s := range single(strings.Fields(line)) {
				n.usual = append(n.usual, strings.ToUpper(s[:1])+s[1:])
			}
		}
	}
	for _, s := range slices.Sorted(maps.Keys(lists.Ons)) {
		if !plausible(s) {
			continue
		}
		n.given.add(s, 3+math.Sqrt(float64(lists.Ons[s])))
		if lexicon.Word(s).Ordinary() >= 2 && lists.Ons[s] >= 20 {
			n.words = append(n.words, s)
		}
	}
	for _, s := range n.family {
		if lexicon.Word(s).Ordinary() >= 2 {
			n.words = append(n.words, s)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(lists.Byloc)) {
		p := [2][]string{single(lists.Byloc[k][0]), single(lists.Byloc[k][1])}
		if len(p[0]) > 0 && len(p[1]) > 0 {
			n.pairs = append(n.pairs, p)
		}
		if k == "en" {
			n.usual = append(n.usual, p[1]...)
		}
	}
	return n, nil
}

// single leaves out names of several words.
func single(list []string) []string {
	var out []string
	for _, s := range list {
		if s != "" && !strings.ContainsAny(s, " .()") && plausible(s) {
			out = append(out, s)
		}
	}
	return out
}

// plausible leaves out what the lists hold by mistake or too rarely to teach:
// nations, public bodies, and words of every page.
func plausible(s string) bool {
	const other = lexicon.Nation | lexicon.Function | lexicon.Org | lexicon.Kin | lexicon.Role | lexicon.Acronym | lexicon.Brand
	return lexicon.ClassOf(s)&other == 0
}

// pair draws a given and a family name that go together.
func (n *nameLists) pair(r *rand.Rand) (given, family string) {
	switch x := r.IntN(100); {
	case x < 30:
		given, family = n.given.pick(r), pick(r, n.usual)
	case x < 55:
		given, family = n.given.pick(r), pick(r, n.family)
	default:
		p := n.pairs[r.IntN(len(n.pairs))]
		given, family = pick(r, p[0]), pick(r, p[1])
	}
	switch x := r.IntN(100); {
	case x < 4:
		given = pick(r, n.words)
	case x < 9:
		family = pick(r, n.words)
	case x < 12:
		family = pick(r, n.places)
	case x < 15:
		given += "-" + n.given.pick(r)
	case x < 20:
		family += "-" + pick(r, n.usual)
	case x < 22:
		given = pick(r, terms["forename"])
	}
	return given, family
}
