package batch

import (
	"context"
	"iter"
	"slices"
	"strings"
	"unique"

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
			f.know(have.Facts)
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
	r.o.Families = families(r.facts)
	known := spread.Known(spread.Options{Keep: r.o.Kept}, r.facts)
	b, err := encode(r.facts)
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
		f.seen = shared(have.Study.Seen)
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
	var told []link.Told
	for _, f := range r.todo() {
		told = append(told, link.Told{Doc: f.id, Folders: f.folders(), Seen: f.seen})
		f.seen = nil
	}
	told = append(told, link.Told{Seen: r.names.seen})
	grown := r.vault.Registry.Add(told, link.Options{Reserved: r.o.Reserved})
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

// gather collects what is certain, each fact once, in the order of the files. What
// is likely only is certain where several files have it.
func (r *run) gather() {
	var all []spread.Fact
	r.called = map[string]int{}
	at := map[spread.Fact]int{}    // without the score: 1 + index
	files := map[spread.Fact]int{} // with it
	take := func(facts iter.Seq[spread.Fact]) {
		for f := range facts {
			if f.Label == rules.Person && f.Score >= spread.Certain {
				r.called[f.Text]++
			}
			k := f
			k.Score = 0
			files[k]++
			if i := at[k]; i > 0 {
				all[i-1].Score = max(all[i-1].Score, f.Score)
				continue
			}
			all = append(all, f)
			at[k] = len(all)
		}
	}
	for _, f := range r.todo() {
		take(f.known())
	}
	take(slices.Values(r.names.facts))
	r.facts = slices.DeleteFunc(all, func(f spread.Fact) bool {
		k := f
		k.Score = 0
		return f.Score < spread.Certain && files[k] < several
	})
}

// families are the surnames that several people have.
func families(facts []spread.Fact) link.Families {
	var people []string
	for _, f := range facts {
		if f.Label == rules.Person {
			people = append(people, f.Text)
		}
	}
	return link.FamiliesOf(people)
}

// several is how many files have to have a name that is likely only.
const several = 3

// folders are the places that a file lies in, from the outermost.
func (f *file) folders() []string {
	var out []string
	for i := range f.path[:len(f.path)-1] {
		out = append(out, strings.Join(f.path[:i+1], "/"))
	}
	return out
}

// shared lets equal texts of different files lie in memory once.
func shared(seen []link.Seen) []link.Seen {
	for i := range seen {
		s := &seen[i]
		for _, t := range []*string{&s.Kind, &s.Name, &s.Role, &s.Title, &s.Text, &s.Born} {
			*t = unique.Make(*t).Value()
		}
		for k := range s.Also {
			a := &s.Also[k]
			a.Name, a.Title = unique.Make(a.Name).Value(), unique.Make(a.Title).Value()
		}
	}
	return seen
}
