package packs_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"testing"

	"veil/rules"
	"veil/rules/packs"
)

var update = flag.Bool("update", false, "write decoded.json anew")

// TestDecoded: the decoded packs are those of the YAML files, so that no run
// has to read YAML.
func TestDecoded(t *testing.T) {
	names, err := fs.Glob(packs.FS, "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no packs (%v)", err)
	}
	type entry struct {
		Sum  string          `json:"sum"`
		Pack json.RawMessage `json:"pack"`
	}
	all := map[string]entry{}
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
		all[name] = entry{hex.EncodeToString(sum[:]), decoded}
	}
	want, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	want = append(want, '\n')
	if *update {
		if err := os.WriteFile("decoded.json", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(packs.Decoded, want) {
		t.Error("decoded.json is older than the packs: go test ./rules/packs -update")
	}
}
