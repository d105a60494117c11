package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"veil/internal/bundle/gold"
)

const source = "../../../testdata/bundle"

// TestWithoutPrograms makes a bundle where no other program is: all formats are
// there all the same, and each missing program is named.
func TestWithoutPrograms(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	dir := filepath.Join(t.TempDir(), "b")
	var notes []string
	b, err := Run(Options{Dir: dir, Source: source, Files: 90, Seed: 5, Note: func(s string) { notes = append(notes, s) }})
	if err != nil {
		t.Fatal(err)
	}
	if len(notes) != len(programs) {
		t.Errorf("notes %q", notes)
	}
	count, sums := map[string]int{}, map[string]string{}
	for _, f := range b.Files {
		count[f.Format]++
		count[f.State]++
		if f.Producer != "" && f.Producer != "own" {
			t.Errorf("%q by %s", f.Path, f.Producer)
		}
		if f.SameAs != "" {
			count["same"]++
		}
		if f.NearTo != "" {
			count["near"]++
		}
		if of, ok := sums[f.Sum]; ok && f.Texts != nil && f.SameAs == "" {
			t.Errorf("%q and %q are the same, and nothing says so", f.Path, of)
		}
		if f.Texts != nil && f.SameAs == "" {
			sums[f.Sum] = f.Path
		}
		if strings.Count(f.Path, "!/") == 2 {
			count["two deep"]++
		}
	}
	for _, want := range []string{"pdf", "docx", "odt", "rtf", "html", "xlsx", "csv", "txt", "md", "eml", "msg", "png", "jpg", "zip", "symlink", "fifo",
		gold.Readable, gold.Picture, gold.Hostile, gold.Container, "same", "near", "two deep"} {
		if count[want] == 0 {
			t.Errorf("no %s", want)
		}
	}
	for _, f := range b.Files {
		if strings.Contains(f.Path, "!/") {
			continue
		}
		if _, err := os.Lstat(dir + "/in/" + f.Path); err != nil {
			t.Error(err)
		}
	}
}

// TestCopies: an exact copy has the same bytes, a near copy others.
func TestCopies(t *testing.T) {
	b, err := Run(Options{Dir: filepath.Join(t.TempDir(), "b"), Source: source, Seed: 2, Small: true})
	if err != nil {
		t.Fatal(err)
	}
	byPath := map[string]gold.File{}
	for _, f := range b.Files {
		byPath[f.Path] = f
	}
	n := 0
	for _, f := range b.Files {
		if f.SameAs != "" {
			n++
			if byPath[f.SameAs].Sum != f.Sum {
				t.Errorf("%q is no copy of %q", f.Path, f.SameAs)
			}
		}
		if f.NearTo != "" {
			n++
			of := byPath[f.NearTo]
			if of.Sum == f.Sum || len(of.Texts) != len(f.Texts) || of.Texts[0].Text == "" {
				t.Errorf("%q is no near copy of %q", f.Path, f.NearTo)
			}
		}
	}
	if n < 2 {
		t.Errorf("%d copies", n)
	}
}

func TestFolderInUse(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mine.txt"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Run(Options{Dir: dir, Source: source, Small: true}); err == nil {
		t.Error("a folder with files in it is written to")
	}
}
