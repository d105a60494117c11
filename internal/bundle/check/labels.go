package main

import (
	"fmt"
	"io"
	"regexp"
	"sort"
	"strings"

	"veil/internal/bundle/gold"
)

// notPeople are the labels of details that are no names.
var notPeople = regexp.MustCompile(`^(DATE.OF.BIRTH|ADDRESS|POSTCODE|PHONE|EMAIL|NHS.NUMBER|NI.NUMBER|CASE.NUMBER|URL|HANDLE|SCHOOL|ORGANISATION|VEHICLE|BANK.ACCOUNT|PASSPORT|DRIVING.LICENCE|IP.ADDRESS|DATE|AGE|LOCATION|IMAGE|REDACTED|UNREADABLE)\b`)

// tally counts what became of a person's mentions.
type tally struct {
	labels map[string]int            // all of them
	clear  map[string]int            // those that nobody else in the case shares
	forms  map[string]map[string]int // label -> form and words -> mentions
}

// labels gathers, over all outputs, what stands in place of each mention.
type labels struct {
	people   map[string]*gold.Person
	persons  map[string]*tally
	holders  map[string]map[string]int // label -> person -> mentions
	kinds    map[string]*[4]int        // kind -> mentions, aligned, left whole, left in part
	examples map[string][]string       // label and person -> files
	around   map[string][]string       // label and person -> the words around, in the paper and in its copy
	doubts   string                    // what the report says of labels
	loose    int                       // mentions that have as many labels, in an order that is lost
}

// report takes what the report says of labels that may be two people: the
// section of report.html whose heading says "more than one person".
func (l *labels) report(outputs []*output) {
	for _, o := range outputs {
		if o.name != "report.html" {
			continue
		}
		for _, section := range strings.Split(string(o.data), "<h2")[1:] {
			head, _, _ := strings.Cut(section, "</h2>")
			if strings.Contains(head, "more than one person") {
				l.doubts += htmlText("<h2" + section)
			}
		}
	}
}

// said is whether the report doubts a label.
func (l *labels) said(label string) bool {
	return regexp.MustCompile(`\b` + regexp.QuoteMeta(label) + `\b`).MatchString(l.doubts)
}

func newLabels(b *gold.Bundle) *labels {
	l := &labels{people: map[string]*gold.Person{}, persons: map[string]*tally{}, holders: map[string]map[string]int{}, kinds: map[string]*[4]int{}, examples: map[string][]string{}, around: map[string][]string{}}
	for i := range b.People {
		l.people[b.People[i].ID] = &b.People[i]
	}
	return l
}

// file aligns an output with the file it was made of. Of the orders in which a
// PDF can be read it takes the one that agrees best.
func (l *labels) file(f *gold.File, o *output) {
	g, spans := goldWords(f)
	var best []pair
	var out []token
	for _, t := range o.texts {
		ts := words(t)
		if ps := align(g, ts); len(ps) > len(best) || out == nil {
			best, out = ps, ts
		}
	}
	matched, known := make([]bool, len(g)), make([]bool, len(g))
	for _, p := range best {
		matched[p.g], known[p.g] = true, true
	}
	// What stands between two matched words in one text stands for what stands
	// between them in the other.
	ps := append(append([]pair{{-1, -1}}, best...), pair{len(g), len(out)})
	for i := 1; i < len(ps); i++ {
		g1, g2, o1, o2 := ps[i-1].g+1, ps[i].g, ps[i-1].o+1, ps[i].o
		l.gap(f, spans, g[g1:g2], out[o1:o2], func() string {
			return plain(g, g1, g2) + "  =>  " + plain(out, o1, o2)
		})
		for k := o1; k < o2; k++ {
			if out[k].label == "" {
				continue
			}
			for j := g1; j < g2; j++ {
				known[j] = true
			}
			break
		}
	}
	for _, s := range spans {
		k := s.Kind
		if s.Weak {
			k = weakKind
		}
		if l.kinds[k] == nil {
			l.kinds[k] = &[4]int{}
		}
		c := l.kinds[k]
		c[0]++
		n := 0
		for i := s.from; i < s.to; i++ {
			if matched[i] {
				n++
			}
		}
		switch {
		case n == s.to-s.from:
			c[1]++
			c[2]++
		case n > 0:
			c[1]++
			c[3]++
		case known[s.from]:
			c[1]++
		}
	}
}

