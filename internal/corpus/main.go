// Command corpus runs the veil program over folders of real PDF and Word files
// and counts what becomes of them.
//
//	go run ./internal/corpus -dir ../shared/data [-v]
//
// The folder holds pdf/ and docx/; pdf/manifest.tsv names each PDF with the
// number of words that pdftotext finds, its exit code and whether the file is
// encrypted. Every file is redacted with --accept-gaps; a copy counts only if
// it was verified. For PDFs the words that Veil reads are compared with those
// that pdftotext reads (recall: the share of pdftotext's words that Veil has
// too, as a multiset, punctuation at their ends aside).
//
// With -recall it only compares the words, which takes seconds.
//
// With -fidelity it masks ten random words of each page of the PDFs instead,
// keeping pictures, and prints how many of these places can still be read, how
// many of the other words are kept, how many copies qpdf likes less than the
// input, and the share of pixels that differ, outside the lines in which
// something was masked, on twenty random pages.
//
// With -word it masks ten random words of each Word file, wherever they stand,
// and prints the recall of the reader against LibreOffice's text export
// (generated numbers left out), how often a masked word is left in a copy, how
// many copies LibreOffice does not open, and how many have other counts of
// paragraphs, tables, images or numbers than the input, or more elements out of
// the order that ECMA-376 asks for (see package order).
package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
	"unicode"

	"veil/internal/isolate"
)

// hang is how long one file may take: each page that is read as a picture takes some
// seconds where the computer has other work as well.
const hang = 4 * time.Minute

func main() {
	isolate.Main()
	dir := flag.String("dir", "../shared/data", "folder with pdf/ and docx/")
	verbose := flag.Bool("v", false, "a line for every file, not only for those without a copy")
	faithful := flag.Bool("fidelity", false, "mask random words and compare the copies with the input")
	recall := flag.Bool("recall", false, "compare the words of the PDFs only, without redacting them")
	word := flag.Bool("word", false, "mask random words of the Word files, compare them and the copies with what LibreOffice reads")
	flag.Parse()
	measure := run
	switch {
	case *faithful:
		measure = runFidelity
	case *recall:
		measure = runRecall
	case *word:
		measure = runWord
	}
	if err := measure(*dir, *verbose); err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
		os.Exit(1)
	}
}

func run(dir string, verbose bool) error {
	tmp, err := os.MkdirTemp("", "veil-corpus-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	r := &runner{veil: filepath.Join(tmp, "veil"), tmp: tmp, verbose: verbose}
	build := exec.Command("go", "build", "-o", r.veil, "./cmd/veil")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return err
	}
	facts, err := manifest(filepath.Join(dir, "pdf", "manifest.tsv"))
	if err != nil {
		return err
	}
	pdfs, _ := filepath.Glob(filepath.Join(dir, "pdf", "*.pdf"))
	words, _ := filepath.Glob(filepath.Join(dir, "docx", "*.doc[xm]"))
	if len(pdfs)+len(words) == 0 {
		return errors.New("no files in " + dir)
	}
	var p, counted, w, whole outcome
	for _, path := range pdfs {
		o := r.file(path)
		p.add(o)
		f := facts[filepath.Base(path)]
		if f.words > 0 && !f.encrypted {
			counted.add(o)
		}
	}
	for _, path := range words {
		o := r.file(path)
		w.add(o)
		if isWord(path) {
			whole.add(o)
		}
	}
	p.print("all PDFs")
	counted.print("unencrypted PDFs that hold words")
	w.print("files named as Word's")
	whole.print("whole packages with a Word document")
	if len(pdfs) > 0 {
		if err := runRecall(dir, false); err != nil {
			fmt.Println("word recall:", err)
		}
	}
	return nil
}

