package dates

import (
	"testing"

	"veil/rules/names/lexicon"
)

func TestParse(t *testing.T) {
	for _, s := range []string{
		"12/03/2014", "12.3.14", "12-03-2014", "2014-03-12", "12 March 2014", "12th March 2014", "12th of March 2014", "12 Mar 14", "March 12, 2014",
		"12-Mar-2014", "12th March, 2014", "born 12/3/2014.", "12 March\n2014", "12 MARCH 2014",
		"12Mar2014", "12mar14", "12032014", "20140312", "l2/O3/2Ol4", "12.iii.2014", "12·3·2014", "12 / 03 / 2014", "12 Marcb 2014",
		"twelfth of March two thousand and fourteen", "Twelfth March twenty fourteen", "twelfth of the third two thousand and fourteen",
		"12 Mawrth 2014", "12fed o Fawrth 2014", "1 2 0 3 2 0 1 4", "[1][2]/[0][3]/[2][0][1][4]", "12|03|2014", "12th Mar '14", "12 March twenty-fourteen",
		"twelfth day of March, 2014", "12th day of March 2014", "12th of the third 2014", "12th of the 3rd 2014", "12 MAR /MARS 14", "Mar. 12, 2014", "12:03:2014", "12,03,2014", "12th March, in the year 2014", "12 March in the year of our Lord 2014",
	} {
		d, ok := Parse(s)
		if !ok || !d.Same(Date{Year: 2014, Month: 3, Day: 12}) {
			t.Errorf("%q: %+v %v", s, d, ok)
		}
	}
	for _, s := range []string{"", "12", "March", "31/13/2014", "12 March", "0/1/2014", "1.2.3.4.5", "12/03/2014 and 13/03/2014", "999 526 0182", "30 20 2014", "12:03:14", "12, 03, 2014", "12th March, 3260 g"} {
		if d, ok := Parse(s); ok {
			t.Errorf("%q: %+v", s, d)
		}
	}
}

func TestYearsInWords(t *testing.T) {
	if d, ok := Parse("fourteenth of the second eighty-seven"); !ok || !d.Same(Date{Year: 1987, Month: 2, Day: 14}) {
		t.Errorf("%+v %v", d, ok)
	}
	if d, ok := Parse("twelfth of the third oh-nine"); !ok || !d.Same(Date{Year: 2009, Month: 3, Day: 12}) {
		t.Errorf("%+v %v", d, ok)
	}
	if d, ok := Parse("fourteenth of May forty people"); ok {
		t.Errorf("%+v", d)
	}
}

func TestFindSpans(t *testing.T) {
	text := "é 12/03/2014, 3rd April 2011"
	ds := Find(text, lexicon.Atoms(text))
	if len(ds) != 2 || text[ds[0].Start:ds[0].End] != "12/03/2014" || text[ds[1].Start:ds[1].End] != "3rd April 2011" {
		t.Errorf("%+v", ds)
	}
}

func TestAll(t *testing.T) {
	for _, tt := range []struct {
		text string
		want Date
	}{
		{"3rd April", Date{0, 9, 0, 4, 3, false, NoYear}},
		{"03/14/2014", Date{0, 10, 2014, 3, 14, false, Figures}},
		{"12/3", Date{0, 4, 0, 3, 12, false, NoYear | Figures}},
		{"March 2014", Date{0, 10, 2014, 3, 0, false, NoDay}},
		{"03/2014", Date{0, 7, 2014, 3, 0, false, NoDay | Figures}},
		{"é 2014", Date{3, 7, 2014, 0, 0, false, Only | Figures}},
		{"120314", Date{0, 6, 2014, 3, 12, true, Joined | Figures}},
		{"Christmas Eve 2016", Date{0, 18, 2016, 12, 24, false, Named}},
		{"aged 2, Mar. 23rd 2014", Date{8, 22, 2014, 3, 23, false, 0}},
		{"last day of May 2014", Date{0, 20, 2014, 5, 31, false, 0}},
		{"last day of February 2012", Date{0, 25, 2012, 2, 29, false, 0}},
		{"é last day of June", Date{3, 19, 0, 6, 30, false, NoYear}},
		{"pumed o Fawrth", Date{0, 14, 0, 3, 5, false, NoYear}},
		{"unfed ar hugain o Fedi 2014", Date{0, 27, 2014, 9, 21, false, 0}},
		{"trydydd ar ddeg o Fai", Date{0, 21, 0, 5, 13, false, NoYear}},
		{"2nd of the 6th", Date{0, 14, 0, 6, 2, false, NoYear | Figures}},
		{"All Souls' Day", Date{4, 14, 0, 11, 2, false, Named | NoYear}},
		{"Boxing Day", Date{0, 10, 0, 12, 26, false, Named | NoYear}},
	} {
		if ds := All(tt.text, lexicon.Atoms(tt.text)); len(ds) != 1 || ds[0] != tt.want {
			t.Errorf("%q: %+v, want %+v", tt.text, ds, tt.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("12/03/2014 3rd of April, 2011 2014-3")
	f.Add("2014, March 12th '56, 2nd of March 2l-9-86 22 de Julho de 1984 sixteen September 6 IX 1987")
	f.Fuzz(func(t *testing.T, s string) {
		for _, d := range Find(s, lexicon.Atoms(s)) {
			if d.Start >= d.End || d.End > len(s) || !valid(d.Year, d.Month, d.Day) {
				t.Fatalf("%+v", d)
			}
		}
	})
}
