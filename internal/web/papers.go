package web

import (
	"cmp"
	"errors"
	"io"
	"mime"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"veil/extract"
	"veil/redact"
)

// maxPapers is how many papers lie on the desk at most: for more there are
// bundles.
const maxPapers = 50

func (d *desk) paperRoutes(m *http.ServeMux) {
	m.HandleFunc("GET /redact", func(w http.ResponseWriter, r *http.Request) {
		show(w, r, "redact", "Take names out of papers", d.rows())
	})
	m.HandleFunc("GET /papers", func(w http.ResponseWriter, r *http.Request) { fragment(w, "part-papers", d.rows()) })
	m.HandleFunc("POST /papers", d.upload)
	m.HandleFunc("POST /papers/{id}/password", d.with(func(w http.ResponseWriter, r *http.Request, p *paper) {
		var q struct{ Password string }
		if !ask(w, r, &q) {
			return
		}
		p.mu.Lock()
		p.password = q.Password
		p.mu.Unlock()
		d.read(p)
		answer(w, nil)
	}))
	m.HandleFunc("POST /papers/{id}/remove", d.with(func(w http.ResponseWriter, r *http.Request, p *paper) {
		p.clear()
		d.mu.Lock()
		p.gone = true
		d.mu.Unlock()
		answer(w, nil)
	}))
	m.HandleFunc("POST /papers/{id}/save", d.with(func(w http.ResponseWriter, r *http.Request, p *paper) {
		p.mu.Lock()
		ready := p.State == open && (len(p.base.Blocking) == 0 || p.accept)
		p.mu.Unlock()
		if !ready {
			refuse(w, http.StatusConflict, errors.New("this paper cannot be saved yet"))
			return
		}
		d.save(p)
		answer(w, nil)
	}))
	m.HandleFunc("GET /papers/{id}/copy", d.with(func(w http.ResponseWriter, r *http.Request, p *paper) {
		p.mu.Lock()
		path := p.copy
		if p.State != saved {
			path = ""
		}
		p.mu.Unlock()
		give(w, r, path)
	}))
}

// with finds the paper of an address.
func (d *desk) with(f func(http.ResponseWriter, *http.Request, *paper)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if p := d.paper(r.PathValue("id")); p != nil {
			f(w, r, p)
			return
		}
		http.NotFound(w, r)
	}
}

// row is a paper in the list of papers.
type row struct {
	ID                 int
	Name               string
	State              state
	Stage, Trouble     string
	Percent            int
	Pages, Masks, Look int
	Blocking           []extract.Gap
	Accepted, Seen     bool
	Copy               string
	Checks             []string
}

func (d *desk) rows() []row {
	out := []row{}
	for _, p := range d.all() {
		p.mu.Lock()
		x := row{ID: p.ID, Name: p.Name, State: p.State, Trouble: p.Trouble, Stage: cmp.Or(p.scanned, p.stage.String()), Percent: 100 * int(p.stage) / int(redact.Stages), Blocking: p.base.Blocking, Accepted: p.accept, Seen: p.seen}
		for _, e := range p.now.Edits {
			if e.Mask {
				x.Masks++
			}
			if doubtful(e) {
				x.Look++
			}
		}
		for _, part := range p.base.Parts {
			x.Pages = max(x.Pages, part.Page)
		}
		if p.State == saved {
			x.Copy, x.Checks = filepath.Base(p.copy), p.result.Report.Checks
		}
		p.mu.Unlock()
		out = append(out, x)
	}
	return out
}

// upload takes a paper: the request's body is the file, its name stands in the
// address.
func (d *desk) upload(w http.ResponseWriter, r *http.Request) {
	if len(d.all()) >= maxPapers {
		refuse(w, http.StatusConflict, errors.New("this is a lot of papers; choose \"A whole bundle\" for them"))
		return
	}
	dir, err := os.MkdirTemp(d.room.dir, "paper-")
	if err == nil {
		err = receive(w, r, filepath.Join(dir, "file"))
	}
	if err != nil {
		os.RemoveAll(dir)
		refuse(w, http.StatusRequestEntityTooLarge, err)
		return
	}
	name := cleanName(r.URL.Query().Get("name"))
	path := filepath.Join(dir, name)
	if err := os.Rename(filepath.Join(dir, "file"), path); err != nil {
		os.RemoveAll(dir)
		refuse(w, http.StatusInternalServerError, errors.New("the file cannot be kept here"))
		return
	}
	answer(w, map[string]int{"id": d.add(name, path).ID})
}

var errLarge = errors.New("the file is larger than 512 MB")

// receive writes a request's body to a new file, up to the size that is read.
func receive(w http.ResponseWriter, r *http.Request, path string) error {
	if r.ContentLength > extract.MaxFile { // it says so itself: not a byte is taken
		return errLarge
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return errors.New("there is no room for the file on this computer")
	}
	_, err = io.Copy(f, http.MaxBytesReader(w, r.Body, extract.MaxFile))
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		return nil
	}
	os.Remove(path)
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return errLarge
	}
	return errors.New("the file did not arrive whole; try once more")
}

// cleanName is a file name that leads nowhere.
func cleanName(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, strings.ToValidUTF8(s, "_"))
	s = strings.TrimLeft(strings.TrimSpace(s), ".")
	for len(s) > 200 {
		cut := []rune(strings.TrimSuffix(s, filepath.Ext(s)))
		s = string(cut[:len(cut)-1]) + filepath.Ext(s)
		if len(cut) < 2 {
			s = "paper"
		}
	}
	if s == "" || s == "file" {
		return "paper"
	}
	return s
}

// give sends a file for saving. The name is the copy's own, redacted.
func give(w http.ResponseWriter, r *http.Request, path string) {
	if path == "" {
		http.NotFound(w, r)
		return
	}
	attach(w, filepath.Base(path))
	http.ServeFile(w, r, path)
}

// attach says that an answer is a file to save.
func attach(w http.ResponseWriter, name string) {
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	w.Header().Set("Content-Type", "application/octet-stream")
}

// number reads a number from an address.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}
