package propose

import (
	"context"
	"strings"
	"testing"

	"veil/extract"
	"veil/redact/link"
	"veil/rules"
	"veil/rules/profile"
)

// doc reads {KIND|text} as findings.
func doc(t *testing.T, s string) link.Doc {
	t.Helper()
	d := link.Doc{}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "{")
		b.WriteString(before)
		if !ok {
			break
		}
		kind, rest, _ := strings.Cut(rest, "|")
		text, rest, ok := strings.Cut(rest, "}")
		if !ok {
			t.Fatal("a mark is open")
		}
		at := b.Len()
		b.WriteString(text)
		d.Found = append(d.Found, rules.Finding{Span: extract.Span{Part: "p", Start: at, End: b.Len()}, Label: kind, Score: 1})
		s = rest
	}
	d.Parts = []extract.Part{{ID: "p", Text: b.String()}}
	return d
}

// TestPeople: each text makes the entries "LABEL=names/born", in order, and
// "+n" for those left out.
func TestPeople(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"nobody", "Nothing.", ""},
		{"word before", "his mother {PERSON|Grace Hughes}, came.\nSocial Worker: {PERSON|Tom Ng}", "MOTHER=Grace Hughes SOCIAL WORKER=Tom Ng"},
		{"word after", "{PERSON|Tom Ng}, his new social worker; {PERSON|Ann Lee} (foster carer)", "CARER=Ann Lee SOCIAL WORKER=Tom Ng"},
		{"label of a line", "Child\t{PERSON|Tobi Ade}\nMother: {PERSON|Grace Ade}", "CHILD A=Tobi Ade MOTHER=Grace Ade"},
		{"no label", "as his wife: {PERSON|Tobi Ade} said", "+1"},
		{"somebody's", "{PERSON|Tobi Ade}'s mother and {PERSON|Tobi Ade}’s mother", "+1"},
		{"children", "{PERSON|Tobi Ade} (DOB {DATE_OF_BIRTH|12/03/2014}) and {PERSON|April Ade}, born {DATE_OF_BIRTH|1 May 2016}; seen on 3 May 2024",
			"CHILD A=Tobi Ade/2014-03-12 CHILD B=April Ade/2016-05-01"},
		{"grown up", "{PERSON|Tobi Ade} (DOB {DATE_OF_BIRTH|12/03/1984}); seen on 3 May 2024", "+1"},
		{"worker beside a birth", "social worker {PERSON|Tom Ng} on the child born {DATE_OF_BIRTH|12/03/2014}; 3 May 2024", "SOCIAL WORKER=Tom Ng"},
		{"somebody else's birth", "{PERSON|Hannah Moss}, please add the sister's date of birth ({DATE_OF_BIRTH|3 April 2011}); 3 May 2024", "+1"},
		{"birth name", "Child\t{PERSON|Tobi Ade} (birth name {PERSON|Tyler Moss})\nD.O.B.\t{DATE_OF_BIRTH|12/03/2014}\nMother\t{PERSON|Grace Ade}; {PERSON|Tobi Ade} on 3 May 2024",
			"CHILD A=Tobi Ade;Tyler Moss/2014-03-12 MOTHER=Grace Ade"},
		{"two names told apart", "child {PERSON|Tobi Ade} now with {PERSON|Tyler Moss}", "CHILD A=Tobi Ade +1"},
		{"role over two lines", "Worker\t{PERSON|Hannah Moss}, Senior Social\nWorker\nContact\tvisit", "SOCIAL WORKER=Hannah Moss"},
		{"role of the next line", "Seen by {PERSON|Hannah Moss}, visiting\nMother: {PERSON|Grace Ade}", "MOTHER=Grace Ade +1"},
		{"often", "{PERSON|Jo Ng}, {PERSON|Jo}, {PERSON|Ng}", "PERSON 1=Jo Ng"},
		{"two of a kind", "Dr {PERSON|Ann Lee} and Dr {PERSON|Tom Ng}", "DOCTOR 1=Ann Lee DOCTOR 2=Tom Ng"},
		{"nickname", "mum {PERSON|Katherine O'Neill}, {PERSON|Kate O'Neill}", "MOTHER=Katherine O'Neill"},
		{"initials only", "{PERSON|J.K.} {PERSON|J.K.} {PERSON|J.K.}", "+1"},
		{"over lines", "mother {PERSON|Grace\nHughes}", "MOTHER=Grace Hughes"},
		{"not people", "{PHONE|01632 960001}", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			people, passing := People([]link.Doc{doc(t, tt.text)})
			var got []string
			for _, p := range people {
				s := p.Label + "=" + strings.Join(p.Names, ";")
				if p.Born != "" {
					s += "/" + p.Born
				}
				got = append(got, s)
			}
			if passing > 0 {
				got = append(got, "+"+string(rune('0'+passing)))
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %s", s)
			}
		})
	}
}

