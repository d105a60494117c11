package pdf

import (
	"math"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	source "veil/extract/pdf"
	"veil/internal/pdf"
)

// spot is a glyph in the frame of its line: u runs along the line, v upwards.
// Lengths are in units of page space.
type spot struct {
	u, v    float64 // origin
	natural float64 // the glyph's own width, without spacing
	size    float64 // one em
	low     float64 // how far the font reaches below and above the line, in ems
	high    float64
	text    string
	ordinal int32
	edit    int32 // which edit masks it; stays where none does
	from    int32 // its bytes in the page's text; from is to where it is not there
	to      int32
	white   bool // a space that stays
}

// follows reports whether s comes right after o in the page's text, as a letter
// of the same word.
func (s *spot) follows(o *spot) bool { return o.from < o.to && s.from < s.to && s.from == o.to }

// nextWord reports whether one character that is shown by no glyph parts s from
// o in the page's text.
func (s *spot) nextWord(o *spot) bool { return o.from < o.to && s.from < s.to && s.from == o.to+1 }

// stays marks a spot that nothing masks.
const stays = -1

// masked reports whether one of the plan's edits masks the spot; what nobody
// can read is masked as well, but has no width that a name could be told by.
func (s *spot) masked(unread int32) bool { return s.edit != stays && s.edit != unread }

// isBlank reports whether a glyph is a space; some programs show tabs for them.
func isBlank(text string) bool {
	if text == "" || text[0] > ' ' && text[0] < utf8.RuneSelf {
		return false
	}
	return text == " " || strings.TrimSpace(text) == ""
}

// survey is a Sink that notes where the glyphs of a page stand, by the
// direction of their lines.
type survey struct {
	masks *masks
	text  []source.Mark  // by ordinal
	bent  map[int32]bool // glyphs that are not set anew: their lines are not straight
	spots map[plane][]spot
	open  []int // the patterns and masks that enclose what is drawn, by number
	count int
	at    plane   // of list
	list  []spot  // those of the plane that is being drawn; spots has them after flush
	spare *[]spot // memory for the first plane's; nil once it is in use
}

// spareSpots are to be used again: a page's take most of a megabyte.
var spareSpots = sync.Pool{New: func() any { return &[]spot{} }}

// spareMarks are to be used again, too.
var spareMarks = sync.Pool{New: func() any { return &[]source.Mark{} }}

// marksByGlyph lists marks by the ordinals of their glyphs, in the memory of out.
func marksByGlyph(out, marks []source.Mark) []source.Mark {
	most := int32(-1)
	for i := range marks {
		most = max(most, marks[i].Glyph)
	}
	out = slices.Grow(out, int(most)+1)[:most+1]
	clear(out)
	for i := range marks {
		out[marks[i].Glyph] = marks[i]
	}
	return out
}

// giveBack ends the use of spots.
func giveBack(spots map[plane][]spot) {
	for _, list := range spots {
		spareSpots.Put(&list)
	}
}

// plane is what glyphs have to share to stand on one line: the direction, and
// the page or the pattern's cell or soft mask whose coordinates they have.
type plane struct {
	angle  float64
	within int
}

// newSurvey prepares the survey of a page, which done ends.
func newSurvey(src *source.Page, masks *masks) *survey {
	s := &survey{masks: masks, spots: map[plane][]spot{}, open: []int{0}, spare: spareSpots.Get().(*[]spot),
		text: marksByGlyph((*spareMarks.Get().(*[]source.Mark))[:0], src.Marks)}
	if len(src.Bent) > 0 {
		s.bent = make(map[int32]bool, len(src.Bent))
		for _, g := range src.Bent {
			s.bent[g] = true
		}
	}
	return s
}

func (s *survey) done() {
	text := s.text
	spareMarks.Put(&text)
	giveBack(s.spots)
}

// Op implements pdf.Sink.
func (s *survey) Op(*pdf.Machine, pdf.Operation) {}

// Image implements pdf.Sink.
func (s *survey) Image(*pdf.Machine, pdf.Image) {}

