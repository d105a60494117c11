package drafts

import "fmt"

// Tally counts the answers to one question of yes or no. The zero value has
// counted nothing.
type Tally struct{ Right, Claimed, There int }

// Add counts one answer beside what the label says.
func (t *Tally) Add(got, want bool) {
	if got {
		t.Claimed++
	}
	if want {
		t.There++
	}
	if got && want {
		t.Right++
	}
}

// F1 is the harmonic mean of precision and recall, 0 to 1.
func (t Tally) F1() float64 {
	if t.Right == 0 {
		return 0
	}
	return 2 * float64(t.Right) / float64(t.Claimed+t.There)
}

// String tells F1, precision and recall.
func (t Tally) String() string {
	return fmt.Sprintf("F1 %.3f  precision %.3f  recall %.3f  of %d", t.F1(), float64(t.Right)/float64(max(t.Claimed, 1)), float64(t.Right)/float64(max(t.There, 1)), t.There)
}
