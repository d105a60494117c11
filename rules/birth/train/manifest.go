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
// its SHA-256 and its name, and first that of the weights themselves.
const manifestFile = "rules/birth/weights.sha256"

// programGlobs are the programs that decide what the weights are, besides the
// texts: the features and the learner. What finds the words and the dates below
// them is left out: a word more or less in a list asks for no other weights.
var programGlobs = []string{
	"rules/birth/candidate.go", "rules/birth/features.go", "rules/birth/layout.go", "rules/birth/learned.go", "rules/birth/sense.go", "rules/birth/timeline.go",
	"rules/birth/train/*.go",
}

// measuring is the file of this command that has no part in the weights.
const measuring = "rules/birth/train/eval.go"

// manifest returns the text of the manifest for the given weights.
func manifest(root string, weights []byte) (string, error) {
	names, err := files(root, slices.Concat(paperGlobs, lineGlobs, templateGlobs, programGlobs))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n", digest(weights), weightsFile)
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || name == measuring {
			continue
		}
		src, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%s  %s\n", digest(src), name)
	}
	return b.String(), nil
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
