package redact

import (
	"context"
	"io"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"

	textin "veil/extract/text"
	"veil/internal/ooxml"
	"veil/internal/pdf"
	emailout "veil/redact/email"
	"veil/redact/verify"
)

// textPlaces is the file's bytes and what they decode to.
func textPlaces(_ context.Context, r io.ReaderAt, size int64) (iter.Seq[verify.Place], error) {
	b, err := all(r, size)
	if err != nil {
		return nil, err
	}
	text, _, err := textin.Decode(b)
	if err != nil {
		return nil, err
	}
	return slices.Values([]verify.Place{
		{Where: "the file's bytes", View: "bytes", Text: string(b)},
		{Where: "the file's text", View: "text", Text: text},
	}), nil
}

// emailPlaces is a message's bytes, its headers and its bodies, decoded.
func emailPlaces(_ context.Context, r io.ReaderAt, size int64) (iter.Seq[verify.Place], error) {
	b, err := all(r, size)
	if err != nil {
		return nil, err
	}
	return func(yield func(verify.Place) bool) {
		for p := range emailout.Places(b) {
			if !yield(verify.Place{Where: p.Where, View: p.View, Text: p.Text}) {
				return
			}
		}
	}, nil
}

// docxPlaces is everything in the package but the standard's own vocabulary.
// How a part is read ("text without breaks") is its view.
func docxPlaces(ctx context.Context, r io.ReaderAt, size int64) (iter.Seq[verify.Place], error) {
	places, err := ooxml.Places(ctx, r, size)
	if err != nil {
		return nil, err
	}
	var out []verify.Place
	for _, p := range places {
		entry, view, _ := strings.Cut(p.Where, ": ")
		if p.Vocabulary || fontAttribute[view] && usualFonts[p.Text] || view == "attribute val" && numberedStyle.MatchString(p.Text) {
			continue
		}
		if !usualEntry.MatchString(entry) {
			entry = "another part of the package" // whose name may be anything
		}
		out = append(out, verify.Place{Where: entry + ", " + view, View: view, Text: p.Text,
			Fragments: view == "text with spaces"})
	}
	return slices.Values(out), nil
}

// numberedStyle are names of styles that every Word knows, and that say nothing
// of a text: "Body Text 2" is not the field "Text2".
var numberedStyle = regexp.MustCompile(`^(?i:heading|toc|index|list|list bullet|list number|list continue|body text|body text indent) [1-9]$`)

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
func pdfPlaces(_ context.Context, r io.ReaderAt, size int64) (iter.Seq[verify.Place], error) {
	b, err := all(r, size)
	if err != nil {
		return nil, err
	}
	return func(yield func(verify.Place) bool) {
		for p := range pdf.Places(b) {
			if !yield(verify.Place{Where: p.Where, View: p.View, Text: joinKerned(p.Text)}) {
				return
			}
		}
	}, nil
}

// wordShift is the shift from which a gap looks like a space between words.
const wordShift = -150

// joinKerned joins the strings of TJ operators as a reader sees them, so that
// "(ma)8(king)" is neither "ma" nor "king". Other text does not change. Between
// two strings of one operator stand the end of one, a shift in thousandths of an
// em, and the start of the next.
func joinKerned(s string) string {
	if !strings.Contains(s, "TJ") {
		return s
	}
	var out strings.Builder
	done := 0
	for i := 0; i < len(s); i++ {
		if s[i] != ')' && s[i] != '>' {
			continue
		}
		from := skip(s, i+1, "\t\n\f\r ")
		to := skip(s, from, "-.0123456789")
		end := skip(s, to, "\t\n\f\r ")
		if from == to || end == len(s) || s[end] != '(' && s[end] != '<' {
			continue
		}
		shift, err := strconv.ParseFloat(s[from:to], 64)
		if err != nil {
			continue
		}
		out.WriteString(s[done:i])
		if shift < wordShift {
			out.WriteByte(' ')
		}
		i, done = end, end+1
	}
	out.WriteString(s[done:])
	return out.String()
}

// skip is where the characters of set end that begin at i.
func skip(s string, i int, set string) int {
	for i < len(s) && strings.IndexByte(set, s[i]) >= 0 {
		i++
	}
	return i
}

func all(r io.ReaderAt, size int64) ([]byte, error) {
	b := make([]byte, size)
	_, err := io.ReadFull(io.NewSectionReader(r, 0, size), b)
	return b, err
}
