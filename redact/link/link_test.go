package link

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	"veil/rules"
)

// doc makes a document of marked text: {PERSON|Jane Smith} is a finding,
// {PERSON=CHILD A|Tobi} one with a role.
func doc(t testing.TB, marked string) Doc {
	var d Doc
	var b strings.Builder
	for marked != "" {
		before, rest, ok := strings.Cut(marked, "{")
		b.WriteString(before)
		if !ok {
			break
		}
		inner, after, _ := strings.Cut(rest, "}")
		kind, text, ok := strings.Cut(inner, "|")
		if !ok {
			t.Fatal("bad mark")
		}
		kind, role, _ := strings.Cut(kind, "=")
		d.Found = append(d.Found, rules.Finding{Span: extract.Span{Part: "p", Start: b.Len(), End: b.Len() + len(text)}, Label: kind, Role: role})
		b.WriteString(text)
		marked = after
	}
	d.Parts = []extract.Part{{ID: "p", Text: b.String()}}
	return d
}

// labels returns the label of every finding in order.
func labels(es []Entity, d Doc) []string {
	at := map[extract.Span]string{}
	for _, e := range es {
		for _, m := range e.Mentions {
			at[m.Span] = e.Label
		}
	}
	var out []string
	for _, f := range d.Found {
		out = append(out, at[f.Span])
	}
	return out
}

