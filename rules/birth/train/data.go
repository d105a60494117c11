package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"veil/internal/gold"
	"veil/rules"
	"veil/rules/birth"
)

// doc is a text with what may tell a birth in it.
type doc struct {
	name, batch string // batch: the papers that one author wrote, by the first letter of their names; "" for lines
	text        string
	births      [][2]int // bytes of the marked ones
	candidates  []example
}

// example is a candidate and the truth about it.
type example struct {
	birth.Candidate
	birth  bool // it overlaps a marked birth
	weight float32
	marked bool // it overlaps another mark: to mask it is no mistake
}

// knownWeight is what an example weighs, of others, that the rules find by
// themselves: the classifier is asked for the rest only.
const knownWeight = 0.2

// globs are where the texts are: papers with marks, and files of lines with a
// text each, the births between ‹ and ›.
var (
	paperGlobs = []string{"rules/ner/corpus/*.md", "rules/ner/corpus/more/*.md", "rules/ner/corpus/births/*.md", "testdata/src/*.md"}
	lineGlobs  = []string{"rules/birth/testdata/*.txt"}
)

// load reads all texts, in the order of their names.
func load(root string) ([]doc, error) {
	var out []doc
	marked, err := files(root, paperGlobs)
	if err != nil {
		return nil, err
	}
	for _, name := range marked {
		src, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return nil, err
		}
		g, err := gold.Parse(src)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		batch := ""
		if strings.HasPrefix(name, "rules") {
			batch = filepath.Base(name)[:1]
		}
		out = append(out, newDoc(name, batch, g))
	}
	lines, err := files(root, lineGlobs)
	if err != nil {
		return nil, err
	}
	for _, name := range lines {
		src, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(src)) {
			line = strings.TrimSuffix(line, "\n")
			if line != "" && line[0] != '#' {
				out = append(out, newDoc(name, "", unmark(line)))
			}
		}
	}
	more, err := papers(root)
	return append(out, more...), err
}

// files returns the names of the files that match, from the root, in order.
func files(root string, globs []string) ([]string, error) {
	var out []string
	for _, g := range globs {
		found, err := filepath.Glob(filepath.Join(root, g))
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			name, err := filepath.Rel(root, f)
			if err != nil {
				return nil, err
			}
			out = append(out, filepath.ToSlash(name))
		}
	}
	slices.Sort(out)
	return out, nil
}

// unmark reads a line of text with births between ‹ and ›, \n and \t for line
// ends and tabs.
func unmark(line string) gold.Doc {
	const open, shut = "‹", "›"
	line = strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(line)
	var d gold.Doc
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(line, open)
		b.WriteString(before)
		in, after, shutToo := strings.Cut(rest, shut)
		if !ok || !shutToo {
			b.WriteString(rest)
			break
		}
		d.Spans = append(d.Spans, gold.Span{Start: b.Len(), End: b.Len() + len(in), Kind: rules.DateOfBirth})
		b.WriteString(in)
		line = after
	}
	d.Text = b.String()
	return d
}

func newDoc(name, batch string, g gold.Doc) doc {
	d := doc{name: name, batch: batch, text: g.Text}
	for _, m := range g.Spans {
		if m.Kind == rules.DateOfBirth {
			d.births = append(d.births, [2]int{m.Start, m.End})
		}
	}
	for _, c := range birth.Candidates(g.Text) {
		x := example{Candidate: c, weight: 1}
		if batch == "" {
			x.weight = 0.5
		}
		if c.Known {
			x.weight *= knownWeight
		}
		for _, m := range g.Spans {
			if m.Start < c.End && c.Start < m.End {
				x.birth = x.birth || m.Kind == rules.DateOfBirth
				x.marked = x.marked || m.Kind != rules.DateOfBirth
			}
		}
		d.candidates = append(d.candidates, x)
	}
	return d
}
