package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"veil/internal/bundle/build"
	"veil/internal/bundle/gold"
)

const source = "../../../testdata/bundle"

// small makes a small bundle.
func small(t *testing.T, seed uint64) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "b")
	if _, err := build.Run(build.Options{Dir: dir, Source: source, Seed: seed, Small: true}); err != nil {
		t.Fatal(err)
	}
	return dir
}

// tree is all files below dir by name; other things by their kind.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		if !d.Type().IsRegular() {
			all[rel] = d.Type().String()
			return nil
		}
		b, err := os.ReadFile(p)
		all[rel] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSameSeedSameBytes(t *testing.T) {
	a, b, c := tree(t, small(t, 7)), tree(t, small(t, 7)), tree(t, small(t, 8))
	if len(a) < 30 {
		t.Fatalf("only %d files and folders", len(a))
	}
	for name := range a {
		if a[name] != b[name] {
			t.Errorf("%q differs", name)
		}
	}
	if len(a) != len(b) {
		t.Errorf("%d and %d files", len(a), len(b))
	}
	if a["gold.jsonl"] == c["gold.jsonl"] {
		t.Error("another seed makes the same bundle")
	}
}

// TestGoldStandsInItsFile reads every file again and looks for each marked
// detail in it, as often as it is marked or more. VEIL_BUNDLE names a bundle
// that was made before, to try in place of a small one.
func TestGoldStandsInItsFile(t *testing.T) {
	dir := os.Getenv("VEIL_BUNDLE")
	if dir == "" {
		dir = small(t, 1)
	}
	b, err := gold.Read(filepath.Join(dir, "gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{}
	outputs, err := r.folder(filepath.Join(dir, "in"))
	if err != nil {
		t.Fatal(err)
	}
	byName := map[string]*output{}
	for _, o := range outputs {
		byName[o.name] = o
	}
	if len(r.missing) > 0 {
		t.Log(r.missing)
	}
	_, noPDF := exec.LookPath("pdftotext")
	seen, torn, formats := 0, 0, map[string]bool{}
	for i := range b.Files {
		f := &b.Files[i]
		if f.State == gold.Container || f.Format == "pdf" && noPDF != nil {
			t.Logf("not read: %s", f.Format)
			continue
		}
		o := byName[f.Path]
		if o == nil {
			if f.State == gold.Readable {
				t.Errorf("no file %q", f.Path)
			}
			continue
		}
		for _, s := range f.Name {
			if !strings.Contains(fold(strings.ReplaceAll(o.name, "_", " ")), fold(strings.ReplaceAll(f.Path[s.Start:s.End], "_", " "))) {
				t.Errorf("%q lacks its own name", f.Path)
			}
		}
		squashed := ""
		have := fold(strings.Join(append(append([]string{}, o.texts...), o.places...), "\n"))
		switch f.Format {
		case "msg":
			have += fold(o.raw[1])
		case "pdf": // lines are broken after hyphens, and anywhere in narrow cells
			squashed = squash(have)
			have += strings.ReplaceAll(have, "- ", "-")
		}
		want := map[string]int{}
		for _, text := range f.Texts {
			for _, s := range text.Spans {
				want[fold(text.Text[s.Start:s.End])]++
				seen++
			}
		}
		for v, n := range want {
			if squashed != "" && strings.Contains(squashed, squash(v)) {
				continue
			}
			if strings.Count(have, v) < n {
				if f.Format == "pdf" && strings.Contains(v, " ") {
					torn++
					continue
				}
				t.Errorf("%q (%s): %q is marked %d times and stands there %d times", f.Path, f.Format, v, n, strings.Count(have, v))
			}
		}
		formats[f.Format] = true
	}
	if torn*1000 > seen { // by the end of a page
		t.Errorf("%d details in PDFs are in pieces", torn)
	}
	if seen < 1000 || len(formats) < 10 {
		t.Errorf("only %d details in %d formats were looked for", seen, len(formats))
	}
}

// TestNothingUnmarked: what identifies somebody stands in marks only, so that
// the gold leaves nothing out.
func TestNothingUnmarked(t *testing.T) {
	b, err := gold.Read(filepath.Join(small(t, 3), "gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	s := newSearch(b)
	for _, f := range b.Files {
		for _, text := range f.Texts {
			rest := []byte(text.Text)
			for _, sp := range text.Spans {
				for i := sp.Start; i < sp.End; i++ {
					rest[i] = '#'
				}
			}
			s.in(f.Template, fold(string(rest)), 0)
		}
	}
	for _, v := range s.values {
		if !v.weak && len(v.in) > 0 {
			t.Errorf("%s %q stands unmarked in %v", v.kind, v.text, keys(v.in))
		}
	}
}

func TestInputAsOutput(t *testing.T) {
	dir := small(t, 1)
	var w bytes.Buffer
	left, err := run(&w, dir, filepath.Join(dir, "in"), true)
	if err != nil {
		t.Fatal(err)
	}
	if left < 200 || !strings.Contains(w.String(), "no labels of people found") || !strings.Contains(w.String(), "with content of hostile files: 4") {
		t.Errorf("%d values left in a bundle that nobody redacted:\n%s", left, w.String())
	}
}

// blanked writes what a perfect redaction would leave, as text files, with
// label saying what stands for each detail.
func blanked(t *testing.T, b *gold.Bundle, label func(gold.Span) string) string {
	t.Helper()
	out := t.TempDir()
	for i, f := range b.Files {
		if f.State != gold.Readable {
			continue
		}
		var s strings.Builder
		for _, text := range f.Texts {
			at := 0
			for _, sp := range text.Spans {
				s.WriteString(text.Text[at:sp.Start] + label(sp))
				at = sp.End
			}
			s.WriteString(text.Text[at:] + "\n\n")
		}
		if err := os.WriteFile(filepath.Join(out, fmt.Sprintf("%d.txt", i)), []byte(s.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestBlanked(t *testing.T) {
	dir := small(t, 1)
	b, err := gold.Read(filepath.Join(dir, "gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	number := map[string]int{}
	var ids []string
	for i, p := range b.People {
		number[p.ID] = i + 1
		ids = append(ids, p.ID)
	}
	sort.Strings(ids)
	label := func(s gold.Span) string { return fmt.Sprintf("[%s %d]", s.Kind, number[s.Person]) }

	var w bytes.Buffer
	left, err := run(&w, dir, blanked(t, b, label), true)
	if err != nil {
		t.Fatal(err)
	}
	report := w.String()
	if left != 0 {
		t.Errorf("%d values left where all are blanked:\n%s", left, report)
	}
	var seen int
	if _, after, ok := strings.Cut(report, "people seen: "); !ok {
		t.Fatal("no people seen")
	} else if _, err := fmt.Sscan(after, &seen); err != nil || seen < 25 {
		t.Errorf("only %d people seen", seen)
	}
	for _, want := range []string{fmt.Sprintf("all mentions: %d (100.0%%)", seen), "(100.00%)\n", fmt.Sprintf("two people or more: 0 of %d", seen), "byte for byte: 0; with content of hostile files: 0"} {
		if !strings.Contains(report, want) {
			t.Errorf("the report lacks %q:\n%s", want, report)
		}
	}

	// One mention forgotten, and two people under one label.
	forgotten, done := "", false
	bad := blanked(t, b, func(s gold.Span) string {
		if s.Kind == "EMAIL" && !done {
			done, forgotten = true, s.Person
			return "someone@example.org"
		}
		if s.Kind == "PERSON" && s.Person == "w.iro" {
			return fmt.Sprintf("[PERSON %d]", number["w.sw"])
		}
		return label(s)
	})
	if err := os.WriteFile(filepath.Join(bad, "note.txt"), []byte("Ring "+part(b, "w.hv")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.Reset()
	if left, err = run(&w, dir, bad, true); err != nil {
		t.Fatal(err)
	}
	if forgotten == "" || left != 1 || !strings.Contains(w.String(), `left in "note.txt"`) {
		t.Errorf("%d values left, not 1:\n%s", left, w.String())
	}
	if !strings.Contains(w.String(), "w.sw ") || !strings.Contains(w.String(), fmt.Sprintf("two people or more: 1 of %d, without a word in the report: 1", seen-1)) {
		t.Errorf("two people under one label are not told:\n%s", w.String())
	}
}

// part is a person's surname.
func part(b *gold.Bundle, id string) string {
	for _, p := range b.People {
		if p.ID == id {
			return p.Parts[1]
		}
	}
	return ""
}
