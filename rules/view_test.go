package rules

import (
	"strings"
	"testing"
)

func TestViewOf(t *testing.T) {
	for in, want := range map[string]string{
		"":                            "",
		"plain “text” – é\n":          "plain “text” – é\n",
		"a\u00a0b\u2009c\u202fd":      "a b c d",
		"Okafor\u2011Hughes":          "Okafor-Hughes",
		"Oka\u00adfor\u200b\ufeff":    "Okafor",
		"Oka\u00ad\nfor":              "Oka-\nfor",
		"077\u00ad\r\n00 900123":      "077-00 900123",
		"\u202a07700 900123\u202c":    "07700 900123",
		"می\u200cخواهم":               "می\u200cخواهم",
		"one\r\ntwo\rthree":           "one\ntwo\rthree",
		"07700\t900123":               "07700 900123",
		"NHS 999\t123\t4567":          "NHS 999 123 4567",
		"12\tMarch\t2014":             "12 March 2014",
		"12/\t03/2014 12\t/03":        "12/03/2014 12/03",
		"CYP/2023/\n48817":            "CYP/2023/48817",
		"and/or/\nhim":                "and/or/\nhim",
		"QQ 12\t34\n56 C":             "QQ 12 34 56 C",
		"999\n526\n0182":              "999 526 0182",
		"999\n526\n0183":              "999\n526\n0183",
		"0161\n496\n0123":             "0161 496 0123",
		"GB82\tWEST\t1234 5698":       "GB82\tWEST\t1234 5698",
		"NV16\tKXB\tTobi":             "NV16 KXB\tTobi",
		"Name\tTobi\t14":              "Name\tTobi\t14",
		"12/03/2014\t48213":           "12/03/2014\t48213",
		"999 526 0182\t07700 900123":  "999 526 0182\t07700 900123",
		"12.50\t13.20\t£14\t1,200\t3": "12.50\t13.20\t£14\t1,200\t3",
		"10:30\t11:00":                "10:30\t11:00",
		"31\tLarkspur\tClose":         "31 Larkspur Close",
		"at 31 St John's\tRoad, x":    "at 31 St John's Road, x",
		"31\tLarkspur\tclosed":        "31\tLarkspur\tclosed",
		"31\tClose\tRoad":             "31 Close Road",
		"Larkspur\tClose":             "Larkspur\tClose",
		"Our ref: KX\t4471\t20":       "Our ref: KX 4471 20",
		"Ref\tKX\t4471\nSee\tAB\t12":  "Ref\tKX\t4471\nSee\tAB\t12",
		"Room\tKX\t4471":              "Room\tKX\t4471",
		"5\t-3":                       "5\t-3",
	} {
		if got := viewOf(in).text; got != want {
			t.Errorf("view of %q: %q, want %q", in, got, want)
		}
	}
}

func TestColumns(t *testing.T) {
	for _, c := range []struct {
		name, text string
		joined     bool
	}{
		{"amounts", "Rent\t412\t318\t1020\nFood\t120\t340\t560\n", false},
		{"under headings", "Name\tRef\tAge\nTobi\t48213\t12\n", false},
		{"one row", "Telephone\t412\t3180\n", true},
		{"empty neighbours", "\n412\t318\t1020\n\n", true},
		{"telephone numbers", "Tel\t07700\t900123\nMob\t07700\t900456\n", true},
		{"a day, a month and a year", "Day\tMonth\tYear\n12\t03\t2014\n", true},
		{"NHS numbers", "Tobi\t999\t526\t0182\nAma\t943\t476\t5919\n", true},
		{"one NHS number by chance", "Rent\t999\t526\t0182\nFood\t120\t340\t1560\n", false},
		{"too long a row", strings.Repeat("x", farCell+1) + "\t412\t318\n", false},
	} {
		if got := strings.Contains(join(c.text), " "); got != c.joined {
			t.Errorf("%s: joined %v", c.name, got)
		}
	}
}

func TestViewPlaces(t *testing.T) {
	for _, c := range []struct{ text, find, want string }{
		{"a\u00a0b", "b", "b"},
		{"Tel\u00a0077\u00ad00\u00a0900123\u200b.", "07700 900123", "077\u00ad00\u00a0900123"},
		{"\ufeffTobi\u200b Okafor", "Tobi", "Tobi"},
		{"\u200bTobi\u00a0", "Tobi ", "Tobi\u00a0"},
		{"one\r\ntwo\r\nthree", "two", "two"},
		{"one\r\ntwo\r\nthree", "two\nthree", "two\r\nthree"},
		{"é\u2009ü\u00a0ß", "ü", "ü"},
		{"x\u00a0\u00a0y", " y", "\u00a0y"},
		{"x\u00a0\u200b\u00a0y", "x ", "x\u00a0"},
		{"12\u00ad\n34", "12-34", "12\u00ad\n34"},
		{"CYP/2023/\t48817", "2023/48817", "2023/\t48817"},
	} {
		v := viewOf(c.text)
		i := strings.Index(v.text, c.find)
		fs := []Finding{{}}
		fs[0].Start, fs[0].End = i, i+len(c.find)
		if v.back(fs); c.text[fs[0].Start:fs[0].End] != c.want {
			t.Errorf("%q in %q: %q, want %q", c.find, c.text, c.text[fs[0].Start:fs[0].End], c.want)
		}
	}
}

func FuzzView(f *testing.F) {
	f.Add("Tel\u00a0077\u00ad00\u00a0900123\u200b.\r\n12\t34")
	f.Add("\u00ad\n1\t2\xff\u200d")
	f.Add("1\t2\n3\t4\r\nQQ 12\t34\n56 C")
	f.Fuzz(func(t *testing.T, text string) {
		v := viewOf(text)
		last := 0
		for i := range len(v.text) {
			fs := []Finding{{}}
			fs[0].Start, fs[0].End = i, i+1
			v.back(fs)
			if s, e := fs[0].Start, fs[0].End; s < last || e <= s || e > len(text) {
				t.Fatalf("byte %d is at %d to %d of %d, after %d", i, s, e, len(text), last)
			} else {
				last = e
			}
		}
	})
}
