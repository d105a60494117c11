// Command gen packs the lists of names, places and word counts into the
// lexicon's embedded file. Surnames and forenames written down for this project
// lie beside it. The same input always gives the same bytes:
//
//	go run ./rules/names/gen -data ../shared/data/ner/names
package main

import (
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"veil/rules/names/lexicon"
)

// Bounds of the strengths, in children a year and in uses as a lower-case word.
const (
	foreUsual, foreCommon       = 20, 300
	ordinaryUsual, ordinaryMost = 80, 1000
	noise                       = 25 // fewer uses of a known name in lower case are slips
)

func main() {
	data := flag.String("data", "../shared/data/ner/names", "folder with names.json, places.json and common.json")
	out := flag.String("o", "rules/names/lexicon/names.bin", "file to write")
	flag.Parse()
	b, n, err := build(*data)
	if err == nil {
		err = os.WriteFile(*out, b, 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d words, %d bytes\n", n, len(b))
}

//go:embed surnames.txt
var ownSurnames string

//go:embed forenames.txt
var ownForenames string

type entry struct {
	ons, common                         int
	first, usual, last, place, onsKnown bool // usual: in our own list of forenames
}

// own yields the words of a list of ours; lines that begin with # are comments.
func own(list string) []string {
	var out []string
	for line := range strings.Lines(list) {
		if !strings.HasPrefix(line, "#") {
			out = append(out, strings.Fields(line)...)
		}
	}
	return out
}

func build(dir string) ([]byte, int, error) {
	var names struct {
		Ons         map[string]int
		First, Last []string
		Byloc       map[string][2][]string
	}
	var places []string
	var common map[string]int
	for file, v := range map[string]any{"names.json": &names, "places.json": &places, "common.json": &common} {
		b, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			return nil, 0, err
		}
		if err := json.Unmarshal(b, v); err != nil {
			return nil, 0, fmt.Errorf("%s: %w", file, err)
		}
	}
	m := map[uint32]*entry{}
	at := func(s string) *entry {
		h := lexicon.Hash(strings.TrimSpace(s))
		if m[h] == nil {
			m[h] = new(entry)
		}
		return m[h]
	}
	each := func(list []string, f func(*entry)) {
		for _, s := range list {
			// "Maria José" is two words in a text.
			for _, w := range strings.Fields(s) {
				f(at(w))
			}
		}
	}
	for s, n := range names.Ons {
		e := at(s)
		e.ons, e.onsKnown = max(e.ons, n), true
	}
	each(names.First, func(e *entry) { e.first = true })
	each(names.Last, func(e *entry) { e.last = true })
	for _, l := range names.Byloc {
		each(l[0], func(e *entry) { e.first = true })
		each(l[1], func(e *entry) { e.last = true })
	}
	each(own(ownForenames), func(e *entry) { e.first, e.usual = true, true })
	each(own(ownSurnames), func(e *entry) { e.last = true })
	for _, s := range places {
		at(s).place = true
	}
	for s, n := range common {
		at(s).common += n
	}
	var hashes []uint32
	flags := map[uint32]lexicon.Flags{}
	for h, e := range m {
		if f := pack(e); f != 0 {
			hashes = append(hashes, h)
			flags[h] = f
		}
	}
	slices.Sort(hashes)
	fs := make([]lexicon.Flags, len(hashes))
	for i, h := range hashes {
		fs[i] = flags[h]
	}
	return lexicon.Pack(hashes, fs), len(hashes), nil
}

func pack(e *entry) lexicon.Flags {
	fore := 0
	switch {
	case e.ons >= foreCommon:
		fore = 3
	case e.ons >= foreUsual, e.usual && e.common < ordinaryUsual:
		fore = 2
	case e.first:
		fore = 1
	case e.onsKnown && e.ons*ordinaryUsual > e.common:
		// Given to a handful of children while a word of every page ("the",
		// "his") is a slip of the list.
		fore = 1
	}
	ordinary := 0
	switch name := fore > 0 || e.last; {
	case e.common >= ordinaryMost:
		ordinary = 3
	case e.common >= ordinaryUsual:
		ordinary = 2
	case e.common >= noise, e.common > 0 && !name:
		ordinary = 1
	}
	return lexicon.MakeFlags(fore, ordinary, e.last, e.place)
}
