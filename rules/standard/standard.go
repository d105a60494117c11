// Package standard puts together the set of detectors that everyone uses.
//
// It promises that the set holds all embedded packs, every detector of Veil's
// own and whatever the caller adds, or that there is an error: never fewer
// detectors than asked for. What
// is masked of what they find is for package policy.
package standard

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"veil/rules"
	"veil/rules/address"
	"veil/rules/birth"
	"veil/rules/body"
	"veil/rules/names"
	"veil/rules/ner"
	"veil/rules/packs"
	"veil/rules/policy"
	"veil/rules/reference"
)

// Options say what is added to the standard set. The zero value adds nothing.
type Options struct {
	// Sure is how probable it must be that a word is part of a person's name for
	// the statistical recogniser to report it; 0 is policy.Sure.
	Sure float64
	// Plain leaves out what was learnt from marked text: the statistical
	// recogniser of names, and the classifier of dates.
	Plain     bool
	Extra     []rules.Detector // run after all others
	Spread    []rules.Spreader // run over the whole document, in order
	UserPacks []string         // paths of pack files
}

// own lists the detectors that are not packs.
func own(o Options) []rules.Detector {
	out := []rules.Detector{reference.New(), birth.New(birth.Options{Plain: o.Plain}), address.New(), body.New(), names.New()}
	if o.Plain {
		return out
	}
	sure := o.Sure
	if sure == 0 {
		sure = policy.Sure
	}
	return append(out, ner.New(ner.Options{Person: float32(sure)}))
}

// New returns the standard set with what o adds.
func New(o Options) (*rules.Set, error) {
	all, err := Packs()
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	var ds []rules.Detector
	for _, p := range all {
		seen[p.Name()] = true
		ds = append(ds, p)
	}
	for _, path := range o.UserPacks {
		p, err := rules.LoadPackFile(path)
		if err != nil {
			return nil, err
		}
		if seen[p.Name()] {
			return nil, fmt.Errorf("%s: there is already a rule pack called %s", path, p.Name())
		}
		seen[p.Name()] = true
		ds = append(ds, p)
	}
	return rules.NewSet(slices.Concat(ds, own(o), o.Extra)...).WithSpread(o.Spread...), nil
}

// Packs returns the embedded packs in the order of their file names. Their
// patterns are compiled when a text first needs them; one that does not compile
// is an error of the scan then, and of the tests always.
func Packs() ([]*rules.Pack, error) { return load() }

var load = sync.OnceValues(readPacks)

func readPacks() ([]*rules.Pack, error) {
	names, err := fs.Glob(packs.FS, "*.yaml")
	if err != nil {
		return nil, err
	}
	var out []*rules.Pack
	for _, name := range names {
		src, err := packs.FS.ReadFile(name)
		if err != nil {
			return nil, err
		}
		p, err := readPack(src, strings.TrimSuffix(name, ".yaml")+".bin")
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, p)
	}
	return out, nil
}

// readPack reads a pack, from what it was decoded to before where that is still
// the same.
func readPack(src []byte, decoded string) (*rules.Pack, error) {
	sum := sha256.Sum256(src)
	if b, err := packs.FS.ReadFile(decoded); err == nil {
		if rest, ok := strings.CutPrefix(string(b), string(sum[:])); ok {
			return rules.ParseDecoded(rest)
		}
	}
	return rules.ParsePack(src)
}
