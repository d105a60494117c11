// Package packs holds the rule packs that come with Veil: one YAML file for
// each family of identifiers, with examples that run as tests. The format is
// described at rules.Rule. The package promises data only; package standard
// reads it.
package packs

import "embed"

// FS holds the packs, as *.yaml in its root.
//
//go:embed *.yaml
var FS embed.FS

// Decoded holds what the packs read as, by the name of the file, with the
// SHA-256 of the file that it was made from: {"dates.yaml": {"sum": "…",
// "pack": {…}}}. It spares a run the reading of YAML and counts only where the
// sum is right. A test makes it anew: go test ./rules/packs -update
//
//go:embed decoded.json
var Decoded []byte
