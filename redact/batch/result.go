package batch

import (
	"slices"
	"strings"

	"veil/redact/link"
	"veil/rules"
)

// result gathers what became of the bundle and writes the reports.
func (r *run) result(n int) (Result, error) {
	out := Result{Rounds: n, Labels: len(r.vault.Registry.Groups)}
	here := map[string]bool{} // journal keys of the files of this run
	var sketches []sketch
	var of []*file
	for _, f := range r.files {
		here[string(r.journal.hash(f.id))] = true
		switch {
		case f.junk:
			f.outcome = &File{Name: r.shown(f), Status: Passed}
		case f.twin != nil && f.err == nil:
			f.outcome = r.twinOutcome(f)
		case f.outcome == nil && f.err != nil: // it changed while the bundle was worked on
			r.refuse(f, nil, f.err)
		}
		if f.outcome.Status == Copied {
			var have finds
			if r.journal.get(looked, f.id, &have) && have.Sketch != nil {
				sketches, of = append(sketches, have.Sketch), append(of, f)
			}
		}
	}
	for _, p := range nearby(sketches) {
		a, b := of[p.a].outcome, of[p.b].outcome
		a.Near = append(a.Near, Near{b.Name, p.share})
		b.Near = append(b.Near, Near{a.Name, p.share})
	}
	for _, f := range r.files {
		out.Files = append(out.Files, *f.outcome)
	}
	// What earlier runs copied into this folder, from other inputs.
	err := r.journal.all(madeBucket, func(key string, plain []byte) {
		var m made
		if !here[key] && decode(plain, &m) == nil && intact(r.path(m.File.Name), m.SHA) {
			out.Files = append(out.Files, *m.File.light())
			r.earlier = append(r.earlier, key)
		}
	})
	if err != nil {
		return Result{}, err
	}
	slices.SortStableFunc(out.Files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	for _, f := range out.Files {
		out.Pages += f.Pages
	}
	if out.People, err = r.people(); err != nil {
		return Result{}, err
	}
	return out, r.report(out)
}

// marks calls each with the marks of every copy, by its name.
func (r *run) marks(each func(name string, marks []Mark)) error {
	wanted := map[string]bool{}
	for _, f := range r.files {
		if f.outcome.Status == Copied {
			wanted[string(r.journal.hash(f.id))] = true
		}
	}
	for _, key := range r.earlier {
		wanted[key] = true
	}
	return r.journal.all(madeBucket, func(key string, plain []byte) {
		var m made
		if wanted[key] && decode(plain, &m) == nil {
			each(m.File.Name, m.File.Marks)
		}
	})
}

// twinOutcome is what is told of a file that is the same as another.
func (r *run) twinOutcome(f *file) *File {
	out := File{Name: r.shown(f), Status: Same, SameAs: f.twin.copy}
	if t := f.twin.outcome; t != nil && t.Status != Copied {
		out.Status, out.Why, out.Err, out.SameAs = t.Status, t.Why, t.Err, t.Name
	}
	return &out
}

// people are those who were found, by their labels.
func (r *run) people() ([]Person, error) {
	type tally struct{ files, marks int }
	count := map[string]*tally{}
	err := r.marks(func(_ string, marks []Mark) {
		seen := map[string]bool{}
		for _, m := range marks {
			if m.Kind != rules.Person {
				continue
			}
			t := count[m.Label]
			if t == nil {
				t = &tally{}
				count[m.Label] = t
			}
			t.marks++
			if !seen[m.Label] {
				seen[m.Label] = true
				t.files++
			}
		}
	})
	doubts := r.vault.Registry.Doubts()
	var out []Person
	for _, g := range r.vault.Registry.Groups {
		t := count[g.Label]
		if g.Kind != rules.Person || t == nil {
			continue
		}
		forms := map[string]bool{}
		for _, f := range g.Figures {
			forms[strings.ToLower(f.Name)] = true
		}
		doubt := doubts[g.Label]
		if !matters(doubt, len(g.Figures), t.marks) {
			doubt = link.NoDoubt
		}
		out = append(out, Person{g.Label, t.files, t.marks, len(forms), string(doubt)})
	}
	slices.SortStableFunc(out, func(a, b Person) int { return b.Mentions - a.Mentions })
	return out, err
}
