// Package packs holds the rule packs that come with Veil: one YAML file for
// each family of identifiers, with examples that run as tests. The format is
// described at rules.Rule. The package promises data only; package standard
// reads it.
package packs

import "embed"

// FS holds the packs, as *.yaml in its root. Beside dates.yaml is dates.bin: the
// SHA-256 of the YAML that it was made from, and what rules.Decoded makes of it.
// It spares a run the reading of YAML and counts only where the sum is right. A
// test makes it anew: go test ./rules/packs -update
//
//go:embed *.yaml *.bin
var FS embed.FS
