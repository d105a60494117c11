package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"veil/extract"
	"veil/redact/keymap/atomicfile"
	"veil/redact/link"
	"veil/redact/link/propose"
	"veil/rules"
	"veil/rules/profile"
)

func peopleCommand(s std) *cli.Command {
	return &cli.Command{
		Name:  "people",
		Usage: "the people file: who is in the papers",
		Subcommands: []*cli.Command{{
			Name:      "init",
			Usage:     "start a people file from what is in the papers",
			ArgsUsage: "FILE|FOLDER...",
			Description: "Reads the papers, works out who seems to be who, and writes a people file for --profile.\n" +
				"On a terminal it asks about each person; with --no-input it writes what it thinks.\n" +
				"The file names people. It is readable by you alone; correct it before you use it.",
			Flags: ruleFlags(forceFlag,
				&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "the `FILE` to write", Value: "case.yaml"}),
			Action: func(c *cli.Context) error { return runPeopleInit(c, s) },
		}},
		Action: func(*cli.Context) error { return usagef("veil people init FILE") },
	}
}

func runPeopleInit(c *cli.Context, s std) error {
	if c.Args().Len() == 0 {
		return usagef("which papers? veil people init FILE")
	}
	if c.String("output") == "" {
		return usagef("-o is empty; name a file")
	}
	if err := refuseExisting(c, "output"); err != nil {
		return err
	}
	docs, code, err := scanAll(c, s)
	if err != nil {
		return err
	}
	if len(docs) == 0 {
		return reported(code)
	}
	people, passing := propose.People(docs)
	x := propose.Extra{Passing: passing, Kinds: valueKinds(docs)}
	if a := newAsker(c, s); a != nil {
		defer a.close()
		if people, x.Also, err = a.people(people); err != nil {
			return err
		}
	}
	b := propose.YAML(people, x)
	if _, err := profile.Parse(b); err != nil {
		return err
	}
	name := c.String("output")
	if err := atomicfile.Write(name, c.Bool("force"), b); err != nil {
		return err
	}
	fmt.Fprintln(s.out, escapeOnTerminal(s.out, name))
	fmt.Fprintf(s.err, "%s: %s. Read it, correct it, and use it: veil redact FILE --profile %s\n",
		escape(name), plural(len(people), "person", "people"), escape(name))
	if code != exitDone {
		return reported(code)
	}
	return nil
}

// scanAll finds what is in all files that the arguments name. Files that cannot
// be read are complained of and make the code.
func scanAll(c *cli.Context, s std) (docs []link.Doc, code int, err error) {
	o, err := options(c)
	if err != nil {
		return nil, 0, err
	}
	paths, err := expand(c.Args().Slice())
	if err != nil {
		return nil, 0, err
	}
	bar := newProgress(s.err, len(paths))
	defer bar.done()
	for i, path := range paths {
		o.Stage = bar.file(i)
		r, err := scanPath(c, s, path, o)
		bar.pause()
		if err != nil {
			if c.Context.Err() != nil {
				return nil, 0, c.Context.Err()
			}
			complain(s.err, path, err)
			code = gravest(code, exitCode(err))
			continue
		}
		for _, g := range r.Gaps {
			if g.Blocking {
				fmt.Fprintf(s.err, "%s: not read: %s (%s)\n", escape(path), escape(g.Where), escape(g.Why))
			}
		}
		d := link.Doc{Parts: r.Parts}
		for _, f := range r.Findings {
			d.Found = append(d.Found, *f.Finding)
		}
		docs = append(docs, d)
	}
	return docs, code, nil
}

// valueKinds counts the different values of each kind.
func valueKinds(docs []link.Doc) map[string]int {
	seen := map[string]bool{}
	n := map[string]int{}
	for _, d := range docs {
		text := map[string]extract.Part{}
		for _, p := range d.Parts {
			text[p.ID] = p
		}
		for _, f := range d.Found {
			k := f.Label + "\x00" + link.Normal(f.Label, text[f.Part].Text[f.Start:f.End])
			if f.Label != rules.Person && !seen[k] {
				seen[k] = true
				n[f.Label]++
			}
		}
	}
	return n
}
