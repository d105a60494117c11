//go:build unix

package cputime

import (
	"syscall"
	"time"
)

// Used is what has been used so far (getrusage, POSIX.1-2017).
func Used() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
