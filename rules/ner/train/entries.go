package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"veil/rules/names/lexicon"
	"veil/rules/ner/internal/tagger"
)

// classFile lists the words that have a class.
const classFile = "rules/names/lexicon/words.txt"

// entries makes the model's own lexicon: the classes of words, how often each
// word is used, its clusters, and what it is a name of.
func entries(data string) ([]tagger.Entry, error) {
	var common map[string]int
	var clusters map[string][2]uint16
	if err := readJSON(filepath.Join(data, "names", "common.json"), &common); err != nil {
		return nil, err
	}
	if err := readJSON(filepath.Join(data, "names", "clusters.json"), &clusters); err != nil {
		return nil, err
	}
	m := map[uint32]tagger.Entry{}
	set := func(h uint32, f func(*tagger.Entry)) {
		e := m[h]
		e.Hash = h
		f(&e)
		m[h] = e
	}
	for _, w := range slices.Sorted(maps.Keys(common)) {
		set(lexicon.Hash(w), func(e *tagger.Entry) { e.Count = max(e.Count, logFour(common[w])) })
	}
	for _, w := range slices.Sorted(maps.Keys(clusters)) {
		c := clusters[w]
		set(lexicon.Hash(w), func(e *tagger.Entry) { e.Fine, e.Coarse = c[0], uint8(c[1]) })
	}
	words, err := os.ReadFile(classFile)
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(words)) {
		_, list, _ := strings.Cut(line, ":")
		for w := range strings.FieldsSeq(list) {
			set(lexicon.Hash(w), func(e *tagger.Entry) { e.Class = lexicon.ClassOf(w) })
		}
	}
	for h := range titles {
		set(h, func(e *tagger.Entry) { e.Class |= lexicon.Honorific })
	}
	for _, w := range worldly {
		set(lexicon.Hash(w.name), func(e *tagger.Entry) { e.World |= w.kind })
	}
	for _, kind := range slices.Sorted(maps.Keys(termKinds)) {
		k := termKinds[kind]
		for _, term := range terms[kind] {
			if !k.tells(term) {
				continue
			}
			set(lexicon.Hash(term), func(e *tagger.Entry) {
				if e.Class |= k.class; e.World == 0 {
					e.World = k.world
				}
			})
		}
	}
	out := make([]tagger.Entry, 0, len(m))
	for _, h := range slices.Sorted(maps.Keys(m)) {
		out = append(out, m[h])
	}
	return out, nil
}

// logFour is the logarithm of n to base four, rounded up, at most 8.
func logFour(n int) uint8 {
	k := uint8(1)
	for ; n >= 4 && k < 8; n /= 4 {
		k++
	}
	return k
}
