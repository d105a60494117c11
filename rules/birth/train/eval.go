package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"veil/rules/birth"
)

// groups are the batches that are left out together, by their letters.
var groups = []string{"a", "b", "m", "r", "s", "vwx", "yz", "qtu", "c", "d", "e", "f"}

// hard are the batches whose authors thought up births that are hard to find.
const hard = "abcdfms"

// scored is a candidate of a text that was left out.
type scored struct {
	*example
	doc   *doc
	score float32
}

// evaluate leaves each group out in turn, learns from the rest and prints how
// many births of the group the classifier finds by itself, and how many of the
// dates that it takes for births are in no mark, by threshold and batch.
func evaluate(w io.Writer, list bool) error {
	docs, err := load(".")
	if err != nil {
		return err
	}
	byBatch := map[string][]scored{}
	for _, group := range groups {
		var learn, rest []doc
		for _, d := range docs {
			if d.batch != "" && strings.Contains(group, d.batch) {
				rest = append(rest, d)
			} else {
				learn = append(learn, d)
			}
		}
		l := fit(learn)
		for i := range rest {
			d := &rest[i]
			for j := range d.candidates {
				x := &d.candidates[j]
				byBatch[d.batch] = append(byBatch[d.batch], scored{x, d, l.judge(x)})
			}
		}
	}
	var all []scored
	for _, b := range strings.Split(strings.Join(groups, ""), "") {
		line(w, b, byBatch[b])
		if !strings.Contains(hard, b) {
			all = append(all, byBatch[b]...)
		}
	}
	line(w, "all others", all)
	if list {
		mistakes(w, byBatch)
	}
	return nil
}

// judge is the score of a candidate, far above any threshold where the rules find
// it without the classifier.
func (l *learner) judge(x *example) float32 {
	if x.Known {
		return 9
	}
	return l.score(x.Rows)
}

// thresholds are those that are tried.
var thresholds = []float32{-0.5, -1, -1.5, -1.8, -2, -2.2, -2.5, -3}

// line prints, by threshold, the share of births found and of the bytes found
// that are right, when all mentions of a day that is found are masked.
func line(w io.Writer, name string, xs []scored) {
	births := 0
	byDoc := map[*doc][]scored{}
	for _, x := range xs {
		if x.birth {
			births++
		}
		byDoc[x.doc] = append(byDoc[x.doc], x)
	}
	fmt.Fprintf(w, "%-13s %4d births", name, births)
	for _, t := range thresholds {
		var c tally
		for _, xs := range byDoc {
			c.addDoc(xs, t)
		}
		fmt.Fprintf(w, "  %4.1f: %.3f/%.2f", t, ratio(c.found, births), ratio(c.right, c.right+c.wrong))
	}
	fmt.Fprintln(w)
}

// addDoc adds the candidates of a text that are taken for births, and all others
// of the same days.
func (t *tally) addDoc(xs []scored, threshold float32) {
	var scores []float32
	var keys []int
	for _, x := range xs {
		scores, keys = append(scores, x.score), append(keys, x.Key)
	}
	days := map[int]bool{}
	is := birth.Accept(scores, keys, threshold)
	for i := range xs {
		days[keys[i]] = days[keys[i]] || is[i]
	}
	for i, x := range xs {
		if is[i] || keys[i] > 0 && days[keys[i]] {
			t.add(x)
		}
	}
}

// tally counts the births found, and the bytes that are rightly and wrongly taken
// for births.
type tally struct{ found, right, wrong int }

func (t *tally) add(x scored) {
	switch n := x.End - x.Start; {
	case x.birth:
		t.found++
		t.right += n
	case !x.marked:
		t.wrong += n
	}
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// mistakes lists the candidates on the wrong side of the threshold.
func mistakes(w io.Writer, byBatch map[string][]scored) {
	var all []scored
	for _, xs := range byBatch {
		for _, x := range xs {
			if x.birth != (x.score > birth.Threshold) && !x.marked {
				all = append(all, x)
			}
		}
	}
	slices.SortFunc(all, func(a, b scored) int {
		return cmp.Or(strings.Compare(a.doc.name, b.doc.name), a.Start-b.Start)
	})
	for _, x := range all {
		t := x.doc.text
		around := strings.Join(strings.Fields(t[max(0, x.Start-80):min(len(t), x.End+50)]), " ")
		fmt.Fprintf(w, "%v %5.1f %s %q … %s\n", x.birth, x.score, x.doc.name, t[x.Start:x.End], around)
	}
}
