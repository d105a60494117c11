package main

import (
	"fmt"
	"os/exec"
	"runtime"
	"slices"

	"github.com/urfave/cli/v2"

	"veil/internal/footprint"
	"veil/internal/web"
	"veil/redact"
)

func serveCommand(s std) *cli.Command {
	return &cli.Command{
		Name:      "serve",
		Usage:     "open Veil as a page in your own browser, on this computer only",
		ArgsUsage: " ",
		Description: "The page is served by this computer to itself. Close it with \"Close and clear\", or here\n" +
			"with Ctrl-C: what it kept while you worked is removed then.",
		Flags: slices.Concat([]cli.Flag{
			&cli.IntFlag{Name: "port", Usage: "the `PORT`; without it, any that is free"},
			&cli.BoolFlag{Name: "no-open", Usage: "only print the address"},
			&cli.StringFlag{Name: "policy", Usage: "what is masked: ai, third-party, publish, or a `FILE`"},
		}, scanFlags, modelFlags),
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return usagef("veil serve takes no files; choose them in the page")
			}
			if p := c.Int("port"); p < 0 || p > 65535 {
				return usagef("--port is a number from 1 to 65535")
			}
			return servePage(c, s, redact.Settings{Policy: c.String("policy")}, c.Int("port"), !c.Bool("no-open"))
		},
	}
}

// servePage serves the page until it is closed.
func servePage(c *cli.Context, s std, settings redact.Settings, port int, open bool) error {
	footprint.Allow(batchMemory)
	model, err := modelConfig(c)
	if err != nil {
		return err
	}
	settings.Scans = scans(c)
	record, _ := recordFile() // without it nothing is sent
	err = web.Serve(c.Context, web.Options{
		Port: port, Settings: settings, Version: version(), AI: model, Record: record,
		Ready: func(address string) {
			fmt.Fprintln(s.out, address)
			fmt.Fprintln(s.err, "Veil is open at this address, for this computer only. Ctrl-C closes it and clears up.")
			if open {
				openBrowser(address)
			}
		},
	})
	if err != nil {
		return usagef("%s", err) // a port, a policy or a folder that cannot be used
	}
	return nil
}

// openBrowser opens an address in the user's browser, if it can; the address has
// been printed as well.
func openBrowser(address string) {
	var cmd *exec.Cmd
	switch runtime.GOOS {
	case "darwin":
		cmd = exec.Command("open", address)
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", address)
	default:
		cmd = exec.Command("xdg-open", address)
	}
	if cmd.Start() == nil {
		go cmd.Wait()
	}
}
