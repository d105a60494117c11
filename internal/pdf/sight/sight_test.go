package sight_test

import (
	"context"
	"testing"

	"veil/internal/isolate"
	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
	"veil/internal/pdf/sight"
)

func TestMain(m *testing.M) {
	isolate.Main()
	m.Run()
}

// TestJudge: the letters of a page, one point of each for its body. How the reader
// uses this is tested there with more.
func TestJudge(t *testing.T) {
	const word = "BT /F1 10 Tf 50 700 Td (ab) Tj ET "
	const box = "40 690 100 30 re f "
	for name, tt := range map[string]struct {
		content string
		want    []sight.How
	}{
		"nothing":                    {"", nil},
		"plain":                      {word, []sight.How{sight.Shows, sight.Shows}},
		"without ink, then with":     {"3 Tr " + word + "0 Tr " + word, []sight.How{sight.Invisible, sight.Invisible, sight.Shows, sight.Shows}},
		"one of two":                 {word + "40 690 15.4 30 re f", []sight.How{sight.UnderBox, sight.Shows}},
		"before and after":           {word + box + "1 g " + word, []sight.How{sight.UnderBox, sight.UnderBox, sight.Shows, sight.Shows}},
		"white":                      {"1 g " + word, []sight.How{sight.SameColour, sight.SameColour}},
		"clipped away":               {"0 0 1 1 re W n " + word, []sight.How{sight.OffPage, sight.OffPage}},
		"clipped to nothing":         {"W n " + word, []sight.How{sight.OffPage, sight.OffPage}},
		"a form that leaves q open":  {"q 1 g /X Do Q 0 g " + word, []sight.How{sight.Shows, sight.Shows}},
		"in a pattern":               {"/Pattern cs /P scn " + box, []sight.How{sight.Shows, sight.Shows}},
		"a layer that is off":        {"/OC /Off BDC " + word + "EMC", []sight.How{sight.HiddenLayer, sight.HiddenLayer}},
		"covered in a layer off":     {word + "/OC /Off BDC " + box + "EMC", []sight.How{sight.Shows, sight.Shows}},
		"numbers beyond all measure": {"-99999999999999999999 -9 999999999999999999999 999999999999999999999 re W n " + word, []sight.How{sight.Shows, sight.Shows}},
	} {
		t.Run(name, func(t *testing.T) {
			doc := pdftest.New()
			r := doc.Page(tt.content)["Resources"].(pdf.Dict)
			r["XObject"] = pdf.Dict{"X": doc.Form("q q q 0 0 1 1 re W n", nil)}
			r["Pattern"] = pdf.Dict{"P": doc.AddStream(pdf.Dict{"PatternType": 1, "PaintType": 1, "TilingType": 1, "BBox": pdf.Array{0, 0, 9, 9},
				"XStep": 9, "YStep": 9, "Resources": pdf.Dict{"Font": pdf.Dict{"F1": doc.Font}}}, []byte("1 g "+word))}
			off := doc.Add(pdf.Dict{"Type": pdf.Name("OCG")})
			r["Properties"] = pdf.Dict{"Off": off}
			doc.Root["OCProperties"] = pdf.Dict{"OCGs": pdf.Array{off}, "D": pdf.Dict{"OFF": pdf.Array{off}}}
			f, err := pdf.Load(context.Background(), doc.Bytes(), "")
			if err != nil {
				t.Fatal(err)
			}
			page := f.Pages()[0]
			c := &letters{Canvas: sight.New(page.CropBox)}
			if _, err := pdf.NewMachine(context.Background(), f, pdf.NewFonts(f), pdf.NewLayers(f), c).Page(page); err != nil {
				t.Fatal(err)
			}
			for range 2 { // in order, and from the start again
				for i, want := range tt.want {
					if got := c.Judge(i, c.at[i][0], c.at[i][1]); got != want {
						t.Errorf("letter %d: %v, want %v", i, got, want)
					}
				}
			}
			if len(c.at) != len(tt.want) {
				t.Errorf("%d letters", len(c.at))
			}
		})
	}
}

// letters keeps where the letters stand.
type letters struct {
	*sight.Canvas
	at [][2]sight.Point
}

func (l *letters) Show(m *pdf.Machine, s *pdf.Show) {
	l.Canvas.Show(m, s)
	for _, g := range s.Glyphs {
		x, y := g.X+g.AX/2, g.Y+g.AY/2
		l.at = append(l.at, [2]sight.Point{{X: x + 0.1*g.UX, Y: y + 0.1*g.UY}, {X: x + 0.4*g.UX, Y: y + 0.4*g.UY}})
	}
}
