package rules

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"veil/extract"
	"veil/rules/names/lexicon"
	"veil/rules/room"
)

// Spreader is the second pass over a document: given everything the detectors
// found, it finds further mentions of the same people and things in all parts.
// Its findings obey the same rules as a Detector's, and so do its errors. It
// does not change found.
type Spreader interface {
	Name() string
	Spread(ctx context.Context, parts []extract.Part, found []Finding) ([]Finding, error)
}

// Set runs several detectors over a document. It is immutable and safe for
// concurrent use.
type Set struct {
	detectors []Detector
	spreaders []Spreader
	// The packs look for their words together: one pass over the text tells
	// where those of all rules stand.
	words func() *words
	rules int
}

// NewSet returns the set of those detectors.
func NewSet(detectors ...Detector) *Set {
	s := &Set{detectors: slices.Clone(detectors)}
	room := 0
	for _, d := range s.detectors {
		if p, ok := d.(*Pack); ok {
			s.rules += len(p.rules)
			room += p.wordBytes()
		}
	}
	s.words = sync.OnceValue(func() *words {
		w, n := newWords(room), 0
		for _, d := range s.detectors {
			if p, ok := d.(*Pack); ok {
				p.addWords(w, n)
				n += len(p.rules)
			}
		}
		return w
	})
	return s
}

// WithSpread returns a copy of the set that also runs those spreaders, in that
// order, each seeing what the ones before it added.
func (s *Set) WithSpread(sp ...Spreader) *Set {
	t := *s
	t.spreaders = append(slices.Clone(s.spreaders), sp...)
	return &t
}

// Detectors returns the detectors of the set, in order.
func (s *Set) Detectors() []Detector { return slices.Clone(s.detectors) }

// Name makes a Set usable where a Detector is wanted.
func (s *Set) Name() string { return "set" }

// Detect runs every detector on one part and merges what they find, in order
// of start, longest first. A long part is read in stretches (see Stretch).
// Spreaders need a whole document and do not run.
func (s *Set) Detect(ctx context.Context, p extract.Part) ([]Finding, error) {
	defer room.Release()
	v := viewOf(p.Text)
	p.Text = v.text
	fs, err := s.look(ctx, p)
	v.back(fs)
	return fs, err
}

// look runs every detector on the view of a part.
func (s *Set) look(ctx context.Context, p extract.Part) ([]Finding, error) {
	pieces := Stretches(p)
	if len(pieces) == 1 {
		fs, err := s.detect(ctx, pieces[0].Part, nil)
		if err != nil {
			return nil, err
		}
		return merge(p.Text, pieces[0].Own(fs)), nil
	}
	var found []Finding // of one piece after another
	var all packed
	for _, piece := range pieces {
		var err error
		if found, err = s.detect(ctx, piece.Part, found[:0]); err != nil {
			return nil, err
		}
		all.add(merge(p.Text, piece.Own(found)))
	}
	room.Drop()
	return merge(p.Text, all.take(len(all.list), 0, p.ID)), nil
}

// detect runs every detector on one stretch of text. It appends to all.
func (s *Set) detect(ctx context.Context, p extract.Part, all []Finding) ([]Finding, error) {
	defer lexicon.Hold(p.Text)()
	t := &target{text: p.Text}
	hits := s.words().find(p.Text, s.rules)
	for _, d := range s.detectors {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var fs []Finding
		var err error
		if pack, ok := d.(*Pack); ok {
			fs, err = pack.detect(ctx, p, t, hits[:len(pack.rules)])
			hits = hits[len(pack.rules):]
		} else {
			fs, err = d.Detect(ctx, p)
		}
		if err != nil {
			return nil, fmt.Errorf("detector %s: %w", d.Name(), err)
		}
		for _, f := range fs {
			if err := check(f, p); err != nil {
				return nil, fmt.Errorf("detector %s: %w", d.Name(), err)
			}
		}
		all = append(all, fs...)
	}
	return all, nil
}

// Scan runs the set over every part of a document.
func (s *Set) Scan(ctx context.Context, doc extract.Document) ([]Finding, error) {
	return s.ScanParts(ctx, doc.Parts())
}

// ScanParts runs the set over parts, several at a time, and then the
// spreaders. Findings come in the order of the parts, then of their start, the
// longest first, whatever the timing was. Any failure, in any part, is an
// error and there are no findings.
func (s *Set) ScanParts(ctx context.Context, parts []extract.Part) ([]Finding, error) {
	index := make(map[string]int, len(parts))
	for i, p := range parts {
		if _, dup := index[p.ID]; dup {
			return nil, fmt.Errorf("rules: parts %d and %d of the document have the same id", index[p.ID]+1, i+1)
		}
		index[p.ID] = i
	}
	defer room.Release()
	own := parts
	parts, seen := views(parts)
	perPart, err := s.detectAll(ctx, parts)
	if err != nil {
		return nil, err
	}
	for _, sp := range s.spreaders {
		if err := further(ctx, sp, parts, index, perPart); err != nil {
			return nil, err
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for i, v := range seen {
		v.back(perPart[i])
	}
	return Apart(own, flatten(perPart), nil), nil
}

// further runs a spreader over the views of parts and merges what it adds with
// what was found.
func further(ctx context.Context, sp Spreader, parts []extract.Part, index map[string]int, perPart [][]Finding) error {
	found := flatten(perPart)
	var wait packed
	count := make([]int, len(parts))
	for i := range perPart {
		wait.add(perPart[i])
		count[i], perPart[i] = len(perPart[i]), nil
	}
	more, err := sp.Spread(ctx, parts, found)
	if err != nil {
		return fmt.Errorf("spreader %s: %w", sp.Name(), err)
	}
	touched := make([]int, len(parts)) // how many are new, by part
	for _, f := range more {
		i, ok := index[f.Part]
		if !ok {
			return fmt.Errorf("spreader %s: rules: finding in a part the document does not have", sp.Name())
		}
		touched[i]++
	}
	for i := range perPart {
		perPart[i] = wait.take(count[i], touched[i]+count[i]/32, parts[i].ID) // Apart cuts some in two
	}
	for _, f := range more {
		i := index[f.Part]
		if err := check(f, parts[i]); err != nil {
			return fmt.Errorf("spreader %s: %w", sp.Name(), err)
		}
		perPart[i] = append(perPart[i], f)
	}
	for i, n := range touched {
		if n > 0 {
			perPart[i] = merge(parts[i].Text, perPart[i])
		}
	}
	return nil
}

// detectAll looks at every part with one worker a processor. The error
// returned is that of the earliest part that failed.
func (s *Set) detectAll(ctx context.Context, parts []extract.Part) ([][]Finding, error) {
	out := make([][]Finding, len(parts))
	errs := make([]error, len(parts))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(parts)) {
		wg.Go(func() {
			for i := range next {
				out[i], errs[i] = s.look(ctx, parts[i])
			}
		})
	}
	for i := range parts {
		next <- i
	}
	close(next)
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// flatten joins the findings of all parts. A long part has many: those of the
// first are not copied where there is room behind them for the others'.
func flatten(perPart [][]Finding) []Finding {
	if len(perPart) == 0 {
		return nil
	}
	first, rest := perPart[0], 0
	for _, fs := range perPart[1:] {
		rest += len(fs)
	}
	if cap(first)-len(first) < rest {
		return slices.Concat(perPart...)
	}
	for _, fs := range perPart[1:] {
		first = append(first, fs...)
	}
	return first
}
