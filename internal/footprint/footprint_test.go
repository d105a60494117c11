package footprint

import (
	"math"
	"runtime/debug"
	"testing"
)

func TestSpare(t *testing.T) {
	debug.SetGCPercent(100)
	debug.SetMemoryLimit(math.MaxInt64)
	Allow(300 << 20)
	Allow(200 << 20) // less than it may use already
	Spare()
	if limit := debug.SetMemoryLimit(-1); limit != 300<<20 {
		t.Errorf("the limit is %d MB", limit>>20)
	}
	if percent := debug.SetGCPercent(-1); percent != -1 {
		t.Errorf("the collector runs at %d %%", percent)
	}
}

// TestUsersWord keeps to what the user set.
func TestUsersWord(t *testing.T) {
	debug.SetGCPercent(50)
	debug.SetMemoryLimit(math.MaxInt64)
	Spare()
	if percent := debug.SetGCPercent(50); percent != 50 {
		t.Errorf("the collector runs at %d %% where the user said 50", percent)
	}
	debug.SetMemoryLimit(77 << 20)
	Spare()
	if limit := debug.SetMemoryLimit(-1); limit != 77<<20 {
		t.Errorf("the limit is %d MB where the user said 77", limit>>20)
	}
}
