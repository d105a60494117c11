package review

// Concern is a paragraph that blames or judges, and what it rests on.
type Concern struct {
	Sentences []int // the opinions
	Facts     []int // facts in the same paragraph or right before it
	Cited     []int // those of the facts that name their evidence
}

// concerns looks at each opinion with the facts of its paragraph; where a
// paragraph has no fact, those of the paragraph before count.
func concerns(ss []Sentence) []Concern {
	var out []Concern
	facts := map[int][]int{}
	opinions := map[int][]int{}
	last := -1
	for i, s := range ss {
		switch s.Kind {
		case "fact", "mixed":
			facts[s.Block] = append(facts[s.Block], i)
			if s.Kind == "mixed" {
				opinions[s.Block] = append(opinions[s.Block], i)
			}
		case "opinion":
			opinions[s.Block] = append(opinions[s.Block], i)
		}
		last = s.Block
	}
	for b := 0; b <= last; b++ {
		if len(opinions[b]) == 0 {
			continue
		}
		c := Concern{Sentences: opinions[b], Facts: facts[b]}
		if len(c.Facts) == 0 {
			c.Facts = facts[b-1]
		}
		for _, f := range c.Facts {
			if ss[f].Evidence == "cited" {
				c.Cited = append(c.Cited, f)
			}
		}
		out = append(out, c)
	}
	return out
}
