package ner

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"veil/extract"
	"veil/rules"
	"veil/rules/rulestest"
)

const page = `Contact record. Mrs Adaeze Okonkwo-Bell rang at 10.15 about her grandson Tyrell, 9.
She said Tyrell's dad (Craig Bell) had been drinking again. Craig was asked to leave.
Present: Siân Ó Briain (chair), T. Marlowe, PC 4127 Gupta
| Name | Role |
|---|---|
| Joyce Adeyemi | IRO |
craig says he never touched him lol, ask joyce
`

func TestAccept(t *testing.T) { rulestest.Accept(t, New(Options{Location: 0.5, Organisation: 0.5})) }

// TestDetect checks spans on plain sentences.
func TestDetect(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", ""},
		{"The meeting began at ten.", ""},
		{"Mrs Sarah Whitcombe's son attended.", "Sarah Whitcombe"},
		{"He met Tomasz Zieliński-Hart on Monday.", "Tomasz Zieliński-Hart"},
		{"Dr. J. R. Okafor and Mr Patel attended.", "J. R. Okafor|Patel"},
		{"Mother: Chloe Bamford\nFather: Liam Doyle\n", "Chloe Bamford|Liam Doyle"},
		{"Sean O’Hara spoke to Ms Begum.", "Sean O’Hara|Begum"},
	}
	d := New(Options{Person: Balanced})
	for _, tt := range tests {
		fs, err := d.Detect(t.Context(), extract.Part{ID: "p", Text: tt.text})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range fs {
			if f.Label != rules.Person || f.Rule != RuleName || f.Score < Balanced {
				t.Errorf("%q: %+v", tt.text, f)
			}
			got = append(got, tt.text[f.Start:f.End])
		}
		if g := strings.Join(got, "|"); g != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, g, tt.want)
		}
	}
}

// TestJoined checks what words make one name, with marks made up.
func TestJoined(t *testing.T) {
	tests := []struct {
		text  string
		begin []float32 // for each word
		want  string
	}{
		{"Ann Poe", []float32{0.9, 0}, "Ann Poe"},
		{"Ann Poe", []float32{0.9, 0.9}, "Ann|Poe"},
		{"Ann-Poe", []float32{0.9, 0.9}, "Ann-Poe"},
		{"Ann, Poe", []float32{0.9, 0}, "Ann|Poe"},
		{"Ann\nPoe", []float32{0.9, 0}, "Ann\nPoe"},
		{"Ann\n\nPoe", []float32{0.9, 0}, "Ann|Poe"},
		{"A. Poe", []float32{0.9, 0}, "A. Poe"},
		{"Ann. Poe", []float32{0.9, 0}, "Ann|Poe"},
		{"É. Poe", []float32{0.9, 0}, "É. Poe"},
		{"12 34", []float32{0.9, 0}, ""},
		{"DI Poe", []float32{0.9, 0}, "Poe"},
		{"Prof  Dr Poe", []float32{0.9, 0, 0}, "Poe"},
		{"Dr. Poe", []float32{0.9, 0}, "Poe"},
		{"Di", []float32{0.9}, "Di"},
	}
	for _, tt := range tests {
		g := grouper{options: Options{Person: 0.5}, part: extract.Part{ID: "p", Text: tt.text}}
		i := 0
		for m := range Default().Marks(tt.text) {
			m.Person, m.Begin = 0.9, tt.begin[i]
			i++
			g.add(m)
		}
		g.close()
		var got []string
		for _, f := range g.found {
			got = append(got, tt.text[f.Start:f.End])
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, s, tt.want)
		}
	}
}

// TestMarks checks what is promised of every Mark.
func TestMarks(t *testing.T) {
	for _, text := range []string{"", page, strings.ToUpper(page), strings.ToLower(page), strings.ReplaceAll(page, " ", ""), "\xff\xfeJo\x00"} {
		checkMarks(t, text)
	}
}

func checkMarks(t *testing.T, text string) {
	t.Helper()
	end := 0
	for m := range Default().Marks(text) {
		if m.Start < end || m.End <= m.Start || m.End > len(text) {
			t.Fatalf("mark %+v after %d, in %d bytes", m, end, len(text))
		}
		end = m.End
		if utf8.ValidString(text) && !utf8.ValidString(text[m.Start:m.End]) {
			t.Fatalf("mark %+v splits a character", m)
		}
		for _, p := range []float32{m.Person, m.Location, m.Org, m.Begin, m.Person - m.Begin, 1 - m.Person - m.Location - m.Org} {
			if !(p >= -1e-5 && p <= 1+1e-5) {
				t.Fatalf("mark %+v: not a probability", m)
			}
		}
	}
}

func TestStop(t *testing.T) {
	n := 0
	for range Default().Marks(page) {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Error(n)
	}
}

// TestHuge: one line of many megabytes, with and without words, takes time in
// proportion.
func TestHuge(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 30 MB")
	}
	for _, unit := range []string{"x", "Jo,", "é"} {
		text := strings.Repeat(unit, 10_000_000/len(unit))
		start := time.Now()
		n := 0
		for range Default().Marks(text) {
			n++
		}
		if took := time.Since(start); took > time.Minute {
			t.Errorf("%q: %d words in %v", unit, n, took)
		}
	}
}

// TestNoAllocation: what is allocated does not grow with the text, here of some
// thousands of words. It is more than nothing where the garbage collector, or
// the race detector, empties the pool.
func TestNoAllocation(t *testing.T) {
	text := strings.Repeat(page, 20)
	dst := Default().Tag(nil, text)
	if n := testing.AllocsPerRun(20, func() { dst = Default().Tag(dst[:0], text) }); n > 50 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzMarks(f *testing.F) {
	for _, s := range []string{"", page, "O’Neill's\u0308 \u200b", "|:|\t:..... a@b.c", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { checkMarks(t, text) })
}

func BenchmarkTag(b *testing.B) {
	text := strings.Repeat(page, 50)
	dst := Default().Tag(nil, text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		dst = Default().Tag(dst[:0], text)
	}
	b.ReportMetric(float64(len(dst))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkDetect(b *testing.B) {
	text := strings.Repeat(page, 50)
	d := New(Options{})
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := d.Detect(b.Context(), extract.Part{ID: "p", Text: text}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := Open(weights); err != nil {
			b.Fatal(err)
		}
	}
}

// TestRanks looks that a rank of the police is no name before one.
func TestRanks(t *testing.T) {
	d := New(Options{Person: 0.05})
	for text, want := range map[string]string{
		"Detective Constable Siddiqui rang on Monday.": "Siddiqui",
		"Police Constable 4471 Grewal rang on Monday.": "Grewal",
		"Mr Constable rang on Monday.":                 "Constable",
	} {
		found, err := d.Detect(t.Context(), extract.Part{ID: "p", Kind: extract.Body, Text: text})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range found {
			got = append(got, text[f.Start:f.End])
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestBareTitles(t *testing.T) {
	for text, want := range map[string]bool{"Miss": true, "Mr.": true, "DR": true, "Di": false, "Sister": false, "Mrs Roe": false} {
		if bareTitle(text) != want {
			t.Errorf("bareTitle(%q) = %v", text, !want)
		}
	}
}

func TestFormWords(t *testing.T) {
	for text, want := range map[string]bool{"D.O.B": true, "d.o.b.": true, "00Z": true, "DOB": false, "J.D.": false, "0kafor": false, "T. Marsh": false, "": false} {
		if text != "" && formWord(text) != want {
			t.Errorf("formWord(%q) = %v", text, !want)
		}
	}
}
