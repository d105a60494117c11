package web

import (
	"bytes"
	"errors"
	"net/http"
	"os"
	"path/filepath"

	"veil/redact/keymap"
)

// answerRoutes are for what goes to an AI and comes back from it.
func (d *desk) answerRoutes(m *http.ServeMux) {
	m.HandleFunc("GET /papers/{id}/text", d.with(func(w http.ResponseWriter, r *http.Request, p *paper) {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.State != saved || !p.result.Text.Valid() {
			turnTo(w, "../../redact")
			return
		}
		show(w, r, "text", "Text for an AI", map[string]any{"ID": p.ID, "Text": p.result.Text.String()})
	}))
	m.HandleFunc("GET /names", func(w http.ResponseWriter, r *http.Request) {
		show(w, r, "names", "Put the names back", map[string]any{"Ready": len(d.keys()) > 0})
	})
	m.HandleFunc("POST /names", func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, 16<<20)
		if r.ParseForm() != nil {
			http.Error(w, "the answer is too long", http.StatusRequestEntityTooLarge)
			return
		}
		text := r.PostForm.Get("answer")
		back := keymap.New(d.keys()).Restore(text)
		show(w, r, "names", "Put the names back", map[string]any{"Ready": true, "Answer": text, "Back": back})
	})
	m.HandleFunc("POST /key", d.key)
}

// keys say what the labels of all saved papers stand for.
func (d *desk) keys() []keymap.Entry {
	var out []keymap.Entry
	for _, p := range d.all() {
		p.mu.Lock()
		if p.State == saved {
			out = append(out, p.result.Keys()...)
		}
		p.mu.Unlock()
	}
	return out
}

// key sends the way back as a file that a passphrase opens.
func (d *desk) key(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<16)
	if r.ParseForm() != nil {
		http.Error(w, "the form is too long", http.StatusRequestEntityTooLarge)
		return
	}
	b, err := d.locked(r.PostForm.Get("passphrase"))
	if err != nil {
		turnTo(w, "redact?notice=key")
		return
	}
	attach(w, "names.key")
	w.Write(b)
}

// locked is the key map under a passphrase.
func (d *desk) locked(passphrase string) ([]byte, error) {
	lock, err := keymap.PassphraseLock(passphrase)
	if err != nil {
		return nil, err
	}
	entries := d.keys()
	if len(entries) == 0 {
		return nil, errors.New("no paper has been saved yet")
	}
	dir, err := os.MkdirTemp(d.room.dir, "key-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "names.key")
	if err := keymap.Save(path, false, keymap.New(entries), lock); err != nil {
		return nil, err
	}
	b, err := os.ReadFile(path)
	return bytes.Clone(b), err
}
