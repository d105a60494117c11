package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"

	"veil/extract"
	source "veil/extract/pdf"
)

// runRecall compares the words that the reader of PDF finds on each page with
// those of pdftotext. Both are taken in Unicode's compatibility form: the
// reader writes ligatures out and pdftotext does not. What pdftotext makes of
// pages that the reader refuses, since a font does not say what its letters
// are, is counted apart.
func runRecall(dir string, verbose bool) error {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		return fmt.Errorf("pdftotext is not installed (apt-get install poppler-utils)")
	}
	files, err := filepath.Glob(filepath.Join(dir, "pdf", "*.pdf"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no files in %s", dir)
	}
	var all, read tally
	for _, path := range files {
		file, err := recallOf(path, &read)
		if err != nil {
			continue // a refusal, which the other measure counts
		}
		all.add(file)
		if verbose && file.ours < file.theirs {
			fmt.Printf("%6d of %6d words lost: %s\n", file.theirs-file.ours, file.theirs, filepath.Base(path))
		}
	}
	fmt.Printf("word recall against pdftotext: %v\n", all)
	fmt.Printf("word recall on the pages that are not refused as unreadable: %v\n", read)
	return nil
}

// tally counts words of pdftotext, and how many of them the reader has, too.
type tally struct{ ours, theirs int }

func (t *tally) add(o tally) { t.ours, t.theirs = t.ours+o.ours, t.theirs+o.theirs }

func (t tally) String() string {
	return fmt.Sprintf("%.4f (%d of %d words)", float64(t.ours)/float64(max(t.theirs, 1)), t.ours, t.theirs)
}

// recallOf compares one file as a whole, and adds its readable pages to read.
func recallOf(path string, read *tally) (tally, error) {
	ctx, cancel := context.WithTimeout(context.Background(), hang)
	defer cancel()
	b, err := os.ReadFile(path)
	if err != nil {
		return tally{}, err
	}
	d, err := source.Open(ctx, bytes.NewReader(b), int64(len(b)), extract.Options{})
	if err != nil {
		return tally{}, err
	}
	text, err := exec.CommandContext(ctx, "pdftotext", path, "-").Output()
	if err != nil {
		return tally{}, err
	}
	unread := map[string]bool{}
	for _, g := range d.Gaps() {
		if g.Blocking && strings.Contains(g.Why, "characters are in a font") {
			unread[g.Where] = true
		}
	}
	ours, theirs := map[string]int{}, map[string]int{}
	readOurs, readTheirs := map[string]int{}, map[string]int{}
	pages := strings.Split(string(text), "\f")
	for _, p := range d.Parts() {
		if p.Kind != extract.Body {
			continue
		}
		count(ours, p.Text)
		if !unread[fmt.Sprintf("page %d", p.Page)] && p.Page <= len(pages) {
			count(readOurs, p.Text)
			count(readTheirs, pages[p.Page-1])
		}
	}
	count(theirs, string(text))
	read.add(compare(readOurs, readTheirs))
	return compare(ours, theirs), nil
}

func count(into map[string]int, text string) {
	for w, n := range words(norm.NFKC.String(text)) {
		into[w] += n
	}
}

func compare(ours, theirs map[string]int) (t tally) {
	for w, n := range theirs {
		t.theirs += n
		t.ours += min(n, ours[w])
	}
	return t
}
