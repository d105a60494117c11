package batch

import (
	"context"
	"encoding/json"

	"veil/redact/link"
	"veil/rules"
	"veil/rules/spread"
)

// more is what the making of a copy showed to be needed: findings, or another
// name.
type more struct {
	found []rules.Finding
	name  string
}

// takeIn adds what the last round of copies showed. It is stored together: a run
// that is cut short finds all of it again, or none, and so gives the same labels.
func (r *run) takeIn(ctx context.Context, again map[*file]more) error {
	var entries []entry
	for _, f := range r.files { // in order
		m, ok := again[f]
		if !ok {
			continue
		}
		var have finds
		if !r.journal.get(looked, f.id, &have) {
			return errJournal
		}
		if m.name != "" {
			have.Name = m.name
		}
		if m.found != nil {
			parts, err := r.parts(ctx, f)
			if err != nil {
				f.err = err
				continue
			}
			have.Found, have.Whole, have.Spread = m.found, nil, ""
			have.Facts = spread.Facts(parts, m.found)
			f.facts = have.Facts
		}
		entries = append(entries, entry{looked, f.id, have})
	}
	if len(entries) == 0 {
		return nil
	}
	return r.journal.put(entries...)
}

var errJournal = &PlaceError{"the journal lost what was found; run it again"}

// tell lets the files know of each other: what is certain in one is looked for
// in all, who is who is said for all together, and the copies get their names.
func (r *run) tell(ctx context.Context) error {
	r.gather()
	known := spread.Known(spread.Options{Keep: r.o.Kept}, r.facts)
	b, err := json.Marshal(r.facts)
	if err != nil {
		return err
	}
	hash := sum(string(b))
	todo := r.todo()
	r.progress.step("comparing the names in all files", len(todo))
	buf := &buffer{journal: r.journal}
	err = r.each(ctx, todo, func(ctx context.Context, f *file) error {
		defer r.progress.add(0)
		var have finds
		if !r.journal.get(looked, f.id, &have) {
			return errJournal
		}
		if have.Spread != hash {
			if err := r.study(ctx, f, &have, known); err != nil {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				f.err = err
				return nil
			}
			have.Spread = hash
			if err := buf.put(entry{looked, f.id, have}); err != nil {
				return err
			}
		}
		f.seen = have.Study.Seen
		f.naming = r.naming(f, &have)
		return nil
	})
	if err2 := buf.flush(); err == nil {
		err = err2
	}
	if err != nil {
		return err
	}
	if err := r.names.study(ctx, r, known); err != nil {
		return err
	}
	var seen []link.Seen
	for _, f := range r.todo() {
		seen = append(seen, f.seen...)
		f.seen = nil
	}
	seen = append(seen, r.names.seen...)
	grown := r.vault.Registry.Add(seen, link.Options{Reserved: r.o.Reserved})
	if r.nameCopies() || grown {
		return r.vault.save()
	}
	return nil
}

// study looks for what other files know, and says who is in the file.
func (r *run) study(ctx context.Context, f *file, have *finds, known rules.Spreader) error {
	parts, err := r.parts(ctx, f)
	if err != nil {
		return err
	}
	whole, grown, err := rules.Further(ctx, known, parts, have.Found)
	if err != nil {
		return err
	}
	whole = rules.Apart(parts, whole, r.called)
	have.Whole = nil
	if grown || len(whole) > len(have.Found) {
		have.Whole = whole
	}
	have.Study, err = r.o.Study(parts, have.all())
	return err
}

// gather collects what is certain, each fact once, in the order of the files.
func (r *run) gather() {
	r.facts, r.called = nil, map[string]int{}
	at := map[spread.Fact]int{} // without the score: 1 + index
	take := func(facts []spread.Fact) {
		for _, f := range facts {
			if f.Label == rules.Person {
				r.called[f.Text]++
			}
			k := f
			k.Score = 0
			if i := at[k]; i > 0 {
				r.facts[i-1].Score = max(r.facts[i-1].Score, f.Score)
				continue
			}
			r.facts = append(r.facts, f)
			at[k] = len(r.facts)
		}
	}
	for _, f := range r.todo() {
		take(f.facts)
	}
	take(r.names.facts)
}
