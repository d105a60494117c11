package pdf

import (
	"cmp"
	"math"
	"slices"

	source "veil/extract/pdf"
	"veil/redact/plan"
)

// setting is where the glyphs go that stand in a row with a mask.
//
// What is masked would be told by the space that it leaves, and in a justified
// line also by the spaces between the other words (Bland, Iyer and Levchenko,
// Story Beyond the Eye: Glyph Positions Break PDF Text Redaction, PETS 2023).
// So such rows are set anew: a mask is as wide as its label, words have the
// widths of their glyphs, and spaces one width. A row keeps its left edge where
// other rows share it, its middle or its right edge where these do; else it
// begins on a coarse grid. What remains is which words share a line.
type setting struct {
	at    []float64 // by ordinal of a glyph that stays: its u; gone for spaces that are left out, asWas for the rest
	boxes []setBox
	bands []band
}

// setBox is a mask: its place, and whether it is the one that has the label.
type setBox struct {
	strip
	edit  int32
	label bool
}

// band is the place of a row before it was set.
type band struct {
	angle  float64
	u0, u1 float64
	v0, v1 float64
}

var (
	gone  = math.NaN()
	asWas = math.Inf(1)
)

// place is where a glyph goes, if it has a new place.
func (s *setting) place(ordinal int) (u float64, ok bool) {
	if ordinal >= len(s.at) {
		return 0, false
	}
	return s.at[ordinal], s.at[ordinal] != asWas
}

const (
	space   = 0.26 // between two words, in ems
	grid    = 18.0 // points
	step    = 0.1  // points: where a row begins is rounded to
	alike   = 0.7  // points between edges that are the same
	indent  = 3.5  // ems from the left edge of the text
	piece   = 1.2  // ems: a mask that has no label, as on a second line
	noLabel = 2.5  // ems: a mask where no labels are wanted
)

// setter sets the rows of one page.
type setter struct {
	*setting
	crop   [4]float64
	ruled  ruler
	unread int32                                    // the edit of what nobody can read
	width  func(edit int32, height float64) float64 // of a mask with the edit's label
	first  map[int32]int32                          // where an edit begins in the page's text
	room   []part                                   // memory for the parts of a row
	blanks []int32                                  // and for the spaces before them
	said   map[int32]bool                           // edits whose label has its place
}

// set sets every row with a mask and, on its baseline, those behind it that
// hang on no edge.
func (s *setter) set(spots map[plane][]spot) {
	s.first, s.said = map[int32]int32{}, map[int32]bool{}
	var planes []plane
	for p, list := range spots {
		planes = append(planes, p)
		for i := range list {
			if e := list[i].edit; e != stays {
				if f, ok := s.first[e]; !ok || list[i].from < f {
					s.first[e] = list[i].from
				}
			}
		}
	}
	slices.SortFunc(planes, func(a, b plane) int {
		return cmp.Or(cmp.Compare(a.within, b.within), cmp.Compare(a.angle, b.angle))
	})
	for _, p := range planes {
		var ruled ruler
		if p == (plane{}) {
			ruled = s.ruled
		}
		rows := rowsOf(p.angle, spots[p], ruled)
		edges := edgesOf(rows, p.angle, s.crop, func(r *row) bool { return r.masked(s.unread) })
		behind, end := false, math.Inf(-1)
		for i, r := range rows {
			if i > 0 && math.IsInf(rows[i-1].limit, 1) { // another baseline
				behind, end = false, math.Inf(-1)
			}
			if m := r.masked(s.unread); r.shows() && (m || behind && !edges.left(r)) {
				end = s.row(r, edges, behind, end, columnBeside(rows, i))
				behind = behind || m
			} else if r.shows() {
				end = max(end, r.u1)
			}
		}
	}
}

// columnBeside is where another column begins to the right of a row: its rows need not
// stand on the same baselines. Rows are in order from the top.
func columnBeside(rows []*row, i int) float64 {
	r, at := rows[i], math.Inf(1)
	for _, way := range []int{-1, 1} {
		for k := i + way; k >= 0 && k < len(rows); k += way {
			o := rows[k]
			far := math.Abs(o.v - r.v)
			if far > 2*r.size {
				break
			}
			if far < 0.7*max(r.size, o.size) && o.shows() && o.u0 > r.u1 {
				at = min(at, o.u0)
			}
		}
	}
	return at
}

// part is a glyph that stays or a mask, with the space before it.
type part struct {
	spot   *spot // its first glyph
	gap    bool
	width  float64
	follow bool    // stands where it stood in relation to the part before
	delta  float64 // follow: by how much
}

