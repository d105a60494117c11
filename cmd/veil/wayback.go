package main

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"veil/redact/keymap"
)

var (
	keyFlag       = &cli.StringFlag{Name: "key", Usage: "write what the labels stand for to `KEYMAP`, encrypted, for veil restore"}
	recipientFlag = &cli.StringFlag{Name: "recipient", Usage: "lock the key map for an `AGE` public key (age1...) in place of a passphrase"}
)

// wayBack gathers what labels stand for. Without --key it does nothing.
type wayBack struct {
	path    string
	force   bool
	lock    keymap.Lock
	entries []keymap.Entry
	w       io.Writer
}

// newWayBack asks for the passphrase before the work starts.
func newWayBack(c *cli.Context, s std) (*wayBack, error) {
	b := &wayBack{path: c.String("key"), force: c.Bool("force"), w: s.err}
	if b.path == "" {
		return b, nil
	}
	if c.Args().Len() > 1 {
		return nil, usagef("labels are per document; with --key give one file")
	}
	var err error
	if r := c.String("recipient"); r != "" {
		b.lock, err = keymap.RecipientLock(r)
	} else {
		var p string
		if p, err = passphrase(c, s.err, true); err == nil {
			b.lock, err = keymap.PassphraseLock(p)
		}
	}
	if err != nil {
		return nil, usagef("%s", err)
	}
	return b, nil
}

func (b *wayBack) add(entries []keymap.Entry) { b.entries = append(b.entries, entries...) }

func (b *wayBack) save() error {
	if b.path == "" {
		return nil
	}
	if err := keymap.Save(b.path, b.force, keymap.New(b.entries), b.lock); err != nil {
		return err
	}
	fmt.Fprintf(b.w, "  The key map is in %s: keep it apart from the copy.\n", escape(b.path))
	return nil
}
