package standard

import (
	"os"
	"path/filepath"
	"testing"

	"veil/extract"
	"veil/internal/gold"
	"veil/rules"
)

// kinds are what is held to the marks.
var kinds = []string{rules.Person,
	rules.DateOfBirth, rules.Address, rules.Postcode, rules.Phone, rules.Email, rules.NHSNumber,
	rules.NINumber, rules.CaseNumber, rules.URL, rules.Handle, rules.School, rules.Organisation,
	rules.Vehicle, rules.BankAccount, rules.Passport, rules.DrivingLicence, rules.IPAddress,
}

type tally struct{ want, got, found, right int }

// measure compares findings with marks: a mark is found where findings of any
// kind cover all its letters and digits, a finding is right where it overlaps
// a mark.
func measure(t *testing.T, glob string) map[string]*tally {
	t.Helper()
	files, err := filepath.Glob(glob)
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents at %s (%v)", glob, err)
	}
	set, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*tally{}
	for _, k := range kinds {
		out[k] = &tally{}
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := gold.Parse(src)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		fs, err := set.Detect(t.Context(), extract.Part{ID: "body", Text: doc.Text})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range doc.Spans {
			c := out[m.Kind]
			if c == nil {
				continue
			}
			c.want++
			if covered(doc.Text, m, fs) {
				c.found++
			} else {
				t.Logf("missed %s in %s: %q", m.Kind, filepath.Base(name), doc.Text[m.Start:m.End])
			}
		}
		for _, f := range fs {
			c := out[f.Label]
			if c == nil {
				continue
			}
			c.got++
			if overlaps(doc.Spans, f) {
				c.right++
			} else {
				t.Logf("wrong %s by %s in %s: %q", f.Label, f.Rule, filepath.Base(name), doc.Text[f.Start:f.End])
			}
		}
	}
	return out
}

func covered(text string, m gold.Span, fs []rules.Finding) bool {
	for i := m.Start; i < m.End; i++ {
		b := text[i] | 0x20
		if !(b >= 'a' && b <= 'z' || b >= '0' && b <= '9') {
			continue
		}
		in := false
		for _, f := range fs {
			in = in || f.Start <= i && i < f.End
		}
		if !in {
			return false
		}
	}
	return true
}

func overlaps(ms []gold.Span, f rules.Finding) bool {
	for _, m := range ms {
		if m.Start < f.End && f.Start < m.End {
			return true
		}
	}
	return false
}

// TestGold holds the detectors to what people marked in the test documents.
func TestGold(t *testing.T) {
	for k, c := range measure(t, filepath.Join("..", "..", "testdata", "src", "*.md")) {
		if c.want == 0 && c.got == 0 {
			continue
		}
		recall, precision := ratio(c.found, c.want), ratio(c.right, c.got)
		t.Logf("%-16s recall %.2f of %d, precision %.2f of %d", k, recall, c.want, precision, c.got)
		// Small bodies and schools have short names that only the document
		// as a whole gives away; that is the spreaders' work.
		floor := 0.95
		if k == rules.School || k == rules.Organisation {
			floor = 0.85
		}
		if recall < floor {
			t.Errorf("%s: recall %.2f is under %.2f", k, recall, floor)
		}
		if precision < 0.88 && c.got-c.right > 1 { // one wrong of few says little
			t.Errorf("%s: precision %.2f is under 0.88", k, precision)
		}
	}
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}
