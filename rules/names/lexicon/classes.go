package lexicon

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// Class is what a word says about the words beside it, as a set of bits.
type Class uint32

// The classes, each a line or more of words.txt.
const (
	Honorific Class = 1 << iota // Mr, Dr, DC: a name follows
	Kin                         // mother, son: a name may follow
	Role                        // worker, nurse: a name may follow or precede
	Say                         // said, reported: a person precedes
	Be                          // is, was, has: often a person precedes
	Function                    // the, and, because: never in a name
	Org                         // council, court, school: the words before are its name
	Street                      // road, close: the words before are its name
	Calendar                    // months and days
	Domain                      // words of papers that the word counts lack
	Acronym                     // ADHD, CAMHS: never initials of a person
	Eponym                      // Asperger, Gillick: people that things are named after
	Label                       // "Name:", "From:": a name follows the colon
	ListLabel                   // "Present:", "To:": several names follow
	Particle                    // van, de, bin: inside a surname
	Greeting                    // dear, hi: a name follows
	SignOff                     // regards, sincerely: a name is on the next line
	Locative                    // in, at, near: a place follows
	Forename                    // forenames that the lists lack
	Nation                      // British, Polish: capitalised, not a name
	Auxiliary                   // words after "Will", "May", "Hope" as plain words
	Brand                       // firms and products written as names
)

var classNames = map[string]Class{
	"honorific": Honorific, "kin": Kin, "role": Role, "say": Say, "be": Be, "function": Function,
	"org": Org, "street": Street, "calendar": Calendar, "domain": Domain, "acronym": Acronym,
	"eponym": Eponym, "label": Label, "listlabel": ListLabel, "particle": Particle,
	"greeting": Greeting, "signoff": SignOff, "locative": Locative, "forename": Forename,
	"nation": Nation, "auxiliary": Auxiliary, "brand": Brand,
}

//go:embed words.txt
var wordsText string

var classes = sync.OnceValue(func() *Table[Class] {
	t, err := parseClasses(wordsText)
	if err != nil {
		panic(err) // the embedded file is part of the program; a test opens it
	}
	return t
})

// parseClasses reads lines of "class: word word"; lines that begin with # are
// comments.
func parseClasses(s string) (*Table[Class], error) {
	t := newTable[Class](strings.Count(s, " ") + strings.Count(s, "\n"))
	n := 0
	for line := range strings.Lines(s) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, words, ok := strings.Cut(line, ":")
		c := classNames[name]
		if !ok || c == 0 {
			return nil, fmt.Errorf("words, line %d: no such class", n)
		}
		for w := range strings.FieldsSeq(words) {
			*t.at(Hash(w)) |= c
		}
	}
	return t, nil
}

// ClassOf returns the classes of a single word.
func ClassOf(word string) Class { return classes().Of(Hash(word)) }
