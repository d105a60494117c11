package plan

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
)

func sample() (Plan, []extract.Part) {
	return Plan{Version: Version, Format: "text", InputSHA256: "ab", Policy: "ai", Style: StyleLabel, Edits: []Edit{
		{Span: extract.Span{Part: "a", Start: 0, End: 4}, Kind: "PERSON", Label: "PERSON 1", Mask: true, Text: "Zoë", Rule: "r", Score: .5},
		{Span: extract.Span{Part: "a", Start: 4, End: 6}, Kind: "DATE", Label: "DATE 1", Text: "<>"},
	}}, []extract.Part{{ID: "a", Text: "Zoë<>"}}
}

func TestRoundTrip(t *testing.T) {
	p, parts := sample()
	var b bytes.Buffer
	if err := Write(&b, p); err != nil {
		t.Fatal(err)
	}
	got, err := Read(&b)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(p, got); d != "" {
		t.Error(d)
	}
	if err := got.Validate("text", "ab", parts); err != nil {
		t.Error(err)
	}
}

// Some editors put a mark before the text.
func TestReadMark(t *testing.T) {
	p, _ := sample()
	b := bytes.NewBufferString("\ufeff")
	if err := Write(b, p); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(b); err != nil {
		t.Error(err)
	}
}

func TestReadLine(t *testing.T) {
	_, err := Read(strings.NewReader("{\"version\": 1,\n\"format\": 2}"))
	if err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Error(err)
	}
}

func TestReadRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"empty": "", "not JSON": "Zoë", "cut": `{"version":1,"edits":[{"text":"Zoë"`, "unknown field": `{"Zoë":1}`,
		"wrong type": `{"version":"Zoë"}`, "more": `{"version":1} {"Zoë":1}`,
	} {
		_, err := Read(strings.NewReader(in))
		if err == nil || strings.Contains(err.Error(), "Zoë") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestValidateRefuses(t *testing.T) {
	for name, change := range map[string]func(*Plan){
		"version":        func(p *Plan) { p.Version = 2 },
		"hash":           func(p *Plan) { p.InputSHA256 = "cd" },
		"format":         func(p *Plan) { p.Format = "pdf" },
		"style":          func(p *Plan) { p.Style = "" },
		"part":           func(p *Plan) { p.Edits[0].Part = "b" },
		"negative":       func(p *Plan) { p.Edits[0].Start = -1 },
		"beyond":         func(p *Plan) { p.Edits[1].End = 7 },
		"empty":          func(p *Plan) { p.Edits[0].End = 0 },
		"inside a rune":  func(p *Plan) { p.Edits[0].End = 3 },
		"other text":     func(p *Plan) { p.Edits[0].Text = "Zoe" },
		"kind":           func(p *Plan) { p.Edits[0].Kind = "NAME" },
		"label empty":    func(p *Plan) { p.Edits[0].Label = "" },
		"label bracket":  func(p *Plan) { p.Edits[0].Label = "P]" },
		"label space":    func(p *Plan) { p.Edits[0].Label = "P " },
		"label too long": func(p *Plan) { p.Edits[0].Label = strings.Repeat("P", 41) },
		"label tells":    func(p *Plan) { p.Edits[0].Label = "ZOE" },
		"keeps and masks": func(p *Plan) {
			p.Edits[1].Start, p.Edits[1].Text = 0, "Zoë<>"
		},
		"overlap": func(p *Plan) { p.Edits = append(p.Edits, p.Edits[0]) },
	} {
		p, parts := sample()
		change(&p)
		err := p.Validate("text", "ab", parts)
		if err == nil || strings.Contains(err.Error(), "Zo") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestValidateSorts(t *testing.T) {
	p, parts := sample()
	p.Edits[0], p.Edits[1] = p.Edits[1], p.Edits[0]
	if err := p.Validate("text", "ab", parts); err != nil {
		t.Fatal(err)
	}
	if p.Edits[0].Start != 0 {
		t.Error("the edits are not in order")
	}
}

func FuzzRead(f *testing.F) {
	p, _ := sample()
	var b bytes.Buffer
	Write(&b, p)
	f.Add(b.Bytes())
	f.Add([]byte(`{"version":1,"edits":[{"part":"a","start":9,"end":-1}]}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		p, err := Read(bytes.NewReader(in))
		if err != nil {
			return
		}
		part := extract.Part{ID: "a", Text: "Zoë<>"}
		if p.Validate(p.Format, p.InputSHA256, []extract.Part{part}) == nil {
			p.Apply(part) // must not panic
		}
	})
}
