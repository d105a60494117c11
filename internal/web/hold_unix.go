//go:build unix

package web

import (
	"os"
	"syscall"
)

// hold takes a lock that ends with the process; an error says that another has
// it.
func hold(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) }
