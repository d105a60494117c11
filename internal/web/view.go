package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"veil/extract"
	"veil/redact/plan"
	"veil/redact/verify"
)

// unsure is under which score a place deserves a second look.
const unsure = 0.6

// piece is a stretch of a part on the page: plain text, or a place to decide on.
type piece struct {
	Start, End int
	Text       string
	Edit       *plan.Edit // nil: plain text
}

// Unsure reports whether the place should be looked at.
func (p piece) Unsure() bool { return p.Edit != nil && doubtful(*p.Edit) }

func doubtful(e plan.Edit) bool { return e.Mask && e.Rule != "" && e.Score < unsure }

// Place names the piece in the page.
func (p piece) Place() string { return strconv.Itoa(p.Start) + "-" + strconv.Itoa(p.End) }

// pieces cuts a part by the plan's edits.
func pieces(part extract.Part, edits []plan.Edit) []piece {
	var out []piece
	at := 0
	text := func(to int) {
		if at < to {
			out = append(out, piece{at, to, part.Text[at:to], nil})
		}
	}
	for i := range edits {
		e := &edits[i]
		if e.Part != part.ID || e.Start < at {
			continue
		}
		text(e.Start)
		out = append(out, piece{e.Start, e.End, e.Text, e})
		at = e.End
	}
	text(len(part.Text))
	return out
}

// sheet is a part of the paper on the page.
type sheet struct {
	Number        int
	Title         string
	Lines         int // about how much room it takes
	Page          bool
	Width, Height float64 // of a page
	Blank         bool    // it has no text
	Masks, Doubts int
}

// sheets lists the parts. The caller holds mu.
func (p *paper) sheets() []sheet {
	masks, doubts := map[string]int{}, map[string]int{}
	for _, e := range p.now.Edits {
		if e.Mask {
			masks[e.Part]++
		}
		if doubtful(e) {
			doubts[e.Part]++
		}
	}
	var out []sheet
	for i, part := range p.base.Parts {
		s := sheet{Number: i, Title: title(part), Lines: 2 + strings.Count(part.Text, "\n") + len(part.Text)/90,
			Masks: masks[part.ID], Doubts: doubts[part.ID], Blank: strings.TrimSpace(part.Text) == ""}
		if page, ok := p.pages.page[part.ID]; ok {
			s.Page = true
			s.Width, s.Height = p.pages.doc.Pages[page].Size()
		}
		if s.Page || !s.Blank {
			out = append(out, s)
		}
	}
	return out
}

// title names a part.
func title(p extract.Part) string {
	t := verify.PartName(p)
	if t == "" || p.Kind == extract.Body && p.Page == 0 {
		return "Text"
	}
	t = strings.ToUpper(t[:1]) + t[1:]
	if p.Kind == extract.Picture && p.Page > 0 {
		t += ", words in a picture"
	}
	return t
}

// who is one row of the list beside the paper: a person or a thing, and where.
type who struct {
	Label, Kind string
	Text        string // the fullest mention
	Part        int    // of the first place
	Place       string
	Masked      int
	Kept        int
	Doubts      int
	Why         string
}

// All reports whether every place is masked.
func (w who) All() bool { return w.Kept == 0 }

// list is who and what the paper names, those to look at first. The caller
// holds mu.
func (p *paper) list() []who {
	number := map[string]int{}
	for i, part := range p.base.Parts {
		number[part.ID] = i
	}
	at := map[string]int{}
	var out []who
	for _, e := range p.now.Edits {
		key := e.Kind + "\x00" + e.Label
		if e.Label == "" {
			key += strings.ToLower(e.Text)
		}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, who{Label: e.Label, Kind: e.Kind, Text: e.Text, Part: number[e.Part], Place: piece{Start: e.Start, End: e.End}.Place(), Why: e.Why})
		}
		w := &out[i]
		if len(e.Text) > len(w.Text) {
			w.Text = e.Text
		}
		switch {
		case !e.Mask:
			w.Kept++
		default:
			w.Masked++
			if doubtful(e) {
				w.Doubts++
			}
		}
	}
	slices.SortStableFunc(out, func(a, b who) int {
		return cmp.Or(-cmp.Compare(min(a.Doubts, 1), min(b.Doubts, 1)), cmp.Compare(min(b.Masked, 1), min(a.Masked, 1)))
	})
	return out
}
