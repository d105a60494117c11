package paper

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// Template is one hand-written kind of paper.
type Template struct {
	Name   string
	Meta   map[string]string // title, file, folder, formats, header, footer, ...
	Body   []string          // lines
	Source string            // the file it stands in
}

// Library is all templates and lists of sentences.
type Library struct {
	Templates []*Template // by name
	Lists     map[string][]string
}

// Load reads papers/*.txt and lists/*.txt below dir.
//
// A paper begins with "=== name", has lines "key: value" up to a line of three
// hyphens, and then its body. A list begins with "== name"; every line is an
// entry.
func Load(dir string) (*Library, error) {
	lib := &Library{Lists: map[string][]string{}}
	err := each(filepath.Join(dir, "lists"), func(file string, lines []string) error {
		name := ""
		for i, l := range lines {
			if n, ok := strings.CutPrefix(l, "== "); ok {
				name = n
			} else if l = strings.TrimSpace(l); l != "" && l[0] != '#' {
				if name == "" {
					return fmt.Errorf("%s: line %d stands in no list", file, i+1)
				}
				lib.Lists[name] = append(lib.Lists[name], l)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	err = each(filepath.Join(dir, "papers"), func(file string, lines []string) error {
		var t *Template
		head := false
		for i, l := range lines {
			if n, ok := strings.CutPrefix(l, "=== "); ok {
				if seen[n] {
					return fmt.Errorf("%s: line %d: a second %q", file, i+1, n)
				}
				seen[n] = true
				t = &Template{Name: n, Meta: map[string]string{}, Source: file}
				lib.Templates = append(lib.Templates, t)
				head = true
				continue
			}
			switch {
			case t == nil:
				if strings.TrimSpace(l) != "" && l[0] != '#' {
					return fmt.Errorf("%s: line %d stands in no paper", file, i+1)
				}
			case head && l == "---":
				head = false
			case head:
				k, v, ok := strings.Cut(l, ": ")
				if !ok {
					return fmt.Errorf("%s: line %d is no key and value", file, i+1)
				}
				t.Meta[k] = v
			default:
				t.Body = append(t.Body, strings.TrimRight(l, " "))
			}
		}
		return nil
	})
	sort.Slice(lib.Templates, func(i, j int) bool { return lib.Templates[i].Name < lib.Templates[j].Name })
	return lib, err
}

func each(dir string, do func(file string, lines []string) error) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no texts in %s", dir)
	}
	sort.Strings(files)
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return err
		}
		if err := do(f, strings.Split(string(b), "\n")); err != nil {
			return err
		}
	}
	return nil
}

// Formats are those the template may become.
func (t *Template) Formats() []string { return strings.Fields(t.Meta["formats"]) }

// Has says whether the template may become format.
func (t *Template) Has(format string) bool {
	for _, f := range t.Formats() {
		if f == format {
			return true
		}
	}
	return false
}

// Grows says whether the template has parts that repeat, so that a paper of it
// can be made longer.
func (t *Template) Grows() bool {
	for _, l := range t.Body {
		if strings.HasPrefix(l, "@") {
			return true
		}
	}
	return false
}
