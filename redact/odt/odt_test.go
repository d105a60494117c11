package odt

import (
	"bytes"
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	source "veil/extract/odt"
	"veil/extract/odt/odttest"
	"veil/redact/plan"
)

func open(t testing.TB, b []byte) *source.Document {
	t.Helper()
	d, err := source.Format.Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d.(*source.Document)
}

// mask is a plan that masks some stretches of the text.
func mask(d *source.Document, rnd *rand.Rand) plan.Plan {
	p := plan.Plan{Version: plan.Version, Format: "odt", Style: plan.StyleLabel}
	for _, part := range d.Parts() {
		if !Carried(part.Kind) {
			continue
		}
		runes := []int{}
		for i := range part.Text {
			runes = append(runes, i)
		}
		runes = append(runes, len(part.Text))
		for i := 0; i+1 < len(runes); {
			from := i + rnd.IntN(6)
			to := from + 1 + rnd.IntN(8)
			if to >= len(runes) {
				break
			}
			s := extract.Span{Part: part.ID, Start: runes[from], End: runes[to]}
			p.Edits = append(p.Edits, plan.Edit{Span: s, Label: "X 1", Mask: true, Text: part.Text[s.Start:s.End]})
			i = to
		}
	}
	return p
}

// copyOf writes a copy and holds it to the plan.
func copyOf(t *testing.T, d *source.Document, p plan.Plan) *source.Document {
	t.Helper()
	p = Fit(d, p)
	var b bytes.Buffer
	if err := (Writer{}).Write(context.Background(), &b, d, p); err != nil {
		t.Fatal(err)
	}
	c := open(t, b.Bytes())
	got, want := map[string]string{}, map[string]string{}
	for _, part := range c.Parts() {
		if Carried(part.Kind) {
			got[part.ID] = part.Text
		} else {
			t.Errorf("the copy has %s", part.ID)
		}
	}
	for _, part := range d.Parts() {
		if Carried(part.Kind) {
			want[part.ID] = p.Apply(part)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	return c
}

const body = `<text:h text:outline-level="1" text:style-name="Heading_20_1">One  head<text:s/>x</text:h><text:p text:style-name="P1"> Ja<text:span text:style-name="T1">yd</text:span>en é👧 <text:tab/>a<text:line-break/>b <text:page-number>3</text:page-number></text:p>` +
	`<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list><table:table table:name="x"><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell><table:table-cell/></table:table-row></table:table>` +
	`<text:p>n<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note> <draw:frame svg:width="3cm"><draw:text-box><text:p>box <draw:custom-shape><text:p>in it</text:p></draw:custom-shape></text:p></draw:text-box></draw:frame> t<draw:frame><draw:image xlink:href="a"/></draw:frame></text:p>`

const sheet = `<office:styles><style:style style:name="Jayden" style:family="paragraph"><style:text-properties fo:color="#ff0000" style:font-name="Jayden" fo:font-size="12pt"/></style:style></office:styles>` +
	`<office:master-styles><style:master-page style:name="Standard"><style:header><text:p>head</text:p></style:header></style:master-page></office:master-styles>`

func TestWrite(t *testing.T) {
	in := odttest.Odt(body, map[string]string{"styles.xml": odttest.Declare("office:document-styles", sheet), "Pictures/a.png": "x"})
	for seed := range uint64(200) {
		d := open(t, in)
		copyOf(t, d, mask(d, rand.New(rand.NewPCG(seed, 1))))
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// TestFit: an edit over paragraphs and cells becomes several.
func TestFit(t *testing.T) {
	d := open(t, odttest.Odt("<text:p>Jane </text:p><text:p> </text:p><text:p>Roe x</text:p>", nil))
	text := d.Parts()[0].Text
	e := plan.Edit{Span: extract.Span{Part: "content.xml", Start: 0, End: strings.Index(text, " x")}, Label: "PERSON 1", Mask: true}
	e.Text = text[e.Start:e.End]
	p := Fit(d, plan.Plan{Edits: []plan.Edit{e}})
	var got []string
	for _, e := range p.Edits {
		got = append(got, e.Text)
	}
	if diff := cmp.Diff([]string{"Jane", "Roe"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestRefuses: a plan for another text, or one that was not fitted, is an error.
func TestRefuses(t *testing.T) {
	d := open(t, odttest.Odt("<text:p>Jane</text:p><text:p>Roe</text:p>", nil))
	for name, e := range map[string]plan.Edit{
		"another text": {Span: extract.Span{Part: "content.xml", Start: 0, End: 4}, Text: "Anna", Mask: true},
		"a border":     {Span: extract.Span{Part: "content.xml", Start: 0, End: 8}, Text: "Jane\nRoe", Mask: true},
		"beyond":       {Span: extract.Span{Part: "content.xml", Start: 0, End: 80}, Text: "Jane", Mask: true},
	} {
		if err := (Writer{}).Write(context.Background(), &bytes.Buffer{}, d, plan.Plan{Edits: []plan.Edit{e}}); err == nil {
			t.Errorf("%s: written", name)
		}
	}
}

func TestSafe(t *testing.T) {
	for v, want := range map[string]bool{"12pt": true, "0.05pt solid #000000": true, "bold": true, "-1.5cm": true, "100%": true, "": false, "jayden": false, "Arial": false, "#12345": false, "1pt solid jayden": false} {
		if safe(v) != want {
			t.Errorf("%q: %v", v, !want)
		}
	}
}

func FuzzWrite(f *testing.F) {
	f.Add(body, uint64(1))
	f.Add("<text:p>a  b</text:p>x<text:p> <text:span/> c </text:p>", uint64(2))
	f.Add(`<table:table><table:table-row><table:table-cell/><table:table-cell><text:p/></table:table-cell></table:table-row></table:table><text:p/>`, uint64(3))
	f.Fuzz(func(t *testing.T, body string, seed uint64) {
		b := odttest.Odt(body, nil)
		d, err := source.Format.Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
		if err != nil {
			return
		}
		copyOf(t, d.(*source.Document), mask(d.(*source.Document), rand.New(rand.NewPCG(seed, 1))))
	})
}
