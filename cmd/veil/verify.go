package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"veil/redact"
)

func verifyCommand(s std) *cli.Command {
	return &cli.Command{
		Name:      "verify",
		Usage:     "look whether anything can be recovered from a redacted file",
		ArgsUsage: "FILE",
		Description: "Looks for identifying details in everything the file holds. With --original, looks for\n" +
			"every detail that the policy masks in ORIGINAL. Works on copies that others made, too.",
		Flags: ruleFlags(jsonFlag,
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
	if c.Bool("json") {
		if r.Leaks == nil {
			r.Leaks = []redact.Leak{}
		}
		if err := encode(s.out, struct {
			Path string `json:"path"`
			redact.Inspection
		}{path, r}); err != nil {
			return err
		}
	} else {
		times := map[redact.Leak]int{}
		for _, l := range r.Leaks {
			times[l]++
		}
		for _, l := range r.Leaks {
			if n := times[l]; n > 0 {
				fmt.Fprintf(s.out, "%s: %s (%s, %s)\n", escape(l.Where), l.Why, l.Kind, plural(n, "time", "times"))
				delete(times, l)
			}
		}
	}
	if len(r.Leaks) > 0 {
		fmt.Fprintf(s.err, "%s: identifying details can be recovered.\n", escape(path))
		return reported(exitFound)
	}
	fmt.Fprintf(s.err, "%s: nothing was found in %s. Veil can miss things: read it before you share it.\n",
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
