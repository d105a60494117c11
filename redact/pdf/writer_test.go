package pdf

import (
	"bytes"
	"context"
	"errors"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"veil/extract"
	source "veil/extract/pdf"
	"veil/internal/isolate"
	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
	"veil/redact/plan"
)

// forBench does the work of a benchmark's process, where this is one.
var forBench = func() bool { return false }

func TestMain(m *testing.M) {
	isolate.Main()
	if forBench() {
		return
	}
	os.Exit(m.Run())
}

func open(t *testing.T, b []byte) *source.Document {
	t.Helper()
	d, err := source.Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// mask plans to mask each of the values wherever it stands on the pages.
func mask(d *source.Document, values ...string) plan.Plan {
	p := plan.Plan{Style: plan.StyleLabel}
	for _, part := range d.Parts() {
		if part.Kind != extract.Body {
			continue
		}
		for at := 0; at < len(part.Text); {
			next := len(part.Text)
			hit := ""
			for _, v := range values {
				if i := strings.Index(part.Text[at:], v); i >= 0 && at+i < next {
					next, hit = at+i, v
				}
			}
			if hit == "" {
				break
			}
			p.Edits = append(p.Edits, plan.Edit{Span: extract.Span{Part: part.ID, Start: next, End: next + len(hit)},
				Kind: "PERSON", Label: "PERSON 1", Mask: true, Text: hit})
			at = next + len(hit)
		}
	}
	return p
}

func write(t *testing.T, d *source.Document, p plan.Plan) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (Writer{}).Write(context.Background(), &b, d, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// everything is all text of a file in all ways of reading it, by page text and
// by searching its bytes.
func everything(t *testing.T, b []byte) string {
	t.Helper()
	var s strings.Builder
	for _, p := range open(t, b).Parts() {
		s.WriteString(p.Text + "\n")
	}
	for p := range pdf.Places(b) {
		s.WriteString(p.Text + "\n")
	}
	f := open(t, b).File
	for _, o := range f.Objects { // with the numbers, which are no places for text
		if stream, ok := o.(*pdf.Stream); ok {
			data, _, _ := f.Decode(stream)
			s.Write(data)
		}
	}
	return s.String()
}

func pageText(t *testing.T, b []byte) string {
	t.Helper()
	return open(t, b).Parts()[0].Text
}

// kit is a page on which a name stands in every way that a page can show it.
func kit() *pdftest.Doc {
	doc := pdftest.New()
	form := doc.Form("BT /F1 10 Tf 0 0 Td (Form Okafor shows) Tj ET", nil)
	inner := doc.Form("q 1 0 0 1 0 -20 cm /X1 Do Q", pdf.Dict{"Resources": pdf.Dict{"XObject": pdf.Dict{"X1": form}}})
	cell := doc.AddStream(pdf.Dict{"Type": pdf.Name("Pattern"), "PatternType": 1, "PaintType": 1, "TilingType": 1,
		"BBox": pdf.Array{0, 0, 100, 30}, "XStep": 100, "YStep": 30,
		"Resources": pdf.Dict{"Font": pdf.Dict{"F1": doc.Font}}}, []byte("BT /F1 10 Tf 1 1 Td (Okafor) Tj ET"))
	group := doc.Form("BT /F1 10 Tf 0 0 Td (Mask Okafor) Tj ET", pdf.Dict{"Group": pdf.Dict{"S": pdf.Name("Transparency")}})
	gs := doc.Add(pdf.Dict{"SMask": pdf.Dict{"S": pdf.Name("Luminosity"), "G": group}, "ca": 0.5})
	look := doc.Form("BT /F1 10 Tf 2 2 Td (Note Okafor) Tj ET", pdf.Dict{"BBox": pdf.Array{0, 0, 200, 20}})
	p := doc.Page(`% Okafor in a comment
/P <</ActualText (Okafor)>> BDC BT /F1 10 Tf 14 TL 50 800 Td (Plain Okafor here) Tj
[(Ker) -20 (ned Oka) 40 (for here)] TJ T* (Apostrophe Okafor) ' 1 0 (Quote Okafor) " ET EMC
q 1 0 0 1 50 600 cm /X1 Do Q q 1 0 0 1 50 560 cm /X2 Do Q
/Pattern cs /P1 scn 50 400 100 30 re f
q /G1 gs 0 0 10 10 re f Q
BT /F1 10 Tf 50 300 Td 3 Tr (Invisible Okafor) Tj 0 Tr ET
BT /F1 10 Tf 50 280 Td (O) Tj 8 0 Td (k) Tj 5 0 Td (a) Tj 5.6 0 Td (f) Tj 2.8 0 Td (o) Tj 5.6 0 Td (r) Tj ET
BT /F1 10 Tf 3000 280 Td (Beyond Okafor) Tj ET
BT /F1 10 Tf 50 200 Td (The last line stays.) Tj ET`)
	r := p["Resources"].(pdf.Dict)
	r["XObject"] = pdf.Dict{"X1": form, "X2": inner}
	r["Pattern"] = pdf.Dict{"P1": cell}
	r["ExtGState"] = pdf.Dict{"G1": gs}
	p["Annots"] = pdf.Array{doc.Add(pdf.Dict{"Type": pdf.Name("Annot"), "Subtype": pdf.Name("FreeText"),
		"Rect": pdf.Array{50, 100, 250, 120}, "Contents": pdf.String("Okafor"), "T": pdf.String("Okafor"), "AP": pdf.Dict{"N": look}})}
	p["PieceInfo"] = pdf.Dict{"X": pdf.String("Okafor")}
	p["Metadata"] = doc.AddStream(nil, []byte("<x>Okafor</x>"))
	doc.Root["Metadata"] = doc.AddStream(pdf.Dict{"Type": pdf.Name("Metadata")}, []byte("<x>Okafor</x>"))
	doc.Root["Outlines"] = doc.Add(pdf.Dict{"First": doc.Add(pdf.Dict{"Title": pdf.String("Okafor")})})
	doc.Root["Names"] = pdf.Dict{"JavaScript": pdf.Dict{"Names": pdf.Array{pdf.String("Okafor"), pdf.Dict{"JS": pdf.String("Okafor")}}}}
	doc.Root["AcroForm"] = pdf.Dict{"Fields": pdf.Array{doc.Add(pdf.Dict{"T": pdf.String("Okafor"), "V": pdf.String("Okafor")})}}
	doc.Root["PageLabels"] = pdf.Dict{"Nums": pdf.Array{0, pdf.Dict{"P": pdf.String("Okafor")}}}
	doc.Add(pdf.String("Okafor, whom nothing refers to"))
	return doc
}

func TestNothingSurvives(t *testing.T) {
	in := kit().Bytes()
	if n := strings.Count(everything(t, in), "Okafor"); n < 20 {
		t.Fatalf("the kit holds the name only %d times", n)
	}
	d := open(t, in)
	out := write(t, d, mask(d, "Okafor"))
	if all := everything(t, out); strings.Contains(all, "Okafor") || strings.Contains(all, "okafor") {
		t.Errorf("the name survives")
	}
	got := pageText(t, out)
	for _, w := range []string{"Plain", "Kerned", "here", "Apostrophe", "Quote", "Form", "shows", "Mask", "Note",
		"[PERSON 1]", "The last line stays."} {
		if !strings.Contains(got, w) {
			t.Errorf("%q is gone from the page:\n%s", w, got)
		}
	}
	for _, w := range []string{"Beyond", "Invisible"} {
		if strings.Contains(everything(t, out), w) {
			t.Errorf("text that does not show is carried: %q", w)
		}
	}
	for _, w := range []string{"Metadata", "Outlines", "Names", "AcroForm", "ActualText", "PieceInfo", "JavaScript", "Annots"} {
		if bytes.Contains(out, []byte(w)) {
			t.Errorf("the copy has %s", w)
		}
	}
	check(t, out)
}

// check lets qpdf look at a file.
func check(t *testing.T, b []byte) {
	t.Helper()
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Log("qpdf is not installed: its check is left out")
		return
	}
	path := filepath.Join(t.TempDir(), "copy.pdf")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if msg, err := exec.Command("qpdf", "--check", path).CombinedOutput(); err != nil {
		t.Errorf("qpdf --check: %v\n%s", err, msg)
	}
}

// spaced has one space between words: boxes are wider than their labels.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestOneUseOfAForm(t *testing.T) {
	doc := pdftest.New()
	form := doc.Form("BT /F1 10 Tf 0 0 Td (Jane Roe) Tj ET", nil)
	p := doc.Page("q 1 0 0 1 50 700 cm /X1 Do Q q 1 0 0 1 50 600 cm /X1 Do Q")
	p["Resources"].(pdf.Dict)["XObject"] = pdf.Dict{"X1": form}
	d := open(t, doc.Bytes())
	pl := mask(d, "Jane")
	pl.Edits = pl.Edits[:1]
	if got, want := pageText(t, write(t, d, pl)), "[PERSON 1] Roe Jane Roe"; spaced(got) != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhatFollowsStays(t *testing.T) {
	doc := pdftest.New()
	doc.Page("BT /F1 10 Tf 50 700 Td (Jane Roe left) Tj ( at once.) Tj T* 0 -20 Td (Next) Tj ET")
	d := open(t, doc.Bytes())
	if got, want := pageText(t, write(t, d, mask(d, "Roe"))), "Jane [PERSON 1] left at once. Next"; spaced(got) != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPicturesAreNotCarried(t *testing.T) {
	doc := pdftest.New()
	p := doc.Page("q 200 0 0 200 50 500 cm /I Do Q q 20 0 0 20 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xaa EI Q BT /F1 10 Tf 50 700 Td (A letter with pictures) Tj ET")
	secret := bytes.Repeat([]byte("JFIFsecretpicture"), 20)
	p["Resources"].(pdf.Dict)["XObject"] = pdf.Dict{"I": doc.Add(&pdf.Stream{Dict: pdf.Dict{"Subtype": pdf.Name("Image"),
		"Filter": pdf.Name("DCTDecode"), "Width": 9, "Height": 9}, Raw: secret})}
	d := open(t, doc.Bytes())
	out := write(t, d, plan.Plan{Style: plan.StyleLabel})
	if bytes.Contains(out, []byte("secretpicture")) || bytes.Contains(out, []byte("DCTDecode")) {
		t.Error("a picture is carried")
	}
	if got := pageText(t, out); !strings.Contains(got, "[IMAGE]") || !strings.Contains(got, "A letter with pictures") {
		t.Errorf("page: %q", got)
	}
	check(t, out)
}

func TestUnreadableTextIsBlackedOut(t *testing.T) {
	doc := pdftest.New()
	p := doc.Page("BT /F9 10 Tf 50 700 Td (ab) Tj /F1 10 Tf (and known) Tj ET")
	r := p["Resources"].(pdf.Dict)["Font"].(pdf.Dict)
	r["F9"] = pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type3"), "FontMatrix": pdf.Array{0.001, 0, 0, 0.001, 0, 0},
		"CharProcs": pdf.Dict{"g1": doc.AddStream(nil, []byte("500 0 d0 0 0 400 700 re f"))}, "FirstChar": 97,
		"Widths": pdf.Array{500, 500}, "FontBBox": pdf.Array{0, 0, 500, 700},
		"Encoding": pdf.Dict{"Differences": pdf.Array{97, pdf.Name("g1"), pdf.Name("g1")}}}
	d := open(t, doc.Bytes())
	out := write(t, d, plan.Plan{Style: plan.StyleLabel})
	if strings.Contains(everything(t, out), "400 700 re") {
		t.Error("glyphs that nobody can read are carried")
	}
	if got := pageText(t, out); !strings.Contains(got, "[UNREADABLE]") || !strings.Contains(got, "and known") {
		t.Errorf("page: %q", got)
	}
}

func TestSameBytesEachTime(t *testing.T) {
	in := kit().Bytes()
	d := open(t, in)
	first := write(t, d, mask(d, "Okafor"))
	for range 5 {
		d := open(t, in)
		if !bytes.Equal(first, write(t, d, mask(d, "Okafor"))) {
			t.Fatal("two runs differ")
		}
	}
}

func TestOtherDocumentsAreRefused(t *testing.T) {
	var b bytes.Buffer
	if err := (Writer{}).Write(context.Background(), &b, nil, plan.Plan{}); err == nil || b.Len() > 0 {
		t.Errorf("err %v, %d bytes", err, b.Len())
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	d := open(t, kit().Bytes())
	cancel()
	var b bytes.Buffer
	if err := (Writer{}).Write(ctx, &b, d, plan.Plan{}); !errors.Is(err, context.Canceled) || b.Len() > 0 {
		t.Errorf("err %v, %d bytes", err, b.Len())
	}
}

// TestPapers masks random words of the shipped papers, which real producers
// made, and lets other programs look for them.
func TestPapers(t *testing.T) {
	files, err := filepath.Glob("../../testdata/*.pdf")
	if err != nil || len(files) == 0 {
		t.Fatalf("no papers: %v", err)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			d := open(t, b)
			words, unique := sample(d)
			out := write(t, d, mask(d, words...))
			all := everything(t, out)
			for _, w := range words {
				if i := strings.Index(all, w); i >= 0 {
					t.Errorf("a masked word is still there: %q", all[max(0, i-40):min(len(all), i+40)])
				}
			}
			check(t, out)
			seen := witnesses(t, out)
			for name, text := range seen {
				for _, w := range words {
					if strings.Contains(text, w) {
						t.Errorf("%s reads a masked word", name)
					}
				}
				for _, w := range unique {
					if !strings.Contains(text, w) {
						t.Errorf("%s no longer reads %q", name, w)
					}
				}
			}
		})
	}
}

