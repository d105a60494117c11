package main

import (
	"fmt"
	"runtime/debug"

	"github.com/urfave/cli/v2"
)

func versionCommand(s std) *cli.Command {
	return &cli.Command{
		Name:      "version",
		Usage:     "the version of this program",
		ArgsUsage: " ",
		Action:    func(*cli.Context) error { return printVersion(s) },
	}
}

// versionFlag is what people try first.
var versionFlag = &cli.BoolFlag{Name: "version", Usage: "the version of this program"}

func printVersion(s std) error {
	_, err := fmt.Fprintf(s.out, "veil %s\n", version())
	return err
}

// version is the program's version, and the revision that it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	out := info.Main.Version
	for _, kv := range info.Settings {
		if kv.Key == "vcs.revision" {
			out += " " + kv.Value
		}
	}
	return out
}
