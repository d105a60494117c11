package names

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"veil/extract"
	"veil/internal/gold"
	"veil/rules/names/lexicon"
)

// shared returns the folder with the development data, or skips.
func shared(t testing.TB) string {
	dir := os.Getenv("VEIL_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	if _, err := os.Stat(filepath.Join(dir, "data", "ner")); err != nil {
		t.Skip("no development data: set VEIL_SHARED to its folder")
	}
	return dir
}

type sample struct {
	Text  string
	Spans []struct {
		Start, End int
		Label      string
	}
}

func samples(t testing.TB, path string) []sample {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []sample
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var s sample
		if err := json.Unmarshal(sc.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

// tally counts words of names: found rightly, found wrongly, missed.
type tally struct{ right, wrong, missed int }

func (c *tally) add(text string, gold, got [][2]int, show bool) {
	for _, a := range lexicon.Atoms(text) {
		if !a.Shape.IsWord() || a.Class&(lexicon.Honorific|lexicon.Kin) != 0 {
			continue
		}
		in := func(spans [][2]int) bool {
			for _, s := range spans {
				if s[0] <= a.Start && a.End <= s[1] {
					return true
				}
			}
			return false
		}
		g, f := in(gold), in(got)
		ctx := func() string {
			return text[max(0, a.Start-30):a.Start] + "<" + text[a.Start:a.End] + ">" + text[a.End:min(len(text), a.End+25)]
		}
		switch {
		case g && f:
			c.right++
		case g:
			c.missed++
			if show {
				fmt.Printf("MISS  %q\n", ctx())
			}
		case f:
			c.wrong++
			if show {
				fmt.Printf("WRONG %q\n", ctx())
			}
		}
	}
}

func (c tally) String() string {
	return fmt.Sprintf("precision %.3f recall %.3f (%d right, %d wrong, %d missed)", c.precision(), c.recall(), c.right, c.wrong, c.missed)
}

func (c tally) precision() float64 { return float64(c.right) / max(1, float64(c.right+c.wrong)) }
func (c tally) recall() float64    { return float64(c.right) / max(1, float64(c.right+c.missed)) }

// TestDevelopmentSets measures PERSON words on the development sets; it fails
// when the measure falls well under what was reached.
func TestDevelopmentSets(t *testing.T) {
	dir := shared(t)
	d := New()
	for _, set := range []struct {
		path              string
		precision, recall float64
	}{
		{"dev/uner_ewt", 0.6, 0.83}, {"dev/presidio_synth", 0.7, 0.83}, {"train/synth_uk", 0.95, 0.95},
	} {
		var c tally
		show := os.Getenv("SHOW") != "" && filepath.Base(set.path) == os.Getenv("SHOW")
		for _, s := range samples(t, filepath.Join(dir, "data", "ner", set.path+".jsonl")) {
			var gold, got [][2]int
			for _, g := range s.Spans {
				if g.Label == "PERSON" {
					gold = append(gold, [2]int{g.Start, g.End})
				}
			}
			fs, err := d.Detect(context.Background(), extract.Part{ID: "p", Text: s.Text})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range fs {
				got = append(got, [2]int{f.Start, f.End})
			}
			c.add(s.Text, gold, got, show)
		}
		t.Logf("%s: %v", set.path, c)
		if c.precision() < set.precision || c.recall() < set.recall {
			t.Errorf("%s: worse than it was", set.path)
		}
	}
}

// TestMarkedDocuments measures on the project's own marked documents.
func TestMarkedDocuments(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "src", "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	var all tally
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := gold.Parse(src)
		if err != nil {
			t.Fatal(err)
		}
		var want, got [][2]int
		for _, s := range doc.Spans {
			if s.Kind == "PERSON" {
				want = append(want, [2]int{s.Start, s.End})
			}
		}
		fs, err := New().Detect(context.Background(), extract.Part{ID: "p", Text: doc.Text})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range fs {
			got = append(got, [2]int{f.Start, f.End})
		}
		all.add(doc.Text, want, got, os.Getenv("SHOW") == "gold")
	}
	t.Log(all)
	if r := float64(all.right) / float64(all.right+all.missed); r < 0.9 {
		t.Errorf("recall %.3f", r)
	}
}

func BenchmarkDetect(b *testing.B) {
	var text string
	for _, s := range samples(b, filepath.Join(shared(b), "data", "ner", "train", "synth_uk.jsonl")) {
		text += s.Text
		if len(text) > 1<<20 {
			break
		}
	}
	d := New()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		d.Detect(context.Background(), extract.Part{Text: text})
	}
}
