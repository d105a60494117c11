package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"veil/redact"
)

// progress shows a bar on a terminal once work has taken a second.
type progress struct {
	mu    sync.Mutex
	w     io.Writer
	timer *time.Timer
	bar   *progressbar.ProgressBar
	at    int
	max   int
	what  string
}

// steps are the bar's in one stage.
const steps = 100

// newProgress starts the clock for that many files. Done must be called.
func newProgress(w io.Writer, files int) *progress {
	p := &progress{w: w, max: files * int(redact.Stages) * steps}
	if isTerminal(w) {
		p.timer = time.AfterFunc(time.Second, p.show)
	}
	return p
}

func (p *progress) show() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.timer == nil {
		return
	}
	p.bar = progressbar.NewOptions(p.max, progressbar.OptionSetWriter(p.w), progressbar.OptionClearOnFinish(),
		progressbar.OptionSetDescription(p.what), progressbar.OptionSetElapsedTime(false), progressbar.OptionSetPredictTime(false))
	p.bar.Set(p.at)
}

// file returns the Stage function of the file with that index.
func (p *progress) file(i int) func(redact.Stage) {
	return func(s redact.Stage) {
		p.tell((i*int(redact.Stages)+int(s))*steps, s.String())
	}
}

// pages returns the function that hears which of the scanned pages of the file with
// that index have been read.
func (p *progress) pages(i int) func(done, total int) {
	return func(done, total int) {
		at := i*int(redact.Stages)*steps + min(done, total)*steps/max(total, 1)
		p.tell(at, fmt.Sprintf("reading scanned pages, %d of %d", done, total))
	}
}

func (p *progress) tell(at int, what string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.at, p.what = at, what
	if p.bar != nil {
		p.bar.Describe(p.what)
		p.bar.Set(p.at)
	}
}

// pause takes the bar off the line so that a message can be printed.
func (p *progress) pause() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		p.bar.Clear()
	}
}

// done ends the bar.
func (p *progress) done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.timer != nil {
		p.timer.Stop()
		p.timer = nil
	}
	if p.bar != nil {
		p.bar.Finish()
		p.bar = nil
	}
}
