package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"veil/internal/gold"
	"veil/rules/names/lexicon"
	"veil/rules/ner/internal/tagger"
)

// Doc is a text with its names.
type Doc struct {
	Text  string `json:"text"`
	Spans []Span `json:"spans"` // in order, disjoint
	// Partial means that only people and what identifies them are marked: an
	// unmarked capitalised word may be a place or an organisation.
	Partial bool    `json:"-"`
	Weight  float32 `json:"-"`
}

// Span is a name: bytes of the text.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Label string `json:"label"` // PERSON, LOCATION, ORG, or unknown
}

// The labels of the sets.
const (
	person   = "PERSON"
	location = "LOCATION"
	org      = "ORG"
	unknown  = "ANY" // nothing is learned from these words, nor are they measured
)

// set is a file of documents and what its words weigh in training.
type set struct {
	name   string
	weight float32
}

var sets = []set{
	{"wikigold", 1}, {"wnut17", 1}, {"btc", 1}, {"litbank", 1}, {"secfilings", 0.5},
	{"gum_strict", 1}, {"synth_uk", 1},
}

// load reads a JSONL file.
func load(file string) ([]Doc, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var docs []Doc
	for dec := json.NewDecoder(bufio.NewReader(f)); ; {
		var d Doc
		if err := dec.Decode(&d); err == io.EOF {
			return docs, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		d.Weight = 1
		slices.SortStableFunc(d.Spans, func(a, b Span) int { return a.Start - b.Start })
		d.Spans = disjoint(d.Spans)
		docs = append(docs, d)
	}
}

// disjoint leaves out spans that begin inside the one before.
func disjoint(spans []Span) []Span {
	out := spans[:0]
	end := 0
	for _, s := range spans {
		if s.Start >= end && s.End > s.Start {
			out = append(out, s)
			end = s.End
		}
	}
	return out
}

// loadSets reads the public training sets and makes them follow our
// conventions.
func loadSets(data string) ([]Doc, error) {
	var all []Doc
	for _, s := range sets {
		docs, err := load(filepath.Join(data, "train", s.name+".jsonl"))
		if err != nil {
			return nil, err
		}
		for i := range docs {
			conform(&docs[i])
			docs[i].Weight = s.weight
		}
		all = append(all, docs...)
	}
	return all, nil
}

// conform takes titles and possessives out of people's names, and people's
// names from words that are none: the parties of a contract ("Borrower") and
// nations ("Americans"), which some sets mark. Handles and hashtags are a kind
// of their own.
func conform(d *Doc) {
	out := d.Spans[:0]
	for _, s := range d.Spans {
		if s.Label != person {
			out = append(out, s)
			continue
		}
		if strings.ContainsAny(d.Text[s.Start:s.End], "@#&") || s.Start > 0 && d.Text[s.Start-1] == '@' || s.Start > 1 && d.Text[s.Start-2:s.Start] == "@ " {
			s.Label = unknown
			out = append(out, s)
			continue
		}
		if s, ok := trim(d.Text, s); ok && named(d.Text[s.Start:s.End]) {
			out = append(out, s)
		}
	}
	d.Spans = out
}

// trim takes titles off the start of a name and a possessive off its end.
func trim(text string, s Span) (Span, bool) {
	var p tagger.Passage
	p.Read(text[s.Start:s.End], 0, emptyLexicon, nil)
	words := p.Words
	base := s.Start
	at := func(i int) string { a, b := words[i].Span(); return text[base+a : base+b] }
	for len(words) > 0 && (titles[lexicon.Hash(at(0))] || at(0) == ".") {
		words = words[1:]
	}
	for n := len(words); n > 0 && (at(n-1) == "'s" || at(n-1) == "’s" || at(n-1) == "'" || at(n-1) == "’"); n-- {
		words = words[:n-1]
	}
	if len(words) == 0 {
		return s, false
	}
	first, _ := words[0].Span()
	_, last := words[len(words)-1].Span()
	s.Start, s.End = base+first, base+last
	return s, true
}

// named reports whether a marked name can be one: not a single word that is
// ordinary and in no list of names.
func named(name string) bool {
	f := lexicon.Word(name)
	if peoples[lexicon.Hash(name)] && !f.Name() {
		return false
	}
	return strings.ContainsRune(name, ' ') || f.Name() || f.Ordinary() < 2 && !parties[strings.ToLower(name)]
}

var parties = map[string]bool{"borrower": true, "lender": true, "lessor": true, "lessee": true, "guarantor": true, "tenant": true, "landlord": true}

var emptyLexicon = tagger.NewLexicon(nil)

// titles are no part of a name; they are not measured.
var titles = func() map[uint32]bool {
	m := map[uint32]bool{}
	for w := range strings.FieldsSeq("mr mrs ms miss dr mx sir lady lord prof professor rev reverend madam madame dame judge justice hon captain capt " +
		"colonel col general gen sergeant sgt president minister senator mister master uncle aunt auntie shri smt sri advocate adv " +
		"pc dc ds di dci dcs ps wpc insp inspector supt constable detective cllr councillor hhj fr father sister monsieur mademoiselle messrs") {
		m[lexicon.Hash(w)] = true
	}
	return m
}()

// loadCorpus reads our own documents: those for training, and the tenth that is
// only measured, chosen by the hash of the file name.
func loadCorpus(dir string) (train, held []Doc, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil {
		return nil, nil, err
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			return nil, nil, err
		}
		g, err := gold.Parse(src)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", file, err)
		}
		d := convert(g)
		if isHeld(filepath.Base(file)) {
			held = append(held, d)
		} else {
			train = append(train, d)
		}
	}
	return train, held, nil
}

func isHeld(name string) bool {
	sum := sha256.Sum256([]byte(name))
	return sum[0]%10 == 0
}

// kinds says what a mark of our documents is to the recogniser; others are no
// names.
var kinds = map[string]string{
	"PERSON": person, "SCHOOL": org, "ORGANISATION": org, "ADDRESS": location, "LOCATION": location,
	"HANDLE": unknown, "POSTCODE": location,
}

// corpusWeight is what the words of our own documents weigh; there are several
// copies of each.
const corpusWeight = 1

// generalDir has documents of general English. In them places and
// organisations are marked too.
const generalDir = "rules/ner/train/general"

func loadGeneral() ([]Doc, error) {
	files, err := filepath.Glob(filepath.Join(generalDir, "*.md"))
	if err != nil {
		return nil, err
	}
	var docs []Doc
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		g, err := gold.Parse(src)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		d := convert(g)
		d.Partial, d.Weight = false, 1
		docs = append(docs, d)
	}
	return docs, nil
}

func convert(g gold.Doc) Doc {
	d := Doc{Text: g.Text, Partial: true, Weight: corpusWeight}
	for _, s := range g.Spans {
		label := kinds[s.Kind]
		if label == "" {
			label = nothing
		}
		d.Spans = append(d.Spans, Span{s.Start, s.End, label})
	}
	d.Spans = disjoint(d.Spans)
	return d
}

// nothing is a span known to be no name.
const nothing = "O"
