package pdf

import (
	"cmp"
	"slices"
	"strings"

	"veil/extract"
	"veil/extract/scan"
)

// DrawnText is the text of a page in the order in which its content draws it. In a
// timetable, a form's margin or a cloud of words, this may keep together what a
// reader who goes by lines takes apart.
type DrawnText struct {
	Part   string // of the page
	Text   string
	read   string  // the page's Part
	pieces []piece // in order of at
}

// piece ties the bytes of a DrawnText from at on to the bytes [start, end) of the
// page's Part.
type piece struct{ at, start, end int }

// DrawnTexts returns the pages' texts in the order of drawing (that of reading, where
// a page was read as a picture), without what is masked: what stood on both sides of it comes together there. masked may be nil.
func (d *Document) DrawnTexts(masked func(extract.Span) bool) []DrawnText {
	text := map[string]string{}
	for _, p := range d.parts {
		text[p.ID] = p.Text
	}
	out := make([]DrawnText, 0, len(d.Pages))
	for i := range d.Pages {
		p := &d.Pages[i]
		if p.Scan != nil {
			out = append(out, readText(p.ID, p.Scan, masked))
			continue
		}
		out = append(out, drawnText(p.ID, text[p.ID], p.Marks, masked))
	}
	return out
}

func drawnText(part, text string, marks []Mark, masked func(extract.Span) bool) DrawnText {
	marks = slices.Clone(marks)
	slices.SortFunc(marks, func(a, b Mark) int { return cmp.Or(cmp.Compare(a.Glyph, b.Glyph), cmp.Compare(a.Start, b.Start)) })
	var b strings.Builder
	d := DrawnText{Part: part, read: text}
	drawn := make([]bool, len(text)) // what several glyphs show comes once
	last, divided := -1, false
	for _, m := range marks {
		start, end := int(m.Start), int(m.End)
		if start == end { // a hyphen that the text leaves out
			divided = true
			continue
		}
		if drawn[start] || masked != nil && masked(extract.Span{Part: part, Start: start, End: end}) {
			continue
		}
		for i := start; i < end; i++ {
			drawn[i] = true
		}
		switch {
		case last < 0:
		case start == last && divided:
			b.WriteString("-\n")
		case start == last:
		case start > last && strings.TrimSpace(text[last:start]) == "":
			b.WriteString(text[last:start])
		default:
			b.WriteByte('\n')
		}
		d.pieces = append(d.pieces, piece{b.Len(), start, end})
		b.WriteString(text[start:end])
		last, divided = end, false
	}
	d.Text = b.String()
	return d
}

// readText is the text of a page that was read as a picture: its words in the
// order in which a copy puts them over the picture.
func readText(part string, s *scan.Page, masked func(extract.Span) bool) DrawnText {
	var b strings.Builder
	d := DrawnText{Part: part, read: s.Text}
	divided := false
	for _, w := range s.Words {
		span := extract.Span{Part: part, Start: w.Start, End: w.End}
		if w.Start == w.End || masked != nil && masked(span) {
			divided = false
			continue
		}
		switch {
		case divided:
			b.WriteString("-\n")
		case b.Len() > 0:
			b.WriteByte(' ')
		}
		d.pieces = append(d.pieces, piece{b.Len(), w.Start, w.End})
		b.WriteString(s.Text[w.Start:w.End])
		divided = w.Divided
	}
	d.Text = b.String()
	return d
}

// Spans returns where the bytes [start, end) of the drawing stand in the page's
// Part, in order, with those made one that white space alone parts.
func (d *DrawnText) Spans(start, end int) []extract.Span {
	i, found := slices.BinarySearchFunc(d.pieces, start, func(p piece, at int) int { return cmp.Compare(p.at, at) })
	if !found && i > 0 {
		i--
	}
	var out []extract.Span
	for ; i < len(d.pieces) && d.pieces[i].at < end; i++ {
		if p := d.pieces[i]; p.at+p.end-p.start > start {
			out = append(out, extract.Span{Part: d.Part, Start: p.start, End: p.end})
		}
	}
	slices.SortFunc(out, func(a, b extract.Span) int { return cmp.Compare(a.Start, b.Start) })
	joined := out[:0]
	for _, s := range out {
		if n := len(joined); n > 0 && (joined[n-1].End >= s.Start || strings.TrimSpace(d.read[joined[n-1].End:s.Start]) == "") {
			joined[n-1].End = max(joined[n-1].End, s.End)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}
