package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"veil/extract"
	source "veil/extract/docx"
	"veil/internal/ooxml"
	writer "veil/redact/docx"
	"veil/redact/plan"
	"veil/rules"
)

// wordFiles masks random words in Word files and counts what else changed.
type wordFiles struct {
	tmp     string
	verbose bool
	office  office

	read                     tally // LibreOffice's words that the reader has
	files, refused           int
	targeted, left           int // places masked, and words still in the copy
	copies, unopened, counts int // of these, not opened by LibreOffice, with other counts
	disordered               int // copies with more elements out of order
	others                   tally
	masked                   map[string]map[string]bool // by file: the words, in lower case
	parts                    map[string]map[string]int  // by file: the words that the reader finds
	deleted                  map[string]map[string]int  // by file: long words of tracked deletions
	names                    map[string]string
}

// runWord measures the Word files of a folder.
func runWord(dir string, verbose bool) error {
	if _, err := exec.LookPath("soffice"); err != nil {
		return errors.New("soffice is not installed (apt-get install libreoffice-writer-nogui)")
	}
	files, _ := filepath.Glob(filepath.Join(dir, "docx", "*.doc[xm]"))
	if len(files) == 0 {
		return errors.New("no files in " + dir)
	}
	tmp, err := os.MkdirTemp("", "veil-corpus-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	m := &wordFiles{tmp: tmp, verbose: verbose, office: office{tmp}, masked: map[string]map[string]bool{},
		parts: map[string]map[string]int{}, deleted: map[string]map[string]int{}, names: map[string]string{}}
	for _, d := range []string{"was", "is"} {
		if err := os.Mkdir(filepath.Join(tmp, d), 0o700); err != nil {
			return err
		}
	}
	for i, path := range files {
		m.files++
		m.names[strconv.Itoa(i)] = filepath.Base(path)
		if err := m.file(path, strconv.Itoa(i)); err != nil {
			m.refused++
			fmt.Printf("no copy   %s: %v\n", filepath.Base(path), err)
		}
	}
	if err := m.compare(); err != nil {
		return err
	}
	fmt.Printf("Word: %d files, %d without a copy, %d random words each masked\n", m.files, m.refused, wordsPerPage)
	fmt.Printf("  word recall against LibreOffice: %v\n", m.read)
	fmt.Printf("  masked words still in a copy: %d (%d places masked)\n", m.left, m.targeted)
	fmt.Printf("  other words that LibreOffice reads in the copies: %v\n", m.others)
	fmt.Printf("  copies that LibreOffice does not open: %d of %d\n", m.unopened, m.copies)
	fmt.Printf("  copies with other counts of paragraphs, tables, images or numbers: %d of %d\n", m.counts, m.copies)
	fmt.Printf("  copies with more elements out of the standard's order than the input: %d of %d\n", m.disordered, m.copies)
	return nil
}

// file masks words in one file and looks at the copy.
func (m *wordFiles) file(path, id string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	ctx := context.Background()
	doc, err := source.Format.Open(ctx, bytes.NewReader(data), int64(len(data)), extract.Options{})
	if err != nil {
		return err
	}
	defer doc.Close()
	plain, err := unnumbered(data)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(m.tmp, "was", id+".docx"), plain, 0o600); err != nil {
		return err
	}
	m.parts[id], m.deleted[id] = map[string]int{}, map[string]int{}
	for _, p := range doc.Parts() {
		switch p.Kind {
		case extract.Metadata:
			continue
		case extract.Deleted:
			countLong(m.deleted[id], p.Text)
		}
		count(m.parts[id], p.Text)
	}
	h := fnv.New64()
	h.Write([]byte(filepath.Base(path)))
	named, err := fontNames(data)
	if err != nil {
		return err
	}
	p := m.plan(doc, id, named, rand.New(rand.NewSource(int64(h.Sum64()))))
	m.targeted += len(p.Edits)
	var b bytes.Buffer
	if err := (writer.Writer{}).Write(ctx, &b, doc, p); err != nil {
		return err
	}
	m.copies++
	if err := os.WriteFile(filepath.Join(m.tmp, "is", id+".docx"), b.Bytes(), 0o600); err != nil {
		return err
	}
	if err := m.survivors(b.Bytes(), id); err != nil {
		return err
	}
	return m.census(data, b.Bytes(), id)
}

// longWord is a word that can be told from the standard's own.
var longWord = regexp.MustCompile(`\pL{4,}`)

// fontNames are the words in the names of a file's fonts, in lower case: those
// of usual fonts stay where they name a font.
func fontNames(docx []byte) (map[string]int, error) {
	found, err := ooxml.Places(context.Background(), bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		return map[string]int{}, nil // damaged: the reader makes of it what it can
	}
	out := map[string]int{}
	for _, p := range found {
		_, attr, _ := strings.Cut(p.Where, ": attribute ")
		if slices.Contains([]string{"ascii", "hAnsi", "cs", "eastAsia", "typeface"}, attr) {
			countLong(out, p.Text)
		}
	}
	return out, nil
}

