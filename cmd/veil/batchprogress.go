package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"veil/redact/batch"
)

// batchProgress shows one bar for a whole bundle, on a terminal.
type batchProgress struct {
	mu    sync.Mutex
	w     io.Writer
	bar   *progressbar.ProgressBar
	start time.Time
	ended bool
}

func newBatchProgress(w io.Writer) *batchProgress {
	p := &batchProgress{w: w, start: time.Now(), ended: !isTerminal(w)}
	return p
}

// show moves the bar. It may be called by several workers.
func (p *batchProgress) show(at batch.Progress) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended || time.Since(p.start) < time.Second {
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions64(1, progressbar.OptionSetWriter(p.w), progressbar.OptionClearOnFinish(),
			progressbar.OptionSetElapsedTime(false), progressbar.OptionThrottle(200*time.Millisecond))
	}
	p.bar.ChangeMax64(max(at.Total, 1))
	what := at.Step
	if at.Of > 0 {
		what = fmt.Sprintf("%s, %d of %s, %s read", at.Step, at.Files, plural(at.Of, "file", "files"), plural(at.Pages, "page", "pages"))
	}
	p.bar.Describe(what)
	p.bar.Set64(min(at.Done, at.Total-1))
}

// clear takes the bar off the line so that a message can be printed.
func (p *batchProgress) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		p.bar.Clear()
	}
}

// done ends the bar.
func (p *batchProgress) done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = true
	if p.bar != nil {
		p.bar.Finish()
		p.bar = nil
	}
}
