package atomicfile

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func entries(t *testing.T, dir string) []string {
	t.Helper()
	es, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range es {
		names = append(names, e.Name())
	}
	return names
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a")
	if err := Write(name, false, []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := Write(name, false, []byte("two")); !errors.Is(err, ErrExists) {
		t.Errorf("second write: %v", err)
	}
	if b, _ := os.ReadFile(name); string(b) != "one" {
		t.Errorf("content %q", b)
	}
	if err := Write(name, true, []byte("three")); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(name); string(b) != "three" {
		t.Errorf("content %q", b)
	}
	if st, _ := os.Stat(name); st.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", st.Mode())
	}
	if got := entries(t, dir); len(got) != 1 {
		t.Errorf("folder holds %v", got)
	}
}

func TestNotNamedBeforeCommit(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a")
	f, err := Create(name, false)
	if err != nil {
		t.Fatal(err)
	}
	f.WriteString("half")
	if _, err := os.Lstat(name); err == nil {
		t.Error("named too early")
	}
	f.Discard()
	f.Discard()
	if got := entries(t, dir); len(got) != 0 {
		t.Errorf("folder holds %v", got)
	}
}

// A file that appears while ours is written is not replaced.
func TestLateRival(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a")
	f, err := Create(name, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte("rival"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := f.Commit(); !errors.Is(err, ErrExists) {
		t.Errorf("commit: %v", err)
	}
	if b, _ := os.ReadFile(name); string(b) != "rival" {
		t.Errorf("content %q", b)
	}
	if got := entries(t, dir); len(got) != 1 {
		t.Errorf("folder holds %v", got)
	}
}

func TestExplained(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, why := range map[string]string{
		filepath.Join(dir, "no", "a"):   "the folder does not exist",
		filepath.Join(dir, "file", "a"): "its folder is a file",
		dir:                             "there is a folder of that name",
	} {
		var e *Error
		if err := Write(path, true, nil); !errors.As(err, &e) || e.Why != why {
			t.Errorf("%s: %v, want %q", path, err, why)
		}
	}
}

func TestDiscardAll(t *testing.T) {
	dir := t.TempDir()
	if _, err := Create(filepath.Join(dir, "a"), false); err != nil {
		t.Fatal(err)
	}
	DiscardAll()
	if got := entries(t, dir); len(got) != 0 {
		t.Errorf("folder holds %v", got)
	}
}
