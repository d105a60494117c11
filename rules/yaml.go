package rules

import (
	"errors"
	"fmt"

	"github.com/goccy/go-yaml"
)

// DecodeYAML reads a file that a person wrote, a pack or a policy, strictly:
// keys that v does not have are errors. An error says the line and what is
// wrong there and never quotes the file, which may be the wrong one, a letter
// say; it wraps the library's own, which does. The YAML library panics on some
// malformed tags; that is an error here.
func DecodeYAML(src []byte, v any) (err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("the YAML is not well formed")
		}
	}()
	if err := yaml.UnmarshalWithOptions(src, v, yaml.Strict()); err != nil {
		return &yamlError{err}
	}
	return nil
}

// yamlError is an error of the library, told without the text that it is about.
type yamlError struct{ err error }

func (e *yamlError) Unwrap() error { return e.err }

func (e *yamlError) Error() string {
	var (
		unknown *yaml.UnknownFieldError
		twice   *yaml.DuplicateKeyError
		syntax  *yaml.SyntaxError
		y       yaml.Error
	)
	what := "has a value of another kind than is wanted there"
	switch {
	case errors.As(e.err, &unknown):
		what = "has a key that is not known"
	case errors.As(e.err, &twice):
		what = "has a key that was there before"
	case errors.As(e.err, &syntax):
		what = "is not valid YAML"
	}
	if errors.As(e.err, &y) && y.GetToken() != nil && y.GetToken().Position != nil {
		return fmt.Sprintf("line %d %s", y.GetToken().Position.Line, what)
	}
	return "the file " + what
}
