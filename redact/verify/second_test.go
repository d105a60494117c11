package verify

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"veil/internal/isolate"
)

// pdfFile builds a PDF of one page with that content stream.
func pdfFile(content string, more ...string) []byte {
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	}
	objects = append(objects, more...)
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return b.Bytes()
}

func TestLedongthucReads(t *testing.T) {
	in := pdfFile("BT /F1 12 Tf 10 100 Td (Dear J\\374rgen Roe) Tj ET")
	got, err := isolate.Run(context.Background(), LedongthucPDF, bytes.NewReader(in), secondLimit(0))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(got), "Jürgen Roe") {
		t.Errorf("got %q", got)
	}
}

// Forms on the page, forms in them, and one that calls itself.
func TestLedongthucReadsForms(t *testing.T) {
	form := func(content, resources string) string {
		return fmt.Sprintf("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F2 5 0 R >> %s >> /Length %d >>\nstream\n%s\nendstream", resources, len(content), content)
	}
	in := pdfFile("/X1 Do",
		form("BT /F2 12 Tf [(Mrs) -300 (J\\374r) 8 (gen)] TJ ET /X2 Do", "/XObject << /X2 7 0 R >>"),
		form("BT /F2 12 Tf 0 0 Td (Hollingworth) ' /X2 Do ET", "/XObject << /X2 7 0 R >>"))
	got, err := isolate.Run(context.Background(), LedongthucPDF, bytes.NewReader(in), secondLimit(0))
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{"Jürgen", "Hollingworth"} {
		if !strings.Contains(string(got), w) {
			t.Errorf("%s is not in %q", w, got)
		}
	}
}

func TestLedongthucRefuses(t *testing.T) {
	for _, in := range []string{"", "%PDF-1.4", "not a PDF", strings.Repeat("%PDF-1.4\n1 0 obj", 100)} {
		if got, err := isolate.Run(context.Background(), LedongthucPDF, strings.NewReader(in), secondLimit(0)); err == nil {
			t.Errorf("%.10q: read %q", in, got)
		}
	}
}
