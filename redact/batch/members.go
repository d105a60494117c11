package batch

import (
	"bytes"
	"context"
	"io"
	"path"
	"strconv"
	"strings"

	"veil/extract"
	"veil/redact"
)

// member lists a file inside a document, such as an attachment.
func (w *walker) member(parent *item, m held, depth int) {
	name := safeName(m.name)
	it := &item{
		path: append(folderOf(parent, inDocument), name),
		id:   parent.id + "\x00" + strconv.Itoa(m.at) + "/" + name,
		size: int64(len(m.data)), err: m.err,
	}
	if it.err != nil {
		w.items = append(w.items, it)
		return
	}
	if depth >= maxDepth {
		it.err = errDeep
		w.items = append(w.items, it)
		return
	}
	load := func(ctx context.Context) ([]byte, error) {
		b, err := parent.open(ctx)
		if err != nil {
			return nil, err
		}
		defer b.Close()
		again, err := redact.Members(ctx, b, parent.size)
		if err != nil || m.at >= len(again) {
			return nil, &extract.Error{Reason: extract.Damaged, What: "the file changed while the bundle was worked on", Err: err}
		}
		return again[m.at].Data()
	}
	it.open = func(ctx context.Context) (blob, error) {
		b, err := load(ctx)
		return memory{bytes.NewReader(b)}, err
	}
	w.unpack(it, bytes.NewReader(m.data), w.shelf.lazy(it.id, func() ([]byte, error) { return load(w.ctx) }), depth+1)
}

// held is a member with its content.
type held struct {
	at   int
	name string
	data []byte
	err  error
}

// members are the files inside a document. What cannot be opened has none: it is
// listed itself, and says why.
func (w *walker) members(it *item, f io.ReaderAt) (out []held) {
	ms, err := redact.Members(w.ctx, f, it.size)
	if err != nil {
		return nil
	}
	for i, m := range ms {
		h := held{at: i, name: m.Name}
		if h.name == "" {
			h.name = "attachment " + strconv.Itoa(i+1)
		}
		if h.data, h.err = m.Data(); h.err == nil && len(h.data) > extract.MaxFile {
			h.data, h.err = nil, errLarge
		}
		out = append(out, h)
	}
	return out
}

// What folders of files inside files are called after these.
const (
	inArchive  = "zip"
	inDocument = "attachments"
)

// folderOf is the path of the folder for what is in a file: "papers.zip" becomes
// "papers-zip", "letter.eml" becomes "letter-attachments".
func folderOf(it *item, what string) []string {
	n := len(it.path) - 1
	name := it.path[n]
	stem := strings.TrimSuffix(name, path.Ext(name))
	if stem == "" {
		stem = name
	}
	return append(append([]string{}, it.path[:n]...), stem+"-"+what)
}

// safeName is the last name of a path that a document gives, as a name of a file
// on this machine.
func safeName(name string) string {
	name = strings.ToValidUTF8(strings.ReplaceAll(name, `\`, "/"), "?")
	name = path.Base("/" + name)
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`<>:"|?*`, r) {
			return '-'
		}
		return r
	}, name)
	if len(name) > maxName {
		ext := path.Ext(name)
		if len(ext) > 10 {
			ext = ""
		}
		name = strings.ToValidUTF8(name[:maxName-len(ext)], "") + ext
	}
	if name == "/" || strings.Trim(name, ". ") == "" {
		return "unnamed"
	}
	return name
}

// maxName is the length of a name that every file system takes, with room for
// labels, in bytes.
const maxName = 180
