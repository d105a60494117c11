package web

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"

	"veil/extract"
	"veil/redact"
	"veil/redact/plan"
)

// state is how far a paper is.
type state string

const (
	reading state = "reading" // or searched
	locked  state = "locked"  // a password is needed
	failed  state = "failed"  // nothing can be done with it
	open    state = "open"    // to be looked through
	saving  state = "saving"
	saved   state = "saved"
)

// paper is one document on the desk.
type paper struct {
	ID   int
	Name string // as it was uploaded
	path string // in the room

	mu       sync.Mutex
	turn     int // counts readings: a late one does not overwrite a newer
	State    state
	Trouble  string // in words, where something went wrong
	stage    redact.Stage
	scanned  string // which of its pictures is being read
	password string
	gone     bool // taken off the desk; held by the desk's mu
	seen     bool // the user has opened it to look through
	accept   bool // the user goes on although something was not read
	base     redact.Proposal
	pages    paged    // to show its pages
	pictures []string // files with pictures of them, the oldest first
	choices  []choice // what the user decided, in order
	undone   []choice // what was taken back, the last at the end
	now      plan.Plan
	result   redact.Result
	copy     string // its path, once it is saved
}

// read reads a paper and proposes what to do, in the background. What the user
// decided before stays.
func (d *desk) read(p *paper) {
	p.mu.Lock()
	p.turn++
	turn, password := p.turn, p.password
	p.State, p.Trouble, p.stage, p.copy = reading, "", redact.Reading, ""
	p.mu.Unlock()
	d.background(func(ctx context.Context) {
		var pages paged
		prop, err := d.propose(ctx, p, password, func(doc extract.Document) { pages = pagesOf(doc) })
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.turn != turn {
			return
		}
		var bad *extract.Error
		switch {
		case errors.As(err, &bad) && bad.Reason == extract.Encrypted:
			p.State, p.Trouble = locked, ""
			if password != "" {
				p.Trouble = "That password does not open it."
			}
		case err != nil:
			p.State, p.Trouble = failed, sentence(err)
		default:
			p.base, p.pages, p.State = prop, pages, open
			p.renew()
		}
	})
}

func (d *desk) propose(ctx context.Context, p *paper, password string, opened func(extract.Document)) (redact.Proposal, error) {
	o, err := d.options()
	if err != nil {
		return redact.Proposal{}, err
	}
	f, size, err := redact.OpenFile(p.path)
	if err != nil {
		return redact.Proposal{}, err
	}
	defer f.Close()
	o.Name, o.Password = p.Name, password
	if d.affords(size) {
		o.Opened = opened
	}
	p.watch(&o)
	return redact.Propose(ctx, f, size, o)
}

// watch lets a run over the paper say how far it is.
func (p *paper) watch(o *redact.Options) {
	o.Stage = func(s redact.Stage) {
		p.mu.Lock()
		p.stage, p.scanned = s, ""
		p.mu.Unlock()
	}
	o.Scans.Progress = func(done, total int) {
		p.mu.Lock()
		p.scanned = fmt.Sprintf("reading pictures: %d of %d", done, total)
		p.mu.Unlock()
	}
}

// renew works the choices into the plan. The caller holds mu.
func (p *paper) renew() {
	p.now = p.base.Plan
	p.now.Edits = append([]plan.Edit(nil), p.base.Plan.Edits...)
	amend(&p.now, p.base.Parts, p.choices)
}

// save makes the verified copy as the user decided, in the background. The plan
// is taken as it is; only where the rules, looking at the copy, find more than
// the plan masks is it made again from a search, with the same decisions.
func (d *desk) save(p *paper) {
	p.mu.Lock()
	p.turn++
	turn, pl := p.turn, p.now
	p.State, p.Trouble, p.stage = saving, "", redact.Reading
	p.mu.Unlock()
	d.background(func(ctx context.Context) {
		r, path, err := d.write(ctx, p, &pl)
		if err != nil && ctx.Err() == nil {
			if r2, path2, err2 := d.write(ctx, p, nil); err2 == nil {
				r, path, err = r2, path2, nil
			}
		}
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.turn != turn {
			return
		}
		if err != nil {
			p.State, p.Trouble = open, sentence(err)
			return
		}
		p.State, p.result, p.copy, p.now = saved, r, path, r.Plan
	})
}

// write makes the copy in a folder of its own. pl is nil where a plan has to be
// made.
func (d *desk) write(ctx context.Context, p *paper, pl *plan.Plan) (redact.Result, string, error) {
	o, err := d.options()
	if err != nil {
		return redact.Result{}, "", err
	}
	dir, err := d.room.folder("copies", strconv.Itoa(p.ID))
	if err != nil {
		return redact.Result{}, "", err
	}
	p.mu.Lock()
	o.Password, o.AcceptGaps = p.password, p.accept
	choices, parts := append([]choice(nil), p.choices...), p.base.Parts
	p.mu.Unlock()
	o.Plan = pl
	o.Amend = func(made *plan.Plan) { amend(made, parts, choices) }
	p.watch(&o)
	return redact.WriteFile(ctx, p.path, redact.FileOptions{Options: o, Folder: dir, Force: true})
}

// clear takes a paper off the desk; its files go.
func (p *paper) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.turn++
	p.State, p.Trouble, p.pages = failed, "It was taken off.", paged{}
	os.RemoveAll(filepath.Dir(p.path))
	if p.copy != "" {
		os.Remove(p.copy)
	}
}

// sentence makes a sentence of an error, none of which holds text of a document.
func sentence(err error) string {
	s := err.Error()
	if s == "" {
		return ""
	}
	return string(append([]byte{s[0] &^ upperBit(s[0])}, s[1:]...)) + "."
}

// upperBit is the bit that makes a capital of an ASCII letter.
func upperBit(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return 0x20
	}
	return 0
}
