// Package atomicfile gives a file its name only when it is whole.
//
// It promises that under the final name there is never a partial file, whatever
// kills the process; that files are private (mode 0600); and that nothing is
// replaced unless asked. A process that is killed without warning may leave a
// file ".veil-*.tmp" behind.
package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
)

// Errors that tell what to do about them. Others are *Error too.
var (
	ErrExists   = errors.New("the file exists already")
	ErrIsFolder = errors.New("there is a folder of that name")
	ErrSpecial  = errors.New("there is a device or a pipe of that name")
)

// Error is a failure to write in one line for people.
type Error struct {
	Path string
	Why  string
	Err  error
}

func (e *Error) Error() string { return "cannot write " + e.Path + ": " + e.Why }

func (e *Error) Unwrap() error { return e.Err }

// File is a temporary file in the folder of its final name.
type File struct {
	*os.File
	final   string
	replace bool
}

var (
	mu   sync.Mutex
	live = map[string]bool{} // temporary files by path
)

const tempPrefix, tempSuffix = ".veil-", ".tmp"

// Temporary reports whether a file of that name is one that a killed process may
// have left behind.
func Temporary(name string) bool {
	return strings.HasPrefix(name, tempPrefix) && strings.HasSuffix(name, tempSuffix)
}

// Create starts a file. An existing one of the final name is an error unless
// replace is set; a folder, a device, a pipe or a socket always is: to rename a
// file over /dev/null would take it from the whole system.
func Create(final string, replace bool) (*File, error) {
	if st, err := os.Lstat(final); err == nil {
		if st.IsDir() {
			return nil, explain(final, ErrIsFolder)
		}
		if !st.Mode().IsRegular() && st.Mode()&fs.ModeSymlink == 0 {
			return nil, explain(final, ErrSpecial)
		}
		if !replace {
			return nil, explain(final, ErrExists)
		}
	}
	mu.Lock()
	defer mu.Unlock()
	f, err := os.CreateTemp(filepath.Dir(final), tempPrefix+"*"+tempSuffix) // mode 0600
	if err != nil {
		return nil, explain(final, err)
	}
	live[f.Name()] = true
	return &File{File: f, final: final, replace: replace}, nil
}

// Commit makes the content durable and gives the file its name. The file is
// closed and gone from its temporary place in any case.
func (f *File) Commit() error {
	defer f.Discard()
	if err := f.Sync(); err != nil {
		return explain(f.final, err)
	}
	if err := f.Close(); err != nil {
		return explain(f.final, err)
	}
	if err := f.name(); err != nil {
		return explain(f.final, err)
	}
	// The name is durable once the folder is; not every system can do that.
	if d, err := os.Open(filepath.Dir(f.final)); err == nil {
		d.Sync()
		d.Close()
	}
	return nil
}

// name moves the file into place. Without replace it is linked, since a link
// never replaces anything; where the file system has no links a file that
// appears between the look and the move would be replaced.
func (f *File) name() error {
	if f.replace {
		return os.Rename(f.Name(), f.final)
	}
	err := os.Link(f.Name(), f.final)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(f.final); err == nil {
		return ErrExists
	}
	return os.Rename(f.Name(), f.final)
}

// Discard removes the file unless it was committed. It may be called again.
func (f *File) Discard() {
	f.Close()
	mu.Lock()
	defer mu.Unlock()
	if live[f.Name()] {
		os.Remove(f.Name())
		delete(live, f.Name())
	}
}

// DiscardAll removes every temporary file of this process: the last thing to
// do before an exit that runs no deferred calls.
func DiscardAll() {
	mu.Lock()
	defer mu.Unlock()
	for name := range live {
		os.Remove(name)
		delete(live, name)
	}
}

// Write writes a whole file at once.
func Write(final string, replace bool, b []byte) error {
	f, err := Create(final, replace)
	if err != nil {
		return err
	}
	defer f.Discard()
	if _, err := f.Write(b); err != nil {
		return explain(final, err)
	}
	return f.Commit()
}

// Explain turns the error of a write to a File into an *Error; others pass.
func Explain(final string, err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return explain(final, err)
	}
	return err
}

func explain(final string, err error) error {
	why := "the system refused"
	switch {
	case errors.Is(err, ErrIsFolder):
		why = ErrIsFolder.Error()
	case errors.Is(err, ErrSpecial):
		why = ErrSpecial.Error()
	case errors.Is(err, fs.ErrExist), errors.Is(err, ErrExists):
		why, err = "it exists already; use --force to replace it", ErrExists
	case errors.Is(err, syscall.ENOSPC):
		why = "the disk is full"
	case errors.Is(err, syscall.EROFS):
		why = "the disk is read-only"
	case errors.Is(err, fs.ErrPermission):
		why = "there is no permission to write in that folder"
	case errors.Is(err, fs.ErrNotExist):
		why = "the folder does not exist"
	case errors.Is(err, syscall.ENOTDIR):
		why = "its folder is a file"
	case errors.Is(err, syscall.ENAMETOOLONG):
		why = "the name is too long"
	}
	return &Error{Path: final, Why: why, Err: err}
}
