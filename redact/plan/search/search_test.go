package search

import (
	"math/rand"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestFind(t *testing.T) {
	tests := []struct {
		name, value, text string
		want              []string
	}{
		{"empty text", "Jane", "", nil},
		{"no letters", "--", "a -- b", nil},
		{"plain", "Jane", "x Jane y", []string{"Jane"}},
		{"case", "Jane", "JANE jane", []string{"JANE", "jane"}},
		{"edges", "Ann", "Annual Joann", nil},
		{"possessive", "Tobi", "Tobi's bed", []string{"Tobi"}},
		{"two words over a line", "Jane Smith", "Jane\r\n  Smith", []string{"Jane\r\n  Smith"}},
		{"surname first does not", "Jane Smith", "Smith, Jane", nil},
		{"accents off", "Brânză", "Branza Brânză", []string{"Branza", "Brânză"}},
		{"accents on", "Branza", "BRÂNZĂ", []string{"BRÂNZĂ"}},
		{"combining", "Zoë", "Zoe\u0308!", []string{"Zoe\u0308"}},
		{"ligature", "Effie Fisher", "Eﬃe Fisher", []string{"Eﬃe Fisher"}},
		{"soft hyphen", "Okafor", "Oka\u00adfor", []string{"Oka\u00adfor"}},
		{"filler", "Okafor", "Oka\u3164for\u2800", []string{"Oka\u3164for"}},
		{"zero width", "Okafor", "Oka\u200bfor", []string{"Oka\u200bfor"}},
		{"line break hyphen", "Okafor", "Oka-\nfor", []string{"Oka-\nfor"}},
		{"hyphen in line", "Okafor", "Oka-for", nil},
		{"hyphenated name", "Okafor-Pryce", "okafor pryce okafor‑pryce okaforpryce", []string{"okafor pryce", "okafor‑pryce", "okaforpryce"}},
		{"a hyphen of several lost", "Jane Okafor-Pryce-Roe", "Jane OkaforPryce-Roe, JaneOkafor-Pryce-Roe", []string{"Jane OkaforPryce-Roe"}},
		{"run together", "Jane Smith", "janesmith@example.org", []string{"janesmith"}},
		{"not run together when short", "An Other", "another", nil},
		{"one word is not two", "Theo", "The O'Brien", nil},
		{"words that meet", "Dana", "Dan a", nil},
		{"postcode", "DL37 4QT", "dl374qt DL37  4QT", []string{"dl374qt", "DL37  4QT"}},
		{"phone grouping", "01632 960417", "(01632) 960-417 and 01632960417", []string{"01632) 960-417", "01632960417"}},
		{"number inside code", "M4471902", "ref 4471902, m4471902", []string{"4471902", "m4471902"}},
		{"number is not part of longer", "4471902", "44719023", nil},
		{"number beside letters", "4471902", "M4471902X", []string{"4471902"}},
		{"date grouping", "12/03/2014", "12-03-2014 12.03.2014", []string{"12-03-2014", "12.03.2014"}},
		{"full width", "12345678", "１２３４５６７８", []string{"１２３４５６７８"}},
		{"other digits", "12345678", "١٢٣٤٥٦٧٨", []string{"١٢٣٤٥٦٧٨"}},
		{"far in the value too", "Jane ----- Smith", "Jane ______ Smith", []string{"Jane ______ Smith"}},
		{"over an empty line", "Jane Smith", "Jane\r\n\r\nSmith", nil},
		{"over an empty line in the value too", "Jane\n\nSmith", "Jane\n\nSmith, Jane Smith", []string{"Jane\n\nSmith", "Jane Smith"}},
		{"too far", "Jane Smith", "Jane ----- Smith", nil},
		{"turkish", "Işık", "IŞIK isik", []string{"IŞIK", "isik"}},
		{"han", "王小明", "叫 王小明 。", []string{"王小明"}},
		{"bad utf-8", "Jane", "\xff\xfeJane\xff", []string{"Jane"}},
		{"letters beside digits", "Jane", "jane2014 Jane³", []string{"jane", "Jane"}},
		{"two words beside digits", "Jane Smith", "1Jane Smith2", []string{"Jane Smith"}},
		{"few letters beside digits", "Amy", "amy2014", nil},
		{"hexadecimal letters beside digits", "Abbe", "00abbe12", nil},
		{"Cyrillic lookalikes", "Tobi Okafor", "T\u043ebi \u041ek\u0430f\u043er", []string{"T\u043ebi \u041ek\u0430f\u043er"}},
		{"Greek lookalikes", "Tobi", "\u03a4\u03bfbi", []string{"\u03a4\u03bfbi"}},
		{"web address", "http://a.example.org/x", "seehttp://a.example.org/x http://a.example.org/x", []string{"a.example.org/x", "http://a.example.org/x"}},
		{"Cyrillic value", "Ольга", "ОЛЬГА", []string{"ОЛЬГА"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, h := range New([]string{tt.value}).Find(tt.text) {
				got = append(got, tt.text[h.Start:h.End])
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestFindSeveral(t *testing.T) {
	m := New([]string{"Jane Smith", "Smith", "Jane"})
	got := m.Find("é Jane Smith")
	want := []Hit{{2, 3, 7}, {0, 3, 13}, {1, 8, 13}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestSearchable(t *testing.T) {
	for value, want := range map[string]bool{
		"": false, "GO": false, "14": false, "2014": false, "Tobi": true, "Amy": true, "AMY": false, "and": false,
		"12/03/2014": true, "DL37": true, "960417": true, "3 May": true, "ß": false, "Ăna": true,
	} {
		if got := Searchable(value); got != want {
			t.Errorf("Searchable(%q) = %v", value, got)
		}
	}
}

func TestDecoded(t *testing.T) {
	for in, want := range map[string]string{
		"a":                        "a",
		"Br%C3%A2nz%c4%83":         "Brânză",
		"M&uuml;ller &#x4A;&#97;n": "Müller Jan",
		"100% of 5%5":              "100% of 5%5",
		"%ff":                      "\ufffd",
		"%2554obi":                 "Tobi",
		`\u0054obi \ud83d\ude00`:   "Tobi 😀",
		"=54=6Fbi x=1":             "Tobi x=1",
	} {
		if got, _ := Decoded(in); got != want {
			t.Errorf("Decoded(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPacked(t *testing.T) {
	for in, want := range map[string]string{
		"":                                   "",
		"a word: VG9iaSBPa2Fmb3ItUHJ5Y2U= .": "Tobi Okafor-Pryce",
		"546f6269204f6b61666f722d5072796365": "Tobi Okafor-Pryce",
		"incomprehensibilities":              "",
		"00ff00ff00ff00ff00ff":               "",
	} {
		if got := Packed(in); got != want {
			t.Errorf("Packed(%q) = %q, want %q", in, got, want)
		}
	}
}

// Two thousand values over a long text must not take time in proportion to
// their product.
func TestFindIsOnePass(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	word := func() string {
		b := make([]byte, 3+rnd.Intn(8))
		for i := range b {
			b[i] = byte('a' + rnd.Intn(26))
		}
		return string(b)
	}
	var values []string
	for range 2000 {
		values = append(values, word()+" "+word())
	}
	var b strings.Builder
	for b.Len() < 4<<20 {
		b.WriteString(word())
		b.WriteByte(' ')
	}
	m := New(values)
	start := time.Now()
	m.Find(b.String())
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("4 MB took %v", d)
	} else {
		t.Logf("4 MB in %v", d)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Jane Smith", "x Jane\nSmith y")
	f.Add("\xff", "\xff")
	f.Add("ß-Ǆ ﬁ12", "ssdžfi12")
	f.Fuzz(func(t *testing.T, value, text string) {
		m := New([]string{value})
		for _, h := range m.Find(text) {
			if h.Start < 0 || h.Start >= h.End || h.End > len(text) {
				t.Fatalf("span %v of %d bytes", h, len(text))
			}
		}
		if len(tokenize(value).list) > 0 && len(m.Find(value)) == 0 {
			t.Fatal("a value is not found in itself")
		}
	})
}

// TestFindInLongText: blocks do not show.
func TestFindInLongText(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for _, gap := range []string{" word", "\n\nword ", "x"} {
		var b strings.Builder
		var want []int
		for b.Len() < 3*blockLen {
			for range r.Intn(400) {
				b.WriteString(gap)
			}
			b.WriteByte(' ')
			want = append(want, b.Len())
			b.WriteString("Jane Okafor-\nSmith ")
		}
		hits := New([]string{"Jane Okafor-Smith"}).Find(b.String())
		if len(hits) != len(want) {
			t.Fatalf("gap %q: %d hits, want %d", gap, len(hits), len(want))
		}
		for i, h := range hits {
			if h.Start != want[i] || h.End != want[i]+len("Jane Okafor-\nSmith") {
				t.Fatalf("gap %q: hit %d at %d to %d, want it at %d", gap, i, h.Start, h.End, want[i])
			}
		}
	}
}
