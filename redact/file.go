package redact

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"veil/extract"
	"veil/redact/keymap/atomicfile"
)

// FileOptions say where a copy goes.
type FileOptions struct {
	Options
	Folder string // the copy gets its own name in there; empty: beside the input
	File   string // the copy's path; overrides Folder
	Force  bool   // replace what is there
	// Taken are the paths of copies made in this run, which even Force does
	// not replace: the new copy is numbered. May be nil.
	Taken map[string]bool
}

// ErrSameFile means that the copy would replace its original.
var ErrSameFile = errors.New("the output is the input itself; choose another name")

// WriteFile redacts the file at path into a new file and returns the copy's
// path. The copy is written and verified under a temporary name in its folder;
// its own name appears when it is whole. Output failures are
// *atomicfile.Error or ErrSameFile, others are those of Document.
func WriteFile(ctx context.Context, path string, o FileOptions) (Result, string, error) {
	in, size, err := OpenFile(path)
	if err != nil {
		return Result{}, "", err
	}
	defer in.Close()
	o.Name = filepath.Base(path)
	j, err := open(ctx, in, size, o.Options)
	if err != nil {
		return Result{}, "", err
	}
	defer j.close()
	if o.File != "" { // known already: do not make the user wait for a refusal
		if err := refuseSame(in, o.File); err != nil {
			return Result{}, "", err
		}
	}
	if err := j.decide(ctx); err != nil {
		return Result{}, "", err
	}
	var r Result
	var final string
	err = j.untilClean(ctx, func() error {
		r, final, err = j.writeFile(ctx, in, path, o)
		return err
	})
	return r, final, err
}

// writeFile makes the copy that the plan asks for.
func (j *job) writeFile(ctx context.Context, in *os.File, path string, o FileOptions) (Result, string, error) {
	final, name := j.target(path, o)
	if err := refuseSame(in, final); err != nil {
		return Result{}, "", err
	}
	tmp, err := atomicfile.Create(final, o.Force)
	if err != nil {
		return Result{}, "", err
	}
	defer tmp.Discard()
	w := &counting{f: tmp}
	if err := j.write(ctx, w); err != nil {
		if w.err != nil {
			return Result{}, "", atomicfile.Explain(final, w.err)
		}
		return Result{}, "", err
	}
	r, err := j.verify(ctx, tmp, w.n, name)
	if err != nil {
		return Result{}, "", err
	}
	if err := ctx.Err(); err != nil {
		return Result{}, "", err
	}
	if err := tmp.Commit(); err != nil {
		return Result{}, "", err
	}
	return r, final, nil
}

// target is the path of the copy and the name that verification looks into: a
// name that the user chose is the user's own.
func (j *job) target(path string, o FileOptions) (final, name string) {
	if o.File != "" {
		return o.File, ""
	}
	folder := o.Folder
	if folder == "" {
		folder = filepath.Dir(path)
	}
	name = j.copyName()
	ext := filepath.Ext(name)
	base := strings.TrimSuffix(name, ext)
	for i := 2; o.Taken[filepath.Join(folder, name)]; i++ {
		name = fmt.Sprintf("%s.%d%s", base, i, ext)
	}
	return filepath.Join(folder, name), name
}

// OpenFile opens a regular file for reading. Errors are *extract.Error.
func OpenFile(path string) (*os.File, int64, error) {
	st, err := os.Stat(path)
	if err == nil && !st.Mode().IsRegular() {
		what := "this is not a regular file"
		if st.IsDir() {
			what = "this is a folder"
		}
		return nil, 0, &extract.Error{Reason: extract.Unsupported, What: what}
	}
	var f *os.File
	if err == nil {
		f, err = os.Open(path)
	}
	if err != nil {
		what := "the file cannot be opened"
		switch {
		case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
			what = "there is no such file"
		case errors.Is(err, fs.ErrPermission):
			what = "there is no permission to read this file"
		}
		return nil, 0, &extract.Error{Reason: extract.Damaged, What: what, Err: err}
	}
	return f, st.Size(), nil
}

// refuseSame refuses an output that is the open input, under whatever name.
func refuseSame(in *os.File, out string) error {
	a, err := in.Stat()
	if err != nil {
		return err
	}
	if b, err := os.Stat(out); err == nil && os.SameFile(a, b) {
		return ErrSameFile
	}
	return nil
}

// counting counts what was written and remembers the first failure, so that a
// full disk is told from a writer that gives up.
type counting struct {
	f   *atomicfile.File
	n   int64
	err error
}

func (c *counting) Write(b []byte) (int, error) {
	n, err := c.f.Write(b)
	c.n += int64(n)
	if err != nil && c.err == nil {
		c.err = err
	}
	return n, err
}
