package scan

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"veil/extract"
	"veil/internal/programs"
)

var a4 = image.Rect(0, 0, 1654, 2339)

// tsv writes words as tesseract does: "block line x y w h sure text".
func tsv(rows ...string) string {
	var b strings.Builder
	b.WriteString("level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n")
	for _, r := range rows {
		f := strings.SplitN(r, " ", 8)
		fmt.Fprintf(&b, "5\t1\t%s\t1\t%s\t1\t%s\t%s\t%s\t%s\t%s\t%s\n", f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7])
	}
	return b.String()
}

func TestTextOfWords(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		spans          [][2]int
	}{
		{"nothing", tsv(), "", nil},
		{"a line", tsv("1 1 10 10 50 20 96 Dear", "1 1 70 10 40 20 96 Siân,"), "Dear Siân,", [][2]int{{0, 4}, {5, 11}}},
		{"columns", tsv("1 1 10 10 50 20 96 Name:", "1 1 300 10 40 20 96 Kit"), "Name:\tKit", [][2]int{{0, 5}, {6, 9}}},
		{"lines and blocks", tsv("1 1 10 10 50 20 96 one", "1 2 10 40 50 20 96 two", "2 1 10 90 50 20 96 three"), "one\ntwo\n\nthree", [][2]int{{0, 3}, {4, 7}, {9, 14}}},
		{"divided", tsv("1 1 10 10 50 20 96 to-", "1 2 10 40 50 20 96 gether", "1 2 80 40 50 20 96 now"), "together now", [][2]int{{0, 2}, {2, 8}, {9, 12}}},
		{"a double name is not divided", tsv("1 1 10 10 50 20 96 Okafor-", "1 2 10 40 50 20 96 Pryce"), "Okafor-\nPryce", [][2]int{{0, 7}, {8, 13}}},
		{"unknown", tsv("1 1 10 10 50 20 96 the", "1 1 70 10 50 20 12 mnrnrn", "1 1 130 10 50 20 96 cat"), "the " + Unknown + " cat", [][2]int{{0, 3}, {4, 7}, {8, 11}}},
		{"noise", tsv("1 1 10 10 5 200 30 |", "1 1 70 10 50 20 96 cat"), "cat", [][2]int{{0, 3}}},
		{"a doubtful value beside a label", tsv("1 1 10 10 50 20 96 Name:", "1 1 70 10 50 20 96 Kit", "1 1 130 10 50 20 60 Pnor", "2 1 10 60 50 20 96 Kit"),
			"Name: " + Unknown + " " + Unknown + "\n\nKit", [][2]int{{0, 5}, {6, 9}, {10, 13}, {15, 18}}},
		{"half a number", tsv("1 1 10 10 50 20 96 on", "1 1 70 10 50 20 96 07700", "1 1 130 10 50 20 20 9OO123", "1 1 190 10 50 20 96 today"),
			"on " + Unknown + " " + Unknown + " today", [][2]int{{0, 2}, {3, 6}, {7, 10}, {11, 16}}},
		{"signs that are not seen", tsv("1 1 10 10 50 20 96 a\u202eb\u0000c"), "abc", [][2]int{{0, 3}}},
	} {
		lines, err := parseTSV(c.in, a4)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		judge(lines, true)
		p := &Page{}
		p.layOut(lines)
		var spans [][2]int
		for _, w := range p.Words {
			spans = append(spans, [2]int{w.Start, w.End})
		}
		if p.Text != c.want || fmt.Sprint(spans) != fmt.Sprint(c.spans) {
			t.Errorf("%s: %q %v, want %q %v", c.name, p.Text, spans, c.want, c.spans)
		}
	}
}

func TestTrusting(t *testing.T) {
	lines, err := parseTSV(tsv("1 1 10 10 50 20 30 Kit", "1 1 70 10 50 20 12 mnr"), a4)
	if err != nil {
		t.Fatal(err)
	}
	judge(lines, false)
	if w := lines[0].words; w[0].unknown || !w[1].unknown {
		t.Errorf("%+v", w)
	}
}

func TestTSVThatMakesNoSense(t *testing.T) {
	head := tsv()
	for _, s := range []string{"", "hello", head + "5\t1\tx\t1\t1\t1\t1\t1\t1\t1\t90\ta\n", head + "5\t1\t1\t1\t1\t1\t-4\t1\t1\t1\t90\ta\n", head + "5\t1\t1\t1\t1\t1\t4\t1\t1\t1\tsure\ta\n"} {
		if _, err := parseTSV(s, a4); err == nil {
			t.Errorf("%q is read", s)
		}
	}
}

