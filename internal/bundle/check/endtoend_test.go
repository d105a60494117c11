package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"veil/internal/bundle/gold"
	"veil/internal/isolate"
	"veil/redact"
	"veil/redact/batch"
	"veil/redact/plan"
)

func TestMain(m *testing.M) {
	isolate.Main()
	os.Exit(m.Run())
}

// TestBatch makes a small bundle with a few files of each format, hostile ones
// among them, has Veil redact it, and looks from outside at what came of it: every
// file that can be read has a copy or is refused by name, and no strong value is left in
// any of them.
func TestBatch(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed: copies of PDFs could not be searched")
	}
	for _, seed := range []uint64{1, 2} {
		dir := small(t, seed)
		out := filepath.Join(t.TempDir(), "out")
		ro, err := redact.Settings{}.Options()
		if err != nil {
			t.Fatal(err)
		}
		r, err := batch.Run(context.Background(), batch.Options{Options: ro, Inputs: []string{filepath.Join(dir, "in")}, Out: out,
			Journal: filepath.Join(t.TempDir(), "journal"), Style: plan.StyleLabel})
		if err != nil {
			t.Fatal(err)
		}
		count := map[batch.Status]int{}
		for _, f := range r.Files {
			count[f.Status]++
		}
		b, err := gold.Read(filepath.Join(dir, "gold.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		if all := readable(b); count[batch.Copied] < all*9/10 {
			t.Errorf("seed %d: copies of %d of %d readable files", seed, count[batch.Copied], all)
		}
		if count[batch.Unverified] > 0 || count[batch.Unreadable] == 0 {
			t.Errorf("seed %d: %v", seed, count)
		}
		var report bytes.Buffer
		left, err := run(&report, dir, out, true)
		if err != nil {
			t.Fatal(err)
		}
		if left > 0 {
			t.Errorf("seed %d: %d strong values are left\n%s", seed, left, report.String())
		}
		for _, l := range figures.FindAllString(report.String(), -1) { // in so few files a father may not be told from his son
			t.Logf("seed %d: %s", seed, l)
		}

		// The same with one value let through: this test can fail.
		name := b.People[0].Parts[0] + " " + b.People[0].Parts[1]
		if err := os.WriteFile(filepath.Join(out, "let through.txt"), []byte("Seen by "+name+" today."), 0o600); err != nil {
			t.Fatal(err)
		}
		if left, err := run(io.Discard, dir, out, false); err != nil || left == 0 {
			t.Errorf("seed %d: a name that was let through is not seen: %v", seed, err)
		}
	}
}

// figures are the lines of the check that sum up the labels.
var figures = regexp.MustCompile(`(?m)^(mentions under|labels that).*`)
