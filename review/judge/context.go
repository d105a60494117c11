package judge

import "slices"

// The second step looks at what the first says of a sentence, of those beside
// it and of the whole draft: in an angry letter a sentence that could be read
// either way is more often angry.

// Contexts is how many figures the second step weighs.
const Contexts = 1 + rows + 2*sides + sides + near + len(loud)

// sides is what one neighbour, or the draft as a whole, tells: the probability
// of each kind, of emotion and of attack.
const sides = int(kinds) + 2

// near is what the three sentences on either side tell of emotion and attack,
// and how that goes with what the sentence itself tells.
const near = 7

// loud are the rules whose phrases by themselves make a sentence emotional or an
// attack more often than not.
var loud = [...]string{"emotional", "attack", "slight", "sarcasm", "intensifier", "shouting", "mind-reading", "certainty"}

// Sums is what the first step says of a sentence: a sum for each row.
type Sums = [rows]float32

// Context returns the figures of each sentence, of what the first step says of
// it and of the rules whose phrases stand in it.
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
			c[at+r] = max(-6, min(6, s)) / 2
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
		e, a := round(told, i)
		own := told[i]
		copy(c[at:], []float32{e, a, own[kinds] * e, own[kinds+1] * a, own[Opinion] * e, own[Opinion] * a, own[Fact] * e})
		at += near
		for _, m := range r.all[i].matches {
			if k := slices.Index(loud[:], m.Rule.ID); k >= 0 {
				c[at+k] = min(c[at+k]+1, 3)
			}
		}
	}
	return out
}

// round returns how emotional and how attacking the sentences round one are.
func round(told [][sides]float32, i int) (e, a float32) {
	const reach = 3
	n := float32(0)
	for j := max(0, i-reach); j < min(len(told), i+reach+1); j++ {
		if j != i {
			e, a, n = e+told[j][kinds], a+told[j][kinds+1], n+1
		}
	}
	if n > 0 {
		e, a = e/n, a/n
	}
	return e, a
}

// tell returns a sentence's probabilities.
func tell(s Sums) (t [sides]float32) {
	p := soft(s[rowKind:rowEmotional])
	copy(t[:], p[:])
	t[kinds] = sigmoid(s[rowEmotional])
	t[kinds+1] = sigmoid(s[rowAttack])
	return t
}