// countLong counts the long words of a text, in lower case.
func countLong(into map[string]int, text string) {
	for _, w := range longWord.FindAllString(text, -1) {
		into[strings.ToLower(w)]++
	}
}

// plan masks every occurrence of ten words of what a copy carries, but for those
// that name a font.
func (m *wordFiles) plan(doc extract.Document, id string, fonts map[string]int, r *rand.Rand) plan.Plan {
	places := map[string][]plan.Edit{}
	for _, part := range doc.Parts() {
		if !writer.Carried(part.Kind) {
			continue
		}
		for _, at := range longWord.FindAllStringIndex(part.Text, -1) {
			word := part.Text[at[0]:at[1]]
			low := strings.ToLower(word)
			if !ooxml.Vocabulary(word) && !ooxml.Vocabulary(low) && low != "person" && low != "image" && fonts[low] == 0 {
				places[low] = append(places[low], plan.Edit{Span: extract.Span{Part: part.ID, Start: at[0], End: at[1]},
					Kind: rules.Person, Label: mark, Mask: true, Text: word})
			}
		}
	}
	all := make([]string, 0, len(places))
	for w := range places {
		all = append(all, w)
	}
	slices.Sort(all)
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	p := plan.Plan{Version: plan.Version, Format: "docx", Style: plan.StyleLabel}
	m.masked[id] = map[string]bool{}
	for _, w := range all[:min(len(all), wordsPerPage)] {
		m.masked[id][w] = true
		p.Edits = append(p.Edits, places[w]...)
	}
	rank := map[string]int{}
	for i, part := range doc.Parts() {
		rank[part.ID] = i
	}
	slices.SortFunc(p.Edits, func(a, b plan.Edit) int {
		if a.Part != b.Part {
			return rank[a.Part] - rank[b.Part]
		}
		return a.Start - b.Start
	})
	return writer.Fit(doc, p)
}

// survivors looks for masked words in all places of a copy where text can be.
func (m *wordFiles) survivors(docx []byte, id string) error {
	found, err := ooxml.Places(context.Background(), bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		return err
	}
	for _, p := range found {
		if !p.Vocabulary && !strings.Contains(p.Where, "text with") { // which cuts words
			m.leftIn(p.Text, id, p.Where)
		}
	}
	return nil
}

// leftIn counts the masked words in a text of the copy.
func (m *wordFiles) leftIn(text, id, where string) {
	for _, w := range longWord.FindAllString(text, -1) {
		if m.masked[id][strings.ToLower(w)] {
			m.left++
			fmt.Printf("left      %s: %s\n", m.names[id], where)
		}
	}
}

// census compares what the input and the copy are made of.
func (m *wordFiles) census(was, is []byte, id string) error {
	before, err := censusOf(was)
	if err != nil {
		return err
	}
	after, err := censusOf(is)
	if err != nil {
		return err
	}
	if d := after.differs(before); d != "" {
		m.counts++
		fmt.Printf("counts    %s:%s\n", m.names[id], d)
	}
	if worse := after.worse(before); len(worse) > 0 {
		m.disordered++
		fmt.Printf("order     %s: %s\n", m.names[id], strings.Join(worse, ", "))
	}
	return nil
}

// compare compares with what LibreOffice reads in the inputs and the copies.
func (m *wordFiles) compare() error {
	was, err := m.office.texts(filepath.Join(m.tmp, "was"))
	if err != nil {
		return err
	}
	is, err := m.office.texts(filepath.Join(m.tmp, "is"))
	if err != nil {
		return err
	}
	for i := range m.files {
		id := strconv.Itoa(i)
		text, ok := was[id]
		if !ok || m.parts[id] == nil {
			continue
		}
		theirs := map[string]int{}
		count(theirs, text)
		t := compare(m.parts[id], theirs)
		m.read.add(t)
		if m.verbose && t.ours < t.theirs {
			fmt.Printf("%6d of %6d words lost: %s\n", t.theirs-t.ours, t.theirs, m.names[id])
		}
		if _, err := os.Stat(filepath.Join(m.tmp, "is", id+".docx")); err != nil {
			continue
		}
		copied, ok := is[id]
		if !ok {
			m.unopened++
			fmt.Printf("unopened  %s\n", m.names[id])
			continue
		}
		m.leftIn(copied, id, "what LibreOffice reads")
		t = m.kept(text, copied, id)
		m.others.add(t)
		if m.verbose && t.ours < t.theirs {
			fmt.Printf("%6d of %6d words not in the copy: %s\n", t.theirs-t.ours, t.theirs, m.names[id])
		}
	}
	return nil
}

// kept compares the long words that are neither masked nor deleted.
func (m *wordFiles) kept(was, is, id string) tally {
	before, after := map[string]int{}, map[string]int{}
	countLong(before, was)
	countLong(after, is)
	for w := range m.masked[id] {
		delete(before, w)
	}
	for w, n := range m.deleted[id] { // which LibreOffice shows
		before[w] -= min(before[w], n)
	}
	return compare(after, before)
}
