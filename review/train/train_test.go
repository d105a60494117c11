package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"veil/internal/drafts"
)

// TestManifest fails where the drafts or the packs changed and the weights were
// not made anew.
func TestManifest(t *testing.T) {
	root := filepath.Join("..", "..")
	b, err := os.ReadFile(filepath.Join(root, manifestFile))
	if err != nil {
		t.Fatal(err)
	}
	var want made
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatal(err)
	}
	got, err := manifest(root, filepath.Join(root, "review/corpus"))
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Error("the drafts, the packs or the weights are not those of the manifest: go run ./review/train")
	}
}

// TestCorpus reads every labelled draft, and looks that none of the measuring
// part is learnt from.
func TestCorpus(t *testing.T) {
	seen := map[string]string{}
	for _, dir := range []string{"../corpus", "../../testdata/drafts"} {
		names, err := filepath.Glob(filepath.Join(dir, "*.txt"))
		if err != nil || len(names) < 40 {
			t.Fatalf("%s: %d drafts, %v", dir, len(names), err)
		}
		for _, name := range names {
			d, err := drafts.ReadFile(name)
			if err != nil {
				t.Error(err)
				continue
			}
			for i, s := range d.Sentences {
				text := d.Text[s.Start:s.End]
				if dir == "../corpus" && s.Repeats >= 0 && d.Sentences[s.Repeats].Kind == "other" {
					t.Errorf("%s: sentence %d repeats a greeting or a heading: is its number off by one?", name, i+1)
				}
				if s.Kind == "other" || len(text) < 40 {
					continue
				}
				if other := seen[text]; other != "" && filepath.Dir(other) != filepath.Dir(name) {
					t.Errorf("a sentence of %s stands in %s", name, other)
				}
				seen[text] = name
			}
		}
	}
}

// TestDeterminism trains twice on a few drafts.
func TestDeterminism(t *testing.T) {
	names, _ := filepath.Glob("../corpus/p0*.txt")
	var files []file
	for _, name := range names {
		d, err := drafts.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, read(d))
	}
	var first []byte
	for range 2 {
		m := fit(files)
		second, _ := fitSecond(files)
		b, err := m.encode(second)
		if err != nil {
			t.Fatal(err)
		}
		if first != nil && string(first) != string(b) {
			t.Fatal("two trainings differ")
		}
		first = b
	}
}
