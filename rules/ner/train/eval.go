package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"veil/extract"
	"veil/rules"
	"veil/rules/names"
	"veil/rules/ner"
	"veil/rules/ner/prose"
)

// evaluate prints how the weights do on texts that were not trained on:
// precision/recall over words.
func evaluate(w io.Writer, data, weights string) error {
	b, err := os.ReadFile(weights)
	if err != nil {
		return err
	}
	m, err := ner.Open(b)
	if err != nil {
		return err
	}
	web, err := load(filepath.Join(data, "dev", "uner_ewt.jsonl"))
	if err != nil {
		return err
	}
	synth, err := load(filepath.Join(data, "dev", "presidio_synth.jsonl"))
	if err != nil {
		return err
	}
	_, held, err := loadCorpus(corpusDir)
	if err != nil {
		return err
	}
	for _, docs := range [][]Doc{web, synth} {
		for i := range docs {
			untitle(&docs[i])
		}
	}
	fmt.Fprintf(w, "%-27s %-17s", "PERSON, precision/recall", "likeliest, F1")
	for _, t := range thresholds {
		fmt.Fprintf(w, "   %-11s", fmt.Sprint("at ", t))
	}
	fmt.Fprintln(w, "   places       organisations")
	row := func(name string, docs []Doc) {
		s := measure(m, docs)
		fmt.Fprintf(w, "%-27s %s %.3f", name, s.balanced, s.balanced.f1())
		for _, t := range s.people {
			fmt.Fprintf(w, "   %s", t)
		}
		if docs[0].Partial {
			fmt.Fprintln(w) // ours do not mark all of them
			return
		}
		fmt.Fprintf(w, "   %s  %s\n", s.places, s.orgs)
	}
	row("uner_ewt", web)
	row("uner_ewt, lower case", mapDocs(web, strings.ToLower))
	row("uner_ewt, upper case", mapDocs(web, strings.ToUpper))
	row("presidio_synth", synth)
	row(fmt.Sprintf("our corpus, held (%d)", len(held)), held)
	row("the same, lower case", mapDocs(held, strings.ToLower))
	row("the same, upper case", mapDocs(held, strings.ToUpper))

	words, bytes, took := 0, 0, time.Duration(0)
	for _, d := range append(held, web...) {
		start := time.Now()
		for range m.Marks(d.Text) {
			words++
		}
		took += time.Since(start)
		bytes += len(d.Text)
	}
	fmt.Fprintf(w, "%.0f words/s, %.2f MB/s\n", float64(words)/took.Seconds(), float64(bytes)/1e6/took.Seconds())
	if err := baseline(w, m, "80 of uner_ewt", web[:80]); err != nil {
		return err
	}
	return baseline(w, m, "our corpus, held", held)
}

// untitle takes titles out of the names of a set that is only measured; all
// its other conventions stay.
func untitle(d *Doc) {
	out := d.Spans[:0]
	for _, s := range d.Spans {
		if s.Label == person {
			if t, ok := trim(d.Text, s); ok {
				s = t
			}
		}
		out = append(out, s)
	}
	d.Spans = out
}

func mapDocs(docs []Doc, f func(string) string) []Doc {
	out := make([]Doc, len(docs))
	for i := range docs {
		out[i] = rewriteAll(&docs[i], f)
	}
	return out
}

// baseline measures, on a few of the documents, package names alone and with
// the recogniser of package ner/prose, beside the model.
func baseline(w io.Writer, m *ner.Model, name string, docs []Doc) error {
	for _, b := range []struct {
		name      string
		detectors []rules.Detector
	}{
		{"package names", []rules.Detector{names.New()}},
		{"package names and prose", []rules.Detector{names.New(), prose.New()}},
	} {
		var t tally
		start := time.Now()
		for i := range docs {
			var found []rules.Finding
			for _, d := range b.detectors {
				fs, err := d.Detect(context.Background(), extract.Part{ID: "p", Text: docs[i].Text})
				if err != nil {
					return err
				}
				found = append(found, fs...)
			}
			t.covered(m, &docs[i], found)
		}
		fmt.Fprintf(w, "%-27s %-24s %s in %.1f s\n", name, b.name, t, time.Since(start).Seconds())
	}
	s := measure(m, docs)
	fmt.Fprintf(w, "%-27s %-24s %s; at 0.1 %s\n", name, "this model", s.balanced, s.people[2])
	return nil
}

// covered counts the words of a document by whether a finding covers them.
func (t *tally) covered(m *ner.Model, d *Doc, found []rules.Finding) {
	covered := make([]bool, len(d.Text)+1)
	for _, f := range found {
		if f.Label == rules.Person {
			for i := f.Start; i < f.End; i++ {
				covered[i] = true
			}
		}
	}
	for mark, label := range words(m, d) {
		t.add(label == person, covered[mark.Start])
	}
}
