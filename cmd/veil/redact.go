package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"veil/redact"
	"veil/redact/keymap/atomicfile"
	"veil/redact/plan"
)

func redactCommand(s std) *cli.Command {
	return &cli.Command{
		Name:      "redact",
		Usage:     "write a redacted copy of each file",
		ArgsUsage: "FILE...",
		Description: "Writes NAME.redacted.EXT beside each file, or into the folder that -o names,\n" +
			"the name itself redacted too. Nothing is replaced without --force.",
		Flags: ruleFlags(
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "a folder (exists, or ends in /), or with one input the `FILE` to write"},
			styleFlag, reasonsFlag, picturesFlag, commentsFlag, flattenFlag, forceFlag, planOutFlag,
			&cli.StringFlag{Name: "plan", Usage: "mask what the plan in `FILE` says, in place of searching"},
			&cli.StringFlag{Name: "report", Usage: "write what was done to `FILE` as JSON (holds no text of the document)"},
			keyFlag, recipientFlag, passphraseFlag,
		),
		Action: func(c *cli.Context) error { return runRedact(c, s) },
	}
}

func runRedact(c *cli.Context, s std) error {
	files := c.Args().Slice()
	if len(files) == 0 {
		return usagef("which file? veil redact FILE")
	}
	if c.IsSet("output") && c.String("output") == "" {
		return usagef("-o is empty; name a folder or a file")
	}
	for _, f := range files {
		if f == stdinName {
			return usagef("redact makes files of files; for standard input there is veil text -")
		}
		if st, err := os.Stat(f); err == nil && st.IsDir() {
			return usagef("%s is a folder; name the files in it (veil redact %s)", f, filepath.Join(f, "*"))
		}
	}
	if len(files) > 1 && (c.String("plan") != "" || c.String("plan-out") != "") {
		return usagef("a plan belongs to one document; give one file")
	}
	o, err := options(c)
	if err != nil {
		return err
	}
	fo := redact.FileOptions{Options: o, Force: c.Bool("force"), Taken: map[string]bool{}}
	if fo.Folder, fo.File, err = outputPlace(c.String("output"), len(files)); err != nil {
		return err
	}
	if err := refuseExisting(c, "plan-out", "report", "key"); err != nil {
		return err
	}
	if err := planFlags(c, &fo.Options); err != nil {
		return err
	}
	way, err := newWayBack(c, s)
	if err != nil {
		return err
	}

	bar := newProgress(s.err, len(files))
	defer bar.done()
	report := newReport(fo.Policy)
	code := exitDone
	for i, f := range files {
		one := fo
		asked, err := confirmClose(c, s, f, &one.Options)
		one.Stage, one.Scans.Progress = bar.file(i), bar.pages(i)
		var r redact.Result
		var to string
		if err == nil {
			r, to, err = redact.WriteFile(c.Context, f, one)
		}
		bar.pause()
		report.add(r, err)
		if err != nil {
			complain(s.err, f, err)
			code = gravest(code, exitCode(err))
			if c.Context.Err() != nil {
				break
			}
			continue
		}
		fo.Taken[to] = true
		way.add(r.Keys())
		summarise(s.err, f, to, r)
		if !asked {
			listClose(s.err, r.Plan)
		}
		fmt.Fprintln(s.out, escapeOnTerminal(s.out, to))
	}
	bar.done()
	if len(fo.Taken) > 0 {
		fmt.Fprintln(s.err, lastWord)
		if err := way.save(); err != nil {
			return err
		}
	}
	if name := c.String("report"); name != "" {
		if err := report.write(name, fo.Force); err != nil {
			return err
		}
	}
	if code != exitDone {
		return reported(code)
	}
	return nil
}

// outputPlace reads -o. A folder that does not exist is made.
func outputPlace(out string, inputs int) (folder, file string, err error) {
	if out == "" {
		return "", "", nil
	}
	st, serr := os.Stat(out)
	switch {
	case serr == nil && st.IsDir():
		return out, "", nil
	case strings.HasSuffix(out, "/") || strings.HasSuffix(out, string(filepath.Separator)):
		if err := os.MkdirAll(out, 0o700); err != nil {
			return "", "", usagef("the folder %s cannot be made", out)
		}
		return out, "", nil
	case inputs > 1:
		return "", "", usagef("-o must be a folder for several files: %s/", out)
	}
	return "", out, nil
}

// planFlags reads --plan and --plan-out.
func planFlags(c *cli.Context, o *redact.Options) error {
	if name := c.String("plan"); name != "" {
		f, err := os.Open(name)
		if err != nil {
			return usagef("the plan cannot be read")
		}
		defer f.Close()
		p, err := plan.Read(f)
		if err != nil {
			return usagef("%s", err)
		}
		o.Plan = &p
	}
	if name := c.String("plan-out"); name != "" {
		replace := c.Bool("force")
		o.OnPlan = func(p plan.Plan) error {
			var b bytes.Buffer
			if err := plan.Write(&b, p); err != nil {
				return err
			}
			if err := atomicfile.Write(name, replace, b.Bytes()); err != nil {
				return err
			}
			replace = true // a second plan replaces the first, which is ours
			return nil
		}
	}
	return nil
}

// escapeOnTerminal leaves paths as they are for a program that reads them.
func escapeOnTerminal(w any, s string) string {
	if isTerminal(w) {
		return escape(s)
	}
	return s
}
