package rules

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"veil/extract"
)

// mk makes a finding over the first place where s stands in text.
func mk(text, s, label string, score float64) Finding {
	i := strings.Index(text, s)
	if i < 0 {
		panic("not in the text")
	}
	return Finding{Span: extract.Span{Part: "p", Start: i, End: i + len(s)}, Label: label, Rule: label, Score: score}
}

func show(text string, fs []Finding) []string {
	var out []string
	for _, f := range fs {
		out = append(out, f.Label+"="+text[f.Start:f.End])
	}
	return out
}

func TestMerge(t *testing.T) {
	role := func(f Finding) Finding { f.Role = "CHILD A"; return f }
	tests := []struct {
		name, text string
		in         func(text string) []Finding
		want       []string
	}{
		{"empty", "", func(string) []Finding { return nil }, nil},
		{"equal spans, higher score", "May rang", func(t string) []Finding {
			return []Finding{mk(t, "May", Location, 0.9), mk(t, "May", Organisation, 0.3)}
		}, []string{"LOCATION=May"}},
		{"equal spans, a kind that identifies first", "12/03/2014", func(t string) []Finding {
			return []Finding{mk(t, t, Date, 0.9), mk(t, t, DateOfBirth, 0.6)}
		}, []string{"DATE_OF_BIRTH=12/03/2014"}},
		{"equal spans, the people file first", "May rang", func(t string) []Finding {
			return []Finding{mk(t, "May", Location, 1), role(mk(t, "May", Person, 0.1))}
		}, []string{"PERSON=May"}},
		{"crossing, one kind", "Ann Bee Cee", func(t string) []Finding {
			return []Finding{mk(t, "Ann Bee", Person, 0.9), mk(t, "Bee Cee", Person, 0.5)}
		}, []string{"PERSON=Ann Bee Cee"}},
		{"crossing, two kinds", "Ann Bee Cee", func(t string) []Finding {
			return []Finding{mk(t, "Ann Bee", Person, 0.9), mk(t, "Bee Cee", School, 0.5)}
		}, []string{"PERSON=Ann Bee", "SCHOOL=Cee"}},
		{"crossing, the loser at the front", "Ann, Bee Cee", func(t string) []Finding {
			return []Finding{mk(t, "Ann, Bee", School, 0.5), mk(t, "Bee Cee", Person, 0.9)}
		}, []string{"SCHOOL=Ann", "PERSON=Bee Cee"}},
		{"crossing, only punctuation left", "Ann (Bee)", func(t string) []Finding {
			return []Finding{mk(t, "Ann (Bee", Person, 0.9), mk(t, "Bee)", School, 0.5)}
		}, []string{"PERSON=Ann (Bee"}},
		{"postcode in address", "14 Larch Close DL37 4QT", func(t string) []Finding {
			return []Finding{mk(t, "DL37 4QT", Postcode, 0.9), mk(t, t, Address, 0.8)}
		}, []string{"ADDRESS=14 Larch Close DL37 4QT", "POSTCODE=DL37 4QT"}},
		{"name in name", "Tobi Okafor", func(t string) []Finding {
			return []Finding{mk(t, "Tobi", Person, 0.9), mk(t, t, Person, 0.5)}
		}, []string{"PERSON=Tobi Okafor"}},
		{"name in e-mail", "grace@example.org", func(t string) []Finding {
			return []Finding{mk(t, "grace", Person, 1), mk(t, t, Email, 0.5)}
		}, []string{"EMAIL=grace@example.org"}},
		{"name in school", "St Bede's School", func(t string) []Finding {
			return []Finding{mk(t, "Bede", Person, 1), mk(t, t, School, 0.5)}
		}, []string{"SCHOOL=St Bede's School"}},
		{"name in place stays", "Grace Springs", func(t string) []Finding {
			return []Finding{mk(t, "Grace", Person, 0.5), mk(t, t, Location, 0.9)}
		}, []string{"LOCATION=Grace Springs", "PERSON=Grace"}},
		{"date in birth", "3 April 2011", func(t string) []Finding {
			return []Finding{mk(t, "April 2011", Date, 1), mk(t, t, DateOfBirth, 0.5)}
		}, []string{"DATE_OF_BIRTH=3 April 2011"}},
		{"titles and possessives", "Mr Pryce’s, Dr. Siân Keane's, Auntie Jo", func(t string) []Finding {
			return []Finding{mk(t, "Mr Pryce’s,", Person, 1), mk(t, "Dr. Siân Keane's", Person, 1), mk(t, "Auntie Jo", Person, 1)}
		}, []string{"PERSON=Pryce", "PERSON=Siân Keane", "PERSON=Jo"}},
		{"adjacent", "AnnBee", func(t string) []Finding {
			return []Finding{mk(t, "Ann", Person, 1), mk(t, "Bee", Person, 1)}
		}, []string{"PERSON=Ann", "PERSON=Bee"}},
		{"multibyte remainder", "Siân Ó Briain", func(t string) []Finding {
			return []Finding{mk(t, "Siân Ó", Person, 0.9), mk(t, "Ó Briain", School, 0.8)}
		}, []string{"PERSON=Siân Ó", "SCHOOL=Briain"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := tt.in(tt.text)
			got := show(tt.text, merge(tt.text, slices.Clone(in)))
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			slices.Reverse(in)
			if again := show(tt.text, merge(tt.text, slices.Clone(in))); !slices.Equal(again, got) {
				t.Errorf("in another order: %q, then %q", got, again)
			}
		})
	}
}

