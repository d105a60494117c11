package birth

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
	"veil/rules/table"
)

const (
	maxHeading = 34  // bytes of a heading beside its label
	maxRows    = 300 // rows below a heading
	maxUp      = 40  // rows above a date up to the heading
	maxLine    = 120 // bytes of a heading without wide gaps
	maxRow     = 600 // bytes of a row; a longer line is running text
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
	if t.kind != birthLbl && s.across(t, head, start) {
		return true
	}
	cut, commas := table.Cells, table.Heading(head)
	if commas {
		cut = table.Commas
	} else if strings.IndexByte(head, '|') < 0 && strings.IndexByte(head, '\t') < 0 && !strings.Contains(head, "  ") || strings.ContainsAny(head, "0123456789") {
		return s.heading(t, head, start, next) || s.under(t, head, start, next)
	}
	cells := cut(head)
	col, full := table.Column(head, cells, at-start)
	if col < 0 && t.kind == label {
		col = s.within(head, start, cells, t)
	}
	if col < 0 || cells[col].End-cells[col].Start > maxHeading || t.kind == bornVerb && s.atoms[t.end-1].End-start < cells[col].End && len(strings.Trim(head[cells[col].Start:cells[col].End], " *_>")) > 18 {
		return false
	}
	if full < 2 {
		return false
	}
	found, odd := false, 0
	left := utf8.RuneCountInString(head[:cells[col].Start])
	right := left + utf8.RuneCountInString(head[cells[col].Start:cells[col].End])
	bars := commas || strings.ContainsAny(head, "|\t")
	for range maxRows {
		if next >= len(s.text) {
			break
		}
		var row string
		row, start, next = table.Line(s.text, next)
		rc := cut(row)
		if commas && len(rc) != len(cells) {
			if odd++; odd > 2 || strings.TrimSpace(row) == "" {
				break
			}
			continue
		}
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
			if v := strings.Trim(row[c.Start:c.End], " *_~?\"'"); t.kind == label && bars && s.oddDate(v, start+c.Start+strings.Index(row[c.Start:c.End], v)) {
				found = true
			}
		}
	}
	return found
}

// oddDate enters what stands in a cell below a label, from byte at on, where no
// date is read from all of it: "Apr 4 10", "4 Hidar 2001". It has to begin or end
// in figures and be as long as dates are.
func (s *scan) oddDate(v string, at int) bool {
	n := 0
	for i := range len(v) {
		if c := v[i]; '0' <= c && c <= '9' {
			n++
		}
	}
	if n < 2 || n > 8 || len(v) < 4 || len(v) > 20 || !figure(v[len(v)-1]) || strings.ContainsAny(v, "@#£%&+()") {
		return false
	}
	if k, ok := s.dateIn(at, at+len(v)); ok && s.dates[k].Form.Whole() {
		return false
	}
	words := 0
	for _, w := range strings.FieldsFunc(v, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if words++; words > 2 {
			return false
		}
		if len(w) == 1 || len(v)-n-len(w) > 6 {
			return false
		}
	}
	if words == 0 && n < 4 {
		return false
	}
	s.extra = append(s.extra, [2]int{at, at + len(v)})
	return true
}

// within returns the cell of a heading that the label t stands in behind other
// words: "Child DOB", "Name / DOB"; -1 where there is none.
func (s *scan) within(head string, start int, cells []table.Cell, t trigger) int {
	rel := s.atoms[t.start].Start - start
	for i, c := range cells {
		if rel < c.Start || rel >= c.End {
			continue
		}
		if c.End-c.Start > maxHeading || strings.ContainsAny(head, "0123456789:.?") || len(cells) < 3 {
			return -1
		}
		for j := s.atomAt(start + c.Start); j < t.start; j++ {
			if s.words[j]&(blocks|date) != 0 {
				return -1
			}
		}
		return i
	}
	return -1
}

// across marks the dates in the row of a table whose first cell is the label t,
// "| DOB | 12/03/2014 | 03/04/2011 |", and reports whether there are any.
func (s *scan) across(t trigger, head string, start int) bool {
	if strings.IndexByte(head, '|') < 0 && strings.IndexByte(head, '\t') < 0 {
		return false
	}
	from := s.atoms[t.start].Start - start
	if strings.Trim(head[:from], " *_|>") != "" {
		return false
	}
	rest := head[from:]
	bar := strings.IndexAny(rest, "|\t")
	if bar < 0 || bar > maxHeading || strings.ContainsAny(rest[:bar], "0123456789") {
		return false
	}
	found := false
	for _, c := range table.Cells(rest) {
		if c.Start < bar {
			continue
		}
		first := s.atomAt(start + from + c.Start)
		for j := first; j < len(s.atoms) && s.atoms[j].Start < start+from+c.End; j++ {
			if s.words[j]&(blocks|dob|birth|born) != 0 || s.words[j]&date != 0 && j == first {
				return found
			}
			k := s.dateOf(j)
			if k < 0 || s.first[k] != j || s.dates[k].End > start+from+c.End || c.End-c.Start > 2*maxHeading {
				continue
			}
			d := s.dates[k]
			alone := strings.TrimSpace(rest[c.Start:c.End]) == s.text[d.Start:d.End]
			if d.Form.Whole() || d.Form&(dates.Figures|dates.NoDay) == dates.NoDay || alone && d.Form&dates.NoYear == 0 {
				s.mark(k, 0.97, whyOf[label])
				found = true
			}
		}
	}
	return found
}

