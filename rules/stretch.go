package rules

import (
	"strings"

	"veil/extract"
)

// Stretch is a piece of a long part, to be looked at by itself, so that memory
// is bounded. A part of up to stretchLen bytes is one stretch. Longer ones are
// cut at the end of a paragraph, of a line or of a word, and each piece sees
// stretchEdge bytes of text beyond its own on both sides. What a detector finds
// is the same as in the whole for all that it decides by text so near; what it
// learns from afar (that a word is a name because it was one pages ago), it
// learns within a stretch only, and the spreaders carry it to the others.
type Stretch struct {
	extract.Part     // the piece with what is around it
	offset       int // of the piece in the whole part
	from, to     int // in the whole part: findings that start here are its own
}

const (
	stretchLen  = 1 << 18
	stretchEdge = 8 << 10
	stretchSlip = 32 << 10 // how far before stretchLen a good place to cut is looked for
)

// Stretches cuts a part up. The stretches together own every byte of it once.
func Stretches(p extract.Part) []Stretch {
	n := len(p.Text)
	var out []Stretch
	for from := 0; from < n || from == 0 && n == 0; {
		to := n
		if n-from > stretchLen {
			to = cut(p.Text, from+stretchLen-stretchSlip, from+stretchLen)
		}
		left, right := 0, n
		if from > 0 {
			left = cut(p.Text, max(0, from-2*stretchEdge), from-stretchEdge)
		}
		if n-to > 2*stretchEdge {
			right = cut(p.Text, to+stretchEdge, to+2*stretchEdge)
		}
		s := Stretch{Part: p, offset: left, from: from, to: to}
		s.Text = p.Text[left:right]
		out = append(out, s)
		if n == 0 {
			break
		}
		from = to
	}
	return out
}

// cut returns the best place in text[lo:hi] to cut it: the last end of a
// paragraph, of a line, of a word, or the last border of a character.
func cut(text string, lo, hi int) int {
	s := text[lo:hi]
	for _, sep := range []string{"\n\n", "\n", " "} {
		if i := strings.LastIndex(s, sep); i >= 0 {
			return lo + i + len(sep)
		}
	}
	return back(text, hi, 0)
}

// Own moves findings from the stretch to the whole part and leaves out those
// that another stretch owns. It changes and returns fs.
func (s Stretch) Own(fs []Finding) []Finding {
	own := fs[:0]
	for i := range fs {
		start, end, ok := s.Whole(fs[i].Start, fs[i].End)
		if !ok {
			continue
		}
		own = append(own, fs[i])
		f := &own[len(own)-1]
		f.Start, f.End = start, end
	}
	return own
}

// Whole moves a span from the stretch to the whole part and says whether the
// stretch owns it.
func (s *Stretch) Whole(start, end int) (int, int, bool) {
	start, end = start+s.offset, end+s.offset
	return start, end, s.from <= start && start < s.to
}
