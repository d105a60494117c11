//go:build unix

package main

import (
	"syscall"
	"time"
)

// cpuSelf is the CPU time that this process has taken so far.
func cpuSelf() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
