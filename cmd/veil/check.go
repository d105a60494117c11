package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v2"

	"veil/extract"
	"veil/redact"
	"veil/redact/keymap/atomicfile"
	"veil/review"
	remarks "veil/review/report"
)

func checkCommand(s std) *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "read a complaint draft as its reader will; changes nothing",
		ArgsUsage: "DRAFT...|-",
		Description: "Says of each sentence whether it is fact, opinion or request, whether it is emotional or\n" +
			"about a person, what could show it, and what is said twice; and answers the seven\n" +
			"questions a reader will ask. Everything happens on this computer. It suggests and\n" +
			"changes nothing.",
		Flags: append(ruleFlags(jsonFlag,
			&cli.BoolFlag{Name: "sarif", Usage: "SARIF on standard output, for editors"},
			&cli.BoolFlag{Name: "lines", Usage: "FILE:LINE:COL level rule message, a line for each remark"},
			&cli.StringFlag{Name: "html", Usage: "write the report as a page to `FILE`"},
			&cli.StringFlag{Name: "annotate", Usage: "write the draft with the remarks as comments to `FILE.docx`"},
			&cli.BoolFlag{Name: "ai", Usage: "also ask a language model, which gets the redacted text alone, after you have read and agreed to it"},
			forceFlag), aiFlags...),
		Action: func(c *cli.Context) error { return runCheck(c, s) },
	}
}

func runCheck(c *cli.Context, s std) error {
	paths := c.Args().Slice()
	formats := 0
	for _, f := range []string{"json", "sarif", "lines"} {
		if c.Bool(f) {
			formats++
		}
	}
	switch {
	case len(paths) == 0:
		return usagef("which draft? veil check DRAFT")
	case formats > 1:
		return usagef("choose one of --json, --sarif and --lines")
	case len(paths) > 1 && (c.String("html") != "" || c.String("annotate") != ""):
		return usagef("--html and --annotate are for one draft")
	}
	for _, flag := range [...]string{"html", "annotate"} {
		if sameFile(c.String(flag), paths[0]) {
			return usagef("--%s names the draft itself, which is never overwritten", flag)
		}
	}
	if err := refuseExisting(c, "html", "annotate"); err != nil {
		return err
	}
	var g *gate
	var o redact.Options
	if c.Bool("ai") {
		if len(paths) > 1 || c.Bool("sarif") || c.Bool("lines") {
			return usagef("--ai is for one draft, and for the report or --json")
		}
		var err error
		if g, err = newGate(c, s); err != nil {
			return err
		}
		if o, err = options(c); err != nil {
			return err
		}
	}
	out := bufio.NewWriter(s.out)
	defer out.Flush()
	code := exitDone
	var checked []*remarks.Draft
	for i, path := range paths {
		d, gaps, err := checkDraft(c, s, path)
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
		checked = append(checked, d)
		code = gravest(code, checkCode(d, gaps, c.Bool("accept-gaps")))
		complainGaps(s.err, path, gaps)
		switch {
		case c.Bool("json"):
			err = d.JSON(out)
		case c.Bool("lines"):
			err = d.Lines(out, escape)
		case c.Bool("sarif"):
		default:
			if i > 0 {
				io.WriteString(out, "\n")
			}
			err = d.Text(out, width(s.out), escape)
		}
		if err != nil {
			return err
		}
	}
	if c.Bool("sarif") {
		if err := remarks.SARIF(out, checked); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	for _, d := range checked {
		if err := writeReports(c, d); err != nil {
			return err
		}
		if g != nil {
			code = gravest(code, secondOpinion(c, s, g, d, o))
		}
	}
	if code != exitDone {
		return reported(code)
	}
	return nil
}

// checkDraft opens a draft and checks it.
func checkDraft(c *cli.Context, s std, path string) (*remarks.Draft, []extract.Gap, error) {
	in, size, _, err := openInput(path, s.in)
	if err != nil {
		return nil, nil, err
	}
	defer in.Close()
	var o extract.Options
	if name := c.String("password-file"); name != "" {
		if o.Password, err = firstLine(name); err != nil {
			return nil, nil, usagef("the password file cannot be read, or is empty")
		}
	}
	doc, err := redact.Open(c.Context, in, size, o)
	if err != nil {
		return nil, nil, err
	}
	defer doc.Close()
	return remarks.New(path, doc.Parts(), review.Draft(doc.Parts())), doc.Gaps(), nil
}

// checkCode is the exit code that a checked draft asks for.
func checkCode(d *remarks.Draft, gaps []extract.Gap, accept bool) int {
	for _, g := range gaps {
		if g.Blocking && !accept {
			return exitUnread
		}
	}
	if len(d.Report.Notes) > 0 {
		return exitFound
	}
	for _, q := range d.Report.Questions {
		if !q.OK {
			return exitFound
		}
	}
	return exitDone
}

// writeReports writes the files that flags ask for; readable by the user alone,
// as they hold the draft.
func writeReports(c *cli.Context, d *remarks.Draft) error {
	for flag, write := range map[string]func(io.Writer) error{"html": d.HTML, "annotate": d.DOCX} {
		name := c.String(flag)
		if name == "" {
			continue
		}
		f, err := atomicfile.Create(name, c.Bool("force"))
		if err != nil {
			return err
		}
		if err := write(f); err != nil {
			f.Discard()
			return err
		}
		if err := f.Commit(); err != nil {
			return err
		}
	}
	return nil
}

// complainGaps tells what of a draft could not be read.
func complainGaps(w io.Writer, path string, gaps []extract.Gap) {
	for _, g := range gaps {
		fmt.Fprintf(w, "%s: not read: %s (%s)\n", escape(path), escape(g.Where), escape(g.Why))
	}
}

// secondOpinion prints what a model says, or why there is nothing; the local
// report has been printed in either case.
func secondOpinion(c *cli.Context, s std, g *gate, d *remarks.Draft, o redact.Options) int {
	second, err := checkWithAI(c, s, g, d.Path, o)
	trouble := ""
	if err != nil {
		complain(s.err, d.Path, err)
		trouble = err.Error()
	}
	switch {
	case c.Bool("json"):
		err = errors.Join(err, d.SecondJSON(s.out, second, trouble))
	case second != nil:
		err = d.SecondText(s.out, second, width(s.out), escape)
	}
	if err != nil {
		return exitCode(err)
	}
	return exitDone
}

// sameFile reports whether two names are of one file, also by links.
func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	y, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(x, y)
}
