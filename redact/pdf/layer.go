package pdf

import (
	"cmp"
	"math"
	"slices"
)

// layersOf parts the glyphs of one baseline into layers, words being drawn
// over others, as a shadow or to cover them: each has its own order of letters.
func layersOf(spots []spot) [][]spot {
	slices.SortStableFunc(spots, func(a, b spot) int { return cmp.Compare(a.ordinal, b.ordinal) })
	var layers [][]spot
	var taken [][]stretch
	for from := 0; from < len(spots); {
		to, s := from+1, stretchOf(&spots[from])
		for to < len(spots) && !spots[to].before(s.u1) && spots[to].u < s.u1+spots[to].size {
			s.u1 = max(s.u1, stretchOf(&spots[to]).u1)
			to++
		}
		i := slices.IndexFunc(taken, func(all []stretch) bool { return !slices.ContainsFunc(all, s.over) })
		if i < 0 && len(layers) == maxLayers {
			i = maxLayers - 1
		}
		if i < 0 {
			i, layers, taken = len(layers), append(layers, nil), append(taken, nil)
		}
		layers[i], taken[i] = append(layers[i], spots[from:to]...), append(taken[i], s)
		from = to
	}
	return layers
}

// maxLayers bounds the work on pages with very much over each other.
const maxLayers = 16

// before reports whether a glyph begins well before the end of others.
func (s *spot) before(end float64) bool { return s.u < end-0.3*s.size }

// shadows reports whether two glyphs are the same letter of the page's text,
// drawn again beside itself.
func (s *spot) shadows(o *spot) bool { return s.from < s.to && s.from == o.from }

// overlaid reports whether several glyphs stand on others that they do not
// belong to, in order of u.
func overlaid(spots []spot) bool {
	n, last, end := 0, -1, math.Inf(-1)
	for i := range spots {
		s := &spots[i]
		if s.white {
			continue
		}
		if last >= 0 && (s.before(end) && !drawnOver(&spots[last], s) || s.shadows(&spots[last])) {
			n++
		}
		last, end = i, max(end, s.u+s.natural)
	}
	return n > 1
}

// stretch is what part of a line some glyphs take.
type stretch struct{ u0, u1, slack float64 }

func stretchOf(s *spot) stretch { return stretch{s.u, s.u + s.natural, 0.15 * s.size} }

func (s stretch) over(o stretch) bool { return s.u0 < o.u1-s.slack && o.u0 < s.u1-s.slack }
