package spread

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"veil/extract"
	"veil/rules"
	"veil/rules/names/roster"
)

// rows finds known values that a table has in two lines of one cell, where the
// reader could not tell that the lines are one row: "+44 7700" above "900824" with
// other cells between them. The second line has fewer cells than the first, since
// those that are full stay empty. Each of the two pieces is a finding. People are
// left to what finds words by themselves, and so are values without a digit on both
// sides of the break.
func rows(x *roster.Roster, p extract.Part, have func(label string, start, end int) bool) []rules.Finding {
	var out []rules.Finding
	var above []extract.Span // the cells of the line before
	for at := 0; at < len(p.Text); {
		end := len(p.Text)
		if i := strings.IndexByte(p.Text[at:], '\n'); i >= 0 {
			end = at + i
		}
		line := cells(p.Text, at, end)
		if len(line) > 1 && len(line) < len(above) {
			for _, a := range above {
				for _, b := range line {
					out = append(out, broken(x, p, a, b, have)...)
				}
			}
		}
		above, at = line, end+1
	}
	slices.SortStableFunc(out, func(a, b rules.Finding) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	return slices.CompactFunc(out, func(a, b rules.Finding) bool { return a.Span == b.Span && a.Label == b.Label })
}

// broken finds the values that begin in cell a and end in cell b.
func broken(x *roster.Roster, p extract.Part, a, b extract.Span, have func(label string, start, end int) bool) (out []rules.Finding) {
	s, t := p.Text[a.Start:a.End], p.Text[b.Start:b.End]
	digit := func(w string) bool { return strings.ContainsFunc(w, unicode.IsDigit) }
	if v, w := strings.Fields(s), strings.Fields(t); len(v) == 0 || len(w) == 0 || !digit(v[len(v)-1]) || !digit(w[0]) {
		return nil
	}
	both := p
	both.Text = s + " " + t
	for _, f := range x.Find(both, nil) {
		if f.Label == rules.Person || f.Start >= len(s) || f.End <= len(s)+1 {
			continue
		}
		for _, piece := range []extract.Span{{Start: a.Start + f.Start, End: a.End}, {Start: b.Start, End: b.Start + f.End - len(s) - 1}} {
			if !have(f.Label, piece.Start, piece.End) {
				f.Part, f.Start, f.End = p.ID, piece.Start, piece.End
				out = append(out, f)
			}
		}
	}
	return out
}

// cells are the cells of the line text[at:end], without spaces around them.
func cells(text string, at, end int) (out []extract.Span) {
	for at <= end {
		stop := end
		if i := strings.IndexByte(text[at:end], '\t'); i >= 0 {
			stop = at + i
		}
		s := strings.TrimLeftFunc(text[at:stop], unicode.IsSpace)
		from := stop - len(s)
		if s = strings.TrimRightFunc(s, unicode.IsSpace); s != "" {
			out = append(out, extract.Span{Start: from, End: from + len(s)})
		}
		at = stop + 1
	}
	return out
}
