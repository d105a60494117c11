package pdf

import (
	"fmt"
	"strings"
	"testing"

	"veil/internal/pdf/pdftest"
)

// TestWordsOverWords: words that are drawn over others keep their order of
// letters in a line that is set anew, and so do letters with room between.
func TestWordsOverWords(t *testing.T) {
	at := func(x, y float64, s string) string { return fmt.Sprintf("BT /F1 10 Tf %g %g Td (%s) Tj ET\n", x, y, s) }
	boxes := func(s string) string { // one box a letter
		var b strings.Builder
		for i, r := range s {
			b.WriteString(at(50+9*float64(i), 700, string(r)))
		}
		return b.String()
	}
	for name, tt := range map[string]struct{ content, want string }{
		"shadow": {at(51.5, 698.5, "Written by Okafor in May") + at(50, 700, "Written by Okafor in May"), "Written by [PERSON 1] in May"},
		"bold":   {at(50, 700, "Written by Okafor in May") + at(50.3, 700, "Written by Okafor in May"), "Written by [PERSON 1] in May"},
		"bold in pieces": {at(50, 720, "A note") + at(50.3, 720, "A note") + "BT /F1 10 Tf 50 700 Td (Written by Oka) Tj (for in May) Tj ET\n" +
			at(50.3, 700, "Written by Okafor in May"), "A note Written by [PERSON 1] in May"},
		"covered":        {at(50, 700, "Name Okafor") + at(50, 700, "XXXXXXXXXXX"), "Name XXXX [PERSON 1]"},
		"boxes":          {boxes("Willa Okafor in May"), "Willa [PERSON 1] in May"},
		"spaced letters": {at(50, 700, "W i l l a   O k a f o r   i n   M a y"), "Willa [PERSON 1] in May"},
	} {
		t.Run(name, func(t *testing.T) {
			doc := pdftest.New()
			doc.Page(tt.content)
			d := open(t, doc.Bytes())
			out := write(t, d, mask(d, "Okafor"))
			if got := spaced(pageText(t, out)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			check(t, out)
		})
	}
}
