//go:build unix

package pdf

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"veil/extract"
	source "veil/extract/pdf"
	"veil/internal/cputime"
	"veil/internal/footprint"
	"veil/internal/pdf/pdftest"
	"veil/redact/plan"
)

// These measure programs by the CPU time of all their processes, each beside a
// peer that does the like in the same run:
//
//	go test ./redact/pdf -run '^$' -bench 'Ready|Program' -benchtime 3x -timeout 30m
//
// MB is the peak memory of the largest process.

// BenchmarkReady writes copies by a ready plan of ten words a page, and has
// MuPDF redact the same words by their ready places. x-faster is how many times
// the CPU time of writing alone MuPDF takes; x-faster-reading counts in what we
// take to read the document as well, whose text the plan is about.
func BenchmarkReady(b *testing.B) {
	for _, n := range []int{200, 2000} {
		b.Run(fmt.Sprintf("%d pages", n), func(b *testing.B) {
			dir := b.TempDir()
			in := long(b, dir, n)
			mutool, lookErr := exec.LookPath("mutool")
			if lookErr == nil {
				findPlaces(b, mutool, dir)
			}
			self, err := os.Executable()
			if err != nil {
				b.Fatal(err)
			}
			var writing, whole, theirs time.Duration
			var memory int64
			for b.Loop() {
				cmd := exec.Command(self)
				cmd.Env = append(os.Environ(), benchEnv+"="+dir)
				var out bytes.Buffer
				cmd.Stdout = &out
				cpu, rss := run(b, cmd)
				ns, err := strconv.ParseInt(out.String(), 10, 64)
				if err != nil {
					b.Fatal(err)
				}
				writing, whole, memory = writing+time.Duration(ns), whole+cpu, max(memory, rss)
				if lookErr == nil {
					cpu, _ := run(b, exec.Command(mutool, "run", filepath.Join(dir, "redact.js"), in, filepath.Join(dir, "places.json"),
						filepath.Join(dir, "theirs.pdf")))
					theirs += cpu
				}
			}
			pages := float64(n * b.N)
			b.ReportMetric(pages/writing.Seconds(), "pages/s")
			b.ReportMetric(float64(memory)/1e6, "MB")
			if lookErr != nil {
				b.Log("mutool is not installed (apt-get install mupdf-tools)")
				return
			}
			b.ReportMetric(pages/theirs.Seconds(), "theirs-pages/s")
			b.ReportMetric(theirs.Seconds()/writing.Seconds(), "x-faster")
			b.ReportMetric(theirs.Seconds()/whole.Seconds(), "x-faster-reading")
		})
	}
}

// BenchmarkProgram runs the program itself. find is what it takes to read a
// document and to find the details in it, and text to print its verified redacted
// text, against pdftotext, which only reads;
// redact is the whole way, verification included, against MuPDF's redaction of
// ten words a page.
func BenchmarkProgram(b *testing.B) {
	veil := filepath.Join(b.TempDir(), "veil")
	if out, err := exec.Command("go", "build", "-o", veil, "veil/cmd/veil").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, n := range []int{200, 2000} {
		for name, args := range map[string][]string{"find": {"scan", "--json", "--accept-gaps"}, "text": {"text", "--accept-gaps"}} {
			b.Run(fmt.Sprintf("%s %d pages", name, n), func(b *testing.B) {
				dir := b.TempDir()
				in := long(b, dir, n)
				beside(b, n, "pdftotext", "poppler-utils",
					func() *exec.Cmd { return exec.Command(veil, append(args, in)...) },
					func(peer string) *exec.Cmd { return exec.Command(peer, in, filepath.Join(dir, "out.txt")) })
			})
		}
		b.Run(fmt.Sprintf("redact %d pages", n), func(b *testing.B) {
			dir := b.TempDir()
			in := long(b, dir, n)
			if mutool, err := exec.LookPath("mutool"); err == nil {
				findPlaces(b, mutool, dir)
			}
			beside(b, n, "mutool", "mupdf-tools",
				func() *exec.Cmd {
					return exec.Command(veil, "redact", "--force", "--accept-gaps", "-o", filepath.Join(dir, "ours.pdf"), in)
				},
				func(peer string) *exec.Cmd {
					return exec.Command(peer, "run", filepath.Join(dir, "redact.js"), in, filepath.Join(dir, "places.json"), filepath.Join(dir, "theirs.pdf"))
				})
		})
	}
}

