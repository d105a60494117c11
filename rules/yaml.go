package rules

import (
	"errors"

	"github.com/goccy/go-yaml"
)

// DecodeYAML reads a file that a person wrote, a pack or a policy, strictly:
// keys that v does not have are errors. The YAML library panics on some
// malformed tags; that is an error here.
func DecodeYAML(src []byte, v any) (err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("the YAML is not well formed")
		}
	}()
	return yaml.UnmarshalWithOptions(src, v, yaml.Strict())
}
