package xlsx

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"veil/extract"
	source "veil/extract/xlsx"
	"veil/extract/xlsx/xlsxtest"
	"veil/internal/isolate"
	"veil/internal/ooxml"
)

// BenchmarkBig reads and writes a sheet of 100,000 rows of ten cells, of which
// some are masked. With VEIL_BIG=1 the second reader reads the copy, too.
func BenchmarkBig(b *testing.B) {
	var s strings.Builder
	for i := 1; i <= 100_000; i++ {
		fmt.Fprintf(&s, `<row r="%[1]d"><c r="A%[1]d" t="inlineStr"><is><t>Person %[1]d</t></is></c><c r="B%[1]d"><v>%[2]d</v></c><c r="C%[1]d" s="1"><v>%[3]d</v></c><c r="D%[1]d" s="2"><v>%[4]s</v></c><c r="E%[1]d" t="inlineStr"><is><t>a note on what was said, %[5]d</t></is></c>`, i, i*7, 30000+i%9000, fmt.Sprintf("%.3f", float64(i)*1.25), i%977)
		for _, c := range "FGHIJ" {
			fmt.Fprintf(&s, `<c r="%c%d"><v>%d</v></c>`, c, i, i%10)
		}
		s.WriteString("</row>")
	}
	in := xlsxtest.Book(map[string]string{"styles": styles}, s.String())
	for b.Loop() {
		start := time.Now()
		d, err := source.Format.Open(context.Background(), bytes.NewReader(in), int64(len(in)), extract.Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(start).Seconds(), "s-read")
		p := mask(d, "Person 1")
		start = time.Now()
		var out bytes.Buffer
		if err := (Writer{}).Write(context.Background(), &out, d, p); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(start).Seconds(), "s-write")
		start = time.Now()
		if _, err := ooxml.Places(context.Background(), bytes.NewReader(out.Bytes()), int64(out.Len())); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(start).Seconds(), "s-places")
		b.ReportMetric(float64(out.Len())/(1<<20), "MB-copy")
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.Sys>>20), "MB-sys")
		if os.Getenv("VEIL_BIG") != "" {
			start = time.Now()
			if _, err := isolate.Run(context.Background(), Second, &out, time.Minute); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(time.Since(start).Seconds(), "s-excelize")
		}
	}
}
