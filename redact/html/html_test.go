package html

import (
	"bytes"
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	source "veil/extract/html"
	"veil/redact/plan"
)

func open(t testing.TB, in string) *source.Document {
	t.Helper()
	d, err := source.Read(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// mask is a plan that masks some stretches of the text.
func mask(d *source.Document, rnd *rand.Rand) plan.Plan {
	p := plan.Plan{Version: plan.Version, Format: "html", Style: plan.StyleLabel}
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

func written(t *testing.T, d *source.Document, p plan.Plan) string {
	t.Helper()
	var b bytes.Buffer
	if err := (Writer{}).Write(context.Background(), &b, d, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// copyOf writes a copy and holds it to the plan.
func copyOf(t *testing.T, d *source.Document, p plan.Plan) string {
	t.Helper()
	p = Fit(d, p)
	out := written(t, d, p)
	c := open(t, out)
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
		t.Errorf("%s\n%s", diff, out)
	}
	// What the search looks through is the text, and no more.
	if diff := cmp.Diff(solid(want[source.BodyID]), solid(Places([]byte(out))[0].Text)); diff != "" {
		t.Errorf("places: %s\n%s", diff, out)
	}
	return out
}

// solid is a text without white space.
func solid(s string) string { return strings.Join(strings.Fields(s), "") }

const page = `<h1>One  head</h1> x <p align=right>Ja<b>yd</b>en é👧 &amp; &lt;<br>b<br></p><ul><li>item<li><p>two<p>three</ul>
<table><tr><td>cell<td><td><table><tr><td>in it<td></table></table><pre>
 kept  text
	tab
</pre><p>t<img src=a> u</p><p><br></p><blockquote>q<hr></blockquote><dl><dt>a<dd>b</dl><div style="white-space:pre">x  y</div><i>last`

func TestWrite(t *testing.T) {
	for seed := range uint64(300) {
		d := open(t, page)
		copyOf(t, d, mask(d, rand.New(rand.NewPCG(seed, 1))))
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// TestSame: without masks a copy of a copy is the copy.
func TestSame(t *testing.T) {
	first := copyOf(t, open(t, page), plan.Plan{})
	if diff := cmp.Diff(first, copyOf(t, open(t, first), plan.Plan{})); diff != "" {
		t.Error(diff)
	}
}

func TestMarkup(t *testing.T) {
	head := "<!DOCTYPE html>\n<html>\n<head><meta charset=\"utf-8\"><title>Document</title></head>\n<body>\n"
	for name, tc := range map[string]struct{ in, want string }{
		"words":      {"<p class=x onclick=y><a href=z><b>a</b></a> &lt;b", "<p><b>a</b> &lt;b</p>\n"},
		"white":      {"<p style='white-space:pre'>a  b", "<pre>\na  b</pre>\n"},
		"a picture":  {"<p>a<img src=x>", "<p>a" + Box + "</p>\n"},
		"attributes": {"<table border=3><tr><td colspan=2 rowspan=x title=y>a</table><ol start=4 type=i><li value=3>b", "<table border=\"1\">\n<tr>\n<td colspan=\"2\"><div>a</div>\n</td>\n</tr>\n</table>\n<ol start=\"4\">\n<li><div>b</div>\n</li>\n</ol>\n"},
		"right":      {"<p dir=rtl>א", "<p dir=\"rtl\">א</p>\n"},
	} {
		if diff := cmp.Diff(head+tc.want+"</body>\n</html>\n", written(t, open(t, tc.in), plan.Plan{})); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if out := written(t, open(t, "<html lang=en-GB><p>a"), plan.Plan{}); !strings.Contains(out, `<html lang="en-GB">`) {
		t.Error(out)
	}
	if out := written(t, open(t, "<html lang=jane><p>a"), plan.Plan{}); strings.Contains(out, "jane") {
		t.Error(out)
	}
}

// TestRefuses: a plan for another text, or one that was not fitted, is an error.
func TestRefuses(t *testing.T) {
	d := open(t, "<p>Jane<p>Roe")
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
	f.Add(page, uint64(1))
	f.Add("<table>x<tr><td>a<td><table><td>b</table>", uint64(2))
	f.Add("<p>a<br><br></p><img><br><br><textarea>\n x</textarea> <input value=' y '>", uint64(3))
	f.Fuzz(func(t *testing.T, in string, seed uint64) {
		d, err := source.Read(context.Background(), in)
		if err != nil {
			return
		}
		copyOf(t, d, mask(d, rand.New(rand.NewPCG(seed, 1))))
	})
}
