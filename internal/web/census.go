package web

import (
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"

	"veil/redact/link"
	"veil/redact/link/propose"
	"veil/redact/plan"
	"veil/rules"
)

// census counts who and what is in the files of a bundle, by label, and holds
// what the user decided of them for all files. It is safe for concurrent use.
type census struct {
	mu    sync.Mutex
	files map[string]map[string]int // places by label, by the hash of the file
	kept  map[string]bool           // labels that stand for nobody: their places stay
}

// amend works the decisions into the plan of a file, and counts. A file may come
// again, with a better plan.
func (c *census) amend(pl *plan.Plan) {
	c.mu.Lock()
	defer c.mu.Unlock()
	places := map[string]int{}
	for i := range pl.Edits {
		e := &pl.Edits[i]
		if !e.Mask || e.Label == "" {
			continue
		}
		places[e.Label]++
		if c.kept[e.Label] {
			e.Mask, e.Why = false, "you said that it stays in all files"
		}
	}
	if c.files == nil {
		c.files = map[string]map[string]int{}
	}
	c.files[pl.InputSHA256] = places
}

// decided is what amend decides, as batch.Options has it.
func (c *census) decided() map[string]string {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := map[string]string{}
	for l := range c.kept {
		out[l] = "keep"
	}
	return out
}

// keep decides that a label's places stay, or no longer.
func (c *census) keep(label string, stays bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.kept == nil {
		c.kept = map[string]bool{}
	}
	if stays {
		c.kept[label] = true
	} else {
		delete(c.kept, label)
	}
}

// met is somebody, or something, that the bundle's files name.
type met struct {
	Label, Kind, Text string
	Places, Files     int
	Kept              bool
}

// ID names the choice in the page.
func (m met) ID() string { return "keep-" + strings.ReplaceAll(m.Label, " ", "-") }

// maxRest is how many details that are not people are listed.
const maxRest = 200

// list tells people and other details, those met most often first.
func (c *census) list(groups []link.Group) (people, rest []met) {
	c.mu.Lock()
	defer c.mu.Unlock()
	count := map[string]*met{}
	for _, g := range groups {
		count[g.Label] = &met{Label: g.Label, Kind: g.Kind, Text: g.Text, Kept: c.kept[g.Label]}
	}
	for _, places := range c.files {
		for l, n := range places {
			if m := count[l]; m != nil {
				m.Places += n
				m.Files++
			}
		}
	}
	for _, l := range slices.Sorted(maps.Keys(count)) {
		switch m := count[l]; {
		case m.Places == 0:
		case m.Kind == rules.Person:
			people = append(people, *m)
		default:
			rest = append(rest, *m)
		}
	}
	often := func(a, b met) int { return b.Places - a.Places }
	slices.SortStableFunc(people, often)
	slices.SortStableFunc(rest, often)
	return people, rest[:min(len(rest), maxRest)]
}

// bundleKeep says that a label's places stay in all files, or are taken out
// again. The copies have to be made anew before they can be saved.
func (d *desk) bundleKeep(w http.ResponseWriter, r *http.Request) {
	var q struct {
		Label string
		Stays bool
	}
	if !ask(w, r, &q) {
		return
	}
	b := d.theBundle()
	if b == nil {
		refuse(w, http.StatusConflict, errEarly)
		return
	}
	err := b.change(func() error {
		if !slices.ContainsFunc(b.vault.Registry.Groups, func(g link.Group) bool { return g.Label == q.Label }) {
			return errors.New("there is no such label in this bundle")
		}
		b.who.keep(q.Label, q.Stays)
		return nil
	})
	if err != nil {
		refuse(w, http.StatusBadRequest, err)
		return
	}
	answer(w, nil)
}

// bundleAlso takes words out of all files: they come into the people file, which
// is looked for everywhere.
func (d *desk) bundleAlso(w http.ResponseWriter, r *http.Request) {
	var q struct{ Text string }
	if !ask(w, r, &q) {
		return
	}
	b := d.theBundle()
	if b == nil {
		refuse(w, http.StatusConflict, errEarly)
		return
	}
	text := strings.Join(strings.Fields(q.Text), " ")
	if len(text) < 2 {
		refuse(w, http.StatusBadRequest, errors.New("which words? Write them as they stand in the papers"))
		return
	}
	var people []propose.Person
	var x propose.Extra
	d.mu.Lock()
	if d.people != nil {
		for _, p := range d.people.People {
			people = append(people, propose.Person{Label: p.Label, Names: p.Names, Born: p.Born})
		}
		x.Also = slices.Clone(d.people.Also)
	}
	d.mu.Unlock()
	if !slices.ContainsFunc(x.Also, func(s string) bool { return strings.EqualFold(s, text) }) {
		x.Also = append(x.Also, text)
	}
	err := b.change(func() error {
		if d.keepPeople(propose.YAML(people, x)) != nil {
			return errors.New("these words cannot be looked for")
		}
		return nil
	})
	if err != nil {
		refuse(w, http.StatusBadRequest, err)
		return
	}
	answer(w, nil)
}

var errEarly = errors.New("make the copies first")

// change does something after which other copies are wanted, unless copies are
// being made or there are none yet.
func (b *bundle) change(do func() error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.state != "done" && b.state != "changed" {
		return errEarly
	}
	if err := do(); err != nil {
		return err
	}
	b.state = "changed"
	return nil
}
