package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"sync"

	"github.com/jdkato/prose/v2"
	"golang.org/x/sync/errgroup"

	"veil/extract"
	"veil/rules"
	"veil/rules/standard"
)

// peer is one way to redact PDFs.
type peer struct {
	name, folder string
	needs        []string // programs
	test         []string // a command that fails where something else is absent
	run          func(ctx context.Context, papers []paper, dir string) (copies int, err error)
}

// absent says what is not installed.
func (p peer) absent(ctx context.Context) string {
	for _, prog := range p.needs {
		if _, err := exec.LookPath(prog); err != nil {
			return prog + " is not installed"
		}
	}
	if len(p.test) > 0 && exec.CommandContext(ctx, p.test[0], p.test[1:]...).Run() != nil {
		return strings.Join(p.test, " ") + " fails"
	}
	return ""
}

//go:embed mutool.js
var mutoolJS []byte

//go:embed open.js
var openJS []byte

//go:embed pymupdf.py
var pymupdf []byte

func peers(o options, t tools) []peer {
	each := func(do func(ctx context.Context, p paper, to string) error) func(context.Context, []paper, string) (int, error) {
		return func(ctx context.Context, papers []paper, dir string) (int, error) {
			g, ctx := errgroup.WithContext(ctx)
			g.SetLimit(o.jobs)
			for _, p := range papers {
				g.Go(func() error { return do(ctx, p, filepath.Join(dir, strings.TrimSuffix(p.rel, ".pdf"))) })
			}
			return len(papers), g.Wait()
		}
	}
	module := filepath.Join(o.node, "node_modules", "openredaction")
	return []peer{
		{name: "veil batch", folder: "veil", run: func(ctx context.Context, papers []paper, dir string) (int, error) {
			return t.batch(ctx, o.jobs, papers, dir)
		}},
		{name: "pdftotext, patterns and prose", folder: "prose", needs: []string{"pdftotext"}, run: each(func(ctx context.Context, p paper, to string) error {
			text, found, err := find(ctx, p)
			if err != nil {
				return err
			}
			return os.WriteFile(to+".txt", []byte(replaced(text, found)), 0o600)
		})},
		{name: "the same, and mutool", folder: "mutool", needs: []string{"pdftotext", "mutool"}, run: each(func(ctx context.Context, p paper, to string) error {
			return redact(ctx, p, to, ".js", mutoolJS, "mutool", "run")
		})},
		{name: "the same, and PyMuPDF", folder: "pymupdf", needs: []string{"pdftotext", "python3"}, test: []string{"python3", "-c", "import fitz"}, run: each(func(ctx context.Context, p paper, to string) error {
			return redact(ctx, p, to, ".py", pymupdf, "python3")
		})},
		{name: "pdftotext and openredaction", folder: "openredaction", needs: []string{"pdftotext", "node"}, test: []string{"node", "-e", "require(" + quoted(absolute(module)) + ")"},
			run: func(ctx context.Context, papers []paper, dir string) (int, error) {
				return openredaction(ctx, absolute(module), o.jobs, papers, dir)
			}},
	}
}

func absolute(path string) string {
	if a, err := filepath.Abs(path); err == nil {
		return a
	}
	return path
}

func quoted(s string) string { b, _ := json.Marshal(s); return string(b) }

// read is the text of a PDF as pdftotext has it.
func read(ctx context.Context, p paper) (string, error) {
	out, err := exec.CommandContext(ctx, "pdftotext", "-layout", p.path, "-").Output()
	if err != nil {
		return "", fmt.Errorf("pdftotext %s: %w", p.rel, err)
	}
	return string(out), nil
}

// patterns is the set of the packs alone.
var patterns = sync.OnceValues(func() (*rules.Set, error) {
	packs, err := standard.Packs()
	if err != nil {
		return nil, err
	}
	var ds []rules.Detector
	for _, p := range packs {
		ds = append(ds, p)
	}
	return rules.NewSet(ds...), nil
})

// model is prose's, which takes long to load.
var model = sync.OnceValues(func() (*prose.Model, error) {
	doc, err := prose.NewDocument("")
	if err != nil {
		return nil, err
	}
	return doc.Model, nil
})

// find returns a PDF's text and what the patterns and prose find in it, longest
// first.
func find(ctx context.Context, p paper) (string, []string, error) {
	text, err := read(ctx, p)
	if err != nil {
		return "", nil, err
	}
	set, err := patterns()
	if err != nil {
		return "", nil, err
	}
	m, err := model()
	if err != nil {
		return "", nil, err
	}
	fs, err := set.ScanParts(ctx, []extract.Part{{ID: "1", Kind: extract.Body, Text: text}})
	if err != nil {
		return "", nil, err
	}
	seen := map[string]bool{}
	for _, f := range fs {
		switch f.Label {
		case rules.Date, rules.Age, rules.Location:
		default:
			seen[text[f.Start:f.End]] = true
		}
	}
	doc, err := prose.NewDocument(text, prose.UsingModel(m))
	if err != nil {
		return "", nil, err
	}
	for _, e := range doc.Entities() {
		if e.Label == "PERSON" && len(e.Text) > 1 {
			seen[e.Text] = true
		}
	}
	var found []string
	for s := range seen {
		found = append(found, s)
	}
	sort.Slice(found, func(i, j int) bool {
		return len(found[i]) > len(found[j]) || len(found[i]) == len(found[j]) && found[i] < found[j]
	})
	return text, found, nil
}

// replaced puts a mark in place of every occurrence of what was found.
func replaced(text string, found []string) string {
	var pairs []string
	for _, s := range found {
		pairs = append(pairs, s, "[REDACTED]")
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// redact gives a PDF and what was found in it to a script.
func redact(ctx context.Context, p paper, to, ext string, script []byte, command ...string) error {
	_, found, err := find(ctx, p)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "peers")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "script"+ext)
	if err := os.WriteFile(file, script, 0o600); err != nil {
		return err
	}
	list := filepath.Join(dir, "found")
	var lines []string
	for _, s := range found {
		lines = append(lines, strings.Join(strings.Fields(s), " "))
	}
	if err := os.WriteFile(list, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, command[0], append(command[1:], file, p.path, list, to+".pdf")...)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w: %.200s", command[0], p.rel, err, out)
	}
	return nil
}

// openredaction reads with pdftotext and gives all texts to one process.
func openredaction(ctx context.Context, module string, jobs int, papers []paper, dir string) (int, error) {
	texts := make([]string, len(papers))
	g, each := errgroup.WithContext(ctx)
	g.SetLimit(jobs)
	for i, p := range papers {
		g.Go(func() (err error) {
			texts[i], err = read(each, p)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return 0, err
	}
	in, err := json.Marshal(texts)
	if err != nil {
		return 0, err
	}
	var errs bytes.Buffer
	cmd := exec.CommandContext(ctx, "node", "-e", string(openJS), module)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), &errs
	out, err := cmd.Output()
	if err != nil {
		return 0, fmt.Errorf("node: %w: %.300s", err, errs.String())
	}
	var redacted []string
	if err := json.Unmarshal(out, &redacted); err != nil || len(redacted) != len(papers) {
		return 0, fmt.Errorf("node gave back %d texts of %d: %v", len(redacted), len(papers), err)
	}
	for i, p := range papers {
		if err := os.WriteFile(filepath.Join(dir, strings.TrimSuffix(p.rel, ".pdf")+".txt"), []byte(redacted[i]), 0o600); err != nil {
			return 0, err
		}
	}
	return len(papers), nil
}
