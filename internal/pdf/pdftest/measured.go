//go:build unix

package pdftest

import (
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

// Measured runs a program and returns the CPU time of it and its children, and the
// peak memory, in bytes, of the one process among them that took most. These are
// set as well where the error is that the program exited with another code than 0.
func Measured(cmd *exec.Cmd) (cpu time.Duration, memory int64, err error) {
	err = cmd.Run()
	s := cmd.ProcessState
	if s == nil {
		return 0, 0, err
	}
	memory = int64(s.SysUsage().(*syscall.Rusage).Maxrss)
	if runtime.GOOS == "linux" { // in kilobytes there
		memory <<= 10
	}
	return s.UserTime() + s.SystemTime(), memory, err
}
