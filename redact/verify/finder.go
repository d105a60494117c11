package verify

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"veil/redact/plan"
	"veil/redact/plan/search"
)

// finder looks for the originals and knows how often each may survive.
type finder struct {
	m       *search.Matcher
	kinds   []string // of each value
	single  []bool   // whether it is one word
	allowed []int    // how often the plan keeps each
	// fail says what comes of a value that should not be where it is: an error
	// that ends the search, or nil to go on.
	fail func(*Error) error
}

// prepare collects the originals, and refuses a plan that masks a value in one
// place and forgets it in another.
func (c *checker) prepare() error {
	values, first := plan.Values(c.in.Whole.Edits)
	c.find = finder{m: search.New(values), allowed: make([]int, len(values)), fail: c.fail}
	for _, e := range first {
		c.find.kinds = append(c.find.kinds, e.Kind)
		c.find.single = append(c.find.single, countable(e.Text) != "")
	}
	c.report.Originals = len(values)
	for _, e := range c.expect {
		for _, h := range c.find.m.Find(e.text) {
			if !c.listing && !e.allows(h) {
				return &Error{Check: "plan", Kind: c.find.kinds[h.Value], Where: PartName(e.part),
					Why: "a value that is masked elsewhere stands in a place that the plan neither masks nor keeps"}
			}
			c.find.allowed[h.Value]++
		}
	}
	for _, n := range c.find.allowed {
		c.report.Excused += min(n, 1)
	}
	// The extension is the format's own: what is masked of a path may be "docx".
	name := strings.TrimSuffix(c.in.Name, filepath.Ext(c.in.Name))
	return c.find.places("file name", []Place{{Where: "the copy's file name", Text: name}})
}

// places fails if a value stands in the places of one view more often than the
// plan keeps it, as written, behind escapes, or in base64 and the like.
func (f finder) places(check string, places []Place) error {
	plain, decoded, packed := map[string][]int{}, map[string][]int{}, map[string][]int{}
	for _, p := range places {
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
	for _, h := range f.m.Find(legible(p.Text)) {
		if p.Fragments && f.single[h.Value] {
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

// probe searches every text-bearing place of the file.
func (c *checker) probe(ctx context.Context, out io.ReaderAt, size int64) error {
	places, err := c.in.Format.Probe(ctx, out, size)
	if err != nil {
		return wrap(ctx, &Error{Check: "search", Why: "its insides cannot be listed", Err: err})
	}
	c.report.Places = len(places)
	for _, p := range places {
		c.report.Bytes += int64(len(p.Text))
	}
	if err := c.find.places("search", places); err != nil {
		return err
	}
	c.did("searched %d places inside the file", len(places))
	return nil
}
