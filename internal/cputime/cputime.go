// Package cputime says how much of the processor this process has used, which
// other work on the machine does not change as it does the time of day.
//
// It counts all threads of the process, in and out of the system, and not those
// of programs that the process started.
package cputime
