package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"veil/redact/batch"
)

// maxFiles is how many files a bundle may have.
const maxFiles = 20_000

// bundle is many papers on their way.
type bundle struct {
	in, out, journal string
	vault            *batch.Vault // for the run alone: a pause keeps the labels
	who              census

	mu      sync.Mutex
	files   int
	state   string // "", "running", "paused", "done", "changed" (other copies are wanted) or "failed"
	trouble string
	now     batch.Progress
	begun   time.Time
	result  batch.Result
	stop    context.CancelFunc
}

func (d *desk) bundleRoutes(m *http.ServeMux) {
	m.HandleFunc("GET /bundle", func(w http.ResponseWriter, r *http.Request) {
		show(w, r, "bundle", "A whole bundle", d.bundleView())
	})
	m.HandleFunc("GET /bundle/state", func(w http.ResponseWriter, r *http.Request) { fragment(w, "part-bundle", d.bundleView()) })
	m.HandleFunc("POST /bundle/files", d.bundleFile)
	m.HandleFunc("POST /bundle/start", d.bundleStart)
	m.HandleFunc("POST /bundle/pause", func(w http.ResponseWriter, r *http.Request) {
		if b := d.theBundle(); b != nil {
			b.mu.Lock()
			if b.stop != nil {
				b.stop()
			}
			b.mu.Unlock()
		}
		answer(w, nil)
	})
	m.HandleFunc("POST /bundle/keep", d.bundleKeep)
	m.HandleFunc("POST /bundle/also", d.bundleAlso)
	m.HandleFunc("POST /bundle/clear", d.bundleClear)
	m.HandleFunc("GET /bundle/events", d.bundleEvents)
	m.HandleFunc("GET /bundle/report.html", func(w http.ResponseWriter, r *http.Request) {
		b := d.theBundle()
		if b == nil || b.view().State != "done" {
			http.NotFound(w, r)
			return
		}
		attach(w, batch.ReportName)
		http.ServeFile(w, r, filepath.Join(b.out, batch.ReportName))
	})
	m.HandleFunc("GET /bundle/copies.zip", d.bundleZip)
}

func (d *desk) theBundle() *bundle {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.bundle
}

// makeBundle returns the bundle, a new one where there is none.
func (d *desk) makeBundle() (*bundle, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.bundle != nil {
		return d.bundle, nil
	}
	b := &bundle{vault: batch.NewVault()}
	var err error
	if b.in, err = d.room.folder("bundle", "in"); err == nil {
		b.out = filepath.Join(d.room.dir, "bundle", "out")
		b.journal = filepath.Join(d.room.dir, "bundle", "journal.db")
		d.bundle = b
	}
	return b, err
}

// bundleFile takes one file: its path in the folder stands in the address.
func (d *desk) bundleFile(w http.ResponseWriter, r *http.Request) {
	b, err := d.makeBundle()
	if err != nil {
		refuse(w, http.StatusInternalServerError, errors.New("there is no room for the files on this computer"))
		return
	}
	b.mu.Lock()
	full, busy := b.files >= maxFiles, b.state == "running"
	b.mu.Unlock()
	if full || busy {
		refuse(w, http.StatusConflict, errors.New("the bundle takes no more files now"))
		return
	}
	var elems []string
	for _, e := range strings.Split(r.URL.Query().Get("path"), "/") {
		if e != "" && e != "." && e != ".." {
			elems = append(elems, cleanName(e))
		}
	}
	if len(elems) == 0 || len(elems) > 40 {
		refuse(w, http.StatusBadRequest, errors.New("a file has no name that can be used"))
		return
	}
	path := filepath.Join(append([]string{b.in}, elems...)...)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		refuse(w, http.StatusBadRequest, errors.New("a file's folder cannot be made"))
		return
	}
	os.Remove(path) // the same file once more
	if err := receive(w, r, path); err != nil {
		refuse(w, http.StatusRequestEntityTooLarge, err)
		return
	}
	b.mu.Lock()
	b.files++
	b.state = ""
	b.mu.Unlock()
	answer(w, nil)
}

// bundleStart begins the work, or goes on with it.
func (d *desk) bundleStart(w http.ResponseWriter, r *http.Request) {
	b := d.theBundle()
	if b == nil {
		refuse(w, http.StatusConflict, errors.New("choose a folder or files first"))
		return
	}
	ro, err := d.options()
	if err != nil {
		refuse(w, http.StatusInternalServerError, err)
		return
	}
	o := batch.Options{Options: ro, Inputs: []string{b.in}, Out: b.out, Style: ro.Style, Jobs: runtime.GOMAXPROCS(0),
		Vault: b.vault, Journal: b.journal, Version: d.version, Settings: "page"}
	b.vault.Save = nil // it ends with the run
	d.mu.Lock()
	if d.people != nil {
		o.Kept = d.people.Kept
		o.Settings += fmt.Sprint(len(d.file), string(d.file))
	}
	d.mu.Unlock()
	o.Amend, o.Decided = b.who.amend, b.who.decided()
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.state == "running" || b.files == 0 {
		answer(w, nil)
		return
	}
	ctx, stop := context.WithCancel(d.ctx)
	b.state, b.trouble, b.stop, b.begun, b.now = "running", "", stop, time.Now(), batch.Progress{}
	o.Progress = func(p batch.Progress) {
		b.mu.Lock()
		b.now = p
		b.mu.Unlock()
	}
	d.background(func(context.Context) {
		defer stop()
		r, err := batch.Run(ctx, o)
		b.mu.Lock()
		defer b.mu.Unlock()
		b.stop = nil
		switch {
		case ctx.Err() != nil:
			b.state = "paused"
		case err != nil:
			b.state, b.trouble = "failed", sentence(err)
		default:
			b.state, b.result = "done", r
		}
	})
	answer(w, nil)
}

// bundleClear takes the bundle away, with all its files.
func (d *desk) bundleClear(w http.ResponseWriter, r *http.Request) {
	if b := d.theBundle(); b != nil {
		b.mu.Lock()
		busy := b.state == "running"
		b.mu.Unlock()
		if busy {
			refuse(w, http.StatusConflict, errors.New("pause the bundle first"))
			return
		}
		d.mu.Lock()
		d.bundle = nil
		d.mu.Unlock()
		os.RemoveAll(filepath.Join(d.room.dir, "bundle"))
	}
	answer(w, nil)
}

// bundleEvents tells the page how the work goes, as server-sent events, until
// it ends.
func (d *desk) bundleEvents(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	tick := time.NewTicker(300 * time.Millisecond)
	defer tick.Stop()
	for {
		b := d.theBundle()
		if b == nil {
			return
		}
		v := b.view()
		j, _ := json.Marshal(map[string]any{"state": v.State, "step": v.Step, "percent": v.Percent, "files": v.Done, "of": v.Of, "pages": v.Pages, "left": v.Left})
		fmt.Fprintf(w, "data: %s\n\n", j)
		if http.NewResponseController(w).Flush() != nil || v.State != "running" {
			return
		}
		select {
		case <-tick.C:
		case <-r.Context().Done():
			return
		case <-d.ctx.Done():
			return
		}
	}
}
