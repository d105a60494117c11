package web

import (
	"os"

	"golang.org/x/sys/windows"
)

// hold takes a lock that ends with the process; an error says that another has
// it.
func hold(f *os.File) error {
	return windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, new(windows.Overlapped))
}