// gap gives the labels of a gap to the names in it, if there is one for each.
func (l *labels) gap(f *gold.File, spans []goldSpan, g, o []token, around func() string) {
	var names []goldSpan
	last := -1
	for _, t := range g {
		if t.span < 0 || t.span == last {
			continue
		}
		last = t.span
		if spans[t.span].Kind == "PERSON" {
			names = append(names, spans[t.span])
		}
	}
	var ls []string
	for _, t := range o {
		if t.label != "" && !notPeople.MatchString(t.label) {
			ls = append(ls, t.label)
		}
	}
	if len(names) == 0 || len(ls) != len(names) {
		return
	}
	if disordered(g, o, spans) {
		l.loose += len(names)
		return
	}
	for i, n := range names {
		p := l.people[n.Person]
		if p == nil || p.SameAs != "" {
			continue
		}
		t := l.persons[p.ID]
		if t == nil {
			t = &tally{labels: map[string]int{}, clear: map[string]int{}, forms: map[string]map[string]int{}}
			l.persons[p.ID] = t
		}
		t.labels[ls[i]]++
		if t.forms[ls[i]] == nil {
			t.forms[ls[i]] = map[string]int{}
		}
		form := n.Form + " " + n.words
		if n.Shared {
			form += " (shared)"
		} else {
			t.clear[ls[i]]++
		}
		t.forms[ls[i]][form]++
		if l.holders[ls[i]] == nil {
			l.holders[ls[i]] = map[string]int{}
		}
		l.holders[ls[i]][p.ID]++
		k := ls[i] + " " + p.ID
		if e := l.examples[k]; len(e) < 3 && (len(e) == 0 || e[len(e)-1] != f.Path) {
			l.examples[k] = append(e, f.Path)
		}
		if e := l.around[k]; len(e) < 3 {
			l.around[k] = append(e, around())
		}
	}
}

// disordered reports whether a gap of a text and that of its copy hold things in
// different orders, as where a reader takes the columns of a page one after the
// other: their names and labels are then as many, but not one another's. It goes by
// what is no name, never by which label stands there, so that it hides no label that
// is wrong: the names and other details take turns in another way, words stand in
// the copy's gap that the text's does not have, or far more words are lost than a
// label covers.
func disordered(g, o []token, spans []goldSpan) bool {
	var details, marks []bool // whether each is a person
	lost, strange, last := 0, 0, -1
	for _, t := range g {
		switch {
		case t.span < 0:
			lost++
		case t.span != last:
			details = append(details, spans[t.span].Kind == "PERSON")
		}
		last = t.span
	}
	for _, t := range o {
		if t.label == "" {
			strange++
			continue
		}
		marks = append(marks, t.kind == "PERSON")
	}
	people := 0
	for _, p := range details {
		if p {
			people++
		}
	}
	if people > 1 && people <= longGap && (lost > 0 && strange > 0 || lost > mostCovered*len(marks)) {
		return true
	}
	n := min(len(details), len(marks))
	return common(details, marks) < n-n/longGap
}

// longGap is how many names stand in a gap that was too long to be aligned word by
// word; a few other details are found or missed in it anyway.
const longGap = 20

// mostCovered is how many words beside a detail one label may cover.
const mostCovered = 3

// common is the length of the longest sequence that two have in common.
func common(a, b []bool) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		before := 0 // of the row above, one to the left
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			before = above
		}
	}
	return row[len(b)]
}

