package rules

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"

	"veil/extract"
	"veil/rules/dfa"
)

// Pack is a family of rules read from YAML. It is a Detector: immutable, and
// safe for concurrent use.
type Pack struct {
	name  string
	doc   string
	rules []*Rule
	words func() *words // the words all rules wait for
}

// MaxPart is the longest text, in bytes, that a pack looks at. No document that
// is opened comes near it (extract.MaxFile).
const MaxPart = 1 << 30

// packFile is a pack in YAML; its keys are described at Rule. Definitions are
// put into patterns where they are named, as {{name}}.
type packFile struct {
	Name   string            `yaml:"name"`
	Doc    string            `yaml:"doc"`
	Define map[string]string `yaml:"define"`
	Rules  []ruleFile        `yaml:"rules"`
}

// ParsePack reads a pack. Unknown keys and kinds, patterns that do not compile
// and rules without examples are errors. The examples are not run: see Test.
func ParsePack(src []byte) (*Pack, error) {
	pf, err := decodePack(src)
	if err != nil {
		return nil, err
	}
	p, err := newPack(pf)
	if err != nil {
		return nil, err
	}
	return p, p.Compile()
}

func decodePack(src []byte) (pf packFile, err error) {
	if err = DecodeYAML(src, &pf); err != nil {
		err = fmt.Errorf("rule pack: %w", err)
	}
	return pf, err
}

// newPack makes a pack whose patterns are compiled on first need.
func newPack(pf packFile) (*Pack, error) {
	if !nameForm.MatchString(pf.Name) {
		return nil, errors.New("rule pack: name is missing or not in lower-case letters, digits and hyphens")
	}
	if pf.Doc == "" || len(pf.Rules) == 0 {
		return nil, fmt.Errorf("rule pack %s: doc or rules are missing", pf.Name)
	}
	p := &Pack{name: pf.Name, doc: pf.Doc}
	seen := map[string]bool{}
	for i, rf := range pf.Rules {
		r, err := rf.compile(pf.Define)
		if err != nil {
			return nil, fmt.Errorf("rule pack %s, rule %d (%s): %w", pf.Name, i+1, rf.ID, err)
		}
		if seen[r.ID] {
			return nil, fmt.Errorf("rule pack %s: two rules are called %s", pf.Name, r.ID)
		}
		seen[r.ID] = true
		r.name = p.name + "/" + r.ID
		p.rules = append(p.rules, r)
	}
	p.words = sync.OnceValue(func() *words {
		w := newWords(p.wordBytes())
		p.addWords(w, 0)
		return w
	})
	return p, nil
}

// addWords adds the words of the rules, which are numbered from first on.
func (p *Pack) addWords(w *words, first int) {
	for i, r := range p.rules {
		for _, s := range r.waitsFor() {
			w.add(s, first+i)
		}
	}
}

// wordBytes is how long the words of the rules are together.
func (p *Pack) wordBytes() (n int) {
	for _, r := range p.rules {
		for _, s := range r.waitsFor() {
			n += len(s)
		}
	}
	return n
}

// Compile compiles all patterns at once. Without it, a pattern that does not
// compile is an error of Detect on the first text that needs it.
func (p *Pack) Compile() error {
	for _, r := range p.rules {
		if _, err := r.exprs(); err != nil {
			return fmt.Errorf("rule pack %s, %w", p.name, err)
		}
	}
	return nil
}

var nameForm = dfa.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// LoadPackFile reads a pack from a file.
func LoadPackFile(path string) (*Pack, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	p, err := ParsePack(src)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return p, nil
}

// Name is the pack's name; a finding's Rule is "name/rule id".
func (p *Pack) Name() string { return p.name }

// Doc says what the pack is about.
func (p *Pack) Doc() string { return p.doc }

// Rules lists the rules, in the order of the file. Callers do not change them.
func (p *Pack) Rules() []*Rule { return p.rules }

// Detect runs every rule over the part. What different rules say may overlap:
// a Set merges it.
func (p *Pack) Detect(ctx context.Context, part extract.Part) ([]Finding, error) {
	if len(part.Text) > MaxPart {
		return nil, errors.New("rules: a part of the document is too long")
	}
	return p.detect(ctx, part, &target{text: part.Text}, p.words().find(part.Text, len(p.rules)))
}

// detect runs every rule, given where its words stand.
func (p *Pack) detect(ctx context.Context, part extract.Part, t *target, hits [][]hit) ([]Finding, error) {
	var out []Finding
	for i, r := range p.rules {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		fs, err := r.find(t, hits[i])
		if err != nil {
			return nil, err
		}
		for _, s := range fs {
			out = append(out, Finding{
				Span:  extract.Span{Part: part.ID, Start: s.start, End: s.end},
				Label: r.Label, Rule: r.name, Score: s.score, Why: r.Doc,
			})
		}
	}
	return out, nil
}

// Failure is an example that a rule does not live up to. The examples are the
// pack's own, so they may be shown.
type Failure struct {
	Rule    string // "pack/rule"
	Example string
	Got     string // the example as the rule marks it
}

func (f Failure) String() string {
	return fmt.Sprintf("%s: want %q, got %q", f.Rule, f.Example, f.Got)
}

// Test runs the examples of every rule and returns those that fail. In an
// example, ‹ and › mark what the rule finds.
func (p *Pack) Test() []Failure {
	var out []Failure
	for i, r := range p.rules {
		for _, ex := range append(append([]string{}, r.match...), r.none...) {
			text := unmark.Replace(ex)
			hits := p.words().find(text, len(p.rules))
			found, err := r.find(&target{text: text}, hits[i])
			if err != nil {
				out = append(out, Failure{Rule: r.name, Example: ex, Got: err.Error()})
				continue
			}
			var b strings.Builder
			at := 0
			for _, s := range found {
				if s.start < at {
					continue
				}
				b.WriteString(text[at:s.start] + "‹" + text[s.start:s.end] + "›")
				at = s.end
			}
			b.WriteString(text[at:])
			if got := b.String(); got != ex {
				out = append(out, Failure{Rule: r.name, Example: ex, Got: got})
			}
		}
	}
	return out
}

var unmark = strings.NewReplacer("‹", "", "›", "")
