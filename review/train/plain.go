package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"veil/review/judge"
)

var (
	marked  = regexp.MustCompile(`\[\[[^\]]*\]\]`) // names in the records
	letters = regexp.MustCompile(`[a-z][a-z']+`)
)

// writePlain lists the stems of the words that stand in at least two of the
// records under a folder.
func writePlain(records string) error {
	const least = 2
	count := map[string]int{}
	err := filepath.WalkDir(records, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".md" {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		s := strings.ReplaceAll(strings.ToLower(marked.ReplaceAllString(string(b), " ")), "’", "'")
		seen := map[string]bool{}
		for _, w := range letters.FindAllString(s, -1) {
			seen[judge.PlainStem(w)] = true
		}
		for w := range seen {
			count[w]++
		}
		return nil
	})
	if err != nil {
		return err
	}
	maps.DeleteFunc(count, func(_ string, n int) bool { return n < least })
	if len(count) == 0 {
		return fmt.Errorf("no records in %s", records)
	}
	return os.WriteFile("review/judge/plain.txt", []byte(strings.Join(slices.Sorted(maps.Keys(count)), "\n")+"\n"), 0o644)
}