// atomAt returns the first atom that begins at byte n or later.
func (s *scan) atomAt(n int) int {
	return sort.Search(len(s.atoms), func(i int) bool { return s.atoms[i].Start >= n })
}

// heading marks the dates below a heading whose cells have one space between
// them, "Name DOB Relationship", and reports whether there are any: each row
// has as many whole dates as the heading has words for them.
func (s *scan) heading(t trigger, head string, start, next int) bool {
	if len(head) > maxLine || strings.ContainsAny(head, "0123456789.,;?!") && !strings.Contains(strings.ToLower(head), "d.o.b") || strings.ContainsAny(head, ":|") || t.kind != label {
		return false
	}
	if k, ok := s.dateIn(s.atoms[t.end-1].End, start+len(head)); ok && s.dates[k].Form&dates.Only == 0 {
		return false // "D.O.B  3 May '14": the label has its date
	}
	nth, all, others := 0, 1, 0
	for i := t.start - 1; i >= 0 && s.atoms[i].Start >= start; i-- {
		switch {
		case s.words[i]&(date|dob) != 0:
			nth++
			all++
		case s.atoms[i].Shape == lexicon.Lower && s.atoms[i].Class&lexicon.Function != 0 && s.words[i]&soft == 0:
			return false
		}
		others++
	}
	for i := t.end; i < len(s.atoms) && s.atoms[i].Start < start+len(head); i++ {
		if s.words[i]&date != 0 || s.words[i]&dob != 0 && s.punct(i-1) != '/' {
			all++
		} else if s.words[i]&(blocks|is|on) != 0 {
			return false
		}
		others++
	}
	if others == 0 {
		return false
	}
	found, empty := false, 0
	for range maxRows {
		if next >= len(s.text) || empty > 1 {
			break
		}
		var row string
		row, start, next = table.Line(s.text, next)
		from, n, hit := start, 0, -1
		for {
			k, ok := s.dateIn(from, start+len(row))
			if !ok {
				break
			}
			from = s.dates[k].End
			if s.dates[k].Form.Whole() {
				if n == nth {
					hit = k
				}
				n++
			}
		}
		if hit >= 0 && s.event(hit) {
			break
		}
		if n != all || strings.ContainsAny(row, ":?!") {
			if strings.Contains(row, ".") || strings.TrimSpace(row) == "" && found {
				break
			}
			empty++
			continue
		}
		empty = 0
		s.mark(hit, 0.93, "below a heading of dates of birth")
		found = true
	}
	return found
}

// event reports whether a word before date k on its line makes it another
// date: "Meeting held 4.6.24".
func (s *scan) event(k int) bool {
	for i := s.first[k] - 1; i >= 0 && s.punct(i) != '\n'; i-- {
		if s.words[i]&(blocks|date) != 0 && s.words[i]&relation == 0 {
			return true
		}
	}
	return false
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

// under marks the births in the lines below a heading that ends with other
// words behind label t, "Children (name, date of birth, school):", each behind a
// name, and reports whether there are any.
func (s *scan) under(t trigger, head string, start, next int) bool {
	end := s.atoms[t.end-1].End - start
	if t.kind != label || end > len(head) || strings.ContainsAny(head, "0123456789|\t?") || len(head) > maxLine {
		return false
	}
	if tail := strings.TrimRight(head, " *_\r"); end >= len(tail) || tail[len(tail)-1] != ')' && tail[len(tail)-1] != ':' {
		return false
	}
	found := false
	for range maxUp {
		if next >= len(s.text) {
			break
		}
		var row string
		row, start, next = table.Line(s.text, next)
		if strings.TrimSpace(row) == "" {
			if found {
				break
			}
			continue
		}
		k, ok := s.dateIn(start, start+len(row))
		if !ok || !s.dates[k].Form.Whole() || s.event(k) || s.nameBefore(k) < 0 && s.fieldBefore(k) < 0 {
			break
		}
		s.mark(k, 0.9, "below a heading of dates of birth")
		found = true
	}
	return found
}
