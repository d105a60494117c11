package main

import (
	_ "embed"
	"fmt"
	"strings"

	"veil/rules/names/lexicon"
	"veil/rules/ner/internal/tagger"
)

// termsText lists what stands beside names in UK papers and is no name, and
// forenames that the lists lack.
//
//go:embed general/terms.txt
var termsText string

// termKind says what the model's lexicon knows of the terms of a kind. It knows
// nothing of the words that are names as well.
type termKind struct {
	class lexicon.Class
	world tagger.World
	small bool // written with a capital only where a sentence begins
}

var termKinds = map[string]termKind{
	"acronym": {class: lexicon.Acronym}, "eponym": {class: lexicon.Eponym},
	"clinical": {class: lexicon.Domain, small: true}, "celtic": {class: lexicon.Domain},
	"opener": {small: true}, "medicine": {world: tagger.Thing, small: true},
	"vaccine": {world: tagger.Thing}, "tool": {world: tagger.Thing}, "car": {world: tagger.Thing},
	"character": {world: tagger.Thing}, "pet": {world: tagger.Thing}, "team": {world: tagger.Body},
	"brandname": {world: tagger.Firm}, "language": {world: tagger.Nation}, "people": {world: tagger.Nation},
	"forename": {class: lexicon.Forename},
	"kin":      {}, "shorthand": {}, "heading": {}, "colour": {}, "petname": {}, "house": {}, "party": {}, "ukplace": {},
}

// terms are the terms of each kind.
var terms = func() map[string][]string {
	m, err := parseTerms(termsText)
	if err != nil {
		panic(err) // the embedded file is part of the program
	}
	return m
}()

// parseTerms reads lines of "kind: term; term"; lines that begin with # are
// comments.
func parseTerms(text string) (map[string][]string, error) {
	m := map[string][]string{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		kind, list, ok := strings.Cut(line, ":")
		if _, known := termKinds[kind]; !ok || !known {
			return nil, fmt.Errorf("terms, line %d: no such kind", n)
		}
		for term := range strings.SplitSeq(list, ";") {
			if term = strings.TrimSpace(term); term != "" {
				m[kind] = append(m[kind], term)
			}
		}
	}
	return m, nil
}

// tells reports whether the lexicon is to say that a term is of its kind: not
// if it is a common word or a usual name, of which more is known.
func (k termKind) tells(term string) bool {
	f := lexicon.Word(term)
	switch {
	case f.Ordinary() > 1 || f.Fore() > 1:
		return false
	case k.class == lexicon.Acronym:
		return true
	}
	return (k.class != 0 || k.world != 0) && !f.Name()
}
