package profile

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	"veil/rules"
)

const example = `people:
  - label: CHILD A
    names: [Jayden Okafor-Hughes, Jay, JJ]
    born: 2014-03-12
  - label: MOTHER
    names: [Grace Hughes]
  - label: SOCIAL WORKER 1
    names: [T. Brânză]
  - label: NURSE
    names: [Katherine O'Neill]
also: ["14 Larch Close", "Tall Trees", Delphine Kowalczyk]
keep: [Ofsted, Northshire County Council]
subject: CHILD A
`

func TestDetector(t *testing.T) {
	f, err := Parse([]byte(example))
	if err != nil {
		t.Fatal(err)
	}
	d := f.Detector()
	type hit struct{ Text, Label, Role string }
	child, mother, sw, nurse := "CHILD A", "MOTHER", "SOCIAL WORKER 1", "NURSE"
	P := rules.Person
	tests := []struct {
		name, text string
		want       []hit
	}{
		{"empty", "", nil},
		{"full and alone", "Jayden Okafor-Hughes came; then Jayden.", []hit{{"Jayden Okafor-Hughes", P, child}, {"Jayden", P, child}}},
		{"alias", "Jay and JJ", []hit{{"Jay", P, child}, {"JJ", P, child}}},
		{"case", "JAYDEN OKAFOR HUGHES, jayden okafor-hughes", []hit{{"JAYDEN OKAFOR HUGHES", P, child}, {"jayden okafor-hughes", P, child}}},
		{"surname of two", "Mrs Hughes", []hit{{"Hughes", P, ""}}},
		{"half of one", "Mr Okafor's", []hit{{"Okafor", P, child}}},
		{"initials", "JOH saw GH and T.B.", []hit{{"JOH", P, child}, {"GH", P, mother}, {"T.B.", P, sw}}},
		{"word name", "Grace left. By the grace of God.", []hit{{"Grace", P, mother}}},
		{"accents", "é Ms Branza", []hit{{"Branza", P, sw}}},
		{"line end", "Jay-\nden and Oka-\nfor", []hit{{"Jay-\nden", P, child}, {"Oka-\nfor", P, child}}},
		{"scanned", "0kafor and Jayclen", []hit{{"0kafor", P, child}}},
		{"nickname", "Kate O’Neill and Kathy", []hit{{"Kate O’Neill", P, nurse}, {"Kathy", P, nurse}}},
		{"reversed", "O'NEILL, Katherine", []hit{{"O'NEILL, Katherine", P, nurse}}},
		{"born", "12/03/14 or 12th March 2014", []hit{{"12/03/14", rules.DateOfBirth, child}, {"12th March 2014", rules.DateOfBirth, child}}},
		{"also", "14 LARCH close, tall trees; Delphine Kowalczyk", []hit{{"14 LARCH close", rules.Address, ""}, {"tall trees", rules.Organisation, ""}, {"Delphine Kowalczyk", P, ""}}},
		{"empty lines", "\n\n", nil},
		{"keep", "Ofsted and Northshire County Council", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fs, err := d.Detect(context.Background(), extract.Part{ID: "p", Text: tt.text})
			if err != nil {
				t.Fatal(err)
			}
			var got []hit
			for _, f := range fs {
				got = append(got, hit{tt.text[f.Start:f.End], f.Label, f.Role})
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	for text, want := range map[string]bool{"OFSTED": true, "Northshire  County Council.": true, "Northshire": false, "": false} {
		if f.Kept(text) != want {
			t.Errorf("Kept(%q) = %v", text, !want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"unknown key", "people:\n  - label: A\n    named: [Secretname]\n", "line 3"},
		{"no names", "people:\n  - label: A\n", "person 1"},
		{"no label", "people:\n  - names: [Secretname]\n", "person 1"},
		{"label twice", "people:\n  - {label: A, names: [Secretname]}\n  - {label: A, names: [y]}\n", "person 2"},
		{"born", "people:\n  - {label: A, names: [x], born: Secretname}\n", "person 1"},
		{"subject", "subject: Secretname\n", "subject"},
		{"not a list", "people:\n  - label: A\n    names: {a: Secretname}\n", "line 3"},
		{"not yaml", "people: [\n Secretname", "people file"},
		{"key twice", "also: [Secretname]\nalso: [b]\n", "line 2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse([]byte(tt.in))
			if err == nil {
				t.Fatal("no error")
			}
			if m := err.Error(); !strings.Contains(m, tt.want) || strings.Contains(m, "Secretname") || strings.Contains(m, "\n") {
				t.Error(m)
			}
		})
	}
}

func TestLoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "case.yaml")
	if err := os.WriteFile(path, []byte(example), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := Load(path)
	if err != nil || len(f.People) != 4 || f.Subject != "CHILD A" || f.People[0].Born != "2014-03-12" {
		t.Errorf("%+v %v", f, err)
	}
	if _, err := Load(path + "x"); err == nil {
		t.Error("no error for a missing file")
	}
	if f, err := Parse(nil); err != nil || len(f.People) != 0 {
		t.Errorf("empty file: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(example)
	f.Add("people: [{label: A, names: [\"\"]}]")
	f.Fuzz(func(t *testing.T, s string) {
		p, err := Parse([]byte(s))
		if err != nil {
			return
		}
		if _, err := p.Detector().Detect(context.Background(), extract.Part{ID: "p", Text: "Jayden Okafor 12/03/2014"}); err != nil {
			t.Fatal(err)
		}
	})
}
