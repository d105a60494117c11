package prose

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"veil/extract"
	"veil/rules"
	"veil/rules/names"
	"veil/rules/names/lexicon"
)

// TestPeople checks spans of the bare model.
func TestPeople(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", ""},
		{"Yesterday Bill Clinton met John Smith", "Bill Clinton|John"},
		{"“Bill Clinton” said — José’s friend.", "Bill Clinton"},
		{"İİ &rsquo; n't 'LL İ'S Bill Clinton said", "Bill Clinton"},
	}
	for _, tt := range tests {
		spans, err := people(tt.text)
		if err != nil {
			t.Errorf("%q: %v", tt.text, err)
		}
		var got []string
		for _, s := range spans {
			got = append(got, tt.text[s[0]:s[1]])
		}
		if g := strings.Join(got, "|"); g != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, g, tt.want)
		}
	}
}

func TestSentences(t *testing.T) {
	text := "Dr. Keane came. He left\nJane\n\nend"
	var got []string
	for _, s := range sentences(text, lexicon.Atoms(text)) {
		got = append(got, text[s.start:s.end])
	}
	if g := strings.Join(got, "|"); g != "Dr. Keane came.|He left|Jane|end" {
		t.Error(g)
	}
}

// TestNothingTwice: what package names finds is not found again, and headings
// are not people.
func TestNothingTwice(t *testing.T) {
	for _, text := range []string{"", "Jane Okafor said so.", "Child Protection Conference", "Northshire County Council"} {
		fs, err := New().Detect(context.Background(), extract.Part{ID: "p", Text: text})
		if err != nil || len(fs) > 0 {
			t.Errorf("%q: %v %v", text, fs, err)
		}
	}
}

func TestConcurrent(t *testing.T) {
	d := New()
	text := strings.Repeat("Then Xanthe Quorvale met Brimley Dunthorp in town.\n", 5)
	want, err := d.Detect(context.Background(), extract.Part{ID: "p", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			got, err := d.Detect(context.Background(), extract.Part{ID: "p", Text: text})
			if err != nil || len(got) != len(want) {
				t.Errorf("%d findings, want %d: %v", len(got), len(want), err)
			}
		})
	}
	wg.Wait()
}

func FuzzPeople(f *testing.F) {
	for _, s := range []string{"Jane O’Neill (mum)", "İstanbul n't", ":( \"x\" $5", "&rsquo;", "\xff\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || len(s) > 300 {
			return
		}
		spans, err := people(s)
		if err != nil && err != errAlign && err != errPanic {
			t.Fatal(err)
		}
		for _, sp := range spans {
			if sp[0] >= sp[1] || !utf8.ValidString(s[sp[0]:sp[1]]) {
				t.Fatalf("bad span %v", sp)
			}
		}
	})
}

// TestDevelopmentSets measures words of PERSON without and with this detector.
func TestDevelopmentSets(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	for _, set := range []string{"dev/uner_ewt", "dev/presidio_synth", "train/synth_uk"} {
		f, err := os.Open(filepath.Join(shared(t), "data", "ner", set+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 1<<24)
		var base, both [3]int
		for n := 0; sc.Scan() && n < 300; n++ {
			var s struct {
				Text  string
				Spans []struct {
					Start, End int
					Label      string
				}
			}
			if err := json.Unmarshal(sc.Bytes(), &s); err != nil {
				t.Fatal(err)
			}
			p := extract.Part{ID: "p", Text: s.Text}
			a, err := names.New().Detect(context.Background(), p)
			if err != nil {
				t.Fatal(err)
			}
			b, err := New().Detect(context.Background(), p)
			if err != nil {
				t.Fatal(err)
			}
			var gold []rules.Finding
			for _, g := range s.Spans {
				if g.Label == "PERSON" {
					gold = append(gold, rules.Finding{Span: extract.Span{Start: g.Start, End: g.End}})
				}
			}
			count(&base, s.Text, gold, a)
			count(&both, s.Text, gold, append(a, b...))
		}
		f.Close()
		for name, c := range map[string][3]int{"names": base, "names and prose": both} {
			t.Logf("%s, %s: precision %.3f recall %.3f", set, name, float64(c[0])/float64(c[0]+c[1]), float64(c[0])/float64(c[0]+c[2]))
		}
	}
}

func count(c *[3]int, text string, gold, got []rules.Finding) {
	in := func(fs []rules.Finding, a lexicon.Atom) bool {
		for _, f := range fs {
			if f.Start <= a.Start && a.End <= f.End {
				return true
			}
		}
		return false
	}
	for _, a := range lexicon.Atoms(text) {
		if !a.Shape.IsWord() || a.Class&(lexicon.Honorific|lexicon.Kin) != 0 {
			continue
		}
		switch g, f := in(gold, a), in(got, a); {
		case g && f:
			c[0]++
		case f:
			c[1]++
		case g:
			c[2]++
		}
	}
}

func shared(t testing.TB) string {
	dir := os.Getenv("VEIL_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared")
	}
	if _, err := os.Stat(filepath.Join(dir, "data", "ner")); err != nil {
		t.Skip("no development data: set VEIL_SHARED to its folder")
	}
	return dir
}

func BenchmarkDetect(b *testing.B) {
	raw, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", "src", "case-note.md"))
	if err != nil {
		b.Fatal(err)
	}
	d := New()
	p := extract.Part{ID: "p", Text: string(raw)}
	if _, err := d.Detect(context.Background(), p); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		d.Detect(context.Background(), p)
	}
}

// The library drops what stands around some apostrophes; every word is read
// all the same.
func TestApostrophes(t *testing.T) {
	for _, text := range []string{
		"Was the blue coat the twins's? Otilija Grabauskaite rang.",
		"He shouted 'reverse', then Otilija Grabauskaite came in.",
		"Zydrunas Kazlauskas didn't.",
	} {
		if _, err := people(text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}
