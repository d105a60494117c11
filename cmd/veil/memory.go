package main

import (
	"math"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// spareMemory has the garbage collector keep the program small, on machines that
// are: it may use leastMemory in any case, and little more than what lives
// once that is much. Twice as much, which is usual, is too much for a bundle; a
// fixed limit would have the collector run all the time in a large one.
func spareMemory() {
	const leastMemory = 100 << 20
	limit := uint64(leastMemory)
	if set := debug.SetMemoryLimit(-1); set != math.MaxInt64 {
		return // the user set GOMEMLIMIT
	}
	debug.SetMemoryLimit(int64(limit))
	go func() {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		last, now := uint64(0), uint64(0)
		for range time.Tick(50 * time.Millisecond) {
			metrics.Read(live)
			if v := live[0].Value.Uint64(); v != now {
				last, now = now, v
			}
			// One collection may count as live what was only just allocated.
			if want := min(last, now)*9/8 + 16<<20; want > limit {
				limit = want
				debug.SetMemoryLimit(int64(limit))
			}
		}
	}()
}