func (l *labels) print(w io.Writer, verbose bool) {
	fmt.Fprintf(w, "%-34s %8s %8s %6s %8s %8s\n", "mentions, by aligning the texts", "mentions", "aligned", "left", "share", "in part")
	for _, k := range keys(l.kinds) {
		c := l.kinds[k]
		fmt.Fprintf(w, "%-34s %8d %8d %6d %7.2f%% %8d\n", k, c[0], c[1], c[2], percent(c[2], c[1]), c[3])
	}
	fmt.Fprintln(w)
	one, oneClear, mentions, main := 0, 0, 0, 0
	for _, id := range keys(l.persons) {
		t := l.persons[id]
		if len(t.labels) == 1 {
			one++
		}
		if len(t.clear) <= 1 {
			oneClear++
		}
		top := 0
		for _, n := range t.labels {
			mentions += n
			top = max(top, n)
		}
		main += top
	}
	n := len(l.persons)
	if n == 0 {
		fmt.Fprintln(w, "no labels of people found")
		return
	}
	fmt.Fprintf(w, "people seen: %d; not counted, since the order of the words is lost where they stand: %d mentions\n", n, l.loose)
	fmt.Fprintf(w, "with exactly one label, all mentions: %d (%.1f%%)\n", one, percent(one, n))
	fmt.Fprintf(w, "with exactly one label, leaving out forms that two of a family share: %d (%.1f%%)\n", oneClear, percent(oneClear, n))
	fmt.Fprintf(w, "mentions under the person's commonest label: %d of %d (%.2f%%)\n", main, mentions, percent(main, mentions))
	var two []string
	for _, lab := range keys(l.holders) {
		if len(l.holders[lab]) > 1 {
			two = append(two, lab)
		}
	}
	silent := 0
	for _, lab := range two {
		if !l.said(lab) {
			silent++
		}
	}
	fmt.Fprintf(w, "labels that stand for two people or more: %d of %d, without a word in the report: %d\n", len(two), len(l.holders), silent)
	for _, lab := range two {
		fmt.Fprintf(w, "  [%s]: %s%s\n", lab, l.counts(l.holders[lab]), map[bool]string{true: " (the report says so)", false: " (the report is SILENT)"}[l.said(lab)])
		if verbose {
			for _, p := range keys(l.holders[lab]) {
				fmt.Fprintf(w, "      %s in %q\n", p, l.examples[lab+" "+p])
			}
		}
	}
	if verbose {
		fmt.Fprintln(w)
		for _, id := range keys(l.persons) {
			t := l.persons[id]
			fmt.Fprintf(w, "%-14s %s\n", id, l.counts(t.labels))
			if len(t.labels) < 2 {
				continue
			}
			for _, lab := range keys(t.forms) {
				fmt.Fprintf(w, "%-14s   [%s] written %s in %q\n", "", lab, l.counts(t.forms[lab]), l.examples[lab+" "+id])
				if t.labels[lab] <= fewest {
					for _, a := range l.around[lab+" "+id] {
						fmt.Fprintf(w, "%-14s     %s\n", "", a)
					}
				}
			}
		}
	}
}

// counts writes a tally, the most frequent first.
func (l *labels) counts(m map[string]int) string {
	ks := keys(m)
	sort.SliceStable(ks, func(i, j int) bool { return m[ks[i]] > m[ks[j]] })
	for i, k := range ks {
		ks[i] = fmt.Sprintf("%s %d", k, m[k])
	}
	return strings.Join(ks, ", ")
}

// fewest is how many mentions under one label are shown with the words around them.
const fewest = 50

// plain is a stretch of a text with a few words on both sides.
func plain(ts []token, from, to int) string {
	const near = 6
	var b strings.Builder
	for i := max(0, from-near); i < min(len(ts), to+near); i++ {
		switch i {
		case from:
			b.WriteString("| ")
		case to:
			b.WriteString("| ")
		}
		if ts[i].label != "" {
			b.WriteString("[" + ts[i].label + "] ")
		} else {
			b.WriteString(ts[i].word + " ")
		}
	}
	return b.String()
}
