package main

import (
	"bytes"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/rules/ner/internal/tagger"
)

const dataDir = "../shared/data/ner"

// TestManifest: the weights were made by this program from these inputs.
func TestManifest(t *testing.T) {
	t.Chdir("../../..")
	recorded, err := os.ReadFile(manifestFile)
	if err != nil {
		t.Fatal(err)
	}
	weights, err := os.ReadFile(weightsFile)
	if err != nil {
		t.Fatal(err)
	}
	if len(weights) > 2<<20 {
		t.Errorf("the weights have %d bytes", len(weights))
	}
	data := dataDir
	_, noData := os.Stat(dataDir)
	if noData != nil {
		data = emptyData(t)
	}
	text, err := manifest(".", data, weights)
	if err != nil {
		t.Fatal(err)
	}
	want, got := string(recorded), text
	if noData != nil {
		// What can be checked without the data.
		want, got = withoutData(want), withoutData(got)
	}
	if d := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); d != "" {
		t.Errorf("the weights are not of these inputs; run go run ./rules/ner/train\n%s", d)
	}
	if noData != nil {
		t.Skip("the training data is not here: its sums were not compared")
	}
}

// emptyData makes a folder with all files of the training data, which are empty.
func emptyData(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files, err := inputs(".", dir)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range files {
		if !strings.HasPrefix(name, "data/") {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func withoutData(manifest string) string {
	var b strings.Builder
	for line := range strings.Lines(manifest) {
		if !strings.Contains(line, "  data/") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// TestRetrain trains anew and compares every byte. It takes minutes, so it runs
// only when VEIL_TRAIN is set.
func TestRetrain(t *testing.T) {
	if os.Getenv("VEIL_TRAIN") == "" {
		t.Skip("set VEIL_TRAIN=1 to train the weights anew and compare them")
	}
	t.Chdir("../../..")
	want, err := os.ReadFile(weightsFile)
	if err != nil {
		t.Fatal(err)
	}
	got, err := train(dataDir)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("training gives %s, the file is %s", digest(got), digest(want))
	}
}

func doc(text string, spans ...Span) Doc { return Doc{Text: text, Spans: spans, Weight: 1} }

// spansOf writes spans as "LABEL:text".
func spansOf(d *Doc) string {
	var out []string
	for _, s := range d.Spans {
		out = append(out, s.Label+":"+d.Text[s.Start:s.End])
	}
	return strings.Join(out, "|")
}

func TestConform(t *testing.T) {
	tests := []struct {
		d    Doc
		want string
	}{
		{doc("Mr. John Poe's", Span{0, 14, person}), "PERSON:John Poe"},
		{doc("Dr Poe", Span{0, 6, person}), "PERSON:Poe"},
		{doc("Mrs", Span{0, 3, person}), ""},
		{doc("the Borrower", Span{4, 12, person}), ""},
		{doc("hi @ jo now", Span{5, 7, person}), "ANY:jo"},
		{doc("hi #jo now", Span{3, 6, person}), "ANY:#jo"},
		{doc("the Iraqis", Span{4, 10, person}), ""},
		{doc("é Israel Poe", Span{3, 13, person}), "PERSON:Israel Poe"},
		{doc("in Leeds", Span{3, 8, location}), "LOCATION:Leeds"},
	}
	for _, tt := range tests {
		conform(&tt.d)
		if got := spansOf(&tt.d); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.d.Text, got, tt.want)
		}
	}
}

func TestAllowed(t *testing.T) {
	const bp, ip, bo, io, bl = 1 << tagger.BPer, 1 << tagger.IPer, 1 << tagger.BOrg, 1 << tagger.IOrg, 1 << tagger.BLoc
	tests := []struct {
		d    Doc
		want []uint8
	}{
		{doc("Ann Poe ran", Span{0, 7, person}), []uint8{bp, ip, onlyO}},
		{doc("Leeds x", Span{0, 5, location}), []uint8{bl, onlyO}},
		{doc("@jo x", Span{1, 3, unknown}), []uint8{onlyO, free, onlyO}},
		{doc("Ann\nPoe", Span{0, 7, person}), []uint8{bp, bp}},
		{
			Doc{Text: "kent Kent the Bank of Bath 9", Spans: []Span{{27, 28, nothing}}, Partial: true},
			[]uint8{noName, noName, noName, noName, noName, noName, onlyO},
		},
		{Doc{Text: "we saw Elm Hall", Spans: []Span{{7, 15, org}}, Partial: true}, []uint8{onlyO, onlyO, bo, io}},
	}
	for _, tt := range tests {
		var p tagger.Passage
		p.Read(tt.d.Text, 0, emptyLexicon, nil)
		if d := cmp.Diff(tt.want, allowed(nil, &p, &tt.d)); d != "" {
			t.Errorf("%q: %s", tt.d.Text, d)
		}
	}
}

// TestSwap: every name is replaced, the same one by the same, and spans keep
// to the names.
func TestSwap(t *testing.T) {
	n := &nameLists{family: []string{"Zzfamily"}, usual: []string{"Zzfamily"}, words: []string{"Zzword"}, places: []string{"Zzplace"}, sites: []string{"Zzsite"}}
	n.given.add("Zzgiven", 1)
	n.pairs = [][2][]string{{{"Zzgiven"}, {"Zzfamily"}}}
	text := "é Ann Poe met ANN, Ms Poe and j. poe in Leeds."
	d := doc(text, Span{3, 10, person}, Span{15, 18, person}, Span{23, 26, person}, Span{31, 37, person}, Span{41, 46, location})
	if got := spansOf(&d); got != "PERSON:Ann Poe|PERSON:ANN|PERSON:Poe|PERSON:j. poe|LOCATION:Leeds" {
		t.Fatal(got)
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		s := n.swap(&d, r)
		if len(s.Spans) != len(d.Spans) {
			t.Fatal(s)
		}
		for i, sp := range s.Spans {
			name := s.Text[sp.Start:sp.End]
			if sp.Label == person && (strings.Contains(name, "Ann") || strings.Contains(name, "Poe")) {
				t.Errorf("%q: %q stayed", s.Text, name)
			}
			if sp.Label == location && name != "Leeds" && name != "Zzsite" {
				t.Errorf("%q: a place became %q", s.Text, name)
			}
			if sp.Label != d.Spans[i].Label {
				t.Errorf("%q: label %s", s.Text, sp.Label)
			}
		}
		caps := s.Text[s.Spans[1].Start:s.Spans[1].End]
		if caps != strings.ToUpper(caps) {
			t.Errorf("%q was in capitals", caps)
		}
		if !strings.HasPrefix(s.Text, "é ") || !strings.HasSuffix(s.Text, ".") {
			t.Errorf("%q", s.Text)
		}
		spoilt := spoil(s, r)
		for _, sp := range spoilt.Spans {
			if sp.Start < 0 || sp.End > len(spoilt.Text) || sp.Start >= sp.End {
				t.Errorf("%q: span %v", spoilt.Text, sp)
			}
		}
	}
}

func TestRewrap(t *testing.T) {
	if got := rewrap("aaa bbb ccc\nddd eee", 5); got != "aaa bbb\nccc\nddd eee" {
		t.Errorf("%q", got)
	}
}

func TestExp(t *testing.T) {
	for x := -39.9; x < 15; x += 0.0371 {
		if got, want := exp(x), math.Exp(x); math.Abs(got/want-1) > 1e-9 {
			t.Fatalf("exp(%v) = %v, want %v", x, got, want)
		}
	}
}

// TestLearn: what is to be learned is, from whole and from partial labels.
func TestLearn(t *testing.T) {
	m := newLearner(8)
	whole := sentence{
		features: []uint32{1, 2, 3, 4, 5, 6}, offs: []int32{0, 2, 4, 6}, weight: 1,
		allowed: []uint8{onlyO, 1 << tagger.BPer, 1 << tagger.IPer},
	}
	partial := sentence{features: []uint32{7, 8, 3, 9}, offs: []int32{0, 2, 4}, weight: 1, allowed: []uint8{onlyO, noName}}
	first := m.step(&whole) + m.step(&partial)
	for range 200 {
		m.step(&whole)
		m.step(&partial)
	}
	if last := m.step(&whole) + m.step(&partial); last > first/5 {
		t.Errorf("loss %v at first, %v at last", first, last)
	}
	if m.rows[3].w[0] != 0 {
		t.Error("O has a weight")
	}
}

// TestGradient compares posteriors, which are the gradient, with the sum over
// all labellings.
func TestGradient(t *testing.T) {
	m := newLearner(4)
	r := rand.New(rand.NewPCG(1, 1))
	for k := range m.moves {
		for l := range m.moves[k] {
			m.moves[k][l] = r.Float64()*2 - 1
		}
	}
	moves := m.exponentials()
	var y lattice
	const n = 3
	y.grow(n)
	for i := range n {
		for l := range labels {
			y.emit[i][l] = r.Float64()
		}
	}
	y.emit[1][tagger.O] = 0 // as in a partial labelling
	if !y.sum(n, &moves) {
		t.Fatal("no labelling")
	}
	var want [n][labels]float64
	total := 0.0
	for a := range labels {
		for b := range labels {
			for c := range labels {
				w := moves[labels][a] * y.emit[0][a] * moves[a][b] * y.emit[1][b] * moves[b][c] * y.emit[2][c]
				total += w
				want[0][a] += w
				want[1][b] += w
				want[2][c] += w
			}
		}
	}
	var moved [labels + 1][labels]float64
	for i := range n {
		p := y.posterior(i)
		for l := range p {
			if math.Abs(p[l]-want[i][l]/total) > 1e-12 {
				t.Errorf("word %d label %d: %v, want %v", i, l, p[l], want[i][l]/total)
			}
		}
		y.moved(i, &moves, &moved, 1)
	}
	sum := 0.0
	for _, from := range moved {
		for _, v := range from {
			sum += v
		}
	}
	if math.Abs(sum-n) > 1e-9 {
		t.Errorf("%v transitions expected for %d words", sum, n)
	}
}

func TestWeights(t *testing.T) {
	m := newLearner(4)
	m.rows[3].w[tagger.BPer] = 1
	m.rows[3].w[tagger.IOrg] = -100
	m.rows[4].w[tagger.BLoc] = 0.001
	w := m.weights(nil)
	if got := w.Rows[3]; got != [labels - 1]int8{27, 0, 0, 0, 0, -127} {
		t.Errorf("row %v", got)
	}
	if w.Rows[4] != [labels - 1]int8{} {
		t.Errorf("row %v", w.Rows[4])
	}
}

// TestPrune: rows that matter stay, the others are gone for good.
func TestPrune(t *testing.T) {
	m := newLearner(3)
	set := func(i int, w, g float32) { m.rows[i].w[tagger.BPer], m.rows[i].g[tagger.BPer] = w, g }
	set(1, 0.1, 1)  // worth 0.01
	set(2, 1, 2)    // 2
	set(3, -1, 3)   // 3
	set(4, 2, 0.01) // 0.04
	m.prune(2)
	for i, kept := range []bool{false, false, true, true, false, false, false, false} {
		if m.pruned[i] == kept || (m.rows[i] != row{}) != kept {
			t.Errorf("row %d: kept %v, %v", i, !m.pruned[i], m.rows[i])
		}
	}
	s := sentence{features: []uint32{1, 2}, offs: []int32{0, 2}, weight: 1, allowed: []uint8{1 << tagger.BPer}}
	for range 50 {
		m.step(&s)
	}
	if m.rows[1] != (row{}) || m.rows[2].w[tagger.BPer] <= 1 {
		t.Errorf("learned %v and %v", m.rows[1].w, m.rows[2].w)
	}
	m.prune(100)
	if m.pruned[2] || !m.pruned[0] {
		t.Error("with room for all, those in use stay")
	}
}

func TestParseWorld(t *testing.T) {
	got, err := parseWorld("# a: b\n\ncity: Bath; São Zed ;\nfirm: Ab-Cd\r\n")
	if err != nil {
		t.Fatal(err)
	}
	want := []worldName{{tagger.City, "Bath"}, {tagger.City, "São Zed"}, {tagger.Firm, "Ab-Cd"}}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	for _, bad := range []string{"town: Bath", "Bath; Rome"} {
		if _, err := parseWorld(bad); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}

func TestIsFirm(t *testing.T) {
	tests := []struct {
		text, before string
		want         bool
	}{
		{"Ab Cd", "", true},
		{"Ab Cd", "at the ", true},
		{"Ab Cd", "é", true},
		{"ab", "jo@", false},
		{"ab", "www.", false},
		{"ab.org", "see ", false},
		{"#Ab", "see ", false},
		{"Ab\nCd", "see ", false},
	}
	for _, tt := range tests {
		if got := isFirm(tt.text, tt.before); got != tt.want {
			t.Errorf("%q after %q: %v", tt.text, tt.before, got)
		}
	}
}

// TestGeneral: the documents of general English can be read, and all kinds of
// names are in them.
func TestGeneral(t *testing.T) {
	t.Chdir("../../..")
	docs, err := loadGeneral()
	if err != nil {
		t.Fatal(err)
	}
	n := map[string]int{}
	for _, d := range docs {
		if d.Partial {
			t.Error("an unmarked word may be a name")
		}
		for _, s := range d.Spans {
			n[s.Label]++
		}
	}
	if n[person] < 50 || n[location] < 50 || n[org] < 50 {
		t.Errorf("names: %v", n)
	}
}

func TestHeld(t *testing.T) {
	n := 0
	for i := range 2000 {
		if isHeld(strings.Repeat("x", i) + ".md") {
			n++
		}
	}
	if n < 140 || n > 260 {
		t.Errorf("%d of 2000 held", n)
	}
}
