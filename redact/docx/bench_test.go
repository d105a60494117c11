package docx

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"veil/extract"
	source "veil/extract/docx"
	"veil/internal/ooxml/ooxmltest"
)

// long is a document of 300 pages: 40 paragraphs a page, each of four runs as
// Word writes them after some editing.
func long() (doc []byte, xml int) {
	run := `<w:r w:rsidR="00A77B3E" w:rsidRPr="00B12C44"><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>`
	var b strings.Builder
	for i := range 300 * 40 {
		b.WriteString(`<w:p w14:paraId="3B3A7A6D" w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr><w:pStyle w:val="BodyText"/><w:spacing w:after="120"/></w:pPr>`)
		for _, s := range []string{"The social worker visited ", "the family on the ", fmt.Sprint(i), " and spoke with everybody at home."} {
			fmt.Fprintf(&b, run, s)
		}
		b.WriteString("</w:p>")
	}
	return ooxmltest.Docx(b.String(), nil), b.Len()
}

// BenchmarkWholeWay opens, redacts and reopens 300 pages.
func BenchmarkWholeWay(b *testing.B) {
	in, size := long()
	b.ReportAllocs()
	b.SetBytes(int64(size))
	for b.Loop() {
		d, err := source.Format.Open(context.Background(), bytes.NewReader(in), int64(len(in)), extract.Options{})
		if err != nil {
			b.Fatal(err)
		}
		var out bytes.Buffer
		if err := (Writer{}).Write(context.Background(), &out, d, randomPlan(d)); err != nil {
			b.Fatal(err)
		}
		if _, err := source.Format.Open(context.Background(), bytes.NewReader(out.Bytes()), int64(out.Len()), extract.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// TestMemory holds what an opened document keeps to ten times its XML.
func TestMemory(t *testing.T) {
	in, size := long()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	d, err := source.Format.Open(context.Background(), bytes.NewReader(in), int64(len(in)), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	kept := int(after.HeapAlloc) - int(before.HeapAlloc)
	t.Logf("%d bytes of XML, %.1f times that kept", size, float64(kept)/float64(size))
	if kept > 10*size {
		t.Errorf("keeps %d bytes for %d of XML", kept, size)
	}
	runtime.KeepAlive(d)
}