// sample picks words to mask that are part of no other word, and words that stay.
func sample(d *source.Document) (masked, stay []string) {
	count := map[string]int{}
	all := ""
	for _, p := range d.Parts() {
		if p.Kind != extract.Body {
			continue
		}
		all += p.Text + "\n"
		for _, w := range strings.FieldsFunc(p.Text, func(r rune) bool { return !unicode.IsLetter(r) || r > 127 }) {
			if len(w) >= 6 {
				count[w]++
			}
		}
	}
	var words []string
	for w, n := range count {
		if strings.Count(all, w) == n {
			words = append(words, w)
		}
	}
	r := rand.New(rand.NewSource(7))
	for i, w := range shuffled(r, words) {
		if i < 15 {
			masked = append(masked, w)
		} else if i < 60 {
			stay = append(stay, w)
		}
	}
	return masked, stay
}

func shuffled(r *rand.Rand, words []string) []string {
	for i := range words { // map order is no order
		for j := i; j > 0 && words[j] < words[j-1]; j-- {
			words[j], words[j-1] = words[j-1], words[j]
		}
	}
	r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return words
}

// witnesses are what other programs read in a file.
func witnesses(t *testing.T, b []byte) map[string]string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "copy.pdf")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for name, args := range map[string][]string{
		"pdftotext": {"-raw", path, "-"},
		"mutool":    {"draw", "-q", "-F", "txt", path},
	} {
		if _, err := exec.LookPath(name); err != nil {
			t.Logf("%s is not installed: what it reads is not looked at", name)
			continue
		}
		text, err := exec.Command(name, args...).Output()
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		out[name] = unligature.Replace(string(text))
	}
	return out
}

