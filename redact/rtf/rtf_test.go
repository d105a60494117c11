package rtf

import (
	"bytes"
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	source "veil/extract/rtf"
	"veil/redact/plan"
)

func open(t testing.TB, in string) *source.Document {
	t.Helper()
	d, err := source.Read(context.Background(), []byte(in))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// mask is a plan that masks some stretches of the text.
func mask(d *source.Document, rnd *rand.Rand) plan.Plan {
	p := plan.Plan{Version: plan.Version, Format: "rtf", Style: plan.StyleLabel}
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
func copyOf(t *testing.T, d *source.Document, p plan.Plan) string {
	t.Helper()
	p = Fit(d, p)
	var b bytes.Buffer
	if err := (Writer{}).Write(context.Background(), &b, d, p); err != nil {
		t.Fatal(err)
	}
	c := open(t, b.String())
	got, want := map[string]string{}, map[string]string{}
	for _, part := range c.Parts() {
		if !Carried(part.Kind) {
			t.Errorf("the copy has %s", part.ID)
		}
		got[part.ID] = part.Text
	}
	for _, part := range d.Parts() {
		if Carried(part.Kind) {
			want[part.ID] = p.Apply(part)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s\n%.3000q", diff, b.String())
	}
	// What the search looks through is the text, and no more.
	all := ""
	for _, text := range want {
		all += text
	}
	if diff := cmp.Diff(solid(all), solid(Places(b.Bytes())[0].Text)); diff != "" {
		t.Errorf("places: %s\n%.3000q", diff, b.String())
	}
	return b.String()
}

// solid is the characters of a text in order of their numbers, without white space:
// notes stand elsewhere in the file than in the document.
func solid(s string) string {
	r := []rune(strings.Join(strings.Fields(s), ""))
	slices.Sort(r)
	return string(r)
}

const paper = `{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times New Roman;}{\f1\fswiss\fcharset238 Arial;}}\paperw11906\paperh16838\margl1134
{\header\pard head {\field{\*\fldinst PAGE}{\fldrslt 2}}\par}\pard\qc{\b\fs32 One  head}\par\pard Ja{\i yd}en \'e9\u233?\u-10179?\u-9145? \{a\}\tab b\line c\par
\trowd\cellx2000\cellx6000\pard\intbl cell\cell\pard\intbl two\par three\cell\row\trowd\cellx1000\pard\intbl\cell\row
\pard n{\super\chftn{\footnote\pard\plain{\super\chftn} note}} t{\pict\pngblip 00ff} {\shp{\*\shpinst\shpleft0\shpright3000{\shptxt box {\shp{\*\shpinst{\shptxt in it\par}}}\par}}}\par
\trowd\cellx4000\cellx8000\pard\intbl outer\cell\pard\intbl\itap2 in\nestcell x\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}\pard\intbl\itap1 after\cell\row
\pard\par\pard {\listtext\'b7\tab}item\par a\page b\sect\sectd c{\v hidden}d}`

func TestWrite(t *testing.T) {
	for seed := range uint64(300) {
		d := open(t, paper)
		copyOf(t, d, mask(d, rand.New(rand.NewPCG(seed, 1))))
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// TestSame: without masks a copy of a copy is the copy.
func TestSame(t *testing.T) {
	first := copyOf(t, open(t, paper), plan.Plan{})
	if diff := cmp.Diff(first, copyOf(t, open(t, first), plan.Plan{})); diff != "" {
		t.Error(diff)
	}
}

func TestMarkup(t *testing.T) {
	for name, tc := range map[string]struct{ in, want string }{
		"words":       {`{\rtf1{\b a}\par}`, `\pard\plain {\b\f0 a}\par`},
		"escapes":     {`{\rtf1 \'e9\{\~\emdash\u-3913?\par}`, `{\f0 \u233?\{\~\u8212?\u8226?}`},
		"setting":     {`{\rtf1\pard\qc\li99999\sa120 a\par}`, `\pard\plain\qc\li31680\sa120 {\f0 a}\par`},
		"a cell":      {`{\rtf1\trowd\clbrdrt\brdrs\cellx900\pard\intbl a\cell\row}`, `\brdrw10\cellx900` + "\n" + `\pard\plain\intbl {\f0 a}\cell` + "\n" + `\row`},
		"odd edges":   {`{\rtf1\trowd\cellx900\cellx80\pard\intbl a\cell b\cell\row}`, `\trowd\trgaph108\cellx4500\cellx9000`},
		"a page":      {`{\rtf1\pard a\page b\par}`, `{\f0 \page }`},
		"the number":  {`{\rtf1{\footer\chpgn\par}a\par}`, "{\\footer\n\\pard\\plain {\\f0\\chpgn}\\par\n}"},
		"page fields": {`{\rtf1{\field{\*\fldinst NUMPAGES }{\fldrslt 12}}\par}`, `{\field{\*\fldinst NUMPAGES}{\fldrslt {\f0 12}}}`},
		"an endnote":  {`{\rtf1 a{\footnote\ftnalt b}\par}`, `{\super\chftn{\footnote\ftnalt\pard\plain{\super\chftn}\pard\plain {\f0 b}}}`},
	} {
		if out := copyOf(t, open(t, tc.in), plan.Plan{}); !strings.Contains(out, tc.want) {
			t.Errorf("%s: %s", name, out)
		}
	}
}

// TestRefuses: a plan for another text, or one that was not fitted, is an error.
func TestRefuses(t *testing.T) {
	d := open(t, `{\rtf1 Jane\par Roe\par}`)
	for name, e := range map[string]plan.Edit{
		"another text": {Span: extract.Span{Part: "body", Start: 0, End: 4}, Text: "Anna", Mask: true},
		"a border":     {Span: extract.Span{Part: "body", Start: 0, End: 8}, Text: "Jane\nRoe", Mask: true},
		"beyond":       {Span: extract.Span{Part: "body", Start: 0, End: 80}, Text: "Jane", Mask: true},
	} {
		if err := (Writer{}).Write(context.Background(), &bytes.Buffer{}, d, plan.Plan{Edits: []plan.Edit{e}}); err == nil {
			t.Errorf("%s: written", name)
		}
	}
}

func FuzzWrite(f *testing.F) {
	for _, s := range []string{paper, `{\rtf1 a\cell b\par c\nestcell d\row e}`, `{\rtf1\intbl a\par\itap3 b\nestcell\nestrow c\cell x}`, `{\rtf1 a{\header b{\footnote c\par}}\par{\shp{\shptxt d}}\sect\page}`} {
		f.Add([]byte(s), uint64(1))
	}
	f.Fuzz(func(t *testing.T, in []byte, seed uint64) {
		d, err := source.Read(context.Background(), in)
		if err != nil {
			return
		}
		copyOf(t, d, mask(d, rand.New(rand.NewPCG(seed, 1))))
	})
}
