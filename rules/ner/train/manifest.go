package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// manifestFile records what the weights were made from: a line for each input,
// its SHA-256 and its name, and first that of the weights themselves. Names of
// inputs in the data folder begin with "data/".
const manifestFile = "rules/ner/weights.sha256"

// measuring are the files of this command that have no part in the weights.
var measuring = []string{"rules/ner/train/eval.go", "rules/ner/train/score.go"}

// inputs are the files that decide what the weights are: the program, the
// lists, our documents but those held, and the public data.
func inputs(root, data string) (map[string]string, error) {
	files := map[string]string{}
	globs := []string{
		"rules/ner/corpus/*.md", "rules/ner/train/*.go", "rules/ner/train/general/*", "rules/ner/internal/tagger/*.go",
		"rules/names/lexicon/names.bin", classFile, surnameFile,
	}
	for _, glob := range globs {
		found, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(glob)))
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			name, err := filepath.Rel(root, f)
			if err != nil {
				return nil, err
			}
			name = filepath.ToSlash(name)
			if !strings.HasSuffix(f, "_test.go") && !slices.Contains(measuring, name) && !(filepath.Ext(f) == ".md" && isHeld(filepath.Base(f))) {
				files[name] = f
			}
		}
	}
	for _, s := range sets {
		files["data/train/"+s.name+".jsonl"] = filepath.Join(data, "train", s.name+".jsonl")
	}
	for _, s := range []string{"names", "places", "common", "clusters"} {
		files["data/names/"+s+".json"] = filepath.Join(data, "names", s+".json")
	}
	return files, nil
}

// manifest returns the text of the manifest for the given weights.
func manifest(root, data string, weights []byte) (string, error) {
	files, err := inputs(root, data)
	if err != nil {
		return "", err
	}
	lines := make([]string, 0, len(files))
	for name, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		lines = append(lines, fmt.Sprintf("%s  %s\n", digest(b), name))
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[64:], b[64:]) })
	return fmt.Sprintf("%s  %s\n", digest(weights), filepath.ToSlash(weightsFile)) + strings.Join(lines, ""), nil
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
