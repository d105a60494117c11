package batch

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	"veil/internal/isolate"
	"veil/redact"
	"veil/redact/plan"
)

func TestMain(m *testing.M) {
	isolate.Main()
	os.Exit(m.Run())
}

// bundle writes files into a new folder and redacts it.
func bundle(t *testing.T, files map[string]string) (Result, string, error) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, "in", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ro, err := redact.Settings{}.Options()
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	r, err := Run(context.Background(), Options{Options: ro, Inputs: []string{filepath.Join(dir, "in")}, Out: out,
		Journal: filepath.Join(dir, "journal"), Style: plan.StyleLabel})
	return r, out, err
}

// statuses are what became of files, by name.
func statuses(r Result) map[string]Status {
	out := map[string]Status{}
	for _, f := range r.Files {
		out[f.Name] = f.Status
	}
	return out
}

// archive makes a zip of entries, in order: name, content, name, content.
func archive(t *testing.T, entries ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(entries); i += 2 {
		w, err := z.Create(entries[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(entries[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const note = "Imran Siddiqui rang Grace Okafor on 01632 960123.\n"

// everything is all text of a folder, names too.
func everything(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		b.WriteString(rel + "\n")
		if !d.IsDir() {
			text, err := os.ReadFile(path)
			b.Write(text)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestArchives(t *testing.T) {
	inner := archive(t, "deep/Grace Okafor.txt", note+"Deep.\n")
	r, out, err := bundle(t, map[string]string{
		"a.txt":      note,
		"papers.zip": archive(t, "visit.txt", note+"Second.\n", "inner.zip", inner, "visit.txt", note+"Third.\n", "same.txt", note, `win\c.txt`, note+"Fourth.\n"),
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]Status{
		"in/a.redacted.txt": Copied, "in/papers-zip/visit.redacted.txt": Copied, "in/papers-zip/visit.redacted.2.txt": Copied,
		"in/papers-zip/inner-zip/deep/PERSON-2.redacted.txt": Copied, "in/papers-zip/same.txt": Same, "in/papers-zip/win/c.redacted.txt": Copied,
	}
	if d := cmp.Diff(want, statuses(r)); d != "" {
		t.Error(d)
	}
	if text := everything(t, out); strings.Contains(text, "Okafor") || strings.Contains(text, "960123") {
		t.Error("a name or number is in the folder")
	}
	if len(r.People) != 2 || r.People[0].Files != 5 {
		t.Errorf("people: %+v", r.People)
	}
}

// TestHostile: nothing of what means harm, or cannot be read, is in the folder;
// everything else is.
func TestHostile(t *testing.T) {
	bomb := archive(t, "zeros.txt", strings.Repeat("0", 40<<20))
	many := note
	for range maxDepth + 2 {
		many = archive(t, "x.zip", many)
	}
	files := map[string]string{
		"good.txt":    note,
		"up.zip":      archive(t, "../../evil.txt", note+"EVIL\n", "/tmp/evil.txt", note+"EVIL\n", "/abs.txt", note+"EVIL\n", "C:\\x.txt", note+"EVIL\n", "fine.txt", note+"Fine.\n"),
		"bomb.zip":    bomb,
		"deep.zip":    many,
		"cut.zip":     bomb[:len(bomb)/2],
		"cut.pdf":     "%PDF-1.7\n1 0 obj\nEVIL",
		"empty.txt":   "",
		"program.pdf": "MZ\x90\x00\x03\x00EVIL\x00",
		"Thumbs.db":   "EVIL",
	}
	r, out, err := bundle(t, files)
	if err != nil {
		t.Fatal(err)
	}
	got := map[Status]int{}
	for _, f := range r.Files {
		got[f.Status]++
		if f.Status == Unreadable && (f.Why == "" || strings.Contains(f.Why, "EVIL")) {
			t.Errorf("%s: %q", f.Name, f.Why)
		}
	}
	if d := cmp.Diff(map[Status]int{Copied: 2, Unreadable: 9, Passed: 1}, got); d != "" {
		t.Errorf("%s\n%v", d, statuses(r))
	}
	if text := everything(t, out); strings.Contains(text, "EVIL") {
		t.Error("something of a hostile file is in the folder")
	}
	if es, _ := os.ReadDir(filepath.Dir(filepath.Dir(out))); slices.ContainsFunc(es, func(e os.DirEntry) bool { return e.Name() == "evil.txt" }) {
		t.Error("a file was written outside")
	}
}

func TestLinks(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "secret.txt"), []byte(note), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "in"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "secret.txt"), filepath.Join(dir, "in", "link.txt")); err != nil {
		t.Skip("no links here")
	}
	items, err := walk(context.Background(), []string{filepath.Join(dir, "in")}, filepath.Join(dir, "out"))
	if err != nil || len(items) != 1 || !extract.IsReason(items[0].err, extract.Unsupported) {
		t.Errorf("%+v, %v", items, err)
	}
}

// TestKnownElsewhere: what is certain in one file is masked where nothing gives
// it away.
func TestKnownElsewhere(t *testing.T) {
	_, out, err := bundle(t, map[string]string{
		"one.txt": "Name: Ottilie Vexley\nDOB: 12/03/2014\n",
		"two.txt": "the other lot said vexley never came, neither did OV\nottilie vexley 12.3.14\n",
	})
	if err != nil {
		t.Fatal(err)
	}
	if text := strings.ToLower(everything(t, out)); strings.Contains(text, "vexley") || strings.Contains(text, "12.3.14") {
		t.Error(text)
	}
}

func TestPlaces(t *testing.T) {
	dir := t.TempDir()
	for _, o := range []Options{
		{Inputs: []string{dir}, Out: dir},
		{Inputs: []string{filepath.Join(dir, "sub")}, Out: dir},
		{Inputs: []string{filepath.Join(dir, "nothing")}, Out: filepath.Join(dir, "out")},
	} {
		os.Mkdir(filepath.Join(dir, "sub"), 0o700)
		if _, err := Run(context.Background(), o); err == nil {
			t.Errorf("%+v: no error", o)
		}
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		"": "unnamed", "a/b.txt": "b.txt", `..\..\x`: "x", "..": "unnamed", "nul.txt": "_nul.txt", "a\x00b\n.txt": "a-b-.txt", "x. ": "x",
		strings.Repeat("é", 200) + ".pdf": strings.Repeat("é", 88) + ".pdf",
	} {
		if got := sound(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for in, ok := range map[string]bool{"a/b": true, "./a": true, "../a": false, "a/../b": false, "/a": false, `c:\a`: false, `\\host\a`: false, "": false} {
		if _, got := entryPath(in); got != ok {
			t.Errorf("%q: %v", in, got)
		}
	}
}

func TestMissing(t *testing.T) {
	page := func(n int, text string) extract.Part {
		return extract.Part{ID: itoa(n), Kind: extract.Body, Page: n, Text: text}
	}
	tests := []struct {
		name  string
		parts []extract.Part
		want  []string
	}{
		{"none", []extract.Part{page(1, "a"), page(2, "b"), page(3, "c")}, nil},
		{"whole", []extract.Part{page(1, "a\n1"), page(2, "b\n2"), page(3, "c\n3")}, nil},
		{"one", []extract.Part{page(1, "a\nPage 7 of 40"), page(2, "b\nPage 8 of 40"), page(3, "c\nPage 10 of 40")}, []string{"the page numbered 9"}},
		{"several", []extract.Part{page(1, "- 7 -\na"), page(2, "- 8 -\nb"), page(3, "- 12 -\nc")}, []string{"the pages numbered 9 to 11"}},
		{"around an unnumbered one", []extract.Part{page(1, "a\n1"), page(2, "b"), page(3, "c\n4"), page(4, "d\n5")}, []string{"1 of the pages numbered between 1 and 4"}},
		{"not a numbering", []extract.Part{page(1, "a\n9"), page(2, "b\n3"), page(3, "c\n12")}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, missing(tt.parts)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestNearby(t *testing.T) {
	words := func(from, to int, other string) sketch {
		var b strings.Builder
		for i := from; i < to; i++ {
			b.WriteString("word" + itoa(i) + " ")
		}
		return newSketch([]extract.Part{{Kind: extract.Body, Text: b.String() + other}})
	}
	got := nearby([]sketch{words(0, 300, ""), words(0, 300, "one more"), words(500, 800, ""), words(0, 150, "")})
	if len(got) != 1 || got[0].a != 0 || got[0].b != 1 || got[0].share < 0.9 {
		t.Errorf("%+v", got)
	}
}

// TestJournal: another secret reads nothing, and nothing on the disk is clear.
func TestJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "j")
	v := NewVault()
	j, err := openJournal(path, v)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.put(entry{looked, "Grace Okafor.txt", finds{Format: "Imran Siddiqui"}}); err != nil {
		t.Fatal(err)
	}
	var f finds
	if !j.get(looked, "Grace Okafor.txt", &f) || f.Format != "Imran Siddiqui" || j.get(madeBucket, "Grace Okafor.txt", &f) {
		t.Error("what was put is not there")
	}
	if _, err := openJournal(path, v); err != ErrBusy {
		t.Errorf("a second run: %v", err)
	}
	j.close(false)
	b, err := os.ReadFile(path)
	if err != nil || bytes.Contains(b, []byte("Siddiqui")) || bytes.Contains(b, []byte("Okafor")) {
		t.Errorf("%v: a name is in the journal", err)
	}
	if st, _ := os.Stat(path); st.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", st.Mode())
	}
	if j, err = openJournal(path, NewVault()); err != nil || j.get(looked, "Grace Okafor.txt", &f) {
		t.Errorf("another vault reads it, or %v", err)
	}
	j.close(true)
	if _, err := os.Stat(path); err == nil {
		t.Error("it was not forgotten")
	}
}

// TestAudit: each line names the hash of the one before.
func TestAudit(t *testing.T) {
	_, out, err := bundle(t, map[string]string{"a.txt": note, "b.txt": note + "More.\n"})
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(out, auditName))
	if err != nil {
		t.Fatal(err)
	}
	prev, marks := "", 0
	for line := range strings.Lines(string(b)) {
		var v struct{ Prev, Kind string }
		if err := json.Unmarshal([]byte(line), &v); err != nil || v.Prev != prev {
			t.Fatalf("%v in %s", err, line)
		}
		prev = sum(strings.TrimSuffix(line, "\n"))
		if v.Kind != "" {
			marks++
		}
	}
	if marks < 6 {
		t.Errorf("%d marks", marks)
	}
}
