package residue

import (
	"fmt"
	"strings"

	"veil/internal/pdf"
)

// onTop finds comments and redaction marks among the annotations of a page
// (PDF 32000-1, 12.5.6). A mark that was applied is no longer an annotation.
func onTop(f *pdf.File, p pdf.Page) []Find {
	where := fmt.Sprintf("page %d", p.Number)
	var said []string
	marks := 0
	for _, o := range f.Array(p.Dict["Annots"]) {
		d := f.Dict(o)
		subtype := f.Name(d["Subtype"])
		if subtype == "Redact" {
			marks++
		}
		if subtype == "Widget" || subtype == "Link" {
			continue // fields and links are no comments
		}
		for _, k := range []pdf.Name{"Contents", "RC", "Subj"} {
			if s, ok := f.Resolve(d[k]).(pdf.String); ok {
				said = append(said, strings.Fields(pdf.Text(string(s)))...)
			}
		}
	}
	var out []Find
	if marks > 0 {
		out = append(out, Find{Where: where, How: Unapplied, Words: marks})
	}
	if len(said) > 0 {
		out = append(out, Find{where, Comment, len(said), strings.Join(said, " ")})
	}
	return out
}
