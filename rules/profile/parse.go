package profile

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"veil/rules"
	"veil/rules/names/dates"
)

// maxFile is the size above which a people file is refused, in bytes.
const maxFile = 1 << 20

// Parse reads a people file: YAML with the keys people (label, names, born),
// also, keep and subject. Unknown keys, double labels and people without a name
// are errors; a mistake here would leave somebody unmasked.
func Parse(b []byte) (*File, error) {
	if len(b) > maxFile {
		return nil, errors.New("people file: larger than a megabyte; is this the right file?")
	}
	var raw struct {
		People []struct {
			Label string   `yaml:"label"`
			Names []string `yaml:"names"`
			Born  string   `yaml:"born"`
		} `yaml:"people"`
		Also    []string `yaml:"also"`
		Keep    []string `yaml:"keep"`
		Subject string   `yaml:"subject"`
	}
	if err := rules.DecodeYAML(b, &raw); err != nil {
		return nil, explain(err)
	}
	f := &File{Also: trim(raw.Also), Keep: trim(raw.Keep), Subject: strings.TrimSpace(raw.Subject), kept: map[string]bool{}}
	labels := map[string]bool{}
	for i, p := range raw.People {
		e := Person{Label: strings.TrimSpace(p.Label), Names: trim(p.Names), Born: strings.TrimSpace(p.Born)}
		switch {
		case e.Label == "":
			return nil, fmt.Errorf("people file: person %d has no label, such as CHILD A", i+1)
		case labels[e.Label]:
			return nil, fmt.Errorf("people file: person %d has the label of an earlier one; each needs its own", i+1)
		case strings.ContainsAny(e.Label, "[]\n\r\t"):
			return nil, fmt.Errorf("people file: the label of person %d holds brackets or line ends", i+1)
		case len(e.Names) == 0:
			return nil, fmt.Errorf("people file: person %d has no names", i+1)
		}
		if e.Born != "" {
			d, ok := dates.Parse(e.Born)
			if !ok {
				return nil, fmt.Errorf("people file: the date of birth of person %d is not a date; write it as 2014-03-12", i+1)
			}
			e.Born = fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
		}
		labels[e.Label] = true
		f.People = append(f.People, e)
	}
	if f.Subject != "" && !labels[f.Subject] {
		return nil, errors.New("people file: subject is not the label of anybody in the file")
	}
	for _, k := range f.Keep {
		f.kept[normal(k)] = true
	}
	return f, nil
}

// trim drops spaces around entries, and empty entries.
func trim(in []string) []string {
	var out []string
	for _, s := range in {
		if s = strings.TrimSpace(s); s != "" && normal(s) != "" {
			out = append(out, s)
		}
	}
	return slices.Clip(out)
}

// explain makes one line of a YAML error without the source text that the
// library puts into its own.
func explain(err error) error {
	what := "is not written as expected"
	var (
		syntax  *yaml.SyntaxError
		unknown *yaml.UnknownFieldError
		twice   *yaml.DuplicateKeyError
		kind    *yaml.TypeError
		node    *yaml.UnexpectedNodeTypeError
	)
	switch {
	case errors.As(err, &unknown):
		what = "has a key that is not known; the keys are people (with label, names, born), also, keep and subject"
	case errors.As(err, &twice):
		what = "has a key that was there before"
	case errors.As(err, &kind), errors.As(err, &node):
		what = "has a single value where a list is wanted, or the other way round; a list is written [one, two]"
	case errors.As(err, &syntax):
		what = "is not valid YAML; look for a missing bracket, quote, or space after a colon"
	}
	var y yaml.Error
	if errors.As(err, &y) && y.GetToken() != nil && y.GetToken().Position != nil {
		return fmt.Errorf("people file: line %d %s", y.GetToken().Position.Line, what)
	}
	return fmt.Errorf("people file: it %s", what)
}
