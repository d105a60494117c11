package main

import (
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

// newProgress starts the clock for that many files. Done must be called.
func newProgress(w io.Writer, files int) *progress {
	p := &progress{w: w, max: files * int(redact.Stages)}
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
		p.mu.Lock()
		defer p.mu.Unlock()
		p.at, p.what = i*int(redact.Stages)+int(s), s.String()
		if p.bar != nil {
			p.bar.Describe(p.what)
			p.bar.Set(p.at)
		}
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
