//go:build unix

package pdf

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"veil/internal/pdf/pdftest"
)

// BenchmarkExtract reads documents of the shipped papers' pages, each page with
// content of its own, and has pdftotext read them in the same run:
//
//	go test ./extract/pdf -run '^$' -bench Extract -benchtime 5x
//
// pages/s and theirs-pages/s are by CPU time; x-their-CPU is how much of it ours
// takes for one of theirs; MB is our peak memory, that of one process.
func BenchmarkExtract(b *testing.B) {
	for _, n := range []int{200, 2000} {
		b.Run(fmt.Sprintf("%d pages", n), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "bench.pdf")
			self, err := os.Executable()
			if err != nil {
				b.Fatal(err)
			}
			// In a process of its own: this one's peak memory would count for those
			// that it starts.
			prepare := exec.Command(self)
			prepare.Env = append(os.Environ(), benchEnv+"="+path, pagesEnv+"="+strconv.Itoa(n))
			if out, err := prepare.CombinedOutput(); err != nil {
				b.Fatalf("%v\n%s", err, out)
			}
			theirs, lookErr := exec.LookPath("pdftotext")
			var ours, other time.Duration
			var memory int64
			for b.Loop() {
				cmd := exec.Command(self)
				cmd.Env = append(os.Environ(), benchEnv+"="+path)
				cpu, rss, err := pdftest.Measured(cmd)
				if err != nil {
					b.Fatal(err)
				}
				ours, memory = ours+cpu, max(memory, rss)
				if lookErr == nil {
					cpu, _, err = pdftest.Measured(exec.Command(theirs, path, filepath.Join(b.TempDir(), "out.txt")))
					if err != nil {
						b.Fatal(err)
					}
					other += cpu
				}
			}
			pages := float64(n * b.N)
			b.ReportMetric(pages/ours.Seconds(), "pages/s")
			b.ReportMetric(float64(memory)/1e6, "MB")
			if lookErr != nil {
				b.Log("pdftotext is not installed (apt-get install poppler-utils)")
				return
			}
			b.ReportMetric(pages/other.Seconds(), "theirs-pages/s")
			b.ReportMetric(ours.Seconds()/other.Seconds(), "x-their-CPU")
		})
	}
}
