package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"veil/internal/cputime"
	"veil/internal/footprint"
	"veil/internal/gold"
)

// BenchmarkScan scans ten megabytes of text: the marked papers of the
// repository, without their marks, over and over. Run with -cpu 1 for the speed of
// one core. "program" is a process of its own and tells its memory; "within" runs
// in this one, and redacts the PDF samples too, so that
//
//	go test ./cmd/veil -run '^$' -bench Scan/within -cpu 1 -cpuprofile cmd/veil/default.pgo
//
// makes the profile by which the compiler lays out the program.
func BenchmarkScan(b *testing.B) {
	const size = 10 << 20
	dir := b.TempDir()
	text := filepath.Join(dir, "text.txt")
	if err := os.WriteFile(text, papers(b, size), 0o600); err != nil {
		b.Fatal(err)
	}
	b.Run("program", func(b *testing.B) {
		self, err := os.Executable()
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(size)
		for b.Loop() {
			cmd := exec.Command(self, "scan", text)
			cmd.Args[0] = "veil"
			cmd.Run() // its exit code says that something was found
			u := cmd.ProcessState.SysUsage().(*syscall.Rusage)
			b.ReportMetric(float64(u.Maxrss)/1024, "MB")
			b.ReportMetric(size/1e6/(cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime()).Seconds(), "MB/cpu-s")
		}
	})
	b.Run("within", func(b *testing.B) {
		footprint.Spare()
		samples, err := filepath.Glob("../../testdata/*.pdf")
		if err != nil || len(samples) == 0 {
			b.Fatal("no samples", err)
		}
		quiet := std{in: strings.NewReader(""), out: io.Discard, err: io.Discard}
		b.SetBytes(size)
		from := cputime.Used()
		for b.Loop() {
			run(b.Context(), []string{"veil", "scan", text}, quiet)
			for _, s := range samples {
				out := filepath.Join(dir, filepath.Base(s))
				run(b.Context(), []string{"veil", "redact", s, "-o", out, "--force"}, quiet)
			}
		}
		b.ReportMetric(size*float64(b.N)/1e6/(cputime.Used()-from).Seconds(), "MB/cpu-s")
	})
}

// papers are about size bytes of the marked papers without their marks.
func papers(b *testing.B, size int) []byte {
	b.Helper()
	var all bytes.Buffer
	for _, glob := range []string{"../../testdata/src/*.md", "../../rules/ner/corpus/*.md"} {
		files, err := filepath.Glob(glob)
		if err != nil || len(files) == 0 {
			b.Fatal("no papers", err)
		}
		for _, f := range files {
			src, err := os.ReadFile(f)
			if err != nil {
				b.Fatal(err)
			}
			d, err := gold.Parse(src)
			if err != nil {
				b.Fatal(err)
			}
			all.WriteString(d.Text + "\n\n")
		}
	}
	text := bytes.Repeat(all.Bytes(), size/all.Len()+1)
	return text[:bytes.LastIndexByte(text[:size], '\n')]
}
