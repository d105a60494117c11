package judge

import (
	"testing"

	"veil/review/sentence"
)

func TestAttacks(t *testing.T) {
	for text, want := range map[string]bool{
		"Jo Ng is a disgrace.":                          true,
		"She is a disgrace.":                            true,
		"Your manager is useless.":                      true,
		"The social worker was incompetent.":            true,
		"Mr Hale is lazy.":                              true,
		"The report is a disgrace.":                     false,
		"It was a shambles.":                            false,
		"My mother said she is a disgrace.":             false,
		"Communication is a joke.":                      false,
		"The way that we were treated is a disgrace.":   false,
		"“She is a disgrace” is what they wrote of us.": false,
	} {
		r := NewReader(text, sentence.Split(text))
		if got := r.Attacks(0); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
