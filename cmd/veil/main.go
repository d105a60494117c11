// Command veil redacts identifying details from documents on this computer.
//
// Each file here holds one command: flags to options, one call, and printing.
// Data goes to standard output, messages to standard error. Exit codes:
//
//	0  done and verified; for scan and verify: everything read, nothing found
//	1  scan or verify found something
//	2  wrong usage, or an output that cannot be created where it was asked for
//	3  the input cannot be read
//	4  the copy failed verification
//	5  content that could not be read and was not accepted
//
// With any of 2 to 5 nothing was written for that input.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"veil/internal/footprint"
	"veil/internal/isolate"
	"veil/redact/keymap/atomicfile"
)

func main() {
	isolate.Main()
	os.Exit(Main())
}

// Main runs the program with the process's arguments and returns its exit code.
func Main() int {
	footprint.Spare()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	go func() {
		<-ctx.Done()
		stop() // a second signal kills at once
		time.Sleep(grace)
		atomicfile.DiscardAll()
		os.Exit(exitSignal)
	}()
	return run(ctx, os.Args, std{os.Stdin, os.Stdout, os.Stderr})
}

// grace is how long an interrupted run may take to tidy up by itself.
const grace = 2 * time.Second

// std is where a run reads and writes.
type std struct {
	in       io.Reader
	out, err io.Writer
}

// run is one run of the program; tests call it too.
func run(ctx context.Context, args []string, s std) int {
	s.out = stream{s.out}
	app := newApp(s)
	args, err := permuteApp(app, args)
	if err == nil {
		err = app.RunContext(ctx, args)
	}
	if err != nil && !isReported(err) {
		complain(s.err, "", err)
	}
	if ctx.Err() != nil {
		return exitSignal
	}
	return exitCode(err)
}
