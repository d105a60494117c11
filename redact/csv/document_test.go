package csv_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"veil/internal/trace"
	"veil/redact"
)

// TestDocument redacts files with the rules: what is surely a table as one, and
// what is not as text, and both keep their extension.
func TestDocument(t *testing.T) {
	options, err := redact.Settings{}.Options()
	if err != nil {
		t.Fatal(err)
	}
	var head, row []string
	for _, d := range trace.Person {
		head, row = append(head, d.Label), append(row, `"`+d.Text+`"`)
	}
	const control = "The tortoise walked slowly round the pond."
	table := func(delim, end string) string {
		other := `"` + control + `"` + strings.Repeat(delim, len(head)-1)
		return strings.Join(head, delim) + end + strings.Join(row, delim) + end + other + end
	}
	for name, tc := range map[string]struct{ in, format string }{
		"a.csv": {table(",", "\r\n"), "csv"},
		"b.csv": {"\ufeff" + table(";", "\n"), "csv"},
		"c.tsv": {table("\t", "\n"), "csv"},
		"d.txt": {table("|", "\n"), "csv"},
		"e.csv": {strings.Replace(table(",", "\n"), "tortoise", "tortoise \xe9\xe8", 1), "csv"},
		"f.csv": {strings.Join(trace.Labelled(), "\n") + "\n" + control + "\n", "text"},
		"g.csv": {control + "\n" + table(",", "\n"), "text"},
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(tc.in), 0o600); err != nil {
			t.Fatal(err)
		}
		r, out, err := redact.WriteFile(t.Context(), path, redact.FileOptions{Options: options})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		if r.Format != tc.format || filepath.Ext(out) != filepath.Ext(name) {
			t.Errorf("%s: %s as %s", name, filepath.Base(out), r.Format)
		}
		f := trace.Found{}
		if f.Look("the copy", string(b)); len(f) > 0 {
			t.Errorf("%s: survived: %s", name, f.Kinds())
		}
		if !strings.Contains(string(b), "walked slowly round the pond.") || strings.Count(string(b), "\n") != strings.Count(tc.in, "\n") {
			t.Errorf("%s: %q", name, b)
		}
	}
}
