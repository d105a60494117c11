package judge

import (
	"testing"

	"veil/review/sentence"
)

func TestTask(t *testing.T) {
	for text, want := range map[string]bool{
		"":   false,
		"to": false,
		"School nurse to send the chart to the GP.":   true,
		"- Zoë to ring the café by 4 May.":            true,
		"Next visit to be arranged.":                  true,
		"A line of apology to my wife, in her hand.":  false,
		"I want the council to pay.":                  false,
		"Please ask the manager to ring.":             false,
		"Mr Hale was told to wait.":                   false,
		"Send the file to the panel.":                 false,
		"The council, after so very long a delay, to": false,
	} {
		ss := sentence.Split(text)
		got := false
		if r := NewReader(text, ss); len(ss) > 0 {
			got = r.all[0].task()
		}
		if got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestWants(t *testing.T) {
	for text, want := range map[string]bool{
		"Please correct the record.":                   true,
		"I want a different officer, one who listens.": true,
		"I want an explanation.":                       false,
		"Please do not ask us to reconsider.":          false,
		"Please confirm that you have received this.":  false,
		"Give me a ring when you can.":                 false,
		"I look forward to hearing from you.":          false,
		"Why did nobody come?":                         false,
	} {
		if got := reading(text).wants(0); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestPlainness(t *testing.T) {
	const text = `She had the warmth of a weasel, said Orla, "like ice", in 2019.`
	s := &reading(text).all[0]
	want := map[string]string{"had": "had", "weasel": "U", "orla": "N", "ice": "Q", "2019": "#year", "she": "she"}
	for i, tok := range s.tokens {
		if w, ok := want[tok.Lower]; ok {
			if got := plainness(text, s, i); got != w {
				t.Errorf("%s: %s", tok.Lower, got)
			}
			delete(want, tok.Lower)
		}
	}
	if len(want) > 0 {
		t.Error("not read:", want)
	}
}
