package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"veil/extract"
	"veil/redact"
	"veil/redact/plan"
	"veil/rules/policy"
)

// lastWord is said after every run that made a copy.
const lastWord = "Veil can miss things: read the copy before you share it."

// summarise tells what became of one document.
func summarise(w io.Writer, from, to string, r redact.Result) {
	fmt.Fprintf(w, "%s: the redacted copy is %s\n", escape(from), escape(to))
	if masked := count(r.Plan, true); len(masked.mentions) > 0 {
		fmt.Fprintf(w, "  Masked: %s.\n", masked)
	} else {
		fmt.Fprintln(w, "  Masked: nothing. No identifying details were found; look whether that can be.")
	}
	if kept := count(r.Plan, false); len(kept.mentions) > 0 {
		fmt.Fprintf(w, "  Found and kept: %s.\n", kept)
	}
	listGaps(w, r.Gaps)
	if len(r.Dropped) > 0 {
		fmt.Fprintf(w, "  Not carried over: %s.\n", dropped(r.Dropped))
	}
	for _, why := range policy.Reasons() {
		if slices.ContainsFunc(r.Plan.Edits, func(e plan.Edit) bool { return e.Mask && r.Plan.Reasons[e.Kind] == why.Code }) {
			fmt.Fprintf(w, "  %s in a mark: it %s.\n", why.Code, why.Text)
		}
	}
	fmt.Fprintf(w, "  Checked: %s.\n", verdict(r))
}

// dropped lists what a copy leaves out: "3 comments; bookmarks".
func dropped(ds []extract.Dropped) string {
	var list []string
	for _, d := range ds {
		if what := escape(d.What); d.Count > 0 {
			list = append(list, fmt.Sprintf("%d %s", d.Count, what))
		} else {
			list = append(list, what)
		}
	}
	return strings.Join(list, "; ")
}

// verdict puts the report of the verification into one sentence.
func verdict(r redact.Result) string {
	by := "the copy was opened again"
	if n := len(r.Report.Readers); n > 1 {
		by += fmt.Sprintf(" by %d different readers", n)
	}
	if r.Report.Originals == 0 {
		return by + " and reads as planned"
	}
	s := fmt.Sprintf("%s and searched for %s; none is left", by,
		plural(r.Report.Originals, "masked detail", "different masked details"))
	if n := r.Report.Excused; n > 0 {
		s += fmt.Sprintf(", except %s on purpose", plural(n, "that is kept elsewhere", "that are kept elsewhere"))
	}
	return s
}

// listGaps names what could not be read.
func listGaps(w io.Writer, gaps []extract.Gap) {
	for _, g := range gaps {
		where := escape(g.Where) + ": "
		if g.Where == "document" {
			where = ""
		}
		what := "Note"
		switch {
		case redact.Carried(g):
			what = "Not read, and in the copy all the same"
		case g.Blocking:
			what = "Not read, and left out of the copy"
		}
		fmt.Fprintf(w, "  %s: %s%s.\n", what, where, escape(g.Why))
	}
}
