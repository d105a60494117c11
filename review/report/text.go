package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"veil/review"
)

// Text writes the report for people, in lines of at most columns characters.
// escape makes text safe for the terminal.
func (d *Draft) Text(w io.Writer, columns int, escape func(string) string) error {
	p := printer{w: w, columns: wide(columns), escape: escape, told: map[string]bool{}}
	r := &d.Report
	p.line(0, "%s: %s, %s.", escape(d.Path), r.Length, plural(r.Length.Sentences, "sentence", "sentences"))
	for _, b := range r.Recipient {
		p.line(0, "It seems to go to %s, which deals with %s.", b.Name, b.Deals)
		if b.Advice != "" {
			p.line(2, "%s", b.Advice)
		}
		p.line(2, "As known in %s; check the current page: %s", review.AsKnown, b.Page)
	}
	p.line(0, "")
	p.line(0, "What a reader will ask")
	for _, q := range r.Questions {
		p.line(2, "%s  %s %s%s", verdict(q.OK), q.Asked, q.Why, d.where(q))
	}
	if r.Outcome.Present {
		p.line(0, "")
		p.line(0, "What you ask for")
		for _, i := range r.Outcome.Sentences {
			p.line(2, "%s", escape(r.Sentences[i].Text))
		}
	}
	p.sentences(d)
	p.evidence(d)
	p.chronology(d)
	p.line(0, "")
	if len(r.Notes) == 0 {
		p.line(0, "Nothing to suggest. It reads as calm and clear.")
	} else {
		p.line(0, "These are suggestions. You know what happened; keep what you find right.")
	}
	return p.err
}

// wide is the width to write for: that of the terminal, and 80 without one.
func wide(columns int) int {
	if columns == 0 {
		return 80
	}
	return max(columns, 40)
}

// where lists the lines of a question's sentences, the first few.
func (d *Draft) where(q review.Question) string {
	if q.OK || len(q.Sentences) == 0 {
		return ""
	}
	var at []string
	for _, i := range q.Sentences {
		l := d.short(i)
		if !slices.Contains(at, l) {
			at = append(at, l)
		}
	}
	more := ""
	if len(at) > 8 {
		at, more = at[:8], " and more"
	}
	return " (" + strings.Join(at, ", ") + more + ")"
}

// short names a sentence's place in few letters.
func (d *Draft) short(i int) string {
	at := d.Place(d.Report.Sentences[i].Span)
	if at.Page > 0 {
		return fmt.Sprintf("p. %d line %d", at.Page, at.Line)
	}
	return fmt.Sprintf("line %d", at.Line)
}

// printer wraps lines and remembers what it has said.
type printer struct {
	w       io.Writer
	columns int
	escape  func(string) string
	told    map[string]bool
	err     error
}

// line writes a paragraph, wrapped, indented by so many blanks and its
// following lines by two more.
func (p *printer) line(indent int, format string, args ...any) {
	words := strings.Fields(fmt.Sprintf(format, args...))
	out := strings.Repeat(" ", indent)
	used := indent
	for i, word := range words {
		n := utf8.RuneCountInString(word)
		if i > 0 && used+1+n > p.columns {
			p.write(out + "\n")
			out, used = strings.Repeat(" ", indent+2), indent+2
		} else if i > 0 {
			out += " "
			used++
		}
		out += word
		used += n
	}
	p.write(out + "\n")
}

func (p *printer) write(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, s)
	}
}

// sentences writes what is to be said of single sentences; claims without
// evidence are listed together after them.
func (p *printer) sentences(d *Draft) {
	first := true
	for i, s := range d.Report.Sentences {
		var notes []review.Note
		for _, n := range d.notes(i) {
			if n.Rule != "evidence" {
				notes = append(notes, n)
			}
		}
		if len(notes) == 0 {
			continue
		}
		if first {
			p.line(0, "")
			p.line(0, "Sentence by sentence")
			first = false
		}
		p.line(2, "%s: %s", d.short(i), p.escape(s.Text))
		p.remarks(d, s, notes)
	}
}

// remarks writes the notes of one sentence: those on words together, a rule's
// advice only the first time.
func (p *printer) remarks(d *Draft, s review.Sentence, notes []review.Note) {
	words := map[string][]string{}
	var order []review.Note
	for _, n := range notes {
		if n.Span == s.Span {
			p.line(6, "%s", n.Message)
			if n.Rule == "repeated" {
				p.line(8, "%s: %s", d.short(s.Repeats), p.escape(shorten(d.Report.Sentences[s.Repeats].Text, 90)))
			}
			p.advice(n)
			continue
		}
		if words[n.Rule] == nil {
			order = append(order, n)
		}
		word := strings.Join(strings.Fields(d.text(n.Span)), " ")
		if !slices.Contains(words[n.Rule], word) {
			words[n.Rule] = append(words[n.Rule], word)
		}
	}
	for _, n := range order {
		p.line(6, "“%s”: %s", p.escape(strings.Join(words[n.Rule], "”, “")), n.Message)
		p.advice(n)
	}
}

func (p *printer) advice(n review.Note) {
	if n.Instead != "" && !p.told[n.Rule] {
		p.line(8, "%s", n.Instead)
	}
	p.told[n.Rule] = true
}

// evidence lists the claims that name nothing that could show them.
func (p *printer) evidence(d *Draft) {
	var missing []review.Note
	for _, n := range d.Report.Notes {
		if n.Rule == "evidence" {
			missing = append(missing, n)
		}
	}
	if len(missing) == 0 {
		return
	}
	p.line(0, "")
	p.line(0, "What could show it?")
	p.line(2, "These say what others did. Each is stronger with a date, a letter, a page or a person who was there.")
	p.line(2, "%s", missing[0].Instead)
	for _, n := range missing {
		p.line(4, "%s: %s", d.short(n.Sentence), p.escape(shorten(d.Report.Sentences[n.Sentence].Text, 90)))
	}
}

// chronology lists the dated events, if there are enough for a list.
func (p *printer) chronology(d *Draft) {
	if len(d.Report.Dates) < 3 {
		return
	}
	p.line(0, "")
	p.line(0, "Dates, for a chronology")
	for _, x := range d.Report.Dates {
		p.line(2, "%s  %s", x, p.escape(shorten(d.Report.Sentences[x.Sentence].Text, 90)))
	}
}

// shorten cuts a text after so many characters, at a word.
func shorten(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	cut := string([]rune(s)[:most])
	if at := strings.LastIndexByte(cut, ' '); at > 0 {
		cut = cut[:at]
	}
	return cut + " …"
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
