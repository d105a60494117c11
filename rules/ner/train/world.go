package main

import (
	_ "embed"
	"fmt"
	"strings"

	"veil/rules/names/lexicon"
	"veil/rules/ner/internal/tagger"
)

// worldText lists names that are no people's: of countries, towns, nations,
// firms, public bodies and things.
//
//go:embed general/words.txt
var worldText string

type worldName struct {
	kind tagger.World
	name string
}

var worldKinds = map[string]tagger.World{
	"country": tagger.Country, "region": tagger.Region, "city": tagger.City, "nation": tagger.Nation,
	"firm": tagger.Firm, "body": tagger.Body, "thing": tagger.Thing,
}

const (
	sites = tagger.Country | tagger.Region | tagger.City
	firms = tagger.Firm | tagger.Body
)

var worldly = func() []worldName {
	names, err := parseWorld(worldText)
	if err != nil {
		panic(err) // the embedded file is part of the program
	}
	return names
}()

// parseWorld reads lines of "kind: name; name"; lines that begin with # are
// comments.
func parseWorld(text string) ([]worldName, error) {
	var out []worldName
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		kind, list, ok := strings.Cut(line, ":")
		if !ok || worldKinds[kind] == 0 {
			return nil, fmt.Errorf("names of the world, line %d: no such kind", n)
		}
		for name := range strings.SplitSeq(list, ";") {
			if name = strings.TrimSpace(name); name != "" {
				out = append(out, worldName{worldKinds[kind], name})
			}
		}
	}
	return out, nil
}

// peoples are the words for nations and creeds.
var peoples = hashes(tagger.Nation)

// hashes are those of the names of a kind.
func hashes(kind tagger.World) map[uint32]bool {
	m := map[uint32]bool{}
	for _, w := range worldly {
		if w.kind&kind != 0 {
			m[lexicon.Hash(w.name)] = true
		}
	}
	return m
}
