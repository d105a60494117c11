package main

import (
	"bufio"
	"io"

	"github.com/urfave/cli/v2"

	"veil/redact"
)

func scanCommand(s std) *cli.Command {
	return &cli.Command{
		Name:      "scan",
		Usage:     "list identifying details; changes nothing",
		ArgsUsage: "PATH...|-",
		Description: "Shows who is named, how often and where, and what else identifies somebody; with\n" +
			"--explain each place by itself and why it was taken for a detail. What was found is\n" +
			"shown only with --show-text. Folders are walked in sorted order; hidden files in them\n" +
			"are passed over. With --json, one JSON object a line for each document.",
		Flags: ruleFlags(jsonFlag,
			&cli.BoolFlag{Name: "show-text", Usage: "show what was found, too"},
			&cli.BoolFlag{Name: "explain", Usage: "list every place with its kind, rule, evidence and score"},
			planOutFlag, forceFlag),
		Action: func(c *cli.Context) error { return runScan(c, s) },
	}
}

// scanPrinter prints what was found in one document.
type scanPrinter func(w io.Writer, path string, r redact.ScanResult, showText bool) error

func runScan(c *cli.Context, s std) error {
	if c.Args().Len() == 0 {
		return usagef("which file? veil scan PATH")
	}
	if c.Bool("json") && c.Bool("explain") {
		return usagef("--json says why by itself; leave --explain out")
	}
	o, err := options(c)
	if err != nil {
		return err
	}
	paths, err := expand(c.Args().Slice())
	if err != nil {
		return err
	}
	if c.String("plan-out") != "" && len(paths) > 1 {
		return usagef("a plan belongs to one document; give one file")
	}
	if err := refuseExisting(c, "plan-out"); err != nil {
		return err
	}
	if err := planFlags(c, &o); err != nil {
		return err
	}
	out := bufio.NewWriter(s.out)
	defer out.Flush()
	var print scanPrinter = printOverview(width(s.out))
	switch {
	case c.Bool("json"):
		print = printScanJSON
	case c.Bool("explain"):
		print = printExplained
	}
	bar := newProgress(s.err, len(paths))
	defer bar.done()
	code := exitDone
	for i, path := range paths {
		o.Stage, o.Scans.Progress = bar.file(i), bar.pages(i)
		r, err := scanPath(c, s, path, o)
		bar.pause()
		if err != nil {
			if c.Context.Err() != nil {
				return c.Context.Err()
			}
			complain(s.err, path, err)
			if c.Bool("json") {
				printErrorJSON(out, path, err)
			}
			code = gravest(code, exitCode(err))
			continue
		}
		if err := print(out, path, r, c.Bool("show-text")); err != nil {
			return err
		}
		code = gravest(code, scanCode(r, o.AcceptGaps))
		if err := out.Flush(); err != nil {
			return err
		}
	}
	if code != exitDone {
		return reported(code)
	}
	return nil
}

// scanCode is the exit code that one document's findings ask for.
func scanCode(r redact.ScanResult, acceptGaps bool) int {
	for _, g := range r.Gaps {
		if g.Blocking && !acceptGaps {
			return exitUnread
		}
	}
	if len(r.Findings) > 0 {
		return exitFound
	}
	return exitDone
}

func scanPath(c *cli.Context, s std, path string, o redact.Options) (redact.ScanResult, error) {
	in, size, name, err := openInput(path, s.in)
	if err != nil {
		return redact.ScanResult{}, err
	}
	defer in.Close()
	o.Name = name
	return redact.Scan(c.Context, in, size, o)
}
