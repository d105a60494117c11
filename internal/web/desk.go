package web

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"

	"veil/redact"
	"veil/review/llm"
	"veil/rules/profile"
)

// desk is what lies before the user in one run. It is safe for concurrent use:
// a page may be open twice.
type desk struct {
	ctx      context.Context // of the run
	room     *room
	settings redact.Settings
	version  string
	work     sync.WaitGroup // what goes on in the background
	busy     atomic.Int64   // how many things that are

	mu     sync.Mutex
	look   look // how papers are shown
	papers []*paper
	people *profile.File // nil: nobody has said who is in the papers
	file   []byte        // the people file as it was made
	bundle *bundle
	draft  *checked

	ai     llm.Config // the model that the page proposes
	record string     // the file that notes what was sent to it
	asking *asking
}

func newDesk(ctx context.Context, r *room, o Options) (*desk, error) {
	if _, err := o.Settings.Options(); err != nil { // now, rather than at the first paper
		return nil, err
	}
	return &desk{ctx: ctx, room: r, settings: o.Settings, version: o.Version, ai: o.AI, record: o.Record}, nil
}

// wait returns when nothing goes on any more.
func (d *desk) wait() { d.work.Wait() }

// options are the choices for all papers of the run.
func (d *desk) options() (redact.Options, error) {
	d.mu.Lock()
	s := d.settings
	if d.file != nil {
		s.Profile = filepath.Join(d.room.dir, peopleName)
	}
	d.mu.Unlock()
	return s.Options()
}

// peopleName is the file in the room that says who is in the papers.
const peopleName = "case.yaml"

// keepPeople takes over a people file; the papers are read anew with it.
func (d *desk) keepPeople(yaml []byte) error {
	f, err := profile.Parse(yaml)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(d.room.dir, peopleName), yaml, 0o600); err != nil {
		return err
	}
	d.mu.Lock()
	d.people, d.file = f, yaml
	d.mu.Unlock()
	for _, p := range d.all() {
		d.read(p)
	}
	return nil
}

// add puts a new paper on the desk and begins to read it.
func (d *desk) add(name, path string) *paper {
	d.mu.Lock()
	p := &paper{ID: len(d.papers) + 1, Name: name, path: path}
	d.papers = append(d.papers, p)
	d.mu.Unlock()
	d.read(p)
	return p
}

// paper returns one by what stands in an address.
func (d *desk) paper(id string) *paper {
	n, err := strconv.Atoi(id)
	d.mu.Lock()
	defer d.mu.Unlock()
	if err != nil || n < 1 || n > len(d.papers) || d.papers[n-1].gone {
		return nil
	}
	return d.papers[n-1]
}

// all returns the papers in the order in which they came.
func (d *desk) all() []*paper {
	d.mu.Lock()
	defer d.mu.Unlock()
	var out []*paper
	for _, p := range d.papers {
		if !p.gone {
			out = append(out, p)
		}
	}
	return out
}

// background runs something that outlives the request.
func (d *desk) background(f func(context.Context)) {
	d.work.Add(1)
	d.busy.Add(1)
	go func() {
		defer d.work.Done()
		defer d.busy.Add(-1)
		f(d.ctx)
	}()
}
