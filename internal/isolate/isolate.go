// Package isolate runs untrusted parsing in a child process of the same binary
// with caps on memory and time, because recover stops neither a stack overflow
// nor memory running out.
//
// A worker is registered by name at program start; Run starts the binary again
// as that worker, feeds it bytes on standard input and returns what it wrote.
// The child gets an empty environment but for the worker's name and no
// arguments. Main must be the first call of main and of every TestMain.
package isolate

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

const envName = "VEIL_WORKER"

// Exit codes of a worker.
const (
	exitFailed = 70 // the worker returned an error or panicked
	exitMemory = 71 // the worker went over its memory cap
)

// MemoryCap is the heap, in bytes, above which a worker ends itself.
const MemoryCap = 700 << 20

// maxStack is how deep, in bytes, a worker may recurse before the runtime ends
// it.
const maxStack = 128 << 20

// MaxAnswer is the longest answer of a worker, in bytes.
const MaxAnswer = 256 << 20

// Errors of Run. They never quote what the worker read.
var (
	ErrFailed  = errors.New("the reader gave up on this file")
	ErrMemory  = errors.New("the reader needed too much memory for this file")
	ErrTimeout = errors.New("the reader took too long over this file")
	ErrNoMain  = errors.New("isolate: Main was not called at start-up")
)

// Worker reads all of in and writes its answer to out.
type Worker func(in io.Reader, out io.Writer) error

var (
	workers = map[string]Worker{}
	ready   bool
)

// Register names a worker. It is called from init functions.
func Register(name string, w Worker) { workers[name] = w }

// Main turns this process into a worker where it was started as one, and
// otherwise returns at once.
func Main() {
	name := os.Getenv(envName)
	if name == "" {
		ready = true
		return
	}
	w, ok := workers[name]
	if !ok {
		os.Exit(exitFailed)
	}
	debug.SetMemoryLimit(MemoryCap * 3 / 4)
	debug.SetMaxStack(maxStack)
	go watchMemory()
	os.Exit(run(w))
}

func run(w Worker) (code int) {
	defer func() {
		if recover() != nil {
			code = exitFailed
		}
	}()
	if err := w(os.Stdin, os.Stdout); err != nil {
		return exitFailed
	}
	return 0
}

// watchMemory ends the process when its heap passes the cap. A limit of the
// operating system would be firmer but differs on each; the Go runtime grows
// its heap in steps that ten looks a second see in time.
func watchMemory() {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}}
	for range time.Tick(20 * time.Millisecond) {
		metrics.Read(s)
		if s[0].Value.Uint64() > MemoryCap {
			os.Exit(exitMemory)
		}
	}
}

// Run starts the named worker, gives it in, and returns what it wrote. It ends
// the child when ctx ends or after limit.
func Run(ctx context.Context, name string, in io.Reader, limit time.Duration) ([]byte, error) {
	if !ready {
		return nil, ErrNoMain
	}
	exe, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("isolate: finding this program: %w", err)
	}
	tctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	cmd := exec.CommandContext(tctx, exe)
	cmd.Env = []string{envName + "=" + name}
	// Windows programs do not start without it.
	if v, ok := os.LookupEnv("SYSTEMROOT"); ok {
		cmd.Env = append(cmd.Env, "SYSTEMROOT="+v)
	}
	cmd.Stdin = in
	out := limited{left: MaxAnswer}
	cmd.Stdout = &out
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	switch {
	case out.over:
		return nil, ErrMemory
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case tctx.Err() != nil:
		return nil, ErrTimeout
	case err == nil:
		return out.b.Bytes(), nil
	case cmd.ProcessState != nil && cmd.ProcessState.ExitCode() == exitMemory:
		return nil, ErrMemory
	default:
		return nil, ErrFailed
	}
}

// limited gathers a worker's answer up to a limit; the parent's memory is to be
// protected, too.
type limited struct {
	b    bytes.Buffer
	left int
	over bool
}

func (l *limited) Write(p []byte) (int, error) {
	if len(p) > l.left {
		l.over = true
		return 0, errTooLong
	}
	l.left -= len(p)
	return l.b.Write(p)
}

var errTooLong = errors.New("isolate: the answer is too long")
