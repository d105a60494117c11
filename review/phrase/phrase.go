// Package phrase finds the words and phrases that a rule lists, in any case and
// with either apostrophe.
//
// It promises every match with its bytes, in the order of the text, in time
// linear in it. A phrase is a row of words between blanks; a word may be
// alternatives ("never|always"), the beginning of a word ("heartbreak*"), any
// one word ("_") or optional ("so?"). It does not know grammar: "lies" is a
// lie and what a town does.
package phrase

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
)

// Rule is a list of phrases and what to say where one stands.
type Rule struct {
	ID      string   `yaml:"id"`
	Level   string   `yaml:"level"`   // error, warning, suggestion; empty: the rule only serves others
	Says    string   `yaml:"says"`    // to the writer, one calm sentence
	Instead string   `yaml:"instead"` // a pattern for other words
	Quoted  bool     `yaml:"quoted"`  // also inside quotations
	Phrases []string `yaml:"phrases"`
	Not     []string `yaml:"not"`   // phrases that, where they hold a match, excuse it
	Fires   []string `yaml:"fires"` // examples, run as tests
	Quiet   []string `yaml:"quiet"`
}

// Match is a phrase of a rule at tokens [From, To).
type Match struct {
	Rule     *Rule
	From, To int
}

// Set is rules ready to be looked for.
type Set struct {
	Rules []*Rule
	exact map[string][]*pattern // by first word
	open  []*pattern            // whose first word is not one word
}

type pattern struct {
	rule  *Rule
	not   bool
	words []word
}

type word struct {
	any      bool
	optional bool
	exact    []string
	prefix   []string
}

// Load reads rules from YAML.
func Load(files ...[]byte) (*Set, error) {
	s := &Set{exact: map[string][]*pattern{}}
	for _, f := range files {
		var rules []*Rule
		if err := yaml.NewDecoder(bytes.NewReader(f), yaml.DisallowUnknownField()).Decode(&rules); err != nil {
			return nil, err
		}
		for _, r := range rules {
			if slices.ContainsFunc(s.Rules, func(o *Rule) bool { return o.ID == r.ID }) {
				return nil, fmt.Errorf("two rules are called %s", r.ID)
			}
			s.Rules = append(s.Rules, r)
			for _, p := range r.Phrases {
				if err := s.add(r, p, false); err != nil {
					return nil, err
				}
			}
			for _, p := range r.Not {
				if err := s.add(r, p, true); err != nil {
					return nil, err
				}
			}
		}
	}
	return s, nil
}

func (s *Set) add(r *Rule, phrase string, not bool) error {
	p := &pattern{rule: r, not: not}
	for _, f := range strings.Fields(strings.ToLower(phrase)) {
		w := word{}
		if rest, ok := strings.CutSuffix(f, "?"); ok && rest != "" {
			w.optional, f = true, rest
		}
		w.any = f == "_"
		for _, alt := range strings.Split(f, "|") {
			if stem, ok := strings.CutSuffix(alt, "*"); ok {
				w.prefix = append(w.prefix, stem)
			} else {
				w.exact = append(w.exact, alt)
			}
		}
		p.words = append(p.words, w)
	}
	if len(p.words) == 0 || p.words[0].optional || p.words[0].any {
		return fmt.Errorf("rule %s: a phrase does not begin with a word", r.ID)
	}
	if len(p.words[0].prefix) > 0 {
		s.open = append(s.open, p)
		return nil
	}
	for _, first := range p.words[0].exact {
		s.exact[first] = append(s.exact[first], p)
	}
	return nil
}

// Find returns the matches in the tokens of a sentence, in order; of one rule
// they are disjoint and the longest.
func (s *Set) Find(tokens []Token) []Match {
	var all []Match
	var excused []Match
	try := func(p *pattern, at int) {
		to, ok := p.match(tokens, at)
		switch {
		case !ok:
		case p.not:
			excused = append(excused, Match{p.rule, at, to})
		case p.rule.Quoted || !tokens[at].Quoted:
			all = append(all, Match{p.rule, at, to})
		}
	}
	for i, t := range tokens {
		for _, p := range s.exact[t.Lower] {
			try(p, i)
		}
		for _, p := range s.open {
			try(p, i)
		}
	}
	all = slices.DeleteFunc(all, func(m Match) bool {
		return slices.ContainsFunc(excused, func(e Match) bool { return e.Rule == m.Rule && e.From <= m.From && m.To <= e.To })
	})
	slices.SortStableFunc(all, func(a, b Match) int {
		if a.From != b.From {
			return a.From - b.From
		}
		return b.To - a.To
	})
	ends := map[*Rule]int{}
	return slices.DeleteFunc(all, func(m Match) bool {
		if m.From < ends[m.Rule] {
			return true
		}
		ends[m.Rule] = m.To
		return false
	})
}

// match reports whether the phrase stands at a token, and where it ends.
func (p *pattern) match(tokens []Token, at int) (int, bool) {
	i := at
	for k, w := range p.words {
		if i < len(tokens) && w.is(tokens[i].Lower) {
			// An optional word is skipped where what follows it needs the token.
			if w.optional && k+1 < len(p.words) && (i+1 >= len(tokens) || !p.words[k+1].is(tokens[i+1].Lower)) && p.words[k+1].is(tokens[i].Lower) {
				continue
			}
			i++
			continue
		}
		if !w.optional {
			return 0, false
		}
	}
	return i, true
}

func (w word) is(s string) bool {
	if w.any {
		return s != "." && s != ","
	}
	for _, e := range w.exact {
		if s == e {
			return true
		}
	}
	for _, p := range w.prefix {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
