package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"veil/extract"
	"veil/internal/isolate"
	"veil/redact"
	"veil/redact/keymap/atomicfile"
	"veil/redact/plan"
	"veil/redact/verify"
)

// TestMain lets this binary be the program itself: for the scripts, for the
// tests that kill it, and as a worker.
func TestMain(m *testing.M) {
	isolate.Main()
	testscript.Main(m, map[string]func(){"veil": func() { os.Exit(Main()) }})
}

// TestScript runs the real program through testdata/script. The scripts have
// one more command: "exits CODE COMMAND..." expects that exit code.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(e *testscript.Env) error {
			dir, err := filepath.Abs("../../testdata")
			e.Setenv("TESTDATA", dir)
			if veil, err := exec.LookPath("veil"); err == nil { // for scripts that take the PATH away
				e.Setenv("VEIL", veil)
			}
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "model": model, "agreed": agreed},
		Condition: func(cond string) (bool, error) {
			if cond == "mounts" {
				return exec.Command("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt").Run() == nil, nil
			}
			return false, errors.New("unknown condition")
		},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d; stderr:\n%s", got, want, ts.ReadFile("stderr"))
	}
}

// program is the program itself, to be started by a test.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return &exec.Cmd{Path: self, Args: append([]string{"veil"}, args...)}
}

func TestExitCode(t *testing.T) {
	for want, errs := range map[int][]error{
		exitDone:       {nil},
		exitFound:      {reported(exitFound)},
		exitUsage:      {usagef("x"), redact.ErrSameFile, &atomicfile.Error{}, &plan.InvalidError{}},
		exitInput:      {&extract.Error{}, errors.New("a rule failed")},
		exitUnverified: {&verify.Error{}, &redact.WriteError{Err: errors.New("x")}},
		exitUnread:     {&redact.UnreadError{}},
		exitSignal:     {context.Canceled},
	} {
		for _, err := range errs {
			if got := exitCode(err); got != want {
				t.Errorf("%T: %d, want %d", err, got, want)
			}
		}
	}
}
