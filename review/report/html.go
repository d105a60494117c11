package report

import (
	_ "embed"
	"html/template"
	"io"

	"veil/review"
)

//go:embed page.html
var pageHTML string

var page = template.Must(template.New("page").Funcs(template.FuncMap{"inc": func(i int) int { return i + 1 }}).Parse(pageHTML))

// shown is a sentence on the page: with a level it has remarks.
type shown struct {
	Number      int
	Text, Level string
	Notes       []remark
}

type remark struct{ Words, Message, Instead string }

// HTML writes the report as a page that needs nothing else: no script, no
// picture, no address outside.
func (d *Draft) HTML(w io.Writer) error {
	var blocks [][]shown
	var remarks []shown
	last := -1
	told := map[string]bool{}
	for i, s := range d.Report.Sentences {
		x := shown{Number: i, Text: s.Text}
		for _, n := range d.notes(i) {
			if x.Level == "" || rank[n.Level] > rank[x.Level] {
				x.Level = n.Level
			}
			r := remark{Message: n.Message}
			if n.Span != s.Span {
				r.Words = d.text(n.Span)
			}
			if !told[n.Rule] {
				r.Instead = n.Instead
			}
			told[n.Rule] = true
			x.Notes = append(x.Notes, r)
		}
		if s.Block != last {
			blocks = append(blocks, nil)
			last = s.Block
		}
		blocks[len(blocks)-1] = append(blocks[len(blocks)-1], x)
		if x.Level != "" {
			remarks = append(remarks, x)
		}
	}
	return page.Execute(w, map[string]any{"Path": d.Path, "Report": d.Report, "Blocks": blocks, "Remarks": remarks, "AsKnown": review.AsKnown})
}

var rank = map[string]int{"suggestion": 1, "warning": 2, "error": 3}
