package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"veil/redact"
	"veil/redact/link"
	"veil/redact/plan"
	"veil/rules"
	"veil/rules/profile"
)

// confirmClose asks about words that are one letter from a short name of the
// people file, and lets what the user denies stay. Where nobody is there to ask
// they are masked, and asked is false.
func confirmClose(c *cli.Context, s std, path string, o *redact.Options) (asked bool, err error) {
	if c.String("profile") == "" || o.Plan != nil {
		return false, nil
	}
	a := newAsker(c, s)
	if a == nil {
		return false, nil
	}
	defer a.close()
	scan := *o
	scan.OnPlan, scan.Stage = nil, nil
	r, err := scanPath(c, s, path, scan)
	if err != nil {
		return false, err
	}
	parts := byID(r.Parts)
	answers := map[string]bool{} // by text: masked
	for _, f := range r.Findings {
		p := parts[f.Part]
		text := p.Text[f.Start:f.End]
		if _, known := answers[text]; known || f.Rule != profile.RuleClose || !f.Mask {
			continue
		}
		answer, err := a.line(fmt.Sprintf("%s, %s: %s\n  %q is close to a short name in the people file. Mask it?",
			escape(path), place(p), escape(around(p.Text, f.Start, f.End)), escape(text)), "Y/n")
		if err != nil {
			return true, err
		}
		answers[text] = !strings.HasPrefix(strings.ToLower(answer), "n")
	}
	keep := o.Keep
	o.Keep = func(e link.Entity, f rules.Finding, text string) bool {
		masked, known := answers[text]
		return f.Rule == profile.RuleClose && known && !masked || keep != nil && keep(e, f, text)
	}
	return true, nil
}

// aroundLen is how much text is shown on each side of a place, in bytes.
const aroundLen = 40

// around is a place with some of the text beside it, on one line.
func around(text string, start, end int) string {
	from, to := max(0, start-aroundLen), min(len(text), end+aroundLen)
	return "..." + strings.Join(strings.Fields(strings.ToValidUTF8(text[from:to], "")), " ") + "..."
}

// listClose says that words were masked of which nobody was asked.
func listClose(w io.Writer, p plan.Plan) {
	n := 0
	for _, e := range p.Edits {
		if e.Mask && e.Rule == profile.RuleClose {
			n++
		}
	}
	if n > 0 {
		fmt.Fprintf(w, "  Masked, but look at them: %s one letter from a short name in the people file.\n", plural(n, "word", "words"))
		fmt.Fprintf(w, "  veil scan --explain with the same people file lists them under %s.\n", profile.RuleClose)
	}
}
