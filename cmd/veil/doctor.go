package main

import (
	"fmt"
	"os/exec"
	"runtime"

	"github.com/urfave/cli/v2"
)

// helpers are the outside programs that Veil uses if they are there.
var helpers = []struct {
	name, use string
	install   map[string]string // by operating system
}{
	{"pdftoppm", "turns scanned pages into pictures for reading", map[string]string{
		"linux": "sudo apt install poppler-utils", "darwin": "brew install poppler", "windows": "winget install oschwartz10612.Poppler"}},
	{"tesseract", "reads the words on scanned pages", map[string]string{
		"linux": "sudo apt install tesseract-ocr", "darwin": "brew install tesseract", "windows": "winget install UB-Mannheim.TesseractOCR"}},
}

func doctorCommand(s std) *cli.Command {
	return &cli.Command{
		Name:      "doctor",
		Usage:     "which optional programs are there, and how to get the others",
		ArgsUsage: " ",
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return usagef("veil doctor takes no files")
			}
			for _, h := range helpers {
				if path, err := exec.LookPath(h.name); err == nil {
					fmt.Fprintf(s.out, "%-10s is there: %s (%s)\n", h.name, h.use, escape(path))
					continue
				}
				fmt.Fprintf(s.out, "%-10s is missing: %s\n", h.name, h.use)
				if cmd, ok := h.install[runtime.GOOS]; ok {
					fmt.Fprintf(s.out, "%-10s install it with: %s\n", "", cmd)
				}
			}
			fmt.Fprintln(s.out, "PDF, Word and text files need none of them; only scanned pages do.")
			return nil
		},
	}
}
