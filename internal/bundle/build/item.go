package build

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"veil/internal/bundle/gold"
	"veil/internal/bundle/paper"
	"veil/internal/bundle/write"
)

// item is a file of the bundle, or of a container in it.
type item struct {
	path    gold.Str // within its container, with slashes
	file    gold.File
	data    []byte
	paper   *paper.Paper
	at      int                   // number of the paper, for names that must differ
	members []*item               // what it contains, if it is a zip or an e-mail
	place   func(to string) error // how it comes on disk, if not as a plain file
	mode    os.FileMode
}

func (it *item) write(in string) error {
	to := in + "/" + it.path.S // filepath.Join would tidy names that are meant to be odd
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	if it.place != nil {
		return it.place(to)
	}
	if err := os.WriteFile(to, it.data, 0o644); err != nil {
		return err
	}
	if it.mode != 0 {
		if err := os.Chmod(to, it.mode); err != nil {
			return err
		}
	}
	return os.Chtimes(to, write.When, write.When)
}

// gold are the lines of gold.jsonl about the item and its members.
func (it *item) gold() []gold.File {
	f := it.file
	f.Path, f.Name = it.path.S, it.path.Spans
	if it.data != nil {
		sum := sha256.Sum256(it.data)
		f.Sum = hex.EncodeToString(sum[:])
	}
	out := []gold.File{f}
	for _, m := range it.members {
		for _, g := range m.gold() {
			whole := gold.Str{}
			whole.Join(it.path)
			whole.Add("!/")
			whole.Join(gold.Str{S: g.Path, Spans: g.Name})
			g.Path, g.Name = whole.S, whole.Spans
			out = append(out, g)
		}
	}
	return out
}

// pack makes a zip of items, folders in it included.
func pack(name gold.Str, members []*item) *item {
	var ms []write.Member
	for _, m := range members {
		ms = append(ms, write.Member{Name: m.path.S, Data: m.data})
	}
	return &item{path: name, data: write.Zip(ms), members: members, file: gold.File{Format: "zip", State: gold.Container}}
}

// join puts names together to a path.
func join(parts ...gold.Str) gold.Str {
	var s gold.Str
	for _, p := range parts {
		if p.S == "" {
			continue
		}
		if s.S != "" {
			s.Add("/")
		}
		s.Join(p)
	}
	return s
}

func str(s string) gold.Str { return gold.Str{S: s} }

// fileName makes a text fit for a file name, without changing its length.
func fileName(s gold.Str, underlines bool) gold.Str {
	s.S = strings.ReplaceAll(s.S, "/", "-")
	if underlines {
		s.S = strings.ReplaceAll(s.S, " ", "_")
	}
	return s
}

func symlink(target string) func(string) error {
	return func(to string) error { return os.Symlink(target, to) }
}

func fifo(to string) error { return syscall.Mkfifo(to, 0o644) }
