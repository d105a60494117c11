package spread

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	"veil/rules"
	"veil/rules/names"
)

// mark finds the text in a part and makes a finding of it.
func mark(t testing.TB, p extract.Part, label, text, role string) rules.Finding {
	t.Helper()
	i := strings.Index(p.Text, text)
	if i < 0 {
		t.Fatalf("%q is not in the part", text)
	}
	return rules.Finding{Span: extract.Span{Part: p.ID, Start: i, End: i + len(text)}, Label: label, Score: 0.9, Role: role}
}

func TestSpread(t *testing.T) {
	tests := []struct {
		name        string
		label, seed string
		kind        extract.Kind
		text        string
		want        []string
	}{
		{"empty", rules.Person, "Jane Okafor", extract.Body, "", nil},
		{"surname and forename", rules.Person, "Jayden Okafor", extract.Body, "Okafor rang. Then Jayden’s dad; OKAFOR again.", []string{"Okafor", "Jayden", "OKAFOR"}},
		{"lower case", rules.Person, "Jayden Okafor", extract.Body, "saw jayden okafor with jayden", []string{"jayden okafor", "jayden"}},
		{"short stays capital", rules.Person, "Jo Ng", extract.Body, "Jo said Ng; ok jo", []string{"Jo", "Ng"}},
		{"halves", rules.Person, "Tobi Okafor-Pryce", extract.Body, "Mrs Okafor, the Okafor Pryce family", []string{"Okafor", "Okafor Pryce"}},
		{"line end", rules.Person, "Jane Okafor", extract.Body, "é Oka-\nfor", []string{"Oka-\nfor"}},
		{"one letter off", rules.Person, "Jane Okafor", extract.Body, "Mrs Okofor came", []string{"Okofor"}},
		{"initials", rules.Person, "Jane Okafor", extract.Body, "JO agreed and J.O. signed.", []string{"JO", "J.O."}},
		{"initials that are words", rules.Person, "Sarah White", extract.Body, "The SW agreed.", nil},
		{"usual word", rules.Person, "Hope Price", extract.Body, "I hope so. Hope said no. Hope to see you; the price. Later Hope left.", []string{"Hope", "Hope"}},
		{"user name", rules.Person, "Jane Okafor", extract.Body, "printed by jokafor", []string{"jokafor"}},
		{"file name", rules.Person, "Jane Okafor", extract.FileName, "2024_OkaforJane-case_notes.docx", []string{"OkaforJane"}},
		{"file name parts", rules.Person, "Jane Okafor", extract.FileName, "notes_okafor2.pdf", []string{"okafor"}},
		{"van", rules.Person, "Jan van der Berg", extract.Body, "Mr van der Berg left", []string{"van der Berg"}},
		{"accents", rules.Person, "T. Brânză", extract.Body, "Ms Branza", []string{"Branza"}},
		{"number", rules.CaseNumber, "CS/COMP/24/00913", extract.Body, "ref cs/comp/24/00913 or CS COMP 24 00913.", []string{"cs/comp/24/00913", "CS COMP 24 00913"}},
		{"address", rules.Address, "14 Larch Close, Northbridge", extract.Body, "at 14 larch close and 114 Larch Close", []string{"14 larch close"}},
		{"school", rules.School, "Quorfield Primary School", extract.Body, "Quorfield Primary School and Quorfield", []string{"Quorfield Primary School", "Quorfield"}},
		{"school of two words", rules.School, "Harbour Rise Academy", extract.Body, "Harbour Rise sent it. At harbour rise. 3 Harbour Rise.", []string{"Harbour Rise"}},
		{"school in small letters", rules.School, "Quorfield Primary School", extract.Body, "at quorfield til 3", []string{"quorfield"}},
		{"school by a place", rules.School, "Quorfield Primary School", extract.Body, "the Quorfield bypass, Quorfield Road, in Quorfield, 2 Elm Row, Quorfield\nQuorfield Town Council", nil},
		{"home", rules.Organisation, "Oak Lodge children's home", extract.Body, "Oak Lodge have moved him. From the Lodge; a lodge; the Lodge Hotel; the lodge.", []string{"Oak Lodge", "Lodge"}},
		{"centre by a place", rules.Organisation, "Penhallow Contact Centre", extract.Body, "PENHALLOW CITY COUNCIL at the court in Penhallow. Penhallow is far. Penhallow said no.", []string{"Penhallow"}},
		{"surname with a particle", rules.Person, "Mia van Dijk", extract.Body, "Then van Dijk agreed. VAN DIJK left; a van.", []string{"van Dijk", "VAN DIJK"}},
		{"five letters", rules.Person, "Ann Quarb", extract.Body, "Quarp and Guarb", []string{"Quarp"}},
		{"scanned", rules.Person, "Ann Makaba", extract.Body, "Resp0ndent wel1 sc0re: Makab a has", []string{"Makab a"}},
		{"family", rules.Person, "Ana Wetherell", extract.Body, "with the Wetherells", []string{"Wetherells"}},
		{"cut forename", rules.Person, "Olumide Bakare", extract.Body, "He sat with Olu today.", []string{"Olu"}},
		{"slip in small letters", rules.Person, "Lorraine Ng", extract.Body, "so. no. yes. ok. well. right. fine. it was loraine", []string{"loraine"}},
		{"born", rules.DateOfBirth, "12/03/2014", extract.Body, "on 12 March 2014, not 13 March 2014", []string{"12 March 2014"}},
		{"dates do not spread", rules.Date, "12/03/2014", extract.Body, "12/03/2014", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			first := extract.Part{ID: "1", Kind: extract.Body, Text: "See " + tt.seed + "."}
			second := extract.Part{ID: "2", Kind: tt.kind, Text: tt.text}
			found := []rules.Finding{mark(t, first, tt.label, tt.seed, "CHILD A")}
			fs, err := New(Options{}).Spread(context.Background(), []extract.Part{first, second}, found)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range fs {
				if f.Part != "2" || f.Label != tt.label {
					t.Errorf("unwanted %+v", f)
					continue
				}
				got = append(got, tt.text[f.Start:f.End])
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestKeep(t *testing.T) {
	p := extract.Part{ID: "1", Text: "Ofsted Okafor Ofsted"}
	o := Options{Keep: func(s string) bool { return s == "Ofsted" }}
	fs, err := New(o).Spread(context.Background(), []extract.Part{p}, []rules.Finding{mark(t, p, rules.Organisation, "Ofsted", "")})
	if err != nil || len(fs) > 0 {
		t.Errorf("%+v %v", fs, err)
	}
}

func TestRoleOnlyWhereSure(t *testing.T) {
	p := extract.Part{ID: "1", Text: "Tobi Okafor and Zinovia Okafor. Then Tobi left. Then Okafor left."}
	found := []rules.Finding{mark(t, p, rules.Person, "Tobi Okafor", "CHILD A"), mark(t, p, rules.Person, "Zinovia Okafor", "CHILD B")}
	fs, err := New(Options{}).Spread(context.Background(), []extract.Part{p}, found)
	if err != nil || len(fs) != 2 || fs[0].Role != "CHILD A" || fs[1].Role != "" {
		t.Errorf("%+v %v", fs, err)
	}
}

// TestLinear: a thousand people in a megabyte.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	var b strings.Builder
	var found []rules.Finding
	for i := range 1000 {
		n := fmt.Sprintf("Jane%c%c%c Okafor%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676, 'a'+i%26, 'a'+i/26%26, 'a'+i/676)
		found = append(found, rules.Finding{Span: extract.Span{Part: "1", Start: b.Len(), End: b.Len() + len(n)}, Label: rules.Person, Score: 0.9})
		b.WriteString(n + " was seen at home by the worker. ")
	}
	text := strings.Repeat(b.String(), 1<<20/b.Len())
	start := time.Now()
	fs, err := New(Options{}).Spread(context.Background(), []extract.Part{{ID: "1", Text: text}}, found)
	if err != nil || len(fs) == 0 {
		t.Fatalf("%d %v", len(fs), err)
	}
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("took %v", d)
	} else {
		t.Log(d, len(text), len(fs))
	}
}

func FuzzSpread(f *testing.F) {
	f.Add("Jane Okafor-Hughes", "OKAFOR Oka-\nfor jokafor JO J.O. Okofor")
	f.Add("14 Larch Close,\nX", "14 larch\u00ad close")
	f.Fuzz(func(t *testing.T, seed, text string) {
		if seed == "" {
			return
		}
		parts := []extract.Part{{ID: "1", Text: seed}, {ID: "2", Kind: extract.FileName, Text: text}}
		for _, l := range []string{rules.Person, rules.Address, rules.DateOfBirth} {
			found := []rules.Finding{{Span: extract.Span{Part: "1", End: len(seed)}, Label: l, Score: 1}}
			fs, err := New(Options{}).Spread(context.Background(), parts, found)
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range fs {
				n := len(text)
				if x.Part == "1" {
					n = len(seed)
				}
				if x.Start >= x.End || x.End > n {
					t.Fatalf("%+v", x)
				}
			}
		}
	})
}

// TestInitialsSpread is about initials that nobody's full name explains: they
// are looked for as they are written, never in small letters.
func TestInitialsSpread(t *testing.T) {
	p := extract.Part{ID: "1", Text: "IN said no."}
	q := extract.Part{ID: "2", Text: "ZK in the file. in all, told IN."}
	f := mark(t, p, rules.Person, "IN", "")
	f.Rule = names.RuleName
	fs, err := New(Options{}).Spread(context.Background(), []extract.Part{p, q}, []rules.Finding{f})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range fs {
		if got := q.Text[f.Start:f.End]; f.Part != "2" || got != "IN" {
			t.Errorf("unwanted %+v", f)
		}
	}
}
