package main

import (
	"fmt"
	"strings"

	"veil/redact/plan"
	"veil/rules"
)

// tally counts the edits of each kind, and how many different labels they
// have.
type tally struct{ mentions, labels map[string]int }

// count tallies the edits of a plan that are masked, or those that are kept.
func count(p plan.Plan, masked bool) tally {
	t := tally{map[string]int{}, map[string]int{}}
	seen := map[string]bool{}
	for _, e := range p.Edits {
		if e.Mask != masked || !masked && e.Rule == plan.RuleOrdinary {
			continue
		}
		t.mentions[e.Kind]++
		if k := e.Kind + "\x00" + e.Label; !seen[k] {
			seen[k] = true
			t.labels[e.Kind]++
		}
	}
	return t
}

// String says it in words: "12 mentions of 4 people, 2 dates of birth".
func (t tally) String() string {
	var out []string
	for _, k := range rules.Kinds {
		n, different := t.mentions[k], t.labels[k]
		switch {
		case n == 0:
		case n == different:
			out = append(out, plural(n, rules.InWords[k].One, rules.InWords[k].Many))
		default:
			out = append(out, fmt.Sprintf("%d mentions of %s", n, plural(different, rules.InWords[k].One, rules.InWords[k].Many)))
		}
	}
	return strings.Join(out, ", ")
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