func TestEntities(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "", ""},
		{"one person", "{PERSON|Jane Smith}, Mrs {PERSON|Smith}, {PERSON|Jane}, {PERSON|J. Smith}, {PERSON|SMITH, Jane}", "PERSON 1,PERSON 1,PERSON 1,PERSON 1,PERSON 1"},
		{"two", "{PERSON|Jane Okafor} and {PERSON|Imran Siddiqui}; {PERSON|Imran}", "PERSON 1,PERSON 2,PERSON 2"},
		{"short before full", "{PERSON|Tobi} is {PERSON|Tobi Okafor-Pryce}", "PERSON 1,PERSON 1"},
		{"two Smiths", "{PERSON|Jane Smith}, {PERSON|John Smith}, Mrs {PERSON|Smith}, Mr {PERSON|Smith}, {PERSON|Smith}", "PERSON 1,PERSON 2,PERSON 1,PERSON 2,PERSON 3"},
		{"two women Smith", "{PERSON|Jane Smith}, {PERSON|Anna Smith}, Mrs {PERSON|Smith}", "PERSON 1,PERSON 2,PERSON 3"},
		{"couple", "Mr {PERSON|Hussain} and Mrs {PERSON|Hussain}", "PERSON 1,PERSON 2"},
		{"no Mr Jane", "{PERSON|Jane Smith} and Mr {PERSON|Smith}", "PERSON 1,PERSON 2"},
		{"whole surname first", "{PERSON|Tobi Okafor-Pryce}, {PERSON|Grace Okafor}, Mrs {PERSON|Okafor}", "PERSON 1,PERSON 2,PERSON 2"},
		{"two Janes", "{PERSON|Jane Smith}, {PERSON|Jane Ng}, {PERSON|Jane}", "PERSON 1,PERSON 2,PERSON 3"},
		{"nickname", "{PERSON|Katherine Ng}, {PERSON|Kate}, {PERSON|Kate Ng}", "PERSON 1,PERSON 1,PERSON 1"},
		{"nickname of two", "{PERSON|Katherine Ng}, {PERSON|Kathleen Ng}, {PERSON|Catherine Bell}, {PERSON|Kate}", "PERSON 1,PERSON 2,PERSON 3,PERSON 4"},
		{"initials", "{PERSON|Jane Okafor}, {PERSON|JO}, {PERSON|J.O.}", "PERSON 1,PERSON 1,PERSON 1"},
		{"initials of two", "{PERSON|Jane Okafor}, {PERSON|Jim O'Neill}, {PERSON|JO}", "PERSON 1,PERSON 2,PERSON 3"},
		{"initials and surname of two", "{PERSON|Jane Smith}, {PERSON|Joan Smith}, {PERSON|J. Smith}, {PERSON|J Smith}", "PERSON 1,PERSON 2,PERSON 3,PERSON 3"},
		{"initials with a particle", "{PERSON|Paula McCrae}, {PERSON|PMcC}, {PERSON|Seren ap Huw}, {PERSON|SaH}", "PERSON 1,PERSON 1,PERSON 2,PERSON 2"},
		{"first letter", "{PERSON|Wendell Stokes}, {PERSON|W}, {PERSON|Tom Bell}, {PERSON|Tia Ng}, {PERSON|T}", "PERSON 1,PERSON 1,PERSON 2,PERSON 3,PERSON 4"},
		{"first letter of a surname", "{PERSON|Malachi B.}, {PERSON|Malachi Baptiste}, {PERSON|Malachi}, {PERSON|Hope Llewellyn}, {PERSON|Hope Ll}, {PERSON|Mal B}", "PERSON 1,PERSON 1,PERSON 1,PERSON 2,PERSON 2,PERSON 1"},
		{"a title at a line's end", "{PERSON|Rehana Okafor}, {PERSON|Tom Okafor}, Mrs\n{PERSON|Okafor}", "PERSON 1,PERSON 2,PERSON 1"},
		{"a surname that is broken off", "{PERSON|Saoirse Mac Giolla}, {PERSON|Saoirse Mac}, {PERSON|Saoirse}", "PERSON 1,PERSON 1,PERSON 1"},
		{"a day before a name", "{PERSON|Wednesday Tobi}, {PERSON|Tobi}", "PERSON 1,PERSON 1"},
		{"initials with a particle", "{PERSON|Fatima-Zahra Al-Hashimi}, {PERSON|F.A.}", "PERSON 1,PERSON 1"},
		{"a surname that is a forename too", "{PERSON|Rehana Miah}, Miss {PERSON|Miah}, {PERSON|Tom Ng}", "PERSON 1,PERSON 1,PERSON 2"},
		{"a forename that is a surname too", "{PERSON|Tom Jordan}, Miss {PERSON|Jordan}, {PERSON|Jordan Ng}", "PERSON 1,PERSON 2,PERSON 2"},
		{"Mr and Mrs, he named by title", "Mr {PERSON|Tom Ng}, {PERSON|Yaroslava Ng}, Mr {PERSON|Ng}, Mrs {PERSON|Ng}", "PERSON 1,PERSON 2,PERSON 1,PERSON 2"},
		{"first letter of two surnames", "{PERSON|Malachi B}, {PERSON|Malachi Baptiste}, {PERSON|Malachi Brown}, {PERSON|Malachi O}, {PERSON|Olu B}", "PERSON 1,PERSON 2,PERSON 3,PERSON 4,PERSON 5"},
		{"nobody's first letter", "{PERSON|Zakariya M}, {PERSON|Zakariya}, {PERSON|ZM}", "PERSON 1,PERSON 1,PERSON 1"},
		{"cut forename", "{PERSON|Olumide Bakare}, {PERSON|Olu}, {PERSON|Marguerite Ng}, {PERSON|Margot Bell}, {PERSON|Mar}", "PERSON 1,PERSON 1,PERSON 2,PERSON 3,PERSON 4"},
		{"what one is called", "{PERSON|Dougie Kerr}, {PERSON|Wee Dougie}, {PERSON|Big Tam Kerr}, {PERSON|Tam Kerr}", "PERSON 1,PERSON 1,PERSON 2,PERSON 2"},
		{"spelling", "{PERSON|Jane Okafor}, {PERSON|Okofor}, {PERSON|Jane Okofor}", "PERSON 1,PERSON 1,PERSON 1"},
		{"accents", "{PERSON|Agnieszka Wiśniewska}, Ms {PERSON|Wisniewska}", "PERSON 1,PERSON 1"},
		{"a verb before a name", "{PERSON|Manjit Sandhu}, {PERSON|Ring Manjit}, {PERSON|Ring}", "PERSON 1,PERSON 1,PERSON 2"},
		{"initials that sign, and the next sentence", "{PERSON|Kinga Kral}, {PERSON|K.K. I}, {PERSON|K.K. Can}, {PERSON|K.K. Mensah}", "PERSON 1,PERSON 1,PERSON 1,PERSON 2"},
		{"Mr and Mrs in cells", "Panel,Mr {PERSON|Ng} and (Mrs {PERSON|Ng})", "PERSON 1,PERSON 2"},
		{"role", "{PERSON=CHILD A|Jay} and {PERSON=CHILD A|Jayden Okafor}, {PERSON|Jayden}, {PERSON|Jo Ng}", "CHILD A,CHILD A,CHILD A,PERSON 1"},
		{"roles apart", "{PERSON=CHILD A|Tobi Okafor}, {PERSON=CHILD B|April Okafor}, {PERSON|Okafor}", "CHILD A,CHILD B,PERSON 1"},
		{"line end", "{PERSON|Jane Okafor}, {PERSON|Oka-\nfor}", "PERSON 1,PERSON 1"},
		{"particles", "{PERSON|Jan van der Berg}, Mr {PERSON|van der Berg}", "PERSON 1,PERSON 1"},
		{"values", "{EMAIL|A@b.uk} {EMAIL|a@b.uk} {DATE_OF_BIRTH|12/03/2014} {DATE_OF_BIRTH|12 March 2014} {NHS_NUMBER|999 526 0182} {NHS_NUMBER|9995260182} {POSTCODE|DL37 4QT} {POSTCODE|dl374qt} {PHONE|+44 7700 900655} {PHONE|07700900655} {ADDRESS|1 Elm Row,\nX} {ADDRESS|1 elm row X} {CASE_NUMBER|A1} {CASE_NUMBER|A2}",
			"EMAIL 1,EMAIL 1,DATE OF BIRTH 1,DATE OF BIRTH 1,NHS NUMBER 1,NHS NUMBER 1,POSTCODE 1,POSTCODE 1,PHONE 1,PHONE 1,ADDRESS 1,ADDRESS 1,CASE NUMBER 1,CASE NUMBER 2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := doc(t, tt.text)
			got := strings.Join(labels(Entities(d.Parts, d.Found, Options{}), d), ",")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestNicknamesElsewhere: a pet form is guessed to be nobody's in a document where
// another of the bundle has the forename that it is a nickname for.
func TestNicknamesElsewhere(t *testing.T) {
	d := doc(t, "{PERSON|Desmond Young} and {PERSON|Deea}")
	for _, tt := range []struct {
		others []string
		want   string
	}{
		{[]string{"Ann Lee"}, "PERSON 1,PERSON 1"},
		{[]string{"Andreea Lee"}, "PERSON 1,PERSON 2"},
	} {
		got := strings.Join(labels(Entities(d.Parts, d.Found, Options{Families: FamiliesOf(tt.others)}), d), ",")
		if got != tt.want {
			t.Errorf("with %q: got %s, want %s", tt.others, got, tt.want)
		}
	}
}

func TestBundle(t *testing.T) {
	a, b := doc(t, "{PERSON|Jane Okafor}"), doc(t, "{PERSON|Jo Ng} wrote to Mrs {PERSON|Okafor}")
	es := Bundle([]Doc{a, b}, Options{Reserved: []string{"PERSON 1"}})
	if len(es) != 2 || es[0].Label != "PERSON 2" || es[1].Label != "PERSON 3" || len(es[0].Mentions) != 2 || es[0].Mentions[1].Doc != 1 || es[0].Canonical != "Jane Okafor" {
		t.Errorf("%+v", es)
	}
}

// TestEveryFinding: each finding is a mention of exactly one entity, in
// whatever order the findings come.
func TestEveryFinding(t *testing.T) {
	d := doc(t, "{PERSON|Jane Smith} {PERSON|JS} {PERSON|Smith} {DATE_OF_BIRTH|12/03/2014} {PERSON|Jane} {PERSON|...} {PERSON|Jim}")
	want := Entities(d.Parts, d.Found, Options{})
	n := 0
	for _, e := range want {
		n += len(e.Mentions)
	}
	if n != len(d.Found) {
		t.Errorf("%d mentions of %d findings", n, len(d.Found))
	}
	d.Found = slices.Clone(d.Found)
	slices.Reverse(d.Found)
	if diff := cmp.Diff(want, Entities(d.Parts, d.Found, Options{})); diff != "" {
		t.Error(diff)
	}
}

func TestThousandPeople(t *testing.T) {
	var b strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&b, "{PERSON|Jane%c%cx%c Smith} Mrs {PERSON|Smith} {PERSON|Jane%c%cx%c} ", 'a'+i%10, 'a'+i/10%10, 'a'+i/100, 'a'+i%10, 'a'+i/10%10, 'a'+i/100)
	}
	d := doc(t, b.String())
	start := time.Now()
	es := Entities(d.Parts, d.Found, Options{})
	if len(es) < 1000 {
		t.Errorf("%d entities", len(es))
	}
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("took %v", d)
	} else {
		t.Log(d)
	}
}

func FuzzEntities(f *testing.F) {
	f.Add("Jane Smith, JS; O'Neill", 4, 10)
	f.Fuzz(func(t *testing.T, s string, i, j int) {
		if i < 0 || j <= i || j >= len(s) {
			return
		}
		found := []rules.Finding{
			{Span: extract.Span{Part: "p", Start: 0, End: i + 1}, Label: rules.Person},
			{Span: extract.Span{Part: "p", Start: i, End: j}, Label: rules.Person},
			{Span: extract.Span{Part: "p", Start: i, End: j}, Label: rules.Phone},
		}
		n := 0
		for _, e := range Entities([]extract.Part{{ID: "p", Text: s}}, found, Options{}) {
			n += len(e.Mentions)
			if e.Label == "" {
				t.Fatal("no label")
			}
		}
		if n != 3 {
			t.Fatalf("%d mentions", n)
		}
	})
}
