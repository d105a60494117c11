package main

import (
	"bytes"
	"context"
	"os"
	"testing"

	"veil/extract"
	"veil/extract/scan"
	"veil/internal/cputime"
	"veil/internal/isolate"
	"veil/internal/programs"
	"veil/redact"
)

func TestMain(m *testing.M) {
	isolate.Main()
	os.Exit(m.Run())
}

// BenchmarkOwn is what of redacting a scanned bundle is not tesseract: the
// answers of an earlier reading stand for it.
//
//	go test ./internal/scans -run '^$' -bench Own -benchtime 3x -cpuprofile cpu.out
func BenchmarkOwn(b *testing.B) {
	if !programs.There(programs.All...) {
		b.Skip("pdftoppm and tesseract are not both here")
	}
	data, err := os.ReadFile("../../testdata/kinship-assessment.pdf")
	if err != nil {
		b.Fatal(err)
	}
	for _, look := range looks {
		b.Run(look.Name, func(b *testing.B) {
			const pages = 8
			in, err := scanOf(context.Background(), data, "kinship-assessment", look, 200, pages)
			if err != nil {
				b.Fatal(err)
			}
			o, err := redact.Settings{}.Options()
			if err != nil {
				b.Fatal(err)
			}
			o.Scans = extract.Scans{Read: true, Readings: scan.NewReadings()}
			run := func() {
				var out bytes.Buffer
				if _, err := redact.Document(context.Background(), bytes.NewReader(in), int64(len(in)), &out, o); err != nil {
					b.Fatal(err)
				}
			}
			run() // tesseract
			before := cputime.Used()
			for b.Loop() {
				run()
			}
			b.ReportMetric((cputime.Used()-before).Seconds()*1000/float64(pages*b.N), "ms-cpu/page")
		})
	}
}
