package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"veil/internal/gold"
	"veil/redact"
	"veil/rules"
	"veil/rules/names"
	"veil/rules/ner"
)

// configuration is one way to use Veil.
type configuration struct {
	name, title string
	own         bool // each document has options of its own
	options     func(policy string, doc gold.Doc) (redact.Options, error)
}

var configurations = []configuration{
	{"box", "out of the box", false, func(policy string, _ gold.Doc) (redact.Options, error) {
		return redact.Settings{Policy: policy}.Options()
	}},
	{"prose", "prose + packs", false, withProse},
	{"people", "with a people file", true, withPeople},
}

func configNames() []string {
	var out []string
	for _, c := range configurations {
		out = append(out, c.name)
	}
	return out
}

func config(name string) (configuration, error) {
	for _, c := range configurations {
		if c.name == name {
			return c, nil
		}
	}
	return configuration{}, fmt.Errorf("there is no configuration %q: %s", name, strings.Join(configNames(), ", "))
}

// withProse has the bare recogniser where Veil's own readers of names would be,
// and nothing that looks for further mentions.
func withProse(policy string, _ gold.Doc) (redact.Options, error) {
	o, err := redact.Settings{Policy: policy}.Options()
	if err != nil {
		return o, err
	}
	detectors := slices.DeleteFunc(o.Set.Detectors(), func(d rules.Detector) bool {
		return d.Name() == names.RuleName || d.Name() == ner.RuleName
	})
	o.Set = rules.NewSet(append(detectors, baseline{})...)
	return o, nil
}

// withPeople goes the user's way: a file on disk.
func withPeople(policy string, doc gold.Doc) (redact.Options, error) {
	dir, err := os.MkdirTemp("", "accuracy")
	if err != nil {
		return redact.Options{}, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "case.yaml")
	if err := os.WriteFile(path, peopleFile(doc), 0o600); err != nil {
		return redact.Options{}, err
	}
	return redact.Settings{Policy: policy, Profile: path}.Options()
}
