package reference

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"veil/extract"
)

func BenchmarkDetect(b *testing.B) {
	files, err := filepath.Glob("../../testdata/src/*.md")
	if err != nil || len(files) == 0 {
		b.Fatalf("no papers: %v", err)
	}
	var all strings.Builder
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		all.Write(src)
	}
	p := extract.Part{ID: "p", Text: all.String()}
	b.SetBytes(int64(len(p.Text)))
	for b.Loop() {
		if _, err := New().Detect(b.Context(), p); err != nil {
			b.Fatal(err)
		}
	}
}
