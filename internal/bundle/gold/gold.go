// Package gold is what a made bundle says about itself, in gold.jsonl beside
// it: which files it holds, what stands in each, and which stretches of that
// are whose details. It promises that every span is right by construction; it
// does not say how a program that makes or reads a format lays the text out.
package gold

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"unicode/utf8"
)

// Span is a stretch of a text that identifies somebody.
type Span struct {
	Start  int    `json:"start"` // bytes in the text
	End    int    `json:"end"`
	Kind   string `json:"kind"`           // PERSON, PHONE, ...
	Person string `json:"person"`         // whose it is: Person.ID
	Form   string `json:"form,omitempty"` // how it is written: full, fore, typo, ...
	// Weak says that the value is also an ordinary word or shorter than four
	// letters, so that finding it somewhere proves nothing by itself.
	Weak bool `json:"weak,omitempty"`
	// Shared says that another of the family, or of those who work with it, is
	// written the same way.
	Shared bool `json:"shared,omitempty"`
}

// Text is one run of text in a file: its body, a header, an attachment's name.
type Text struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Spans []Span `json:"spans,omitempty"`
}

// What a file is for.
const (
	Readable  = "readable"  // its text can be read, and redacted
	Picture   = "picture"   // its words are pixels: a Gap
	Hostile   = "hostile"   // broken, dangerous or of an unknown kind
	Container = "container" // a zip: its members have lines of their own
)

// File is one file of the bundle, or a member of one.
type File struct {
	// Path is relative to the bundle, with slashes. A member's path follows
	// that of its container after "!/": "old.zip!/mail.eml!/notes.docx".
	Path     string `json:"path"`
	RawPath  []byte `json:"raw_path,omitempty"` // the path, where it is not UTF-8
	Format   string `json:"format"`
	Producer string `json:"producer,omitempty"`
	Template string `json:"template,omitempty"`
	State    string `json:"state"`
	Pages    int    `json:"pages"`             // sheets of a PDF, else 450 words
	Sum      string `json:"sha256,omitempty"`  // of the file's bytes
	SameAs   string `json:"same_as,omitempty"` // path of the file it is a copy of
	NearTo   string `json:"near_to,omitempty"` // path of the file it differs from by a word
	Canary   string `json:"canary,omitempty"`  // a word that is nowhere else
	Name     []Span `json:"name,omitempty"`    // spans in Path
	Texts    []Text `json:"texts,omitempty"`
}

// Person is one of the people in the bundle.
type Person struct {
	ID    string   `json:"id"`
	Role  string   `json:"role"`
	Parts []string `json:"parts"` // the forename and the surname, as they should be written
	Weak  []bool   `json:"weak"`  // which Parts are also ordinary words
	// SameAs is the person whose later or earlier name this is. That the two
	// are one cannot be seen in the papers, so neither is counted.
	SameAs string `json:"same_as,omitempty"`
}

// Bundle is a whole gold.jsonl.
type Bundle struct {
	People []Person
	Files  []File
}

type line struct {
	Person *Person `json:"person,omitempty"`
	File   *File   `json:"file,omitempty"`
}

// Write writes b as lines of JSON, the people first.
func (b *Bundle) Write(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range b.People {
		if err := enc.Encode(line{Person: &b.People[i]}); err != nil {
			return err
		}
	}
	for i := range b.Files {
		f := b.Files[i]
		if !utf8.ValidString(f.Path) {
			f.RawPath = []byte(f.Path)
		}
		if err := enc.Encode(line{File: &f}); err != nil {
			return err
		}
	}
	return nil
}

// Read reads a gold.jsonl and checks that its spans lie inside their texts.
func Read(name string) (*Bundle, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b := &Bundle{}
	dec := json.NewDecoder(bufio.NewReader(f))
	for {
		var l line
		if err := dec.Decode(&l); err == io.EOF {
			return b, nil
		} else if err != nil {
			return nil, err
		}
		switch {
		case l.Person != nil:
			b.People = append(b.People, *l.Person)
		case l.File != nil:
			if l.File.RawPath != nil {
				l.File.Path = string(l.File.RawPath)
			}
			if err := l.File.valid(); err != nil {
				return nil, err
			}
			b.Files = append(b.Files, *l.File)
		}
	}
}

func (f *File) valid() error {
	check := func(text string, spans []Span) error {
		for _, s := range spans {
			if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
				return fmt.Errorf("%q: span %d to %d lies outside its text", f.Path, s.Start, s.End)
			}
		}
		return nil
	}
	if err := check(f.Path, f.Name); err != nil {
		return err
	}
	for _, t := range f.Texts {
		if err := check(t.Text, t.Spans); err != nil {
			return err
		}
	}
	return nil
}