// TestYAML: whatever stands in the papers, the file is one that package profile
// reads, and says the same.
func TestYAML(t *testing.T) {
	for _, name := range []string{"Grace Hughes", "Ann \"X\" O'Neill", "Jo: [Ng]", "A\n- label: B", "Jo\x1b[2J Ng", "# Jo Ng", "Jo\u2028Ng", "日本 花子", "{a: b} c", "&x Jo", "*x Jo", "Jo \\ Ng", "null x", "- x"} {
		p := []Person{{Label: "CHILD A", Role: child, Names: []string{name}, Born: "2014-03-12", Times: 2, Forms: []Form{{name, 2}}, Why: "child"}}
		b := YAML(p, Extra{Also: []string{"14 Larch Close", name}, Passing: 2, Kinds: map[string]int{rules.School: 1}})
		f, err := profile.Parse(b)
		if err != nil {
			t.Errorf("%q: %v\n%s", name, err, b)
			continue
		}
		if len(f.People) != 1 || len(f.People[0].Names) != 1 || f.People[0].Names[0] != strings.TrimSpace(comment(name)) || f.People[0].Born != "2014-03-12" || len(f.Also) != 2 || f.Subject != "" {
			t.Errorf("%q: %+v", name, f)
		}
		if strings.ContainsAny(string(b), "\x1b\u2028") {
			t.Errorf("%q: a control character is left", name)
		}
	}
	if f, err := profile.Parse(YAML(nil, Extra{})); err != nil || len(f.People) != 0 {
		t.Error(err)
	}
}

// TestUnsureBirth: the day of a signature is nobody's birthday.
func TestUnsureBirth(t *testing.T) {
	d := doc(t, "{PERSON|Ann Lee}, {DATE_OF_BIRTH|2 April 2024}")
	d.Found[1].Score = 0.53
	if people, _ := People([]link.Doc{d}); len(people) != 0 {
		t.Errorf("%+v", people)
	}
}

func TestLabel(t *testing.T) {
	for in, want := range map[string]string{"our boy": "OUR BOY", " my [sister]\n2 ": "MY SISTER 2", "": "", "!?": "", strings.Repeat("a", 50): strings.Repeat("A", maxLabel)} {
		if got := Label(in); got != want {
			t.Errorf("Label(%q) = %q", in, got)
		}
	}
}

func TestJoin(t *testing.T) {
	a := Person{Label: "MOTHER", Names: []string{"Grace Hughes"}, Times: 2, Files: 1, Forms: []Form{{"Grace Hughes", 2}}}
	b := Person{Label: "PERSON 1", Names: []string{"Tilly"}, Born: "1984-03-12", Times: 3, Files: 2, Forms: []Form{{"Tilly", 3}}}
	j := Join(a, b)
	if j.Label != "MOTHER" || strings.Join(j.Names, ",") != "Grace Hughes,Tilly" || j.Times != 5 || j.Files != 2 || j.Born != b.Born || len(j.Forms) != 2 {
		t.Errorf("%+v", j)
	}
	if k := Join(a, Person{Names: []string{"Mrs Hughes"}}); len(k.Names) != 1 {
		t.Errorf("a name that can be worked out is listed: %v", k.Names)
	}
	if !a.Same("mother") || !a.Same("GRACE  hughes") || a.Same("Tilly") {
		t.Error("Same")
	}
}

// TestUsable: what is proposed is found again in the papers it came from.
func TestUsable(t *testing.T) {
	d := doc(t, "Child: {PERSON|Jayden Osei-Tutu} (DOB {DATE_OF_BIRTH|12/03/2014}). {PERSON|Jayden}, {PERSON|JJ} and {PERSON|Jaydn} on 3 May 2024")
	people, _ := People([]link.Doc{d})
	f, err := profile.Parse(YAML(people, Extra{}))
	if err != nil {
		t.Fatal(err)
	}
	fs, err := f.Detector().Detect(context.Background(), d.Parts[0])
	if err != nil || len(fs) < 4 {
		t.Errorf("%v %v", fs, err)
	}
}

func FuzzYAML(f *testing.F) {
	f.Add("Grace Hughes", "Tall Trees")
	f.Add("\"]\n", "\x00: -")
	f.Fuzz(func(t *testing.T, name, also string) {
		p := []Person{{Label: "PERSON 1", Names: []string{"X", name}, Forms: []Form{{name, 1}}, Times: 1}}
		if _, err := profile.Parse(YAML(p, Extra{Also: []string{also}})); err != nil {
			t.Fatal(err)
		}
	})
}
