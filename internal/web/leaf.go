package web

import (
	"math"
	"strings"

	"veil/extract"
	"veil/extract/pdf"
)

// leaf is a page of a PDF as it lies before the user, with its text cut into
// words that stand on lines. Lengths are points from the left upper corner.
type leaf struct {
	pdf.Sheet
	text  string // of the page's part
	words []word
}

// word is a stretch of text without a gap on one line.
type word struct {
	Start, End  int // bytes of the part's text
	First, Last int // its glyphs, the last one excluded
	pdf.Placed      // the first glyph
	Length      float64
}

// newLeaf cuts a page into words.
func newLeaf(s pdf.Sheet, text string) *leaf {
	l := &leaf{Sheet: s, text: text}
	for i := range s.Glyphs {
		g := &s.Glyphs[i]
		if g.Start < 0 || g.End > len(text) || strings.TrimSpace(text[g.Start:g.End]) == "" || em(g) == 0 {
			continue
		}
		if n := len(l.words); n > 0 {
			w := &l.words[n-1]
			if g.Start < w.End { // the same bytes, drawn once more
				w.Last = i + 1
				continue
			}
			if g.Start == w.End && w.Last == i && follows(&s.Glyphs[i-1], g) {
				w.End, w.Last = g.End, i+1
				w.Length = along(&w.Placed, g) + math.Hypot(g.AX, g.AY)
				continue
			}
		}
		l.words = append(l.words, word{g.Start, g.End, i, i + 1, *g, math.Hypot(g.AX, g.AY)})
	}
	return l
}

// em is the size of a glyph's letters.
func em(g *pdf.Placed) float64 { return math.Hypot(g.UX, g.UY) }

// along is how far b stands from a in the direction of a's line, off how far it
// stands above it.
func along(a, b *pdf.Placed) float64 {
	e := em(a)
	return ((b.X-a.X)*-a.UY + (b.Y-a.Y)*a.UX) / e
}

func off(a, b *pdf.Placed) float64 {
	return ((b.X-a.X)*a.UX + (b.Y-a.Y)*a.UY) / em(a)
}

// Of two glyphs of one line, in ems.
const (
	raised = 0.12 // how far their lines may be apart
	loose  = 0.6  // the space within a word
	wide   = 2.0  // the space between words of one stretch
)

// level reports whether two glyphs stand on one line.
func level(a, b *pdf.Placed) bool {
	e := em(a)
	return math.Abs(off(a, b)) < raised*e && math.Abs(em(b)-e) < 0.4*e && a.UX*b.UX+a.UY*b.UY > 0.99*e*em(b)
}

// follows reports whether b goes on where a ends.
func follows(a, b *pdf.Placed) bool {
	return level(a, b) && math.Abs(along(a, b)-math.Hypot(a.AX, a.AY)) < loose*em(a)
}

// quad is the corners of a box, round.
type quad [4][2]float64

// boxes are around the glyphs that show the bytes [start, end): one box for what
// stands together on a line.
func (l *leaf) boxes(start, end int) []quad {
	var out []quad
	var first, last *pdf.Placed
	for i := range l.Glyphs {
		g := &l.Glyphs[i]
		if g.End <= start || g.Start >= end || em(g) == 0 {
			continue
		}
		c := quad(g.Corners())
		gap := 0.0
		if last != nil {
			gap = along(last, g) - math.Hypot(last.AX, last.AY)
		}
		if last != nil && level(first, g) && gap > -loose*em(g) && gap < wide*em(g) {
			q := &out[len(out)-1]
			q[1], q[2] = c[1], c[2]
			last = g
			continue
		}
		out = append(out, c)
		first, last = g, g
	}
	return out
}

// box is an upright rectangle on the sheet.
type box struct{ X0, Y0, X1, Y1 float64 }

// graze is how much of a letter's box, at each edge, may be touched without
// meaning it.
const graze = 0.15

// touched are the stretches of text whose glyphs a box touches: whole words,
// without the marks beside them, and as one what white space alone parts.
func (l *leaf) touched(b box) []extract.Span {
	b = box{min(b.X0, b.X1), min(b.Y0, b.Y1), max(b.X0, b.X1), max(b.Y0, b.Y1)}
	var out []extract.Span
	for i := range l.words {
		w := &l.words[i]
		if !l.touches(w, b) {
			continue
		}
		start, end := wordAt(l.text, w.Start, w.End)
		if n := len(out); n > 0 && (start <= out[n-1].End || strings.TrimSpace(l.text[out[n-1].End:start]) == "") {
			out[n-1].End = max(out[n-1].End, end)
			continue
		}
		out = append(out, extract.Span{Start: start, End: end})
	}
	for i := range out {
		s := &out[i]
		bare := strings.TrimLeft(l.text[s.Start:s.End], marksBeside)
		if bare == "" { // marks are what was meant
			continue
		}
		s.Start = s.End - len(bare)
		s.End = s.Start + len(strings.TrimRight(bare, marksBeside))
	}
	return out
}

// marksBeside are no part of the words that they stand beside.
const marksBeside = " \t\n.,;:!?()[]\"'“”‘’"

func (l *leaf) touches(w *word, b box) bool {
	for i := w.First; i < w.Last; i++ {
		c := l.Glyphs[i].Corners()
		x0, y0 := min(c[0][0], c[1][0], c[2][0], c[3][0]), min(c[0][1], c[1][1], c[2][1], c[3][1])
		x1, y1 := max(c[0][0], c[1][0], c[2][0], c[3][0]), max(c[0][1], c[1][1], c[2][1], c[3][1])
		dx, dy := graze*(x1-x0), graze*(y1-y0)
		if b.X0 <= x1-dx && x0+dx <= b.X1 && b.Y0 <= y1-dy && y0+dy <= b.Y1 {
			return true
		}
	}
	return false
}

// wordAt widens a stretch to the white space around it: of a word that is drawn
// in several places no half stays.
func wordAt(text string, start, end int) (int, int) {
	start = strings.LastIndexAny(text[:start], " \t\n") + 1
	if n := strings.IndexAny(text[end:], " \t\n"); n >= 0 {
		return start, end + n
	}
	return start, len(text)
}
