// Package programs runs the programs that read pictures of pages: pdftoppm and
// tesseract.
//
// It promises that a program gets its input and gives its answer through pipes,
// so that nothing is written to a disk and nothing is left there however a run
// ends; that no shell is involved; that the program sees few variables of the
// environment; and that it is ended when its time is up, its answer grows
// too long, or the context ends. What a program says of the document on its
// standard error is thrown away. How much memory it takes is up to the program.
package programs

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"runtime"
	"time"
)

// Program is an outside program that may be there or not.
type Program struct {
	Name string // of its executable
	Use  string // what Veil uses it for
	pack map[string]string
}

// The programs.
var (
	Pdftoppm = Program{"pdftoppm", "turns scanned pages into pictures for reading",
		map[string]string{"linux": "poppler-utils", "darwin": "poppler", "windows": "oschwartz10612.Poppler"}}
	Tesseract = Program{"tesseract", "reads the words on scanned pages and pictures",
		map[string]string{"linux": "tesseract-ocr", "darwin": "tesseract", "windows": "UB-Mannheim.TesseractOCR"}}
)

// All are the programs.
var All = []Program{Pdftoppm, Tesseract}

// Path is where the program is.
func (p Program) Path() (string, error) { return exec.LookPath(p.Name) }

// There reports whether the programs are all there.
func There(ps ...Program) bool {
	for _, p := range ps {
		if _, err := p.Path(); err != nil {
			return false
		}
	}
	return true
}

// Install is the one command that installs programs on this system.
func Install(ps ...Program) string {
	system := runtime.GOOS
	command := map[string]string{"linux": "apt-get install -y", "darwin": "brew install", "windows": "winget install"}[system]
	if command == "" {
		system, command = "linux", "install"
	}
	for _, p := range ps {
		command += " " + p.pack[system]
	}
	return command
}

// Errors of Run. They never quote what the program read or said.
var (
	ErrMissing = errors.New("a program is missing")
	ErrFailed  = errors.New("the program gave up on this page")
	ErrTimeout = errors.New("the program took too long over this page")
	ErrTooLong = errors.New("the program's answer is too long")
)

// passed are the variables of the environment that programs get: where their
// data lies, and what Windows needs to start one.
var passed = []string{"TESSDATA_PREFIX", "OMP_THREAD_LIMIT", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP"}

// Run starts the program with in as its standard input and returns what it
// writes, at most most bytes. It ends the program when ctx ends or after limit.
func (p Program) Run(ctx context.Context, in io.Reader, limit time.Duration, most int, args ...string) ([]byte, error) {
	path, err := p.Path()
	if err != nil {
		return nil, ErrMissing
	}
	tctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	cmd := exec.CommandContext(tctx, path, args...)
	cmd.Env = environment()
	cmd.Stdin = in
	out := bounded{left: most}
	cmd.Stdout = &out
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case out.over:
		return nil, ErrTooLong
	case tctx.Err() != nil:
		return nil, ErrTimeout
	case err != nil:
		return nil, ErrFailed
	}
	return out.b.Bytes(), nil
}

// environment is what programs see of it. Pages are read side by side, one core
// each, which takes less time in all than several cores on one page.
func environment() []string {
	env := []string{"LC_ALL=C"}
	for _, name := range passed {
		if v, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+v)
		}
	}
	if _, ok := os.LookupEnv("OMP_THREAD_LIMIT"); !ok {
		env = append(env, "OMP_THREAD_LIMIT=1")
	}
	return env
}

// bounded gathers an answer up to a length.
type bounded struct {
	b    bytes.Buffer
	left int
	over bool
}

func (w *bounded) Write(p []byte) (int, error) {
	if len(p) > w.left {
		w.over = true
		return 0, ErrTooLong
	}
	w.left -= len(p)
	return w.b.Write(p)
}
