package pdf

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"veil/internal/pdf"
	"veil/internal/pdf/font"
	"veil/internal/pdf/pdftest"
	"veil/redact/plan"
)

// secret are the letters of the name that nothing else on the papers has.
const secret = "ZëQux"

// shownCodes is a Sink that collects the codes shown in each font.
type shownCodes map[*pdf.Font]map[font.Code]string

func (shownCodes) Op(*pdf.Machine, pdf.Operation) {}
func (shownCodes) Image(*pdf.Machine, pdf.Image)  {}
func (shownCodes) Begin(*pdf.Machine, *pdf.Form)  {}
func (shownCodes) End(*pdf.Machine, *pdf.Form)    {}
func (c shownCodes) Show(_ *pdf.Machine, s *pdf.Show) {
	if c[s.Font] == nil {
		c[s.Font] = map[font.Code]string{}
	}
	for i := range s.Glyphs {
		c[s.Font][font.Code{V: s.Glyphs[i].Code, N: s.Glyphs[i].N}] = s.Glyphs[i].Text
	}
}

// fontsIn are the fonts of a file's first page that come along.
func fontsIn(t *testing.T, data []byte) (*pdf.File, shownCodes) {
	t.Helper()
	f, err := pdf.Load(context.Background(), data, "")
	if err != nil {
		t.Fatal(err)
	}
	c := shownCodes{}
	if _, err := pdf.NewMachine(context.Background(), f, pdf.NewFonts(f), pdf.NewLayers(f), c).Page(f.Pages()[0]); err != nil {
		t.Fatal(err)
	}
	for u := range c {
		if f.FontProgram(u.Dict) == 0 && u.Subtype != "Type3" {
			delete(c, u)
		}
	}
	return f, c
}

// TestFontsForget masks a name in papers with fonts of each format. What the
// copy has of a font is what a paper without the name would have.
func TestFontsForget(t *testing.T) {
	for _, name := range []string{"type1", "type1-office", "type1c", "cff-cid", "opentype-cid", "truetype", "truetype-cid"} {
		t.Run(name, func(t *testing.T) {
			in, err := os.ReadFile(filepath.Join("testdata/fonts", name+".pdf"))
			if err != nil {
				t.Fatal(err)
			}
			src, before := fontsIn(t, in)
			d := open(t, in)
			out := write(t, d, mask(d, "Zoë Quux"))
			check(t, out)
			copied, after := fontsIn(t, out)
			if len(before) != 1 || len(after) != 1 {
				t.Fatalf("%d fonts, %d in the copy", len(before), len(after))
			}
			for b, codes := range before {
				kept := font.NewKept()
				var stay, gone []font.Code
				for c, text := range codes {
					if strings.Contains(secret, text) {
						gone = append(gone, c)
					} else {
						stay = append(stay, c)
					}
				}
				if len(gone) != 5 {
					t.Fatalf("%d letters to be masked", len(gone))
				}
				b.Keep(stay, kept)
				program, _, _ := src.Decode(src.Stream(src.FontProgram(b.Dict)))
				want, ok := font.Cut(program, kept)
				if !ok {
					t.Fatal("the program cannot be cut")
				}
				for a, left := range after {
					got, _, _ := copied.Decode(copied.Stream(copied.FontProgram(a.Dict)))
					if !bytes.Equal(got, want.Data) {
						t.Errorf("the program has %d bytes, not the %d of one without the name", len(got), len(want.Data))
					}
					for _, c := range gone {
						if _, still := left[c]; still {
							t.Errorf("code %v is still shown", c)
						}
						forgotten(t, copied, a, c, codes[c])
					}
				}
			}
		})
	}
}

// forgotten looks for a code in a font's dictionary.
func forgotten(t *testing.T, f *pdf.File, a *pdf.Font, c font.Code, text string) {
	t.Helper()
	d := a.Dict
	s := f.Stream(d["ToUnicode"])
	if s == nil {
		t.Fatal("no ToUnicode")
	}
	table, _, _ := f.Decode(s)
	if strings.Contains(string(table), fmt.Sprintf("<%0*X> <", 2*c.N, c.V)) {
		t.Errorf("ToUnicode says what %v means", c)
	}
	if _, named := f.Differences(f.Dict(d["Encoding"])["Differences"])[byte(c.V)]; named && c.N == 1 {
		t.Errorf("Differences names %v", c)
	}
	if w := f.Nums(d["Widths"]); w != nil {
		// All codes that do not show are as wide.
		for i := range w {
			first := f.Int(d["FirstChar"], 0)
			if other := first + i; !strings.Contains(string(table), fmt.Sprintf("<%02X> <", other)) {
				if at := int(c.V) - first; at >= 0 && at < len(w) && w[at] != w[i] {
					t.Errorf("Widths tells that %q is %v wide", text, w[at])
				}
			}
		}
	}
	if df := f.Array(d["DescendantFonts"]); len(df) > 0 {
		for i, x := range f.Array(f.Dict(df[0])["W"]) {
			if i%2 == 0 && f.Int(x, -1) == int(c.V) {
				t.Errorf("W has the width of %v", c)
			}
		}
		if m := f.Stream(f.Dict(df[0])["CIDToGIDMap"]); m != nil {
			if b, _, _ := f.Decode(m); int(2*c.V+1) < len(b) && (b[2*c.V] != 0 || b[2*c.V+1] != 0) {
				t.Errorf("CIDToGIDMap has the glyph of %v", c)
			}
		}
	}
	for _, k := range []pdf.Name{"CharSet", "CIDSet"} {
		if f.Dict(d["FontDescriptor"])[k] != nil {
			t.Errorf("the descriptor has %s", k)
		}
	}
}

