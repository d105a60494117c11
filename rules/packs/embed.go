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
