package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// permuteApp moves the flags of a command before its files, since the library
// stops looking for flags at the first file. What follows "--" is files.
// A flag without its value is an error, since the library would take the next
// word for it.
func permuteApp(app *cli.App, args []string) ([]string, error) {
	if len(args) < 2 {
		return args, nil
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
		return args, nil
	}
	sorted, err := permute(flags, args[done:])
	return append(slices.Clone(args[:done]), sorted...), err
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
func permute(flags []cli.Flag, args []string) ([]string, error) {
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
			if !strings.Contains(a, "=") && takesValue(flags, strings.TrimLeft(a, "-")) {
				if i+1 == len(args) {
					return nil, usagef("%s needs something after it; veil --help says what", a)
				}
				i++
				first = append(first, args[i])
			}
		}
	}
	if len(rest) == 0 {
		return first, nil
	}
	return append(append(first, "--"), rest...), nil
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
