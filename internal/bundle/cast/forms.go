package cast

import (
	"fmt"
	"math/rand/v2"
	"sort"
	"strings"
	"time"
	"unicode/utf8"

	"veil/internal/bundle/gold"
)

// anyForm is how papers speak of people, by how often.
var anyForm = []struct {
	form string
	n    int
}{
	{"fore", 52}, {"full", 17}, {"titled", 14}, {"nick", 5}, {"typo", 3}, {"init", 2}, {"upper", 2}, {"surfore", 1}, {"insur", 2}, {"upfull", 2},
}

// Say writes a detail of p in the form asked for; ok is false if there is no
// such form. Titles and the like stand outside the span.
func (p *Person) Say(form string, r *rand.Rand) (s gold.Str, ok bool) {
	mark := func(kind, text string, weak bool) {
		s.Mark(text, gold.Span{Kind: kind, Person: p.ID, Form: form, Weak: weak})
	}
	person := func(text string, weak bool) { mark("PERSON", text, weak) }
	foreWeak, surWeak := Weak(p.Fore, p.ForeWord), Weak(p.Sur, p.SurWord)
	switch form {
	case "full":
		person(p.Fore+" "+p.Sur, false)
	case "fore":
		person(p.Fore, foreWeak)
	case "sur":
		person(p.Sur, surWeak)
	case "nick":
		person(p.Nick, Weak(p.Nick, false))
	case "init":
		person(first(p.Fore)+"."+first(p.Sur)+".", true)
	case "inits":
		person(first(p.Fore)+first(p.Sur), true)
	case "titled":
		s.Add(p.Title + " ")
		person(p.Sur, surWeak)
	case "titledfull":
		s.Add(p.Title + " ")
		person(p.Fore+" "+p.Sur, false)
	case "upper":
		person(strings.ToUpper(p.Sur), surWeak)
	case "upfull":
		person(strings.ToUpper(p.Fore+" "+p.Sur), false)
	case "surfore":
		person(strings.ToUpper(p.Sur)+", "+p.Fore, false)
	case "insur":
		person(first(p.Fore)+". "+p.Sur, false)
	case "lower":
		person(strings.ToLower(p.Fore), foreWeak)
	case "lownick":
		person(strings.ToLower(p.Nick), Weak(p.Nick, false))
	case "typo":
		person(p.Typo, Weak(p.Typo, p.ForeWord))
	case "typofull":
		person(p.Typo+" "+p.SurTypo, false)
	case "dob":
		mark("DATE_OF_BIRTH", birth(p.Born, r), false)
	case "addr":
		mark("ADDRESS", p.Street, false)
	case "addrline", "addrblock":
		sep := map[string]string{"addrline": ", ", "addrblock": "\n"}[form]
		form = "addr"
		mark("ADDRESS", p.Street, false)
		s.Add(sep + p.Town + sep)
		form = "postcode"
		mark("POSTCODE", p.Post, false)
	case "town":
		s.Add(p.Town)
	case "postcode":
		mark("POSTCODE", p.Post, false)
	case "mobile":
		mark("PHONE", phone(p.Mobile, 5, r), false)
	case "land":
		n := 5
		if strings.HasPrefix(p.Land, "020") {
			n = 3
		}
		mark("PHONE", phone(p.Land, n, r), false)
	case "email":
		mark("EMAIL", p.Email, false)
	case "handle":
		mark("HANDLE", p.Handle, false)
	case "nhs":
		sep := []string{" ", " ", "-", ""}[r.IntN(4)]
		mark("NHS_NUMBER", p.NHS[:3]+sep+p.NHS[3:6]+sep+p.NHS[6:], false)
	case "case":
		mark("CASE_NUMBER", p.Case, false)
	case "court":
		mark("CASE_NUMBER", p.Court, false)
	case "crime":
		mark("CASE_NUMBER", p.Crime, false)
	case "upn":
		mark("CASE_NUMBER", p.UPN, false)
	case "ni":
		mark("NI_NUMBER", p.NI, false)
	case "plate":
		mark("VEHICLE", p.Plate, false)
	case "school":
		mark("SCHOOL", p.School, false)
	case "gp":
		mark("ORGANISATION", p.GP, false)
	default:
		w, known := words[form]
		if !known {
			return s, false
		}
		if p.Female {
			s.Add(w[0])
		} else {
			s.Add(w[1])
		}
	}
	return s, true
}

