package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"veil/internal/cputime"
	"veil/internal/gold"
	"veil/redact"
	"veil/rules"
)

// count is one row of one configuration.
type count struct {
	spans, whole     int
	entities, hidden int
	masked, right    int // bytes
}

// tally is what one configuration did to all documents.
type tally struct {
	kinds  map[string]*count
	people count         // those whom a family would list
	births count         // their dates of birth
	clean  int           // documents without a leak
	took   time.Duration // of the processor
}

// report is the measurement of all configurations.
type report struct {
	tallies map[string]*tally         // by configuration
	shared  map[string]redact.Options // the same
	docs    int
	bytes   int
	missed  io.Writer
}

func newReport() *report {
	r := &report{tallies: map[string]*tally{}, shared: map[string]redact.Options{}, missed: os.Stdout}
	for _, c := range configurations {
		t := &tally{kinds: map[string]*count{}}
		for _, k := range rules.Kinds {
			t.kinds[k] = &count{}
		}
		r.tallies[c.name] = t
	}
	return r
}

// options are those of a configuration, which every document shares as the files
// of one run do, if they are not its own.
func (r *report) options(c configuration, policy string, doc gold.Doc) (redact.Options, error) {
	if ro, ok := r.shared[c.name]; ok {
		return ro, nil
	}
	ro, err := c.options(policy, doc)
	if err == nil && !c.own {
		r.shared[c.name] = ro
	}
	return ro, err
}

// measure runs every configuration on one document.
func (r *report) measure(path string, o options) error {
	src, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	doc, err := gold.Parse(src)
	if err != nil {
		return err
	}
	r.docs++
	r.bytes += len(doc.Text)
	for _, c := range configurations {
		ro, err := r.options(c, o.policy, doc)
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		in := strings.NewReader(doc.Text)
		t := r.tallies[c.name]
		if r.docs == 1 { // what is read and made ready once is no part of the speed
			if _, err := redact.Scan(context.Background(), in, in.Size(), ro); err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
		}
		start := cputime.Used()
		scan, err := redact.Scan(context.Background(), in, in.Size(), ro)
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		t.took += cputime.Used() - start
		var list func(string, ...any)
		if o.missed == c.name {
			list = func(f string, args ...any) { fmt.Fprintf(r.missed, filepath.Base(path)+"\t"+f+"\n", args...) }
		}
		t.add(doc, scan.Findings, list)
	}
	return nil
}

// add compares one document with its marks. Only direct identifiers count: what
// the default policy masks.
func (t *tally) add(doc gold.Doc, found []redact.Found, list func(string, ...any)) {
	covered, marked := make([]bool, len(doc.Text)), make([]bool, len(doc.Text))
	for _, f := range found {
		if f.Mask {
			fill(covered, f.Start, f.End)
		}
	}
	clean, theirs := true, listedKeys(doc)
	whole := map[[2]string]bool{}
	for _, s := range doc.Spans {
		fill(marked, s.Start, s.End) // an unmasked kind that is masked is no error
		if !gold.Direct(s.Kind) {
			continue
		}
		ok := all(doc.Text, covered, s.Start, s.End)
		t.kinds[s.Kind].span(ok)
		if theirs[s.Entity] {
			switch s.Kind {
			case rules.Person:
				t.people.span(ok)
			case rules.DateOfBirth:
				t.births.span(ok)
			}
		}
		if !ok {
			clean = false
			if list != nil {
				list("missed\t%s\t%s\t%q\t…%s…", s.Kind, s.Entity, doc.Text[s.Start:s.End], around(doc.Text, s.Start, s.End))
			}
		}
		e := [2]string{s.Kind, s.Entity}
		before, seen := whole[e]
		whole[e] = ok && (before || !seen)
	}
	for e, ok := range whole {
		t.kinds[e[0]].entity(ok)
		if theirs[e[1]] && e[0] == rules.Person {
			t.people.entity(ok)
		}
	}
	if clean {
		t.clean++
	}
	for _, f := range found {
		if !f.Mask {
			continue
		}
		right := 0
		for _, m := range marked[f.Start:f.End] {
			if m {
				right++
			}
		}
		k := t.kinds[f.Label]
		k.masked += f.End - f.Start
		k.right += right
		if list != nil && right == 0 {
			list("extra\t%s\t%s\t%q\t…%s…", f.Label, f.Rule, doc.Text[f.Start:f.End], around(doc.Text, f.Start, f.End))
		}
	}
}

func (c *count) span(ok bool) {
	c.spans++
	if ok {
		c.whole++
	}
}

func (c *count) entity(ok bool) {
	c.entities++
	if ok {
		c.hidden++
	}
}

func (c *count) plus(d count) {
	c.spans, c.whole = c.spans+d.spans, c.whole+d.whole
	c.entities, c.hidden = c.entities+d.entities, c.hidden+d.hidden
	c.masked, c.right = c.masked+d.masked, c.right+d.right
}

func fill(b []bool, from, to int) {
	for i := from; i < to; i++ {
		b[i] = true
	}
}

// all reports whether every letter and digit of a span is covered.
func all(text string, covered []bool, start, end int) bool {
	for i := start; i < end; i++ {
		c := text[i]
		word := c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
		if word && !covered[i] {
			return false
		}
	}
	return true
}

func around(text string, start, end int) string {
	return strings.Join(strings.Fields(text[max(0, start-30):min(len(text), end+30)]), " ")
}
