package main

import (
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"veil/redact"
)

const exitHelp = `Exit codes: 0 done and verified (scan, check, verify: all read, nothing found);
1 something was found; 2 wrong usage; 3 the input cannot be read;
4 the copy failed verification; 5 content that could not be read.
With 2 to 5 no copy of that file was written. Of several files the gravest counts.

Everything happens on this computer. Veil can miss things: read the copy
before you share it.`

func newApp(s std) *cli.App {
	app := &cli.App{
		Name:                   "veil",
		Usage:                  "redact identifying details from documents, on this computer",
		Description:            exitHelp,
		Reader:                 s.in,
		Writer:                 s.out,
		ErrWriter:              s.err,
		EnableBashCompletion:   true,
		HideHelpCommand:        true,
		HideVersion:            true, // versionFlag is in its place
		Flags:                  []cli.Flag{versionFlag},
		UseShortOptionHandling: false,
		ExitErrHandler:         func(*cli.Context, error) {}, // run decides
		OnUsageError:           usage,
		Action: func(c *cli.Context) error {
			if c.Bool(versionFlag.Name) {
				return printVersion(s)
			}
			if c.Args().First() == "help" {
				name := c.Args().Get(1)
				if name == "" {
					return cli.ShowAppHelp(c)
				}
				if c.App.Command(name) == nil {
					return usagef("there is no command %q; veil --help lists them", name)
				}
				return cli.ShowCommandHelp(c, name)
			}
			if c.Args().Present() {
				return usagef("there is no command %q; veil --help lists them", c.Args().First())
			}
			if byDesktop() {
				return servePage(c, s, redact.Settings{}, 0, true)
			}
			return cli.ShowAppHelp(c)
		},
	}
	for _, command := range []func(std) *cli.Command{
		redactCommand, batchCommand, scanCommand, textCommand, restoreCommand, checkCommand, askCommand, verifyCommand,
		rulesCommand, peopleCommand, serveCommand, doctorCommand, completionCommand, versionCommand,
	} {
		app.Commands = append(app.Commands, prepared(command(s)))
	}
	return app
}

// prepared sets what all commands share.
func prepared(c *cli.Command) *cli.Command {
	c.OnUsageError = usage
	c.HideHelpCommand = true
	for _, sub := range c.Subcommands {
		prepared(sub)
	}
	return c
}

// usage puts the library's complaint about a flag into words.
func usage(c *cli.Context, err error, _ bool) error {
	const unknown = "flag provided but not defined: "
	if name, ok := strings.CutPrefix(err.Error(), unknown); ok {
		help := strings.TrimSpace("veil " + strings.TrimPrefix(c.Command.Name, "veil"))
		return usagef("there is no flag %s; %s --help lists them (a file of that name: ./%s)", name, help, name)
	}
	return usagef("%s", err)
}

// stdinName is the path that stands for standard input.
const stdinName = "-"

func isTerminal(v any) bool {
	if s, ok := v.(stream); ok {
		v = s.w
	}
	f, ok := v.(*os.File)
	if !ok {
		return false
	}
	st, err := f.Stat()
	return err == nil && st.Mode()&os.ModeCharDevice != 0 && termFile(f)
}
