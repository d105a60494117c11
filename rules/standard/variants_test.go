package standard

import (
	_ "embed"
	"strings"
	"testing"

	"veil/extract"
	"veil/rules"
)

//go:embed testdata/variants.txt
var variants string

// TestVariants: what stands between ‹ and › in each line is found whole, by
// kinds that are masked; see the head of the file.
func TestVariants(t *testing.T) {
	set := whole(t)
	for line := range strings.Lines(variants) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		text, marks := unmarked(strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(line))
		fs, err := set.ScanParts(t.Context(), []extract.Part{{ID: "p", Text: text}})
		if err != nil {
			t.Fatal(err)
		}
		found := make([]bool, len(text))
		for _, f := range fs {
			if f.Label == rules.Date || f.Label == rules.Age {
				continue
			}
			if line[0] == '!' && f.Label != rules.Person {
				t.Errorf("%s\n\t%s %q for nothing", line, f.Label, text[f.Start:f.End])
			}
			for i := f.Start; i < f.End; i++ {
				found[i] = true
			}
		}
		for _, m := range marks {
			for i, c := range []byte(text[m[0]:m[1]]) {
				if !found[m[0]+i] && (c >= 0x80 || c >= '0' && c <= '9' || c|32 >= 'a' && c|32 <= 'z') {
					t.Errorf("%s\n\tmissed from %q on", line, text[m[0]+i:m[1]])
					break
				}
			}
		}
	}
}

// unmarked returns a text without its marks, and where they were.
func unmarked(s string) (string, [][2]int) {
	var b strings.Builder
	var marks [][2]int
	for _, c := range s {
		switch c {
		case '‹':
			marks = append(marks, [2]int{b.Len(), b.Len()})
		case '›':
			marks[len(marks)-1][1] = b.Len()
		default:
			b.WriteRune(c)
		}
	}
	return b.String(), marks
}
