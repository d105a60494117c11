package judge

import "veil/review/encoder"

// A sentence whose tone the linear model is not sure of is read once more, by the
// encoder, which knows more words than the drafts have but takes a thousand times as
// long.

// Of tone, the linear model is unsure between these sums (of the logit), the first of
// emotion, the second of attack. Beyond them the encoder changes hardly a verdict.
var (
	unsureFrom = [...]float32{-2.2, -1.6}
	unsureTo   = [...]float32{0.4, 0.4}
)

// weight is what the encoder's figures count beside the sums.
const weight = 0.6

// unsure reports whether a second opinion on the tone is worth its time.
func (sum *Sums) unsure() bool {
	for i, s := range sum[rowEmotional : rowAttack+1] {
		if unsureFrom[i] < s && s < unsureTo[i] {
			return true
		}
	}
	return false
}

// with is what sums become with the encoder's figures.
func (sum Sums) with(figures [rows]float32) Sums {
	for r, f := range figures {
		sum[r] += float32(weight * f)
	}
	return sum
}

// Opinions asks the encoder about the sentences whose sums leave the tone open.
func (r *Reader) Opinions(all []Sums, net *encoder.Net) {
	var at []int
	var texts []string
	for i := range all {
		if all[i].unsure() {
			at = append(at, i)
			texts = append(texts, r.text[r.all[i].Start:r.all[i].End])
		}
	}
	for k, read := range net.Read(texts) {
		all[at[k]] = all[at[k]].with(read.Tone)
	}
}
