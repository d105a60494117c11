package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// teller writes down what a Sink is told, with the state of the machine.
type teller struct {
	b     strings.Builder
	brief bool // the operators alone
}

func (t *teller) note(m *Machine, format string, args ...any) {
	fmt.Fprintf(&t.b, "%v %d %v %d ", m.CTM(), m.Painted(), m.Hidden(), len(m.Resources))
	fmt.Fprintf(&t.b, format+"\n", args...)
}

func (t *teller) Op(m *Machine, op Operation) {
	if t.brief {
		t.b.WriteString(op.Op)
		return
	}
	t.note(m, "%s %v", op.Op, op.Args)
}
func (t *teller) Show(m *Machine, s *Show) {
	t.note(m, "show %d %s %v", s.First, s.Op.Op, s.Op.Args)
	for _, g := range s.Glyphs {
		fmt.Fprintf(&t.b, "  %q %v %v %d %d\n", g.Text, g.X, g.Y, g.Elem, g.At)
	}
}
func (t *teller) Image(m *Machine, i Image) { t.note(m, "image %s %v", i.Name, i.Box) }
func (t *teller) Begin(m *Machine, f *Form) { t.note(m, "begin %s", f.Name) }
func (t *teller) End(m *Machine, f *Form)   { t.note(m, "end %s", f.Name) }

func displayPage(content string) (*File, Page) {
	f := &File{Objects: map[int]Object{}}
	font := Dict{"Type": Name("Font"), "Subtype": Name("Type1"), "BaseFont": Name("Helvetica"), "Encoding": Name("WinAnsiEncoding")}
	res := Dict{"Font": Dict{"F1": font}}
	form := &Stream{Dict: Dict{"Subtype": Name("Form"), "BBox": Array{0, 0, 9, 9}, "Matrix": Array{2, 0, 0, 2, 0, 0},
		"Resources": Dict{"Font": Dict{"F1": font}, "XObject": Dict{}}}, Raw: []byte("q 1 0 0 1 5 5 cm BT /F1 9 Tf (in) Tj ET 0 0 m 5 5 l S")}
	res["XObject"] = Dict{"X": form}
	return f, Page{Number: 1, Dict: Dict{"Contents": &Stream{Dict: Dict{}, Raw: []byte(content)}}, Resources: res,
		MediaBox: [4]float64{0, 0, 595, 842}, CropBox: [4]float64{0, 0, 595, 842}}
}

// TestDisplay: a Display tells a Sink what the Machine does, as often as it is asked
// to, also where there is too much to be kept.
func TestDisplay(t *testing.T) {
	for _, tt := range []struct {
		name, content string
		kept          bool
	}{
		{"empty", "", true},
		{"text", "BT /F1 10 Tf 50 700 Td [(a\\050)-3(b)] TJ (c) ' ET", true},
		{"forms", "q 1 0 0 1 9 9 cm BT /F1 10 Tf (a) Tj ET /X Do Q 1 2 m 3 4 l f /X Do 5 w", true},
		{"inline image", "q 9 0 0 9 1 1 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q", true},
		{"many strings", strings.Repeat("BT /F1 10 Tf (abc) Tj ET\n", 5000), true},
		{"an operator with many operands", "BT /F1 10 Tf [" + strings.Repeat("(a) 1 ", 9000) + "] TJ (b) Tj ET", true},
		{"too much", strings.Repeat("0 0 m 1 1 l S\n", maxEvents/3+1), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f, p := displayPage(tt.content)
			fonts, layers := NewFonts(f), NewLayers(f)
			want := &teller{brief: !tt.kept}
			if _, err := NewMachine(t.Context(), f, fonts, layers, want).Page(p); err != nil {
				t.Fatal(err)
			}
			var watched *teller
			d, err := Displayed(t.Context(), f, fonts, layers, p, func() Sink { watched = &teller{brief: !tt.kept}; return watched })
			if err != nil {
				t.Fatal(err)
			}
			defer d.Release()
			if kept := d.again == nil; kept != tt.kept {
				t.Errorf("kept: %v", kept)
			}
			if n := strings.Count(want.b.String(), "show"); strings.Count(watched.b.String(), "show") != n {
				t.Errorf("the watching sink was told of %d strings of %d", strings.Count(watched.b.String(), "show"), n)
			}
			for range 2 {
				got := &teller{brief: !tt.kept}
				if err := d.Play(got); err != nil {
					t.Fatal(err)
				}
				if got.b.String() != want.b.String() {
					t.Fatalf("got\n%.2000s\nwant\n%.2000s", got.b.String(), want.b.String())
				}
			}
		})
	}
}
