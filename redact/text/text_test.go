package text

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"veil/extract"
	source "veil/extract/text"
	"veil/redact/plan"
)

func write(t *testing.T, in []byte, p plan.Plan) (string, error) {
	t.Helper()
	doc, err := source.Format.Open(context.Background(), bytes.NewReader(in), int64(len(in)), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer doc.Close()
	var b bytes.Buffer
	err = Writer{}.Write(context.Background(), &b, doc, p)
	return b.String(), err
}

func masks(spans ...[2]int) plan.Plan {
	p := plan.Plan{Style: plan.StyleLabel}
	for _, s := range spans {
		p.Edits = append(p.Edits, plan.Edit{Span: extract.Span{Part: source.PartID, Start: s[0], End: s[1]}, Label: "PERSON 1", Mask: true})
	}
	return p
}

func TestWrite(t *testing.T) {
	tests := []struct {
		name, in, want string
		p              plan.Plan
	}{
		{"nothing masked", "Zoë\r\n", "Zoë\r\n", masks()},
		{"mark and line ends stay", "\ufeffZoë\r\n", "\ufeff[PERSON 1]\r\n", masks([2]int{3, 7})},
		{"adjacent", "JaneTom", "[PERSON 1][PERSON 1]", masks([2]int{0, 4}, [2]int{4, 7})},
		{"windows-1252", "caf\xe9 Jane", "caf\xe9 [PERSON 1]", masks([2]int{6, 10})},
		{"utf-16", "\xff\xfeJ\x00x\x00", "\xff\xfe[\x00P\x00E\x00R\x00S\x00O\x00N\x00 \x001\x00]\x00x\x00", masks([2]int{0, 1})},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := write(t, []byte(tt.in), tt.p)
			if err != nil || got != tt.want {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}

func TestUnencodableMark(t *testing.T) {
	p := masks([2]int{0, 3})
	p.Style = plan.StyleBox
	got, err := write(t, []byte("caf\xe9"), p)
	if !errors.Is(err, source.ErrUnencodable) || got != "" {
		t.Errorf("got %q, %v", got, err)
	}
}
