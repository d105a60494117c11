package packs_test

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"io/fs"
	"os"
	"strings"
	"testing"

	"veil/rules"
	"veil/rules/packs"
)

var update = flag.Bool("update", false, "write the decoded packs anew")

// TestDecoded: the decoded packs are those of the YAML files, so that no run
// has to read YAML.
func TestDecoded(t *testing.T) {
	names, err := fs.Glob(packs.FS, "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no packs (%v)", err)
	}
	for _, name := range names {
		src, err := packs.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		decoded, err := rules.Decoded(src)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		sum := sha256.Sum256(src)
		want := append(sum[:], decoded...)
		file := strings.TrimSuffix(name, ".yaml") + ".bin"
		if *update {
			if err := os.WriteFile(file, want, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got, err := packs.FS.ReadFile(file); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is older than the pack: go test ./rules/packs -update", file)
		}
	}
}
