package names

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	tests := []struct {
		in   string
		want Name
	}{
		{"", Name{}},
		{"Mrs", Name{Given: []string{"Mrs"}}},
		{"Jane Okafor", Name{Given: []string{"Jane"}, Surname: "Okafor"}},
		{"Mrs J. Smith's", Name{Title: "Mrs", Initials: "J", Surname: "Smith"}},
		{"SMITH, Jane Ann", Name{Given: []string{"Jane", "Ann"}, Surname: "SMITH"}},
		{"NG, Jo", Name{Given: []string{"Jo"}, Surname: "NG"}},
		{"OKAFOR Jane", Name{Given: []string{"Jane"}, Surname: "OKAFOR"}},
		{"JO NG", Name{Given: []string{"JO"}, Surname: "NG"}},
		{"Jo Ng", Name{Given: []string{"Jo"}, Surname: "Ng"}},
		{"J.K. Okafor", Name{Initials: "JK", Surname: "Okafor"}},
		{"G.O.", Name{Initials: "GO"}},
		{"T O-P", Name{Initials: "TOP"}},
		{"Jan van der Berg", Name{Given: []string{"Jan"}, Surname: "van der Berg"}},
		{"van der Berg", Name{Surname: "van der Berg"}},
		{"Ahmed bin Yusuf", Name{Given: []string{"Ahmed"}, Surname: "bin Yusuf"}},
		{"Siobhán Ó Briain", Name{Given: []string{"Siobhán"}, Surname: "Ó Briain"}},
		{"Iain Mac a' Ghobhainn", Name{Given: []string{"Iain"}, Surname: "Mac a' Ghobhainn"}},
		{"Tobi Oka-\nfor", Name{Given: []string{"Tobi"}, Surname: "Okafor"}},
		{"Tobi Okafor-\nPryce", Name{Given: []string{"Tobi"}, Surname: "Okafor-Pryce"}},
		{"Nana Joy", Name{Title: "Nana", Given: []string{"Joy"}}},
		{"Mr Brânză", Name{Title: "Mr", Surname: "Brânză"}},
		{"Nguyễn Thị Hoa", Name{Given: []string{"Nguyễn", "Thị"}, Surname: "Hoa"}},
		{"Md Rahman", Name{Given: []string{"Md"}, Surname: "Rahman"}},
		{"Kowalczyk", Name{Surname: "Kowalczyk"}},
		{"Xyzzyq", Name{Given: []string{"Xyzzyq"}}},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, Parse(tt.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCompatible(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"Jane Smith", "Mrs Smith", true},
		{"Jane Smith", "JANE SMITH", true},
		{"Jane Smith", "J. Smith", true},
		{"Jane Smith", "K. Smith", false},
		{"Jane Smith", "Jane", true},
		{"Jane Smith", "John Smith", false},
		{"Jane Ann Smith", "Jane Smith", true},
		{"Jane Ann Smith", "Jane Mary Smith", false},
		{"Kate Ng", "Katherine Ng", true},
		{"Mo Khan", "Mohammed Khan", true},
		{"Jayden Okafor-Hughes", "Jay Hughes", true},
		{"Jane Okafor-Hughes", "JOH", true},
		{"Jane Okafor-Hughes", "J.O.", true},
		{"Jane Okafor", "JK", false},
		{"Siobhan O'Neill", "Siobhán ONeill", true},
		{"Mr Smith", "Mrs Smith", false},
		{"Jan van der Berg", "Mr Berg", true},
		{"Jane", "Okafor", false},
		{"", "", false},
	}
	for _, tt := range tests {
		for _, p := range [][2]string{{tt.a, tt.b}, {tt.b, tt.a}} {
			if got := Compatible(Parse(p[0]), Parse(p[1])); got != tt.want {
				t.Errorf("Compatible(%q, %q) = %v", p[0], p[1], got)
			}
		}
	}
}

func TestInitialForms(t *testing.T) {
	for in, want := range map[string][]string{
		"Jane Ann Okafor-Hughes": {"JAOH", "JOH", "JAO", "JO"}, "Jo Ng": {"JN"}, "Jane": nil, "T. Bell": {"TB"}, "Ída Ó Briain": {"IB", "IoB", "IOB"},
		"Paul McKenna": {"PM", "PMcK", "PMK"}, "Seren ap Huw": {"SH", "SaH", "SAH"}, "Liam O'Dowd": {"LO", "LOD"},
	} {
		if diff := cmp.Diff(want, Parse(in).InitialForms()); diff != "" {
			t.Errorf("%s: %s", in, diff)
		}
	}
}
