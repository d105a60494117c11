// Command check reads marked documents and says what is wrong with the marks:
// those that do not parse, and later mentions of a marked person that are not
// marked themselves.
//
//	go run ./internal/gold/check FILE.md ...
package main

import (
	"fmt"
	"os"
	"regexp"
	"sort"
	"strings"

	"veil/internal/gold"
)

func main() {
	counts := map[string]int{}
	words, bad := 0, 0
	for _, path := range os.Args[1:] {
		src, err := os.ReadFile(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, "check:", err)
			os.Exit(1)
		}
		doc, err := gold.Parse(src)
		if err != nil {
			fmt.Printf("%s: %v\n", path, err)
			bad++
			continue
		}
		words += len(strings.Fields(doc.Text))
		for _, s := range doc.Spans {
			counts[s.Kind]++
		}
		for _, m := range unmarked(doc) {
			fmt.Printf("%s: not marked: %s\n", path, m)
		}
	}
	kinds := make([]string, 0, len(counts))
	for k := range counts {
		kinds = append(kinds, k)
	}
	sort.Strings(kinds)
	for _, k := range kinds {
		fmt.Printf("%-16s %d\n", k, counts[k])
	}
	fmt.Printf("%d files, %d words, %d that do not parse\n", len(os.Args)-1, words, bad)
	if bad > 0 {
		os.Exit(1)
	}
}

var word = regexp.MustCompile(`[\pL][\pL’'-]*[\pL]`)

// unmarked lists capitalised words of marked people that stand outside marks.
func unmarked(doc gold.Doc) []string {
	names := map[string]bool{}
	covered := make([]bool, len(doc.Text))
	for _, s := range doc.Spans {
		for i := s.Start; i < s.End; i++ {
			covered[i] = true
		}
		if s.Kind == "PERSON" {
			for _, w := range word.FindAllString(doc.Text[s.Start:s.End], -1) {
				if len(w) > 2 && strings.ToUpper(w[:1]) == w[:1] {
					names[w] = true
				}
			}
		}
	}
	var out []string
	for _, at := range word.FindAllStringIndex(doc.Text, -1) {
		if w := doc.Text[at[0]:at[1]]; names[w] && !covered[at[0]] {
			out = append(out, fmt.Sprintf("%q in %q", w, strings.Join(strings.Fields(
				strings.ToValidUTF8(doc.Text[max(0, at[0]-25):min(len(doc.Text), at[1]+25)], "")), " ")))
		}
	}
	return out
}
