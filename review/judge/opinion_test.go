package judge

import (
	"testing"

	"veil/review/encoder"
	"veil/review/sentence"
)

// TestOpinions looks that the encoder speaks where the tone is open, and nowhere else.
func TestOpinions(t *testing.T) {
	text := "They swept it all under the carpet. The visit took place on 4 March."
	r := NewReader(text, sentence.Split(text))
	sums := make([]Sums, len(r.all))
	for i := range sums {
		sums[i][rowEmotional], sums[i][rowAttack] = unsureFrom[0], unsureTo[1]
	}
	sums[0][rowEmotional] = -0.5
	before := [...]Sums{sums[0], sums[1]}
	net := encoder.Tone()
	r.Opinions(sums, net)
	if want := before[0].with(net.Read([]string{text[r.all[0].Start:r.all[0].End]})[0].Tone); sums[0] != want || sums[0] == before[0] {
		t.Errorf("the open sentence: %v, want %v", sums[0], want)
	}
	if sums[1] != before[1] {
		t.Error("a sentence was asked about whose tone is clear")
	}
}
