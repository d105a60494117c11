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
		Action: func(*cli.Context) error {
			version, revision := "(unknown)", ""
			if info, ok := debug.ReadBuildInfo(); ok {
				version = info.Main.Version
				for _, kv := range info.Settings {
					if kv.Key == "vcs.revision" {
						revision = " " + kv.Value
					}
				}
			}
			_, err := fmt.Fprintf(s.out, "veil %s%s\n", version, revision)
			return err
		},
	}
}
