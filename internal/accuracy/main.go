// Command accuracy measures what is found in documents whose identifying
// details are marked by hand, and prints a table by kind.
//
//	go run ./internal/accuracy [-policy P] [-ner prose] [-missed] [FILE.md ...]
//
// Without files it takes the sources of the shipped papers, testdata/src. The
// columns: marked spans, the share masked whole, the share of entities (a
// person, a number) with every mention masked, and the share of masked bytes
// of that kind that are marked at all. It is a measurement and not a gate.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"veil/internal/gold"
	"veil/internal/isolate"
	"veil/redact"
	"veil/rules"
)

func main() {
	isolate.Main()
	policy := flag.String("policy", "", "the policy that says what is masked")
	missed := flag.Bool("missed", false, "also list what was missed and what was masked for nothing")
	ner := flag.String("ner", "", "a second opinion on names: prose")
	flag.Parse()
	files := flag.Args()
	if len(files) == 0 {
		files, _ = filepath.Glob("testdata/src/*.md")
	}
	if err := run(files, redact.Settings{Policy: *policy, NER: *ner}, *missed); err != nil {
		fmt.Fprintln(os.Stderr, "accuracy:", err)
		os.Exit(1)
	}
}

func run(files []string, s redact.Settings, missed bool) error {
	o, err := s.Options()
	if err != nil {
		return err
	}
	t := newTally()
	for _, path := range files {
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		doc, err := gold.Parse(src)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		start := time.Now()
		r, err := redact.Scan(context.Background(), strings.NewReader(doc.Text), int64(len(doc.Text)), o)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		t.elapsed += time.Since(start)
		t.add(filepath.Base(path), doc, r.Findings, missed)
	}
	t.print()
	return nil
}

// count is one row of the table.
type count struct {
	spans, whole     int
	entities, hidden int
	masked, right    int // bytes
}

type tally struct {
	kinds   map[string]*count
	all     count
	docs    int
	clean   int // documents with nothing missed
	bytes   int
	elapsed time.Duration
}

func newTally() *tally {
	t := &tally{kinds: map[string]*count{}}
	for _, k := range rules.Kinds {
		t.kinds[k] = &count{}
	}
	return t
}

// add compares one document. Only direct identifiers count: what the default
// policy masks.
func (t *tally) add(name string, doc gold.Doc, found []redact.Found, list bool) {
	t.docs++
	t.bytes += len(doc.Text)
	covered := make([]bool, len(doc.Text))
	for _, f := range found {
		if f.Mask {
			for i := f.Start; i < f.End; i++ {
				covered[i] = true
			}
		}
	}
	marked := make([]bool, len(doc.Text))
	type entity struct{ kind, key string }
	whole := map[entity]bool{}
	clean := true
	for _, s := range doc.Spans {
		for i := s.Start; i < s.End; i++ {
			marked[i] = true // an unmasked kind that is masked is no error
		}
		if !gold.Direct(s.Kind) {
			continue
		}
		k := t.kinds[s.Kind]
		k.spans++
		ok := all(doc.Text, covered, s.Start, s.End)
		if ok {
			k.whole++
		} else {
			clean = false
			if list {
				fmt.Printf("missed\t%s\t%s\t%q\t…%s…\n", name, s.Kind, doc.Text[s.Start:s.End], around(doc.Text, s.Start, s.End))
			}
		}
		e := entity{s.Kind, s.Entity}
		if before, seen := whole[e]; seen {
			whole[e] = before && ok
		} else {
			whole[e] = ok
		}
	}
	for e, ok := range whole {
		t.kinds[e.kind].entities++
		if ok {
			t.kinds[e.kind].hidden++
		}
	}
	if clean {
		t.clean++
	}
	for _, f := range found {
		if !f.Mask {
			continue
		}
		k := t.kinds[f.Label]
		right := 0
		for i := f.Start; i < f.End; i++ {
			if marked[i] {
				right++
			}
		}
		k.masked += f.End - f.Start
		k.right += right
		if list && right == 0 {
			fmt.Printf("extra\t%s\t%s\t%q\t%s\t…%s…\n", name, f.Label, doc.Text[f.Start:f.End], f.Rule, around(doc.Text, f.Start, f.End))
		}
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

func (t *tally) print() {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "kind\tspans\tmasked\tentities\thidden\tprecision\t")
	for _, k := range rules.Kinds {
		c := t.kinds[k]
		t.all.spans += c.spans
		t.all.whole += c.whole
		t.all.entities += c.entities
		t.all.hidden += c.hidden
		t.all.masked += c.masked
		t.all.right += c.right
		if c.spans > 0 || c.masked > 0 {
			c.row(w, k)
		}
	}
	t.all.row(w, "all")
	w.Flush()
	fmt.Printf("%d of %d documents with nothing missed; %d KB at %.0f KB/s\n",
		t.clean, t.docs, t.bytes>>10, float64(t.bytes)/1024/t.elapsed.Seconds())
}

func (c *count) row(w *tabwriter.Writer, name string) {
	fmt.Fprintf(w, "%s\t%d\t%s\t%d\t%s\t%s\t\n", name, c.spans, share(c.whole, c.spans), c.entities,
		share(c.hidden, c.entities), share(c.right, c.masked))
}

func share(n, of int) string {
	if of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f %%", 100*float64(n)/float64(of))
}
