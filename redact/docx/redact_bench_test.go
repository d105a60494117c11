//go:build unix

package docx_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"runtime"
	"testing"

	"veil/internal/cputime"
	"veil/internal/isolate"
	"veil/redact"
	"veil/redact/docx"
)

func TestMain(m *testing.M) {
	isolate.Main()
	os.Exit(m.Run())
}

// BenchmarkRedact finds, masks and verifies in 300 pages, as the program does.
func BenchmarkRedact(b *testing.B) {
	in, size := docx.Long()
	o, err := redact.Settings{}.Options()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.SetBytes(int64(size))
	runtime.GC()
	peak := docx.WatchMemory()
	from := cputime.Used()
	for b.Loop() {
		if _, err := redact.Document(context.Background(), bytes.NewReader(in), int64(len(in)), io.Discard, o); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric((cputime.Used()-from).Seconds()/float64(b.N), "cpu-s/op")
	b.ReportMetric(float64(peak())/float64(size), "peak-of-XML")
}
