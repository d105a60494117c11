package report

import (
	"fmt"
	"io"
)

// Lines writes a line for each note, as compilers do:
//
//	FILE:LINE:COL level rule message
//
// escape makes text safe for the terminal. In a file with pages the line counts
// from the top of the page, and the page stands before it: FILE:p2:14:1.
func (d *Draft) Lines(w io.Writer, escape func(string) string) error {
	for _, n := range d.Report.Notes {
		at := d.Place(n.Span)
		page := ""
		if at.Page > 0 {
			page = fmt.Sprintf("p%d:", at.Page)
		}
		if _, err := fmt.Fprintf(w, "%s:%s%d:%d %s %s %s\n", escape(d.Path), page, at.Line, at.Column, n.Level, n.Rule, n.Message); err != nil {
			return err
		}
	}
	for _, q := range d.Report.Questions {
		if !q.OK && len(q.Sentences) == 0 {
			if _, err := fmt.Fprintf(w, "%s:1:1 warning %s %s\n", escape(d.Path), q.ID, q.Why); err != nil {
				return err
			}
		}
	}
	return nil
}