// TestType3Forgets: procedures of codes that no longer show are gone.
func TestType3Forgets(t *testing.T) {
	in, err := os.ReadFile("testdata/fonts/type3.pdf")
	if err != nil {
		t.Fatal(err)
	}
	d := open(t, in)
	src, before := fontsIn(t, in)
	out := write(t, d, mask(d, "Zoë Quux"))
	check(t, out)
	copied, after := fontsIn(t, out)
	count := func(f *pdf.File, fonts shownCodes) (procs int, texts string) {
		for u, codes := range fonts {
			procs += len(f.Dict(u.Dict["CharProcs"]))
			for _, text := range codes {
				texts += text
			}
		}
		return procs, texts
	}
	had, texts := count(src, before)
	has, left := count(copied, after)
	if strings.ContainsAny(left, secret) || !strings.ContainsAny(texts, secret) {
		t.Errorf("the page shows %q, then %q", texts, left)
	}
	if want := had - len([]rune(secret)); has > want {
		t.Errorf("%d procedures, want %d of %d", has, want, had)
	}
}

// TestBrokenFontProgram: what cannot be taken apart is not carried.
func TestBrokenFontProgram(t *testing.T) {
	doc := pdftest.New()
	p := doc.Page("BT /F9 10 Tf 50 700 Td (A letter) Tj ET")
	program := doc.AddStream(nil, []byte("%!PS-AdobeFont-1.0: Okafor\nOkafor, whose font this is"))
	p["Resources"].(pdf.Dict)["Font"].(pdf.Dict)["F9"] = pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type1"),
		"BaseFont": pdf.Name("ABCDEF+Okafor"), "Encoding": pdf.Name("WinAnsiEncoding"),
		"FontDescriptor": pdf.Dict{"FontName": pdf.Name("ABCDEF+Okafor"), "Flags": 32, "FontFile": program}}
	d := open(t, doc.Bytes())
	out := write(t, d, plan.Plan{Style: plan.StyleLabel})
	if all := everything(t, out); strings.Contains(all, "Okafor") || !strings.Contains(all, "A letter") {
		t.Errorf("the copy holds %q", all)
	}
	if bytes.Contains(out, []byte("FontFile")) {
		t.Error("the program is carried")
	}
}

func TestFontNames(t *testing.T) {
	for in, want := range map[string]pdf.Name{
		"Helvetica-BoldOblique": "Helvetica-BoldOblique", "ABCDEF+Arial,Bold": "Arial,Bold", "TimesNewRomanPS-BoldItalicMT": "TimesNewRomanPS-BoldItalicMT",
		"Times New Roman": "Times New Roman", "HelveticaNeueLTStd-Bd": "HelveticaNeueLTStd-Bd", "ZapfDingbats": "ZapfDingbats", "KozMinPr6N-Regular": "KozMinPr6N-Regular",
		"RosalindHand": "Unnamed", "Rosalind-BoldItalic": "Unnamed-BoldItalic", "Arial-Rosalind": "Unnamed", "": "Unnamed", "Arial12071984": "Unnamed", "字": "Unnamed",
	} {
		o := &output{copy: &copy{file: &pdf.File{}}}
		if got := o.fontName(pdf.Dict{"BaseFont": pdf.Name(in)}, nil); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func TestGlyphNames(t *testing.T) {
	o := &output{}
	for _, n := range []string{"A", "eacute", "uni0416", "u1F600", "a20", "glyph12", "Asmall", ".notdef", "onesuperior"} {
		if got := o.glyphName(n); got != n {
			t.Errorf("%q becomes %q", n, got)
		}
	}
	var got []string
	for _, n := range []string{"Rosalind", "A.Rosalind", "uni0052006F0073", "Rosalind", "f_f_i", ""} {
		got = append(got, o.glyphName(n))
	}
	if want := []string{"veil1", "veil2", "veil3", "veil1", "veil4", "veil5"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// TestWidthsOfStandIns: for a font that does not come along, codes that do not
// show have the widths of a standard font as broad as it is.
func TestWidthsOfStandIns(t *testing.T) {
	widths := make(pdf.Array, 95) // from the blank on, twice those of Helvetica for the letters that show
	for i := range widths {
		widths[i] = 1
	}
	widths['a'-' '], widths['c'-' '] = 1112, 1000
	doc := pdftest.New()
	p := doc.Page("BT /F9 10 Tf 50 700 Td (aca) Tj ET")
	p["Resources"].(pdf.Dict)["Font"].(pdf.Dict)["F9"] = pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("TrueType"),
		"BaseFont": pdf.Name("Arial"), "Encoding": pdf.Name("WinAnsiEncoding"), "FirstChar": 32, "LastChar": 126, "Widths": widths}
	f, err := pdf.Load(context.Background(), write(t, open(t, doc.Bytes()), plan.Plan{Style: plan.StyleLabel}), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range f.Objects {
		if d := f.Dict(o); f.Name(d["BaseFont"]) == "Arial" {
			w := f.Nums(d["Widths"])
			if f.Int(d["FirstChar"], 0) != 'a' || len(w) != 'm'-'a'+1 {
				t.Fatalf("%d widths from %v on", len(w), d["FirstChar"])
			}
			if w[0] != 1112 || w['b'-'a'] != 1112 || w['c'-'a'] != 1000 || w['m'-'a'] != 1666 {
				t.Errorf("widths %v", w)
			}
			return
		}
	}
	t.Error("no font")
}
