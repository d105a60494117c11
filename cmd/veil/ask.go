package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"veil/redact/link/propose"
	"veil/rules/names/dates"
)

// asker asks plain questions on a terminal, one a line.
type asker struct {
	in  *bufio.Scanner
	out io.WriteCloser
}

// newAsker returns nil where nobody is there to ask, or nobody wants to be. The
// questions hold names from the papers: they go to the terminal itself, never
// into a file that standard error may lead to.
func newAsker(c *cli.Context, s std) *asker {
	if c.Bool("no-input") || !isTerminal(s.in) {
		return nil
	}
	tty, err := openTerminal()
	if err != nil {
		return nil
	}
	return &asker{in: bufio.NewScanner(s.in), out: tty}
}

func (a *asker) close() { a.out.Close() }

// errStopped means that the user ended the questions.
var errStopped = errors.New("stopped; nothing was written")

// line asks one question. Nothing typed is the answer in brackets.
func (a *asker) line(question, otherwise string) (string, error) {
	if otherwise != "" {
		question += " [" + escape(otherwise) + "]"
	}
	fmt.Fprint(a.out, question+" ")
	if !a.in.Scan() {
		fmt.Fprintln(a.out)
		return "", errStopped
	}
	if t := strings.TrimSpace(a.in.Text()); t != "" {
		return t, nil
	}
	return otherwise, nil
}

const askHelp = `
One question for each person. Press Enter to take what stands in brackets, or type:
  a label, such as CHILD A or MY SISTER
  = and an earlier label, where it is that same person:  = CHILD A
  -  to leave the person out (Veil still looks for them by itself)
  !  to take all that is left as it is
`

// people goes through the proposal and returns what the user made of it, and
// what else is always to be masked.
func (a *asker) people(proposed []propose.Person) ([]propose.Person, []string, error) {
	if len(proposed) > 0 {
		fmt.Fprint(a.out, askHelp)
	}
	var out []propose.Person
	for i, p := range proposed {
		p.Label = free(out, proposed[i+1:], p.Label)
		fmt.Fprintf(a.out, "\n%s (%s)\n", escape(p.Names[0]), described(p))
		answer, err := a.line("  Who is this?", p.Label)
		if err != nil {
			return nil, nil, err
		}
		switch {
		case answer == "!":
			return append(out, proposed[i:]...), nil, nil
		case answer == "-":
			continue
		case strings.HasPrefix(answer, "="):
			k := slices.IndexFunc(out, func(q propose.Person) bool { return q.Same(answer[1:]) })
			if k < 0 {
				fmt.Fprintln(a.out, "  Nobody above is called that; kept apart.")
				out = append(out, p)
				continue
			}
			out[k] = propose.Join(out[k], p)
			continue
		case answer != p.Label:
			if l := propose.Label(answer); l != "" {
				p.Label = free(out, nil, l)
			}
		}
		if err := a.details(&p); err != nil {
			return nil, nil, err
		}
		out = append(out, p)
	}
	also, err := a.line("\nAnything else to mask always, such as a house name? With commas between; Enter for nothing:", "")
	if err != nil {
		return nil, nil, err
	}
	return out, commas(also), nil
}

// details asks what the papers may not tell.
func (a *asker) details(p *propose.Person) error {
	more, err := a.line("  Any other names or nicknames? With commas between; Enter for none:", "")
	if err != nil {
		return err
	}
	p.Names = append(p.Names, commas(more)...)
	if !strings.HasPrefix(p.Label, "CHILD") && p.Born == "" {
		return nil
	}
	for {
		born, err := a.line("  Date of birth? (- for none)", p.Born)
		if err != nil {
			return err
		}
		d, ok := dates.Parse(born)
		switch {
		case born == "" || born == "-":
			p.Born = ""
			return nil
		case ok:
			p.Born = fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
			return nil
		}
		fmt.Fprintln(a.out, "  That is no date; write it like 12/03/2014.")
	}
}

// described says how often somebody was found and how they are written.
func described(p propose.Person) string {
	var forms []string
	for i, f := range p.Forms {
		if i == 4 {
			forms = append(forms, "...")
			break
		}
		forms = append(forms, escape(f.Text))
	}
	s := plural(p.Times, "time", "times") + ": " + strings.Join(forms, ", ")
	if p.Born != "" {
		s += "; born " + p.Born
	}
	return s
}

// free returns a label that nobody has yet, numbered where it must be.
func free(taken, coming []propose.Person, label string) string {
	used := func(l string) bool {
		same := func(p propose.Person) bool { return p.Label == l }
		return slices.ContainsFunc(taken, same) || slices.ContainsFunc(coming, same)
	}
	l := label
	for n := 2; used(l); n++ {
		l = fmt.Sprintf("%s %d", label, n)
	}
	return l
}

func commas(s string) []string {
	var out []string
	for _, v := range strings.Split(s, ",") {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}
