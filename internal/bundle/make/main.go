// Make writes a bundle of papers like those that a subject access request
// brings: some three hundred files in folders, zips and e-mails, about forty
// invented people, with copies, near copies, scans and hostile files among
// them; and, outside the bundle, what stands in it and whose details that is.
//
//	go run ./internal/bundle/make -o DIR [-files 300] [-seed 1] [-small]
//
// DIR/in is the bundle and DIR/gold.jsonl says what it holds (package gold).
package main

import (
	"flag"
	"fmt"
	"os"
	"sort"
	"time"

	"veil/internal/bundle/build"
	"veil/internal/bundle/gold"
)

func main() {
	o := build.Options{Note: func(s string) { fmt.Println(s) }}
	flag.StringVar(&o.Dir, "o", "", "folder to write; must not exist or be empty")
	flag.StringVar(&o.Source, "src", "testdata/bundle", "folder with the hand-written texts")
	flag.IntVar(&o.Files, "files", 300, "about how many files, members of zips and e-mails included")
	flag.Uint64Var(&o.Seed, "seed", 1, "which bundle")
	flag.BoolVar(&o.Small, "small", false, "about 30 files, made without any other program")
	flag.Parse()
	if o.Dir == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	start := time.Now()
	b, err := build.Run(o)
	if err != nil {
		fmt.Fprintln(os.Stderr, "make:", err)
		os.Exit(1)
	}
	summarise(b, time.Since(start))
}

func summarise(b *gold.Bundle, took time.Duration) {
	type row struct{ files, pages int }
	rows := map[string]*row{}
	total := row{}
	spans := 0
	for _, f := range b.Files {
		if f.State == gold.Container {
			continue
		}
		k := fmt.Sprintf("%-9s %-6s %s", f.State, f.Format, f.Producer)
		if rows[k] == nil {
			rows[k] = &row{}
		}
		rows[k].files++
		rows[k].pages += f.Pages
		total.files++
		total.pages += f.Pages
		for _, t := range f.Texts {
			spans += len(t.Spans)
		}
	}
	var keys []string
	for k := range rows {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		fmt.Printf("%-34s %4d files %5d pages\n", k, rows[k].files, rows[k].pages)
	}
	fmt.Printf("%-34s %4d files %5d pages, %d people, %d marked details, %.0f s\n", "all", total.files, total.pages, len(b.People), spans, took.Seconds())
}
