package batch

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"iter"
	"slices"
	"sync"
	"time"
	"unique"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"

	"veil/extract"
	"veil/redact"
	"veil/redact/link"
	"veil/redact/verify"
	"veil/rules"
	"veil/rules/spread"
)

// rounds is how often copies are made anew because what was found while making
// some of them concerns others.
const rounds = 6

// run is one run over a bundle.
type run struct {
	o       Options
	vault   *Vault
	journal *journal
	files   []*file
	names   names
	facts   []spread.Fact  // what is certain in some file
	called  map[string]int // the names of people among them, and in how many files they are
	earlier []string       // journal keys of what earlier runs copied from other inputs

	progress meter
	texts    cache
}

// file is one file of the bundle on its way.
type file struct {
	*item
	sha  string
	twin *file // the first one with the same content
	err  error // why there is nothing to copy

	// Of what was found, as much as is wanted of all files at once; the rest is in
	// the journal.
	seen    []link.Seen
	facts   []unique.Handle[spread.Fact] // most files share theirs with others
	outcome *File
	took    time.Duration // the longest that some step took with it

	naming func() string // what the copy is called
	raw    string        // what it said
	wanted string        // path of the copy, before numbering
	copy   string        // path of the copy
}

// know keeps what is certain of the file, and lets equal facts lie in memory once.
func (f *file) know(facts []spread.Fact) {
	f.facts = make([]unique.Handle[spread.Fact], len(facts))
	for i, x := range facts {
		f.facts[i] = unique.Make(x)
	}
}

// known yields what is certain of the file.
func (f *file) known() iter.Seq[spread.Fact] {
	return func(yield func(spread.Fact) bool) {
		for _, x := range f.facts {
			if !yield(x.Value()) {
				return
			}
		}
	}
}

// finds is what was found in one file. The journal keeps it.
type finds struct {
	SHA, Settings string // of what it was found in, and how
	Format        string
	Pages, Words  int
	Found         []rules.Finding // by looking at the file alone
	Facts         []spread.Fact
	Gaps          []extract.Gap
	Blocking      []extract.Gap // that nobody accepted
	Missing       []string
	Empty         []int
	Sketch        sketch

	Spread string          // hash of the facts of all files that were looked for here
	Whole  []rules.Finding // with what they added; nil: nothing
	Study  redact.Study
	Name   string // of the copy, where making it showed that it needs another
}

// all is what is known to be in the file.
func (f *finds) all() []rules.Finding {
	if f.Whole != nil {
		return f.Whole
	}
	return f.Found
}

// made is what was done with one file. The journal keeps it.
type made struct {
	Work string // hash of all that the copy depends on
	SHA  string // of the copy
	File File
}

// all does the whole bundle.
func (r *run) all(ctx context.Context) (Result, error) {
	if err := r.list(ctx); err != nil {
		return Result{}, err
	}
	if err := r.look(ctx); err != nil {
		return Result{}, err
	}
	again := map[*file]more{}
	n := 0
	for done := false; !done; n++ {
		if err := r.takeIn(ctx, again); err != nil {
			return Result{}, err
		}
		if err := r.tell(ctx); err != nil {
			return Result{}, err
		}
		if n == 0 {
			r.complain()
		}
		var err error
		if again, err = r.write(ctx, n == rounds-1); err != nil {
			return Result{}, err
		}
		done = len(again) == 0
	}
	return r.result(n)
}

