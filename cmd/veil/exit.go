package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"syscall"

	"veil/redact"
	"veil/redact/keymap/atomicfile"
	"veil/redact/plan"
	"veil/redact/verify"
)

// The exit codes.
const (
	exitDone       = 0
	exitFound      = 1
	exitUsage      = 2
	exitInput      = 3
	exitUnverified = 4
	exitUnread     = 5
	exitSignal     = 130 // ended by the user, as shells count it
)

// gravity orders exit codes: of several files the gravest counts.
var gravity = map[int]int{exitDone: 0, exitFound: 1, exitUnread: 2, exitInput: 3, exitUnverified: 4, exitUsage: 5, exitSignal: 6}

// gravest returns the graver of two exit codes.
func gravest(a, b int) int {
	if gravity[b] > gravity[a] {
		return b
	}
	return a
}

// streamError means that standard output does not take what is written to it.
type streamError struct{ err error }

func (e *streamError) Error() string {
	return "the output could not be written: " + streamReason(e.err)
}

func (e *streamError) Unwrap() error { return e.err }

func streamReason(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "the disk is full"
	case errors.Is(err, syscall.EPIPE):
		return "nobody reads it any more"
	}
	return "the system refused"
}

// stream turns the errors of a writer into *streamError.
type stream struct{ w io.Writer }

func (s stream) Write(b []byte) (int, error) {
	n, err := s.w.Write(b)
	if err != nil {
		err = &streamError{err}
	}
	return n, err
}

// usageError is wrong usage, in words for the user.
type usageError struct{ msg string }

func (e *usageError) Error() string { return e.msg }

func usagef(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

// reported is an exit code whose reasons the user has been told.
type reported int

func (e reported) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

func isReported(err error) bool {
	var r reported
	return errors.As(err, &r)
}

// exitCode maps an error to the program's exit code.
func exitCode(err error) int {
	var (
		done       reported
		usage      *usageError
		unverified *verify.Error
		unsure     *redact.WriteError
		unread     *redact.UnreadError
		output     *atomicfile.Error
		badPlan    *plan.InvalidError
		stream     *streamError
	)
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &done):
		return int(done)
	case errors.Is(err, context.Canceled):
		return exitSignal
	case errors.As(err, &stream), errors.As(err, &usage), errors.Is(err, errStopped), errors.Is(err, redact.ErrSameFile), errors.As(err, &output), errors.As(err, &badPlan):
		return exitUsage
	case errors.As(err, &unverified), errors.As(err, &unsure):
		return exitUnverified
	case errors.As(err, &unread):
		return exitUnread
	}
	return exitInput
}

// complain tells the user of an error in one line, or for unread content in
// one line each. The path is the one that the user typed.
func complain(w io.Writer, path string, err error) {
	if errors.Is(err, context.Canceled) {
		err = errors.New("stopped; no copy was written")
	}
	where := "veil: "
	if path != "" {
		where += escape(path) + ": "
	}
	fmt.Fprintln(w, where+escape(err.Error())+hint(err))
	var unread *redact.UnreadError
	if errors.As(err, &unread) {
		for _, g := range unread.Gaps {
			fmt.Fprintf(w, "  not read: %s (%s)\n", escape(g.Where), escape(g.Why))
		}
	}
}

// hint says what the user can do about an error.
func hint(err error) string {
	var unread *redact.UnreadError
	var unverified *verify.Error
	switch {
	case errors.As(err, &unread) && slices.ContainsFunc(unread.Gaps, redact.Carried):
		return "; nothing was written. --accept-gaps makes the copy without them, but with the pictures that are kept"
	case errors.As(err, &unread):
		return "; nothing was written. --accept-gaps makes the copy without them"
	case errors.As(err, &unverified) && unverified.Check == "plan":
		return "; nothing was written. To keep a place, leave its edit in the plan and set \"mask\" to false"
	case errors.As(err, &unverified):
		return "; nothing was written"
	}
	return ""
}
