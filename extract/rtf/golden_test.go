package rtf

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the expected texts anew")

// TestSamples reads what programs write, or is written as they do, and compares all
// that is read with what is expected.
func TestSamples(t *testing.T) {
	names, err := filepath.Glob("testdata/*.rtf")
	if err != nil || len(names) == 0 {
		t.Fatal(err, "no samples")
	}
	for _, name := range names {
		in, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !Sniff(in) {
			t.Errorf("%s: not sniffed", name)
		}
		d, err := openBytes(in)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		mapped(t, name, d)
		var got bytes.Buffer
		for _, p := range d.Parts() {
			fmt.Fprintf(&got, "== %s (%s)\n%s\n", p.ID, p.Kind, p.Text)
		}
		fmt.Fprintf(&got, "== gaps\n%v\n== dropped\n%v\n", d.Gaps(), d.Dropped())
		golden := strings.TrimSuffix(name, filepath.Ext(name)) + ".golden"
		if *update {
			if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got.String()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
