package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// permuteApp moves the flags of a command before its files, since the library
// stops looking for flags at the first file. What follows "--" is files.
func permuteApp(app *cli.App, args []string) []string {
	if len(args) < 2 {
		return args
	}
	commands := app.Commands
	done := 1
	var flags []cli.Flag
	for done < len(args) {
		cmd := findCommand(commands, args[done])
		if cmd == nil {
			break
		}
		done++
		commands, flags = cmd.Subcommands, cmd.Flags
	}
	if done == 1 || len(commands) > 0 {
		return args
	}
	return append(slices.Clone(args[:done]), permute(flags, args[done:])...)
}

func findCommand(commands []*cli.Command, name string) *cli.Command {
	for _, c := range commands {
		if c.HasName(name) {
			return c
		}
	}
	return nil
}

// permute sorts arguments into flags with their values, and the rest.
func permute(flags []cli.Flag, args []string) []string {
	var first, rest []string
	for i := 0; i < len(args); i++ {
		a := args[i]
		switch {
		case a == "--":
			rest = append(rest, args[i+1:]...)
			i = len(args)
		case a == "-" || !strings.HasPrefix(a, "-"):
			rest = append(rest, a)
		default:
			first = append(first, a)
			if !strings.Contains(a, "=") && takesValue(flags, strings.TrimLeft(a, "-")) && i+1 < len(args) {
				i++
				first = append(first, args[i])
			}
		}
	}
	if len(rest) == 0 {
		return first
	}
	return append(append(first, "--"), rest...)
}

func takesValue(flags []cli.Flag, name string) bool {
	for _, f := range flags {
		if slices.Contains(f.Names(), name) {
			d, ok := f.(cli.DocGenerationFlag)
			return ok && d.TakesValue()
		}
	}
	return false
}
