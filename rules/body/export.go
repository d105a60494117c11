package body

// Candidate is a run of words that the command in train learns from: bytes
// [Start, End) of the text, what is seen of it, and whether a rule found it.
type Candidate struct {
	Start, End int
	Features   []uint32
	Found      bool
}

// Candidates returns the candidates of a text, for the command in train.
func Candidates(text string) []Candidate {
	s := &scan{text: text, toks: cut(nil, text)}
	s.look()
	s.columns()
	s.tell()
	var out []Candidate
	s.candidates(func(c candidate) {
		f := features{s: s}
		f.of(c)
		x := Candidate{Start: s.at(c.from).start, End: s.at(c.to - 1).end, Features: f.out}
		for _, g := range s.found {
			if g.start < x.End && x.Start < g.end {
				x.Found = true
			}
		}
		out = append(out, x)
	})
	return out
}
