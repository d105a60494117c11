package birth

import (
	"strings"
	"unicode/utf8"

	"veil/rules/names/dates"
	"veil/rules/table"
)

const (
	maxHeading = 34  // bytes of a heading beside its label
	maxRows    = 300 // rows below a heading
)

// column marks the dates below a trigger that heads a column of a table, and
// reports whether it does. In a row of two cells the first is rather the label
// of the second.
func (s *scan) column(t trigger) bool {
	if t.kind == turned || t.start == t.end {
		return false
	}
	at := s.atoms[t.start].Start
	head, start, next := table.Line(s.text, at)
	if strings.IndexByte(head, '|') < 0 && strings.IndexByte(head, '\t') < 0 && !strings.Contains(head, "  ") || strings.ContainsAny(head, "0123456789") {
		return false
	}
	cells := table.Cells(head)
	col, full := table.Column(head, cells, at-start)
	if col < 0 || cells[col].End-cells[col].Start > maxHeading || t.kind == bornVerb && s.atoms[t.end-1].End-start < cells[col].End && len(strings.Trim(head[cells[col].Start:cells[col].End], " *_>")) > 12 {
		return false
	}
	if full < 2 {
		return false
	}
	found := false
	left := utf8.RuneCountInString(head[:cells[col].Start])
	right := left + utf8.RuneCountInString(head[cells[col].Start:cells[col].End])
	bars := strings.ContainsAny(head, "|\t")
	for range maxRows {
		if next >= len(s.text) {
			break
		}
		var row string
		row, start, next = table.Line(s.text, next)
		rc := table.Cells(row)
		if len(rc) < 2 {
			if strings.TrimSpace(row) == "" && !found {
				continue
			}
			break
		}
		for i, c := range rc {
			if i != col && (bars || len(rc) == len(cells)) {
				continue
			}
			if !bars && len(rc) != len(cells) {
				l := utf8.RuneCountInString(row[:c.Start])
				if r := l + utf8.RuneCountInString(row[c.Start:c.End]); r < left || l > right {
					continue
				}
			}
			if k, ok := s.dateIn(start+c.Start, start+c.End); ok {
				s.mark(k, 0.97, "in a column of dates of birth")
				found = true
			}
		}
	}
	return found
}

// dateIn returns the first date that lies in text[start:end).
func (s *scan) dateIn(start, end int) (int, bool) {
	lo, hi := 0, len(s.dates)
	for lo < hi {
		if m := (lo + hi) / 2; s.dates[m].Start < start {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo == len(s.dates) || s.dates[lo].End > end {
		return 0, false
	}
	if f := s.dates[lo].Form; f&dates.Boxed != 0 && f&dates.Figures != 0 && strings.Contains(s.text[s.dates[lo].Start:s.dates[lo].End], "|") {
		return 0, false
	}
	if s.dates[lo].Form&dates.NoYear != 0 && s.dates[lo].Form&dates.Figures != 0 && s.dates[lo].Month > 0 && !strings.Contains(s.text[s.dates[lo].Start:s.dates[lo].End], "/") {
		return 0, false // "2.1", the number of a row
	}
	return lo, true
}
