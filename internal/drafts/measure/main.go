// Command measure prints how well the check of a draft judges drafts that a
// person has labelled.
//
//	go run ./internal/drafts/measure [-wrong] [FILE.txt ...]
//
// Without files it takes testdata/drafts, which nothing is trained on. Each
// draft is checked as a whole, its sentences divided by the check itself; a
// labelled sentence counts with the sentence of the check that covers most of
// it. Beside the check stand VADER (its compound score for emotion and attack)
// and the most frequent answer. -wrong lists what was judged otherwise than by
// the label; it is not for testdata/drafts.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/jonreiter/govader"

	"veil/extract"
	"veil/internal/drafts"
	"veil/review"
)

const testPart = "testdata/drafts"

func main() {
	wrong := flag.Bool("wrong", false, "list the sentences judged otherwise")
	flag.Parse()
	if err := run(flag.Args(), *wrong); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

func run(files []string, wrong bool) error {
	if len(files) == 0 {
		files, _ = filepath.Glob(testPart + "/*.txt")
	}
	if len(files) == 0 {
		return errors.New("no drafts here; run it in the folder of the project")
	}
	t := newTable()
	for _, f := range files {
		if wrong && strings.HasPrefix(filepath.ToSlash(filepath.Clean(f)), testPart) {
			return errors.New("-wrong is not for " + testPart)
		}
		d, err := drafts.ReadFile(f)
		if err != nil {
			return err
		}
		start := time.Now()
		r := review.Draft([]extract.Part{{ID: "draft", Kind: extract.Body, Text: d.Text}})
		t.elapsed += time.Since(start)
		t.bytes += len(d.Text)
		t.add(d, r, wrong, filepath.Base(f))
	}
	t.print()
	return nil
}

// table is the tallies of everything measured.
type table struct {
	drafts, sentences int
	bytes             int
	elapsed           time.Duration
	kinds             map[string]*drafts.Tally
	kindRight         int
	emotional, attack drafts.Tally
	cited, missing    drafts.Tally
	repeats           drafts.Tally
	linked            int
	outcome           int
	unseen            int            // drafts whose outcome was not seen
	most              map[string]int // labels by kind
	vader             *govader.SentimentIntensityAnalyzer
	vaderEmotional    drafts.Tally
	vaderAttack       drafts.Tally
}

func newTable() *table {
	t := &table{kinds: map[string]*drafts.Tally{}, most: map[string]int{}, vader: govader.NewSentimentIntensityAnalyzer()}
	for _, k := range order {
		t.kinds[k] = &drafts.Tally{}
	}
	return t
}

var order = []string{"fact", "opinion", "mixed", "request", "other"}

// add compares one draft's report with its labels.
func (t *table) add(d drafts.Draft, r review.Report, wrong bool, name string) {
	t.drafts++
	found := match(d, r)
	back := map[int]int{} // sentence of the report: labelled sentence
	for i, j := range found {
		if _, ok := back[j]; !ok {
			back[j] = i
		}
	}
	for i, want := range d.Sentences {
		t.sentences++
		t.most[want.Kind]++
		text := d.Text[want.Start:want.End]
		score := t.vader.PolarityScores(text).Compound
		t.vaderEmotional.Add(score <= -0.5, want.Emotional)
		t.vaderAttack.Add(score <= -0.5, want.Attack)
		got := review.Sentence{Repeats: -1}
		if found[i] >= 0 {
			got = r.Sentences[found[i]]
		}
		for _, k := range order {
			t.kinds[k].Add(got.Kind == k, want.Kind == k)
		}
		if got.Kind == want.Kind {
			t.kindRight++
		}
		t.emotional.Add(got.Emotional, want.Emotional)
		t.attack.Add(got.Attack, want.Attack)
		t.cited.Add(got.Evidence == "cited", want.Evidence == "cited")
		t.missing.Add(got.Evidence == "missing", want.Evidence == "missing")
		t.repeats.Add(got.Repeats >= 0, want.Repeats >= 0)
		if got.Repeats >= 0 {
			if j, ok := back[got.Repeats]; ok && j == want.Repeats {
				t.linked++
			}
		}
		if wrong {
			t.list(name, want, got, text)
		}
	}
	if d.Outcome == "yes" && !r.Outcome.Present {
		t.unseen++
	}
	if r.Outcome.Present == (d.Outcome == "yes") {
		t.outcome++
	} else if wrong {
		fmt.Printf("%s\toutcome\twant %s\n", name, d.Outcome)
	}
}

// match finds for each labelled sentence the one of the report that covers
// most of it, or -1.
func match(d drafts.Draft, r review.Report) []int {
	out := make([]int, len(d.Sentences))
	for i, want := range d.Sentences {
		out[i] = -1
		best := 0
		for j, got := range r.Sentences {
			if n := min(want.End, got.End) - max(want.Start, got.Start); n > best {
				best, out[i] = n, j
			}
		}
	}
	return out
}

func (t *table) list(name string, want drafts.Sentence, got review.Sentence, text string) {
	var diff []string
	flag := func(what string, w, g any) {
		if w != g {
			diff = append(diff, fmt.Sprintf("%s %v→%v", what, w, g))
		}
	}
	flag("kind", want.Kind, got.Kind)
	flag("emotional", want.Emotional, got.Emotional)
	flag("attack", want.Attack, got.Attack)
	flag("evidence", want.Evidence, got.Evidence)
	flag("repeats", want.Repeats >= 0, got.Repeats >= 0)
	if len(diff) > 0 {
		fmt.Printf("%s\t%s\t%s\n", name, strings.Join(diff, ", "), text)
	}
}

func (t *table) print() {
	fmt.Printf("%d drafts, %d sentences\n\n", t.drafts, t.sentences)
	macro, three := 0.0, 0.0
	for _, k := range order {
		fmt.Printf("%-22s %s\n", k, t.kinds[k])
		if k != "mixed" {
			macro += t.kinds[k].F1() / 4
		}
		three += t.kinds[k].F1() / 5
	}
	best := ""
	for _, k := range order {
		if best == "" || t.most[k] > t.most[best] {
			best = k
		}
	}
	share := float64(t.most[best]) / float64(t.sentences)
	fmt.Printf("%-22s %.3f  (with mixed %.3f; always %s: %.3f)\n", "macro F1, four kinds", macro, three, best, 2*share/(1+share)/4)
	fmt.Printf("%-22s %.3f  (always %s: %.3f)\n\n", "kind right", float64(t.kindRight)/float64(t.sentences), best, share)
	fmt.Printf("%-22s %s\n%-22s %s\n", "emotional", t.emotional, "  VADER", t.vaderEmotional)
	fmt.Printf("%-22s %s\n%-22s %s\n", "attack", t.attack, "  VADER", t.vaderAttack)
	fmt.Printf("%-22s %s\n%-22s %s\n", "evidence cited", t.cited, "evidence missing", t.missing)
	fmt.Printf("%-22s %.3f\n", "evidence, both", (t.cited.F1()+t.missing.F1())/2)
	fmt.Printf("%-22s %s, %d tied to the right sentence\n", "repeats", t.repeats, t.linked)
	fmt.Printf("%-22s %d of %d drafts (%d not seen, %d seen where there is none)\n", "outcome right", t.outcome, t.drafts, t.unseen, t.drafts-t.outcome-t.unseen)
	fmt.Printf("%-22s %.0f KB/s\n", "speed", float64(t.bytes)/1024/t.elapsed.Seconds())
}
