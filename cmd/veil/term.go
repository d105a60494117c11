package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"
)

func termFile(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

var passphraseFlag = &cli.StringFlag{Name: "passphrase-file", EnvVars: []string{"VEIL_PASSPHRASE_FILE"},
	Usage: "the key map's passphrase is the first line of `FILE`; without it the terminal is asked"}

// passphrase gets the key map's passphrase from the file that the flags or the
// environment name, or from the terminal, twice where a new map is locked.
// Never from a flag: the process list shows flags to every user.
func passphrase(c *cli.Context, w io.Writer, twice bool) (string, error) {
	if name := c.String("passphrase-file"); name != "" {
		p, err := firstLine(name)
		if err != nil {
			return "", usagef("the passphrase file cannot be read, or is empty")
		}
		return p, nil
	}
	if c.Bool("no-input") {
		return "", usagef("the key map needs a passphrase: give --passphrase-file")
	}
	// Standard input may be the document, so the terminal is opened by name.
	tty, err := openTerminal()
	if err != nil {
		return "", usagef("there is no terminal to ask for the passphrase: give --passphrase-file")
	}
	defer tty.Close()
	p, err := ask(tty, w, "Passphrase for the key map: ")
	if err != nil || !twice {
		return p, err
	}
	again, err := ask(tty, w, "The same again: ")
	if err != nil {
		return "", err
	}
	if p != again {
		return "", usagef("the two passphrases differ")
	}
	return p, nil
}

// openTerminal opens the terminal that the program was started from.
func openTerminal() (*os.File, error) {
	name := "/dev/tty"
	if runtime.GOOS == "windows" {
		name = "CONIN$"
	}
	return os.OpenFile(name, os.O_RDWR, 0)
}

func ask(tty *os.File, w io.Writer, question string) (string, error) {
	fmt.Fprint(w, question)
	b, err := term.ReadPassword(int(tty.Fd()))
	fmt.Fprintln(w)
	if err != nil {
		return "", errors.New("the passphrase could not be read")
	}
	if len(b) == 0 {
		return "", usagef("the passphrase is empty")
	}
	return string(b), nil
}
