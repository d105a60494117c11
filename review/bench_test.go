package review

import (
	"path/filepath"
	"strings"
	"testing"

	"veil/extract"
	"veil/internal/drafts"
)

// BenchmarkDraft checks twenty pages.
func BenchmarkDraft(b *testing.B) {
	files, _ := filepath.Glob("corpus/*.txt")
	var text strings.Builder
	for _, f := range files {
		d, err := drafts.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		text.WriteString(d.Text + "\n\n")
		if len(strings.Fields(text.String())) > 20*wordsPerPage {
			break
		}
	}
	parts := []extract.Part{{ID: "draft", Kind: extract.Body, Text: text.String()}}
	Draft(parts) // loads the model
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		Draft(parts)
	}
}
