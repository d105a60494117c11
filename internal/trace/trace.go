// Package trace invents a person and looks for what gives that person away in
// any bytes, for tests that hide the person in files and redact them.
//
// It shares no code with the readers, the writers or the verification, so that
// a mistake in one is not a mistake in both. It does not know any format: who
// uses it takes files apart.
package trace

import (
	"slices"
	"strings"
)

// Detail is one thing that identifies the invented person. Label is what stands
// before it; Traces are what gives it away, in lower-case letters and digits
// with everything else left out.
type Detail struct {
	Kind, Label, Text string
	Traces            []string
}

// Person is whom every file hides. Numbers and names are of the ranges kept
// for examples: NHS numbers from 999, 07700 900, example.org.
var Person = []Detail{
	{"name", "Child", "Rosalind Griffith", []string{"rosalind", "griffith"}},
	{"date of birth", "Date of birth", "14 March 2011", []string{"14march2011", "14032011", "20110314"}},
	{"address", "Address", "31 Larkspur Close, Thornbury, BS99 4QT", []string{"larkspur", "bs994qt"}},
	{"NHS number", "NHS number", "999 123 4578", []string{"9991234578"}},
	{"e-mail", "Email", "r.griffith88@example.org", []string{"griffith88", "griffith88exampleorg"}},
	{"phone", "Telephone", "07700 900471", []string{"07700900471", "7700900471"}},
	{"case number", "Case number", "CYP/2023/48817", []string{"cyp202348817", "202348817"}},
}

// Labelled are the details one a line, each after its label.
func Labelled() []string {
	var out []string
	for _, d := range Person {
		out = append(out, d.Label+": "+d.Text)
	}
	return out
}

// Everything is all details in one string.
func Everything() string { return strings.Join(Labelled(), ". ") + "." }

// Found is which details were seen, by their place in Person, and how.
type Found map[int]string

// All reports whether all details were found.
func (f Found) All() bool { return len(f) == len(Person) }

// Kinds lists what was found, for messages.
func (f Found) Kinds() string {
	var out []string
	for i, d := range Person {
		if how, ok := f[i]; ok {
			out = append(out, d.Kind+" in "+how)
		}
	}
	return strings.Join(out, "; ")
}

// Without lists the details that were not found.
func (f Found) Without() []string {
	var out []string
	for i, d := range Person {
		if f[i] == "" {
			out = append(out, d.Kind)
		}
	}
	slices.Sort(out)
	return out
}

// View is a way to read a text.
type View struct {
	Name string
	Of   func(string) string
}

// Look searches a text in every form in which a string can stand, and in the
// further views given. Spaces and punctuation do not count, so that letters set
// apart or strings cut in pieces are found as well.
func (f Found) Look(how, text string, more ...View) {
	for _, v := range append(views, more...) {
		if f.All() {
			return
		}
		f.match(strings.TrimSpace(how+" "+v.Name), Compact(v.Of(text)))
	}
}

// match looks for the details in a compact text.
func (f Found) match(how, text string) {
	for i, d := range Person {
		for _, trace := range d.Traces {
			switch {
			case f[i] != "":
			case strings.Contains(text, trace):
				f[i] = how
			case strings.Contains(text, backwards(trace)):
				f[i] = how + ", backwards"
			}
		}
	}
}

func backwards(s string) string {
	b := []byte(s)
	slices.Reverse(b)
	return string(b)
}

// Compact keeps letters and digits, in lower case. UTF-16 of either order
// comes out as ASCII, as its zero bytes go.
func Compact(s string) string {
	s = ligatures.Replace(s)
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			out = append(out, c)
		case 'A' <= c && c <= 'Z':
			out = append(out, c+'a'-'A')
		}
	}
	return string(out)
}

var ligatures = strings.NewReplacer("ﬁ", "fi", "ﬀ", "ff", "ﬃ", "ffi")
