package standard

import (
	"context"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/jdkato/prose/v2"

	"veil/extract"
	"veil/internal/cputime"
	"veil/internal/gold"
	"veil/rules"
	"veil/rules/spread"
)

// papers are the marked documents of the repository without their marks, once.
var papers = sync.OnceValues(func() ([]gold.Doc, error) {
	var out []gold.Doc
	for _, glob := range []string{"testdata/src/*.md", "rules/ner/corpus/*.md"} {
		files, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(glob)))
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			src, err := os.ReadFile(f)
			if err != nil {
				return nil, err
			}
			d, err := gold.Parse(src)
			if err != nil {
				return nil, err
			}
			out = append(out, d)
		}
	}
	return out, nil
})

var (
	forenames = strings.Fields("Amelia Tobi Grace Rhys Priya Callum Zofia Imran Niamh Declan Chidi Freya Hamza Isla Joel Keira Liam Megan Owen Poppy Ruby Samir Tariq Una Wiktor Yasmin")
	surnames  = strings.Fields("Okafor Hughes Sowerby Nowak Patel Ashworth Brennan Calder Dhillon Eastwood Fairclough Grady Hussain Iqbal Jankowski Kendrick Lomax Mbeki Nuttall Oduya Prescott Quigley Rahman Stobart Tench Underhill Varley Whitlock Yardley Zaman")
)

// bigText is about size bytes of those documents over and over. Each time round
// people have other names and numbers other digits, as in a bundle about many
// families: a text that only repeats itself would hold few people.
func bigText(tb testing.TB, size int) string {
	tb.Helper()
	docs, err := papers()
	if err != nil || len(docs) == 0 {
		tb.Fatalf("no documents (%v)", err)
	}
	var b strings.Builder
	for round := 0; b.Len() < size; round++ {
		for _, d := range docs {
			if b.Len() >= size {
				break
			}
			at := 0
			for _, s := range d.Spans {
				if s.Kind != rules.Person || s.Start < at {
					continue
				}
				b.WriteString(turnDigits(d.Text[at:s.Start], round))
				b.WriteString(rename(d.Text[s.Start:s.End], round))
				at = s.End
			}
			b.WriteString(turnDigits(d.Text[at:], round))
			b.WriteString("\n\n")
		}
	}
	return strings.ToValidUTF8(b.String()[:size], "")
}

func turnDigits(s string, by int) string {
	out := []byte(s)
	for i, c := range out {
		if by > 0 && '1' <= c && c <= '9' {
			out[i] = '1' + (c-'1'+byte(by%9))%9
		}
	}
	return string(out)
}

// rename puts another name for each capitalised word of a name, the same one
// for the same word of one round.
func rename(s string, round int) string {
	if round == 0 {
		return s
	}
	words := strings.Split(s, " ")
	for i, w := range words {
		if len(w) < 3 || w[0] < 'A' || w[0] > 'Z' {
			continue
		}
		h := fnv.New32a()
		h.Write([]byte{byte(round), byte(round >> 8)})
		h.Write([]byte(strings.TrimRight(w, ".,'’s")))
		if list := forenames; i > 0 {
			words[i] = surnames[h.Sum32()%uint32(len(surnames))]
		} else {
			words[i] = list[h.Sum32()%uint32(len(list))]
		}
	}
	return strings.Join(words, " ")
}

// whole is the set that the command line puts together.
func whole(tb testing.TB) *rules.Set {
	tb.Helper()
	set, err := New(Options{
		Spread: []rules.Spreader{spread.New(spread.Options{})},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return set
}

// BenchmarkScan scans a megabyte: the whole set, its detectors one by one, and
// the spreaders. Run with -cpu 1 for the speed of one core; MB/cpu-s is what the
// processor did where the machine has other work besides.
func BenchmarkScan(b *testing.B) {
	text := bigText(b, 1<<20)
	set := whole(b)
	part := extract.Part{ID: "p", Text: text}
	run := func(name string, f func(ctx context.Context) error) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			from := cputime.Used()
			for b.Loop() {
				if err := f(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(text))*float64(b.N)/1e6/(cputime.Used()-from).Seconds(), "MB/cpu-s")
		})
	}
	run("whole", func(ctx context.Context) error {
		_, err := set.ScanParts(ctx, []extract.Part{part})
		return err
	})
	for _, d := range set.Detectors() {
		run(d.Name(), func(ctx context.Context) error {
			_, err := d.Detect(ctx, part)
			return err
		})
	}
	found, err := rules.NewSet(set.Detectors()...).Detect(b.Context(), part)
	if err != nil {
		b.Fatal(err)
	}
	run("spread", func(ctx context.Context) error {
		_, err := spread.New(spread.Options{}).Spread(ctx, []extract.Part{part}, found)
		return err
	})
}

// BenchmarkProse is the natural-language library that projects like this one
// take, over the same text, as a measure of what to expect.
func BenchmarkProse(b *testing.B) {
	if testing.Short() {
		b.Skip("slow")
	}
	text := bigText(b, 1<<17)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := prose.NewDocument(text); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStart is what a run does before its text: the packs are read, the
// words put together and, for one line, the patterns compiled that it needs.
func BenchmarkStart(b *testing.B) {
	part := extract.Part{ID: "p", Text: "Tobi Okafor lives at 14 Larch Close, DL37 4QT, born 12/03/2014.\n"}
	for b.Loop() {
		all, err := readPacks()
		if err != nil {
			b.Fatal(err)
		}
		var ds []rules.Detector
		for _, p := range all {
			ds = append(ds, p)
		}
		if _, err := rules.NewSet(ds...).Detect(b.Context(), part); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLine scans fifty megabytes in one line, with and without spaces.
func BenchmarkLine(b *testing.B) {
	if testing.Short() {
		b.Skip("takes minutes")
	}
	text := bigText(b, 50<<20)
	set := whole(b)
	for name, s := range map[string]string{
		"spaces": strings.ReplaceAll(text, "\n", " "),
		"none":   strings.NewReplacer("\n", "", " ", "").Replace(text),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			from := cputime.Used()
			for b.Loop() {
				if _, err := set.ScanParts(b.Context(), []extract.Part{{ID: "p", Text: s}}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(s))*float64(b.N)/1e6/(cputime.Used()-from).Seconds(), "MB/cpu-s")
		})
	}
}
