package names

import (
	"veil/rules/names/lexicon"
)

// learn remembers the words of names that were found with good evidence and
// marks them wherever they stand with a capital.
func (s *scan) learn(found []candidate) {
	for _, c := range found {
		if c.score < 0.7 || c.label != "" {
			continue
		}
		for i := c.first; i <= c.last; i++ {
			u := &s.units[i]
			if u.shape.IsWord() && u.shape != lexicon.Initial && u.end-u.start > 1 && !u.is(lexicon.Particle|lexicon.Function) {
				s.known.Add(u.hash)
			}
		}
	}
	taken := cleared(s.named, len(s.units))
	for _, c := range found {
		for i := c.first; i <= c.last; i++ {
			taken[i] = true
		}
	}
	s.pool(taken)
	for i := range s.units {
		u := &s.units[i]
		u.evident = u.capital() && u.shape != lexicon.Initial && s.known.Has(u.hash)
	}
}
