package report

import (
	"io"
	"net/url"
	"path/filepath"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
)

// levels are SARIF's names of ours.
var levels = map[string]string{"error": "error", "warning": "warning", "suggestion": "note"}

// SARIF writes the notes of drafts in the format of static checkers (OASIS
// SARIF 2.1.0), which editors show beside the text.
func SARIF(w io.Writer, drafts []*Draft) error {
	run := sarif.NewRunWithInformationURI("veil check", "")
	run.Tool.Driver.InformationURI = nil
	for _, d := range drafts {
		uri := (&url.URL{Path: filepath.ToSlash(d.Path)}).String()
		for _, n := range d.Report.Notes {
			run.AddRule(n.Rule)
			from, to := d.Place(n.Span), d.Place(n.Span)
			end := n.Span
			end.Start = end.End
			to = d.Place(end)
			region := sarif.NewRegion().WithStartLine(from.Line).WithStartColumn(from.Column).WithEndLine(to.Line).WithEndColumn(to.Column)
			run.CreateResultForRule(n.Rule).WithLevel(levels[n.Level]).WithMessage(sarif.NewTextMessage(n.Message)).
				AddLocation(sarif.NewLocationWithPhysicalLocation(sarif.NewPhysicalLocation().
					WithArtifactLocation(sarif.NewSimpleArtifactLocation(uri)).WithRegion(region)))
		}
	}
	report := sarif.NewReport()
	report.AddRun(run)
	return report.Write(w)
}
