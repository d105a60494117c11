package pdf

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"veil/extract"
	"veil/internal/gold"
	"veil/internal/isolate"
	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
)

func TestMain(m *testing.M) {
	isolate.Main()
	if path := os.Getenv(benchEnv); path != "" {
		if n, _ := strconv.Atoi(os.Getenv(pagesEnv)); n > 0 {
			os.Exit(makeForBench(path, n))
		}
		os.Exit(readForBench(path))
	}
	os.Exit(m.Run())
}

// benchEnv tells a process of the test binary to do nothing but read the file
// that it names, so that all that reading takes can be counted: CPU time, the
// object reader's child process and memory.
const benchEnv = "VEIL_BENCH_READ"

// pagesEnv tells it to make the file instead, with so many pages.
const pagesEnv = "VEIL_BENCH_PAGES"

func makeForBench(path string, pages int) int {
	papers, err := filepath.Glob("../../testdata/*.pdf")
	if err != nil {
		return 1
	}
	doc, err := pdftest.Repeated(pages, papers...)
	if err != nil || os.WriteFile(path, doc, 0o600) != nil {
		return 1
	}
	return 0
}

func readForBench(path string) int {
	b, err := os.ReadFile(path)
	if err != nil {
		return 1
	}
	d, err := Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
	if err != nil {
		return 1
	}
	for _, p := range d.Parts() {
		if _, err := os.Stdout.WriteString(p.Text); err != nil {
			return 1
		}
	}
	return 0
}

