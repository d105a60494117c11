package main

import (
	"context"
	"strings"
	"sync"

	"github.com/jdkato/prose/v2"

	"veil/extract"
	"veil/rules"
)

// baseline is the prose recogniser as it comes, line by line since it reads
// names across lines. What it says of words that it gives back altered is lost.
type baseline struct{}

var model = sync.OnceValues(func() (*prose.Model, error) {
	doc, err := prose.NewDocument("")
	if err != nil {
		return nil, err
	}
	return doc.Model, nil
})

func (baseline) Name() string { return "baseline" }

func (baseline) Detect(_ context.Context, p extract.Part) ([]rules.Finding, error) {
	m, err := model()
	if err != nil {
		return nil, err
	}
	var out []rules.Finding
	at := 0
	for line := range strings.Lines(p.Text) {
		for _, s := range recognise(m, line) {
			out = append(out, rules.Finding{Span: extract.Span{Part: p.ID, Start: at + s[0], End: at + s[1]},
				Label: rules.Person, Rule: "baseline", Score: 0.5})
		}
		at += len(line)
	}
	return out, nil
}

// recognise returns the spans of people in one line; neighbours are one.
func recognise(m *prose.Model, line string) (spans [][2]int) {
	defer func() {
		if recover() != nil { // the library fails on some texts
			spans = nil
		}
	}()
	doc, err := prose.NewDocument(line+" .", prose.WithSegmentation(false), prose.UsingModel(m))
	if err != nil {
		return nil
	}
	cursor := 0
	for _, tok := range doc.Tokens() {
		i := strings.Index(line[cursor:], tok.Text)
		if i < 0 {
			continue
		}
		start, end := cursor+i, cursor+i+len(tok.Text)
		cursor = end
		if !strings.HasSuffix(tok.Label, "-PERSON") {
			continue
		}
		if n := len(spans); n > 0 && strings.TrimSpace(line[spans[n-1][1]:start]) == "" {
			spans[n-1][1] = end
		} else {
			spans = append(spans, [2]int{start, end})
		}
	}
	return spans
}
