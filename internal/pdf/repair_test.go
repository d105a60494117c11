package pdf

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const tiny = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n" +
	"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n" +
	"4 0 obj<</Length 99>>stream\n(x) Tj\nendstream endobj\n"

func TestRepair(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		pages    int
		content  string
	}{
		{"no table, wrong length", tiny, 1, "(x) Tj"},
		{"later object wins", tiny + "4 0 obj<<>>stream\n(y) Tj\nendstream endobj", 1, "(y) Tj"},
		{"cut off", tiny[:len(tiny)-17], 1, "(x) Tj"},
		{"page tree in circles", "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[2 0 R 2 0 R]>>endobj", 0, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := Repair([]byte(tt.in))
			if f == nil {
				t.Fatal("nothing found")
			}
			pages := f.Pages()
			if len(pages) != tt.pages {
				t.Fatalf("%d pages, want %d", len(pages), tt.pages)
			}
			if tt.pages > 0 {
				if got, _ := f.Contents(pages[0]); strings.TrimSpace(string(got)) != tt.content {
					t.Errorf("content %q, want %q", got, tt.content)
				}
			}
		})
	}
	if Repair([]byte("no objects here")) != nil {
		t.Error("found a document where there is none")
	}
}

func TestPlaces(t *testing.T) {
	src := tiny + "9 0 obj<</Note(Jane Roe)/Wide<FEFF004A0061006E0065>/Root/Page/Own/Roe#20Jane>>endobj\n" +
		"8 0 obj<<>>stream\nBT [(Ja)-20(ne)] TJ ET % Roe\nendstream endobj % after Jane"
	views := map[string]string{}
	for p := range Places([]byte(src)) {
		views[p.View] += p.Text + "\n"
	}
	for view, want := range map[string][]string{
		viewBytes:   {"% after Jane", "(Jane Roe)"},
		viewStrings: {"Jane Roe\n", "Jane\n", "Roe Jane\n"},
		ViewInside:  {"% Roe"},
		ViewShown:   {"Jane "},
	} {
		for _, w := range want {
			if !strings.Contains(views[view], w) {
				t.Errorf("view %s has no %q:\n%s", view, w, views[view])
			}
		}
	}
	if strings.Contains(views[viewStrings], "Page\n") || strings.Contains(views[viewBytes], "/Page\n") {
		t.Error("the vocabulary of the format is listed")
	}
}

// What the format is made of is no text: the numbers of objects, widths and
// coordinates are nobody's date of birth. What else is a number stays.
func TestPlacesWithoutStructure(t *testing.T) {
	src := tiny + "1231 0 obj<</Widths[250 333]/Kids[3141 0 R]/Own[999 111]/Length 271828>>endobj 161803\n" +
		"8 0 obj<<>>stream\n1 0 0 -1 234 5 Tm 77 88 own 0.12 0.34 sc [(a)-99(b)]TJ (444) Tj 66 Tm\nendstream endobj\n" +
		"startxref\n141421\n%%EOF\n173205"
	views := map[string]string{}
	for p := range Places([]byte(src)) {
		views[p.View] += p.Text + "\n"
	}
	for view, want := range map[string][]string{
		viewBytes:  {"999 111", "161803", "173205"},
		ViewInside: {"77 88 own", "(444) Tj", "[(a)-99(b)]TJ", "66 Tm"},
	} {
		for _, w := range want {
			if !strings.Contains(views[view], w) {
				t.Errorf("view %s has no %q:\n%s", view, w, views[view])
			}
		}
	}
	for view, not := range map[string][]string{
		viewBytes:  {"1231", "250", "3141", "271828", "141421"},
		ViewInside: {"-1", "234", "0.12", "0.34"},
	} {
		for _, w := range not {
			if strings.Contains(views[view], w) {
				t.Errorf("view %s has %q:\n%s", view, w, views[view])
			}
		}
	}
}

// A long file is looked at in pieces that leave nothing out.
func TestPlacesChunks(t *testing.T) {
	var b strings.Builder
	b.WriteString(tiny)
	for i := range 40_000 {
		fmt.Fprintf(&b, "%d 0 obj(note %d, by no other name)endobj\n", 100+i, i)
	}
	b.WriteString("% the end")
	pieces, notes := 0, 0
	for p := range Places([]byte(b.String())) {
		if p.View == viewBytes {
			pieces++
			notes += strings.Count(p.Text, ", by no other name)endobj") + 10*strings.Count(p.Text, "% the end")
		}
	}
	if pieces < 2 || notes != 40_010 {
		t.Errorf("%d pieces with %d notes", pieces, notes)
	}
}

func FuzzRepair(f *testing.F) {
	f.Add([]byte(tiny))
	f.Add([]byte("1 0 obj<</Type/ObjStm/N 2/First 8>>stream\n5 0 6 2 1 2\nendstream trailer<</Root 5 0 R>>"))
	bad, _ := filepath.Glob("../../testdata/bad/*.pdf")
	for _, path := range bad {
		if b, err := os.ReadFile(path); err == nil && len(b) < 2000 {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if file := Repair(b); file != nil {
			for _, p := range file.Pages() {
				file.Contents(p)
			}
			NewLayers(file)
		}
		for range Places(b) {
		}
	})
}
