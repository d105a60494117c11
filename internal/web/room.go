package web

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
)

// room is the run's folder: uploads, copies and the journal of a bundle. Only the
// user can read it.
type room struct {
	dir  string
	lock *os.File
	once sync.Once
}

// roomPrefix begins the names of all rooms; lockName is the file in each that
// the run holds while it lives.
const (
	roomPrefix = "veil-page-"
	lockName   = "run"
)

// newRoom makes a room, after those that runs left behind which were killed are
// cleared away.
func newRoom(temp string) (*room, error) {
	if temp == "" {
		temp = os.TempDir()
	}
	sweep(temp)
	dir, err := os.MkdirTemp(temp, roomPrefix)
	if err != nil {
		return nil, errors.New("there is no room for temporary files; see TMPDIR")
	}
	r := &room{dir: dir}
	if r.lock, err = os.OpenFile(filepath.Join(dir, lockName), os.O_CREATE|os.O_RDWR, 0o600); err == nil {
		err = hold(r.lock)
	}
	if err != nil {
		r.clear()
		return nil, errors.New("the folder for temporary files cannot be used; see TMPDIR")
	}
	return r, nil
}

// clear removes the room and all in it.
func (r *room) clear() {
	r.once.Do(func() {
		if r.lock != nil {
			r.lock.Close()
		}
		os.RemoveAll(r.dir)
	})
}

// folder makes a folder in the room.
func (r *room) folder(elem ...string) (string, error) {
	dir := filepath.Join(append([]string{r.dir}, elem...)...)
	return dir, os.MkdirAll(dir, 0o700)
}

// sweep removes the user's rooms that no run holds any more.
func sweep(temp string) {
	old, _ := filepath.Glob(filepath.Join(temp, roomPrefix+"*"))
	for _, dir := range old {
		f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR, 0)
		if err != nil {
			continue // somebody else's, or one that is being made
		}
		if hold(f) == nil {
			f.Close()
			os.RemoveAll(dir)
			continue
		}
		f.Close()
	}
}
