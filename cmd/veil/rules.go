package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"veil/redact"
	"veil/rules"
	"veil/rules/standard"
)

func rulesCommand(s std) *cli.Command {
	return &cli.Command{
		Name:  "rules",
		Usage: "what is detected, and whether the rules do what they say",
		Subcommands: []*cli.Command{
			{Name: "list", Usage: "list every rule and what it finds", ArgsUsage: " ", Description: packsHelp,
				Flags: []cli.Flag{packFlag, jsonFlag,
					&cli.BoolFlag{Name: "examples", Usage: "show what each rule must find and must not"}},
				Action: func(c *cli.Context) error { return runRulesList(c, s) }},
			{Name: "test", Usage: "run the examples of every rule, or of the packs named", ArgsUsage: "[FILE...]", Description: packsHelp,
				Flags:  []cli.Flag{packFlag},
				Action: func(c *cli.Context) error { return runRulesTest(c, s) }},
		},
		Action: func(c *cli.Context) error { return usagef("veil rules list, or veil rules test") },
	}
}

const packsHelp = `Your own rule packs are read from --rules and from the folder veil/rules in
$XDG_CONFIG_HOME (on Linux mostly ~/.config/veil/rules). A pack is YAML; see rules/packs in
Veil's source for packs to copy from. Every rule needs examples, and veil rules test runs them.`

// allPacks are the embedded packs and the user's, and the paths of those.
func allPacks(c *cli.Context) (packs []*rules.Pack, paths []string, err error) {
	if packs, err = standard.Packs(); err != nil {
		return nil, nil, err
	}
	if paths, err = userPacks(c); err != nil {
		return nil, nil, err
	}
	own, err := loadPacks(paths)
	return append(packs[:len(packs):len(packs)], own...), paths, err
}

// ruleLine is one rule in the JSON of veil rules list.
type ruleLine struct {
	Rule  string   `json:"rule"`
	Label string   `json:"label"`
	Doc   string   `json:"doc"`
	Match []string `json:"match,omitempty"` // ‹ and › mark what is found
	None  []string `json:"none,omitempty"`
}

func runRulesList(c *cli.Context, s std) error {
	if c.Args().Present() {
		return usagef("veil rules list takes no files; a rule pack is given with --rules")
	}
	packs, paths, err := allPacks(c)
	if err != nil {
		return err
	}
	var shown map[string]examples
	if c.Bool("examples") {
		if shown, err = allExamples(paths); err != nil {
			return err
		}
	}
	columns := width(s.out)
	for _, p := range packs {
		t := table{columns: columns, head: []string{"rule", "finds", "doc"}}
		if !c.Bool("json") {
			fmt.Fprintf(s.out, "%s: %s\n", escape(p.Name()), escape(oneSpace(p.Doc())))
		}
		for _, r := range p.Rules() {
			l := ruleLine{Rule: p.Name() + "/" + r.ID, Label: r.Label, Doc: oneSpace(r.Doc)}
			l.Match, l.None = shown[l.Rule].Match, shown[l.Rule].None
			if c.Bool("json") {
				if err := encode(s.out, l); err != nil {
					return err
				}
				continue
			}
			t.add(escape(l.Rule), l.Label, escape(l.Doc))
			for _, m := range l.Match {
				t.note("finds:  " + escape(m))
			}
			for _, n := range l.None {
				t.note("leaves: " + escape(n))
			}
		}
		if !c.Bool("json") {
			t.print(s.out)
			fmt.Fprintln(s.out)
		}
	}
	return listDetectors(c, s)
}

// listDetectors lists what looks for details besides the packs.
func listDetectors(c *cli.Context, s std) error {
	o, err := redact.Settings{}.Options()
	if err != nil {
		return err
	}
	if !c.Bool("json") {
		fmt.Fprintln(s.out, "Besides the packs, by program:")
	}
	t := table{columns: width(s.out), head: []string{"detector", "finds", "doc"}}
	for _, d := range o.Set.Detectors() {
		x, ok := d.(rules.Describer)
		if !ok {
			continue
		}
		about := x.Describe()
		if !c.Bool("json") {
			t.add(d.Name(), strings.Join(about.Labels, " "), about.Finds)
			t.note("how: " + about.How)
			continue
		}
		for _, l := range about.Labels {
			if err := encode(s.out, ruleLine{Rule: d.Name(), Label: l, Doc: about.Finds}); err != nil {
				return err
			}
		}
	}
	if !c.Bool("json") {
		t.print(s.out)
	}
	return nil
}

func oneSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

func runRulesTest(c *cli.Context, s std) error {
	var packs []*rules.Pack
	var err error
	if c.Args().Present() {
		packs, err = loadPacks(c.Args().Slice())
	} else {
		packs, _, err = allPacks(c)
	}
	if err != nil {
		return err
	}
	n, failed := 0, 0
	for _, p := range packs {
		n += len(p.Rules())
		for _, f := range p.Test() {
			failed++
			fmt.Fprintf(s.out, "%s: an example fails\n  wanted: %s\n  got:    %s\n", escape(f.Rule), escape(f.Example), escape(f.Got))
		}
	}
	fmt.Fprintf(s.err, "%s in %s: %s\n", plural(n, "rule", "rules"), plural(len(packs), "pack", "packs"),
		plural(failed, "example fails", "examples fail"))
	if failed > 0 {
		return reported(exitFound)
	}
	return nil
}
