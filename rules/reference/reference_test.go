package reference

import (
	"os"
	"strings"
	"testing"

	"veil/extract"
	"veil/rules"
	"veil/rules/rulestest"
)

func TestAccept(t *testing.T) { rulestest.Accept(t, New()) }

// mark returns a text with ‹ and › around what the detector finds in it.
func mark(t *testing.T, text string) string {
	t.Helper()
	fs, err := New().Detect(t.Context(), extract.Part{ID: "p", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	at := 0
	for _, f := range fs {
		if f.Start < at {
			t.Fatalf("findings overlap at %d", f.Start)
		}
		b.WriteString(text[at:f.Start] + "‹" + text[f.Start:f.End] + "›")
		at = f.End
	}
	return b.String() + text[at:]
}

var unmark = strings.NewReplacer("‹", "", "›", "")

func TestLines(t *testing.T) {
	src, err := os.ReadFile("testdata/lines.txt")
	if err != nil {
		t.Fatal(err)
	}
	found, free := 0, 0
	for _, line := range strings.Split(strings.TrimSuffix(string(src), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		want := strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(line)
		if got := mark(t, unmark.Replace(want)); got != want {
			t.Errorf("want %q, got %q", want, got)
		}
		if strings.Contains(line, "‹") {
			found++
		} else {
			free++
		}
	}
	if found < 200 || free < 50 {
		t.Errorf("%d lines with and %d without findings: too few to say much", found, free)
	}
}

// TestAround puts one reference at the edges of a text and beside letters that
// take several bytes.
func TestAround(t *testing.T) {
	for _, want := range []string{
		"",
		"ref ‹AB/12345›",
		"‹AB/12345›",
		"«ref: ‹AB/12345›»",
		"Siân’s Mosaic ID – ‹48213›…",
		"ref ‹AB/12345›,‹AB/12346›",
		"refAB12345é",
		"é48213 ref",
		"Ref\u00a0no.\u00a0‹48213›",
		"Case no.\r\n‹48213›\r\n",
		"Name | Ref\n--- | ---\nSiân | ‹48213›\nZoë | none\nÉva | ‹48215›",
		"Ref      Name\n‹4821›     Siân\n‹4822›     Zoë\n\n4823     people",
	} {
		if got := mark(t, unmark.Replace(want)); got != want {
			t.Errorf("want %q, got %q", want, got)
		}
	}
}

func TestKinds(t *testing.T) {
	for text, want := range map[string]string{
		"Mosaic ID 48213":                 rules.CaseNumber,
		"roll no 4/48213044-5":            rules.BankAccount,
		"PP no. PA4821304":                rules.Passport,
		"grid ref SE 482 213":             rules.Address,
		"fax O1632 96O 417":               rules.Phone,
		"text from number ***0123":        rules.Phone,
		"paid by card no. **** **** 4821": rules.BankAccount,
	} {
		fs, err := New().Detect(t.Context(), extract.Part{ID: "p", Text: text})
		if err != nil || len(fs) != 1 || fs[0].Label != want {
			t.Errorf("%q: got %v, %v, want one %s", text, fs, err, want)
		}
	}
}

// TestVocabulary checks that labels are in the form in which words are read.
func TestVocabulary(t *testing.T) {
	n := 0
	for _, v := range vocabulary {
		n += strings.Count(v.labels, ",") + 1
	}
	if n != len(labels) {
		t.Errorf("%d labels of %d are there twice", n-len(labels), n)
	}
	for l := range labels {
		var buf [maxWords]word
		ws := wordsBefore(l, len(l), buf[:0])
		n := 0
		for _, w := range ws {
			n += len(w.text) + 1
		}
		if n != len(l)+1 {
			t.Errorf("the label %q cannot be read back", l)
		}
		if last := ws[0].text; numbering[last] > 0 && len(ws) == 1 {
			t.Errorf("the label %q is a word of numbering", l)
		}
	}
}

func FuzzDetect(f *testing.F) {
	for _, s := range []string{"ref AB/12345", "Case no.\n24 004 821", "a | Ref\nb | 48213", "O1632 96O 417", "PC 4471", "\xff12345/24", "log 12 of 1/2/24"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fs, err := New().Detect(t.Context(), extract.Part{ID: "p", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		at := 0
		for _, x := range fs {
			if x.Start < at || x.End <= x.Start || x.End > len(text) {
				t.Fatalf("span %d to %d after %d in %d bytes", x.Start, x.End, at, len(text))
			}
			at = x.End
		}
	})
}
