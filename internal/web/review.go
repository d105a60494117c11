package web

import (
	"errors"
	"fmt"
	"net/http"

	"veil/extract"
	"veil/redact/plan"
)

func (d *desk) reviewRoutes(m *http.ServeMux) {
	m.HandleFunc("GET /papers/{id}", func(w http.ResponseWriter, r *http.Request) { turnTo(w, r.PathValue("id")+"/") })
	m.HandleFunc("GET /papers/{id}/{$}", d.with(func(w http.ResponseWriter, r *http.Request, p *paper) {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.State != open && p.State != saved {
			turnTo(w, "../../redact")
			return
		}
		p.seen = true
		v := p.page()
		v.Look = d.looks()
		v.list(0)
		show(w, r, "review", "Look through "+p.Name, v)
	}))
	m.HandleFunc("GET /papers/{id}/parts/{n}", d.with(func(w http.ResponseWriter, r *http.Request, p *paper) {
		p.mu.Lock()
		defer p.mu.Unlock()
		n := number(r.PathValue("n"))
		if n < 0 || n >= len(p.base.Parts) {
			http.NotFound(w, r)
			return
		}
		fragment(w, "part-sheet", map[string]any{"Number": n, "Pieces": pieces(p.base.Parts[n], p.now.Edits)})
	}))
	m.HandleFunc("GET /papers/{id}/list", d.with(func(w http.ResponseWriter, r *http.Request, p *paper) {
		p.mu.Lock()
		defer p.mu.Unlock()
		v := p.page()
		v.list(number(r.URL.Query().Get("rows")))
		fragment(w, "part-list", v)
	}))
	m.HandleFunc("POST /papers/{id}/decide", d.with(d.decide))
	m.HandleFunc("POST /papers/{id}/reach", d.with(d.reach))
	m.HandleFunc("POST /papers/{id}/undo", d.with(func(w http.ResponseWriter, r *http.Request, p *paper) { p.step(w, p.undo, "Taken back.") }))
	m.HandleFunc("POST /papers/{id}/redo", d.with(func(w http.ResponseWriter, r *http.Request, p *paper) { p.step(w, p.redo, "Done again.") }))
	m.HandleFunc("POST /papers/{id}/accept", d.with(func(w http.ResponseWriter, r *http.Request, p *paper) {
		p.mu.Lock()
		p.accept = true
		p.mu.Unlock()
		answer(w, nil)
	}))
	m.HandleFunc("GET /papers/{id}/plan", d.with(func(w http.ResponseWriter, r *http.Request, p *paper) {
		p.mu.Lock()
		defer p.mu.Unlock()
		attach(w, "plan.json")
		if plan.Write(w, p.now) != nil {
			panic(http.ErrAbortHandler)
		}
	}))
}

// reviewed is the page on which a paper is looked through.
type reviewed struct {
	ID               int
	Name             string
	Sheets           []sheet
	Who              []who
	More             int           // of them, that are not listed
	Gaps             []extract.Gap // what was not read
	Blocking         int
	Accepted         bool
	Dropped          []extract.Dropped
	Masks, Kept      int
	Doubts           int
	CanUndo, CanRedo bool
	Labels           []string // of people
	Saved            bool
	Look             look
	Paged            bool    // its pages can be shown as they lie
	Widest           float64 // of them
}

// page gathers what the page shows. The caller holds mu.
func (p *paper) page() reviewed {
	v := reviewed{ID: p.ID, Name: p.Name, Sheets: p.sheets(), Who: p.list(), Gaps: p.base.Plan.Gaps, Blocking: len(p.base.Blocking), Accepted: p.accept,
		Dropped: p.base.Dropped, CanUndo: len(p.choices) > 0, CanRedo: len(p.undone) > 0, Saved: p.State == saved, Paged: p.pages.doc != nil}
	for _, s := range v.Sheets {
		v.Widest = max(v.Widest, s.Width)
	}
	for _, w := range v.Who {
		v.Masks, v.Kept, v.Doubts = v.Masks+w.Masked, v.Kept+w.Kept, v.Doubts+w.Doubts
		if w.Label != "" && w.Masked > 0 {
			v.Labels = append(v.Labels, w.Label)
		}
	}
	return v
}

// listed is how many people and things are listed at first.
const listed = 150

// list leaves out of the list what comes after so many rows.
func (v *reviewed) list(rows int) {
	rows = max(rows, listed)
	if len(v.Who) > rows {
		v.Who, v.More = v.Who[:rows], len(v.Who)-rows
	}
}

// decision is what the page asks for.
type decision struct {
	Do         string // mask, keep or add
	Part       int
	Start, End int
	Reach      reach
	Kind       string
	Label      string
	All        bool
	With       [][2]int // further places of the part that are marked with the first
}

// decide takes a decision.
func (d *desk) decide(w http.ResponseWriter, r *http.Request, p *paper) {
	var q decision
	if !ask(w, r, &q) {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.State != open && p.State != saved {
		refuse(w, http.StatusConflict, errors.New("the paper is being worked on; try again in a moment"))
		return
	}
	before := p.now.Edits
	switch q.Do {
	case "add":
		c, err := p.markAll(addRequest{q.Part, q.Start, q.End, q.Kind, q.Label, q.All}, q.With)
		if err != nil {
			refuse(w, http.StatusBadRequest, err)
			return
		}
		p.decide(c)
	case "mask", "keep":
		if q.Part < 0 || q.Part >= len(p.base.Parts) || q.Reach != one && q.Reach != value && q.Reach != person {
			refuse(w, http.StatusBadRequest, errPlace)
			return
		}
		p.decide(choice{Span: extract.Span{Part: p.base.Parts[q.Part].ID, Start: q.Start, End: q.End}, Mask: q.Do == "mask", Reach: q.Reach})
	default:
		refuse(w, http.StatusBadRequest, errors.New("there is no such decision"))
		return
	}
	p.tell(w, before, map[string]string{"add": "Taken out", "mask": "Taken out", "keep": "Kept"}[q.Do])
}

// step undoes or redoes.
func (p *paper) step(w http.ResponseWriter, move func() bool, said string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	before := p.now.Edits
	if !move() {
		said = "There is nothing to take back."
	}
	p.tell(w, before, said)
}

// tell answers a decision: which parts look otherwise now, and a line about it.
func (p *paper) tell(w http.ResponseWriter, before []plan.Edit, said string) {
	type key struct {
		extract.Span
		mask bool
	}
	old := map[key]bool{}
	for _, e := range before {
		old[key{e.Span, e.Mask}] = true
	}
	places := 0
	changed := map[string]bool{}
	for _, e := range p.now.Edits {
		if k := (key{e.Span, e.Mask}); old[k] {
			delete(old, k)
		} else {
			places++
			changed[e.Part] = true
		}
	}
	for k := range old {
		changed[k.Part] = true
	}
	parts := []int{}
	for i, part := range p.base.Parts {
		if changed[part.ID] {
			parts = append(parts, i)
		}
	}
	if said == "Taken out" || said == "Kept" {
		said = fmt.Sprintf("%s in %s.", said, plural(places, "place", "places"))
	}
	answer(w, map[string]any{"parts": parts, "said": said})
}