// Begin implements pdf.Sink.
func (s *survey) Begin(_ *pdf.Machine, x *pdf.Form) {
	within := s.open[len(s.open)-1]
	if x.Kind == pdf.FormPattern || x.Kind == pdf.FormMask {
		s.count++
		within = s.count
	}
	s.open = append(s.open, within)
}

// End implements pdf.Sink.
func (s *survey) End(*pdf.Machine, *pdf.Form) { s.open = s.open[:len(s.open)-1] }

// Show implements pdf.Sink.
func (s *survey) Show(m *pdf.Machine, x *pdf.Show) {
	f, ok := frameOf(m, x)
	if !ok || x.Hidden {
		return
	}
	low, high := heightOf(x.Font)
	at := plane{f.angle, s.open[len(s.open)-1]}
	if at != s.at || s.list == nil {
		s.turn(at)
	}
	list := s.list
	up, size := [2]float64{}, 0.0
	for i := range x.Glyphs {
		g := &x.Glyphs[i]
		if g.Off {
			continue
		}
		ordinal := x.First + i
		if s.masks.hides(ordinal) || s.bent[int32(ordinal)] {
			continue
		}
		if u := [2]float64{g.UX, g.UY}; u != up { // as a rule, they are all alike
			up, size = u, math.Hypot(g.UX, g.UY)
		}
		if len(list) == cap(list) {
			list = slices.Grow(list, 1024)
		}
		list = list[:len(list)+1]
		sp := &list[len(list)-1]
		*sp = spot{natural: f.natural(x, g), size: size, low: low, high: high, text: g.Text, ordinal: int32(ordinal), edit: stays}
		sp.u, sp.v = f.at(g.X, g.Y)
		if ordinal < len(s.text) {
			sp.from, sp.to = s.text[ordinal].Start, s.text[ordinal].End
		}
		if e, ok := s.masks.of(ordinal); ok {
			sp.edit = int32(e)
		}
		sp.white = sp.edit == stays && isBlank(sp.text)
	}
	s.list = list
}

// turn goes on to another plane.
func (s *survey) turn(at plane) {
	s.flush()
	s.at, s.list = at, s.spots[at]
	if s.list == nil && s.spare != nil {
		s.list, s.spare = (*s.spare)[:0], nil
	}
}

// flush completes spots.
func (s *survey) flush() {
	if s.list != nil {
		s.spots[s.at] = s.list
	}
}

// lineFrame turns page space so that a string runs to the right.
type lineFrame struct {
	angle    float64 // radians, rounded so that equal directions are equal
	sin, cos float64
	scale    float64 // of text space's x axis in page space
}

// frameOf is the frame of a string; none for vertical and mirrored writing and
// for numbers that make no sense, which are left where they are.
func frameOf(m *pdf.Machine, s *pdf.Show) (lineFrame, bool) {
	if s.Font.Vertical() || s.Font.Dict == nil || s.Size*s.Across <= 0 {
		return lineFrame{}, false
	}
	x, y := s.Tm.Mul(m.CTM()).Vector(1, 0)
	if y == 0 && x > 0 { // nearly all is
		return lineFrame{cos: 1, scale: x}, x > 1e-9 && x < 1e9
	}
	f := lineFrame{angle: math.Round(math.Atan2(y, x)*1e4) / 1e4, scale: math.Hypot(x, y)}
	f.sin, f.cos = math.Sincos(f.angle)
	if f.angle == 0 {
		f.sin, f.cos = 0, 1
	}
	return f, f.scale > 1e-9 && f.scale < 1e9
}

func (f lineFrame) at(x, y float64) (u, v float64) { return x*f.cos + y*f.sin, y*f.cos - x*f.sin }

// natural is a glyph's own width in page space.
func (f lineFrame) natural(s *pdf.Show, g *pdf.Shown) float64 {
	return g.Width * s.Font.Unit() * s.Size * s.Across * f.scale
}

// heightOf is how far a font reaches below and above the line, in ems.
func heightOf(f *pdf.Font) (low, high float64) {
	low, high = f.Descent()/1000, f.Ascent()/1000
	if high-low < 0.3 || high-low > 3 {
		return -0.22, 0.9
	}
	return low, high
}
