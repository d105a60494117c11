package policy

import (
	_ "embed"
	"sync"

	"veil/rules"
)

//go:embed reasons.yaml
var reasonsFile []byte

// Reason is why details of some kinds are masked.
type Reason struct {
	Code  string   `yaml:"code"` // a capital letter, for the mark
	Text  string   `yaml:"text"` // "names a person"
	Kinds []string `yaml:"kinds"`
}

// Reasons are all reasons. Each kind has one.
var Reasons = sync.OnceValue(func() []Reason {
	var out []Reason
	if err := rules.DecodeYAML(reasonsFile, &out); err != nil {
		panic(err) // embedded, and a test reads it
	}
	return out
})

// ReasonCodes are the codes by kind.
func ReasonCodes() map[string]string {
	out := map[string]string{}
	for _, r := range Reasons() {
		for _, k := range r.Kinds {
			out[k] = r.Code
		}
	}
	return out
}
