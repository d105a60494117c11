package web

import (
	"math"
	"strings"

	"veil/redact/plan"
)

// line is what stands together on a line of a leaf, as the copy will read it:
// words, and labels in the place of what is masked.
type line struct {
	*word          // the first
	Length float64 // of the line in the document
	Room   float64 // how long it may be in the copy
	Pieces []linePiece
}

// linePiece is a stretch of a line: plain text, or a label.
type linePiece struct {
	piece
	Space  bool    // there is one before it
	After  bool    // it stands behind a label
	Length float64 // of plain text that is a word; 0: it is a part of one
}

// lines are the leaf's, with the masks of edits, which are those of its part in
// order. nil leaves all text as it is.
func (l *leaf) lines(edits []plan.Edit) []line {
	var out []line
	var last *word
	for i := range l.words {
		w := &l.words[i]
		gap, between := 0.0, ""
		if last != nil {
			gap, between = along(&last.Placed, &w.Placed)-last.Length, l.text[last.End:max(w.Start, last.End)]
		}
		if last == nil || strings.Contains(between, "\t") || !level(&out[len(out)-1].Placed, &w.Placed) || gap < -loose*em(&w.Placed) || gap > wide*em(&w.Placed) {
			out = append(out, line{word: w})
			last = nil
		}
		n := &out[len(out)-1]
		n.Length = along(&n.Placed, &w.Placed) + w.Length
		space := last != nil && strings.ContainsAny(between, " \n")
		edits = n.add(l.text, w, space, edits)
		last = w
	}
	l.room(out)
	return out
}

// add adds a word, cut by the edits that it overlaps. It returns the edits from
// the first on that ends behind the word.
func (n *line) add(text string, w *word, space bool, edits []plan.Edit) []plan.Edit {
	at := w.Start
	put := func(p piece, length float64) {
		behind := len(n.Pieces) > 0 && n.Pieces[len(n.Pieces)-1].Edit != nil
		n.Pieces = append(n.Pieces, linePiece{p, space, behind, length})
		space = false
	}
	for len(edits) > 0 && edits[0].End <= w.Start {
		edits = edits[1:]
	}
	for i := range edits {
		e := &edits[i]
		if e.Start >= w.End {
			break
		}
		if !e.Mask || e.End <= at {
			continue
		}
		if e.Start > at {
			put(piece{at, e.Start, text[at:e.Start], nil}, 0)
		}
		if k := len(n.Pieces) - 1; k < 0 || n.Pieces[k].Edit == nil || n.Pieces[k].Edit.Span != e.Span {
			put(piece{e.Start, e.End, e.Text, e}, 0)
		}
		space = false // what comes next was drawn beside what is masked
		at = min(e.End, w.End)
	}
	switch {
	case at == w.Start:
		put(piece{at, w.End, text[at:w.End], nil}, w.Length)
	case at < w.End:
		put(piece{at, w.End, text[at:w.End], nil}, 0)
	}
	return edits
}

// maxLines is for how many lines room is looked for beside each other.
const maxLines = 1000

// room says how long lines may get: up to the next on their level, or near the
// edge.
func (l *leaf) room(lines []line) {
	for i := range lines {
		n := &lines[i]
		n.Room = math.Max(l.Width, l.Height)
		if n.UX == 0 {
			n.Room = 0.98*l.Width - n.X
		}
		if len(lines) <= maxLines {
			for k := range lines {
				if d := along(&n.Placed, &lines[k].Placed); k != i && level(&n.Placed, &lines[k].Placed) && d > n.Length {
					n.Room = min(n.Room, d-0.3*em(&n.Placed))
				}
			}
		}
		n.Room = max(n.Room, n.Length)
	}
}
