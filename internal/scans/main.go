// Command scans makes scanned versions of documents, and measures what is left to
// read in redacted copies of them.
//
//	go run ./internal/scans make -out DIR [-dpi 200] [-look clean|noisy|fax|photo] FILE.pdf...
//	go run ./internal/scans measure [-dpi 200,300] [-look clean,noisy] [NAME...]
//	go run ./internal/scans cost [-pages 100] [-dpi 200] [-look clean]
//
// make renders the pages with pdftoppm, turns, shades, blurs and specks them and
// compresses them, the same way at every run. measure makes scans of the
// papers in testdata, redacts them, reads the copies with pdftoppm and tesseract,
// and counts how many of the marked details can be read there and how many other
// words, and how many of these are in the copies' own text that does not show.
// cost redacts a scanned bundle with the real program, and prints its CPU time
// beside that of bare pdftoppm and tesseract over the same pages. All need
// poppler-utils and tesseract-ocr, and measure, for papers that are Word
// files LibreOffice.
package main

import (
	"context"
	"flag"
	"fmt"
	"hash/fnv"
	"image"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"veil/internal/isolate"
	"veil/internal/programs"
	"veil/internal/raster"
)

func main() {
	isolate.Main()
	if len(os.Args) < 2 {
		fail(fmt.Errorf("make, measure or cost?"))
	}
	var err error
	switch os.Args[1] {
	case "make":
		err = runMake(os.Args[2:])
	case "measure":
		err = runMeasure(os.Args[2:])
	case "cost":
		err = runCost(os.Args[2:])
	default:
		err = fmt.Errorf("make, measure or cost?")
	}
	if err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "scans:", err)
	os.Exit(1)
}

func runMake(args []string) error {
	f := flag.NewFlagSet("make", flag.ExitOnError)
	out := f.String("out", ".", "the folder for the scans")
	dpi := f.Float64("dpi", 200, "dots an inch")
	look := f.String("look", "clean", "clean, noisy, fax, or photo: a JPEG of the first page")
	repeat := f.Int("pages", 0, "go on with the pages until there are that many")
	f.Parse(args)
	l, err := lookOf(*look)
	if err != nil && *look != "photo" {
		return err
	}
	for _, path := range f.Args() {
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if *look == "photo" {
			rendered, err := render(context.Background(), data, *dpi)
			if err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			name := strings.TrimSuffix(filepath.Base(path), ".pdf") + "-photo.jpg"
			if err := os.WriteFile(filepath.Join(*out, name), photo(rendered[0], rand.New(rand.NewPCG(1, 1))), 0o644); err != nil {
				return err
			}
			continue
		}
		scan, err := scanOf(context.Background(), data, filepath.Base(path), l, *dpi, *repeat)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		name := strings.TrimSuffix(filepath.Base(path), ".pdf") + fmt.Sprintf("-%s-%g.pdf", l.Name, *dpi)
		if err := os.WriteFile(filepath.Join(*out, name), scan, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func lookOf(name string) (Look, error) {
	for _, l := range looks {
		if l.Name == name {
			return l, nil
		}
	}
	return Look{}, fmt.Errorf("there is no look %q", name)
}

// scanOf makes a scan of a PDF; name decides how it lies on the glass.
func scanOf(ctx context.Context, data []byte, name string, l Look, dpi float64, pages int) ([]byte, error) {
	seed := fnv.New64()
	fmt.Fprint(seed, name, l.Name, dpi)
	r := rand.New(rand.NewPCG(seed.Sum64(), 1))
	rendered, err := render(ctx, data, dpi)
	if err != nil {
		return nil, err
	}
	var out []*image.Gray
	for i := range max(len(rendered), pages) {
		out = append(out, l.degrade(rendered[i%len(rendered)], r))
	}
	return l.pack(out, dpi), nil
}

// maxRendered is how long the pages of a document may be, in bytes.
const maxRendered = 1 << 30

// render makes grey pictures of the pages of a PDF.
func render(ctx context.Context, data []byte, dpi float64) ([]*image.Gray, error) {
	var out []*image.Gray
	for n := 1; n < 1000; n++ {
		page := strconv.Itoa(n)
		b, err := programs.Pdftoppm.Run(ctx, strings.NewReader(string(data)), time.Minute, maxRendered,
			"-r", strconv.FormatFloat(dpi, 'f', -1, 64), "-gray", "-f", page, "-l", page, "-")
		if n > 1 && (err != nil || len(b) == 0) {
			break // there are no more
		}
		if err != nil {
			return nil, err
		}
		m, err := raster.DecodePNM(b)
		if err != nil {
			return nil, err
		}
		out = append(out, raster.Gray(m))
	}
	return out, nil
}
