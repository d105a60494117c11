package rules

import (
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"veil/extract"
)

// fake is a detector, and a spreader, that answers from a function.
type fake struct {
	name   string
	detect func(p extract.Part) ([]Finding, error)
	spread func(parts []extract.Part, found []Finding) ([]Finding, error)
}

func (f fake) Name() string { return f.name }

func (f fake) Detect(_ context.Context, p extract.Part) ([]Finding, error) {
	if f.detect == nil {
		return nil, nil
	}
	return f.detect(p)
}

func (f fake) Spread(_ context.Context, parts []extract.Part, found []Finding) ([]Finding, error) {
	return f.spread(parts, found)
}

// word finds every place where w stands.
func word(w, label string, score float64) fake {
	return fake{name: "word", detect: func(p extract.Part) ([]Finding, error) {
		var out []Finding
		for i := 0; ; {
			n := strings.Index(p.Text[i:], w)
			if n < 0 {
				return out, nil
			}
			i += n
			out = append(out, Finding{Span: extract.Span{Part: p.ID, Start: i, End: i + len(w)}, Label: label, Rule: "word", Score: score})
			i += len(w)
		}
	}}
}

type doc []extract.Part

func (d doc) Format() string        { return "test" }
func (d doc) Parts() []extract.Part { return d }
func (d doc) Gaps() []extract.Gap   { return nil }
func (d doc) Close() error          { return nil }

func TestScanOrder(t *testing.T) {
	var d doc
	for i := range 50 {
		d = append(d, extract.Part{ID: fmt.Sprintf("p%02d", 50-i), Text: strings.Repeat("x", i%7) + " Ann Bee Ann"})
	}
	s := NewSet(word("Ann", Person, 0.5), word("Ann Bee", Organisation, 0.4), word("Bee", Location, 0.3))
	want, err := s.Scan(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	at := -1
	for _, f := range want {
		i := 0
		for d[i].ID != f.Part {
			i++
		}
		if i < at {
			t.Fatalf("findings of part %d come after those of part %d", i, at)
		}
		at = i
	}
	for range 20 {
		got, err := s.Scan(t.Context(), d)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("another run differs (%v)", err)
		}
	}
}

func TestScanFailsWhole(t *testing.T) {
	boom := errors.New("boom")
	bad := fake{name: "bad", detect: func(p extract.Part) ([]Finding, error) {
		if p.ID == "b" {
			return nil, boom
		}
		return nil, nil
	}}
	fs, err := NewSet(word("Ann", Person, 1), bad).Scan(t.Context(), doc{{ID: "a", Text: "Ann"}, {ID: "b", Text: "Ann"}})
	if !errors.Is(err, boom) || fs != nil {
		t.Errorf("got %d findings and %v, want none and boom", len(fs), err)
	}
}

func TestBadSpans(t *testing.T) {
	const text = "Siân rang"
	for name, f := range map[string]Finding{
		"other part":     {Span: extract.Span{Part: "q", Start: 0, End: 2}, Label: Person},
		"negative":       {Span: extract.Span{Part: "p", Start: -1, End: 2}, Label: Person},
		"past the end":   {Span: extract.Span{Part: "p", Start: 0, End: 99}, Label: Person},
		"backwards":      {Span: extract.Span{Part: "p", Start: 4, End: 2}, Label: Person},
		"empty":          {Span: extract.Span{Part: "p", Start: 2, End: 2}, Label: Person},
		"splits a rune":  {Span: extract.Span{Part: "p", Start: 0, End: 3}, Label: Person},
		"unknown label":  {Span: extract.Span{Part: "p", Start: 0, End: 2}, Label: "SHOE"},
		"score over one": {Span: extract.Span{Part: "p", Start: 0, End: 2}, Label: Person, Score: 1.5},
		"score not one":  {Span: extract.Span{Part: "p", Start: 0, End: 2}, Label: Person, Score: math.NaN()},
	} {
		one := func(extract.Part) ([]Finding, error) { return []Finding{f}, nil }
		fs, err := NewSet(fake{name: "f", detect: one}).ScanParts(t.Context(), []extract.Part{{ID: "p", Text: text}})
		if err == nil || fs != nil {
			t.Errorf("%s: no error from a detector", name)
		} else if strings.Contains(err.Error(), "Si") || strings.Contains(err.Error(), "SHOE") {
			t.Errorf("%s: the error holds foreign text: %v", name, err)
		}
		spread := fake{name: "s", spread: func([]extract.Part, []Finding) ([]Finding, error) { return []Finding{f}, nil }}
		if _, err := NewSet().WithSpread(spread).ScanParts(t.Context(), []extract.Part{{ID: "p", Text: text}}); err == nil {
			t.Errorf("%s: no error from a spreader", name)
		}
	}
}

func TestSpread(t *testing.T) {
	parts := []extract.Part{{ID: "a", Text: "Ann Bee"}, {ID: "b", Text: "then Bee"}}
	sp := fake{name: "sp", spread: func(ps []extract.Part, found []Finding) ([]Finding, error) {
		if len(found) != 1 || len(ps) != 2 {
			t.Errorf("the spreader got %d findings in %d parts", len(found), len(ps))
		}
		return []Finding{{Span: extract.Span{Part: "b", Start: 5, End: 8}, Label: Person, Rule: "sp", Score: 0.8}}, nil
	}}
	got, err := NewSet(word("Ann Bee", Person, 0.9)).WithSpread(sp).ScanParts(t.Context(), parts)
	if err != nil || len(got) != 2 || got[1].Part != "b" || got[1].Start != 5 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestSameID(t *testing.T) {
	if _, err := NewSet().ScanParts(t.Context(), []extract.Part{{ID: "a"}, {ID: "a"}}); err == nil {
		t.Error("two parts with one id are accepted")
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if fs, err := NewSet(word("Ann", Person, 1)).ScanParts(ctx, []extract.Part{{ID: "a", Text: "Ann"}}); err == nil || fs != nil {
		t.Error("a cancelled scan gives findings")
	}
}

func TestBorder(t *testing.T) {
	for _, tc := range []struct{ s, want string }{ // 1: a border before that byte, and at the end
		{"", "1"}, {"a", "11"}, {"é", "101"}, {"aé’b", "11010011"}, {"\xb3\xb3", "111"}, {"\xe2\x80", "111"},
		{"\xf0\x9f\x80a", "11111"}, {"日\x97", "10011"}, {"😀", "10001"},
	} {
		got := ""
		for i := range len(tc.s) + 1 {
			got += map[bool]string{true: "1", false: "0"}[border(tc.s, i)]
		}
		if got != tc.want {
			t.Errorf("%q: %s, want %s", tc.s, got, tc.want)
		}
	}
}
