// Package reference finds the references by which offices know people and
// cases: case, file, client, crime and court numbers, registration numbers of
// professionals, and the like; with them sort codes, and the names under which
// people go online; see handles.
//
// It looks at every token with a digit in it and asks what label stands before
// it ("Mosaic ID", "our ref", "collar no."), over it in a table, or after it,
// and whether the token by itself has the shape of a known number. Going from
// the number to its label takes one look at a text, however many labels there
// are.
//
// What has no label and no known shape is still found where it is a code of
// letters and figures or a long number that is no date, measure, form or law:
// see bare. Such findings have a low score.
//
// It promises that a finding is one token, or groups of one number beside each
// other. It does not promise that a number is real: check digits are asked for
// only where a shape alone would say too little. Telephone, NHS and National
// Insurance numbers and number plates have rules in the packs; here are only
// those telephone numbers that a scan damaged.
package reference

import (
	"context"
	"slices"

	"veil/extract"
	"veil/rules"
)

// Detector finds references. It is safe for concurrent use.
type Detector struct{}

// New returns the detector.
func New() Detector { return Detector{} }

// Name is the name of the detector and the first half of a finding's rule.
func (Detector) Name() string { return "reference" }

// Detect returns the references and user names of a part, in order and apart
// from each other.
func (d Detector) Detect(ctx context.Context, p extract.Part) ([]rules.Finding, error) {
	ms, err := references(ctx, p.Text)
	if err != nil {
		return nil, err
	}
	var out []rules.Finding
	for _, m := range apart(append(ms, handles(p.Text)...)) {
		out = append(out, rules.Finding{
			Span:  extract.Span{Part: p.ID, Start: m.start, End: m.end},
			Label: m.kind, Rule: "reference/" + m.rule, Score: m.score, Why: m.why,
		})
	}
	return out, nil
}

// references walks the tokens of a text.
func references(ctx context.Context, text string) ([]match, error) {
	var out []match
	s := scanner{text: text}
	var last match
	for n := 0; ; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		t, ok := s.token()
		if !ok {
			return out, nil
		}
		if m, ok := s.judge(t, last); ok {
			last, s.at = m, m.end
			out = append(out, m)
		}
	}
}

// apart puts matches in order and makes one of those that overlap, of the kind
// of the surer.
func apart(ms []match) []match {
	slices.SortStableFunc(ms, func(a, b match) int { return a.start - b.start })
	out := ms[:0]
	for _, m := range ms {
		if n := len(out); n > 0 && m.start < out[n-1].end {
			start, end := out[n-1].start, max(m.end, out[n-1].end)
			if m.score > out[n-1].score {
				out[n-1] = m
			}
			out[n-1].start, out[n-1].end = start, end
			continue
		}
		out = append(out, m)
	}
	return out
}

// match is what was found at one place.
type match struct {
	start, end int
	kind, rule string
	score      float64
	why        string
	token      token // the first, for what is listed after it
}

// judge decides whether a token is a reference: by its label, the heading over
// it, the reference listed before it, its shape, or the words after it. Figures
// that are a telephone number read by a scanner, or the end of a number that is
// hidden, come first.
func (s *scanner) judge(t token, last match) (match, bool) {
	if m, ok := s.childBenefit(t); ok {
		return m, true
	}
	if m, ok := s.damaged(t); ok {
		return m, true
	}
	if m, ok := s.starred(t); ok {
		return m, true
	}
	if m, ok := s.scanned(t); ok {
		return m, true
	}
	if m, ok := s.sortCode(t); ok {
		return m, true
	}
	if m, ok := s.spaced(t); ok {
		return m, true
	}
	if m, ok := s.suffix(t, last); ok {
		return m, true
	}
	if t.plain(s.text) {
		if m, ok := s.grouped(t); ok {
			return m, true
		}
		if m, ok := s.ranged(t); ok {
			return m, true
		}
		if m, ok := s.capitalGroups(t); ok {
			return m, true
		}
		if m, ok := s.ofTheDay(t); ok {
			return m, true
		}
		if m, ok := s.afterCapitals(t); ok {
			return m, true
		}
		return s.headed(t, true)
	}
	if m, ok := s.labelled(t); ok {
		return m, true
	}
	if m, ok := s.headed(t, false); ok {
		return m, true
	}
	if last.end > 0 && last.rule == "label" && t.like(last.token) && (listed(s.text[last.end:t.start]) || t.digits >= 5 && t.digits == last.token.digits && again(s.text[last.end:t.start])) {
		return match{start: t.start, end: t.end, kind: last.kind, rule: "label", score: last.score, why: last.why, token: t}, true
	}
	if m, ok := s.ofTheDay(t); ok {
		return m, true
	}
	if m, ok := s.shaped(t); ok {
		return m, true
	}
	if m, ok := s.named(t); ok {
		return m, true
	}
	return s.bare(t)
}
