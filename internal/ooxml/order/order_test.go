package order

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"veil/internal/ooxml"
)

func TestCheck(t *testing.T) {
	for _, tt := range []struct {
		name, xml string
		want      []string
	}{
		{"empty", "<w:p/>", nil},
		{"in order", "<w:p><w:pPr><w:pStyle/><w:jc/><w:rPr><w:b/><w:i/></w:rPr></w:pPr><w:r/><w:r/></w:p>", nil},
		{"properties late", "<w:p><w:r/><w:pPr/></w:p>", []string{"w:pPr after w:r in w:p"}},
		{"marks do not count", "<w:tbl><w:bookmarkStart/><w:tblPr/><w:tblGrid/><w:tr/><w:bookmarkEnd/></w:tbl>", nil},
		{"swapped", "<w:pPr><w:jc/><w:ind/><w:spacing/></w:pPr>", []string{"w:ind after w:jc in w:pPr", "w:spacing after w:jc in w:pPr"}},
		{"twice", "<w:rPr><w:b/><w:b/></w:rPr>", []string{"w:b twice in w:rPr"}},
		{"may come again", "<w:sectPr><w:footerReference/><w:headerReference/><w:footerReference/><w:pgSz/></w:sectPr>", nil},
		{"either", "<w:tblBorders><w:top/><w:start/><w:bottom/></w:tblBorders>", nil},
		{"section not last", "<w:body><w:p/><w:sectPr/><w:p/></w:body>", []string{"w:p after w:sectPr in w:body"}},
		{"another vocabulary", "<w:rPr><w:b/><w14:glow/><w:i/></w:rPr>", nil},
		{"an unknown child of a sequence", "<w:pPr><w:jc/><w:novelty/><w:rPr/></w:pPr>", nil},
		{"within", "<w:tbl><w:tr><w:tc><w:p/><w:tcPr/></w:tc></w:tr></w:tbl>", []string{"w:tcPr after w:p in w:tc"}},
		{"a picture", "<wp:inline><wp:docPr/><wp:extent/></wp:inline>", []string{"wp:extent after wp:docPr in wp:inline"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tree, err := ooxml.Parse([]byte(fmt.Sprintf(`<w:x xmlns:w="%s" xmlns:wp="%s" xmlns:w14="%s">%s</w:x>`,
				ooxml.Namespace("w"), ooxml.Namespace("wp"), ooxml.Namespace("w14"), tt.xml)))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range Check(tree.Root) {
				got = append(got, f.String())
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestModels keeps a child from having two places in one sequence.
func TestModels(t *testing.T) {
	for tag, s := range sequences {
		places := strings.FieldsFunc(s, func(r rune) bool { return r == '|' || unicode.IsSpace(r) })
		places = slices.DeleteFunc(places, func(s string) bool { return s == "..." })
		if n := len(parse(s).rank); n != len(places) {
			t.Errorf("%s: %d children in %d places", tag, n, len(places))
		}
	}
}
