package profile

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	"veil/rules"
	"veil/rules/rulestest"
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
		{"surname of two", "Mrs Hughes and the Hughes family", []hit{{"Hughes", P, mother}, {"Hughes", P, ""}}},
		{"half of one", "Mr Okafor's", []hit{{"Okafor", P, child}}},
		{"initials", "JOH saw GH and T.B.", []hit{{"JOH", P, child}, {"GH", P, mother}, {"T.B.", P, sw}}},
		{"word name", "Grace left. By the grace of God.", []hit{{"Grace", P, mother}}},
		{"accents", "é Ms Branza", []hit{{"Branza", P, sw}}},
		{"line end", "Jay-\nden and Oka-\nfor", []hit{{"Jay-\nden", P, child}, {"Oka-\nfor", P, child}}},
		{"scanned", "0kafor and Jayclen", []hit{{"0kafor", P, child}, {"Jayclen", P, child}}},
		{"nickname", "Kate O’Neill and Kathy", []hit{{"Kate O’Neill", P, nurse}, {"Kathy", P, nurse}}},
		{"reversed", "O'NEILL, Katherine", []hit{{"O'NEILL, Katherine", P, nurse}}},
		{"born", "12/03/14 or 12th March 2014", []hit{{"12/03/14", rules.DateOfBirth, child}, {"12th March 2014", rules.DateOfBirth, child}}},
		{"also", "14 LARCH close, tall trees; Delphine Kowalczyk", []hit{{"14 LARCH close", rules.Address, ""}, {"tall trees", rules.Organisation, ""}, {"Delphine Kowalczyk", P, ""}}},
		{"empty lines", "\n\n", nil},
		{"keep", "Ofsted and Northshire County Council", []hit{{"Ofsted", rules.Organisation, ""}, {"Northshire County Council", rules.Organisation, ""}}},
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
	rulestest.Accept(t, d)
	for text, want := range map[string]bool{"OFSTED": true, "Northshire  County Council.": true, "Northshire": false, "": false} {
		if f.Kept(text) != want {
			t.Errorf("Kept(%q) = %v", text, !want)
		}
	}
}

const words = `people:
  - {label: CHILD A, names: [Hope Barrow, Bear], born: 2014-03-12}
  - {label: CHILD B, names: [Will Barrow], born: 2016-04-01}
  - {label: MOTHER, names: [April Marsh]}
  - {label: CARER, names: [Kim Do, Nana Kim]}
  - {label: UNCLE, names: [Trevon Baxter, DR]}
also: ["14 Larch Close", "Hope House", "AB/1234-5", Blue Kettle]
keep: [April Marsh Trust, Hope]
`

// TestContext is about names that are words, initials that are abbreviations,
// and everything that is decided by what stands beside it. ‹› marks what is
// found, with the last letter of the label where there is a role.
func TestContext(t *testing.T) {
	f, err := Parse([]byte(words))
	if err != nil {
		t.Fatal(err)
	}
	d := f.Detector()
	tests := []string{
		"We met ‹April›MOTHER. In April we met; since 3 April. ‹April›MOTHER said so.",
		"‹April Marsh Trust› paid; ‹april marsh›MOTHER did not.",
		"Will the worker call? The will of God. They asked ‹Will›CHILD B to come. ‹Will Barrow›CHILD B: ‹Will›CHILD B left.",
		"Hope is kept. ‹Hope Barrow›CHILD A is not. no hope",
		"at ‹HOPE  HOUSE› and ‹hope-\nhouse› and ‹HopeHouse›, not Hope Street",
		"‹14 LARCH CL0SE› ‹14, Larch\nClose› ‹l4 Larch Close› 14 Larch Road",
		"ref ‹AB/1234-5› or ‹ab 12345› or ‹AB12345›, not AB/1234",
		"a ‹blue kettle› and the ‹Blue-\nKettle›; blue paper, a kettle",
		"a bear, the Bear Inn; ‹Bear›CHILD A was tired",
		"‹Nana Kim›CARER and ‹Kim D.›CARER; Do come",
		"‹Trevon Baxter›UNCLE (‹TB›UNCLE) rang. ‹TB›UNCLE left",
		"TB is an illness. ‹TB›UNCLE rang. exhibit TB/1",
		"‹T.B.›UNCLE and ‹T B›UNCLE; ‹T›UNCLE said no; vitamin T; told ‹T›UNCLE.",
		"‹trevon›UNCLE rang, ‹trevons›UNCLE here, ‹Trevons›UNCLE; the ‹Baxters›UNCLE came",
		"the marsh was wet; ‹marsh›MOTHER said nothing",
		"‹Kjm› came; Kin and Jim did not",
		"‹P. Barrow›",
		"respite for ‹DR›UNCLE; Dr Jones",
		"‹BAXTER, Trevon›UNCLE; ‹T. Baxter›UNCLE, ‹trevon.baxter›UNCLE@example.org; ‹Baxter, T.›UNCLE said",
		"‹12.03.14›CHILD A ‹12th of March 2014›CHILD A ‹2014-03-12›CHILD A ‹12032014›CHILD A; 13/03/2014",
		"born ‹March 2014›CHILD A; in March 2014; aged 9 (‹2014›CHILD A); in 2014; birthday ‹12 March›CHILD A; on 12 March",
		"‹trevon.baxter›UNCLE@x and ‹tbaxter99›UNCLE, ‹Trevon_Baxter›UNCLE_report.docx",
		"",
	}
	for _, want := range tests {
		text := marks.ReplaceAllString(want, "$1")
		fs, err := d.Detect(context.Background(), extract.Part{ID: "p", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		at := 0
		for _, f := range fs {
			if f.Start >= at && (f.Rule != RuleKeep || f.End-f.Start > len("Hope")) {
				b.WriteString(text[at:f.Start] + "‹" + text[f.Start:f.End] + "›" + f.Role)
				at = f.End
			}
		}
		if got := b.String() + text[at:]; got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

var marks = regexp.MustCompile(`‹([^›]*)›(?:CHILD [AB]|MOTHER|CARER|UNCLE)?`)

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

func FuzzDetect(f *testing.F) {
	p, err := Parse([]byte(words))
	if err != nil {
		f.Fatal(err)
	}
	d := p.Detector()
	for _, s := range []string{"Hope O'Will-\nBarrow, T B-B. b. 2014", "W i l l  B A R R O W @x_", "14, Lar-\nch\u00adClose", "(TB) T B) T.B", "é‹Will›日本"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		fs, err := d.Detect(context.Background(), extract.Part{ID: "p", Text: s})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range fs {
			if x.Start < 0 || x.Start >= x.End || x.End > len(s) || x.Rule == "" {
				t.Fatalf("%+v in %d bytes", x, len(s))
			}
		}
	})
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
