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
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"veil/extract"
	source "veil/extract/pdf"
	writer "veil/redact/pdf"
	"veil/redact/plan"
)

// What fidelity measures with.
const (
	wordsPerPage = 10
	sampledPages = 20
	resolution   = 100 // dots an inch
	differs      = 32  // grey levels of 255 by which a pixel differs
	mark         = "PERSON 1"
)

// fidelity masks random words in PDFs and counts what else changed.
type fidelity struct {
	tmp     string
	verbose bool

	files, failed    int
	targeted, left   int // places that were masked, and those that can still be read
	others, kept     int // all other words, and those that can still be read
	unread           int // words of pages that Veil cannot read, which do not count
	checked, worse   int // by qpdf
	pages            []pageCopy
	pixels, differed int
}

// pageCopy is a page that can be compared as a picture.
type pageCopy struct {
	path, copy string
	number     int
	page       *source.Page
	doc        *source.Document
	edits      []plan.Edit
}

// measure runs over the files and prints the four figures.
func (f *fidelity) measure(files []string) error {
	for _, tool := range []string{"pdftotext", "pdftoppm", "qpdf"} {
		if _, err := exec.LookPath(tool); err != nil {
			return fmt.Errorf("%s is not installed (apt-get install poppler-utils qpdf)", tool)
		}
	}
	r := rand.New(rand.NewSource(1))
	for i, path := range files {
		if err := f.file(path, filepath.Join(f.tmp, fmt.Sprintf("%d.pdf", i))); err != nil {
			f.failed++
			fmt.Printf("no copy   %s: %v\n", filepath.Base(path), err)
		}
	}
	r.Shuffle(len(f.pages), func(i, j int) { f.pages[i], f.pages[j] = f.pages[j], f.pages[i] })
	for _, p := range f.pages[:min(sampledPages, len(f.pages))] {
		if err := f.compare(p); err != nil {
			return err
		}
	}
	fmt.Printf("fidelity: %d PDFs, %d without a copy, %d random words a page masked\n", f.files, f.failed, wordsPerPage)
	fmt.Printf("  masked places that can still be read: %d of %d\n", f.left, f.targeted)
	fmt.Printf("  other words kept: %.3f %% (%d of %d; %d more are on pages with unreadable fonts)\n", percent(f.kept, f.others), f.kept, f.others, f.unread)
	fmt.Printf("  copies that qpdf --check likes less than the input: %d of %d\n", f.worse, f.checked)
	fmt.Printf("  pixels that differ outside boxes and lines set anew: %.3f %% on %d pages at %d dpi\n",
		percent(f.differed, f.pixels), min(sampledPages, len(f.pages)), resolution)
	return nil
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

// file makes a copy of one file and reads it again.
func (f *fidelity) file(path, out string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	f.files++
	ctx := context.Background()
	d, err := source.Open(ctx, bytes.NewReader(data), int64(len(data)), extract.Options{})
	if err != nil {
		return err
	}
	h := fnv.New64()
	h.Write([]byte(filepath.Base(path)))
	r := rand.New(rand.NewSource(int64(h.Sum64())))
	was := pagesOf(path)
	p := plan.Plan{Style: plan.StyleLabel}
	for _, part := range d.Parts() {
		if part.Kind == extract.Body && part.Page > 0 && part.Page <= len(was) {
			p.Edits = append(p.Edits, pick(part, was[part.Page-1], r)...)
		}
	}
	var b bytes.Buffer
	if err := (writer.Writer{KeepPictures: true}).Write(ctx, &b, d, p); err != nil {
		return err
	}
	if err := os.WriteFile(out, b.Bytes(), 0o600); err != nil {
		return err
	}
	f.words(filepath.Base(path), was, pagesOf(out), d, p)
	f.checked++
	if before, after := qpdf(path), qpdf(out); rank(after) > rank(before) {
		f.worse++
		fmt.Printf("qpdf %d, %d %s\n", before, after, filepath.Base(path))
	}
	unread := unreadable(d)
	for i := range d.Pages {
		page := &d.Pages[i]
		if unread[page.Number] {
			continue // it is all boxes
		}
		f.pages = append(f.pages, pageCopy{path, out, page.Number, page, d, p.Masked(page.ID)})
	}
	return nil
}

// bare is a word of letters and digits alone, whatever signs stand beside it.
var bare = regexp.MustCompile(`[\pL\pM\pN]+`)

func countBare(text string) map[string]int {
	out := map[string]int{}
	for _, w := range bare.FindAllString(text, -1) {
		out[w]++
	}
	return out
}

// pick chooses words of a page that pdftotext reads as words too, each as often:
// what it reads as part of a longer word would count as another word lost.
func pick(part extract.Part, page pageWords, r *rand.Rand) []plan.Edit {
	ours := countBare(normal(part.Text))
	var all []plan.Edit
	for _, at := range bare.FindAllStringIndex(part.Text, -1) {
		word := part.Text[at[0]:at[1]]
		if len(word) < 3 || strings.Contains(mark, word) || ours[normal(word)] != page.words[normal(word)] {
			continue
		}
		all = append(all, plan.Edit{Span: extract.Span{Part: part.ID, Start: at[0], End: at[1]},
			Kind: "PERSON", Label: mark, Mask: true, Text: word})
	}
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	all = all[:min(len(all), wordsPerPage)]
	for i := range all { // in the order of the text
		for j := i; j > 0 && all[j].Start < all[j-1].Start; j-- {
			all[j], all[j-1] = all[j-1], all[j]
		}
	}
	return all
}

// words compares the words that pdftotext reads in the input and the copy, page
// by page.
func (f *fidelity) words(name string, was, is []pageWords, d *source.Document, p plan.Plan) {
	unread := unreadable(d)
	hidden := map[int]map[string]int{} // by page: what does not show, which copies leave out
	for _, part := range d.Parts() {
		if part.Kind == extract.Hidden && part.Page > 0 {
			hidden[part.Page] = countBare(normal(part.Text))
		}
	}
	lost := 0
	for i := range d.Pages {
		if i >= len(was) || i >= len(is) {
			break
		}
		before, after := was[i].words, is[i].words
		if unread[d.Pages[i].Number] {
			for _, n := range before {
				f.unread += n
			}
			continue
		}
		targets := map[string]int{}
		for _, e := range p.Masked(d.Pages[i].ID) {
			targets[normal(e.Text)]++
			f.targeted++
		}
		for w, n := range targets { // also within what is read as a longer word
			left := min(n, max(0, strings.Count(is[i].text, w)-max(0, strings.Count(was[i].text, w)-n)))
			if f.left += left; left > 0 {
				fmt.Printf("left %4d %s page %d\n", left, name, i+1)
			}
		}
		for w, n := range before {
			want := max(n-targets[w]-hidden[d.Pages[i].Number][w], 0)
			f.others += want
			f.kept += min(want, after[w])
			lost += want - min(want, after[w])
			if f.verbose && after[w] < want {
				fmt.Printf("word      %s page %d: %q %d times, %d masked, then %d\n", name, i+1, w, n, targets[w], after[w])
			}
		}
	}
	if lost > 0 {
		fmt.Printf("lost %4d %s\n", lost, name)
	}
}

// unreadable are the numbers of the pages that hold what Veil cannot read.
func unreadable(d *source.Document) map[int]bool {
	out := map[int]bool{}
	for i := range d.Pages {
		n := d.Pages[i].Number
		for _, g := range d.Gaps() {
			out[n] = out[n] || g.Blocking && g.Where == fmt.Sprintf("page %d", n)
		}
	}
	return out
}

// hyphened are the ends of lines within a word.
var hyphened = regexp.MustCompile(`(\pL)[-\x{AD}‐]\s*\n\s*(\pL)`)

// pagesOf are the words that pdftotext reads, by page, in the order in which
// the file draws them: how it arranges lines as columns depends on little.
// Words are put together again at the ends of lines; those with characters
// that nobody but the font knows are left out.
func pagesOf(path string) []pageWords {
	ctx, cancel := context.WithTimeout(context.Background(), hang)
	defer cancel()
	text, err := exec.CommandContext(ctx, "pdftotext", "-raw", path, "-").Output()
	if err != nil {
		return nil
	}
	var out []pageWords
	for page := range strings.SplitSeq(string(text), "\f") {
		known := strings.FieldsFunc(hyphened.ReplaceAllString(page, "$1$2"), func(r rune) bool {
			return unicode.IsSpace(r) || unicode.Is(unicode.Bidi_Control, r)
		})
		all := normal(strings.Join(known, " "))
		known = slices.DeleteFunc(known, func(w string) bool { return strings.ContainsFunc(w, private) })
		out = append(out, pageWords{all, countBare(normal(strings.Join(known, " ")))})
	}
	return out
}

// pageWords are the text of a page and how often each word is there.
type pageWords struct {
	text  string
	words map[string]int
}

// private reports whether a character means nothing without its font.
func private(r rune) bool {
	return unicode.Is(unicode.Co, r) || unicode.IsControl(r) || r == utf8.RuneError
}

// normal is a word with its ligatures as letters.
func normal(w string) string { return norm.NFKC.String(w) }

// qpdf is the exit code of its check: 0, 3 with warnings, 2 with errors.
func qpdf(path string) int {
	err := exec.Command("qpdf", "--check", path).Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	return 0
}

// rank orders the exit codes of qpdf by how grave they are.
func rank(code int) int {
	return map[int]int{0: 0, 3: 1}[code] + map[bool]int{true: 2}[code != 0 && code != 3]
}

// gray is a picture of a page.
type gray struct {
	w, h int
	pix  []byte
}

// render draws a page with poppler.
func render(path string, page int) (gray, error) {
	n := strconv.Itoa(page)
	out, err := exec.Command("pdftoppm", "-gray", "-r", strconv.Itoa(resolution), "-cropbox", "-f", n, "-l", n, path).Output()
	if err != nil {
		return gray{}, err
	}
	var g gray
	var top int
	if _, err := fmt.Fscanf(bytes.NewReader(out), "P5\n%d %d\n%d\n", &g.w, &g.h, &top); err != nil {
		return gray{}, fmt.Errorf("pdftoppm: %w", err)
	}
	if len(out) < g.w*g.h {
		return gray{}, errors.New("pdftoppm: the picture is cut short")
	}
	g.pix = out[len(out)-g.w*g.h:]
	return g, nil
}

// compare counts the pixels of a page that differ.
func (f *fidelity) compare(p pageCopy) error {
	was, err := render(p.path, p.number)
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(p.path), err)
	}
	is, err := render(p.copy, p.number)
	if err != nil {
		return fmt.Errorf("the copy of %s: %w", filepath.Base(p.path), err)
	}
	if was.w != is.w || was.h != is.h {
		f.pixels += was.w * was.h
		f.differed += was.w * was.h
		fmt.Printf("another size: %s page %d\n", filepath.Base(p.path), p.number)
		return nil
	}
	bands, err := bandsOf(p)
	if err != nil {
		return err
	}
	n, diff := 0, 0
	for y := range was.h {
		for x := range was.w {
			if bands.has(float64(x)+0.5, float64(y)+0.5) {
				continue
			}
			n++
			d := int(was.pix[y*was.w+x]) - int(is.pix[y*was.w+x])
			if d > differs || d < -differs {
				diff++
			}
		}
	}
	f.pixels += n
	f.differed += diff
	if f.verbose || 1000*diff > n {
		fmt.Printf("pixels    %.3f %% differ on page %d of %s (%.0f %% of the page compared)\n", percent(diff, n), p.number,
			filepath.Base(p.path), percent(n, was.w*was.h))
	}
	return nil
}
