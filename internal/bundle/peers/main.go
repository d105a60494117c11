// Peers compares Veil with what one would script today. It gives the PDFs of a
// made bundle to veil batch and to each peer, one after the other, and prints for
// each how many pages a second it did and how many of the bundle's details are
// left in what it wrote.
//
//	go run ./internal/bundle/peers -bundle DIR -o OUT [-node DIR] [-files N] [-jobs N]
//
// DIR is what internal/bundle/make wrote. The peers are
//
//   - pdftotext for reading, Veil's packs of patterns and the recogniser of
//     github.com/jdkato/prose for finding; the copies are plain text;
//   - the same with mutool for redacting the PDFs;
//   - pdftotext and openredaction (npm install openredaction, in the folder -node);
//   - PyMuPDF with the same findings as the first.
//
// What is not installed is skipped, and said. Each peer works on as many files at a
// time as Veil does. It measures speed and what is left, not what is masked for
// nothing; a peer verifies nothing, and Veil's time holds the verification of every
// copy. It promises no fairness towards what a peer was not made for.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"veil/internal/bundle/gold"
)

// options are those of the command line.
type options struct {
	bundle, out, node, source string
	files, jobs               int
}

func main() {
	var o options
	flag.StringVar(&o.bundle, "bundle", "", "folder that make wrote")
	flag.StringVar(&o.out, "o", "", "folder to write; must not exist or be empty")
	flag.StringVar(&o.node, "node", "", "folder with node_modules/openredaction")
	flag.StringVar(&o.source, "source", ".", "folder of Veil's source")
	flag.IntVar(&o.files, "files", 0, "at most so many PDFs; 0: all")
	flag.IntVar(&o.jobs, "jobs", runtime.NumCPU(), "files at a time")
	flag.Parse()
	if o.bundle == "" || o.out == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	if e, err := os.ReadDir(o.out); err == nil && len(e) > 0 {
		return fmt.Errorf("%s is not empty", o.out)
	}
	if err := os.MkdirAll(o.out, 0o700); err != nil {
		return err
	}
	papers, pages, err := subset(o)
	if err != nil {
		return err
	}
	fmt.Printf("%d PDFs of %d pages, %d at a time\n\n", len(papers), pages, o.jobs)
	tools, err := build(ctx, o)
	if err != nil {
		return err
	}
	fmt.Printf("%-34s %6s %9s %9s %8s %s\n", "", "copies", "seconds", "pages/s", "of Veil", "details left")
	speed := 0.0
	for _, p := range peers(o, tools) {
		if why := p.absent(ctx); why != "" {
			fmt.Printf("%-34s skipped: %s\n", p.name, why)
			continue
		}
		dir := filepath.Join(o.out, p.folder)
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
		start := time.Now()
		done, err := p.run(ctx, papers, dir)
		took := time.Since(start).Seconds()
		if err != nil {
			fmt.Printf("%-34s failed: %v\n", p.name, err)
			continue
		}
		left, err := tools.left(ctx, filepath.Join(o.out, "subset"), dir)
		if err != nil {
			return err
		}
		each := float64(pages) / took
		if speed == 0 {
			speed = each
		}
		fmt.Printf("%-34s %6d %9.1f %9.2f %7.2fx %s\n", p.name, done, took, each, each/speed, left)
	}
	return nil
}

// paper is one PDF.
type paper struct{ rel, path string }

// subset copies the PDFs that lie open in the bundle, each content once, and says
// how many pages they have. Beside them is the gold of these files alone.
func subset(o options) ([]paper, int, error) {
	b, err := gold.Read(filepath.Join(o.bundle, "gold.jsonl"))
	if err != nil {
		return nil, 0, err
	}
	root := filepath.Join(o.out, "subset")
	some := gold.Bundle{People: b.People}
	var out []paper
	pages := 0
	for i, f := range b.Files {
		if f.Format != "pdf" && f.Format != "numbered" || f.State != gold.Readable || f.SameAs != "" || inside(f.Path) {
			continue
		}
		if o.files > 0 && len(out) == o.files {
			break
		}
		data, err := os.ReadFile(filepath.Join(o.bundle, "in", f.Path))
		if err != nil {
			return nil, 0, err
		}
		// Names of files are Veil's business alone: the peers know of none.
		f.Path, f.Name = fmt.Sprintf("%03d.pdf", i), nil
		p := paper{f.Path, filepath.Join(root, "in", f.Path)}
		if err := os.MkdirAll(filepath.Dir(p.path), 0o700); err != nil {
			return nil, 0, err
		}
		if err := os.WriteFile(p.path, data, 0o600); err != nil {
			return nil, 0, err
		}
		some.Files = append(some.Files, f)
		out = append(out, p)
		pages += f.Pages
	}
	w, err := os.Create(filepath.Join(root, "gold.jsonl"))
	if err != nil {
		return nil, 0, err
	}
	if err := some.Write(w); err != nil {
		return nil, 0, err
	}
	return out, pages, w.Close()
}
