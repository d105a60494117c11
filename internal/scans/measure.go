package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/sync/errgroup"

	"veil/extract"
	"veil/internal/gold"
	"veil/internal/programs"
	"veil/internal/raster"
	"veil/redact"
)

// paper is a marked document and a PDF of it.
type paper struct {
	name string
	gold gold.Doc
	pdf  []byte
}

// tally is what was counted in the copies of one look and resolution.
type tally struct {
	pages           int
	details, left   int // marked details, and how many of them can be read
	words, kept     int // words outside marks, and how many of them can be read
	carried         int // and how many are in the copies' own text, which does not show
	seconds         float64
	in, out         int // bytes
	readable        []string
	refused, papers int
}

func (t *tally) add(o tally) {
	t.pages, t.details, t.left, t.words, t.kept = t.pages+o.pages, t.details+o.details, t.left+o.left, t.words+o.words, t.kept+o.kept
	t.carried += o.carried
	t.seconds, t.in, t.out, t.refused, t.papers = t.seconds+o.seconds, t.in+o.in, t.out+o.out, t.refused+o.refused, t.papers+o.papers
	t.readable = append(t.readable, o.readable...)
}

func runMeasure(args []string) error {
	f := flag.NewFlagSet("measure", flag.ExitOnError)
	dpis := f.String("dpi", "200,300", "dots an inch")
	names := f.String("look", "clean,noisy", "clean, noisy, fax")
	folder := f.String("testdata", "testdata", "the folder of the papers")
	show := f.Bool("show", false, "list the details that can be read")
	trusting := f.Bool("trusting", false, "measure without --careful")
	f.Parse(args)
	ctx := context.Background()
	papers, err := papersIn(ctx, *folder, f.Args())
	if err != nil {
		return err
	}
	o, err := redact.Settings{}.Options()
	if err != nil {
		return err
	}
	o.Scans = extract.Scans{Read: true, Trusting: *trusting}
	fmt.Println("look   dpi  papers pages  details readable        other words kept  as text      bytes")
	for _, name := range strings.Split(*names, ",") {
		l, err := lookOf(name)
		if err != nil {
			return err
		}
		for _, d := range strings.Split(*dpis, ",") {
			dpi, err := strconv.ParseFloat(d, 64)
			if err != nil {
				return err
			}
			all := make([]tally, len(papers))
			g, gctx := errgroup.WithContext(ctx)
			g.SetLimit(runtime.GOMAXPROCS(0))
			for i, p := range papers {
				g.Go(func() error {
					var err error
					all[i], err = p.measure(gctx, l, dpi, o)
					return err
				})
			}
			if err := g.Wait(); err != nil {
				return err
			}
			var t tally
			for _, x := range all {
				t.add(x)
			}
			fmt.Printf("%-6s %-4g %6d %5d  %7d %4d %6.2f %%   %11d %6.2f %%  %6.2f %%  %5.2f times\n", l.Name, dpi, t.papers, t.pages,
				t.details, t.left, percent(t.left, t.details), t.words, percent(t.kept, t.words), percent(t.carried, t.words), float64(t.out)/float64(max(t.in, 1)))
			if t.refused > 0 {
				fmt.Printf("       %d refused\n", t.refused)
			}
			if *show {
				for i, x := range all {
					fmt.Printf("    %-20s %3d of %3d readable, %5.1f %% of words kept, %5.1f %% as text\n", papers[i].name, x.left, x.details, percent(x.kept, x.words), percent(x.carried, x.words))
				}
				for _, s := range t.readable {
					fmt.Println("    readable:", s)
				}
			}
		}
	}
	return nil
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

// papersIn reads the marked papers and makes PDFs of those that have none.
func papersIn(ctx context.Context, folder string, names []string) ([]paper, error) {
	sources, err := filepath.Glob(filepath.Join(folder, "src", "*.md"))
	if err != nil {
		return nil, err
	}
	tmp, err := os.MkdirTemp("", "scans")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(tmp)
	var out []paper
	for _, s := range sources {
		name := strings.TrimSuffix(filepath.Base(s), ".md")
		if len(names) > 0 && !slices.Contains(names, name) {
			continue
		}
		src, err := os.ReadFile(s)
		if err != nil {
			return nil, err
		}
		p := paper{name: name}
		if p.gold, err = gold.Parse(src); err != nil {
			return nil, fmt.Errorf("%s: %w", s, err)
		}
		if p.pdf, err = os.ReadFile(filepath.Join(folder, name+".pdf")); err != nil {
			if p.pdf, err = converted(ctx, folder, tmp, name); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
		}
		out = append(out, p)
	}
	return out, nil
}

// converted has LibreOffice make a PDF of a paper.
func converted(ctx context.Context, folder, tmp, name string) ([]byte, error) {
	for _, ext := range []string{".docx", ".txt"} {
		in := filepath.Join(folder, name+ext)
		if _, err := os.Stat(in); err != nil {
			continue
		}
		cmd := exec.CommandContext(ctx, "soffice", "--headless", "-env:UserInstallation=file://"+tmp+"/office", "--convert-to", "pdf", "--outdir", tmp, in)
		if err := cmd.Run(); err != nil {
			return nil, fmt.Errorf("soffice: %w", err)
		}
		return os.ReadFile(filepath.Join(tmp, name+".pdf"))
	}
	return nil, os.ErrNotExist
}

// measure scans a paper, redacts it and reads the copy.
func (p paper) measure(ctx context.Context, l Look, dpi float64, o redact.Options) (tally, error) {
	scan, err := scanOf(ctx, p.pdf, p.name, l, dpi, 0)
	if err != nil {
		return tally{}, err
	}
	var b bytes.Buffer
	t := tally{papers: 1, in: len(scan)}
	start := time.Now()
	if _, err := redact.Document(ctx, bytes.NewReader(scan), int64(len(scan)), &b, o); err != nil {
		if ctx.Err() != nil {
			return t, ctx.Err()
		}
		fmt.Fprintf(os.Stderr, "%s %s %g: %v\n", p.name, l.Name, dpi, err)
		t.refused++
		return t, nil
	}
	t.seconds, t.out = time.Since(start).Seconds(), b.Len()
	pages, err := render(ctx, b.Bytes(), 300)
	if err != nil {
		return t, err
	}
	var read strings.Builder
	for _, m := range pages {
		text, err := programs.Tesseract.Run(ctx, io.Reader(bytes.NewReader(raster.EncodePGM(m))), 3*time.Minute, 1<<24, "stdin", "stdout", "--dpi", "300")
		if err != nil {
			return t, err
		}
		read.Write(text)
	}
	t.pages = len(pages)
	p.count(&t, words(read.String()), o.Masks)
	text, err := textOf(ctx, b.Bytes())
	if err != nil {
		return t, err
	}
	var own tally
	p.count(&own, words(text), o.Masks)
	t.carried = own.kept
	return t, nil
}

// textOf is all text of a PDF, shown or not.
func textOf(ctx context.Context, data []byte) (string, error) {
	doc, err := redact.Open(ctx, bytes.NewReader(data), int64(len(data)), extract.Options{})
	if err != nil {
		return "", err
	}
	defer doc.Close()
	var text strings.Builder
	for _, p := range doc.Parts() {
		text.WriteString(p.Text + "\n")
	}
	return text.String(), nil
}

// count compares what a copy says with the paper's marks.
func (p paper) count(t *tally, read []string, masks func(string) bool) {
	marked := make([]bool, len(p.gold.Text))
	values := map[string]int{} // words of details, to how often they are marked
	for _, s := range p.gold.Spans {
		if masks(s.Kind) {
			values[strings.Join(words(p.gold.Text[s.Start:s.End]), " ")]++
			for i := s.Start; i < s.End; i++ {
				marked[i] = true
			}
		}
	}
	rest := []byte(p.gold.Text)
	for i, m := range marked {
		if m {
			rest[i] = '\n'
		}
	}
	others := words(string(rest))
	outside, all := " "+strings.Join(others, " ")+" ", " "+strings.Join(read, " ")+" "
	for v, n := range values {
		t.details += n
		if v == "" {
			continue
		}
		here := times(all, v) - times(outside, v)
		if here = min(max(here, 0), n); here > 0 {
			t.left += here
			t.readable = append(t.readable, fmt.Sprintf("%s: %q, %d of %d", p.name, v, here, n))
		}
	}
	there := map[string]int{}
	for _, w := range read {
		there[w]++
	}
	t.words += len(others)
	for _, w := range others {
		if there[w] > 0 {
			there[w]--
			t.kept++
		}
	}
}

// times counts a phrase among words with a space around each.
func times(all, phrase string) (n int) {
	for {
		i := strings.Index(all, " "+phrase+" ")
		if i < 0 {
			return n
		}
		n++
		all = all[i+1+len(phrase):]
	}
}

// words are the words of a text in lower case, without signs.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
