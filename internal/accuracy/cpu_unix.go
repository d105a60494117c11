//go:build unix

package main

import (
	"syscall"
	"time"
)

// cpuTime is the processor time that the process has used: other work on the
// machine does not count.
func cpuTime() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
