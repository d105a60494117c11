package batch

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/encoding/charmap"

	"veil/extract"
)

// Limits of archives, beyond which somebody means harm.
const (
	maxDepth   = 8       // archives within archives
	maxEntries = 100_000 // in one archive
	maxRatio   = 250     // of what is in an entry to what it takes up
	alwaysFine = 32 << 20
)

// Errors of archives and what is in them.
var (
	errDeep    = &extract.Error{Reason: extract.TooLarge, What: "it is packed in too many archives within each other", Do: "unpack it by hand"}
	errLarge   = &extract.Error{Reason: extract.TooLarge, What: "the file is larger than 512 MB"}
	errBomb    = &extract.Error{Reason: extract.TooLarge, What: "it expands to far more than it should: it may be meant to fill a computer", Do: "leave it out"}
	errMany    = &extract.Error{Reason: extract.TooLarge, What: "the archive holds more than 100,000 files", Do: "unpack it by hand"}
	errArchive = &extract.Error{Reason: extract.Damaged, What: "the archive is damaged", Do: "ask the sender for a new one"}
	errCrypt   = &extract.Error{Reason: extract.Encrypted, What: "it is packed with a password", Do: "unpack it by hand"}
	errOutside = &extract.Error{Reason: extract.Unsupported, What: "its path leads out of the archive: it may be meant to harm", Do: "leave it out"}
	errLink    = &extract.Error{Reason: extract.Unsupported, What: "this is a link to another place"}
)

// isArchive reports whether a file is a zip of files, and not a document that is
// stored as one.
func isArchive(f io.ReaderAt, size int64) bool {
	head := make([]byte, 4)
	if n, _ := f.ReadAt(head, 0); n < 4 || string(head) != "PK\x03\x04" && string(head) != "PK\x05\x06" {
		return false
	}
	z, err := zip.NewReader(f, size)
	if err != nil {
		return true // a damaged one
	}
	for _, e := range z.File {
		if e.Name == "[Content_Types].xml" || e.Name == "mimetype" {
			return false
		}
	}
	return true
}

// archive lists the files of an archive.
func (w *walker) archive(it *item, content io.ReaderAt, depth int) {
	fail := func(err error) {
		it.err = err
		w.items = append(w.items, it)
	}
	if depth >= maxDepth {
		fail(errDeep)
		return
	}
	z, err := zip.NewReader(content, it.size)
	if err != nil {
		fail(errArchive)
		return
	}
	if len(z.File) > maxEntries {
		fail(errMany)
		return
	}
	times := map[string]int{} // archives may hold several files of one name
	for _, e := range z.File {
		if w.ctx.Err() != nil {
			return
		}
		times[e.Name]++
		w.entry(it, times[e.Name], e, depth)
	}
}

// entry lists one file of an archive, the nth of its name.
func (w *walker) entry(parent *item, nth int, e *zip.File, depth int) {
	name := e.Name
	if e.NonUTF8 {
		if s, err := charmap.CodePage437.NewDecoder().String(name); err == nil {
			name = s
		}
	}
	names, ok := entryPath(name)
	if strings.HasSuffix(strings.ReplaceAll(name, `\`, "/"), "/") && e.UncompressedSize64 == 0 {
		return // a folder
	}
	it := &item{path: append(folderOf(parent, inArchive), names...), id: parent.id + "\x00" + name, size: int64(e.UncompressedSize64)}
	if nth > 1 {
		it.id += "\x00" + strconv.Itoa(nth)
	}
	load := func() ([]byte, error) { return inflate(e) }
	it.open = func(context.Context) (blob, error) {
		b, err := load()
		return memory{bytes.NewReader(b)}, err
	}
	for _, n := range names {
		it.junk = it.junk || junkName(n)
	}
	switch mode := e.Mode(); {
	case !ok:
		it.path = append(folderOf(parent, inArchive), safeName(name))
		it.err = errOutside
	case e.Flags&1 != 0:
		it.err = errCrypt
	case !mode.IsRegular():
		it.err = errLink
	case e.UncompressedSize64 > extract.MaxFile:
		it.err = errLarge
	case e.UncompressedSize64 > alwaysFine && e.UncompressedSize64/max(e.CompressedSize64, 1) > maxRatio:
		it.err = errBomb
	}
	if it.err != nil || it.junk {
		// Two that lead out of the archive may have one name here.
		if it.err != errOutside || len(w.items) == 0 || w.items[len(w.items)-1].err != errOutside || !slices.Equal(w.items[len(w.items)-1].path, it.path) {
			w.items = append(w.items, it)
		}
		return
	}
	b, err := load()
	if err != nil {
		it.err = err
		w.items = append(w.items, it)
		return
	}
	w.unpack(it, bytes.NewReader(b), w.shelf.lazy(it.id, load), depth+1)
}

// inflate returns what is in an entry, and no more than it says.
func inflate(e *zip.File) ([]byte, error) {
	r, err := e.Open()
	if err != nil {
		return nil, errArchive
	}
	defer r.Close()
	var b bytes.Buffer
	b.Grow(int(min(e.UncompressedSize64, alwaysFine)))
	n, err := io.Copy(&b, io.LimitReader(r, int64(e.UncompressedSize64)+1))
	switch {
	case n > int64(e.UncompressedSize64):
		return nil, errBomb
	case err != nil:
		return nil, errArchive
	}
	return b.Bytes(), nil
}

// entryPath takes the path of an entry apart; false where it leads out of the
// archive.
func entryPath(name string) ([]string, bool) {
	name = strings.ReplaceAll(name, `\`, "/")
	if strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':' {
		return nil, false
	}
	var out []string
	for n := range strings.SplitSeq(name, "/") {
		switch n {
		case "", ".":
		case "..":
			return nil, false
		default:
			out = append(out, safeName(n))
		}
	}
	return out, len(out) > 0
}

// shelf holds the content of archives that lie in others, as much as there is
// room for.
type shelf struct {
	mu   sync.Mutex
	held map[string][]byte
	last []string // the longest unused first
	room int
}

// shelfRoom is how much content of archives is held, in bytes; the last one is
// in any case.
const shelfRoom = 64 << 20

func newShelf() *shelf { return &shelf{held: map[string][]byte{}} }

// lazy is content that load returns, loaded when it is read and forgotten when
// there is no room for it.
func (s *shelf) lazy(id string, load func() ([]byte, error)) io.ReaderAt {
	return readerAt(func(b []byte, at int64) (int, error) {
		data, err := s.get(id, load)
		if err != nil {
			return 0, err
		}
		return bytes.NewReader(data).ReadAt(b, at)
	})
}

func (s *shelf) get(id string, load func() ([]byte, error)) ([]byte, error) {
	s.mu.Lock()
	b, ok := s.held[id]
	s.mu.Unlock()
	if ok {
		return b, nil
	}
	b, err := load() // may read another archive from the shelf
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.held[id]; !ok {
		s.held[id] = b
		s.last = append(s.last, id)
		s.room += len(b)
		for s.room > shelfRoom && len(s.last) > 1 {
			s.room -= len(s.held[s.last[0]])
			delete(s.held, s.last[0])
			s.last = s.last[1:]
		}
	}
	return b, nil
}

type readerAt func([]byte, int64) (int, error)

func (f readerAt) ReadAt(b []byte, at int64) (int, error) { return f(b, at) }