func open(t *testing.T, b []byte) *Document {
	t.Helper()
	d, err := Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// texts returns the text of each part by its ID.
func texts(d *Document) map[string]string {
	out := map[string]string{}
	for _, p := range d.Parts() {
		out[p.ID] = p.Text
	}
	return out
}

func TestPageText(t *testing.T) {
	for _, tt := range []struct{ name, content, want string }{
		{"two operators, one word", "BT /F1 10 Tf 50 700 Td (Ja) Tj (ne) Tj ET", "Jane"},
		{"kerning is no space", "BT /F1 10 Tf 50 700 Td [(J)40(ane)-30(R)] TJ ET", "JaneR"},
		{"a gap is a space", "BT /F1 10 Tf 50 700 Td [(Jane)-300(Roe)] TJ ET", "Jane Roe"},
		{"lines", "BT /F1 10 Tf 12 TL 50 700 Td (Jane) Tj (Roe) ' ET", "Jane\nRoe"},
		{"out of order", "BT /F1 10 Tf 80 700 Td (Roe) Tj -30 0 Td (Jane) Tj ET", "Jane Roe"},
		{"cells", "BT /F1 10 Tf 50 700 Td (Name) Tj 150 0 Td (Jane) Tj ET", "Name\tJane"},
		{"drawn twice to look bold", "BT /F1 10 Tf 50 700 Td (Jane) Tj 0.3 0 Td (Jane) Tj ET", "Jane"},
		{"turned", "q 0 1 -1 0 300 300 cm BT /F1 10 Tf (Up) Tj ET Q BT /F1 10 Tf 50 700 Td (Jane) Tj ET", "Jane\n\nUp"},
		{"letter by letter", "BT /F1 10 Tf 50 700 Td (J) Tj 5 0 Td (a) Tj 5.56 0 Td (n) Tj ET", "Jan"},
		{"ligature", "BT /F1 10 Tf 50 700 Td (O) Tj ET", "O"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := pdftest.New()
			doc.Page(tt.content)
			if got := texts(open(t, doc.Bytes()))["page/1"]; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestFormsAndAnnotations(t *testing.T) {
	doc := pdftest.New()
	form := doc.Form("BT /F1 10 Tf 0 0 Td (in a form) Tj ET", nil)
	look := doc.Form("BT /F1 10 Tf 0 0 Td (in a note) Tj ET", pdf.Dict{"BBox": pdf.Array{0, 0, 100, 20}})
	p := doc.Page("q 1 0 0 1 50 700 cm /X1 Do Q q 1 0 0 1 50 600 cm /X1 Do Q")
	p["Resources"].(pdf.Dict)["XObject"] = pdf.Dict{"X1": form}
	p["Annots"] = pdf.Array{doc.Add(pdf.Dict{"Subtype": pdf.Name("FreeText"), "Rect": pdf.Array{50, 500, 150, 520},
		"AP": pdf.Dict{"N": look}, "Contents": pdf.String("a comment")})}
	got := texts(open(t, doc.Bytes()))
	if want := "in a form\n\nin a form\n\nin a note"; got["page/1"] != want {
		t.Errorf("page: %q, want %q", got["page/1"], want)
	}
	if !strings.Contains(got["page/1/notes"], "a comment") {
		t.Errorf("notes: %q", got["page/1/notes"])
	}
}

func TestHiddenText(t *testing.T) {
	doc := pdftest.New()
	layer := doc.Add(pdf.Dict{"Type": pdf.Name("OCG"), "Name": pdf.String("L")})
	doc.Root["OCProperties"] = pdf.Dict{"OCGs": pdf.Array{layer}, "D": pdf.Dict{"OFF": pdf.Array{layer}}}
	p := doc.Page("BT /F1 10 Tf 50 700 Td (shown) Tj ET /OC /L BDC BT /F1 10 Tf 50 600 Td (layer) Tj ET EMC " +
		"BT /F1 10 Tf 2000 700 Td (beyond) Tj ET BT /F1 10 Tf 50 500 Td (again) Tj ET")
	p["Resources"].(pdf.Dict)["Properties"] = pdf.Dict{"L": layer}
	got := texts(open(t, doc.Bytes()))
	if got["page/1"] != "shown\n\nagain" {
		t.Errorf("page: %q", got["page/1"])
	}
	for _, w := range []string{"layer", "beyond"} {
		if !strings.Contains(got["page/1/hidden"], w) {
			t.Errorf("hidden part %q lacks %q", got["page/1/hidden"], w)
		}
	}
}

func TestGaps(t *testing.T) {
	for _, tt := range []struct {
		name     string
		build    func(*pdftest.Doc)
		why      string
		blocking bool
	}{
		{"a scan", func(d *pdftest.Doc) { picture(d, "q 595 0 0 842 0 0 cm /I Do Q") }, "is a picture", true},
		{"a logo", func(d *pdftest.Doc) {
			picture(d, "q 50 0 0 50 0 0 cm /I Do Q BT /F1 10 Tf 50 700 Td (A letter with a logo) Tj ET")
		}, "1 picture is not read", false},
		{"a font that tells nothing", func(d *pdftest.Doc) {
			p := d.Page("BT /F9 10 Tf 50 700 Td (\x01\x01\x01\x01\x01\x01\x01\x01) Tj ET")
			p["Resources"] = pdf.Dict{"Font": pdf.Dict{"F9": pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type3"),
				"FontMatrix": pdf.Array{0.001, 0, 0, 0.001, 0, 0}, "FirstChar": 0,
				"CharProcs": pdf.Dict{"g1": d.AddStream(nil, []byte("500 0 d0 0 0 9 9 re f"))},
				"Encoding":  pdf.Dict{"Differences": pdf.Array{1, pdf.Name("g1")}},
				"Widths":    pdf.Array{500, 500, 500, 500, 500, 500, 500, 500, 500}}}}
		}, "8 characters are in a font", true},
		{"an attachment", func(d *pdftest.Doc) {
			d.Page("BT /F1 10 Tf 50 700 Td (text) Tj ET")
			d.Root["Names"] = pdf.Dict{"EmbeddedFiles": pdf.Dict{"Names": pdf.Array{pdf.String("a"), d.Add(pdf.Dict{})}}}
		}, "1 file is attached", true},
		{"a damaged content stream", func(d *pdftest.Doc) {
			p := d.Page("")
			p["Contents"] = d.Add(&pdf.Stream{Dict: pdf.Dict{"Filter": pdf.Name("FlateDecode")}, Raw: []byte("\x78\x9c\xff\xff\xff\xff")})
		}, "is damaged", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := pdftest.New()
			tt.build(doc)
			for _, g := range open(t, doc.Bytes()).Gaps() {
				if strings.Contains(g.Why, tt.why) {
					if g.Blocking != tt.blocking {
						t.Errorf("blocking is %v", g.Blocking)
					}
					return
				}
			}
			t.Errorf("no gap says %q", tt.why)
		})
	}
}

func picture(d *pdftest.Doc, content string) {
	p := d.Page(content)
	p["Resources"].(pdf.Dict)["XObject"] = pdf.Dict{"I": d.AddStream(pdf.Dict{"Subtype": pdf.Name("Image"),
		"Width": 1, "Height": 1, "BitsPerComponent": 8, "ColorSpace": pdf.Name("DeviceGray")}, []byte{0})}
}

// TestPapers reads the shipped papers: every marked detail is in the text, and
// the marks that tie text to glyphs are sound.
func TestPapers(t *testing.T) {
	files, err := filepath.Glob("../../testdata/*.pdf")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d papers, %v", len(files), err)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			d := open(t, b)
			all := ""
			for _, p := range d.Parts() {
				all += p.Text + "\n"
			}
			for i := range d.Pages {
				checkMarks(t, texts(d)[d.Pages[i].ID], d.Pages[i].Marks)
			}
			name := strings.TrimSuffix(filepath.Base(path), ".pdf")
			src, err := os.ReadFile("../../testdata/src/" + name + ".md")
			if err != nil {
				t.Fatal(err)
			}
			doc, err := gold.Parse(src)
			if err != nil {
				t.Fatal(err)
			}
			have := squash(all)
			for _, s := range doc.Spans {
				if !strings.Contains(have, squash(doc.Text[s.Start:s.End])) {
					t.Errorf("a marked %s (%s) is not in the text", s.Kind, s.Entity)
				}
			}
		})
	}
}

// squash leaves letters and digits: lines break differently in each paper.
func squash(s string) string {
	s = strings.NewReplacer("’", "", "'", "", "ﬃ", "ffi").Replace(s)
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\n-‐\u00ad.,>", r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

func checkMarks(t *testing.T, text string, marks []Mark) {
	t.Helper()
	last := int32(0)
	for _, m := range marks {
		if m.Start < last || m.End < m.Start || int(m.End) > len(text) {
			t.Fatalf("mark %d..%d after %d in %d bytes", m.Start, m.End, last, len(text))
		}
		if !utf8.ValidString(text[m.Start:m.End]) {
			t.Fatalf("mark %d..%d cuts a character", m.Start, m.End)
		}
		last = m.Start
	}
}
