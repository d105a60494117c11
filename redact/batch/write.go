package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
	"path/filepath"
	"sync"

	"veil/extract"
	"veil/redact"
	"veil/redact/keymap/atomicfile"
	"veil/redact/link"
)

// write makes the copies that are not there yet, several at a time. It returns
// the files whose copies need more to be known; in the last round there are
// none: what did not pass by then does not.
func (r *run) write(ctx context.Context, last bool) (map[*file]more, error) {
	todo := r.todo()
	r.progress.step("writing and checking the copies", len(todo))
	again := map[*file]more{}
	var mu sync.Mutex
	err := r.each(ctx, todo, func(ctx context.Context, f *file) error {
		defer r.progress.add(f.size + perFile)
		var have finds
		if !r.journal.get(looked, f.id, &have) {
			return errJournal
		}
		m, err := r.copyOf(ctx, f, &have)
		switch {
		case err == nil:
		case ctx.Err() != nil:
			return ctx.Err()
		case m.found != nil && !last, m.name != "" && !last:
			mu.Lock()
			defer mu.Unlock()
			again[f] = m
		case fatal(err):
			return err
		default:
			if err := r.drop(f); err != nil {
				return err
			}
			r.refuse(f, &have, err)
		}
		return nil
	})
	return again, err
}

// fatal reports whether an error is of the folder of copies, not of one file.
func fatal(err error) bool {
	var out *atomicfile.Error
	var place *PlaceError
	return errors.As(err, &out) || errors.As(err, &place)
}

// errNamed means that the copy needs another name.
var errNamed = errors.New("the copy needs another name")

// copyOf makes the copy of a file, unless it is there.
func (r *run) copyOf(ctx context.Context, f *file, have *finds) (more, error) {
	if len(have.Blocking) > 0 && !r.o.AcceptGaps {
		return more{}, &redact.UnreadError{Gaps: have.Blocking}
	}
	work, err := r.work(f, have)
	if err != nil {
		return more{}, err
	}
	var old made
	known := r.journal.get(madeBucket, f.id, &old)
	if known && old.Work == work && intact(r.path(f.copy), old.SHA) {
		again := f.outcome != nil && f.outcome.Again // in an earlier round of this run
		f.outcome = old.File.light()
		f.outcome.Again = again
		return more{}, nil
	}
	b, err := f.open(ctx)
	if err != nil {
		return more{}, err
	}
	defer b.Close()
	o := r.options(f)
	o.Known = &redact.Known{Found: have.all(), Label: func(s link.Seen) (string, bool) { return r.vault.Registry.Label(f.id, s.Figure) }}
	final := r.path(f.copy)
	if err := os.MkdirAll(filepath.Dir(final), 0o700); err != nil {
		return more{}, &PlaceError{"a folder in " + r.o.Out + " cannot be made"}
	}
	tmp, err := atomicfile.Create(final, true)
	if err != nil {
		return more{}, err
	}
	defer tmp.Discard()
	w := &summing{w: tmp, h: sha256.New()}
	res, err := redact.Document(ctx, b, f.size, w, o)
	if err == nil && res.Plan.InputSHA256 != f.sha {
		err = redact.ErrChanged
	}
	if err != nil {
		var m *redact.MoreError
		if errors.As(err, &m) {
			return more{found: m.Found}, err
		}
		if w.err != nil {
			err = atomicfile.Explain(final, w.err)
		}
		return more{}, err
	}
	if res.Name != f.raw {
		return more{name: res.Name}, errNamed
	}
	if err := ctx.Err(); err != nil {
		return more{}, err
	}
	now := made{Work: work, SHA: hex.EncodeToString(w.h.Sum(nil)), File: outcome(f, have, res)}
	now.File.SHA256 = now.SHA
	if err := tmp.Commit(); err != nil {
		return more{}, err
	}
	if known && old.File.Name != f.copy {
		r.remove(old)
	}
	f.outcome = now.File.light()
	f.outcome.Again = true
	return more{}, r.journal.put(entry{madeBucket, f.id, now})
}

// path is where a copy lies on the disk.
func (r *run) path(copy string) string { return filepath.Join(r.o.Out, filepath.FromSlash(copy)) }

