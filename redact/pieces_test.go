package redact

import (
	"strings"
	"testing"

	"veil/internal/pdf"
)

func TestPieces(t *testing.T) {
	for _, tt := range []struct{ name, view, text, want string }{
		{"alone", pdf.ViewInside, "‹rated›", ""},
		{"end of a word", pdf.ViewInside, "[(to be ope)]TJ 0 Tc [(‹rated› by)] TJ", "operated"},
		{"start of a word", pdf.ViewInside, "(the ‹fol›) Tj 3 0 Td (low up) Tj", "follow"},
		{"middle of a word", pdf.ViewInside, "(re) Tj (‹main›) Tj (der) Tj", "remain mainder remainder"},
		{"before a code", pdf.ViewInside, `(une ‹unit›\351) Tj`, "unité"},
		{"after a code", pdf.ViewInside, `(l'\351‹lan›) Tj`, "élan"},
		{"a parenthesis that is shown", pdf.ViewInside, `(\(‹rated›\)) Tj`, ""},
		{"within a string", pdf.ViewInside, "(be ‹rated› so) Tj", ""},
		{"after a space", pdf.ViewInside, "(be ) Tj (‹rated›) Tj", ""},
		{"shown", pdf.ViewShown, "to be ope ‹rated› by", "operated ratedby operatedby"},
		{"accents", pdf.ViewShown, "é ‹lan›", "élan"},
		{"another view", "bytes", "ope ‹rated›", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before, rest, _ := strings.Cut(tt.text, "‹")
			word, after, _ := strings.Cut(rest, "›")
			got := strings.Join(pdfPieces(tt.view, before+word+after, len(before), len(before)+len(word)), " ")
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
