package rules

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"veil/extract"
	"veil/rules/dfa"
	"veil/rules/packs"
)

// embedded returns the packs of the program.
func embedded(t *testing.T) (out []*Pack) {
	t.Helper()
	names, err := fs.Glob(packs.FS, "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no packs (%v)", err)
	}
	for _, n := range names {
		src, err := packs.FS.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		p, err := ParsePack(src)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

// sources returns the text of the test documents, marks and all.
func sources(t *testing.T) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "testdata", "src", "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents (%v)", err)
	}
	var b strings.Builder
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(src)
		b.WriteString("\n\n")
	}
	return b.String()
}

// TestPatternsAgree: every expression of every pack finds what package regexp
// finds, in pieces of the test documents and in the rules' own examples.
func TestPatternsAgree(t *testing.T) {
	text := sources(t)
	step := len(text) / 25
	if testing.Short() {
		step = len(text) / 4
	}
	var pieces []string
	for i := 0; i+300 < len(text); i += step {
		pieces = append(pieces, text[i:i+300]) // may split a character: all the better
	}
	n := 0
	for _, p := range embedded(t) {
		for _, r := range p.rules {
			e, err := r.exprs()
			if err != nil {
				t.Fatal(err)
			}
			own := append(slices.Clone(r.match), r.none...)
			for i, re := range []*dfa.Regexp{e.re, e.reject, e.notPrev, e.notNext, e.between} {
				if re == nil {
					continue
				}
				n++
				want := regexp.MustCompile(re.String())
				for k, s := range append(slices.Clone(own), pieces...) {
					if i > 0 && k >= len(own)+3 {
						break // these see short texts only
					}
					if i == 0 && k < len(own) {
						s = unmark.Replace(s)
					}
					m := want.FindStringSubmatchIndex(s)
					start, end, from, to, ok := re.FindGroup(s, min(e.group, want.NumSubexp()))
					if ok != (m != nil) || ok && (start != m[0] || end != m[1]) {
						t.Fatalf("%s, expression %d, piece %d: %d to %d is %v, want %v", r.name, i, k, start, end, ok, m)
					}
					if g := e.group; i == 0 && ok && (from != m[2*g] || to != m[2*g+1]) {
						t.Fatalf("%s, piece %d: the group is %d to %d, want %v", r.name, k, from, to, m)
					}
				}
			}
		}
	}
	t.Logf("%d expressions, %d pieces", n, len(pieces))
}

// TestDecodedPacks: a pack that went through JSON is the same pack.
func TestDecodedPacks(t *testing.T) {
	names, _ := fs.Glob(packs.FS, "*.yaml")
	for _, n := range names {
		src, err := packs.FS.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		want, err := decodePack(src)
		if err != nil {
			t.Fatal(err)
		}
		b, err := Decoded(src)
		if err != nil {
			t.Fatal(err)
		}
		c := coder{in: string(b)}
		var got packFile
		if c.pack(&got); c.bad || c.in != "" {
			t.Fatalf("%s: bad is %v, %d bytes are left", n, c.bad, len(c.in))
		}
		for i := 0; i < len(b); i += 1 + i/8 {
			if _, err := ParseDecoded(string(b[:i])); err == nil {
				t.Fatalf("%s: %d of %d bytes are a pack", n, i, len(b))
			}
		}
		if d := gocmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s: %s", n, d)
		}
	}
	for _, bad := range []string{"", "{", "\x01x\x00\x00\x00", "\x01X\x01d\x00\x00", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"} {
		if _, err := ParseDecoded(bad); err == nil {
			t.Errorf("%q is a pack", bad)
		}
	}
}

