package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"veil/extract"
	source "veil/extract/pdf"
)

// runRecall compares the words that the reader of PDF finds on each page with
// those of pdftotext, which sees what does not show as well. Both are taken in Unicode's compatibility form: the
// reader writes ligatures out and pdftotext does not.
//
// The first figure takes what pdftotext prints as it is. Where a font names its
// glyphs by numbers alone ("g131"), pdftotext prints the characters with these
// numbers: runs of control characters with a stray letter among them, real words
// joined by a control character that stands for a space, or words without the
// Greek letter before their hyphen. A reader that has them cannot be right, and one
// that sees the letter counts as wrong. So the second figure is of the words that
// hold no character that nobody but its font knows, and the third of those of them
// on pages that the reader does not refuse because of such fonts.
func runRecall(dir string, verbose bool) error {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		return fmt.Errorf("pdftotext is not installed (apt-get install poppler-utils)")
	}
	files, err := filepath.Glob(filepath.Join(dir, "pdf", "*.pdf"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no files in %s", dir)
	}
	var all, known, read tally
	for _, path := range files {
		file, err := recallOf(path, &known, &read)
		if err != nil {
			continue // a refusal, which the other measure counts
		}
		all.add(file)
		if verbose && file.ours < file.theirs {
			fmt.Printf("%6d of %6d words lost: %s\n", file.theirs-file.ours, file.theirs, filepath.Base(path))
		}
	}
	fmt.Printf("word recall against pdftotext: %v\n", all)
	fmt.Printf("word recall of words whose characters have a meaning: %v\n", known)
	fmt.Printf("word recall of them on the pages that are not refused as unreadable: %v\n", read)
	return nil
}

// tally counts words of pdftotext, and how many of them the reader has, too.
type tally struct{ ours, theirs int }

func (t *tally) add(o tally) { t.ours, t.theirs = t.ours+o.ours, t.theirs+o.theirs }

func (t tally) String() string {
	return fmt.Sprintf("%.4f (%d of %d words)", float64(t.ours)/float64(max(t.theirs, 1)), t.ours, t.theirs)
}

// recallOf compares one file as a whole, and adds its words of meaning to some and
// those on its readable pages to read.
func recallOf(path string, some, read *tally) (tally, error) {
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
		if p.Kind != extract.Body && p.Kind != extract.Hidden {
			continue
		}
		count(ours, p.Text)
		if !unread[fmt.Sprintf("page %d", p.Page)] && p.Page > 0 && p.Page <= len(pages) {
			count(readOurs, p.Text)
			count(readTheirs, known(pages[p.Page-1]))
			pages[p.Page-1] = "" // it has a part of what does not show as well
		}
	}
	count(theirs, string(text))
	meant := map[string]int{}
	count(meant, known(string(text)))
	some.add(compare(ours, meant))
	read.add(compare(readOurs, readTheirs))
	return compare(ours, theirs), nil
}

// known is a text without the words that hold characters of no meaning.
func known(text string) string {
	words := strings.Fields(strings.ReplaceAll(text, "\f", " "))
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return strings.ContainsFunc(w, private) }), " ")
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
