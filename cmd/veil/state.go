package main

import (
	"os"
	"path/filepath"
)

// stateFile is the path of a file in the user's state folder (XDG base
// directories).
func stateFile(names ...string) (string, error) {
	base := os.Getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(base) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		base = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(append([]string{base, "veil"}, names...)...), nil
}
