package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// tools are the commands of this module, built.
type tools struct{ veil, check string }

func build(ctx context.Context, o options) (tools, error) {
	bin, err := filepath.Abs(filepath.Join(o.out, "bin"))
	if err != nil {
		return tools{}, err
	}
	t := tools{filepath.Join(bin, "veil"), filepath.Join(bin, "check")}
	for to, from := range map[string]string{t.veil: "./cmd/veil", t.check: "./internal/bundle/check"} {
		cmd := exec.CommandContext(ctx, "go", "build", "-o", to, from)
		cmd.Dir = o.source
		if out, err := cmd.CombinedOutput(); err != nil {
			return t, fmt.Errorf("go build %s: %v\n%s", from, err, out)
		}
	}
	return t, nil
}

// leftRe is the line of check that sums up.
var leftRe = regexp.MustCompile(`(?m)^all but ordinary or short words +(\d+) +(\d+) .* in (\d+) outputs`)

// left says how many of the details are left in a folder of copies.
func (t tools) left(ctx context.Context, bundle, dir string) (string, error) {
	var errs bytes.Buffer
	cmd := exec.CommandContext(ctx, t.check, "-bundle", bundle, "-out", dir)
	cmd.Stderr = &errs
	out, err := cmd.Output()
	m := leftRe.FindSubmatch(out)
	if m == nil {
		return "", fmt.Errorf("check: %v %s", err, errs.String())
	}
	return fmt.Sprintf("%s of %s values, in %s files", m[2], m[1], m[3]), nil
}

// batch runs veil batch.
func (t tools) batch(ctx context.Context, jobs int, papers []paper, dir string) (int, error) {
	state, err := os.MkdirTemp("", "peers")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(state)
	cmd := exec.CommandContext(ctx, t.veil, "batch", filepath.Dir(papers[0].path), "-o", dir, "--jobs", strconv.Itoa(jobs), "--force")
	cmd.Env = append(os.Environ(), "XDG_STATE_HOME="+state)
	err = cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) && (exit.ExitCode() == 3 || exit.ExitCode() == 4 || exit.ExitCode() == 5) {
		err = nil // what has no copy is counted as none
	}
	return copies(dir), err
}

// copies counts the files in a folder whose names do not begin with "report" or
// "audit".
func copies(dir string) (n int) {
	filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && !strings.HasPrefix(d.Name(), "report") && !strings.HasPrefix(d.Name(), "audit") {
			n++
		}
		return nil
	})
	return n
}

// inside reports whether a path is that of a file in another.
func inside(path string) bool { return strings.Contains(path, "!/") }
