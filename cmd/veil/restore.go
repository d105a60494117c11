package main

import (
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v2"

	"veil/extract"
	"veil/redact/keymap"
)

// maxAnswer is the size above which standard input is not restored, in bytes.
const maxAnswer = 64 << 20

func restoreCommand(s std) *cli.Command {
	return &cli.Command{
		Name:      "restore",
		Usage:     "put the originals back into an AI's answer, read from standard input",
		ArgsUsage: " ",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "key", Usage: "the `KEYMAP` that veil text or veil redact wrote"},
			&cli.StringFlag{Name: "identity", Usage: "open the key map with the age identity `FILE`, in place of a passphrase"},
			passphraseFlag, noInputFlag,
		},
		Action: func(c *cli.Context) error { return runRestore(c, s) },
	}
}

func runRestore(c *cli.Context, s std) error {
	if c.Args().Present() {
		return usagef("the answer is read from standard input: veil restore --key KEYMAP < ANSWER")
	}
	if c.String("key") == "" {
		return usagef("which key map? veil restore --key KEYMAP")
	}
	m, err := loadMap(c, s)
	if err != nil {
		return err
	}
	b, err := io.ReadAll(io.LimitReader(s.in, maxAnswer+1))
	if err != nil || len(b) > maxAnswer {
		return &extract.Error{Reason: extract.TooLarge, What: "standard input could not be read, or is larger than 64 MB"}
	}
	r := m.Restore(string(b))
	if _, err := io.WriteString(s.out, r.Text); err != nil {
		return err
	}
	fmt.Fprintf(s.err, "%s put back. The text identifies people again.\n", plural(r.Labels, "label", "labels"))
	for _, l := range r.Unknown {
		fmt.Fprintf(s.err, "  not in the key map, left as it is: [%s]\n", escape(l))
	}
	return nil
}

func loadMap(c *cli.Context, s std) (keymap.Map, error) {
	f, err := os.Open(c.String("key"))
	if err != nil {
		return keymap.Map{}, &extract.Error{Reason: extract.Damaged, What: "the key map cannot be opened", Err: err}
	}
	defer f.Close()
	var key keymap.Key
	if name := c.String("identity"); name != "" {
		id, err := os.Open(name)
		if err != nil {
			return keymap.Map{}, usagef("the identity file cannot be read")
		}
		defer id.Close()
		if key, err = keymap.IdentityKey(id); err != nil {
			return keymap.Map{}, usagef("%s", err)
		}
	} else {
		p, err := passphrase(c, s.err, false)
		if err != nil {
			return keymap.Map{}, err
		}
		if key, err = keymap.PassphraseKey(p); err != nil {
			return keymap.Map{}, usagef("%s", err)
		}
	}
	return keymap.Load(f, key)
}
