package verify

import (
	"context"
	"io"
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"veil/redact/plan"
	"veil/redact/plan/search"
)

// finder looks for the originals and knows how often each may survive.
type finder struct {
	m       *search.Matcher
	kinds   []string // of each value
	sought  map[string]bool
	single  []bool // whether it is one word
	cased   []bool // whether it is one word with a capital, never masked in lower case
	allowed []int  // how often the plan keeps each
	// fail says what comes of a value that should not be where it is: an error
	// that ends the search, or nil to go on.
	fail   func(*Error) error
	pieces func(view, text string, start, end int) []string // Format.Pieces
	words  map[string]int                                   // that the reader sees in the copy
	// ordinary is Input.Ordinary.
	ordinary func(text string, start, end int) bool
}

// prepare collects the originals, and refuses a plan that masks a value in one
// place and forgets it in another.
func (c *checker) prepare() error {
	values, first := plan.Values(c.in.Whole.Edits)
	c.find = finder{m: search.New(values), allowed: make([]int, len(values)), fail: c.fail, ordinary: c.in.Ordinary, pieces: c.in.Format.Pieces}
	small := map[string]bool{} // what is masked in lower case
	for _, e := range c.in.Whole.Edits {
		if low := strings.ToLower(e.Text); e.Mask && low == e.Text {
			small[low] = true
		}
	}
	c.find.sought = make(map[string]bool, len(values))
	for _, v := range values {
		c.find.sought[v] = true
	}
	for _, e := range first {
		c.find.kinds = append(c.find.kinds, e.Kind)
		single := countable(e.Text) != ""
		c.find.single = append(c.find.single, single)
		c.find.cased = append(c.find.cased, single && !small[strings.ToLower(e.Text)])
	}
	c.report.Originals = len(values)
	for _, e := range c.expect {
		for _, h := range c.find.m.Find(e.text) {
			if !c.listing && !e.allows(h) {
				return &Error{Check: "plan", Kind: c.find.kinds[h.Value], Where: PartName(e.part),
					Why: "a value that is masked elsewhere stands in a place that the plan neither masks nor keeps"}
			}
			if !c.find.common(e.text, h) {
				c.find.allowed[h.Value]++
			}
		}
	}
	for _, n := range c.find.allowed {
		c.report.Excused += min(n, 1)
	}
	// The extension is the format's own: what is masked of a path may be "docx".
	name := strings.TrimSuffix(c.in.Name, filepath.Ext(c.in.Name))
	return c.find.places("file name", slices.Values([]Place{{Where: "the copy's file name", Text: name}}))
}

// places fails if a value stands in the places of one view more often than the
// plan keeps it, as written, behind escapes, or in base64 and the like.
func (f finder) places(check string, places iter.Seq[Place]) error {
	plain, decoded, packed := map[string][]int{}, map[string][]int{}, map[string][]int{}
	for p := range places {
		if err := f.count(plain, check, p); err != nil {
			return err
		}
		if text := search.Packed(p.Text); text != "" {
			if err := f.count(packed, check, Place{Where: p.Where, View: p.View, Text: text}); err != nil {
				return err
			}
		}
		if text, ok := search.Decoded(p.Text); ok {
			p.Text = text
			if err := f.count(decoded, check, p); err != nil {
				return err
			}
		}
	}
	return nil
}

func (f finder) count(views map[string][]int, check string, p Place) error {
	n := views[p.View]
	if n == nil {
		n = make([]int, len(f.allowed))
		views[p.View] = n
	}
	text := legible(p.Text)
	for _, h := range f.m.Find(text) {
		if f.single[h.Value] && (p.Fragments || f.piece(p.View, text, h)) || f.common(text, h) {
			continue
		}
		if n[h.Value]++; n[h.Value] > f.allowed[h.Value] {
			if err := f.fail(&Error{Check: check, Where: p.Where, Kind: f.kinds[h.Value], Why: "a masked detail is still in the file"}); err != nil {
				return err
			}
		}
	}
	return nil
}

// common reports whether a hit is plain English rather than the name: one word in
// lower case that is never masked in lower case. The plan keeps such words
// wherever the reader sees them; the copy may hold more of them, where a longer
// word is drawn in pieces ("fol", "low") or divided at the end of a line.
func (f finder) common(text string, h search.Hit) bool {
	if !f.cased[h.Value] || f.ordinary == nil {
		return false
	}
	word := text[h.Start:h.End]
	return word == strings.ToLower(word) && f.ordinary(text, h.Start, h.End)
}

// piece reports whether a hit is a piece of a longer word that the reader sees in
// the copy.
func (f finder) piece(view, text string, h search.Hit) bool {
	return f.pieces != nil && slices.ContainsFunc(f.pieces(view, text, h.Start, h.End), func(w string) bool { return f.words[w] > 0 })
}

// probe searches every text-bearing place of the file.
func (c *checker) probe(ctx context.Context, out io.ReaderAt, size int64) error {
	if c.in.Format.Probe == nil {
		return nil
	}
	places, err := c.in.Format.Probe(ctx, out, size)
	if err != nil {
		return wrap(ctx, &Error{Check: "search", Why: "its insides cannot be listed", Err: err})
	}
	if err := c.find.places("search", func(yield func(Place) bool) {
		for p := range places {
			c.report.Places++
			c.report.Bytes += int64(len(p.Text))
			if ctx.Err() != nil || !yield(p) {
				return
			}
		}
	}); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	c.did("searched %d places inside the file", c.report.Places)
	return nil
}
