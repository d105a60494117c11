package web

import (
	"errors"
	"net/http"
	"os"
	"regexp"
	"strings"

	"veil/extract"
)

// look is how the user wants to see papers; it is kept in the run.
type look struct {
	Text bool   // as flowing text, also where there are pages
	Side string // what is shown of each: before, after or both
}

// sides are what Side may be.
var sides = map[string]bool{"before": true, "after": true, "both": true}

func (d *desk) lookRoutes(m *http.ServeMux) {
	m.HandleFunc("POST /look", func(w http.ResponseWriter, r *http.Request) {
		var l look
		if !ask(w, r, &l) {
			return
		}
		if !sides[l.Side] {
			refuse(w, http.StatusBadRequest, errors.New("there is no such way to show a paper"))
			return
		}
		d.mu.Lock()
		d.look = l
		d.mu.Unlock()
		answer(w, nil)
	})
	m.HandleFunc("GET /papers/{id}/parts/{n}/after", d.with(func(w http.ResponseWriter, r *http.Request, p *paper) {
		p.mu.Lock()
		defer p.mu.Unlock()
		n := number(r.PathValue("n"))
		if n < 0 || n >= len(p.base.Parts) {
			http.NotFound(w, r)
			return
		}
		fragment(w, "part-after", map[string]any{"Pieces": pieces(p.base.Parts[n], p.now.Edits)})
	}))
	m.HandleFunc("GET /papers/{id}/counts", d.with(func(w http.ResponseWriter, r *http.Request, p *paper) {
		p.mu.Lock()
		defer p.mu.Unlock()
		type count struct{ Part, Masks, Doubts int }
		var out struct {
			Sheets []count
			Labels []string // of people and things that are masked
		}
		v := p.page()
		for _, s := range v.Sheets {
			out.Sheets = append(out.Sheets, count{s.Number, s.Masks, s.Doubts})
		}
		out.Labels = v.Labels
		answer(w, out)
	}))
	m.HandleFunc("POST /papers/{id}/find", d.with(func(w http.ResponseWriter, r *http.Request, p *paper) {
		var q struct{ Words string }
		if !ask(w, r, &q) {
			return
		}
		p.mu.Lock()
		defer p.mu.Unlock()
		hits, more := find(p.base.Parts, q.Words)
		answer(w, map[string]any{"hits": hits, "more": more})
	}))
}

// looks is how papers are to be shown.
func (d *desk) looks() look {
	d.mu.Lock()
	defer d.mu.Unlock()
	l := d.look
	if l.Side == "" {
		l.Side = "before"
	}
	return l
}

// hit is a place where words were found.
type hit struct{ Part, Start, End int }

// maxHits bounds how many places are found, maxWords how long the words are.
const (
	maxHits  = 1000
	maxWords = 200
)

// find looks for words in all parts, whatever their case and however they are
// spaced. more says that there are further places.
func find(parts []extract.Part, words string) (hits []hit, more bool) {
	hits = []hit{}
	fields := strings.Fields(words)
	if len(fields) == 0 || len(words) > maxWords {
		return hits, false
	}
	for i := range fields {
		fields[i] = regexp.QuoteMeta(fields[i])
	}
	re := regexp.MustCompile("(?i)" + strings.Join(fields, `\s+`))
	for i, part := range parts {
		for _, m := range re.FindAllStringIndex(part.Text, maxHits+1-len(hits)) {
			if len(hits) == maxHits {
				return hits, true
			}
			hits = append(hits, hit{i, m[0], m[1]})
		}
	}
	return hits, false
}

// Limits of what is kept in memory to show pages, in bytes of the files.
const (
	maxShown    = 256 << 20 // of one
	maxAllShown = 1 << 30   // of all
)

// affords reports whether the pages of one more file can be shown. Where not, it
// is shown as text.
func (d *desk) affords(size int64) bool {
	total := size
	for _, p := range d.all() {
		p.mu.Lock()
		if p.pages.doc != nil {
			if f, err := os.Stat(p.path); err == nil {
				total += f.Size()
			}
		}
		p.mu.Unlock()
	}
	return size <= maxShown && total <= maxAllShown
}