var unligature = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl")

func BenchmarkWrite(b *testing.B) {
	in, err := os.ReadFile("../../testdata/conference-report.pdf")
	if err != nil {
		b.Fatal(err)
	}
	ctx := context.Background()
	d, err := source.Open(ctx, bytes.NewReader(in), int64(len(in)), extract.Options{})
	if err != nil {
		b.Fatal(err)
	}
	p := mask(d, "Hodan", "Ilyas")
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := (Writer{}).Write(ctx, &out, d, p); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Pages)*b.N)/b.Elapsed().Seconds(), "pages/s")
}

// TestLanguage writes one of two languages, whatever else the source says.
func TestLanguage(t *testing.T) {
	for was, want := range map[string]pdf.String{"": "en-GB", "cy": "cy-GB", "CY-gb": "cy-GB", "fr": "en-GB", "Rosalind": "en-GB"} {
		doc := pdftest.New()
		doc.Page("BT /F1 10 Tf 50 700 Td (Dear Sir) Tj ET")
		doc.Root["Lang"] = pdf.String(was)
		d := open(t, doc.Bytes())
		f := open(t, write(t, d, plan.Plan{})).File
		if got := f.Dict(f.Trailer["Root"])["Lang"]; got != want {
			t.Errorf("%q: got %v, want %v", was, got, want)
		}
	}
}
