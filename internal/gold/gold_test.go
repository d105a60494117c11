package gold

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

const front = "---\ntitle: T\nstyle: s\nproducer: p\noutput: [a.txt, b.pdf]\n---\n"

func TestParse(t *testing.T) {
	tests := []struct {
		name, body, text string
		spans            []Span
	}{
		{"no marks", "We hope.\n", "We hope.\n", nil},
		{"one", "Mrs [[PERSON:mum|Li]]'s", "Mrs Li's", []Span{{4, 6, "PERSON", "mum"}}},
		{"blank lines first", "\n\n[[AGE:c|9]]", "9", []Span{{0, 1, "AGE", "c"}}},
		{"bytes not runes", "é [[PERSON:a|Zoë]]", "é Zoë", []Span{{3, 7, "PERSON", "a"}}},
		{
			"nested", "[[ADDRESS:home|1 Elm Row, [[POSTCODE:home|DL37 4QT]]]].", "1 Elm Row, DL37 4QT.",
			[]Span{{0, 19, "ADDRESS", "home"}, {11, 19, "POSTCODE", "home"}},
		},
		{
			"over a line break", "[[ADDRESS:home|1 Elm Row\nCalder]]", "1 Elm Row\nCalder",
			[]Span{{0, 16, "ADDRESS", "home"}},
		},
		{
			"layout lines", "::: header\n[[PERSON:a|Jo]]\n:::\nx\n", "Jo\nx\n",
			[]Span{{0, 2, "PERSON", "a"}},
		},
		{"bracket after", "([[PERSON:a|Jo]])[1]", "(Jo)[1]", []Span{{1, 3, "PERSON", "a"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Parse([]byte(front + tt.body))
			if err != nil {
				t.Fatal(err)
			}
			want := Doc{"T", "s", "p", []string{"a.txt", "b.pdf"}, tt.text, tt.spans}
			if !reflect.DeepEqual(doc, want) {
				t.Errorf("got %+v\nwant %+v", doc, want)
			}
		})
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct{ name, src string }{
		{"empty", ""},
		{"no front matter", "Text"},
		{"front matter open", "---\ntitle: T\n"},
		{"unknown key", "---\ntitel: T\n---\n"},
		{"unknown kind", front + "[[PERSONS:a|x]]"},
		{"no entity", front + "[[PERSON|x]]"},
		{"no text", front + "[[PERSON:a|]]"},
		{"not closed", front + "[[PERSON:a|x"},
		{"not opened", front + "x]]"},
		{"nested person", front + "[[ADDRESS:a|x [[PERSON:b|y]]]]"},
		{"postcode in person", front + "[[PERSON:a|x [[POSTCODE:b|y]]]]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if doc, err := Parse([]byte(tt.src)); err == nil {
				t.Errorf("no error, got %+v", doc)
			}
		})
	}
}

func TestLayout(t *testing.T) {
	got, err := Layout([]byte(front + "::: box\n[[PERSON:a|Jo]]\n:::\n"))
	if want := "::: box\nJo\n:::\n"; err != nil || got != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}

func TestDirect(t *testing.T) {
	for kind, want := range map[string]bool{
		"PERSON": true, "POSTCODE": true, "AGE": false, "DATE": false, "LOCATION": false, "OTHER": false,
	} {
		if got := Direct(kind); got != want {
			t.Errorf("Direct(%s) = %v, want %v", kind, got, want)
		}
	}
}

// TestDocuments reads every source, and looks for the outputs that it names.
func TestDocuments(t *testing.T) {
	dir := filepath.Join("..", "..", "testdata")
	names, err := filepath.Glob(filepath.Join(dir, "src", "*.md"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no sources: %v", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := Parse(src)
			if err != nil {
				t.Fatal(err)
			}
			if doc.Title == "" || doc.Style == "" || doc.Producer == "" || len(doc.Outputs) == 0 || len(doc.Spans) == 0 {
				t.Errorf("incomplete: %+v", doc)
			}
			for _, s := range doc.Spans {
				if v := doc.Text[s.Start:s.End]; s.Kind == "NHS_NUMBER" && !checkDigit(v) {
					t.Errorf("NHS number %s: wrong check digit", v)
				}
			}
			for _, out := range doc.Outputs {
				if _, err := os.Stat(filepath.Join(dir, out)); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// checkDigit reports whether the last digit of an NHS number agrees with the
// others.
func checkDigit(number string) bool {
	sum, n := 0, 0
	for _, r := range number {
		if r < '0' || r > '9' {
			continue
		}
		n++
		if n < 10 {
			sum += int(r-'0') * (11 - n)
		} else {
			sum += int(r - '0')
		}
	}
	return n == 10 && sum%11 == 0
}
