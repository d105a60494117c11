package main

import (
	"io/fs"
	"os"

	"github.com/goccy/go-yaml"

	"veil/rules/packs"
)

// examples are what a rule must find, marked with ‹ and ›, and what it must
// leave alone.
type examples struct {
	ID    string   `yaml:"id"`
	Match []string `yaml:"match"`
	None  []string `yaml:"none"`
}

// allExamples reads the examples of the embedded packs and of those at the
// paths, which have been loaded before, by "pack/rule".
func allExamples(paths []string) (map[string]examples, error) {
	var sources [][]byte
	names, err := fs.Glob(packs.FS, "*.yaml")
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		src, err := packs.FS.ReadFile(n)
		if err != nil {
			return nil, err
		}
		sources = append(sources, src)
	}
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			return nil, packError(path, err)
		}
		sources = append(sources, src)
	}
	out := map[string]examples{}
	for _, src := range sources {
		var pack struct {
			Name  string     `yaml:"name"`
			Rules []examples `yaml:"rules"`
		}
		if err := yaml.Unmarshal(src, &pack); err != nil {
			return nil, err
		}
		for _, r := range pack.Rules {
			out[pack.Name+"/"+r.ID] = r
		}
	}
	return out, nil
}
