// Package report writes what the check says of a draft: for people (on a
// terminal, as a page, as comments in a Word file) and for programs (lines of
// FILE:LINE:COL, JSON, SARIF).
//
// It promises that nothing from the draft can act in the output: control
// characters, HTML and the like are escaped. The words of a draft stand in all
// of these outputs; they are the user's own, and stay on this computer.
package report

import (
	"sort"
	"unicode/utf8"

	"veil/extract"
	"veil/review"
)

// Draft is a checked draft.
type Draft struct {
	Path   string
	Parts  []extract.Part
	Report review.Report
	lines  map[string][]int // by part, where its lines begin
}

// New returns a draft ready to be reported on.
func New(path string, parts []extract.Part, r review.Report) *Draft {
	d := &Draft{Path: path, Parts: parts, Report: r, lines: map[string][]int{}}
	for _, p := range parts {
		starts := []int{0}
		for i := range len(p.Text) {
			if p.Text[i] == '\n' {
				starts = append(starts, i+1)
			}
		}
		d.lines[p.ID] = starts
	}
	return d
}

// Place is where a span begins: line and column from 1, the column in
// characters, and the page, 0 where there are none.
type Place struct{ Page, Line, Column int }

// Place finds where a span begins in its part.
func (d *Draft) Place(s extract.Span) Place {
	starts := d.lines[s.Part]
	line := sort.SearchInts(starts, s.Start+1) - 1
	var at Place
	for _, p := range d.Parts {
		if p.ID == s.Part {
			at = Place{Page: p.Page, Line: line + 1, Column: utf8.RuneCountInString(p.Text[starts[line]:s.Start]) + 1}
		}
	}
	return at
}

// text is the bytes of a span.
func (d *Draft) text(s extract.Span) string {
	for _, p := range d.Parts {
		if p.ID == s.Part {
			return p.Text[s.Start:s.End]
		}
	}
	return ""
}

// notes returns the notes of sentence i.
func (d *Draft) notes(i int) []review.Note {
	var out []review.Note
	for _, n := range d.Report.Notes {
		if n.Sentence == i {
			out = append(out, n)
		}
	}
	return out
}
