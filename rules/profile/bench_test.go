package profile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"veil/extract"
	"veil/internal/gold"
)

// BenchmarkDetect reads about a megabyte of papers with ten people.
func BenchmarkDetect(b *testing.B) {
	f, err := Parse([]byte(family + "also: [14 Larch Close, Tall Trees]\nkeep: [Ofsted, Northshire County Council]\n"))
	if err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	files, _ := filepath.Glob("../../testdata/src/*.md")
	if len(files) == 0 {
		b.Fatal("no papers")
	}
	for text.Len() < 1_000_000 {
		for _, name := range files {
			src, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			doc, err := gold.Parse(src)
			if err != nil {
				b.Fatal(err)
			}
			text.WriteString(doc.Text)
		}
	}
	d, p := f.Detector(), extract.Part{ID: "p", Text: text.String()}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		if _, err := d.Detect(b.Context(), p); err != nil {
			b.Fatal(err)
		}
	}
}
