package link

import (
	"math"
	"slices"
)

// company is who and what is met together in the documents of a bundle. By it a
// short name that several people bear is given to one of them: who is named in
// the same document, or is met with the same people, numbers, addresses and
// folders in others.
type company struct {
	things [][]int32            // by document: the values and folders in it, and then the people
	people []map[*person]int    // by document: who is named in full, and how often
	docs   int                  // documents in which anything is
	often  map[int32]int        // by thing: in how many documents
	id     map[*person]int32    // of people, as things
	with   map[*person]together // as far as it was asked for
	words  map[string]int       // of people's names: how often they are met
	doc    int                  // the document at hand
}

// together is how many documents somebody has with each thing, and in all.
type together struct {
	docs int
	with map[int32]int
}

// newCompany starts with the values and folders of each document.
func newCompany(things [][]int32) *company {
	return &company{things: slices.Clone(things), people: make([]map[*person]int, len(things)), often: map[int32]int{},
		id: map[*person]int32{}, with: map[*person]together{}, words: map[string]int{}}
}

// meet notes that a document names somebody in full, so many times.
func (c *company) meet(doc int, p *person, times int) {
	if c.people[doc] == nil {
		c.people[doc] = map[*person]int{}
	}
	c.people[doc][p] += times
}

// settle ends the meeting: people are who they are now.
func (c *company) settle() {
	next := int32(-1)
	for d, m := range c.people {
		now := map[*person]int{}
		for p, n := range m {
			now[p.root()] += n
		}
		c.people[d] = now
		ps := make([]*person, 0, len(now))
		for p := range now {
			ps = append(ps, p)
		}
		slices.SortFunc(ps, func(a, b *person) int { return a.rep - b.rep })
		for _, p := range ps {
			if c.id[p] == 0 {
				c.id[p] = next
				next--
				for _, w := range p.name.Words() {
					c.words[w] = max(c.words[w], p.weight)
				}
			}
			p.in = append(p.in, d)
			c.things[d] = append(slices.Clip(c.things[d]), c.id[p])
		}
		if len(c.things[d]) > 0 {
			c.docs++
		}
		for _, t := range c.things[d] {
			c.often[t]++
		}
	}
}

// muchMore is how many times as often as all others somebody has to be named in
// a document, or met in its company, for a short name to be theirs.
const muchMore = 3

// choose returns who of several people a short name in the document at hand
// means, or nil where that is open.
func (c *company) choose(ps []*person) *person {
	var here []*person
	for _, p := range ps {
		if c.people[c.doc][p] > 0 {
			here = append(here, p)
		}
	}
	if len(here) > 0 {
		return prevailing(here, func(p *person) float64 { return float64(c.people[c.doc][p]) })
	}
	if p := prevailing(ps, c.near); p != nil {
		return p
	}
	return c.wellKnown(ps)
}

// farMore is how many times as often as all others somebody has to be met in the
// bundle for a short name to be theirs in a document that does not tell.
const farMore = 20

// wellKnown is the one of several who is met in far more documents than all
// others, or nil.
func (c *company) wellKnown(ps []*person) *person {
	var best *person
	all := 0
	for _, p := range ps {
		all += p.weight
		if best == nil || p.weight > best.weight {
			best = p
		}
	}
	if best.weight < farMore*(all-best.weight) {
		return nil
	}
	return best
}

// prevailing is the one who has much more of something than all others, or nil.
func prevailing(ps []*person, much func(*person) float64) *person {
	var best *person
	most, all := 0.0, 0.0
	for _, p := range ps {
		m := much(p)
		all += m
		if m > most {
			best, most = p, m
		}
	}
	if best == nil || most < muchMore*(all-most) {
		return nil
	}
	return best
}

// near says how much somebody belongs to the company of the document at hand.
// What is rare counts more, and chance meetings of those who are seldom met do
// not count more than many of those who are met often.
func (c *company) near(p *person) float64 {
	t, ok := c.with[p]
	if !ok {
		t = together{docs: len(p.in), with: map[int32]int{}}
		for _, d := range p.in {
			for _, x := range c.things[d] {
				t.with[x]++
			}
		}
		c.with[p] = t
	}
	if t.docs == 0 {
		return 0
	}
	sum := 0.0
	for _, x := range c.things[c.doc] {
		if n := t.with[x]; n > 0 {
			rare := math.Log(float64(c.docs+1) / float64(c.often[x]))
			sum += rare * rare * float64(n)
		}
	}
	return sum / math.Sqrt(float64(t.docs))
}
