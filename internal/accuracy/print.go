package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"veil/rules"
)

// The goals, in per cent: spans masked, by kind and overall; entities hidden
// and bytes rightly masked, overall; mentions of the people of a people file.
var spanGoals = map[string]float64{
	rules.Person: 97, rules.DateOfBirth: 97, rules.Address: 93, rules.Postcode: 100, rules.Email: 100, rules.NHSNumber: 100,
	rules.Phone: 98, rules.CaseNumber: 95, rules.School: 90, rules.Organisation: 90, "all": 97,
}

const (
	entityGoal    = 95
	precisionGoal = 88
	peopleGoal    = 99.5
)

// print writes the table. The baseline has no goals.
func (r *report) print(out io.Writer, goals bool) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	head, sub := "\t\t", "kind\tspans\tentities\t"
	for _, c := range configurations {
		head += c.title + ":\t\t\t"
		sub += "masked\thidden\tprecision\t"
	}
	fmt.Fprintln(w, head)
	fmt.Fprintln(w, sub)
	sums := map[string]*count{}
	for _, c := range configurations {
		sums[c.name] = &count{}
		for _, k := range rules.Kinds {
			sums[c.name].plus(*r.tallies[c.name].kinds[k])
		}
	}
	for _, k := range append(append([]string{}, rules.Kinds...), "all") {
		row := func(name string) count {
			if k == "all" {
				return *sums[name]
			}
			return *r.tallies[name].kinds[k]
		}
		first, any := row(configurations[0].name), false
		line := fmt.Sprintf("%s\t%d\t%d\t", k, first.spans, first.entities)
		for _, c := range configurations {
			n, entity, precision := row(c.name), 0.0, 0.0
			if k == "all" {
				entity, precision = entityGoal, precisionGoal
			}
			on := goals && c.name != "prose"
			any = any || n.spans+n.masked > 0
			line += share(n.whole, n.spans, spanGoals[k], on) + "\t" + share(n.hidden, n.entities, entity, on) + "\t" + share(n.right, n.masked, precision, on) + "\t"
		}
		if any {
			fmt.Fprintln(w, line)
		}
	}
	r.footer(w, goals)
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(out, "%d documents, %d KB\n", r.docs, r.bytes>>10)
	if goals && err == nil {
		_, err = fmt.Fprintln(out, "< is under its goal")
	}
	return err
}

// footer writes the rows that are not kinds.
func (r *report) footer(w io.Writer, goals bool) {
	first := r.tallies[configurations[0].name]
	people := fmt.Sprintf("people file\t%d\t%d\t", first.people.spans, first.people.entities)
	births := fmt.Sprintf("their births\t%d\t\t", first.births.spans)
	clean, speed := fmt.Sprintf("leak-free\t%d\t\t", r.docs), "KB/s of processor\t\t\t"
	for _, c := range configurations {
		t := r.tallies[c.name]
		goal := 0.0
		if c.name == "people" {
			goal = peopleGoal
		}
		people += share(t.people.whole, t.people.spans, goal, goals) + "\t" + share(t.people.hidden, t.people.entities, 0, goals) + "\t\t"
		births += share(t.births.whole, t.births.spans, 0, goals) + "\t\t\t"
		clean += share(t.clean, r.docs, 0, goals) + "\t\t\t"
		speed += fmt.Sprintf("%.0f \t\t\t", float64(r.bytes)/1024/t.took.Seconds())
	}
	fmt.Fprintln(w, strings.Join([]string{people, births, clean, speed}, "\n"))
}

// share is a part in per cent, marked where it is under its goal.
func share(n, of int, goal float64, mark bool) string {
	if of == 0 {
		return "- "
	}
	p := 100 * float64(n) / float64(of)
	if mark && p < goal {
		return fmt.Sprintf("%.1f<", p)
	}
	return fmt.Sprintf("%.1f ", p)
}
