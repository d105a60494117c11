package main

import (
	"bufio"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"veil/redact"
)

func scanCommand(s std) *cli.Command {
	return &cli.Command{
		Name:      "scan",
		Usage:     "list identifying details; changes nothing",
		ArgsUsage: "PATH...|-",
		Description: "Folders are walked in sorted order; hidden files in them are passed over.\n" +
			"With --json, one JSON object a line for each document.",
		Flags: ruleFlags(jsonFlag,
			&cli.BoolFlag{Name: "show-text", Usage: "show what was found, too"},
			planOutFlag, forceFlag),
		Action: func(c *cli.Context) error { return runScan(c, s) },
	}
}

func runScan(c *cli.Context, s std) error {
	if c.Args().Len() == 0 {
		return usagef("which file? veil scan PATH")
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
	print := printScan
	if c.Bool("json") {
		print = printScanJSON
	}
	bar := newProgress(s.err, len(paths))
	defer bar.done()
	code := exitDone
	for i, path := range paths {
		o.Stage = bar.file(i)
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

// printScan lists findings for people.
func printScan(w io.Writer, path string, r redact.ScanResult, showText bool) error {
	fmt.Fprintf(w, "%s (%s): %s\n", escape(path), r.Format, plural(len(r.Findings), "finding", "findings"))
	text := map[string]string{}
	where := map[string]string{}
	for _, p := range r.Parts {
		text[p.ID], where[p.ID] = p.Text, string(p.Kind)
		if p.Page > 0 {
			where[p.ID] = fmt.Sprintf("page %d", p.Page)
		}
	}
	for _, f := range r.Findings {
		does := "kept"
		if f.Mask {
			does = "masked"
		}
		fmt.Fprintf(w, "  %-10s %7d-%-7d %-16s %-20s %-6s %.2f  %s", where[f.Part], f.Start, f.End, f.Label, escape(f.Entity), does, f.Score, f.Rule)
		if showText {
			fmt.Fprintf(w, "  %s", escape(text[f.Part][f.Start:f.End]))
		}
		fmt.Fprintln(w)
	}
	for _, g := range r.Gaps {
		fmt.Fprintf(w, "  not read: %s (%s)\n", escape(g.Where), escape(g.Why))
	}
	return nil
}
