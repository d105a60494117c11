package web

import (
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// program is the real program, built once for all tests that call it.
var program = sync.OnceValues(func() (path string, err error) {
	dir, err := os.MkdirTemp("", "veil-program-")
	if err != nil {
		return "", err
	}
	programDir = dir
	path = filepath.Join(dir, "veil.exe") // a name that every system runs
	if out, err := exec.Command("go", "build", "-o", path, "veil/cmd/veil").CombinedOutput(); err != nil {
		return "", &buildError{string(out), err}
	}
	return path, nil
})

// programDir is where the program lies; empty: it was not built.
var programDir string

type buildError struct {
	said string
	err  error
}

func (e *buildError) Error() string { return e.err.Error() + ": " + e.said }

// verified checks a saved copy with "veil verify": nothing is found in it, also
// none of what the original holds.
func verified(t *testing.T, copy, original string) {
	t.Helper()
	veil, err := program()
	if err != nil {
		t.Fatal(err)
	}
	args := []string{"verify", copy}
	if original != "" {
		args = append(args, "--original", original)
	}
	if out, err := exec.Command(veil, args...).CombinedOutput(); err != nil {
		t.Errorf("veil verify %s: %v\n%s", filepath.Base(copy), err, out)
	}
}
