package main

import (
	"fmt"
	"io"
	"strings"

	"veil/extract"
	"veil/redact"
)

// lastWord is said after every run that made a copy.
const lastWord = "Veil can miss things: read the copy before you share it."

// summarise tells what became of one document.
func summarise(w io.Writer, from, to string, r redact.Result) {
	fmt.Fprintf(w, "%s -> %s\n", escape(from), escape(to))
	if masked := count(r.Plan, true); len(masked.mentions) > 0 {
		fmt.Fprintf(w, "  Masked: %s.\n", masked)
	} else {
		fmt.Fprintln(w, "  Masked: nothing. No identifying details were found; look whether that can be.")
	}
	if kept := count(r.Plan, false); len(kept.mentions) > 0 {
		fmt.Fprintf(w, "  Found and kept: %s.\n", kept)
	}
	listGaps(w, r.Gaps)
	fmt.Fprintf(w, "  Verified: %s.\n", verdict(r))
}

// verdict puts the report of the verification into one sentence.
func verdict(r redact.Result) string {
	by := "it was opened again"
	if n := len(r.Report.Readers); n > 1 {
		by = "it was opened again by " + strings.Join(r.Report.Readers[:n-1], ", ") + " and " + r.Report.Readers[n-1]
	}
	if r.Report.Originals == 0 {
		return by + " and reads as planned"
	}
	return fmt.Sprintf("%s and %s found in none of the %s inside the file", by,
		plural(r.Report.Originals, "masked detail was looked for and", "masked details were looked for and"),
		plural(r.Report.Places, "place", "places"))
}

// listGaps names what could not be read.
func listGaps(w io.Writer, gaps []extract.Gap) {
	for _, g := range gaps {
		fmt.Fprintf(w, "  Not read, and left out of the copy: %s (%s).\n", escape(g.Where), escape(g.Why))
	}
}
