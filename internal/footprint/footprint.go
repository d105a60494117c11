// Package footprint keeps the program small on machines that are.
//
// It promises no bound: what lives may be more than is wanted, and then the program
// uses as much.
package footprint

import (
	"math"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
	"time"
)

// least is how many bytes the program may use in any case.
var least = func() *atomic.Uint64 {
	var v atomic.Uint64
	v.Store(110 << 20)
	return &v
}()

// Allow raises what the program may use in any case, in bytes.
func Allow(n uint64) { least.Store(max(n, least.Load())) }

// Spare has the garbage collector run late and then often: the program may use 110 MB,
// or what Allow says, in any case, which spares a small document the collector, and
// little more than what lives once that is much. Twice as much, which is usual, is
// too much for a bundle; a fixed limit would have the collector run all the time in
// a large one. What the user says by GOGC or GOMEMLIMIT holds.
func Spare() {
	limit := least.Load()
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
			if want := max(min(last, now)*9/8+16<<20, least.Load()); want > limit {
				limit = want
				debug.SetMemoryLimit(int64(limit))
			}
		}
	}()
}