// work is a hash of all that the copy of a file depends on.
func (r *run) work(f *file, have *finds) (string, error) {
	labels := make([]string, len(have.Study.Seen))
	decided := map[string]string{}
	for i, s := range have.Study.Seen {
		l, ok := r.vault.Registry.Label(f.id, s.Figure)
		if !ok {
			return "", errJournal
		}
		labels[i] = l
		if d := r.o.Decided[l]; d != "" {
			decided[l] = d
		}
	}
	on := []any{have.SHA, have.Settings, have.all(), labels, f.copy}
	if len(decided) > 0 {
		on = append(on, decided)
	}
	b, err := encode(on)
	if err != nil {
		return "", err
	}
	return sum(string(b)), nil
}

// intact reports whether a copy is as it was written.
func intact(path, sha string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return err == nil && hex.EncodeToString(h.Sum(nil)) == sha
}

// drop removes the copy that an earlier run made of a file which gets none now.
func (r *run) drop(f *file) error {
	var old made
	if !r.journal.get(madeBucket, f.id, &old) {
		return nil
	}
	r.remove(old)
	return r.journal.drop(madeBucket, f.id)
}

// remove removes a copy of an earlier run, if nobody changed it, and its folder
// if nothing is left in it.
func (r *run) remove(old made) {
	path := r.path(old.File.Name)
	if !within(path, r.o.Out) || !intact(path, old.SHA) {
		return
	}
	for err := os.Remove(path); err == nil && path != r.o.Out; {
		path = filepath.Dir(path)
		if path == r.o.Out {
			return
		}
		err = os.Remove(path) // fails where there is more in it
	}
}

// refuse notes that there is no copy of a file, and says so.
func (r *run) refuse(f *file, have *finds, err error) {
	out := File{Name: r.shown(f), Status: Unreadable, Why: err.Error(), Err: err}
	if have != nil {
		out.Format, out.Pages, out.Words, out.Gaps = have.Format, have.Pages, have.Words, have.Gaps
		out.Missing, out.Empty = have.Missing, have.Empty
	}
	var unread *redact.UnreadError
	switch {
	case errors.As(err, &unread):
		out.Status, out.Gaps = Unread, unread.Gaps
	case unverified(err):
		out.Status = Unverified
	}
	told := f.outcome != nil && f.outcome.Status == out.Status // in an earlier round
	f.outcome = &out
	if r.o.Problem != nil && !told {
		r.o.Problem(out.Name, err)
	}
}

// complain says which files could not be looked at.
func (r *run) complain() {
	for _, f := range r.files {
		if f.err != nil && f.outcome == nil {
			r.refuse(f, nil, f.err)
		}
	}
}

// summing passes on what is written, and hashes it.
type summing struct {
	w   io.Writer
	h   hash.Hash
	err error
}

func (s *summing) Write(b []byte) (int, error) {
	n, err := s.w.Write(b)
	s.h.Write(b[:n])
	if err != nil && s.err == nil {
		s.err = err
	}
	return n, err
}

// light is what is told of a file, without its marks: these are many, and the
// journal has them.
func (f File) light() *File {
	f.Marks, f.Verified = nil, nil
	return &f
}

// outcome is what is told of a file that was copied.
func outcome(f *file, have *finds, res redact.Result) File {
	out := File{
		Name: f.copy, Status: Copied, Format: res.Format, Pages: have.Pages, Words: have.Words,
		Masked: map[string]int{}, Kept: map[string]int{}, Gaps: res.Gaps, Dropped: res.Dropped,
		Missing: have.Missing, Empty: have.Empty, Verified: &res.Report,
	}
	shift, part := 0, ""
	for _, e := range res.Plan.Edits {
		if !e.Mask {
			out.Kept[e.Kind]++
			continue
		}
		out.Masked[e.Kind]++
		if e.Part != part {
			shift, part = 0, e.Part
		}
		p := res.Part(e.Part)
		out.Marks = append(out.Marks, Mark{Where: place(p), Start: e.Start + shift, Kind: e.Kind, Label: e.Label, Rule: e.Rule, Score: e.Score})
		shift += len(res.Plan.Mark(e)) - (e.End - e.Start)
		if e.Score > 0 && e.Score < unsure {
			out.Look = append(out.Look, Look{p.Page, e.Kind, e.Label, e.Score, e.Why})
		}
	}
	return out
}

// unsure is the score below which a mask is worth a second look.
const unsure = 0.3

// place says where a part is.
func place(p extract.Part) string {
	if p.Page > 0 {
		return "page " + itoa(p.Page)
	}
	return string(p.Kind)
}