func TestTrimPerson(t *testing.T) {
	for in, want := range map[string]string{
		"Mr Pryce": "Pryce", "Dr. Keane": "Keane", "DC Siddiqui": "Siddiqui", "Mr. & Mrs": "Mr. & Mrs",
		"Nana Joy": "Joy", "Nana": "Nana", "G.O.": "G.O.", "T. Brânză’s": "T. Brânză", "(Tobi)": "Tobi",
		"Mrs Okafor's,": "Okafor", "Misty": "Misty", "O'Neill": "O'Neill", "Hughes'": "Hughes", "Prof Dr Ng": "Ng",
	} {
		f := trimPerson(in, Finding{Span: extract.Span{End: len(in)}, Label: Person})
		if got := in[f.Start:f.End]; got != want && in != "Mr. & Mrs" {
			t.Errorf("%q: got %q, want %q", in, got, want)
		} else if got == "" {
			t.Errorf("%q: nothing left", in)
		}
	}
}

func TestFurtherInitials(t *testing.T) {
	for _, tt := range []struct{ text, found, want string }{
		{"note: D.M. rang", "D", "D.M."},
		{"D.M.\tMrs Pryce", "D", "D.M."},
		{"Ann D.M.K. rang", "Ann D", "Ann D.M.K."},
		{"D. M. rang", "D", "D"},
		{"Ann. I rang", "Ann", "Ann"},
		{"AD.M. rang", "D", "D"},
		{"Ș.Ș. rang", "Ș", "Ș.Ș."},
		{"D.I rang", "D", "D"},
		{"D", "D", "D"},
	} {
		at := strings.Index(tt.text, tt.found)
		f := trimPerson(tt.text, Finding{Span: extract.Span{Start: at, End: at + len(tt.found)}, Label: Person})
		if got := tt.text[f.Start:f.End]; got != tt.want {
			t.Errorf("%q in %q: got %q, want %q", tt.found, tt.text, got, tt.want)
		}
	}
}

// TestMergeProperties checks on random findings what merge promises.
func TestMergeProperties(t *testing.T) {
	text := strings.Repeat("ab cd, éf 12. ", 6)
	var borders []int
	for i := range text {
		borders = append(borders, i)
	}
	borders = append(borders, len(text))
	labels := []string{Address, Postcode, School, Email, Date, DateOfBirth, Location, Phone}
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 3000 {
		var in []Finding
		for range 1 + r.IntN(12) {
			a := r.IntN(len(borders) - 1)
			b := min(len(borders)-1, a+1+r.IntN(15))
			in = append(in, Finding{
				Span:  extract.Span{Part: "p", Start: borders[a], End: borders[b]},
				Label: labels[r.IntN(len(labels))], Rule: fmt.Sprint(r.IntN(3)), Score: float64(r.IntN(11)) / 10,
			})
		}
		out := merge(text, slices.Clone(in))
		checkMerged(t, text, in, out)
		if again := merge(text, slices.Clone(out)); !reflect.DeepEqual(again, out) {
			t.Fatalf("run %d: merging again changes the result", n)
		}
		r.Shuffle(len(in), func(i, j int) { in[i], in[j] = in[j], in[i] })
		if shuffled := merge(text, slices.Clone(in)); !reflect.DeepEqual(shuffled, out) {
			t.Fatalf("run %d: another order changes the result\n%v\n%v", n, out, shuffled)
		}
		if t.Failed() {
			t.Logf("run %d\nin %v\nout %v", n, in, out)
			return
		}
	}
}

func checkMerged(t *testing.T, text string, in, out []Finding) {
	t.Helper()
	for i, f := range out {
		if err := check(f, extract.Part{ID: "p", Text: text}); err != nil {
			t.Fatal(err)
		}
		for _, g := range out[i+1:] {
			if f.Overlaps(g.Span) && !f.Contains(g.Span) && !g.Contains(f.Span) {
				t.Errorf("%v and %v cross", f, g)
			}
		}
	}
	for i, c := range text {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			continue
		}
		over := func(f Finding) bool { return f.Start <= i && i < f.End }
		sure := func(f Finding) bool { return over(f) && f.Score >= 0.5 && !indirect(f.Label) }
		direct := func(f Finding) bool { return over(f) && !indirect(f.Label) }
		if slices.ContainsFunc(in, over) && !slices.ContainsFunc(out, over) {
			t.Errorf("position %d is no longer covered", i)
		}
		if slices.ContainsFunc(in, sure) && !slices.ContainsFunc(out, direct) {
			t.Errorf("position %d is no longer covered by a kind that is masked", i)
		}
	}
}
