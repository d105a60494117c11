package spread

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"veil/extract"
	"veil/internal/gold"
	"veil/rules"
	"veil/rules/names"
	"veil/rules/names/lexicon"
)

// TestMarkedDocuments measures names and their spread together on the marked
// documents of the project, in words of people's names.
func TestMarkedDocuments(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "src", "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	var right, wrong, missed int
	set := rules.NewSet(names.New()).WithSpread(New(Options{}))
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := gold.Parse(src)
		if err != nil {
			t.Fatal(err)
		}
		fs, err := set.ScanParts(context.Background(), []extract.Part{{ID: "p", Kind: extract.Body, Text: doc.Text}})
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range lexicon.Atoms(doc.Text) {
			if !a.Shape.IsWord() || a.Class&(lexicon.Honorific|lexicon.Kin) != 0 {
				continue
			}
			is, got := false, false
			for _, s := range doc.Spans {
				is = is || s.Kind == rules.Person && s.Start <= a.Start && a.End <= s.End
			}
			for _, f := range fs {
				got = got || f.Start <= a.Start && a.End <= f.End
			}
			show := func(what string) {
				if os.Getenv("SHOW") != "" {
					t.Logf("%s %q", what, doc.Text[max(0, a.Start-30):min(len(doc.Text), a.End+30)])
				}
			}
			switch {
			case is && got:
				right++
			case is:
				missed++
				show("MISS")
			case got:
				wrong++
				show("WRONG")
			}
		}
	}
	recall, precision := float64(right)/float64(right+missed), float64(right)/float64(right+wrong)
	t.Logf("precision %.3f recall %.3f (%d right, %d wrong, %d missed)", precision, recall, right, wrong, missed)
	if recall < 0.93 || precision < 0.85 {
		t.Error("worse than it was")
	}
}
