package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"veil/internal/programs"
)

func doctorCommand(s std) *cli.Command {
	return &cli.Command{
		Name:      "doctor",
		Usage:     "which optional programs are there, and how to get the others",
		ArgsUsage: " ",
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return usagef("veil doctor takes no files")
			}
			var missing []programs.Program
			for _, p := range programs.All {
				path, err := p.Path()
				if err != nil {
					missing = append(missing, p)
					fmt.Fprintf(s.out, "%-10s is missing: %s\n", p.Name, p.Use)
					continue
				}
				fmt.Fprintf(s.out, "%-10s is there: %s (%s)\n", p.Name, p.Use, escape(path))
			}
			if missing != nil {
				fmt.Fprintf(s.out, "To install what is missing: %s\n", programs.Install(missing...))
			}
			fmt.Fprintln(s.out, "Documents with text need none of them; scanned pages and pictures do.")
			return nil
		},
	}
}