func FuzzTSV(f *testing.F) {
	f.Add(tsv("1 1 10 10 50 20 96 to-", "1 2 10 40 50 20 96 gether", "1 2 80 40 50 20 9 now"))
	f.Fuzz(func(t *testing.T, s string) {
		lines, err := parseTSV(s, a4)
		if err != nil {
			return
		}
		judge(lines, true)
		p := &Page{}
		p.layOut(lines)
		at := 0
		for _, w := range p.Words {
			if w.Start < at || w.End < w.Start || w.End > len(p.Text) || !w.Box.In(a4) {
				t.Fatalf("word %+v after %d in %d bytes", w, at, len(p.Text))
			}
			at = w.End
		}
	})
}

// paperOf draws lines of text at 200 dots an inch.
func paperOf(t *testing.T, lines ...string) *image.Gray {
	f, err := opentype.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: 12, DPI: 200})
	if err != nil {
		t.Fatal(err)
	}
	g := image.NewGray(a4)
	draw.Draw(g, a4, image.White, image.Point{}, draw.Src)
	d := font.Drawer{Dst: g, Src: image.Black, Face: face}
	for i, l := range lines {
		d.Dot = fixed.P(200, 300+60*i)
		d.DrawString(l)
	}
	return g
}

func bar(g *image.Gray, r image.Rectangle) {
	draw.Draw(g, r, image.NewUniform(color.Gray{Y: 30}), image.Point{}, draw.Src)
}

