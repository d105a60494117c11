//go:build unix

package main

import (
	"os"
	"runtime"
)

// byDesktop reports whether the program was started by a double click: there is a
// desktop, no terminal, and nothing to read.
func byDesktop() bool {
	if runtime.GOOS != "darwin" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return false
	}
	in, err := os.Stdin.Stat()
	null, nerr := os.Stat(os.DevNull)
	return err == nil && nerr == nil && os.SameFile(in, null) && !isTerminal(os.Stdout) && !isTerminal(os.Stderr)
}
