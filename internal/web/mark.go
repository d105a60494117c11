package web

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/extract"
	"veil/redact/link"
	"veil/redact/plan"
	"veil/rules"
)

// addRequest is a place that the user marked.
type addRequest struct {
	Part       int    // its number
	Start, End int    // bytes of its text
	Kind       string // empty: PERSON
	Label      string // of whom or what is known already; empty: somebody new
	All        bool   // wherever the same words stand
}

var errPlace = errors.New("that place is not in the paper")

// mark makes a choice of a place that the user marked. The caller holds mu.
func (p *paper) mark(r addRequest) (choice, error) {
	parts := p.base.Parts
	if r.Part < 0 || r.Part >= len(parts) {
		return choice{}, errPlace
	}
	part := parts[r.Part]
	if r.Start < 0 || r.End > len(part.Text) || r.Start >= r.End {
		return choice{}, errPlace
	}
	start, end := trim(part.Text, r.Start, r.End)
	// What the place cuts into belongs to it.
	for _, e := range p.now.Masked(part.ID) {
		if e.Start < end && start < e.End {
			start, end = min(start, e.Start), max(end, e.End)
			if r.Label == "" {
				r.Kind, r.Label = e.Kind, e.Label
			}
		}
	}
	if start >= end {
		return choice{}, errPlace
	}
	if r.Kind == "" {
		r.Kind = rules.Person
	}
	if !slices.Contains(rules.Kinds, r.Kind) {
		return choice{}, errors.New("there is no such kind of detail")
	}
	for _, e := range p.now.Edits {
		if e.Label == r.Label {
			r.Kind = e.Kind
		}
	}
	if r.Label == "" {
		r.Label = p.label(r.Kind)
	}
	if !plan.SafeLabel(r.Label) {
		return choice{}, errors.New("that label cannot be used")
	}
	span := extract.Span{Part: part.ID, Start: start, End: end}
	c := choice{Span: span, Mask: true, Added: true, Kind: r.Kind, Label: r.Label, Text: part.Text[start:end]}
	if r.All {
		f := &rules.Finding{Span: span, Label: r.Kind, Rule: "you", Score: 1}
		also, err := plan.Recurring(parts, []link.Entity{{Label: r.Label, Kind: r.Kind, Canonical: c.Text, Mentions: []*rules.Finding{f}}},
			plan.Options{Masks: func(string) bool { return true }})
		if err != nil {
			return choice{}, err
		}
		c.Also = also
	}
	return c, nil
}

// trim leaves out white space at both ends, and brings them to whole characters.
func trim(text string, start, end int) (int, int) {
	for start > 0 && !utf8.RuneStart(text[start]) {
		start--
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	s := text[start:end]
	start += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	return start, start + len(strings.TrimSpace(s))
}

// label is a new label of a kind.
func (p *paper) label(kind string) string {
	stem := strings.ReplaceAll(kind, "_", " ")
	for n := 1; ; n++ {
		l := stem + " " + strconv.Itoa(n)
		if !slices.ContainsFunc(p.now.Edits, func(e plan.Edit) bool { return e.Label == l }) {
			return l
		}
	}
}
