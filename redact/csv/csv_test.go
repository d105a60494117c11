package csv

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"

	"veil/extract"
	source "veil/extract/csv"
	"veil/extract/text"
	"veil/redact/plan"
	"veil/redact/xlsx/cells"
)

func openTable(b []byte) (extract.Document, error) {
	return source.Format.Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
}

// mask is a plan that masks every place of a value.
func mask(d extract.Document, value string) (p plan.Plan) {
	p.Style = plan.StyleLabel
	s := d.Parts()[0].Text
	for at := 0; ; at += len(value) {
		i := strings.Index(s[at:], value)
		if i < 0 {
			return Fit(d, p)
		}
		at += i
		p.Edits = append(p.Edits, plan.Edit{Span: extract.Span{Part: source.PartID, Start: at, End: at + len(value)}, Label: "PERSON 1", Mask: true, Text: value})
	}
}

func TestWrite(t *testing.T) {
	for _, tc := range []struct{ in, value, want string }{
		{"Name,Town,Age\r\nJane Roe,\"Leeds\",9\r\n", "Jane Roe", "Name,Town,Age\r\n[PERSON 1],\"Leeds\",9\r\n"},
		{"\ufeffName,Town,Age\nJane Roe,\"Leeds, with \"\"Jane Roe\"\"\",9", "Jane Roe", "\ufeffName,Town,Age\n[PERSON 1],\"Leeds, with \"\"[PERSON 1]\"\"\",9"},
		{"Name,Town,Age\nx, kept  as it is ,=1+1\n", "x", "Name,Town,Age\n[PERSON 1], kept  as it is ,=1+1\n"},
		{"Name,Town,Age\n\"a\r\nJane\r\n\r\nb\",x,y\n", "Jane", "Name,Town,Age\n\"a\r\n[PERSON 1]\r\n\r\nb\",x,y\n"},
		{"Name,Town,Age\n =Jane,x,y\n", "Jane", "Name,Town,Age\n\" =[PERSON 1]\",x,y\n"},
		{"Name,Town,Age\n=Jane,x,y\n", "Jane", "Name,Town,Age\n=[PERSON 1],x,y\n"},
		{"Name,Town,Age\nJane,Roe,y\n", "Jane\tRoe", "Name,Town,Age\n[PERSON 1],[PERSON 1],y\n"},
		{"Name,Town,Age\nx,\"Jane\"Roe,y\n", "JaneRoe", "Name,Town,Age\nx,\"[PERSON 1]\",y\n"},
		{"Name,Town,Age\nZo\xeb,Leeds,9\n", "Leeds", "Name,Town,Age\nZo\xeb,[PERSON 1],9\n"},
		{"Name,Town,Age\nTown,Town,Town\n", "Town", "Name,[PERSON 1],Age\n[PERSON 1],[PERSON 1],[PERSON 1]\n"},
	} {
		d, err := openTable([]byte(tc.in))
		if err != nil {
			t.Fatal(err)
		}
		p := mask(d, tc.value)
		var b bytes.Buffer
		if err := (Writer{}).Write(context.Background(), &b, d, p); err != nil {
			t.Errorf("%q: %v", tc.in, err)
			continue
		}
		if b.String() != tc.want {
			t.Errorf("%q: %q, want %q", tc.in, b.String(), tc.want)
		}
		c, err := openTable(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if want := p.Apply(d.Parts()[0]); c.Parts()[0].Text != want {
			t.Errorf("%q reads %q, want %q", b.String(), c.Parts()[0].Text, want)
		}
	}
}

func TestRefused(t *testing.T) {
	d, err := openTable([]byte("Name,Town,Age\nZo\xeb,Leeds,9\n"))
	if err != nil {
		t.Fatal(err)
	}
	p := mask(d, "Leeds")
	p.Style = plan.StyleBox
	var b bytes.Buffer
	if err := (Writer{}).Write(context.Background(), &b, d, p); !errors.Is(err, text.ErrUnencodable) {
		t.Errorf("a block in Windows-1252: %v", err)
	}
	p.Edits[0].Text = "other"
	if err := (Writer{}).Write(context.Background(), &b, d, p); !errors.Is(err, cells.ErrPlan) {
		t.Errorf("another plan: %v", err)
	}
}

// FuzzCopy holds that a copy of what Sniff takes for a table reads as planned.
func FuzzCopy(f *testing.F) {
	f.Add("Name,Town,Age\nJane Roe,\"Leeds\n\"\"x\"\" \",=1\r\n", 2)
	f.Add("a\tb\n1\t2\n\"3\"\t4", 1)
	f.Fuzz(func(t *testing.T, in string, every int) {
		if !source.Sniff([]byte(in[:min(len(in), extract.SniffLen)])) {
			return
		}
		d, err := openTable([]byte(in))
		if err != nil {
			return
		}
		var p plan.Plan
		n, at := 0, 0
		s := d.Parts()[0].Text
		for _, w := range strings.FieldsFunc(s, unicode.IsSpace) {
			at += strings.Index(s[at:], w)
			if n++; every > 0 && n%every == 0 {
				p.Edits = append(p.Edits, plan.Edit{Span: extract.Span{Part: source.PartID, Start: at, End: at + len(w)}, Label: "PERSON 1", Mask: true, Text: w})
			}
			at += len(w)
		}
		var b bytes.Buffer
		if err := (Writer{}).Write(context.Background(), &b, d, p); err != nil {
			t.Fatal(err)
		}
		c, err := openTable(b.Bytes())
		if err != nil {
			t.Fatalf("%q: %v", b.String(), err)
		}
		if want := p.Apply(d.Parts()[0]); c.Parts()[0].Text != want {
			t.Errorf("%q became %q, which reads %q, not %q", in, b.String(), c.Parts()[0].Text, want)
		}
	})
}

func BenchmarkBig(b *testing.B) {
	var s strings.Builder
	s.WriteString("Name,Ref,Date,Amount,Notes,A,B,C,D,E\n")
	for i := range 100_000 {
		fmt.Fprintf(&s, "Person %d,%d,0%d/03/2021,%d.25,\"a note, on row %d\",yes,no,%d,,%d\n", i, i*7, i%9+1, i, i, i%10, i)
	}
	for b.Loop() {
		start := time.Now()
		d, err := openTable([]byte(s.String()))
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(start).Seconds(), "s-read")
		p := mask(d, "Person 1")
		start = time.Now()
		var out bytes.Buffer
		if err := (Writer{}).Write(context.Background(), &out, d, p); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(start).Seconds(), "s-write")
	}
}
