package web

// maxStroke is how many places one stroke marks at most.
const maxStroke = 500

// markAll makes one choice of a place that the user marked and of further places
// of the same part, all with one label. The caller holds mu.
func (p *paper) markAll(r addRequest, with [][2]int) (choice, error) {
	if len(with) > maxStroke {
		return choice{}, errPlace
	}
	c, err := p.mark(r)
	if err != nil {
		return choice{}, err
	}
	for _, w := range with {
		r.Start, r.End, r.Kind, r.Label = w[0], w[1], c.Kind, c.Label
		more, err := p.mark(r)
		if err != nil {
			return choice{}, err
		}
		c.With = append(c.With, more)
	}
	return c, nil
}
