package survival

import (
	"strings"

	"veil/internal/trace"
)

// person is whom every file hides.
var person = trace.Person

// labelled are the details one a line, each after its label.
func labelled() []string { return trace.Labelled() }

// everything is all details in one string.
func everything() string { return trace.Everything() }

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
