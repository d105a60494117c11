package propose

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"veil/rules"
)

// Extra is what a proposal says besides people.
type Extra struct {
	Also    []string       // what the user wants masked always
	Passing int            // people named in passing, who are left out
	Kinds   map[string]int // how many different values of other kinds were found
}

const head = `# Who is in the papers. Made by "veil people init" from what it found: read it,
# correct it, and then use it: veil redact FILE --profile THIS-FILE
#
# label: what stands in the redacted text: [CHILD A]. Change it as you like.
# names: everything the person is called. Put the full name first, and add
#        nicknames and short names. Veil works out the rest by itself: surname
#        or forename alone, initials, capitals, misspellings.
# born:  the date of birth, as 2014-03-12. Leave the line out if you do not know it.
# If one person is here twice, put all the names into one entry and delete the
# other. This file names people: keep it to yourself.

`

// YAML writes the people file. Whatever comes from the papers is in quotes, or
// in comments without line ends and control characters.
func YAML(people []Person, x Extra) []byte {
	var b bytes.Buffer
	b.WriteString(head)
	if len(people) == 0 {
		b.WriteString("people: []\n")
	} else {
		b.WriteString("people:\n")
	}
	for _, p := range people {
		fmt.Fprintf(&b, "  # %s\n", comment(p.seen()))
		fmt.Fprintf(&b, "  - label: %s\n    names: %s\n", quote(p.Label), list(p.Names))
		if p.Born != "" {
			fmt.Fprintf(&b, "    born: %s\n", p.Born)
		}
	}
	if x.Passing > 0 {
		fmt.Fprintf(&b, "\n# %d more are named only in passing. Veil looks for them by itself.\n", x.Passing)
	}
	b.WriteString("\n# Always masked, whatever it is: [\"14 Larch Close\", \"Tall Trees\"].\n")
	for _, k := range []string{rules.Address, rules.School, rules.Organisation} {
		if n := x.Kinds[k]; n > 0 {
			fmt.Fprintf(&b, "# (%s found by itself: %d)\n", strings.ToLower(k), n)
		}
	}
	fmt.Fprintf(&b, "also: %s\n", list(x.Also))
	b.WriteString("\n# Never masked: [Ofsted, Northshire County Council].\nkeep: []\n")
	if s := subject(people); s != "" {
		fmt.Fprintf(&b, "\n# Without the # at its head, the next line lets this person's own details stay\n# under --policy third-party:\n# subject: %s\n", quote(s))
	}
	return b.Bytes()
}

// subject is the label of the only child.
func subject(people []Person) string {
	var only []string
	for _, p := range people {
		if p.Role == child {
			only = append(only, p.Label)
		}
	}
	if len(only) != 1 {
		return ""
	}
	return only[0]
}

// maxForms is how many ways of writing a name a comment lists.
const maxForms = 6

// seen says how often somebody was found, and why the label was chosen.
func (p Person) seen() string {
	var forms []string
	for i, f := range p.Forms {
		if i == maxForms {
			forms = append(forms, "...")
			break
		}
		forms = append(forms, fmt.Sprintf("%s (%d)", f.Text, f.Times))
	}
	s := fmt.Sprintf("found %d times", p.Times)
	if p.Times == 1 {
		s = "found once"
	}
	if p.Files > 1 {
		s += fmt.Sprintf(" in %d files", p.Files)
	}
	s += ": " + strings.Join(forms, ", ")
	if p.Why != "" {
		s += "; beside it: " + p.Why
	}
	return s
}

// comment keeps text on its line.
func comment(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, s)
}

func list(values []string) string {
	var out []string
	for _, v := range values {
		out = append(out, quote(v))
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// quote writes a string as JSON does, which YAML reads: nothing in it can end
// the string or the line.
func quote(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(comment(s)); err != nil {
		panic(err) // strings always encode
	}
	return strings.TrimSuffix(b.String(), "\n")
}
