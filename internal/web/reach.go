package web

import (
	"net/http"
	"strings"

	"veil/extract"
	"veil/redact/plan"
)

// Limits of the preview: how many places are shown, and how many characters of
// what stands beside each.
const (
	maxPreview  = 40
	besidePlace = 40
)

// reached is how far a decision would go: the count of places for each reach,
// and what stands there.
type reached struct {
	Value, Person int // places; Person is 0 where there is no label
	Places        []reachedPlace
	More          int // places that are not shown
}

// reachedPlace is a place with the words beside it.
type reachedPlace struct {
	Where, Before, Text, After string
}

// reach answers what a decision would change, and changes nothing.
func (d *desk) reach(w http.ResponseWriter, r *http.Request, p *paper) {
	var q decision
	if !ask(w, r, &q) {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	var out reached
	var err error
	if q.Do == "add" {
		out, err = p.reachAdded(q)
	} else {
		out, err = p.reachMarked(q)
	}
	if err != nil {
		refuse(w, http.StatusBadRequest, err)
		return
	}
	answer(w, out)
}

// reachAdded counts where the words stand that the user marked. The caller holds
// mu.
func (p *paper) reachAdded(q decision) (reached, error) {
	c, err := p.markAll(addRequest{q.Part, q.Start, q.End, q.Kind, q.Label, true}, q.With)
	if err != nil {
		return reached{}, err
	}
	var out reached
	seen := map[extract.Span]bool{}
	for _, c := range append([]choice{c}, c.With...) {
		for _, e := range append([]plan.Edit{{Span: c.Span, Text: c.Text}}, c.Also...) {
			if !seen[e.Span] {
				seen[e.Span] = true
				out.Value++
				p.preview(&out, e)
			}
		}
	}
	return out, nil
}

// reachMarked counts the places of a value and of a person. The caller holds mu.
func (p *paper) reachMarked(q decision) (reached, error) {
	if q.Part < 0 || q.Part >= len(p.base.Parts) {
		return reached{}, errPlace
	}
	at := extract.Span{Part: p.base.Parts[q.Part].ID, Start: q.Start, End: q.End}
	for _, here := range p.now.Edits {
		if here.Span != at {
			continue
		}
		var out reached
		for _, e := range p.now.Edits {
			same := e.Label == here.Label && strings.EqualFold(e.Text, here.Text)
			if same {
				out.Value++
			}
			if e.Label == here.Label && here.Label != "" {
				out.Person++
			} else if !same {
				continue
			}
			p.preview(&out, e)
		}
		return out, nil
	}
	return reached{}, errPlace
}

// preview adds a place to those that are shown.
func (p *paper) preview(out *reached, e plan.Edit) {
	if len(out.Places) == maxPreview {
		out.More++
		return
	}
	for _, part := range p.base.Parts {
		if part.ID == e.Part {
			out.Places = append(out.Places, reachedPlace{title(part), lastOf(part.Text[:e.Start]), e.Text, firstOf(part.Text[e.End:])})
		}
	}
}

// lastOf is the end of what stands before a place, firstOf the beginning of what
// stands after it, on one line.
func lastOf(s string) string {
	r := []rune(s[max(0, len(s)-4*besidePlace):])
	return oneLine(string(r[max(0, len(r)-besidePlace):]))
}

func firstOf(s string) string {
	r := []rune(s[:min(len(s), 4*besidePlace)])
	return oneLine(string(r[:min(len(r), besidePlace)]))
}

// oneLine makes one space of all white space, and leaves out what a cut left of a
// character.
func oneLine(s string) string {
	s = strings.ReplaceAll(s, "\uFFFD", "")
	out := strings.Join(strings.Fields(s), " ")
	if out == "" {
		return ""
	}
	if strings.TrimLeft(s, " \t\r\n") != s {
		out = " " + out
	}
	if strings.TrimRight(s, " \t\r\n") != s {
		out += " "
	}
	return out
}
