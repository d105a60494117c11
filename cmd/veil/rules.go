package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"veil/rules"
	"veil/rules/standard"
)

func rulesCommand(s std) *cli.Command {
	packs := []cli.Flag{packFlag}
	return &cli.Command{
		Name:  "rules",
		Usage: "what is detected, and whether the rules do what they say",
		Subcommands: []*cli.Command{
			{Name: "list", Usage: "list every rule and what it finds", ArgsUsage: " ", Flags: append(packs, jsonFlag),
				Action: func(c *cli.Context) error { return runRulesList(c, s) }},
			{Name: "test", Usage: "run the examples of every rule", ArgsUsage: " ", Flags: packs,
				Action: func(c *cli.Context) error { return runRulesTest(c, s) }},
		},
		Action: func(c *cli.Context) error { return usagef("veil rules list, or veil rules test") },
	}
}

// allPacks are the embedded packs and those that the flags name.
func allPacks(c *cli.Context) ([]*rules.Pack, error) {
	if c.Args().Present() {
		return nil, usagef("veil rules takes no files; a rule pack is given with --pack")
	}
	packs, err := standard.Packs()
	if err != nil {
		return nil, err
	}
	for _, path := range c.StringSlice("pack") {
		p, err := rules.LoadPackFile(path)
		if err != nil {
			return nil, usagef("%s", err)
		}
		packs = append(packs[:len(packs):len(packs)], p)
	}
	return packs, nil
}

func runRulesList(c *cli.Context, s std) error {
	packs, err := allPacks(c)
	if err != nil {
		return err
	}
	for _, p := range packs {
		if !c.Bool("json") {
			fmt.Fprintf(s.out, "%s: %s\n", p.Name(), p.Doc())
		}
		for _, r := range p.Rules() {
			name := p.Name() + "/" + r.ID
			if c.Bool("json") {
				if err := encode(s.out, map[string]string{"rule": name, "label": r.Label, "doc": r.Doc}); err != nil {
					return err
				}
				continue
			}
			fmt.Fprintf(s.out, "  %-34s %-16s %s\n", name, r.Label, r.Doc)
		}
	}
	return nil
}

func runRulesTest(c *cli.Context, s std) error {
	packs, err := allPacks(c)
	if err != nil {
		return err
	}
	n, failed := 0, 0
	for _, p := range packs {
		n += len(p.Rules())
		for _, f := range p.Test() {
			failed++
			fmt.Fprintln(s.out, escape(f.String()))
		}
	}
	fmt.Fprintf(s.err, "%s in %s: %s\n", plural(n, "rule", "rules"), plural(len(packs), "pack", "packs"),
		plural(failed, "example fails", "examples fail"))
	if failed > 0 {
		return reported(exitFound)
	}
	return nil
}
