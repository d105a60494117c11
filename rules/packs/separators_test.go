package packs_test

import (
	"io/fs"
	"strings"
	"testing"

	"veil/extract"
	"veil/rules"
	"veil/rules/packs"
	"veil/rules/reference"
)

// TestSeparators: a number is found whole whatever parts its groups.
func TestSeparators(t *testing.T) {
	names, err := fs.Glob(packs.FS, "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no packs (%v)", err)
	}
	ds := []rules.Detector{reference.New()}
	for _, name := range names {
		src, err := packs.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		p, err := rules.ParsePack(src)
		if err != nil {
			t.Fatal(err)
		}
		ds = append(ds, p)
	}
	set := rules.NewSet(ds...)
	separators := map[string]string{"blank": " ", "tab": "\t", "no-break space": "\u00a0", "thin space": "\u2009", "narrow no-break space": "\u202f",
		"figure space": "\u2007", "soft hyphen": "\u00ad", "soft hyphen at the end of a line": "\u00ad\r\n", "no-break hyphen": "\u2011",
		"space of no width": "\u200b", "word joiner": "\u2060", "line end": "\n", "line end of Windows": "\r\n"}
	for _, c := range []struct {
		label, before, value string
		lines                bool // also over line ends
	}{
		{rules.Phone, "Ring ", "07700 900123", true},
		{rules.Phone, "Tel: ", "0161 496 0123", true},
		{rules.NHSNumber, "NHS number: ", "999 526 0182", true},
		{rules.NHSNumber, "She is ", "999 526 0182", true},
		{rules.NINumber, "NI number ", "AB 12 34 56 C", true},
		{rules.Vehicle, "a car, ", "NV16 KXB", true},
		{rules.BankAccount, "card ", "4929 4200 0000 0000", false},
		{rules.BankAccount, "sort code ", "00 12 34", false},
		{rules.CaseNumber, "Our ref ", "48213 0071", false},
	} {
		for name, sep := range separators {
			if strings.Contains(sep, "\n") && !c.lines {
				continue
			}
			value := strings.ReplaceAll(c.value, " ", sep)
			text := "The note was made by staff.\n\n" + c.before + value + "\n\nThe end.\n"
			fs, err := set.Detect(t.Context(), extract.Part{ID: "p", Text: text})
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, f := range fs {
				found = found || f.Label == c.label && text[f.Start:f.End] == value
			}
			if !found {
				t.Errorf("%s %q, %s: found %v", c.label, c.value, name, fs)
			}
		}
	}
}
