package batch

import (
	"cmp"
	"context"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"veil/extract"
	"veil/redact"
	"veil/redact/link"
	"veil/rules"
	"veil/rules/spread"
)

// names are the names of the folders, and of the files that have no copy of
// their own. They are looked at together, as a document.
type names struct {
	parts []extract.Part
	found []rules.Finding
	facts []spread.Fact
	seen  []link.Seen
	plans map[string]redact.NamePlan // by name
}

// lookAtNames finds what is in names.
func (r *run) lookAtNames(ctx context.Context) (err error) {
	var all []string
	for _, f := range r.files {
		last := len(f.path) - 1
		for _, n := range f.path[:last] {
			n, _ = plainFolder(n)
			all = append(all, n)
		}
		if f.err != nil || f.twin != nil || f.junk {
			all = append(all, stem(f.path[last]))
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	n := names{parts: redact.NameParts(all)}
	if n.found, err = r.o.Set.ScanParts(ctx, n.parts); err != nil {
		return err
	}
	n.facts = spread.Facts(n.parts, n.found)
	n.plans = map[string]redact.NamePlan{}
	for i, name := range all {
		n.plans[name] = redact.NamePlan{Part: n.parts[i].ID}
	}
	r.names = n
	return nil
}

// study says what is masked in names.
func (n *names) study(ctx context.Context, r *run, known rules.Spreader) error {
	found, _, err := rules.Further(ctx, known, n.parts, n.found)
	if err != nil {
		return err
	}
	s, err := r.o.Study(n.parts, found)
	if err != nil {
		return err
	}
	n.seen = s.Seen
	at := map[string]redact.NamePlan{}
	for _, p := range s.Names {
		at[p.Part] = p
	}
	for name, p := range n.plans {
		n.plans[name] = at[p.Part]
	}
	return nil
}

// redacted is a name with labels in place of what is masked.
func (r *run) redacted(name string) string {
	return sound(r.names.plans[name].Redacted(strings.Contains(name, "_"), r.o.Style, func(i int) string {
		l, _ := r.vault.Registry.Label("", r.names.seen[i].Figure)
		return l
	}))
}

// stem is a file's name without what says its format.
func stem(name string) string {
	if s := strings.TrimSuffix(name, filepath.Ext(name)); s != "" {
		return s
	}
	return name
}

// shown is the redacted path of a file that has no copy.
func (r *run) shown(f *file) string {
	if f.wanted != "" { // it would have had one
		return strings.Replace(f.wanted, ".redacted", "", 1)
	}
	last := f.path[len(f.path)-1]
	ext := strings.ToLower(filepath.Ext(last))
	if len(ext) > 6 || strings.ContainsFunc(ext, func(c rune) bool { return c != '.' && (c < 'a' || c > 'z') && (c < '0' || c > '9') }) {
		ext = ""
	}
	name := r.redacted(stem(last)) + ext
	return path.Join(append(r.folder(f), name)...)
}

// folder is the redacted folder of a file.
func (r *run) folder(f *file) []string {
	var out []string
	for _, n := range f.path[:len(f.path)-1] {
		n, made := plainFolder(n)
		out = append(out, r.redacted(n)+made)
	}
	return out
}

// plainFolder parts the name of a folder from the end that folderOf gave it.
func plainFolder(name string) (plain, made string) {
	for _, made := range []string{"-" + inArchive, "-" + inDocument} {
		if n, ok := strings.CutSuffix(name, made); ok && n != "" {
			return n, made
		}
	}
	return name, ""
}

// naming says what the copy of a file is called, once the labels are known.
func (r *run) naming(f *file, have *finds) func() string {
	if have.Name != "" {
		name := have.Name
		return func() string { return name }
	}
	var plan redact.NamePlan
	if len(have.Study.Names) > 0 {
		plan = have.Study.Names[0]
	}
	figures := make([]link.Figure, len(plan.Marks))
	for i := range plan.Marks {
		figures[i] = have.Study.Seen[plan.Marks[i].Seen].Figure
		plan.Marks[i].Seen = i
	}
	last := f.path[len(f.path)-1]
	end := redact.CopyExt(have.Format, last)
	return func() string {
		return plan.Redacted(strings.Contains(stem(last), "_"), r.o.Style, func(i int) string {
			l, _ := r.vault.Registry.Label(f.id, figures[i])
			return l
		}) + end
	}
}

// nameCopies gives the copies their paths. Who had one keeps it, while it wants
// the same; others are numbered in the order of the files. It reports whether
// anything changed.
func (r *run) nameCopies() bool {
	if r.vault.Names == nil {
		r.vault.Names = map[string]Name{}
	}
	todo := r.todo()
	own := map[string]bool{}
	for _, f := range todo {
		own[f.id] = true
		f.raw = f.naming()
		f.wanted = path.Join(append(r.folder(f), sound(f.raw))...)
	}
	taken := map[string]bool{}
	for id, n := range r.vault.Names {
		if !own[id] {
			taken[strings.ToLower(n.Copy)] = true
		}
	}
	changed := false
	var rest []*file
	for _, f := range todo {
		old, ok := r.vault.Names[f.id]
		if key := strings.ToLower(old.Copy); ok && old.Wanted == f.wanted && !taken[key] {
			taken[key] = true
			f.copy = old.Copy
		} else {
			rest = append(rest, f)
		}
	}
	for _, f := range rest {
		f.copy = f.wanted
		ext := path.Ext(f.wanted)
		for i := 2; taken[strings.ToLower(f.copy)]; i++ {
			f.copy = strings.TrimSuffix(f.wanted, ext) + "." + strconv.Itoa(i) + ext
		}
		taken[strings.ToLower(f.copy)] = true
		r.vault.Names[f.id] = Name{f.wanted, f.copy}
		changed = true
	}
	return changed
}

// sound is a name that every system takes.
func sound(name string) string {
	name = strings.TrimRight(safeName(name), ". ")
	base, _, _ := strings.Cut(strings.ToLower(name), ".")
	if reserved[base] {
		name = "_" + name
	}
	return cmp.Or(name, "unnamed")
}

// reserved are names that Windows takes for devices.
var reserved = func() map[string]bool {
	m := map[string]bool{"con": true, "prn": true, "aux": true, "nul": true}
	for i := '1'; i <= '9'; i++ {
		m["com"+string(i)], m["lpt"+string(i)] = true, true
	}
	return m
}()
