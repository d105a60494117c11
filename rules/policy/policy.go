// Package policy says which of the details that were found are masked.
//
// It promises that a kind is masked unless the policy's file says in so many
// words that it is kept. It does not find anything, and it does not know
// people: keeping the data subject's own details needs the people file.
package policy

import (
	"embed"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"veil/rules"
)

//go:embed ai.yaml publish.yaml third-party.yaml
var embedded embed.FS

// Default is the policy used where none is named.
const Default = "ai"

// Policy decides what is masked. The zero value masks everything.
type Policy struct {
	Name string
	Doc  string // what it is for, for people to read
	// KeepSubject keeps the details of the data subject whom the people file
	// names, as a disclosure to that person needs.
	KeepSubject bool
	// Sure is how probable it must be, more than 0 and at most 1, that a word is
	// part of a person's name for it to count as one where no rule says so: less
	// misses fewer names and masks more for nothing.
	Sure float64

	keep map[string]bool // kinds that are not masked
}

// file is a policy in YAML. mask and keep together name every kind once.
type file struct {
	Name        string   `yaml:"name"`
	Doc         string   `yaml:"doc"`
	KeepSubject bool     `yaml:"keep_subject"`
	Sure        float64  `yaml:"sure"` // default: Sure
	Mask        []string `yaml:"mask"`
	Keep        []string `yaml:"keep"`
}

// Sure is a policy's Sure where its file is silent. It is low, since a name that
// is missed does more harm than a word too many that is masked.
const Sure = 0.05

// Names lists the policies that come with Veil.
func Names() []string { return []string{"ai", "third-party", "publish"} }

// Load returns the embedded policy of that name, or else reads the file at
// that path.
func Load(nameOrPath string) (Policy, error) {
	if slices.Contains(Names(), nameOrPath) {
		src, err := embedded.ReadFile(nameOrPath + ".yaml")
		if err != nil {
			return Policy{}, err
		}
		return Parse(src)
	}
	src, err := os.ReadFile(nameOrPath)
	if err != nil {
		return Policy{}, fmt.Errorf("policy: neither one of %s nor a file that can be read: %w", strings.Join(Names(), ", "), err)
	}
	return Parse(src)
}

// Parse reads a policy. Every kind must be in mask or in keep, and in one only,
// so that a kind added later cannot slip through an old file.
func Parse(src []byte) (Policy, error) {
	var f file
	if err := rules.DecodeYAML(src, &f); err != nil {
		return Policy{}, fmt.Errorf("policy: %w", err)
	}
	if f.Name == "" || f.Doc == "" {
		return Policy{}, errors.New("policy: name or doc is missing")
	}
	if f.Sure == 0 {
		f.Sure = Sure
	}
	if !(f.Sure > 0 && f.Sure <= 1) {
		return Policy{}, fmt.Errorf("policy %s: sure is not more than 0 and at most 1", f.Name)
	}
	p := Policy{Name: f.Name, Doc: f.Doc, KeepSubject: f.KeepSubject, Sure: f.Sure, keep: map[string]bool{}}
	seen := map[string]bool{}
	for _, k := range slices.Concat(f.Mask, f.Keep) {
		switch {
		case !rules.IsKind(k):
			return Policy{}, fmt.Errorf("policy %s: there is no kind %q", f.Name, k)
		case seen[k]:
			return Policy{}, fmt.Errorf("policy %s: %s is named twice", f.Name, k)
		}
		seen[k] = true
	}
	for _, k := range rules.Kinds {
		if !seen[k] {
			return Policy{}, fmt.Errorf("policy %s: does not say whether %s is masked", f.Name, k)
		}
	}
	for _, k := range f.Keep {
		p.keep[k] = true
	}
	return p, nil
}

// Masks reports whether findings of that kind are masked. A kind that is not
// known is.
func (p Policy) Masks(kind string) bool { return !p.keep[kind] }
