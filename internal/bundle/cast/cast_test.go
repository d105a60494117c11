package cast

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

func names(t *testing.T) *Names {
	t.Helper()
	n, err := ReadNames("../../../testdata/bundle/people.txt")
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestNumbers holds every number against the range that is kept for such use.
func TestNumbers(t *testing.T) {
	n := names(t)
	for seed := range uint64(6) {
		c, err := New(n, seed)
		if err != nil {
			t.Fatal(err)
		}
		if len(c.People) != 41 {
			t.Fatalf("%d people, not 40 and one name after adoption", len(c.People))
		}
		full := map[string][]string{}
		for _, p := range c.People {
			full[p.Fore+" "+p.Sur] = append(full[p.Fore+" "+p.Sur], p.ID)
			for what, re := range map[string]string{
				p.Mobile: `^07700900\d{3}$`, p.Land: `^(01632960\d{3}|02079460\d{3})$`, p.Email: `^[a-z0-9.]+@example\.(org|com|net)$`, p.NHS: `^999\d{7}$`, p.Handle: `^@[a-z_0-9]+$`,
			} {
				if !regexp.MustCompile(re).MatchString(what) {
					t.Errorf("%q is not %s", what, re)
				}
			}
			sum := 0
			for i := range 10 {
				sum += int(p.NHS[i]-'0') * (10 - i)
			}
			if sum%11 != 0 {
				t.Errorf("NHS number %s has a wrong check digit", p.NHS)
			}
			if strings.Contains(p.Fore+p.Sur+p.Nick+p.Typo, "_") || p.Nick == "" || p.Typo == "" || p.SurTypo == "" {
				t.Errorf("%s lacks a form: %+v", p.ID, p)
			}
			if p.Typo == p.Fore {
				t.Errorf("%s: the misspelling of %s is none", p.ID, p.Fore)
			}
		}
		for name, ids := range full {
			if len(ids) > 1 && strings.Join(ids, " ") != "f2.sib f2.dad" {
				t.Errorf("seed %d: %s are all %s", seed, ids, name)
			}
		}
		a, b := c.Cases[0].Who["sib"], c.Cases[3].Who["carer"]
		if a.Fore != b.Fore || a.Sur == b.Sur {
			t.Errorf("two people should share a forename: %s %s, %s %s", a.Fore, a.Sur, b.Fore, b.Sur)
		}
	}
}

func TestSay(t *testing.T) {
	p := &Person{ID: "p", Title: "Ms", Fore: "Żaneta", Nick: "Żana", Typo: "Zaneta", Sur: "Bell", SurTypo: "Bel", SurWord: true, Mobile: "07700900123", Land: "02079460001", NHS: "9990001118", Street: "1 Weir Terrace", Town: "Marlham", Post: "NG93 1AA"}
	r := rand.New(rand.NewPCG(1, 1))
	for _, c := range []struct {
		form, text, marked string
		weak               bool
	}{
		{"full", "Żaneta Bell", "Żaneta Bell", false},
		{"titled", "Ms Bell", "Bell", true},
		{"surfore", "BELL, Żaneta", "BELL, Żaneta", false},
		{"init", "Ż.B.", "Ż.B.", true},
		{"lower", "żaneta", "żaneta", false},
		{"addrblock", "1 Weir Terrace\nMarlham\nNG93 1AA", "1 Weir Terrace|NG93 1AA", false},
		{"his", "his", "", false},
	} {
		s, ok := p.Say(c.form, r)
		if !ok || s.S != c.text {
			t.Errorf("%s: %q", c.form, s.S)
		}
		var marked []string
		for _, sp := range s.Spans {
			marked = append(marked, s.S[sp.Start:sp.End])
			if sp.Weak != c.weak {
				t.Errorf("%s: weak is %v", c.form, sp.Weak)
			}
		}
		if strings.Join(marked, "|") != c.marked {
			t.Errorf("%s: marked %q, want %q", c.form, marked, c.marked)
		}
	}
	if _, ok := p.Say("nonsense", r); ok {
		t.Error("a form that does not exist is said")
	}
}
