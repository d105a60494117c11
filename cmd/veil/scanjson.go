package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"veil/extract"
	"veil/redact"
)

// scanLine is one document in the JSON of veil scan. Its shape is part of the
// command line's contract.
type scanLine struct {
	Path     string        `json:"path"`
	Format   string        `json:"format"`
	Parts    []scanPart    `json:"parts"`
	Findings []scanFinding `json:"findings"` // written one by one, see encodeList
	Gaps     []extract.Gap `json:"gaps"`
}

type scanPart struct {
	ID   string       `json:"id"`
	Kind extract.Kind `json:"kind"`
	Page int          `json:"page"`           // 0 where the format has no pages
	Text *string      `json:"text,omitempty"` // with --show-text
}

type scanFinding struct {
	Part   string  `json:"part"`
	Start  int     `json:"start"` // bytes of the part's UTF-8 text
	End    int     `json:"end"`
	Label  string  `json:"label"`
	Rule   string  `json:"rule"`
	Score  float64 `json:"score"`
	Entity string  `json:"entity"`
	Mask   bool    `json:"mask"`
	Why    string  `json:"why,omitempty"`  // what speaks for it; no text of the document
	Text   *string `json:"text,omitempty"` // with --show-text
}

func printScanJSON(w io.Writer, path string, r redact.ScanResult, showText bool) error {
	line := scanLine{Path: path, Format: r.Format, Parts: []scanPart{}, Findings: []scanFinding{}, Gaps: append([]extract.Gap{}, r.Gaps...)}
	text := map[string]string{}
	for _, p := range r.Parts {
		text[p.ID] = p.Text
		sp := scanPart{ID: p.ID, Kind: p.Kind, Page: p.Page}
		if showText {
			sp.Text = &p.Text
		}
		line.Parts = append(line.Parts, sp)
	}
	var sf scanFinding
	return encodeList(w, line, "findings", len(r.Findings), func(i int) any {
		f := r.Findings[i]
		sf = scanFinding{Part: f.Part, Start: f.Start, End: f.End, Label: f.Label, Rule: f.Rule,
			Score: f.Score, Entity: f.Entity, Mask: f.Mask, Why: f.Why}
		if showText {
			t := text[f.Part][f.Start:f.End]
			sf.Text = &t
		}
		return &sf
	})
}

// printErrorJSON is the line of a document that could not be read.
func printErrorJSON(w io.Writer, path string, err error) error {
	return encode(w, struct {
		Path  string `json:"path"`
		Error string `json:"error"`
	}{path, err.Error()})
}

// encode writes one line. Characters that HTML treats as special stay: the
// line is data for programs.
func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// encodeList writes one line: an object, whose empty list of that name it fills
// with n elements one at a time. A bundle has more findings than should be in
// memory as text.
func encodeList(w io.Writer, object any, name string, n int, element func(int) any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(object); err != nil {
		return err
	}
	// Within strings the quotes are escaped: this is the list.
	head, tail, ok := bytes.Cut(bytes.Clone(b.Bytes()), []byte(`"`+name+`":[]`))
	if !ok {
		return fmt.Errorf("there is no empty list of %s", name)
	}
	if _, err := fmt.Fprintf(w, `%s"%s":[`, head, name); err != nil {
		return err
	}
	for i := range n {
		b.Reset()
		if i > 0 {
			b.WriteByte(',')
		}
		if err := e.Encode(element(i)); err != nil {
			return err
		}
		if _, err := w.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n"))); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "]%s", tail)
	return err
}
