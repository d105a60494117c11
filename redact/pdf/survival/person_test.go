package survival

import "strings"

// detail is one thing that identifies the invented person. Its label is what
// stands before it; its traces are what gives it away, in lower-case letters
// and digits with everything else left out.
type detail struct {
	kind, label, text string
	traces            []string
}

// person is whom every file hides. Numbers and names are of the ranges kept
// for examples: NHS numbers from 999, 07700 900, example.org.
var person = []detail{
	{"name", "Child", "Rosalind Griffith", []string{"rosalind", "griffith"}},
	{"date of birth", "Date of birth", "14 March 2011", []string{"14march2011", "14032011", "20110314"}},
	{"address", "Address", "31 Larkspur Close, Thornbury, BS99 4QT", []string{"larkspur", "bs994qt"}},
	{"NHS number", "NHS number", "999 123 4578", []string{"9991234578"}},
	{"e-mail", "Email", "r.griffith88@example.org", []string{"griffith88", "griffith88exampleorg"}},
	{"phone", "Telephone", "07700 900471", []string{"07700900471", "7700900471"}},
	{"case number", "Case number", "CYP/2023/48817", []string{"cyp202348817", "202348817"}},
}

// labelled are the details one a line, each after its label.
func labelled() []string {
	var out []string
	for _, d := range person {
		out = append(out, d.label+": "+d.text)
	}
	return out
}

// everything is all details in one string.
func everything() string { return strings.Join(labelled(), ". ") + "." }

// show writes the details on the page as anybody would.
func (f *file) show() {
	for i, s := range labelled() {
		f.text(40, 270-float64(i)*24, 11, s)
	}
}

// lines is content that shows the details, for forms and the like.
func lines() string {
	var b strings.Builder
	for i, s := range labelled() {
		b.WriteString(line(40, 270-float64(i)*24, 11, s) + "\n")
	}
	return b.String()
}
