//go:build unix

package pdf

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"veil/internal/pdf"
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
			if err := os.WriteFile(path, repeated(b, n), 0o600); err != nil {
				b.Fatal(err)
			}
			self, err := os.Executable()
			if err != nil {
				b.Fatal(err)
			}
			theirs, lookErr := exec.LookPath("pdftotext")
			var ours, other time.Duration
			var memory int64
			for b.Loop() {
				cmd := exec.Command(self)
				cmd.Env = append(os.Environ(), benchEnv+"="+path)
				cpu, rss := measured(b, cmd)
				ours, memory = ours+cpu, max(memory, rss)
				if lookErr == nil {
					cpu, _ = measured(b, exec.Command(theirs, path, filepath.Join(b.TempDir(), "out.txt")))
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

// measured runs a program and returns the CPU time of it and its children, and its
// peak memory in bytes.
func measured(b *testing.B, cmd *exec.Cmd) (time.Duration, int64) {
	b.Helper()
	if err := cmd.Run(); err != nil {
		b.Fatal(err)
	}
	s := cmd.ProcessState
	rss := s.SysUsage().(*syscall.Rusage).Maxrss
	if runtime.GOOS == "linux" { // in kilobytes there
		rss <<= 10
	}
	return s.UserTime() + s.SystemTime(), int64(rss)
}

// repeated makes a document of n pages, those of the shipped papers again and
// again. Pages share their fonts, as in any document, but not their content.
func repeated(b *testing.B, n int) []byte {
	b.Helper()
	files, err := filepath.Glob("../../testdata/*.pdf")
	if err != nil || len(files) == 0 {
		b.Fatalf("%d papers, %v", len(files), err)
	}
	type source struct {
		*copier
		pages []pdf.Page
	}
	var out pdf.Builder
	root, tree := out.Reserve(), out.Reserve()
	var sources []source
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		f, err := pdf.Load(context.Background(), data, "")
		if err != nil {
			b.Fatal(err)
		}
		sources = append(sources, source{&copier{f, &out, map[pdf.Ref]pdf.Ref{}}, f.Pages()})
	}
	var kids pdf.Array
	for i := 0; len(kids) < n; i++ {
		s := sources[i%len(sources)]
		for _, p := range s.pages {
			content, complete := s.file.Contents(p)
			if !complete {
				b.Fatal("a shipped paper is damaged")
			}
			box := pdf.Array{}
			for _, x := range p.MediaBox {
				box = append(box, x)
			}
			kids = append(kids, out.Add(pdf.Dict{"Type": pdf.Name("Page"), "Parent": tree, "MediaBox": box,
				"Resources": s.copied(p.Resources), "Contents": out.AddStream(nil, content)}))
		}
	}
	kids = kids[:n]
	out.Set(tree, pdf.Dict{"Type": pdf.Name("Pages"), "Kids": kids, "Count": len(kids)})
	out.Set(root, pdf.Dict{"Type": pdf.Name("Catalog"), "Pages": tree})
	var w bytes.Buffer
	out.Write(&w, root) // a bytes.Buffer does not fail
	return w.Bytes()
}

// copier takes objects from a file into a new one, each once.
type copier struct {
	file *pdf.File
	out  *pdf.Builder
	refs map[pdf.Ref]pdf.Ref
}

func (c *copier) copied(o pdf.Object) pdf.Object {
	switch v := o.(type) {
	case pdf.Ref:
		r, ok := c.refs[v]
		if !ok {
			r = c.out.Reserve()
			c.refs[v] = r
			c.out.Set(r, c.copied(c.file.Resolve(v)))
		}
		return r
	case pdf.Array:
		out := make(pdf.Array, len(v))
		for i, x := range v {
			out[i] = c.copied(x)
		}
		return out
	case pdf.Dict:
		out := pdf.Dict{}
		for k, x := range v {
			if k != "Parent" {
				out[k] = c.copied(x)
			}
		}
		return out
	case *pdf.Stream:
		return &pdf.Stream{Dict: c.copied(v.Dict).(pdf.Dict), Raw: v.Raw}
	}
	return o
}