// beside measures a command beside its peer's.
func beside(b *testing.B, pages int, peer, from string, ours func() *exec.Cmd, theirs func(string) *exec.Cmd) {
	b.Helper()
	path, lookErr := exec.LookPath(peer)
	var cpu, other time.Duration
	var memory int64
	for b.Loop() {
		t, rss := run(b, ours(), 1) // a scan ends so where it found something
		cpu, memory = cpu+t, max(memory, rss)
		if lookErr == nil {
			t, _ := run(b, theirs(path))
			other += t
		}
	}
	n := float64(pages * b.N)
	b.ReportMetric(n/cpu.Seconds(), "pages/s")
	b.ReportMetric(float64(memory)/1e6, "MB")
	if lookErr != nil {
		b.Logf("%s is not installed (apt-get install %s)", peer, from)
		return
	}
	b.ReportMetric(n/other.Seconds(), "theirs-pages/s")
	b.ReportMetric(cpu.Seconds()/other.Seconds(), "x-their-CPU")
}

// run is pdftest.Measured, for programs that exit with 0 or another given code.
func run(b *testing.B, cmd *exec.Cmd, codes ...int) (time.Duration, int64) {
	b.Helper()
	cpu, memory, err := pdftest.Measured(cmd)
	if err != nil && (cmd.ProcessState == nil || !slices.Contains(codes, cmd.ProcessState.ExitCode())) {
		b.Fatalf("%s: %v", filepath.Base(cmd.Path), err)
	}
	return cpu, memory
}

// long has a process of its own make a document of n pages, long.pdf in the folder,
// and beside it a plan of ten words on each page and a list of the words. (The
// peak memory of this one would count for those that it starts.)
func long(b *testing.B, dir string, n int) (path string) {
	b.Helper()
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), benchEnv+"="+dir, pagesEnv+"="+strconv.Itoa(n))
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return filepath.Join(dir, "long.pdf")
}

