// Package build makes the bundle: it decides what papers there are, about whom
// and in which formats, has them written, and lays the tree. It promises that
// the same options give the same papers, and the same bytes as far as the
// programs allow that make some of the files: these write times and random
// numbers into them. A program that is missing or fails is named, and its files
// are made in another way. Nothing is looked up, no link leads to a real place,
// and what hostile files inflate to is small.
package build

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"

	"veil/internal/bundle/gold"
)

// Options are what a bundle depends on.
type Options struct {
	Dir    string // where it is written; must not exist or be empty
	Source string // the hand-written texts, testdata/bundle
	Files  int    // about how many
	Seed   uint64
	Small  bool         // about 30 files, without any other program
	Note   func(string) // is told of programs that are missing or fail; may be nil
}

// Run makes a bundle in o.Dir: the tree "in" and gold.jsonl beside it.
func Run(o Options) (*gold.Bundle, error) {
	if o.Small {
		o.Files = 25
	}
	if entries, err := os.ReadDir(o.Dir); err == nil && len(entries) > 0 {
		return nil, fmt.Errorf("%s is not empty", o.Dir)
	}
	m, err := newMaker(o)
	if err != nil {
		return nil, err
	}
	if err := m.papers(); err != nil {
		return nil, err
	}
	work, err := os.MkdirTemp("", "bundle")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(work)
	if err := m.produce(work); err != nil {
		return nil, err
	}
	if err := m.copies(); err != nil {
		return nil, err
	}
	m.hostile()
	if err := m.mails(); err != nil {
		return nil, err
	}
	if err := m.oddNames(); err != nil {
		return nil, err
	}
	m.zips()
	return m.write()
}

// write puts the tree and the gold on disk.
func (m *maker) write() (*gold.Bundle, error) {
	in := filepath.Join(m.o.Dir, "in")
	if err := os.MkdirAll(in, 0o755); err != nil {
		return nil, err
	}
	b := &gold.Bundle{}
	for _, p := range m.cast.People {
		b.People = append(b.People, p.Gold())
	}
	sort.SliceStable(m.items, func(i, j int) bool { return m.items[i].path.S < m.items[j].path.S })
	for _, it := range m.items {
		if err := it.write(in); err != nil {
			return nil, fmt.Errorf("%q: %w", it.path.S, err)
		}
		b.Files = append(b.Files, it.gold()...)
	}
	f, err := os.Create(filepath.Join(m.o.Dir, "gold.jsonl"))
	if err != nil {
		return nil, err
	}
	if err := b.Write(f); err != nil {
		return nil, err
	}
	return b, f.Close()
}
