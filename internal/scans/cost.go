package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"image"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"veil/internal/programs"
)

// spent is what a run took: the CPU time of its processes in all, the most memory
// that they held at one time (0 where that is not known), and how long it lasted.
type spent struct {
	cpu  time.Duration
	most int64 // bytes
	wall time.Duration
}

// runCost redacts a scanned bundle with the real program, and does with the bare
// programs what reading it takes at the least.
func runCost(args []string) error {
	f := flag.NewFlagSet("cost", flag.ExitOnError)
	pages := f.Int("pages", 100, "how long the bundle is")
	dpi := f.Float64("dpi", 200, "dots an inch")
	look := f.String("look", "clean", "clean, noisy, fax")
	folder := f.String("testdata", "testdata", "the folder of the papers")
	veil := f.String("veil", "", "the program; built anew where none is named")
	f.Parse(args)
	if !programs.There(programs.All...) {
		fmt.Println("not measured: pdftoppm and tesseract are not both here;", programs.Install(programs.All...))
		return nil
	}
	l, err := lookOf(*look)
	if err != nil {
		return err
	}
	ctx := context.Background()
	tmp, err := os.MkdirTemp("", "scans")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	if *veil == "" {
		*veil = filepath.Join(tmp, "veil")
		if err := exec.Command("go", "build", "-o", *veil, "./cmd/veil").Run(); err != nil {
			return fmt.Errorf("go build: %w", err)
		}
	}
	in := filepath.Join(tmp, "bundle.pdf")
	if err := bundleOf(ctx, *folder, in, l, *dpi, *pages); err != nil {
		return err
	}
	bare, err := bareOf(ctx, in, tmp, *dpi)
	if err != nil {
		return err
	}
	// Grave gaps are accepted: only the cost is asked for.
	cmd := exec.CommandContext(ctx, *veil, "redact", "--no-input", "--accept-gaps", "--force", "-o", filepath.Join(tmp, "copy.pdf"), in)
	ours, err := watched(cmd)
	if err != nil {
		return fmt.Errorf("veil: %w", err)
	}
	fmt.Println("look   dpi  pages  bare CPU  veil CPU   ratio  bare wall  veil wall  veil memory")
	fmt.Printf("%-6s %-4g %5d %8.1fs %8.1fs %7.3f %9.1fs %9.1fs %9d MB\n", l.Name, *dpi, *pages, bare.cpu.Seconds(), ours.cpu.Seconds(),
		ours.cpu.Seconds()/bare.cpu.Seconds(), bare.wall.Seconds(), ours.wall.Seconds(), ours.most>>20)
	return nil
}

// bundleOf makes a scan of the pages of all papers that are PDFs, one after the
// other and again from the first, until there are enough.
func bundleOf(ctx context.Context, folder, out string, l Look, dpi float64, pages int) error {
	papers, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if err != nil {
		return err
	}
	var rendered []*image.Gray
	for _, p := range papers {
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		more, err := render(ctx, data, dpi)
		if err != nil {
			return err
		}
		if rendered = append(rendered, more...); len(rendered) >= pages {
			break
		}
	}
	if len(rendered) == 0 {
		return errors.New("there are no papers")
	}
	seed := fnv.New64()
	fmt.Fprint(seed, l.Name, dpi)
	r := rand.New(rand.NewPCG(seed.Sum64(), 1))
	var scans []*image.Gray
	for i := range pages {
		scans = append(scans, l.degrade(rendered[i%len(rendered)], r))
	}
	return os.WriteFile(out, l.pack(scans, dpi), 0o600)
}

// bareOf has pdftoppm render a file at the resolution of its scans, in grey and
// without compression, and tesseract read the pages, two at a time.
func bareOf(ctx context.Context, in, tmp string, dpi float64) (spent, error) {
	res := strconv.FormatFloat(dpi, 'f', -1, 64)
	start := time.Now()
	all, err := watched(exec.CommandContext(ctx, programs.Pdftoppm.Name, "-r", res, "-gray", in, filepath.Join(tmp, "bare")))
	if err != nil {
		return all, fmt.Errorf("pdftoppm: %w", err)
	}
	pages, err := filepath.Glob(filepath.Join(tmp, "bare-*.pgm"))
	if err != nil {
		return all, err
	}
	one := make([]spent, len(pages))
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(2)
	for i, p := range pages {
		g.Go(func() (err error) {
			one[i], err = watched(exec.CommandContext(gctx, programs.Tesseract.Name, p, strings.TrimSuffix(p, ".pgm"), "--dpi", res, "tsv"))
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return all, fmt.Errorf("tesseract: %w", err)
	}
	for _, s := range one {
		all.cpu += s.cpu
	}
	all.wall = time.Since(start)
	return all, nil
}

// watched runs a command, one thread of tesseract at a time, and looks at what it
// takes.
func watched(cmd *exec.Cmd) (spent, error) {
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return spent{}, err
	}
	done, most := make(chan struct{}), make(chan int64)
	go func() {
		top := int64(0)
		for t := time.NewTicker(100 * time.Millisecond); ; {
			select {
			case <-done:
				t.Stop()
				most <- top
				return
			case <-t.C:
				top = max(top, memoryOf(cmd.Process.Pid))
			}
		}
	}()
	err := cmd.Wait()
	close(done)
	s := spent{most: <-most, wall: time.Since(start)}
	if err == nil { // what it has waited for is counted in
		s.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	return s, err
}