// runFidelity measures the PDFs that hold words and are not encrypted.
func runFidelity(dir string, verbose bool) error {
	facts, err := manifest(filepath.Join(dir, "pdf", "manifest.tsv"))
	if err != nil {
		return err
	}
	tmp, err := os.MkdirTemp("", "veil-corpus-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	all, _ := filepath.Glob(filepath.Join(dir, "pdf", "*.pdf"))
	var files []string
	for _, path := range all {
		if f := facts[filepath.Base(path)]; f.words > 0 && !f.encrypted {
			files = append(files, path)
		}
	}
	return (&fidelity{tmp: tmp, verbose: verbose}).measure(files)
}

// isWord reports whether a file is a package that can be unpacked and holds a
// Word document: test files may be cut short, of another format, or a theme.
func isWord(path string) bool {
	z, err := zip.OpenReader(path)
	if err != nil {
		return false
	}
	defer z.Close()
	types, err := z.Open("[Content_Types].xml")
	if err != nil {
		return false
	}
	defer types.Close()
	b, err := io.ReadAll(types)
	return err == nil && bytes.Contains(b, []byte("wordprocessingml."))
}

type fact struct {
	words     int
	encrypted bool
}

// manifest reads what is known of the PDFs: file, words, exit code, encrypted.
func manifest(path string) (map[string]fact, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out := map[string]fact{}
	for _, line := range strings.Split(string(b), "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 4 {
			continue
		}
		n, _ := strconv.Atoi(f[1])
		out[f[0]] = fact{n, strings.HasPrefix(f[3], "yes") || f[3] == "encrypted"}
	}
	return out, nil
}

// result is what became of one file.
type result int

const (
	verified result = iota
	refused
	panicked
	hung
	wrong // any other end
)

var resultNames = [...]string{"verified", "refused", "PANIC", "HANG", "WRONG END"}

type outcome struct {
	n      int
	counts [len(resultNames)]int
	codes  map[int]int
}

type ended struct {
	result result
	code   int
}

func (o *outcome) add(e ended) {
	o.n++
	o.counts[e.result]++
	if o.codes == nil {
		o.codes = map[int]int{}
	}
	o.codes[e.code]++
}

func (o *outcome) print(name string) {
	if o.n == 0 {
		return
	}
	fmt.Printf("%s: %d", name, o.n)
	for i, n := range o.counts {
		fmt.Printf(", %s %d", resultNames[i], n)
	}
	fmt.Printf(" (%.1f %% verified; exit codes", 100*float64(o.counts[verified])/float64(o.n))
	for code := 0; code < 256; code++ {
		if n := o.codes[code]; n > 0 {
			fmt.Printf(" %d:%d", code, n)
		}
	}
	fmt.Println(")")
}

type runner struct {
	veil, tmp string
	verbose   bool
}

// file redacts one file.
func (r *runner) file(path string) ended {
	out := filepath.Join(r.tmp, "out")
	os.RemoveAll(out)
	if err := os.Mkdir(out, 0o700); err != nil {
		return ended{wrong, -1}
	}
	ctx, cancel := context.WithTimeout(context.Background(), hang)
	defer cancel()
	cmd := exec.CommandContext(ctx, r.veil, "redact", "--accept-gaps", "--no-input", "-o", out+"/", "--", path)
	var msg bytes.Buffer
	cmd.Stderr = &msg
	start := time.Now()
	err := cmd.Run()
	e := ended{code: cmd.ProcessState.ExitCode()}
	files, _ := os.ReadDir(out)
	switch {
	case ctx.Err() != nil:
		e.result = hung
	case strings.Contains(msg.String(), "goroutine "):
		e.result = panicked
	case err == nil && len(files) == 1:
		e.result = verified
	case e.code >= 3 && e.code <= 5 && len(files) == 0:
		e.result = refused
	default:
		e.result = wrong
	}
	if r.verbose || e.result != verified {
		line, _, _ := strings.Cut(strings.TrimSpace(msg.String()), "\n")
		fmt.Printf("%-9s %d %5dms %s: %s\n", resultNames[e.result], e.code, time.Since(start).Milliseconds(), filepath.Base(path), line)
	}
	return e
}

// words counts the words of a text, punctuation at their ends aside.
func words(s string) map[string]int {
	out := map[string]int{}
	for _, w := range strings.Fields(s) {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if w != "" {
			out[w]++
		}
	}
	return out
}
