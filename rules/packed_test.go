package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
)

func TestPacked(t *testing.T) {
	f := func(part string, start int, label, role string) Finding {
		return Finding{Span: extract.Span{Part: part, Start: start, End: start + 3}, Label: label, Rule: "r", Score: 0.1 * float64(start), Why: "w", Role: role}
	}
	a := []Finding{f("a", 0, Person, ""), f("a", 5, Date, ""), f("a", 7, Person, "CHILD A")}
	b := []Finding{f("b", 2, Date, "")}
	var p packed
	p.add(a)
	p.add(nil)
	p.add(b)
	for _, want := range [][]Finding{a, nil, b} {
		part := "none"
		if len(want) > 0 {
			part = want[0].Part
		}
		if d := cmp.Diff(want, p.take(len(want), 0, part)); d != "" {
			t.Error(d)
		}
	}
	if len(p.list) != 0 || len(p.kinds) != 3 {
		t.Errorf("%d findings are left, of %d kinds", len(p.list), len(p.kinds))
	}
}
