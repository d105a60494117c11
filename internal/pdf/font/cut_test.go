package font_test

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"veil/internal/isolate"
	"veil/internal/pdf"
	"veil/internal/pdf/font"
)

func TestMain(m *testing.M) {
	isolate.Main()
	os.Exit(m.Run())
}

// papers are one line in fonts of each format, made by the programs that embed
// them; see make.sh there.
const papers = "../../../redact/pdf/testdata/fonts/"

// used is a font with the codes that a page shows of it.
type used struct {
	*pdf.Font
	file    *pdf.File
	codes   map[font.Code]string
	program []byte
}

type collector struct{ fonts map[*pdf.Font]*used }

func (c collector) Op(*pdf.Machine, pdf.Operation) {}
func (c collector) Image(*pdf.Machine, pdf.Image)  {}
func (c collector) Begin(*pdf.Machine, *pdf.Form)  {}
func (c collector) End(*pdf.Machine, *pdf.Form)    {}
func (c collector) Show(m *pdf.Machine, s *pdf.Show) {
	u := c.fonts[s.Font]
	if u == nil {
		u = &used{Font: s.Font, file: m.File, codes: map[font.Code]string{}}
		if p := m.File.Stream(m.File.FontProgram(s.Font.Dict)); p != nil {
			u.program, _, _ = m.File.Decode(p)
		}
		c.fonts[s.Font] = u
	}
	for i := range s.Glyphs {
		u.codes[font.Code{V: s.Glyphs[i].Code, N: s.Glyphs[i].N}] = s.Glyphs[i].Text
	}
}

// fontsOf are the fonts of a file's first page that have programs.
func fontsOf(t *testing.T, data []byte) []*used {
	t.Helper()
	f, err := pdf.Load(context.Background(), data, "")
	if err != nil {
		t.Fatal(err)
	}
	c := collector{map[*pdf.Font]*used{}}
	if _, err := pdf.NewMachine(context.Background(), f, pdf.NewFonts(f), pdf.NewLayers(f), c).Page(f.Pages()[0]); err != nil {
		t.Fatal(err)
	}
	var out []*used
	for _, u := range c.fonts {
		if u.program != nil {
			out = append(out, u)
		}
	}
	return out
}

// kept keeps the glyphs of the codes that show one of the letters, or none of them.
func (u *used) kept(letters string, with bool) *font.Kept {
	k := font.NewKept()
	var codes []font.Code
	for c, text := range u.codes {
		if strings.Contains(letters, text) == with {
			codes = append(codes, c)
		}
	}
	u.Keep(codes, k)
	return k
}

// TestCut: the letters that only a name has are gone from real programs of
// each format, and those of the rest are the same bytes.
func TestCut(t *testing.T) {
	const secret = "ZëQux"
	for name, kind := range map[string]font.Kind{
		"type1": font.Type1Program, "type1-office": font.Type1Program, "type1c": font.CFFProgram, "cff-cid": font.CFFProgram,
		"opentype-cid": font.CFFProgram, "truetype": font.TrueTypeProgram, "truetype-cid": font.TrueTypeProgram,
	} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(papers, name+".pdf"))
			if err != nil {
				t.Fatal(err)
			}
			fonts := fontsOf(t, data)
			if len(fonts) != 1 {
				t.Fatalf("%d fonts", len(fonts))
			}
			u := fonts[0]
			shown := slices.Sorted(func(yield func(string) bool) {
				for _, text := range u.codes {
					if !yield(text) {
						return
					}
				}
			})
			for _, r := range secret + "café" {
				if !slices.Contains(shown, string(r)) {
					t.Fatalf("the page does not show %q but %q", r, shown)
				}
			}
			before := font.Outlines(u.program)
			whole, ok := font.Cut(u.program, u.kept("", false))
			if !ok || whole.Kind != kind {
				t.Fatalf("ok %v, kind %v", ok, whole.Kind)
			}
			cut, ok := font.Cut(u.program, u.kept(secret, false))
			if !ok || cut.Kind != kind {
				t.Fatalf("ok %v, kind %v", ok, cut.Kind)
			}
			all, after := font.Outlines(whole.Data), font.Outlines(cut.Data)
			if len(all) < 20 || len(after) >= len(all) {
				t.Errorf("%d glyphs before, %d of those shown, %d after", len(before), len(all), len(after))
			}
			for k, b := range after {
				if before[k] != b {
					t.Errorf("%s is another outline than before", k)
				}
			}
			for k, b := range all {
				if before[k] != b {
					t.Errorf("%s is another outline than before, nothing removed", k)
				}
			}
			lost := 0
			for k, b := range all {
				if _, stays := after[k]; stays {
					continue
				}
				lost++
				if len(b) > 8 && strings.Contains(string(cut.Data), b) {
					t.Errorf("the outline of %s is still there", k)
				}
			}
			if lost < 3 {
				t.Errorf("only %d outlines are gone", lost)
			}
			// Whoever has the letter's code gets nothing for it any more.
			for _, r := range secret {
				alone := u.kept(string(r), true)
				p1, _ := font.Cut(u.program, alone)
				gone := font.Outlines(p1.Data)
				for k := range gone {
					if _, stays := after[k]; stays && !strings.HasPrefix(k, "subr") && !strings.HasPrefix(k, "global") &&
						k != ".notdef" && k != "0" && k != "cid 0" && r != 'ë' { // which is composed of e and an accent
						t.Errorf("%q keeps %s", r, k)
					}
				}
			}
			for _, w := range []string{"Latin", "Liberation", "Nimbus", "Copyright", "URW"} {
				if strings.Contains(string(cut.Data), w) {
					t.Errorf("the program still says %s", w)
				}
			}
		})
	}
}

// programs are the programs in the papers.
func programs(f *testing.F) (out [][]byte) {
	f.Helper()
	files, err := filepath.Glob(papers + "*.pdf")
	if err != nil || len(files) == 0 {
		f.Fatalf("no papers: %v", err)
	}
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		p, err := pdf.Load(context.Background(), data, "")
		if err != nil {
			f.Fatal(err)
		}
		for _, o := range p.Objects {
			if d := p.Dict(o); d["FontDescriptor"] != nil {
				if s := p.Stream(p.FontProgram(d)); s != nil {
					program, _, _ := p.Decode(s)
					out = append(out, program)
				}
			}
		}
	}
	return out
}

// FuzzCut: what is cut can be cut again, and then keeps all its outlines.
func FuzzCut(f *testing.F) {
	for _, p := range programs(f) {
		f.Add(p, false)
		f.Add(p, true)
	}
	f.Fuzz(func(t *testing.T, data []byte, table bool) {
		k := font.NewKept()
		k.ByIndex, k.ByTable = true, table
		for i := range 40 {
			k.Glyphs[3*i] = true
		}
		for _, n := range []string{"A", "a", "eacute", "fi"} {
			k.Names[n] = true
		}
		once, ok := font.Cut(data, k)
		if !ok {
			return
		}
		if len(once.Data) > 8*len(data)+1<<20 {
			t.Fatalf("%d bytes of %d", len(once.Data), len(data))
		}
		twice, ok := font.Cut(once.Data, k)
		if !ok || !maps.Equal(font.Outlines(twice.Data), font.Outlines(once.Data)) {
			t.Fatalf("cut again: ok %v, %d bytes, then %d", ok, len(once.Data), len(twice.Data))
		}
	})
}