func TestInk(t *testing.T) {
	words := []Word{{Box: image.Rect(190, 250, 900, 320)}}
	for _, c := range []struct {
		name string
		draw func(*image.Gray)
		want int
	}{
		{"nothing but words", func(*image.Gray) {}, 0},
		{"a table", func(g *image.Gray) {
			for i := range 5 {
				bar(g, image.Rect(150, 600+i*70, 1500, 603+i*70))
				bar(g, image.Rect(150+i*330, 600, 153+i*330, 883))
			}
		}, 0},
		{"specks", func(g *image.Gray) {
			for i := range 400 {
				at := image.Pt(100+(i*397)%1400, 700+(i*811)%1500)
				bar(g, image.Rect(at.X, at.Y, at.X+2, at.Y+2))
			}
		}, 0},
		{"a scribble", func(g *image.Gray) {
			for i := range 200 {
				bar(g, image.Rect(600+i, 1500+(i*37)%60, 604+i, 1504+(i*37)%60))
			}
		}, 1},
		{"the shadow of an edge", func(g *image.Gray) { bar(g, image.Rect(0, 0, 14, 2339)) }, 0},
		{"ink beside a word", func(g *image.Gray) {
			for i := range 120 {
				bar(g, image.Rect(1000+i, 260+(i*23)%50, 1004+i, 264+(i*23)%50))
			}
		}, 1},
	} {
		g := paperOf(t, "Dear Madam, thank you for it")
		c.draw(g)
		if got := unread(look(g, 200), 200, words); len(got) != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// Words that a box over ink hides are no text, and boxes keep clear of words beside
// the ink.
func TestWordsUnderInk(t *testing.T) {
	lines, err := parseTSV(tsv("1 1 100 100 80 30 96 under", "1 1 300 100 80 30 96 beside"), a4)
	if err != nil {
		t.Fatal(err)
	}
	judge(lines, true)
	p := &Page{Unread: []image.Rectangle{image.Rect(90, 90, 160, 200), image.Rect(370, 90, 420, 200)}}
	p.layOut(lines)
	p.cover(lines)
	if want := Unknown + "\tbeside"; p.Text != want || !p.Words[0].Unknown || p.Words[1].Unknown {
		t.Errorf("%q %+v", p.Text, p.Words)
	}
	n := &grid{cell: 8}
	var cells []image.Point
	for i := range 12 {
		cells = append(cells, image.Pt(i, i))
	}
	word := []Word{{Box: image.Rect(60, 4, 90, 28)}}
	if boxes := n.tight(cells, word, nil); len(boxes) < 2 || hides(boxes[0], nil) {
		t.Errorf("%v", boxes)
	} else {
		for _, b := range boxes {
			if hides(n.pixels(b), word) {
				t.Errorf("%v hides a word", b)
			}
		}
	}
	if boxes := n.tight(cells, nil, nil); len(boxes) != 1 {
		t.Errorf("%v", boxes)
	}
}

func TestInkOfAFrameLeavesItsMiddle(t *testing.T) {
	g := paperOf(t)
	for _, r := range []image.Rectangle{image.Rect(200, 200, 1400, 260), image.Rect(200, 2000, 1400, 2060), image.Rect(200, 200, 260, 2060), image.Rect(1340, 200, 1400, 2060)} {
		bar(g, r)
	}
	for _, r := range unread(look(g, 200), 200, nil) {
		if r.Overlaps(image.Rect(600, 800, 1000, 1400)) {
			t.Errorf("%v lies over the middle", r)
		}
	}
}

func TestRulesAreErasedAndWordsStay(t *testing.T) {
	g := paperOf(t, "minimum communication")
	before := append([]uint8{}, g.Pix...)
	bar(g, image.Rect(100, 350, 1500, 353))
	out := look(g, 200).erased(g, false)
	for i := range before {
		if before[i] < 128 && out.Pix[i] >= 128 {
			t.Fatal("a letter was taken out")
		}
	}
	if out.GrayAt(800, 351).Y < 200 {
		t.Error("the rule is still there")
	}
}

// In small print that is not sharp the tops of letters run together: that is no rule.
func TestSmallPrintIsNoRule(t *testing.T) {
	sharp := paperOf(t, "minimum communion Hummus, summer nun union annum")
	g := image.NewGray(a4)
	for y := 1; y < a4.Dy()-1; y++ {
		for x := 12; x < a4.Dx()-12; x++ {
			sum := 0
			for k := -6; k <= 6; k++ {
				sum += int(sharp.GrayAt(x+k, y).Y)
			}
			g.SetGray(x, y, color.Gray{Y: uint8(sum / 13)})
		}
	}
	draw.Draw(g, image.Rect(0, 0, a4.Dx(), 250), image.White, image.Point{}, draw.Src)
	bar(g, image.Rect(150, 600, 1500, 603))
	p := look(g, 200)
	for y := 250; y < 320; y++ {
		for x := 190; x < 900; x++ {
			if p.of[y*p.w+x]&between != 0 {
				t.Fatalf("letters at %d, %d are taken for a rule", x, y)
			}
		}
	}
	if p.of[601*p.w+800]&between == 0 {
		t.Error("the rule is not seen")
	}
}

func TestReadWithTesseract(t *testing.T) {
	if !programs.There(programs.Tesseract) {
		t.Skip("no tesseract here")
	}
	if testing.Short() {
		t.Skip("takes seconds")
	}
	lines := []string{"Dear Madam, Kit Winterbourne came to school on Monday", "and told the teacher about the weekend at the farm.",
		"Nobody had told the family that the visit was moved,", "and the children were waiting at the window all day."}
	g := paperOf(t, lines...)
	for _, turned := range []int{0, 180} {
		m := draw.Image(g)
		if turned != 0 {
			m = image.NewGray(a4)
			for y := range a4.Dy() {
				for x := range a4.Dx() {
					m.(*image.Gray).SetGray(a4.Dx()-1-x, a4.Dy()-1-y, g.GrayAt(x, y))
				}
			}
		}
		p, err := Read(context.Background(), Picture{Image: m, DPI: 200, OneBit: true}, extract.Scans{Read: true})
		if err != nil {
			t.Fatal(err)
		}
		if strings.Join(strings.Fields(p.Text), " ") != strings.Join(lines, " ") || p.Turned != turned {
			t.Errorf("turned %d: %q, turned %d", turned, p.Text, p.Turned)
		}
		w := p.Words[2]
		if p.Text[w.Start:w.End] != "Kit" || w.Box.Min.X < 200 || w.Box.Max.X > 900 || w.Box.Min.Y < 250 || w.Box.Max.Y > 320 {
			t.Errorf("%q at %v", p.Text[w.Start:w.End], w.Box)
		}
		b, err := p.Pixels.Bitmap()
		if err != nil || b.W != a4.Dx() || b.H != a4.Dy() {
			t.Errorf("%v", err)
		}
	}
}

// In a line that the program could hardly make out, a name may have become a plain word.
func TestLineThatWasNotMadeOut(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []string
		want string
	}{
		{"most is in doubt", []string{"1 1 10 10 50 20 96 in", "1 1 70 10 50 20 12 mnr", "1 1 130 10 50 20 66 sya", "1 1 190 10 50 20 30 ltx", "1 1 250 10 50 20 71 set"}, "in � � � �"},
		{"little is in doubt", []string{"1 1 10 10 50 20 96 in", "1 1 70 10 50 20 12 mnr", "1 1 130 10 50 20 66 said", "1 1 190 10 50 20 90 that", "1 1 250 10 50 20 71 set"}, "in � said that set"},
		{"few words", []string{"1 1 10 10 50 20 12 mnr", "1 1 70 10 50 20 66 said"}, "� said"},
	} {
		lines, err := parseTSV(tsv(c.rows...), a4)
		if err != nil {
			t.Fatal(err)
		}
		judge(lines, true)
		p := &Page{}
		p.layOut(lines)
		if p.Text != c.want {
			t.Errorf("%s: %q, want %q", c.name, p.Text, c.want)
		}
	}
}
