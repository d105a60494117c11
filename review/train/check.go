package main

import (
	"fmt"
	"maps"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"veil/internal/drafts"
	"veil/review/encoder"
	"veil/review/judge"
	"veil/review/repeat"
)

// cuts are probabilities from which a sentence could count as emotional or an
// attack.
var cuts = [...]float64{0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6}

// test is drafts to measure on, and what was trained on others; without
// nets where the encoder takes no part.
type test struct {
	files, train []file
	tone, sense  *encoder.Net
	alike        [repeat.Inputs]float64
}

// tests divides the drafts: every fifth to measure on, or those of one author at a time, or
// those of the hands that are held, once; and trains the encoder on the others.
func tests(files []file, authors bool, held string, withEncoder bool) (out []test, err error) {
	parts := folds(files, authors)
	if held != "" {
		part := make([]bool, len(files))
		for i, f := range files {
			part[i] = strings.Contains(held, handOf(f))
		}
		parts = [][]bool{part}
	}
	for _, part := range parts {
		var t test
		for i, f := range files {
			if part[i] {
				t.files = append(t.files, f)
			} else {
				t.train = append(t.train, f)
			}
		}
		if withEncoder {
			if t.sense, t.alike, err = related(t.train); err != nil {
				return nil, err
			}
			if t.tone, err = tuned(t.train); err != nil {
				return nil, err
			}
		}
		out = append(out, t)
	}
	return out, nil
}

// folds divides the drafts into those to measure on, part by part: every fifth,
// or those of one author (the letter that their names begin with) at a time,
// which shows better what to expect of a new hand.
func folds(files []file, authors bool) [][]bool {
	var parts []string
	part := make([]string, len(files))
	for i, f := range files {
		part[i] = fmt.Sprint(i % 5)
		if authors {
			part[i] = handOf(f)
		}
		if !slices.Contains(parts, part[i]) {
			parts = append(parts, part[i])
		}
	}
	out := make([][]bool, len(parts))
	for k, p := range parts {
		out[k] = make([]bool, len(files))
		for i := range files {
			out[k][i] = part[i] == p
		}
	}
	return out
}

// crossValidate prints what the model does on drafts that it has not seen, and
// with list the sentences judged otherwise than by their label.
func crossValidate(tests []test, list bool) {
	var kinds [5]drafts.Tally
	var cited, missing drafts.Tally
	var emotional, attacks, outcomes [len(cuts)]drafts.Tally
	wrong := map[[2]int]int{}
	hands := map[string]*[2][len(cuts)]drafts.Tally{} // emotion and attack by cut
	for _, t := range tests {
		m := fit(t.train)
		second, outcome := fitSecond(t.train)
		for _, f := range t.files {
			hand := handOf(f)
			if hands[hand] == nil {
				hands[hand] = new([2][len(cuts)]drafts.Tally)
			}
			context := f.reader.Context(m.all(f.examples))
			if f.draft.Outcome != "" {
				a := f.asked(second, context)
				for k, cut := range cuts {
					outcomes[k].Add(judge.OutcomeOf(outcome, a.figures) < cut, !a.does)
				}
				if p := judge.OutcomeOf(outcome, a.figures); list && (p >= judge.OutcomeFrom) != a.does {
					fmt.Printf("! %s\toutcome %v %.2f %.2f\n", filepath.Base(f.name), a.does, p, a.figures)
				}
			}
			sums := make([]judge.Sums, len(f.examples))
			for i := range sums {
				sums[i] = judge.Second(second, context[i])
			}
			if t.tone != nil {
				f.reader.Opinions(sums, t.tone)
			}
			for i, x := range f.examples {
				sum := sums[i]
				got := index(sum[:kindRows])
				for k := range kinds {
					kinds[k].Add(got == k, x.kind == k)
				}
				if got != x.kind {
					wrong[[2]int{x.kind, got}]++
				}
				for k, cut := range cuts {
					from := float32(math.Log(cut / (1 - cut)))
					emotional[k].Add(sum[emotion] > from, x.emotion)
					attacks[k].Add(sum[attack] > from, x.attack)
					hands[hand][0][k].Add(sum[emotion] > from, x.emotion)
					hands[hand][1][k].Add(sum[attack] > from, x.attack)
				}
				e := int(sum.Verdict().Evidence)
				cited.Add(e == 1, x.evidence == 1)
				missing.Add(e == 2, x.evidence == 2)
				if list {
					f.differs(i, got, e, sum)
				}
			}
		}
	}
	macro := 0.0
	for k, name := range []string{"fact", "opinion", "mixed", "request", "other"} {
		fmt.Printf("%-10s %s\n", name, kinds[k])
		if k != 2 {
			macro += kinds[k].F1() / 4
		}
	}
	fmt.Printf("macro F1 without mixed %.3f\n", macro)
	for k, cut := range cuts {
		fmt.Printf("from %.2f  emotional  %s\n           attack     %s\n", cut, emotional[k], attacks[k])
		e, a := 0.0, 0.0
		for _, h := range hands {
			e, a = e+h[0][k].F1()/float64(len(hands)), a+h[1][k].F1()/float64(len(hands))
		}
		fmt.Printf("           each hand counted once: emotional %.3f, attack %.3f\n", e, a)
	}
	fmt.Printf("cited      %s\nmissing    %s\nevidence   %.3f\n", cited, missing, (cited.F1()+missing.F1())/2)
	for k, cut := range cuts {
		fmt.Printf("no outcome, asked for below %.2f  %s\n", cut, outcomes[k])
	}
	for _, hand := range slices.Sorted(maps.Keys(hands)) {
		for k, cut := range cuts {
			fmt.Printf("%s from %.2f  emotional  %s  attack  %s\n", hand, cut, hands[hand][0][k], hands[hand][1][k])
		}
	}
	fmt.Println("taken for (want, got):", wrong)
}

// differs prints a sentence where the label and the verdict differ.
func (f file) differs(i, kind, evidence int, sum judge.Sums) {
	x := f.examples[i]
	p := func(s float32) float64 { return 1 / (1 + math.Exp(-float64(s))) }
	var what []string
	if kind != x.kind {
		what = append(what, fmt.Sprintf("kind %c→%c", "FOMRX"[x.kind], "FOMRX"[kind]))
	}
	if e := p(sum[emotion]); (e > judge.EmotionalFrom) != x.emotion {
		what = append(what, fmt.Sprintf("e=%v %.2f", x.emotion, e))
	}
	if a := p(sum[attack]); (a > judge.AttackFrom) != x.attack {
		what = append(what, fmt.Sprintf("a=%v %.2f", x.attack, a))
	}
	if evidence != max(x.evidence, 0) {
		what = append(what, fmt.Sprintf("v %c→%c", "-cm"[max(x.evidence, 0)], "-cm"[evidence]))
	}
	if len(what) > 0 {
		fmt.Printf("! %s:%d\t%s\t%s\n", filepath.Base(f.name), i+1, strings.Join(what, ", "), f.draft.Text[f.draft.Sentences[i].Start:f.draft.Sentences[i].End])
	}
}

func index(xs []float32) int { return slices.Index(xs, slices.Max(xs)) }
