package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/urfave/cli/v2"

	"veil/redact"
	"veil/redact/residue"
)

func verifyCommand(s std) *cli.Command {
	return &cli.Command{
		Name:      "verify",
		Usage:     "look whether anything can be recovered from a redacted file",
		ArgsUsage: "FILE",
		Description: "Looks for identifying details in everything the file holds. With --original, looks for\n" +
			"every detail that the policy masks in ORIGINAL. Works on copies that others made, too: of\n" +
			"a PDF it also lists text that does not show and can be copied out all the same: under\n" +
			"boxes and pictures, in the colour of the paper, in hidden layers, in earlier versions;\n" +
			"and comments. What it says is shown only with --show-text.",
		Flags: ruleFlags(jsonFlag,
			&cli.BoolFlag{Name: "show-text", Aliases: []string{"show"}, Usage: "show text that can be copied out"},
			&cli.StringFlag{Name: "original", Usage: "the `ORIGINAL` that the file is a redacted copy of"}),
		Action: func(c *cli.Context) error { return runVerify(c, s) },
	}
}

func runVerify(c *cli.Context, s std) error {
	if c.Args().Len() != 1 {
		return usagef("which file? veil verify FILE")
	}
	o, err := options(c)
	if err != nil {
		return err
	}
	path := c.Args().First()
	in, size, name, err := openInput(path, s.in)
	if err == nil {
		defer in.Close()
		o.Name = name
	}
	var r redact.Inspection
	if err == nil {
		r, err = inspect(c, s, in, size, o)
	}
	if err != nil {
		complain(s.err, path, err)
		if c.Bool("json") {
			printErrorJSON(s.out, path, err)
		}
		return reported(exitCode(err))
	}
	if !c.Bool("show-text") {
		for i := range r.Hidden {
			r.Hidden[i].Text = ""
		}
	}
	if c.Bool("json") {
		if err := encode(s.out, struct {
			Path string `json:"path"`
			redact.Inspection
		}{path, r}); err != nil {
			return err
		}
	} else {
		printInspection(s.out, r)
	}
	return conclude(s.err, path, r, o.AcceptGaps)
}

// printInspection lists what can be recovered, equal leaks once.
func printInspection(w io.Writer, r redact.Inspection) {
	times := map[redact.Leak]int{}
	for _, l := range r.Leaks {
		times[l]++
	}
	for _, l := range r.Leaks {
		if n := times[l]; n > 0 {
			fmt.Fprintf(w, "%s: %s (%s, %s)\n", escape(l.Where), l.Why, l.Kind, plural(n, "time", "times"))
			delete(times, l)
		}
	}
	for _, h := range r.Hidden {
		if !h.Hides() {
			fmt.Fprintf(w, "%s is a picture; %s of machine-read text lie over it, each where the picture shows writing\n",
				escape(h.Where), plural(h.Words, "word", "words"))
			continue
		}
		fmt.Fprintf(w, "%s: %s", escape(h.Where), h.How)
		if h.How != residue.Unapplied {
			fmt.Fprintf(w, " (%s)", plural(h.Words, "word", "words"))
		}
		fmt.Fprintln(w)
		if h.Text != "" {
			fmt.Fprintf(w, "    %s\n", escape(h.Text))
		}
	}
	printGaps(w, r.Gaps)
}

// conclude says in a sentence what the look means, and the exit code with it.
func conclude(w io.Writer, path string, r redact.Inspection, acceptGaps bool) error {
	code := exitDone
	if len(r.Leaks) > 0 {
		fmt.Fprintf(w, "%s: identifying details can be recovered.\n", escape(path))
		code = exitFound
	}
	if slices.ContainsFunc(r.Hidden, residue.Find.Hides) {
		fmt.Fprintf(w, "%s: text that does not show can be copied out; --show-text prints it.\n", escape(path))
		code = exitFound
	}
	for _, g := range r.Gaps {
		if g.Blocking && !acceptGaps {
			fmt.Fprintf(w, "%s: some of it could not be looked into.\n", escape(path))
			return reported(exitUnread)
		}
	}
	if code != exitDone {
		return reported(code)
	}
	fmt.Fprintf(w, "%s: nothing was found in %s. Veil can miss things: read it before you share it.\n",
		escape(path), plural(r.Places, "place", "places"))
	return nil
}

func inspect(c *cli.Context, s std, in input, size int64, o redact.Options) (redact.Inspection, error) {
	name := c.String("original")
	if name == "" {
		return redact.Inspect(c.Context, in, size, nil, 0, o)
	}
	original, osize, err := redact.OpenFile(name)
	if err != nil {
		complain(s.err, name, err)
		return redact.Inspection{}, reported(exitInput)
	}
	defer original.Close()
	return redact.Inspect(c.Context, in, size, original, osize, o)
}
