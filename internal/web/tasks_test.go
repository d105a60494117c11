package web

import (
	"encoding/json"
	"sync"
	"time"

	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// tasks are what the browser did while it was traced. Their CPU time is the same
// whatever else the computer does, which the time on a clock is not.
type tasks struct {
	mu   sync.Mutex
	done chan struct{}
	all  []task
	main map[int]map[int]bool // the threads on which pages run, by process
}

// task is an event of a trace; times are in microseconds.
type task struct {
	Name     string
	Phase    string `json:"ph"`
	Process  int    `json:"pid"`
	Thread   int    `json:"tid"`
	CPU      int64  `json:"tdur"`
	Duration int64  `json:"dur"`
	Args     struct{ Name string }
}

// traced runs actions and returns the longest task of a page by CPU time, and by
// the clock.
func (b *tab) traced(actions ...chromedp.Action) (cpu, clock time.Duration) {
	b.t.Helper()
	if b.tasks == nil {
		b.tasks = &tasks{}
		chromedp.ListenTarget(b.ctx, func(ev any) {
			b.tasks.mu.Lock()
			defer b.tasks.mu.Unlock()
			switch ev := ev.(type) {
			case *tracing.EventDataCollected:
				for _, v := range ev.Value {
					b.tasks.add(v)
				}
			case *tracing.EventTracingComplete:
				close(b.tasks.done)
			}
		})
	}
	b.tasks.mu.Lock()
	b.tasks.done, b.tasks.all, b.tasks.main = make(chan struct{}), nil, map[int]map[int]bool{}
	b.tasks.mu.Unlock()
	b.do(tracing.Start().WithTransferMode(tracing.TransferModeReportEvents).WithTraceConfig(&tracing.TraceConfig{
		IncludedCategories: []string{"disabled-by-default-devtools.timeline"}, ExcludedCategories: []string{"*"}}))
	b.do(actions...)
	b.do(tracing.End())
	select {
	case <-b.tasks.done:
	case <-time.After(time.Minute):
		b.t.Fatal("the trace does not end")
	}
	b.tasks.mu.Lock()
	defer b.tasks.mu.Unlock()
	seen := 0
	for _, k := range b.tasks.all {
		if b.tasks.main[k.Process][k.Thread] {
			seen++
			cpu, clock = max(cpu, time.Duration(k.CPU)*time.Microsecond), max(clock, time.Duration(k.Duration)*time.Microsecond)
		}
	}
	if seen == 0 || cpu == 0 {
		b.t.Fatalf("the trace tells nothing of the page's %d tasks", seen)
	}
	return cpu, clock
}

// add takes note of an event.
func (s *tasks) add(v []byte) {
	var k task
	if json.Unmarshal(v, &k) != nil {
		return
	}
	switch {
	case k.Phase == "M" && k.Name == "thread_name" && k.Args.Name == "CrRendererMain":
		if s.main[k.Process] == nil {
			s.main[k.Process] = map[int]bool{}
		}
		s.main[k.Process][k.Thread] = true
	case k.Phase == "X" && k.Name == "RunTask":
		s.all = append(s.all, k)
	}
}
