package standard

import (
	"os"
	"path/filepath"
	"testing"

	"veil/extract"
	"veil/rules/rulestest"
)

func TestAccept(t *testing.T) {
	set, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	rulestest.Accept(t, set)
	for _, d := range set.Detectors() {
		t.Run(d.Name(), func(t *testing.T) { rulestest.Accept(t, d) })
	}
}

func TestUserPack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mine.yaml")
	src := "name: mine\ndoc: d\nrules:\n  - {id: r, label: CASE_NUMBER, doc: d, pattern: 'ZORK-[A-Z]+', score: 0.9, match: ['‹ZORK-A›'], none: ['ZORK']}\n"
	if err := os.WriteFile(path, []byte(src), 0o600); err != nil {
		t.Fatal(err)
	}
	set, err := New(Options{UserPacks: []string{path}})
	if err != nil {
		t.Fatal(err)
	}
	fs, err := set.Detect(t.Context(), extract.Part{ID: "p", Text: "see ZORK-AB"})
	if err != nil || len(fs) != 1 || fs[0].Rule != "mine/r" {
		t.Errorf("got %v, %v", fs, err)
	}
	if _, err := New(Options{UserPacks: []string{path, path}}); err == nil {
		t.Error("the same pack twice is accepted")
	}
	if _, err := New(Options{UserPacks: []string{path + "x"}}); err == nil {
		t.Error("a pack that is not there is accepted")
	}
}
