package cputime

import (
	"testing"
	"time"
)

func TestUsed(t *testing.T) {
	from := Used()
	for n, end := 0, time.Now().Add(50*time.Millisecond); time.Now().Before(end); n++ {
	}
	if got := Used() - from; got <= 0 || got > time.Minute {
		t.Errorf("busy for 50 ms: %v used", got)
	}
}
