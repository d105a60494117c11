package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestSame: the committed file is what the data gives.
func TestSame(t *testing.T) {
	dir := os.Getenv("VEIL_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared")
	}
	dir = filepath.Join(dir, "data", "ner", "names")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no name lists: set VEIL_SHARED to the folder with the data")
	}
	got, _, err := build(dir)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join("..", "lexicon", "names.bin"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("names.bin is out of date: go run ./rules/names/gen")
	}
}

func TestMissing(t *testing.T) {
	if _, _, err := build(t.TempDir()); err == nil {
		t.Error("no error without data")
	}
}