// row sets one row, and returns where it ends. before is where the one to its left
// does, and right where a column begins to its right.
func (s *setter) row(r *row, e *edges, behind bool, before, right float64) (end float64) {
	parts, blanks := s.parts(r)
	labels, words, gaps := 0.0, 0.0, 0.0
	for i := range parts {
		p := &parts[i]
		if p.gap {
			gaps += space * p.spot.size
		}
		switch {
		case p.follow:
		case p.spot.edit == stays:
			words += p.width
		default:
			labels += p.width
		}
	}
	limit := min(min(r.limit, right)-0.4*r.size, e.right-0.4*r.size, e.textRight)
	least := max(min(r.u0, max(e.textLeft, e.leftEdge)), min(r.u0, before+0.4*r.size))
	room := max(limit-least, r.size)
	if u0, ok := e.start(r, 0, behind); ok {
		room = max(limit-u0, r.size)
	}
	squeeze, tight, all := 1.0, 1.0, 1.0
	if words+labels+gaps > room {
		tight = 0.65
		if labels > 0 {
			squeeze = min(1, max(0.3, (room-words-gaps*tight)/labels))
		}
		all = min(1, max(0.8, room/(words+labels*squeeze+gaps*tight)))
	}
	total := (words + labels*squeeze + gaps*tight) * all
	u, ok := e.start(r, total, behind)
	if !ok {
		u = math.Floor(r.u0/grid) * grid
		if u+total > limit { // there is room to its left
			u = max(least, limit-total)
		}
	}
	u = math.Round(max(u, min(r.u0, e.leftEdge+0.4*r.size))/step) * step

	origin := u
	for i := range parts {
		p := &parts[i]
		if p.gap {
			if b := blanks[i]; b >= 0 {
				s.at[b] = u
			}
			u += space * p.spot.size * tight * all
		}
		switch {
		case p.follow:
			s.at[p.spot.ordinal] = origin + p.delta
			continue
		case p.spot.edit == stays:
			s.at[p.spot.ordinal] = u
			origin = u
			u += p.width * all
		default:
			w := p.width * squeeze * all
			sp := p.spot
			first := s.firstIn(r, sp.edit)
			if !first || !s.said[sp.edit] { // once, where words are drawn twice
				s.boxes = append(s.boxes, setBox{
					strip: strip{r.angle, u, u + w, sp.v + sp.low*sp.size, sp.v + sp.high*sp.size},
					edit:  sp.edit, label: first,
				})
				s.said[sp.edit] = s.said[sp.edit] || first
			}
			u += w
		}
	}
	s.bands = append(s.bands, band{r.angle, r.u0, r.u1, r.v - 0.5*r.size, r.v + 1.3*r.size})
	return u
}

// firstIn reports whether an edit begins in the row.
func (s *setter) firstIn(r *row, edit int32) bool {
	f := s.first[edit]
	for i := range r.spots {
		if sp := &r.spots[i]; sp.from == f && sp.edit == edit {
			return true
		}
	}
	return false
}

// parts parts a row. blanks has for each part the space glyph that stands
// before it, or -1; other spaces are left out.
func (s *setter) parts(r *row) (parts []part, blanks []int32) {
	parts, blanks = s.room[:0], s.blanks[:0]
	defer func() { s.room, s.blanks = parts, blanks }()
	blank, end := int32(-1), math.Inf(-1)
	var last *spot // that is no space
	labelled := map[int32]bool{}
	for i := range r.spots {
		sp := &r.spots[i]
		if sp.white {
			if s.at[sp.ordinal] = gone; blank < 0 {
				blank = sp.ordinal
			}
			continue
		}
		p := part{spot: sp, width: sp.natural}
		n, before := len(parts), last
		last = sp
		switch {
		case sp.edit != stays && n > 0 && parts[n-1].spot.edit == sp.edit:
			s.at[sp.ordinal] = gone
			end, blank = max(end, sp.u+sp.natural), -1
			continue
		case sp.edit != stays:
			s.at[sp.ordinal] = gone
			p.width = s.maskWidth(r, sp, labelled)
		case n > 0 && parts[n-1].spot.edit == stays && drawnOver(parts[n-1].spot, sp):
			p.follow, p.delta = true, sp.u-parts[n-1].spot.u+parts[n-1].delta
			parts, blanks = append(parts, p), append(blanks, -1)
			continue
		}
		p.gap = n > 0 && !sp.follows(before) && (blank >= 0 || sp.u-end > wordGap*sp.size || sp.nextWord(before))
		parts, blanks = append(parts, p), append(blanks, blank)
		end, blank = max(end, sp.u+sp.natural), -1
	}
	return parts, blanks
}

// maskWidth is how wide a mask is: as its label, where it has one.
func (s *setter) maskWidth(r *row, sp *spot, labelled map[int32]bool) float64 {
	if labelled[sp.edit] || !s.firstIn(r, sp.edit) {
		return piece * sp.size
	}
	labelled[sp.edit] = true
	return s.width(sp.edit, (sp.high-sp.low)*sp.size)
}

// drawnOver reports whether b is drawn on a: an accent, or the same character
// again to look bold.
func drawnOver(a, b *spot) bool {
	if b.natural < 0.02*b.size {
		return true
	}
	return a.text == b.text && b.u-a.u < 0.3*a.natural
}

// masks are the boxes of a setting.
func (s *setting) masks() []setBox {
	if s == nil {
		return nil
	}
	return s.boxes
}

// places makes room for a place for each spot.
func places(spots map[plane][]spot) []float64 {
	last := int32(-1)
	for _, list := range spots {
		for i := range list {
			last = max(last, list[i].ordinal)
		}
	}
	at := make([]float64, last+1)
	for i := range at {
		at[i] = asWas
	}
	return at
}

// setLines sets the rows of a page in which something is masked.
func (e *emitter) setLines(spots map[plane][]spot, src *source.Page, p plan.Plan) {
	edits := e.masks.edits
	s := &setter{setting: &setting{at: places(spots)}, crop: src.CropBox, ruled: src.Ruled, unread: int32(len(edits))}
	s.width = func(edit int32, height float64) float64 {
		mark := markOf(p, edits, int(edit))
		if mark == "" {
			return noLabel * height
		}
		return e.copy.labelWidth(mark) * labelSize(height) / 0.94
	}
	s.set(spots)
	e.set = s.setting
}
