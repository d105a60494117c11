package spread

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"veil/extract"
	"veil/internal/lazyregexp"
	"veil/rules"
	"veil/rules/names/roster"
)

// rows finds known values that a table has in two lines of one cell, where the
// reader could not tell that the lines are one row: "+44 7700" above "900824" with
// other cells between them. Where both are of one row the second line has fewer cells
// than the first, since those that are full stay empty; where the reader put cells
// together it may have any number, and then only long numbers and dates of birth are
// looked for, and telephone numbers that nobody knows yet. Each of the two pieces is a
// finding. People are left to what finds words by themselves, and so are values without
// a digit on both sides of the break.
func rows(x *roster.Roster, p extract.Part, have func(label string, start, end int) bool) []rules.Finding {
	var out []rules.Finding
	var above []extract.Span // the cells of the line before
	for at := 0; at < len(p.Text); {
		end := len(p.Text)
		if i := strings.IndexByte(p.Text[at:], '\n'); i >= 0 {
			end = at + i
		}
		line := cells(p.Text, at, end)
		if len(above) > 1 || len(line) > 1 {
			oneRow := len(line) > 1 && len(line) < len(above)
			for _, a := range above {
				for _, b := range line {
					out = append(out, broken(x, p, a, b, oneRow, have)...)
				}
			}
		}
		above, at = line, end+1
	}
	slices.SortStableFunc(out, func(a, b rules.Finding) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	return slices.CompactFunc(out, func(a, b rules.Finding) bool { return a.Span == b.Span && a.Label == b.Label })
}

// longNumber is how many digits a value has that does not stand in two cells by chance.
const longNumber = 8

// broken finds the values that begin in cell a and end in cell b.
func broken(x *roster.Roster, p extract.Part, a, b extract.Span, oneRow bool, have func(label string, start, end int) bool) (out []rules.Finding) {
	s, t := p.Text[a.Start:a.End], p.Text[b.Start:b.End]
	v, w := strings.Fields(s), strings.Fields(t)
	if len(v) == 0 || len(w) == 0 || digits(v[len(v)-1]) == 0 || digits(t) == 0 || oneRow && digits(w[0]) == 0 {
		return nil
	}
	both := p
	both.Text = s + " " + t
	found := x.Find(both, nil)
	if f, ok := dividedPhone(s, t); ok {
		found = append(found, f)
	}
	for _, f := range found {
		if f.Label == rules.Person || f.Start >= len(s) || f.End <= len(s)+1 {
			continue
		}
		if !oneRow && (f.Label != rules.DateOfBirth && digits(both.Text[f.Start:f.End]) < longNumber || digits(t[:f.End-len(s)-1]) == 0) {
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

// digits counts the digits of a text.
func digits(s string) (n int) {
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// phoneBegins and phoneEnds are the pieces of a British telephone number that is
// divided between two lines.
var (
	phoneBegins = lazyregexp.New(`(?:^|\s)((?:\+44[ ()\d]*|\(?0[ ()\d]*)\d\)?)$`)
	phoneEnds   = lazyregexp.New(`^\d[ \d]*\d(?:\s|$)`)
)

// dividedPhone finds a telephone number of eleven digits, the 0 for +44 among them,
// that begins at the end of s and ends at the beginning of t. The finding counts a
// space between the two.
func dividedPhone(s, t string) (f rules.Finding, ok bool) {
	from := phoneBegins.FindStringSubmatchIndex(s)
	to := phoneEnds.FindStringIndex(t)
	if from == nil || to == nil {
		return f, false
	}
	begin, end := s[from[2]:from[3]], strings.TrimRight(t[:to[1]], " \t")
	n, zero := digits(begin)+digits(end), strings.TrimPrefix(begin, "(")
	if rest, abroad := strings.CutPrefix(begin, "+44"); abroad {
		n, zero = n-1, "0"+strings.TrimLeft(strings.Replace(rest, "(0)", "", 1), " (")
		n -= strings.Count(rest, "(0)")
	}
	if n != 11 || len(zero) < 3 || !strings.ContainsRune("12378", rune(zero[1])) {
		return f, false
	}
	f = rules.Finding{Label: rules.Phone, Rule: RuleName, Score: 0.8, Why: "a telephone number in two lines of a table"}
	f.Start, f.End = from[2], len(s)+1+len(end)
	return f, true
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
