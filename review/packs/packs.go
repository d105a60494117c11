// Package packs holds the words and phrases of the check, as data: what is
// emotional, an attack, an absolute, a guess at somebody's mind, jargon; and
// those that tell facts, requests and evidence. Each rule has examples that run
// as tests.
package packs

import (
	"embed"
	"io/fs"
	"sync"

	"veil/review/phrase"
)

//go:embed *.yaml
var files embed.FS

// All returns every rule.
var All = sync.OnceValue(func() *phrase.Set {
	names, err := fs.Glob(files, "*.yaml")
	if err != nil {
		panic(err)
	}
	var all [][]byte
	for _, n := range names {
		b, err := files.ReadFile(n)
		if err != nil {
			panic(err)
		}
		all = append(all, b)
	}
	set, err := phrase.Load(all...)
	if err != nil {
		panic("packs: " + err.Error()) // the tests load them
	}
	return set
})