// words are what depends on the person's sex.
var words = map[string][2]string{
	"he": {"she", "he"}, "He": {"She", "He"}, "him": {"her", "him"}, "his": {"her", "his"}, "His": {"Her", "His"},
	"himself": {"herself", "himself"}, "son": {"daughter", "son"}, "boy": {"girl", "boy"}, "brother": {"sister", "brother"},
	"parent": {"mother", "father"}, "sex": {"Female", "Male"},
}

// key is what a reader sees of a person in a form, with the title.
func (p *Person) key(form string) string {
	initials := first(p.Fore) + first(p.Sur)
	k := map[string]string{
		"full": p.Fore + " " + p.Sur, "upfull": p.Fore + " " + p.Sur, "surfore": p.Fore + " " + p.Sur, "titledfull": p.Fore + " " + p.Sur,
		"fore": p.Fore, "lower": p.Fore, "nick": p.Nick, "lownick": p.Nick, "typo": p.Typo, "typofull": p.Typo + " " + p.SurTypo,
		"sur": p.Sur, "upper": p.Sur, "titled": p.Title + " " + p.Sur, "init": initials, "inits": initials, "insur": first(p.Fore) + " " + p.Sur,
	}[form]
	return strings.ToLower(k)
}

// share notes which ways of writing stand for more than one of the people in
// the case. No reader can tell these apart but by what stands around them.
func (c *Case) share() {
	c.shared = map[string]bool{}
	whose := map[string]string{}
	roles := make([]string, 0, len(c.Who))
	for r := range c.Who {
		roles = append(roles, r)
	}
	sort.Strings(roles)
	for _, r := range roles {
		p := c.Who[r]
		id := p.ID
		if p.SameAs != "" {
			id = min(id, p.SameAs)
		}
		for _, form := range []string{"full", "fore", "nick", "typo", "typofull", "sur", "titled", "init", "insur"} {
			k := p.key(form)
			if w, ok := whose[k]; ok && w != id {
				c.shared[k] = true
			}
			whose[k] = id
		}
	}
}

// Say writes a detail of whoever has the role, as Person.Say does, and marks
// names that somebody else in the case shares.
func (c *Case) Say(role, form string, r *rand.Rand) (s gold.Str, ok bool) {
	p := c.Who[role]
	if p == nil {
		return s, false
	}
	if form == "" || form == "any" {
		form = p.drawForm(r)
		if (form == "upper" || form == "titled") && c.shared[p.key(form)] {
			form = "fore" // people avoid saying what could mean two
		}
	}
	s, ok = p.Say(form, r)
	for i := range s.Spans {
		if s.Spans[i].Kind == "PERSON" {
			s.Spans[i].Shared = c.shared[p.key(form)]
		}
	}
	return s, ok
}

func (p *Person) drawForm(r *rand.Rand) string {
	n := 0
	for _, f := range anyForm {
		n += f.n
	}
	x := r.IntN(n)
	for _, f := range anyForm {
		if x -= f.n; x < 0 {
			// Nobody writes Mr before a child's name, and workers have no pet names.
			if f.form == "titled" && (p.Role == "child" || p.Role == "sib") || f.form == "nick" && p.ID[0] == 'w' {
				return "fore"
			}
			return f.form
		}
	}
	return "fore"
}

func first(s string) string { _, n := utf8.DecodeRuneInString(s); return s[:n] }

func birth(t time.Time, r *rand.Rand) string {
	switch r.IntN(7) {
	case 0:
		return t.Format("2 January 2006")
	case 1:
		return t.Format("02.01.06")
	case 2:
		return t.Format("2006-01-02")
	case 3:
		return t.Format("2 Jan 2006")
	case 4:
		return Ordinal(t.Day()) + t.Format(" January 2006")
	}
	return t.Format("02/01/2006")
}

// Ordinal is 1st, 2nd, 3rd and so on.
func Ordinal(n int) string {
	end := "th"
	if n/10 != 1 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return fmt.Sprint(n) + end
}

// phone writes a number in one of the ways that people write numbers; n is the
// length of the area code.
func phone(d string, n int, r *rand.Rand) string {
	rest := d[n:]
	if n == 3 { // 020 7946 0123
		rest = rest[:4] + " " + rest[4:]
	} else if r.IntN(3) > 0 {
		rest = rest[:3] + " " + rest[3:]
	}
	switch r.IntN(6) {
	case 0:
		return d
	case 1:
		return "+44 " + d[1:n] + " " + rest
	case 2:
		return "(" + d[:n] + ") " + rest
	}
	return d[:n] + " " + rest
}
