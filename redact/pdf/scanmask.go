package pdf

import (
	"image"
	"slices"

	"veil/extract"
	source "veil/extract/pdf"
	"veil/extract/scan"
	"veil/redact/plan"
)

// What a box over pixels is of, where that is no edit.
const (
	unknownWord = -2 // a word that was not read
	unknownInk  = -3 // ink that was not read
)

// maskBox is a rectangle of a page's pixels that is painted over, and for which of
// the page's masked edits.
type maskBox struct {
	image.Rectangle
	edit int
}

// hides reports whether a box covers most of a word.
func (b maskBox) hides(word image.Rectangle) bool {
	x := b.Intersect(word)
	return 2*x.Dx()*x.Dy() > word.Dx()*word.Dy()
}

// maskedWords says for each word of a page which of its masked edits covers it:
// unknownWord for what was not read, stays where nothing does.
func maskedWords(src *source.Page, p plan.Plan) []int {
	edits := p.Masked(src.ID)
	out := make([]int, len(src.Scan.Words))
	at := 0
	for i, w := range src.Scan.Words {
		for at < len(edits) && edits[at].End <= w.Start {
			at++
		}
		switch {
		case at < len(edits) && edits[at].Start < w.End:
			out[i] = at
		case w.Unknown:
			out[i] = unknownWord
		default:
			out[i] = stays
		}
	}
	return out
}

// maskBoxes are the rectangles of a page that are painted over. Words of one edit
// on one line, and what stands between them, share a rectangle, unless the line lies
// so much askew that it would cover words of its neighbours: then each word's reaches
// to the next.
func maskBoxes(src *source.Page, p plan.Plan) []maskBox {
	s := src.Scan
	page := image.Rect(0, 0, s.Pixels.W, s.Pixels.H)
	var out []maskBox
	last := -1
	masked := maskedWords(src, p)
	beside := stayingOf(s.Words, masked)
	for i, edit := range masked {
		if edit == stays {
			continue
		}
		w := s.Words[i]
		r := beside.trimmed(w.Box, margin(w.Box)).Intersect(page)
		if n := len(out); n > 0 && last == i-1 && out[n-1].edit == edit && s.Words[last].Line == w.Line {
			both := out[n-1].Union(r)
			if both.Dy() <= max(out[n-1].Dy(), r.Dy())*5/4 {
				out[n-1].Rectangle = both
				last = i
				continue
			}
			if to := out[n-1].Max.X; to < r.Min.X {
				r.Min.X = to
			}
		}
		out = append(out, maskBox{r, edit})
		last = i
	}
	for _, r := range s.Unread {
		out = append(out, maskBox{r.Intersect(page), unknownInk})
	}
	return slices.DeleteFunc(out, func(b maskBox) bool { return b.Empty() })
}

// margin is by how many pixels a box is larger than the word: letters have edges
// that are grey.
func margin(box image.Rectangle) int { return 2 + box.Dy()/10 }

// staying are the boxes of the words of a page that stay, by the bands of its height
// that they reach into.
type staying [][]image.Rectangle

// bandHeight is the height of a band, in pixels.
const bandHeight = 64

func stayingOf(words []scan.Word, masked []int) staying {
	var out staying
	for i, w := range words {
		if masked[i] != stays || w.Box.Empty() {
			continue
		}
		for k := max(w.Box.Min.Y, 0) / bandHeight; k <= (w.Box.Max.Y-1)/bandHeight; k++ {
			for len(out) <= k {
				out = append(out, nil)
			}
			out[k] = append(out[k], w.Box)
		}
	}
	return out
}

// trimmed is a masked word's box with a margin, which gives way above and below where
// a word that stays begins: lines may be closer than two margins. The word's own box
// and a pixel more are always covered.
func (s staying) trimmed(box image.Rectangle, by int) image.Rectangle {
	r, least := box.Inset(-by), box.Inset(-1)
	for k := max(r.Min.Y, 0) / bandHeight; k <= r.Max.Y/bandHeight && k < len(s); k++ {
		for _, o := range s[k] {
			if !o.Overlaps(r) {
				continue
			}
			if o.Min.Y >= box.Max.Y {
				r.Max.Y = min(r.Max.Y, max(o.Min.Y, least.Max.Y))
			} else if o.Max.Y <= box.Min.Y {
				r.Min.Y = max(r.Min.Y, min(o.Max.Y, least.Min.Y))
			}
		}
	}
	return r
}

// coveredWords adds masks for words of pages that were read from pictures over most of
// which the box of something else lies: nobody sees them, so that they would be hidden
// text of the copy.
func coveredWords(d *source.Document, p plan.Plan) plan.Plan {
	var more []plan.Edit
	for i := range d.Pages {
		src := &d.Pages[i]
		if src.Scan == nil {
			continue
		}
		boxes := maskBoxes(src, p)
		for k, edit := range maskedWords(src, p) {
			w := src.Scan.Words[k]
			if edit != stays || !slices.ContainsFunc(boxes, func(b maskBox) bool { return b.hides(w.Box) }) {
				continue
			}
			more = append(more, plan.Edit{Span: extract.Span{Part: src.ID, Start: w.Start, End: w.End}, Mask: true, Kind: coveredKind, Label: coveredKind,
				Text: src.Scan.Text[w.Start:w.End], Rule: plan.RulePiece, Why: "the box of something else lies over it"})
		}
	}
	p.Insert(d.Parts(), more)
	return p
}

// coveredKind is the kind of those masks, and what they say.
const coveredKind = "UNREADABLE"

// wholeWords lets the masks of pages that were read from pictures cover whole
// words: nobody knows where in the picture a part of a word ends.
func wholeWords(d *source.Document, p plan.Plan) plan.Plan {
	changed := false
	for i := range d.Pages {
		changed = changed || d.Pages[i].Scan != nil
	}
	if !changed {
		return p
	}
	pages := map[string]*source.Page{}
	for i := range d.Pages {
		if d.Pages[i].Scan != nil {
			pages[d.Pages[i].ID] = &d.Pages[i]
		}
	}
	out := make([]plan.Edit, 0, len(p.Edits))
	last := map[string]int{} // by part: the last masked edit in out
	for _, e := range p.Edits {
		src := pages[e.Part]
		if src == nil || !e.Mask {
			out = append(out, e)
			continue
		}
		start, end := outwards(src, e.Start, e.End)
		if k, ok := last[e.Part]; ok && out[k].End > start {
			start = out[k].End // the word is masked by the edit before
		}
		if start >= end {
			continue
		}
		e.Span = extract.Span{Part: e.Part, Start: start, End: end}
		e.Text = src.Scan.Text[start:end]
		last[e.Part] = len(out)
		out = append(out, e)
	}
	p.Edits = out
	return p
}

// outwards moves the ends of a span outwards to the ends of words. The parts of a
// word that a line's end divides are one word.
func outwards(src *source.Page, start, end int) (int, int) {
	words := src.Scan.Words
	for i, w := range words {
		if w.Start >= end || w.End <= start {
			continue
		}
		start, end = min(start, w.Start), max(end, w.End)
		if i > 0 && words[i-1].Divided {
			start = min(start, words[i-1].Start)
		}
		for k := i; words[k].Divided && k+1 < len(words); k++ {
			end = max(end, words[k+1].End)
		}
	}
	return start, end
}
