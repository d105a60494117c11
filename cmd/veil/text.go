package main

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"veil/redact"
)

func textCommand(s std) *cli.Command {
	return &cli.Command{
		Name:        "text",
		Usage:       "print the redacted text, for pasting into an AI",
		ArgsUsage:   "FILE|-",
		Description: "The text is Markdown, with marks between pages. It is printed only after\na redacted copy was made and its text verified.",
		Flags: ruleFlags(styleFlag, forceFlag, keyFlag, recipientFlag, passphraseFlag,
			&cli.IntFlag{Name: "max-tokens", Usage: "divide the text into parts of at most about `N` tokens, for models that take no more"}),
		Action: func(c *cli.Context) error { return runText(c, s) },
	}
}

func runText(c *cli.Context, s std) error {
	if c.Args().Len() != 1 {
		return usagef("which file? veil text FILE")
	}
	if c.Int("max-tokens") < 0 {
		return usagef("--max-tokens is a number of tokens, such as 8000")
	}
	o, err := options(c)
	if err != nil {
		return err
	}
	if err := refuseExisting(c, "key"); err != nil {
		return err
	}
	way, err := newWayBack(c, s)
	if err != nil {
		return err
	}
	path := c.Args().First()
	asked, err := confirmClose(c, s, path, &o)
	var r redact.Result
	if err == nil {
		r, err = redactText(c, s, path, o)
	}
	if err != nil {
		complain(s.err, path, err)
		return reported(exitCode(err))
	}
	way.add(r.Keys())
	if err := way.save(); err != nil {
		return err
	}
	if _, err := io.WriteString(s.out, numbered(pieces(r.Text.String(), c.Int("max-tokens")))); err != nil {
		return err
	}
	listGaps(s.err, r.Gaps)
	if !asked {
		listClose(s.err, r.Plan)
	}
	fmt.Fprintln(s.err, lastWord)
	return nil
}

func redactText(c *cli.Context, s std, path string, o redact.Options) (redact.Result, error) {
	in, size, name, err := openInput(path, s.in)
	if err != nil {
		return redact.Result{}, err
	}
	defer in.Close()
	bar := newProgress(s.err, 1)
	defer bar.done()
	o.Name, o.Stage, o.Scans.Progress = name, bar.file(0), bar.pages(0)
	return redact.Document(c.Context, in, size, nil, o)
}
