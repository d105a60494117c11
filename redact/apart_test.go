package redact

import (
	"bytes"
	"context"
	"strings"
	"testing"

	pdfin "veil/extract/pdf"

	"veil/extract"
	"veil/internal/pdf/pdftest"
	"veil/redact/plan"
	"veil/rules"
)

// word finds one text, where it stands as it is.
type word string

func (word) Name() string { return "word" }

func (w word) Detect(_ context.Context, p extract.Part) (out []rules.Finding, err error) {
	if i := strings.Index(p.Text, string(w)); i >= 0 {
		out = append(out, rules.Finding{Span: extract.Span{Part: p.ID, Start: i, End: i + len(w)},
			Label: rules.Person, Rule: "word", Score: 1})
	}
	return out, nil
}

// TestApart masks the pieces of a name that the rows of a timetable take apart.
func TestApart(t *testing.T) {
	doc := pdftest.New()
	doc.Page("BT /F1 10 Tf 50 750 Td (Jane Marley Roe came.) Tj ET " +
		"BT /F1 10 Tf 200 700 Td (Jane Marley) Tj 0 -36 Td (Roe) Tj ET " +
		"BT /F1 10 Tf 50 700 Td (9:00) Tj 0 -12 Td (9:10) Tj 0 -12 Td (9:20) Tj 0 -12 Td (9:30) Tj ET " +
		"BT /F1 10 Tf 50 600 Td (Marley stays: another Roe.) Tj ET")
	in := doc.Bytes()
	var out bytes.Buffer
	r, err := Document(context.Background(), bytes.NewReader(in), int64(len(in)), &out, Options{Set: rules.NewSet(word("Jane Marley Roe")),
		Masks: func(k string) bool { return k == rules.Person }, Style: plan.StyleLabel})
	if err != nil {
		t.Fatal(err)
	}
	copied, err := pdfin.Open(context.Background(), bytes.NewReader(out.Bytes()), int64(out.Len()), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	text := copied.Parts()[0].Text
	if n := strings.Count(text, "[PERSON 1]"); n != 3 {
		t.Errorf("%d masks in %q, want 3", n, text)
	}
	if !strings.Contains(text, "Marley stays: another Roe.") {
		t.Errorf("a piece is masked elsewhere: %q", text)
	}
	if len(r.Keys()) != 1 {
		t.Errorf("%d labels, want 1", len(r.Keys()))
	}
}