func makeLong(dir string, n int) error {
	papers, err := filepath.Glob("../../testdata/*.pdf")
	if err != nil {
		return err
	}
	doc, err := pdftest.Repeated(n, papers...)
	if err != nil {
		return err
	}
	d, err := source.Open(context.Background(), bytes.NewReader(doc), int64(len(doc)), extract.Options{})
	if err != nil {
		return err
	}
	p := plan.Plan{Version: plan.Version, Format: "pdf", InputSHA256: strings.Repeat("0", 64), Policy: "none", Style: plan.StyleLabel}
	var words [][]string
	for _, part := range d.Parts() {
		if part.Kind != extract.Body {
			continue
		}
		own := []string{}
		for _, w := range strings.FieldsFunc(part.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
			// Words that stand there once, so that both mask the same.
			if i := strings.Index(part.Text, w); len(w) > 4 && len(own) < 10 && strings.Count(strings.ToLower(part.Text), strings.ToLower(w)) == 1 {
				own = append(own, w)
				p.Edits = append(p.Edits, plan.Edit{Span: extract.Span{Part: part.ID, Start: i, End: i + len(w)}, Kind: "PERSON",
					Label: fmt.Sprintf("PERSON %d", len(own)), Mask: true, Text: w})
			}
		}
		words = append(words, own)
	}
	var list bytes.Buffer
	if err := plan.Write(&list, p); err != nil {
		return err
	}
	found, err := json.Marshal(words)
	if err != nil {
		return err
	}
	for name, data := range map[string][]byte{"long.pdf": doc, "plan.json": list.Bytes(), "words.json": found} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// Scripts for mutool run. The first says where words stand, the second redacts
// rectangles.
const (
	findScript = opened + `
var all = [];
for (var i = 0; i < words.length; ++i) {
	var page = doc.loadPage(i), places = [];
	for (var k = 0; k < words[i].length; ++k) {
		var hits = page.search(words[i][k]);
		for (var h = 0; h < hits.length; ++h)
			for (var q = 0; q < hits[h].length; ++q) {
				var z = hits[h][q];
				places.push([Math.min(z[0], z[4]), Math.min(z[1], z[3]), Math.max(z[2], z[6]), Math.max(z[5], z[7])]);
			}
	}
	all.push(places);
}
print(JSON.stringify(all));`
	redactScript = opened + `
for (var i = 0; i < words.length; ++i) {
	var page = doc.loadPage(i);
	for (var k = 0; k < words[i].length; ++k)
		page.createAnnotation("Redact").setRect(words[i][k]);
	page.applyRedactions(true, 0);
}
doc.save(scriptArgs[2], "garbage,compress");`
	opened = `
var doc = Document.openDocument ? Document.openDocument(scriptArgs[0]) : new Document(scriptArgs[0]);
var words = JSON.parse(read(scriptArgs[1]));`
)

// findPlaces writes places.json, where MuPDF sees the words, and redact.js.
func findPlaces(b *testing.B, mutool, dir string) {
	b.Helper()
	for name, data := range map[string]string{"find.js": findScript, "redact.js": redactScript} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	out, err := exec.Command(mutool, "run", filepath.Join(dir, "find.js"), filepath.Join(dir, "long.pdf"), filepath.Join(dir, "words.json")).Output()
	if err != nil {
		b.Fatal(err)
	}
	var places [][][4]float64
	if err := json.Unmarshal(out, &places); err != nil {
		b.Fatal(err)
	}
	found := 0
	for _, p := range places {
		found += len(p)
	}
	if found < 8*len(places) {
		b.Fatalf("mutool finds only %d words on %d pages", found, len(places))
	}
	if err := os.WriteFile(filepath.Join(dir, "places.json"), out, 0o600); err != nil {
		b.Fatal(err)
	}
}

// benchEnv tells a process of the test binary to do nothing but write the copy of
// long.pdf in the folder that it names by the plan.json there, and to say how
// long the writing took.
const benchEnv = "VEIL_BENCH_WRITE"

// pagesEnv tells it to make these files instead, with so many pages.
const pagesEnv = "VEIL_BENCH_PAGES"

func init() {
	forBench = func() bool {
		dir := os.Getenv(benchEnv)
		if dir == "" {
			return false
		}
		var err error
		if n, _ := strconv.Atoi(os.Getenv(pagesEnv)); n > 0 {
			err = makeLong(dir, n)
		} else {
			err = writeForBench(dir)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return true
	}
}

func writeForBench(dir string) error {
	footprint.Spare() // as the program does
	ctx := context.Background()
	in, err := os.ReadFile(filepath.Join(dir, "long.pdf"))
	if err != nil {
		return err
	}
	text, err := os.Open(filepath.Join(dir, "plan.json"))
	if err != nil {
		return err
	}
	defer text.Close()
	p, err := plan.Read(text)
	if err != nil {
		return err
	}
	d, err := source.Open(ctx, bytes.NewReader(in), int64(len(in)), extract.Options{})
	if err != nil {
		return err
	}
	out, err := os.Create(filepath.Join(dir, "ours.pdf"))
	if err != nil {
		return err
	}
	from := cputime.Used()
	if err := (Writer{}).Write(ctx, out, d, p); err != nil {
		return err
	}
	if err := out.Close(); err != nil {
		return err
	}
	fmt.Print(int64(cputime.Used() - from))
	return nil
}
