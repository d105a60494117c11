package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"veil/extract"
	"veil/redact"
	"veil/rules"
)

// printExplained lists every place of one document with what speaks for it.
func printExplained(w io.Writer, path string, r redact.ScanResult, showText bool) error {
	if _, err := fmt.Fprintf(w, "%s (%s): %s\n", escape(path), r.Format, plural(len(r.Findings), "finding", "findings")); err != nil {
		return err
	}
	lines := map[string]*lineCounter{}
	for _, p := range r.Parts {
		lines[p.ID] = &lineCounter{part: p, line: 1}
	}
	for _, f := range r.Findings {
		fate := "kept"
		if f.Mask {
			fate = "masked"
		}
		c := lines[f.Part]
		if _, err := fmt.Fprintf(w, "  %s: %s %s as %s\n", c.at(f.Start), rules.InWords[f.Label].One, fate, escape(f.Entity)); err != nil {
			return err
		}
		if showText {
			fmt.Fprintf(w, "      text: %s\n", escape(c.part.Text[f.Start:f.End]))
		}
		why := f.Why
		if why == "" {
			why = "the rule says no more"
		}
		fmt.Fprintf(w, "      why:  %s (rule %s, score %.2f)\n", escape(why), escape(f.Rule), f.Score)
	}
	return printGaps(w, r.Gaps)
}

// lineCounter tells lines and columns of places that come in order.
type lineCounter struct {
	part        extract.Part
	done        int // bytes that were counted
	line, start int // the line's number and first byte
}

// at names a place: "page 2, line 14, column 3". Columns are characters.
func (c *lineCounter) at(offset int) string {
	if offset < c.done { // a finding inside another begins no earlier; be safe
		c.done, c.line, c.start = 0, 1, 0
	}
	for {
		i := strings.IndexByte(c.part.Text[c.done:offset], '\n')
		if i < 0 {
			break
		}
		c.done += i + 1
		c.line, c.start = c.line+1, c.done
	}
	return fmt.Sprintf("%s, line %d, column %d", place(c.part), c.line, 1+utf8.RuneCountInString(c.part.Text[c.start:offset]))
}
