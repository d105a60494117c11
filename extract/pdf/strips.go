package pdf

// strip is the words of one baseline across the whole page: ws[from:to].
type strip struct {
	from, to int
	v, size  float64
}

// tall is how many times as big as a line what stands over several lines is.
const tall = 2.2

// inStrips sorts words into strips, from top to bottom, each from left to right.
func (s *scratch) inStrips(ws []word) []strip {
	sorted(ws, downwards)
	out := s.strips[:0]
	for i := 0; i < len(ws); {
		j := i + 1
		v, size := ws[i].v, ws[i].size
		for j < len(ws) && v-ws[j].v < level(size, ws[j].size) {
			// A raised mark came first: the line is the bigger one's, unless that is
			// a bracket or an initial over several lines.
			if ws[j].size > size && ws[j].size < tall*size {
				v, size = ws[j].v, ws[j].size
			}
			j++
		}
		sorted(ws[i:j], rightwards)
		out = append(out, strip{i, j, v, size})
		i = j
	}
	s.strips = out
	return out
}

// level is how much higher one word of a line may stand than the next, by their
// sizes. Raised figures and letters are smaller than the line they belong to.
func level(a, b float64) float64 {
	small, big := min(a, b), max(a, b)
	if small > raisedSize*big {
		return 0.35 * big
	}
	return min(0.5*big, 0.75*small)
}
