package cut

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	"veil/redact/plan"
)

// text has a border at every "|".
func text(s string) Text {
	t := Text{Parts: map[string]string{"a": s}, Borders: map[string][]int{}}
	for i := range len(s) {
		if s[i] == '|' {
			t.Borders["a"] = append(t.Borders["a"], i)
		}
	}
	return t
}

func edit(part string, start, end int, s string) plan.Edit {
	return plan.Edit{Span: extract.Span{Part: part, Start: start, End: end}, Label: "X 1", Mask: true, Text: s[start:end]}
}

func TestFit(t *testing.T) {
	for name, tc := range map[string]struct {
		in         string
		start, end int
		want       []string
	}{
		"within":            {"Jane Roe|x", 0, 8, []string{"Jane Roe"}},
		"over one":          {"Jane |Roe", 0, 9, []string{"Jane", "Roe"}},
		"empty ones":        {"é|| |👧|", 0, 10, []string{"é", "👧"}},
		"from border":       {"a|Jane|b", 1, 7, []string{"Jane"}},
		"nothing but space": {"a| |b", 1, 4, nil},
	} {
		s := text(tc.in)
		p := s.Fit(plan.Plan{Edits: []plan.Edit{edit("a", tc.start, tc.end, tc.in)}})
		var got []string
		for _, e := range p.Edits {
			if e.Text != tc.in[e.Start:e.End] {
				t.Errorf("%s: %q at %d", name, e.Text, e.Start)
			}
			got = append(got, e.Text)
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if err := s.Check([]extract.Part{{ID: "a", Text: tc.in}}, p); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestOthers: what is kept, and what a copy does not carry, stays as it is.
func TestOthers(t *testing.T) {
	s := text("a|b")
	kept := edit("a", 0, 3, "a|b")
	kept.Mask = false
	p := plan.Plan{Edits: []plan.Edit{kept, edit("b", 0, 3, "a|b")}}
	if diff := cmp.Diff(p, s.Fit(p)); diff != "" {
		t.Error(diff)
	}
}

func TestCheck(t *testing.T) {
	const in = "Jane|Roe"
	s, parts := text(in), []extract.Part{{ID: "a", Text: in}, {ID: "b", Text: in}}
	for name, tc := range map[string]struct {
		edits []plan.Edit
		good  bool
	}{
		"good":            {[]plan.Edit{edit("a", 0, 4, in), edit("a", 5, 8, in)}, true},
		"not carried":     {[]plan.Edit{edit("b", 0, 8, in)}, true},
		"over a border":   {[]plan.Edit{edit("a", 0, 8, in)}, false},
		"overlapping":     {[]plan.Edit{edit("a", 0, 3, in), edit("a", 2, 4, in)}, false},
		"another text":    {[]plan.Edit{edit("a", 0, 4, "Anna|Roe")}, false},
		"beyond the text": {[]plan.Edit{edit("a", 5, 9, in+"x")}, false},
		"empty":           {[]plan.Edit{edit("a", 1, 1, in)}, false},
	} {
		if err := s.Check(parts, plan.Plan{Edits: tc.edits}); (err == nil) != tc.good || err != nil && !errors.Is(err, ErrPlan) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestRender: however the text is cut into spans, they make up the text with marks.
func TestRender(t *testing.T) {
	const in = "Dear Jane, é👧 Roe."
	s := text(in)
	p := plan.Plan{Edits: []plan.Edit{edit("a", 5, 9, in), edit("a", 11, 13, in), edit("a", 13, 17, in)}}
	render := s.Render(p)
	want := p.Apply(extract.Part{ID: "a", Text: in})
	for step := 1; step <= len(in); step++ {
		var b strings.Builder
		for at := 0; at < len(in); at += step {
			b.WriteString(render(extract.Span{Part: "a", Start: at, End: min(at+step, len(in))}))
		}
		if b.String() != want {
			t.Errorf("in steps of %d: %q", step, b.String())
		}
	}
}
