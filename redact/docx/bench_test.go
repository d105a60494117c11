//go:build unix

package docx

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"veil/extract"
	source "veil/extract/docx"
	"veil/internal/cputime"
	"veil/internal/ooxml/ooxmltest"
)

// long is a document of 300 pages: 40 paragraphs a page, each of four runs as
// Word writes them after some editing. It names some eighty people.
func long() (doc []byte, xml int) {
	run := `<w:r w:rsidR="00A77B3E" w:rsidRPr="00B12C44"><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>`
	var b strings.Builder
	for i := range 300 * 40 {
		b.WriteString(`<w:p w14:paraId="3B3A7A6D" w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr><w:pStyle w:val="BodyText"/><w:spacing w:after="120"/></w:pPr>`)
		who := "The social worker visited "
		if i%7 == 0 {
			who = "The social worker, " + forenames[i%10] + " " + surnames[i/7%8] + ", visited "
		}
		for _, s := range []string{who, "the family on the ", fmt.Sprint(i), " and spoke with everybody at home."} {
			fmt.Fprintf(&b, run, s)
		}
		b.WriteString("</w:p>")
	}
	return ooxmltest.Docx(b.String(), nil), b.Len()
}

var (
	forenames = strings.Fields("Amelia Tobi Grace Rhys Priya Callum Zofia Imran Niamh Declan")
	surnames  = strings.Fields("Okafor Hughes Sowerby Nowak Patel Ashworth Brennan Calder")
)

// wholeWay opens, redacts and reopens a document.
func wholeWay(t testing.TB, in []byte) {
	d, err := source.Format.Open(context.Background(), bytes.NewReader(in), int64(len(in)), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := (Writer{}).Write(context.Background(), &out, d, randomPlan(d)); err != nil {
		t.Fatal(err)
	}
	if _, err := source.Format.Open(context.Background(), bytes.NewReader(out.Bytes()), int64(out.Len()), extract.Options{}); err != nil {
		t.Fatal(err)
	}
	runtime.KeepAlive(d) // as it is while its copy is verified
}

// BenchmarkWholeWay does so with 300 pages. Beside the usual it reports
// processor time, and the most memory in use as a multiple of the XML.
func BenchmarkWholeWay(b *testing.B) {
	in, size := long()
	b.ReportAllocs()
	b.SetBytes(int64(size))
	runtime.GC()
	peak := watchMemory()
	from := cputime.Used()
	for b.Loop() {
		wholeWay(b, in)
	}
	b.ReportMetric((cputime.Used()-from).Seconds()/float64(b.N), "cpu-s/op")
	b.ReportMetric(float64(peak())/float64(size), "peak-of-XML")
}

// watchMemory looks at the memory that objects take, dead ones included, until
// the function that it returns is called, which tells the most seen.
func watchMemory() func() uint64 {
	stop, most := make(chan struct{}), make(chan uint64)
	go func() {
		var peak uint64
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		for {
			metrics.Read(sample)
			peak = max(peak, sample[0].Value.Uint64())
			select {
			case <-stop:
				most <- peak
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	}()
	return func() uint64 { close(stop); return <-most }
}

// TestMemory holds what an opened document keeps to the size of its XML, and what
// its writer keeps as well to three times that.
func TestMemory(t *testing.T) {
	in, size := long()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	d, err := source.Format.Open(context.Background(), bytes.NewReader(in), int64(len(in)), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	kept := func(most int) {
		runtime.GC()
		runtime.ReadMemStats(&after)
		kept := int(after.HeapAlloc) - int(before.HeapAlloc)
		t.Logf("%d bytes of XML, %.1f times that kept", size, float64(kept)/float64(size))
		if kept > most {
			t.Errorf("keeps %d bytes for %d of XML", kept, size)
		}
	}
	kept(size)
	src, err := d.(*source.Document).Source(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	kept(3 * size)
	runtime.KeepAlive(src)
	runtime.KeepAlive(d)
}
