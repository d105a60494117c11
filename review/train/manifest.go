package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// made names what the weights were made from and what was made, by hash, so
// that a test can tell whether a change asks for training anew.
type made struct {
	Corpus  string `json:"corpus"`
	Packs   string `json:"packs"`
	Plain   string `json:"plain"` // the words of records
	Start   string `json:"start"` // what the encoder knew before
	Weights string `json:"weights"`
	Tone    string `json:"tone"` // encoder
	Sense   string `json:"sense"`
	Outcome string `json:"outcome"`
	Repeats string `json:"repeats"`
	Words   string `json:"words"` // what the comparing of sentences knows of words
}

const manifestFile = "review/train/manifest.json"

// manifest computes the hashes in the project's folder.
func manifest(root, corpus string) (m made, err error) {
	for _, x := range []struct {
		to   *string
		glob string
	}{
		{&m.Corpus, filepath.Join(corpus, "*.txt")},
		{&m.Packs, filepath.Join(root, "review/packs/*.yaml")},
		{&m.Plain, filepath.Join(root, "review/judge/plain.txt")},
		{&m.Weights, filepath.Join(root, "review/judge/weights.bin")},
		{&m.Start, filepath.Join(root, startFile)},
		{&m.Tone, filepath.Join(root, toneFile)},
		{&m.Sense, filepath.Join(root, senseFile)},
		{&m.Outcome, filepath.Join(root, "review/judge/outcome.json")},
		{&m.Repeats, filepath.Join(root, "review/repeat/weights.json")},
		{&m.Words, filepath.Join(root, "review/repeat/*.txt")},
	} {
		if *x.to, err = hashOf(x.glob); err != nil {
			return m, err
		}
	}
	return m, nil
}

// hashOf is the SHA-256 of files, their names and contents, in sorted order.
func hashOf(glob string) (string, error) {
	names, err := filepath.Glob(glob)
	if err != nil {
		return "", err
	}
	slices.Sort(names)
	h := sha256.New()
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		io.WriteString(h, filepath.Base(name)+"\x00")
		h.Write(b)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func writeManifest(corpus string) error {
	m, err := manifest(".", corpus)
	if err != nil {
		return err
	}
	b, err := json.MarshalIndent(m, "", "\t")
	if err != nil {
		return err
	}
	return os.WriteFile(manifestFile, append(b, '\n'), 0o644)
}
