package main

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"veil/extract"
	"veil/redact"
	"veil/redact/keymap/atomicfile"
)

// input is an opened document.
type input interface {
	io.ReaderAt
	io.Closer
}

// openInput opens a file, or reads standard input whole. name is the file's
// own name, empty for standard input.
func openInput(path string, stdin io.Reader) (in input, size int64, name string, err error) {
	if path != stdinName {
		f, size, err := redact.OpenFile(path)
		if err != nil {
			return nil, 0, "", err
		}
		return f, size, filepath.Base(path), nil
	}
	b, err := io.ReadAll(io.LimitReader(stdin, extract.MaxFile+1))
	if err != nil {
		return nil, 0, "", &extract.Error{Reason: extract.Damaged, What: "standard input could not be read", Err: err}
	}
	return memory{bytes.NewReader(b)}, int64(len(b)), "", nil
}

type memory struct{ *bytes.Reader }

func (memory) Close() error { return nil }

// expand replaces folders by the files in them, in sorted order. Hidden files
// in folders, and what is neither a file nor a link to one, are passed over;
// what was named itself never is.
func expand(paths []string) ([]string, error) {
	var out []string
	for _, root := range paths {
		if st, err := os.Stat(root); root == stdinName || err != nil || !st.IsDir() {
			out = append(out, root)
			continue
		}
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				out = append(out, path) // opening it will say why it cannot be read
				return nil
			case path != root && strings.HasPrefix(d.Name(), "."):
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			case d.IsDir():
				return nil
			}
			if st, err := os.Stat(path); err != nil || st.Mode().IsRegular() {
				out = append(out, path)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// refuseExisting looks early whether the files that flags name are free, so
// that nobody waits for a refusal and nothing is left half done.
func refuseExisting(c *cli.Context, flags ...string) error {
	for _, flag := range flags {
		name := c.String(flag)
		if name == "" {
			continue
		}
		f, err := atomicfile.Create(name, c.Bool("force"))
		if err != nil {
			return err
		}
		f.Discard()
	}
	return nil
}
