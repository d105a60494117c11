package judge

import (
	"strings"
	"sync"

	"veil/review/packs"
	"veil/review/phrase"
	"veil/review/sentence"
)

// The second step looks at what the first says of a sentence, of those beside
// it and of the whole draft: in an angry letter a sentence that could be read
// either way is more often angry.

// Contexts is how many figures the second step weighs.
const Contexts = 1 + rows + 2*sides + sides + near + cross + looks + Rules

// sides is what one neighbour, or the draft as a whole, tells: the probability
// of each kind, of emotion, of attack, and of a claim whose evidence is cited
// or missing.
const sides = int(kinds) + 4

// near is what the three sentences on either side tell of emotion, attack and
// evidence, and how that goes with what the sentence itself tells.
const near = 11

// cross is what emotion and attack tell together with the kind.
const cross = 8

// looks is what a sentence shows by itself: its length, whose words they are,
// its marks, dates, pages and persons.
const looks = 12

// Rules is the number of rules in review/packs.
const Rules = 31

// ruleNumber is a rule's place among all.
var ruleNumber = sync.OnceValue(func() map[*phrase.Rule]int {
	all := packs.All().Rules
	if len(all) != Rules {
		panic("judge: the rules are not as many as Rules says") // the tests see it
	}
	m := make(map[*phrase.Rule]int, Rules)
	for i, r := range all {
		m[r] = i
	}
	return m
})

// Sums is what the first step says of a sentence: a sum for each row.
type Sums [rows]float32

// Context returns the figures of each sentence, of what the first step says of
// it, of what it shows by itself and of the rules whose phrases stand in it.
func (r *Reader) Context(all []Sums) [][Contexts]float32 {
	out := make([][Contexts]float32, len(all))
	told := make([][sides]float32, len(all))
	var whole [sides]float32
	for i := range all {
		told[i] = tell(all[i])
		for k, p := range told[i] {
			whole[k] += p
		}
	}
	for i := range all {
		c := &out[i]
		c[0] = 1
		at := 1
		for r, s := range all[i] {
			c[at+r] = clip(s)
		}
		at += rows
		for _, j := range [...]int{i - 1, i + 1} {
			if j >= 0 && j < len(all) {
				copy(c[at:], told[j][:])
			}
			at += sides
		}
		if n := len(all) - 1; n > 0 {
			for k := range whole {
				c[at+k] = (whole[k] - told[i][k]) / float32(n)
			}
		}
		at += sides
		e, a := round(told, i, int(kinds)), round(told, i, int(kinds)+1)
		cited, missing := round(told, i, int(kinds)+2), round(told, i, int(kinds)+3)
		own := told[i]
		copy(c[at:], []float32{e, a, own[kinds] * e, own[kinds+1] * a, own[Opinion] * e, own[Opinion] * a, own[Fact] * e,
			cited, missing, own[kinds+2] * cited, own[kinds+3] * missing})
		at += near
		se, sa := clip(all[i][rowEmotional]), clip(all[i][rowAttack])
		copy(c[at:], []float32{own[Fact] * se, own[Mixed] * se, own[Request] * se, own[Other] * se, own[Fact] * sa, own[kinds] * own[kinds+1], own[Fact] * own[kinds], own[Opinion] * own[kinds]})
		at += cross
		r.looks(c[at:], i)
		at += looks
		for _, m := range r.all[i].matches {
			k := at + ruleNumber()[m.Rule]
			c[k] = min(c[k]+0.5, 1.5)
		}
	}
	return out
}

// clip bounds a sum.
func clip(s float32) float32 { return max(-6, min(6, s)) / 2 }

// looks tells what sentence i shows by itself.
func (r *Reader) looks(c []float32, i int) {
	s := &r.all[i]
	body := r.text[s.Start:s.End]
	quoted := 0
	for _, t := range s.tokens {
		if t.Quoted {
			quoted++
		}
	}
	c[0] = min(float32(s.words)/20, 3)
	c[1] = float32(quoted) / float32(max(len(s.tokens), 1))
	for k, on := range [looks - 2]bool{
		strings.HasSuffix(body, "?"), strings.Contains(body, "!"), strings.Contains(body, ","),
		s.dated, s.paged,
		s.has(writer), s.has(reader), s.has(reported),
		s.words <= 4, s.Role != sentence.Prose,
	} {
		if on {
			c[2+k] = 1
		}
	}
}

// round returns what the sentences round one tell on average.
func round(told [][sides]float32, i, what int) (sum float32) {
	const reach = 3
	n := float32(0)
	for j := max(0, i-reach); j < min(len(told), i+reach+1); j++ {
		if j != i {
			sum, n = sum+told[j][what], n+1
		}
	}
	return sum / max(n, 1)
}

// tell returns a sentence's probabilities.
func tell(s Sums) (t [sides]float32) {
	p := soft(s[rowKind:rowEmotional])
	copy(t[:], p[:])
	t[kinds] = sigmoid(s[rowEmotional])
	t[kinds+1] = sigmoid(s[rowAttack])
	e, claim := soft(s[rowEvidence:]), p[Fact]+p[Mixed]
	t[kinds+2], t[kinds+3] = claim*e[Cited], claim*e[Missing]
	return t
}