// each does something with files, several at a time: of small ones more than
// there are processors, since much of their time is the disk's. Those that took
// long before, and then the large ones, come first, so that none is left to one
// processor at the end. The first error stops it.
func (r *run) each(ctx context.Context, files []*file, do func(context.Context, *file) error) error {
	room := int64(r.o.Jobs) * largeFile
	free := semaphore.NewWeighted(room)
	g, working := errgroup.WithContext(ctx)
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(a, b *file) int { return cmp.Or(cmp.Compare(b.took, a.took), cmp.Compare(b.size, a.size)) })
	for _, f := range files {
		size := min(max(f.size, largeFile/4), largeFile)
		if r.o.Jobs == 1 {
			size = room
		}
		if free.Acquire(working, size) != nil {
			break
		}
		g.Go(func() error {
			defer free.Release(size)
			start := time.Now()
			defer func() { f.took = max(f.took, time.Since(start)) }()
			return do(working, f)
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}

// largeFile is the size of a file that a processor has to do with by itself.
const largeFile = 1 << 20

// list finds the files and which of them are the same.
func (r *run) list(ctx context.Context) error {
	r.progress = meter{to: r.o.Progress, now: Progress{Step: "listing the files"}}
	r.progress.show()
	items, err := walk(ctx, r.o.Inputs, r.o.Out)
	if err != nil {
		return err
	}
	var plain []*file
	for _, it := range items {
		f := &file{item: it, err: it.err}
		r.files = append(r.files, f)
		if it.err == nil && !it.junk {
			plain = append(plain, f)
			r.progress.now.Total += 2*it.size + 2*perFile
		}
	}
	r.progress.step("comparing the files", len(plain))
	err = r.each(ctx, plain, func(ctx context.Context, f *file) error {
		if err := f.hash(ctx); err != nil {
			f.err = err
		}
		r.progress.add(0)
		return ctx.Err()
	})
	first := map[string]*file{}
	for _, f := range plain {
		if f.err != nil {
			continue
		}
		if f.twin = first[f.sha]; f.twin == nil {
			first[f.sha] = f
		} else {
			r.progress.now.Done += 2*f.size + 2*perFile
		}
	}
	return err
}

// perFile is the work that each file is besides its bytes, in bytes.
const perFile = 20_000

// hash names the content.
func (f *file) hash(ctx context.Context) error {
	b, err := f.open(ctx)
	if err != nil {
		return err
	}
	defer b.Close()
	h := sha256.New()
	if n, err := io.Copy(h, io.NewSectionReader(b, 0, f.size)); err != nil || n != f.size {
		return &extract.Error{Reason: extract.Damaged, What: "the file could not be read to its end", Err: err}
	}
	f.sha = hex.EncodeToString(h.Sum(nil))
	return nil
}

// todo are the files that have a content of their own.
func (r *run) todo() []*file {
	var out []*file
	for _, f := range r.files {
		if f.err == nil && f.twin == nil && !f.junk {
			out = append(out, f)
		}
	}
	return out
}

// options are those of the work on one file.
func (r *run) options(f *file) redact.Options {
	o := r.o.Options
	o.Name = f.path[len(f.path)-1]
	o.Stage, o.OnPlan = nil, nil
	return o
}

// look finds what is in each file by itself.
func (r *run) look(ctx context.Context) error {
	todo := r.todo()
	r.progress.step("looking for identifying details", len(todo))
	buf := &buffer{journal: r.journal}
	err := r.each(ctx, todo, func(ctx context.Context, f *file) error {
		defer r.progress.add(f.size + perFile)
		var have finds
		if r.journal.get(looked, f.id, &have) && have.SHA == f.sha && have.Settings == r.o.Settings {
			f.know(have.Facts)
			r.progress.pages(have.Pages)
			return nil
		}
		got, parts, err := r.lookAt(ctx, f)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			f.err = err
			return nil
		}
		f.know(got.Facts)
		r.texts.put(f, parts)
		r.progress.pages(got.Pages)
		return buf.put(entry{looked, f.id, got})
	})
	if err2 := buf.flush(); err == nil {
		err = err2
	}
	if err != nil {
		return err
	}
	return r.lookAtNames(ctx)
}

// lookAt finds what is in one file.
func (r *run) lookAt(ctx context.Context, f *file) (*finds, []extract.Part, error) {
	b, err := f.open(ctx)
	if err != nil {
		return nil, nil, err
	}
	defer b.Close()
	l, err := redact.Look(ctx, b, f.size, r.options(f))
	if err != nil {
		return nil, nil, err
	}
	got := &finds{SHA: f.sha, Settings: r.o.Settings, Format: l.Format, Found: l.Found, Facts: spread.Facts(l.Parts, l.Found), Gaps: l.Gaps, Blocking: l.Blocking}
	got.count(l.Parts)
	return got, l.Parts, nil
}

// parts is the text of a file, which may have to be read again.
func (r *run) parts(ctx context.Context, f *file) ([]extract.Part, error) {
	if p := r.texts.get(f); p != nil {
		return p, nil
	}
	b, err := f.open(ctx)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	o := r.options(f)
	o.Known = &redact.Known{}
	l, err := redact.Look(ctx, b, f.size, o)
	if err == nil && l.SHA256 != f.sha {
		err = redact.ErrChanged
	}
	return l.Parts, err
}

// cache holds texts while there is room, so that files are not read again.
type cache struct {
	mu    sync.Mutex
	texts map[*file][]extract.Part
	room  int
}

// cacheRoom is how much text is held, in bytes.
const cacheRoom = 48 << 20

func (c *cache) put(f *file, parts []extract.Part) {
	n := 0
	for _, p := range parts {
		n += len(p.Text)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.texts == nil {
		c.texts = map[*file][]extract.Part{}
	}
	if _, ok := c.texts[f]; !ok && c.room+n <= cacheRoom {
		c.texts[f] = parts
		c.room += n
	}
}

func (c *cache) get(f *file) []extract.Part {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.texts[f]
}

// buffer gathers values for the journal, which takes many at a time much faster.
type buffer struct {
	journal *journal
	mu      sync.Mutex
	entries []entry
}

const bufferLen = 32

func (b *buffer) put(e entry) error {
	b.mu.Lock()
	b.entries = append(b.entries, e)
	var out []entry
	if len(b.entries) >= bufferLen {
		out, b.entries = b.entries, nil
	}
	b.mu.Unlock()
	if out == nil {
		return nil
	}
	return b.journal.put(out...)
}

func (b *buffer) flush() error {
	if len(b.entries) == 0 {
		return nil
	}
	err := b.journal.put(b.entries...)
	b.entries = nil
	return err
}

// meter counts the work for a progress bar.
type meter struct {
	mu  sync.Mutex
	to  func(Progress)
	now Progress
}

func (m *meter) show() {
	if m.to != nil {
		m.to(m.now)
	}
}

func (m *meter) step(what string, files int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now.Step, m.now.Files, m.now.Of = what, 0, files
	m.show()
}

func (m *meter) add(work int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now.Files++
	m.now.Done = min(m.now.Done+work, m.now.Total)
	m.show()
}

func (m *meter) pages(n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now.Pages += n
}

// unverified reports whether an error says that a copy did not pass.
func unverified(err error) bool {
	switch err.(type) {
	case *verify.Error, *redact.WriteError, *redact.MoreError:
		return true
	}
	return false
}