// TestLatePattern: a pattern that does not compile is an error of the first
// text that needs it.
func TestLatePattern(t *testing.T) {
	src := pack(strings.Replace(goodRule, `P\d+`, `P(`, 1))
	b, err := Decoded([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	p, err := ParseDecoded(string(b))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if fs, err := NewSet(p).Detect(t.Context(), extract.Part{ID: "p", Text: "a P12 b"}); err == nil || len(fs) > 0 {
			t.Errorf("%v, %v", fs, err)
		}
	}
	if p.Compile() == nil {
		t.Error("it compiles")
	}
}

func TestStretches(t *testing.T) {
	long := func(piece string, n int) string { return strings.Repeat(piece, n/len(piece)+1) }
	for name, text := range map[string]string{
		"empty":      "",
		"short":      "a b",
		"one":        strings.Repeat("x", stretchLen),
		"paragraphs": long("Some words.\nMore of them.\n\n", 3*stretchLen),
		"lines":      long("some words in a line\n", 2*stretchLen+10),
		"words":      long("word ", 2*stretchLen),
		"no spaces":  long("x", 2*stretchLen+1),
		"characters": long("日本", 2*stretchLen+5),
		"not UTF-8":  long("\xff", stretchLen+1),
		"tails only": long("\x80", stretchLen+1),
	} {
		p := extract.Part{ID: "p", Kind: extract.Body, Text: text}
		at := 0
		for _, s := range Stretches(p) {
			if s.from != at || s.to < s.from {
				t.Fatalf("%s: a stretch owns %d to %d after %d", name, s.from, s.to, at)
			}
			at = s.to
			if s.ID != p.ID || s.Kind != p.Kind || text[s.offset:s.offset+len(s.Text)] != s.Text {
				t.Errorf("%s: the piece is not at %d", name, s.offset)
			}
			if s.offset > s.from || s.offset+len(s.Text) < s.to || len(s.Text) > stretchLen+4*stretchEdge {
				t.Errorf("%s: piece of %d bytes at %d owns %d to %d", name, len(s.Text), s.offset, s.from, s.to)
			}
			for _, i := range []int{s.from, s.to, s.offset, s.offset + len(s.Text)} {
				if !border(text, i) {
					t.Errorf("%s: cut inside a character at %d", name, i)
				}
			}
		}
		if at != len(text) {
			t.Errorf("%s: owned up to %d of %d", name, at, len(text))
		}
	}
}

// TestStretchesFindTheSame: packs find in stretches what they find in the whole.
func TestStretchesFindTheSame(t *testing.T) {
	one := sources(t)
	text := strings.Repeat(one, 1+(stretchLen+stretchLen/8)/len(one))
	if len(Stretches(extract.Part{Text: text})) < 2 {
		t.Fatal("the text is too short")
	}
	part := extract.Part{ID: "p", Text: text}
	for _, p := range embedded(t) {
		if testing.Short() && p.Name() != "post" {
			continue
		}
		whole, err := p.Detect(t.Context(), part)
		if err != nil {
			t.Fatal(err)
		}
		pieces, err := NewSet(p).Detect(t.Context(), part)
		if err != nil {
			t.Fatal(err)
		}
		if d := gocmp.Diff(merge(text, whole), pieces); d != "" {
			t.Errorf("%s: %s", p.Name(), d)
		}
	}
}

// TestMergeMany: findings that hang together by the thousand take no square of
// their number, and every letter of theirs stays covered.
func TestMergeMany(t *testing.T) {
	const n = 20_000
	text := strings.Repeat("Ab ", n)
	part := extract.Part{ID: "p", Text: text}
	for name, labels := range map[string][]string{
		"one kind": {Person}, "two kinds": {Person, Address, Person}, "many kinds": Kinds,
	} {
		var in []Finding
		for i := range n - 8 {
			for k, words := range []int{1, 2, 6} {
				in = append(in, Finding{Span: extract.Span{Part: "p", Start: 3 * i, End: 3*(i+words) - 1},
					Label: labels[(i+k)%len(labels)], Rule: "r", Score: float64(3+(i+k)%5) / 8})
			}
		}
		start := time.Now()
		out := merge(text, in)
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
		at := 0
		for i, f := range out {
			if err := check(f, part); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if i > 0 && cmp.Or(out[i-1].Start-f.Start, f.End-out[i-1].End) > 0 && f.Start < out[i-1].End {
				t.Fatalf("%s: finding %d is out of order", name, i)
			}
			if f.Start > at && strings.ContainsAny(text[at:f.Start], "Ab") {
				t.Fatalf("%s: uncovered from %d to %d", name, at, f.Start)
			}
			at = max(at, f.End)
		}
	}
}
