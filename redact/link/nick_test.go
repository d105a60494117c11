package link

import (
	"slices"
	"testing"
)

func TestPetForm(t *testing.T) {
	for _, tt := range []struct {
		word, name string
		want       bool
	}{
		{"serko", "serkan", true}, {"lumi", "olumide", true}, {"kosi", "akosua", true}, {"effie", "efua", true}, {"ducky", "duc", true},
		{"musti", "mustafa", true}, {"ili", "ileana", true}, {"seersha", "saoirse", true}, {"boda", "bohdan", true},
		{"serkan", "serkan", false}, {"tom", "jane", false}, {"jane", "joan", true}, {"jane", "mary", false}, {"keeva", "caoimhe", false},
	} {
		if got := petForm(tt.word, tt.name); got != tt.want {
			t.Errorf("petForm(%q, %q) = %v", tt.word, tt.name, got)
		}
	}
	var f petForms
	for _, n := range []string{"serkan", "olumide", "", "jo", "serkan", "đức", "sarahan"} {
		f.add(n)
	}
	f.add("abena")
	if got := f.of("abi"); got != nil {
		t.Errorf("guessed without a report: %q", got)
	}
	f.bold = true
	if got := f.of("abi"); !slices.Equal(got, []string{"abena"}) {
		t.Errorf("of(abi) = %q", got)
	}
	for word, want := range map[string][]string{"serko": {"serkan"}, "lumi": {"olumide"}, "": nil, "se": nil, "police": nil, "sarah": nil} {
		if got := f.of(word); !slices.Equal(got, want) {
			t.Errorf("of(%q) = %q", word, got)
		}
	}
}

func FuzzPetForms(f *testing.F) {
	f.Add("serko", "serkan")
	f.Add("\xffé", "aé")
	f.Fuzz(func(t *testing.T, word, name string) {
		var p petForms
		p.add(name)
		p.of(word)
	})
}

func TestSlip(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"saoirse", "saorise", true}, {"ionescu", "ionesco", true}, {"ileana", "illeana", true}, {"marsh", "march", true},
		{"", "", false}, {"anna", "anan", false}, {"okafor", "okafor", false}, {"okafor", "kaofro", false},
	} {
		if got := slip(tt.a, tt.b); got != tt.want {
			t.Errorf("slip(%q, %q) = %v", tt.a, tt.b, got)
		}
	}
}
