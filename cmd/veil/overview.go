package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"veil/extract"
	"veil/redact"
	"veil/rules"
)

// about is what a scan found of one person or one kind.
type about struct {
	label  string
	times  int
	masked int
	forms  map[string]int // as written, on one line
	labels map[string]bool
	where  map[string]bool
}

func (a *about) add(f redact.Found, text, where string) {
	if a.forms == nil {
		a.forms, a.labels, a.where = map[string]int{}, map[string]bool{}, map[string]bool{}
	}
	a.times++
	if f.Mask {
		a.masked++
	}
	a.forms[strings.Join(strings.Fields(text), " ")]++
	a.labels[f.Entity] = true
	a.where[where] = true
}

// fate says in a word what the policy does.
func (a *about) fate() string {
	switch a.masked {
	case a.times:
		return "masked"
	case 0:
		return "kept"
	}
	return fmt.Sprintf("%d masked, %d kept", a.masked, a.times-a.masked)
}

// written lists the forms, the most frequent first: "Jayden (20), Jay (3)".
func (a *about) written() string {
	var out []string
	for f := range a.forms {
		out = append(out, f)
	}
	slices.SortFunc(out, func(x, y string) int { return cmp.Or(a.forms[y]-a.forms[x], strings.Compare(x, y)) })
	for i, f := range out {
		out[i] = fmt.Sprintf("%s (%d)", escape(f), a.forms[f])
	}
	return strings.Join(out, ", ")
}

// printOverview returns the printer of the tables for people: who is named, and
// what else was found, in lines of that many columns.
func printOverview(columns int) scanPrinter {
	return func(w io.Writer, path string, r redact.ScanResult, showText bool) error {
		parts := byID(r.Parts)
		people, kinds := map[string]*about{}, map[string]*about{}
		var order []string
		for _, f := range r.Findings {
			p := parts[f.Part]
			text, where := p.Text[f.Start:f.End], place(p)
			if f.Label != rules.Person {
				if kinds[f.Label] == nil {
					kinds[f.Label] = &about{label: f.Label}
				}
				kinds[f.Label].add(f, text, where)
				continue
			}
			if people[f.Entity] == nil {
				people[f.Entity] = &about{label: f.Entity}
				order = append(order, f.Entity)
			}
			people[f.Entity].add(f, text, where)
		}
		if _, err := fmt.Fprintf(w, "%s (%s): %s\n", escape(path), r.Format, plural(len(r.Findings), "finding", "findings")); err != nil {
			return err
		}
		places := placeOrder(r.Parts)
		if len(order) > 0 {
			slices.SortStableFunc(order, func(a, b string) int { return people[b].times - people[a].times })
			t := table{columns: columns, head: []string{"person", "times", "ways written", "policy", "where"}}
			for _, l := range order {
				a := people[l]
				t.add(escape(l), fmt.Sprint(a.times), fmt.Sprint(len(a.forms)), a.fate(), list(a.where, places))
				if showText {
					t.note(a.written())
				}
			}
			t.print(w)
		}
		t := table{columns: columns, head: []string{"what", "times", "different", "policy", "where"}}
		for _, k := range rules.Kinds {
			if a := kinds[k]; a != nil {
				t.add(rules.InWords[k].Many, fmt.Sprint(a.times), fmt.Sprint(len(a.labels)), a.fate(), list(a.where, places))
				if showText {
					t.note(a.written())
				}
			}
		}
		if len(kinds) > 0 {
			t.print(w)
		}
		return printGaps(w, r.Gaps)
	}
}

func printGaps(w io.Writer, gaps []extract.Gap) error {
	for _, g := range gaps {
		if _, err := fmt.Fprintf(w, "  not read: %s (%s)\n", escape(g.Where), escape(g.Why)); err != nil {
			return err
		}
	}
	return nil
}

func byID(parts []extract.Part) map[string]extract.Part {
	m := map[string]extract.Part{}
	for _, p := range parts {
		m[p.ID] = p
	}
	return m
}

// place names a part for people.
func place(p extract.Part) string {
	switch {
	case p.Page > 0:
		return fmt.Sprintf("page %d", p.Page)
	case p.Kind == extract.Body:
		return "text"
	}
	return string(p.Kind)
}

// placeOrder is the names of all places in the order of the document.
func placeOrder(parts []extract.Part) []string {
	var out []string
	for _, p := range parts {
		if l := place(p); !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

// list names places in order, runs of pages in short: "pages 1-3, 7, comment".
func list(where map[string]bool, order []string) string {
	var pages []int
	var others []string
	for _, l := range order {
		var n int
		switch {
		case !where[l]:
		case strings.HasPrefix(l, "page "):
			fmt.Sscanf(l, "page %d", &n)
			pages = append(pages, n)
		default:
			others = append(others, l)
		}
	}
	slices.Sort(pages)
	var runs []string
	for i := 0; i < len(pages); {
		j := i
		for j+1 < len(pages) && pages[j+1] == pages[j]+1 {
			j++
		}
		run := fmt.Sprint(pages[i])
		if j > i {
			run = fmt.Sprintf("%d-%d", pages[i], pages[j])
		}
		runs = append(runs, run)
		i = j + 1
	}
	switch len(pages) {
	case 0:
	case 1:
		others = append([]string{"page " + runs[0]}, others...)
	default:
		others = append([]string{"pages " + strings.Join(runs, ", ")}, others...)
	}
	return strings.Join(others, ", ")
}
