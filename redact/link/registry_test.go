package link

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	"veil/rules"
)

// across links documents one by one, tells the registry of all and returns the
// labels of each document's entities.
func across(t *testing.T, r *Registry, texts ...string) string {
	t.Helper()
	var all []Told
	for i, s := range texts {
		d := doc(t, s)
		seen := Figures(d.Parts, Entities(d.Parts, d.Found, Options{}))
		all = append(all, Told{Doc: strconv.Itoa(i), Seen: seen})
	}
	r.Add(all, Options{})
	var out []string
	for _, told := range all {
		var labels []string
		for _, s := range told.Seen {
			l, ok := r.Label(told.Doc, s.Figure)
			if !ok {
				t.Fatalf("no label for %+v", s)
			}
			labels = append(labels, l)
		}
		out = append(out, strings.Join(labels, ","))
	}
	return strings.Join(out, "; ")
}

func TestRegistry(t *testing.T) {
	tests := []struct {
		name  string
		texts []string
		want  string
	}{
		{"nothing", []string{""}, ""},
		{"one in two", []string{"{PERSON|Jane Okafor}", "Mrs {PERSON|Okafor}"}, "PERSON 1; PERSON 1"},
		{"short before full", []string{"{PERSON|Tobi}", "{PERSON|Tobi Okafor}"}, "PERSON 1; PERSON 1"},
		{"apart by what each document says", []string{"{PERSON|Jane Okafor} and {PERSON|Jane}", "{PERSON|Jane Ng} and {PERSON|Jane}"}, "PERSON 1; PERSON 2"},
		{"short name of two", []string{"{PERSON|Jane Okafor}", "{PERSON|Jane Ng}", "{PERSON|Jane}"}, "PERSON 1; PERSON 2; PERSON 3"},
		{"by those around", []string{"{PERSON|Tobi Okafor}, {PERSON|Ann Lee} and {PERSON|Zoe Abel}", "{PERSON|Tobi Mensah}, {PERSON|Rhys Byrne} and {PERSON|Amir Nowak}", "{PERSON|Tobi} and {PERSON|Rhys Byrne}", "{PERSON|Tobi} saw {PERSON|Ann Lee}"},
			"PERSON 1,PERSON 2,PERSON 3; PERSON 4,PERSON 5,PERSON 6; PERSON 4,PERSON 5; PERSON 1,PERSON 2"},
		{"by a number", []string{"{PERSON|Tobi Okafor} {PHONE|01632 960111}", "{PERSON|Tobi Mensah} {PHONE|01632 960222}", "{PERSON|Tobi}: {PHONE|01632960222}"}, "PERSON 1,PHONE 1; PERSON 2,PHONE 2; PERSON 2,PHONE 2"},
		{"by what a document calls them", []string{"{PERSON|Olumide Cole} is {PERSON|Lumi}", "{PERSON|Lumi}"}, "PERSON 1; PERSON 1"},
		{"Mrs and Miss", []string{"Mrs {PERSON|Jane Smith} and Miss {PERSON|Ann Smith}", "Miss {PERSON|Smith} rang Mrs {PERSON|Smith}"}, "PERSON 1,PERSON 2; PERSON 2,PERSON 1"},
		{"a particle", []string{"Mrs {PERSON|Ann Mac Giolla}, Miss {PERSON|Jane Mac Giolla}, Miss {PERSON|MAC GIOLLA}", "Mrs {PERSON|Mac Giolla}", "{PERSON|Mac Miller}"}, "PERSON 1,PERSON 2; PERSON 1; PERSON 3"},
		{"two forenames", []string{"{PERSON|Mai Linh Nguyen}", "{PERSON|Mai Linh}"}, "PERSON 1; PERSON 1"},
		{"two slips", []string{"{PERSON|Ileana Ionescu}", "{PERSON|Illeana Ionesco}"}, "PERSON 1; PERSON 1"},
		{"brothers", []string{"{PERSON|Jaydon Marsh}", "{PERSON|Jayden Marsh}"}, "PERSON 1; PERSON 2"},
		{"Mr and Mrs", []string{"{PERSON|Jane Smith}, {PERSON|John Smith}", "Mr {PERSON|Smith} and Mrs {PERSON|Smith}"}, "PERSON 1,PERSON 2; PERSON 2,PERSON 1"},
		{"Mr and Mrs, one of them in full", []string{"{PERSON|Manjit Kovalenko}, Mr {PERSON|Kovalenko}, Mrs {PERSON|Kovalenko}", "Mr {PERSON|Manjit Kovalenko}", "Mrs {PERSON|Sukhjit Kovalenko}"}, "PERSON 1,PERSON 1,PERSON 2; PERSON 1; PERSON 2"},
		{"Mr and Mrs by their forenames", []string{"{PERSON|Delroy Ng} and {PERSON|Latoya Ng}", "Mr {PERSON|Ng} and Mrs {PERSON|Ng}"}, "PERSON 1,PERSON 2; PERSON 1,PERSON 2"},
		{"Mrs by her date of birth", []string{"{PERSON|Sukhjit Ng}, born {DATE_OF_BIRTH|1/2/1980}", "{PERSON|Manjit Ng}, born {DATE_OF_BIRTH|3/4/1982}", "Mrs {PERSON|Ng}, born {DATE_OF_BIRTH|3 April 1982}", "Mrs {PERSON|Ng}"}, "PERSON 1,DATE OF BIRTH 1; PERSON 2,DATE OF BIRTH 2; PERSON 2,DATE OF BIRTH 2; PERSON 2"},
		{"Miss by whom all that tell mean", append(slices.Repeat([]string{"{PERSON|Manjit Ng} {PERSON|Manjit Ng} {PERSON|Manjit Ng} {PERSON|Sukhjit Ng}, Miss {PERSON|Ng}"}, leastUsed), "Miss {PERSON|Ng}"), strings.Repeat("PERSON 1,PERSON 2,PERSON 1; ", leastUsed) + "PERSON 1"},
		{"Miss who is now one and now the other", append(slices.Repeat([]string{"{PERSON|Manjit Ng} {PERSON|Manjit Ng} {PERSON|Manjit Ng} {PERSON|Sukhjit Ng}, Miss {PERSON|Ng}"}, leastUsed), "{PERSON|Sukhjit Ng} {PERSON|Sukhjit Ng} {PERSON|Sukhjit Ng} {PERSON|Manjit Ng} Miss {PERSON|Ng}", "Miss {PERSON|Ng}"), strings.Repeat("PERSON 1,PERSON 2,PERSON 1; ", leastUsed) + "PERSON 2,PERSON 1,PERSON 2; PERSON 3"},
		{"a surname twice", []string{"{PERSON|Leonard Hargreaves}", "{PERSON|Hargreaves Hargreaves}", "{PERSON|Ali Ali}, {PERSON|Jane Ali}"}, "PERSON 1; PERSON 1; PERSON 2,PERSON 3"},
		{"broken at a hyphen", []string{"{PERSON|Jane Al-Hashimi}", "Miss {PERSON|Al- Hashimi}", "{PERSON|Jane\nMrs}"}, "PERSON 1; PERSON 1; PERSON 1"},
		{"a pet form of several names", []string{"{PERSON|Abena Agyemang} {PERSON|Ann Lee}", "{PERSON|Abi} {PERSON|Ann Lee}", "{PERSON|Annie Ng}", "{PERSON|Mary}"}, "PERSON 1,PERSON 2; PERSON 1,PERSON 2; PERSON 3; PERSON 4"},
		{"role", []string{"{PERSON=CHILD A|Jay}", "{PERSON=CHILD A|Jayden Okafor}", "{PERSON|Jayden}"}, "CHILD A; CHILD A; CHILD A"},
		{"values", []string{"{PHONE|07700 900655} {EMAIL|a@b.uk}", "{PHONE|+44 7700 900655} {EMAIL|A@B.uk} {EMAIL|c@b.uk}"}, "PHONE 1,EMAIL 1; PHONE 1,EMAIL 1,EMAIL 2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, across(t, &Registry{}, tt.texts...)); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestRegistryKeeps: who has a label keeps it when more comes, and over a
// journey through JSON.
func TestRegistryKeeps(t *testing.T) {
	var r Registry
	across(t, &r, "{PERSON|Jane Okafor} {PHONE|07700 900655}", "{PERSON|Ann Lee}")
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var again Registry
	if err := json.Unmarshal(b, &again); err != nil {
		t.Fatal(err)
	}
	got := across(t, &again, "{PERSON|Zoe Abel} {PHONE|07700900655} {PHONE|07700 900111}", "{PERSON|Ann Lee}, Mrs {PERSON|Okafor}")
	if want := "PERSON 3,PHONE 1,PHONE 2; PERSON 2,PERSON 1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestDoubts(t *testing.T) {
	var r Registry
	across(t, &r, "{PERSON|John Smith}, born {DATE_OF_BIRTH|1/2/1960}", "{PERSON|John Smith} (dob {DATE_OF_BIRTH|3/4/1990})",
		"{PERSON|Jane Okafor}, {DATE_OF_BIRTH|5/6/2001}", "{PERSON|Jane Ng}", "{PERSON|Jane}", "{PERSON|Jane Okafor}, {DATE_OF_BIRTH|5/6/2001}")
	want := map[string]Doubt{"PERSON 1": Births, "PERSON 4": Shared}
	if d := cmp.Diff(want, r.Doubts()); d != "" {
		t.Error(d)
	}
}

// TestDoubtsOfLinks: whatever is decided by more than the name is said.
func TestDoubtsOfLinks(t *testing.T) {
	for _, tt := range []struct {
		name  string
		texts []string
		want  map[string]Doubt
	}{
		{"none", []string{"{PERSON|Jane Okafor}", "{PERSON|Jane}"}, map[string]Doubt{}},
		{"one date written in two ways", []string{"{PERSON|Jane Okafor}, {DATE_OF_BIRTH|5/6/2001}", "{PERSON|Jane Okafor}, {DATE_OF_BIRTH|5th June 2001}"}, map[string]Doubt{}},
		{"another's date", []string{"{PERSON|Jane Okafor} {DATE_OF_BIRTH|5/6/2001}", "{PERSON|Ann Lee} {DATE_OF_BIRTH|7/8/1990}", "{PERSON|Ann Lee}, {DATE_OF_BIRTH|7/8/1990} x", "{PERSON|Jane Okafor} {PERSON|Ann Lee} {DATE_OF_BIRTH|7/8/1990}"}, map[string]Doubt{}},
		{"weighed", []string{"{PERSON|Tobi Okafor} {PHONE|01632 960111}", "{PERSON|Tobi Mensah}", "{PERSON|Tobi}: {PHONE|01632960111}"}, map[string]Doubt{"PERSON 1": Weighed}},
		{"one document knows only one of two", []string{"{PERSON|Tobi Okafor} and {PERSON|Tobi}", "{PERSON|Tobi Mensah}"}, map[string]Doubt{"PERSON 1": Weighed}},
		{"a date that stands once", append(slices.Repeat([]string{"{PERSON|Jane Okafor}, {DATE_OF_BIRTH|5/6/2001}"}, 2*rarely), "{PERSON|Jane Okafor}, {DATE_OF_BIRTH|5/6/2007}"), map[string]Doubt{"PERSON 1": Birth}},
		{"two dates, one oftener", append(slices.Repeat([]string{"{PERSON|Jane Okafor}, {DATE_OF_BIRTH|5/6/2001}"}, rarely), "{PERSON|Jane Okafor}, {DATE_OF_BIRTH|5/6/2007}"), map[string]Doubt{"PERSON 1": Births}},
		{"pet name", []string{"{PERSON|Amotua Mensah} {PHONE|01632 960111}", "{PERSON|Moti} {PHONE|01632 960111}"}, map[string]Doubt{"PERSON 1": Guessed}},
		{"role", []string{"{PERSON|Guardian}", "{PERSON|Guardian}"}, map[string]Doubt{"PERSON 1": Role}},
		{"initials that ran into a forename", []string{"{PERSON|Zoe Abel}", "{PERSON|Kinga Kral}", "{PERSON|K.K. Zoe}"}, map[string]Doubt{"PERSON 3": Mixed}},
		{"initials and a surname", []string{"{PERSON|Zoe Abel}", "{PERSON|Kinga Kral}", "{PERSON|R.T. Mensah}"}, map[string]Doubt{}},
		{"run together", []string{"{PERSON|Tobi Okafor}", "{PERSON|Zoe Abel}", "{PERSON|Tobi Zoe Okafor}"}, map[string]Doubt{"PERSON 1": Mixed}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var r Registry
			got := across(t, &r, tt.texts...)
			if d := cmp.Diff(tt.want, r.Doubts()); d != "" {
				t.Error(d, got)
			}
		})
	}
}

// TestRegistryTwice: telling the same again changes nothing.
func TestRegistryTwice(t *testing.T) {
	texts := []string{"{PERSON|Tobi Okafor}, {DATE_OF_BIRTH|5/6/2001} {PHONE|01632 960111}", "{PERSON|Tobi Mensah}", "{PERSON|Tobi}: {PHONE|01632960111}", "{PERSON|Tobi}", "Mrs {PERSON|Okafor}"}
	var r Registry
	first := across(t, &r, texts...)
	before, _ := json.Marshal(r)
	if again := across(t, &r, texts...); again != first {
		t.Errorf("%s, then %s", first, again)
	}
	if after, _ := json.Marshal(r); string(after) != string(before) {
		t.Errorf("%s\n%s", before, after)
	}
}

func TestFigures(t *testing.T) {
	d := doc(t, "Mrs {PERSON|Smith}. {PERSON|Jane Smith} (born {DATE_OF_BIRTH|12/03/1984}), {PERSON|Tom Ng}\n{DATE_OF_BIRTH|1/1/2001}")
	got := Figures(d.Parts, Entities(d.Parts, d.Found, Options{}))
	want := []Seen{
		{Figure: Figure{Kind: rules.Person, Name: "Jane Smith", Title: "Mrs"}, Text: "Jane Smith", Born: "1984-3-12", Times: 2, Also: []Alias{{"Smith", "Mrs"}}},
		{Figure: Figure{Kind: rules.DateOfBirth, Name: "1984-3-12"}, Text: "12/03/1984"},
		{Figure: Figure{Kind: rules.Person, Name: "Tom Ng"}, Text: "Tom Ng", Times: 1},
		{Figure: Figure{Kind: rules.DateOfBirth, Name: "2001-1-1"}, Text: "1/1/2001"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if n := len(Figures([]extract.Part{}, nil)); n != 0 {
		t.Errorf("%d figures of nothing", n)
	}
}

// TestRegistryMany: of those whom a short name fits, who is met in nearly all files
// bears it, and the label says so; slips of two letters and names that ran together
// are nobody.
func TestRegistryMany(t *testing.T) {
	many := slices.Repeat([]string{"Dr {PERSON|Rehana Okafor-Miah}"}, farMore)
	for _, tt := range []struct {
		name  string
		texts []string // after the many
		want  string   // their labels
		doubt Doubt    // of the first label
	}{
		{"one of two", []string{"{PERSON|Jane Okafor-Miah}", "Dr {PERSON|Okafor-Miah}"}, "PERSON 2; PERSON 1", Weighed},
		{"not where the other is", []string{"{PERSON|Jane Okafor-Miah}", "{PERSON|Jane Okafor-Miah} and Dr {PERSON|Okafor-Miah}"}, "PERSON 2; PERSON 2", NoDoubt},
		{"two who are met often", []string{"{PERSON|Jane Okafor-Miah}", "{PERSON|Jane Okafor-Miah} {PHONE|01632 960111}", "Dr {PERSON|Okafor-Miah}"}, "PERSON 2; PERSON 2,PHONE 1; PERSON 3", NoDoubt},
		{"ran together", []string{"{PERSON|Rehanawas Okafor-Miah}", "Dr {PERSON|Okafor-Miah}"}, "PERSON 2; PERSON 1", NoDoubt},
		{"slips in both names", []string{"{PERSON|Rehanna Okafor-Mia}"}, "PERSON 1", NoDoubt},
		{"no hyphen and a slip", []string{"{PERSON|Rehanna Okafor Miah}"}, "PERSON 1", NoDoubt},
		{"somebody else", []string{"{PERSON|Rhiannon Okafor-Miah}"}, "PERSON 2", NoDoubt},
		{"initials with a mark", []string{"{PERSON|Șule Ionescu}", "{PERSON|ȘI}"}, "PERSON 2; PERSON 2", NoDoubt},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var r Registry
			got := strings.Split(across(t, &r, append(slices.Clone(many), tt.texts...)...), "; ")[len(many):]
			if got := strings.Join(got, "; "); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
			if got := r.Doubts()["PERSON 1"]; got != tt.doubt {
				t.Errorf("doubt %q, want %q", got, tt.doubt)
			}
		})
	}
}

// TestMisheard: two forenames of which one is spelled as it sounds are whose name
// begins so and who is met far oftener; met as often, they are two people.
func TestMisheard(t *testing.T) {
	for _, tt := range []struct {
		times      int
		last, want string
	}{
		{rarely + 1, "{PERSON|Abdi Raheem}", "PERSON 1"},
		{1, "{PERSON|Abdi Raheem}", "PERSON 2"},
		{rarely + 1, "{PERSON|Abdi Kareem}", "PERSON 2"},
		{rarely + 1, "{PERSON|Omar Raheem}", "PERSON 2"},
	} {
		got := strings.Split(across(t, &Registry{}, append(slices.Repeat([]string{"{PERSON|Abdi Rahim Warsame}"}, tt.times), tt.last)...), "; ")
		if last := got[len(got)-1]; last != tt.want {
			t.Errorf("%s after %d: %s, want %s", tt.last, tt.times, last, tt.want)
		}
	}
}
