package dates

import (
	"testing"

	"veil/rules/names/lexicon"
)

func TestParse(t *testing.T) {
	for _, s := range []string{
		"12/03/2014", "12.3.14", "12-03-2014", "2014-03-12", "12 March 2014", "12th March 2014", "12th of March 2014", "12 Mar 14", "March 12, 2014",
		"12-Mar-2014", "12th March, 2014", "born 12/3/2014.", "12 March\n2014", "12 MARCH 2014",
	} {
		d, ok := Parse(s)
		if !ok || !d.Same(Date{Year: 2014, Month: 3, Day: 12}) {
			t.Errorf("%q: %+v %v", s, d, ok)
		}
	}
	for _, s := range []string{"", "12", "March", "31/13/2014", "12 March", "0/1/2014", "1.2.3.4.5", "12/03/2014 and 13/03/2014", "999 526 0182", "30 20 2014"} {
		if d, ok := Parse(s); ok {
			t.Errorf("%q: %+v", s, d)
		}
	}
}

func TestFindSpans(t *testing.T) {
	text := "é 12/03/2014, 3rd April 2011"
	ds := Find(text, lexicon.Atoms(text))
	if len(ds) != 2 || text[ds[0].Start:ds[0].End] != "12/03/2014" || text[ds[1].Start:ds[1].End] != "3rd April 2011" {
		t.Errorf("%+v", ds)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("12/03/2014 3rd of April, 2011 2014-3")
	f.Fuzz(func(t *testing.T, s string) {
		for _, d := range Find(s, lexicon.Atoms(s)) {
			if d.Start >= d.End || d.End > len(s) || !valid(d.Year, d.Month, d.Day) {
				t.Fatalf("%+v", d)
			}
		}
	})
}
