package body

import (
	"testing"

	"veil/rules"
)

// guessed runs only what guess finds and returns the texts.
func guessed(text string) []string {
	s := &scan{text: text, toks: cut(nil, text)}
	s.look()
	s.columns()
	s.tell()
	s.order()
	n := len(s.found)
	s.guess()
	var out []string
	for _, f := range s.found[n:] {
		out = append(out, text[f.start:f.end])
	}
	return out
}

func TestGuess(t *testing.T) {
	// The weights change with the corpus: not each of these must be taken.
	right, all := 0, 0
	for text, want := range map[string]string{
		"G.P. Dr Vasan, Weirbank Med. Ctr\nHealth Visitor Bernie":     "Weirbank Med. Ctr",
		"Mum: fortnightly, Saturdays, the Kelp Centre. Working well?": "Kelp Centre",
		"Health. Dr Magrath, Shee Brae FP. Ann was well":              "Shee Brae FP",
		"Placement: Plas y Garn, then from 9 January at home":         "Plas y Garn",
	} {
		s := &scan{text: text, toks: cut(nil, text)}
		s.look()
		s.candidates(func(c candidate) {
			f := features{s: s}
			f.of(c)
			all++
			if (sum(weights[0], f.out) > taken) == (text[s.at(c.from).start:s.at(c.to-1).end] == want) {
				right++
			}
		})
	}
	if all-right > 2 {
		t.Errorf("%d of %d runs judged rightly", right, all)
	}
	for _, text := range []string{
		"", "Mum said no. She went home.", "They had Fish & Chips on the pier.",
		"The Guardian told Mr Lee that the Mother has applied for a Special Guardianship Order under the Children Act 1989.",
		"The Care Plan says that the Local Authority must arrange Family Time at the Contact Centre.",
		"He has Attention Deficit Hyperactivity Disorder and takes Concerta XL. Key Stage 2 SATs.",
		"the Family Court sitting at Quorbridge", "seen at Quorbridge General Hospital", "Northshire County Council wrote",
		"PROPERTY: TWO BAGS; ONE PHONE CRACKED; CARD IN NAME", "is in Y2 with B6",
	} {
		if got := guessed(text); got != nil {
			t.Errorf("%q: found %q", text, got)
		}
	}
}

// TestCandidates checks the borders of runs, in multibyte text too.
func TestCandidates(t *testing.T) {
	for _, marked := range []string{
		"was at the ‹Kiln Room› with ‹Ann›", "use ‹Plas y Coed›, then", "‹Hub on Ferry Rd› | next", "of ‹Llais Ifanc Môn›, é", "‹Lock Lane Surg›.",
		"Mum said no", "in Y2", "a ‹St. Bede's›", "‹Light & Life› and", "from ‹Clayworks at the Mill›.",
	} {
		text, want := unmark(t, marked)
		s := &scan{text: text, toks: cut(nil, text)}
		s.look()
		var got [][2]int
		s.candidates(func(c candidate) { got = append(got, [2]int{s.at(c.from).start, s.at(c.to - 1).stop}) })
		if len(got) != len(want) {
			t.Errorf("%s: %v", marked, got)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%s: %v, want %v", marked, got, want)
			}
		}
	}
}

func TestShorten(t *testing.T) {
	check(t, rules.School, []string{
		"‹Bun-sgoil Chladaich› (\"‹the Gaelic›\"). All three at ‹the Gaelic›.",
		"‹CHS› (‹Cray High›) rang. ‹CHS› said so.",
		"‹St Wulfric's›, aka \"‹Wulfie's›\". He",
		"‹Motcombe Hill Jnr›, and at ‹MHJ› now",
		"‹Cray High› (NHS) rang",
	})
	check(t, rules.Organisation, []string{
		"the toilets at ‹the Siva temple›. He",
		"‹Drs Malik, Orr & Partners›",
		"‹Blairkelt & District Buzz› said",
		"‹CareReaders› do it; ask for Joy.",
		"on ‹LiquidReaders›; WhatsApp, LiquidLogic and SystmOne",
		"thats ‹Blairkelt Colts under 10s›",
	})
}

// TestOpenWeights: the file in the program is whole, and another is refused.
func TestOpenWeights(t *testing.T) {
	for i, w := range weights {
		if len(w) != Weights {
			t.Errorf("question %d: %d weights", i, len(w))
		}
		n := 0
		for _, b := range w {
			if b != 0 {
				n++
			}
		}
		if n < 500 {
			t.Errorf("question %d: only %d weights are set", i, n)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a file cut short was taken")
		}
	}()
	openWeights(weightsFile[1:])
}
