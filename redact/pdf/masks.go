package pdf

import (
	"sort"

	source "veil/extract/pdf"
	"veil/internal/pdf"
	"veil/redact/plan"
)

// masks are the glyphs of one page that go, and where they stood.
type masks struct {
	crop  [4]float64 // what the page shows
	edit  []int32    // by ordinal of a glyph: 1 and which edit, or unread; 0 for what stays; unseen
	boxes [][]quad   // for each edit, and last for what is unread
	edits []plan.Edit
}

// unseen marks a glyph that does not show, and goes without a box.
const unseen = -1

// unreadMark covers glyphs of which nobody knows what they say.
const unreadMark = "[UNREADABLE]"

// quad is where a glyph stood: origin, advance and upward vector in page space.
type quad struct{ x, y, ax, ay, ux, uy, low, high float64 }

func newMasks(src *source.Page, p plan.Plan) *masks {
	edits := p.Masked(src.ID)
	m := &masks{crop: src.CropBox, edits: edits, boxes: make([][]quad, len(edits)+1)}
	if n := len(src.Marks); n > 0 { // about as many glyphs
		m.edit = make([]int32, n+n/16)
	}
	for _, g := range src.Unread {
		m.set(g, int32(len(edits)+1))
	}
	for i, e := range edits {
		at := sort.Search(len(src.Marks), func(k int) bool { return int(src.Marks[k].End) > e.Start })
		for ; at < len(src.Marks) && int(src.Marks[at].Start) < e.End; at++ {
			m.set(src.Marks[at].Glyph, int32(i+1))
		}
	}
	for _, g := range src.Unseen {
		m.set(g, unseen)
	}
	return m
}

func (m *masks) set(glyph, what int32) {
	for int(glyph) >= len(m.edit) {
		m.edit = append(m.edit, make([]int32, int(glyph)+256-len(m.edit))...)
	}
	m.edit[glyph] = what
}

// of is the edit that masks a glyph, if one does.
func (m *masks) of(ordinal int) (int, bool) {
	if ordinal >= len(m.edit) {
		return 0, false
	}
	return int(m.edit[ordinal]) - 1, m.edit[ordinal] > 0
}

// hides reports whether a glyph does not show.
func (m *masks) hides(ordinal int) bool { return ordinal < len(m.edit) && m.edit[ordinal] == unseen }

// goes reports whether a glyph is not carried over.
func (m *masks) goes(s *pdf.Show, g *pdf.Shown, ordinal int) bool {
	return s.Hidden || g.Off || ordinal < len(m.edit) && m.edit[ordinal] != 0
}

func (m *masks) cover(edit int, s *pdf.Show, g *pdf.Shown) {
	m.boxes[edit] = append(m.boxes[edit], quadOf(s, g))
}

func quadOf(s *pdf.Show, g *pdf.Shown) quad {
	low, high := s.Font.Descent()/1000, s.Font.Ascent()/1000
	if high-low < 0.3 || high-low > 3 {
		low, high = -0.22, 0.9
	}
	return quad{g.X, g.Y, g.AX, g.AY, g.UX, g.UY, low, high}
}
