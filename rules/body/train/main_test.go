package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"veil/internal/gold"
	"veil/rules/body"
)

const doc = "---\ntitle: T\nstyle: s\nproducer: p\noutput: [a.txt]\n---\nHe goes to [[SCHOOL:s|Larkby Prim.]] with [[PERSON:a|Ann Lee]]. They live at [[ADDRESS:h|Mill Row]]. Mum likes the Kiln Room.\n"

// TestLearn: what is marked as a body gets a higher sum than what is not, and
// the same documents make the same file.
func TestLearn(t *testing.T) {
	g, err := gold.Parse([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	all := examples(g)
	kinds := map[string]int{}
	for _, x := range all {
		kinds[x.kind]++
	}
	if kinds["SCHOOL"] != 1 || kinds["PERSON"] != 1 || kinds["ADDRESS"] != 1 || kinds[""] == 0 {
		t.Fatalf("examples by kind: %v", kinds)
	}
	w := learn(all, questions[0])
	best, other := -100.0, -100.0
	for _, x := range all {
		z := body.Bias
		for _, f := range x.features {
			z += w[f]
		}
		if x.kind == "SCHOOL" {
			best = z
		} else {
			other = max(other, z)
		}
	}
	if best <= other {
		t.Errorf("the school has %.2f, another %.2f", best, other)
	}
	if !bytes.Equal(pack(w), pack(learn(all, questions[0]))) {
		t.Error("two runs differ")
	}
}

func TestRun(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.md")
	if err := os.WriteFile(file, []byte(doc), 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "w.bin")
	if err := run(out, []string{filepath.Join(dir, "*.md")}); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(out)
	if err != nil || len(b) != len(questions)*body.Weights {
		t.Errorf("%d bytes, %v", len(b), err)
	}
	if run(out, []string{filepath.Join(dir, "*.none")}) == nil {
		t.Error("no documents and no error")
	}
}
