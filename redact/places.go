package redact

import (
	"context"
	"io"
	"regexp"
	"strconv"
	"strings"

	textin "veil/extract/text"
	"veil/internal/ooxml"
	"veil/internal/pdf"
	"veil/redact/verify"
)

// textPlaces is the file's bytes and what they decode to.
func textPlaces(_ context.Context, r io.ReaderAt, size int64) ([]verify.Place, error) {
	b, err := all(r, size)
	if err != nil {
		return nil, err
	}
	text, _, err := textin.Decode(b)
	if err != nil {
		return nil, err
	}
	return []verify.Place{
		{Where: "the file's bytes", View: "bytes", Text: string(b)},
		{Where: "the file's text", View: "text", Text: text},
	}, nil
}

// docxPlaces is everything in the package but the standard's own vocabulary.
// How a part is read ("text without breaks") is its view.
func docxPlaces(ctx context.Context, r io.ReaderAt, size int64) ([]verify.Place, error) {
	places, err := ooxml.Places(ctx, r, size)
	if err != nil {
		return nil, err
	}
	var out []verify.Place
	for _, p := range places {
		entry, view, _ := strings.Cut(p.Where, ": ")
		if p.Vocabulary || fontAttribute[view] && usualFonts[p.Text] {
			continue
		}
		if !usualEntry.MatchString(entry) {
			entry = "another part of the package" // whose name may be anything
		}
		out = append(out, verify.Place{Where: entry + ", " + view, View: view, Text: p.Text,
			Fragments: view == "text with spaces"})
	}
	return out, nil
}

// usualEntry are names of package parts that Word itself gives.
var usualEntry = regexp.MustCompile(`^(zip comment|entry (name|comment|extra field)|\[Content_Types\]\.xml|` +
	`(word|docProps)/(_rels/)?(document|header|footer|footnotes|endnotes|comments|settings|styles|numbering|fontTable|core|app)[0-9]*\.xml(\.rels)?)$`)

// Georgia, Verdana and others are names of people as well. As the name of a
// font, in an attribute for fonts, they come with the program.
var (
	fontAttribute = set("attribute ascii", "attribute hAnsi", "attribute cs", "attribute eastAsia", "attribute typeface")
	usualFonts    = set("Aptos", "Aptos Display", "Arial", "Arial Narrow", "Arial Black", "Book Antiqua", "Bookman Old Style",
		"Calibri", "Calibri Light", "Cambria", "Cambria Math", "Candara", "Century Gothic", "Century Schoolbook", "Comic Sans MS",
		"Consolas", "Constantia", "Corbel", "Courier", "Courier New", "DejaVu Sans", "DejaVu Serif", "Franklin Gothic Book",
		"Garamond", "Georgia", "Gill Sans MT", "Helvetica", "Liberation Mono", "Liberation Sans", "Liberation Serif", "Lucida Sans",
		"MS Gothic", "MS Mincho", "Palatino Linotype", "Segoe UI", "SimSun", "Symbol", "Tahoma", "Times", "Times New Roman",
		"Trebuchet MS", "Verdana", "Wingdings")
)

func set(words ...string) map[string]bool {
	m := map[string]bool{}
	for _, w := range words {
		m[w] = true
	}
	return m
}

// pdfPlaces is the file's bytes, strings and inflated streams.
func pdfPlaces(_ context.Context, r io.ReaderAt, size int64) ([]verify.Place, error) {
	b, err := all(r, size)
	if err != nil {
		return nil, err
	}
	var out []verify.Place
	for _, p := range pdf.Places(b) {
		out = append(out, verify.Place{Where: p.Where, View: p.View, Text: joinKerned(p.Text)})
	}
	return out, nil
}

// kerned is what stands between two strings of one TJ operator: the end of
// one, a shift in thousandths of an em, the start of the next.
var kerned = regexp.MustCompile(`[)>]\s*(-?[0-9]*\.?[0-9]*)\s*[(<]`)

// wordShift is the shift from which a gap looks like a space between words.
const wordShift = -150

// joinKerned joins the strings of TJ operators as a reader sees them, so that
// "(ma)8(king)" is neither "ma" nor "king". Other text does not change.
func joinKerned(s string) string {
	if !strings.Contains(s, "TJ") {
		return s
	}
	return kerned.ReplaceAllStringFunc(s, func(m string) string {
		shift, err := strconv.ParseFloat(kerned.FindStringSubmatch(m)[1], 64)
		switch {
		case err != nil:
			return m
		case shift < wordShift:
			return " "
		}
		return ""
	})
}

func all(r io.ReaderAt, size int64) ([]byte, error) {
	b := make([]byte, size)
	_, err := io.ReadFull(io.NewSectionReader(r, 0, size), b)
	return b, err
}
