package batch

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"veil/extract"
	"veil/redact"
)

// item is one file of the bundle, or a place where one should be.
type item struct {
	path []string // names of folders and of the file, from the bundle's root
	id   string   // tells it from all others, in this run and in later ones
	size int64
	open func(context.Context) (blob, error)
	err  error // there is no file to open
	junk bool  // a system's own file
}

// blob is the content of a file.
type blob interface {
	io.ReaderAt
	io.Closer
}

// memory is content that is held in memory.
type memory struct{ *bytes.Reader }

func (memory) Close() error { return nil }

// walker lists the files of a bundle.
type walker struct {
	ctx   context.Context
	out   string
	items []*item
	shelf *shelf
}

// walk lists the files of the inputs and of archives among them, in the order
// of their paths.
func walk(ctx context.Context, inputs []string, out string) ([]*item, error) {
	w := &walker{ctx: ctx, out: out, shelf: newShelf()}
	for _, in := range inputs {
		abs, err := filepath.Abs(in)
		if err != nil {
			return nil, err
		}
		if err := w.tree(abs); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(w.items, func(a, b *item) int { return strings.Compare(a.id, b.id) })
	w.items = slices.CompactFunc(w.items, func(a, b *item) bool { return a.id == b.id }) // an input may be named twice
	return w.items, nil
}

// tree lists one input.
func (w *walker) tree(root string) error {
	above := filepath.Dir(root)
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if w.ctx.Err() != nil {
			return w.ctx.Err()
		}
		rel, rerr := filepath.Rel(above, path)
		if rerr != nil {
			return rerr
		}
		it := &item{path: strings.Split(rel, string(filepath.Separator)), id: path}
		switch {
		case err != nil:
			it.err = &extract.Error{Reason: extract.Damaged, What: "there is no permission to read this", Err: err}
			w.items = append(w.items, it)
			return nil
		case d.IsDir():
			if path == w.out {
				return fs.SkipDir
			}
			if path != root && junkName(d.Name()) {
				it.junk = true
				w.items = append(w.items, it)
				return fs.SkipDir
			}
			return nil
		case d.Type()&fs.ModeSymlink != 0 && path != root:
			it.err = &extract.Error{Reason: extract.Unsupported, What: "this is a link to another place", Do: "name the file that it leads to itself"}
		case junkName(d.Name()):
			it.junk = true
		default:
			w.file(it, path)
			return nil
		}
		w.items = append(w.items, it)
		return nil
	})
}

// file lists a file of the disk, or what is in it.
func (w *walker) file(it *item, path string) {
	it.open = func(context.Context) (blob, error) {
		f, _, err := redact.OpenFile(path)
		return f, err
	}
	f, size, err := redact.OpenFile(path)
	if err != nil {
		it.err = err
		w.items = append(w.items, it)
		return
	}
	defer f.Close()
	it.size = size
	w.unpack(it, f, &onDisk{path: path}, 0)
}

// unpack lists a file, or the files in it where it is an archive. content is
// what its files will be read from later.
func (w *walker) unpack(it *item, f io.ReaderAt, content io.ReaderAt, depth int) {
	if isArchive(f, it.size) {
		w.archive(it, content, depth)
		return
	}
	w.items = append(w.items, it)
	if !redact.Holds(f, it.size) {
		return
	}
	for _, m := range w.members(it, f) {
		w.member(it, m, depth)
	}
}

// onDisk is a file that is open only while it is read: archives of a bundle are
// many, and so are the files in them.
type onDisk struct{ path string }

func (d *onDisk) ReadAt(b []byte, at int64) (int, error) {
	f, err := os.Open(d.path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return f.ReadAt(b, at)
}

// junkName reports whether a system makes files of such a name by itself.
func junkName(name string) bool {
	switch strings.ToLower(name) {
	case "thumbs.db", "desktop.ini", "__macosx":
		return true
	}
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")
}
