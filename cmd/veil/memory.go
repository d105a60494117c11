package main

import (
	"math"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
	"time"
)

var leastMemory = func() *atomic.Uint64 {
	var v atomic.Uint64
	v.Store(100 << 20)
	return &v
}()

// allow raises what the program may use in any case, in bytes.
func allow(n uint64) { leastMemory.Store(max(n, leastMemory.Load())) }

// spareMemory has the garbage collector keep the program small, on machines that
// are: it may use leastMemory in any case, which spares a small document the
// collector, and little more than what lives once that is much. Twice as much,
// which is usual, is too much for a bundle; a fixed limit would have the
// collector run all the time in a large one.
func spareMemory() {
	limit := leastMemory.Load()
	if set := debug.SetMemoryLimit(-1); set != math.MaxInt64 {
		return // the user set GOMEMLIMIT
	}
	if usual := debug.SetGCPercent(-1); usual != 100 {
		debug.SetGCPercent(usual) // the user set GOGC
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
			if want := max(min(last, now)*9/8+16<<20, leastMemory.Load()); want > limit {
				limit = want
				debug.SetMemoryLimit(int64(limit))
			}
		}
	}()
}
