package html

import (
	"strings"

	"golang.org/x/net/html"

	source "veil/extract/html"
	"veil/internal/lazyregexp"
)

// Place is a stretch of a page's bytes that can hold text. View says how it was
// read.
type Place struct{ Where, View, Text string }

// own is the markup that copies are made of. It says nothing of a text: somebody
// may be called Strong.
var own = lazyregexp.New(`^<(?:!DOCTYPE html|/?(?:html|head|body|title|p|div|pre|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|table|caption|tr|td|th|hr|br|b|i|u|s|sub|sup|code)|` +
	`html lang="[a-z]{2}(?:-[A-Z]{2})?"|meta charset="utf-8"|(?:td|th)(?: colspan="[0-9]+")?(?: rowspan="[0-9]+")?|table border="1"|ol start="[0-9]+"|(?:p|div|pre|h[1-6]) dir="rtl")>$`)

// inline are elements that do not end a word.
var inline = map[string]bool{"b": true, "i": true, "u": true, "s": true, "sub": true, "sup": true, "code": true}

// Places are a page as a reader's words, with markup of any other sort than that of
// copies as it stands, and each comment and attribute by itself.
func Places(b []byte) []Place {
	page, err := source.Decode(b)
	if err != nil {
		return []Place{{"the file's bytes", "text", string(b)}}
	}
	page = strings.Replace(strings.ReplaceAll(page, Box, ""), "<title>"+source.Title+"</title>", "", 1)
	var out []Place
	var words strings.Builder
	known := map[string]bool{} // whether a tag is one of copies
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		typ := z.Next()
		raw := string(z.Raw())
		switch typ {
		case html.ErrorToken:
			words.WriteString(raw)
			words.WriteString(string(z.Buffered()))
			return append([]Place{{"the page", "text", words.String()}}, out...)
		case html.TextToken:
			words.WriteString(html.UnescapeString(raw))
		case html.CommentToken:
			out = append(out, Place{"a comment", "comment", raw})
		default:
			name, _ := z.TagName()
			mine, seen := known[raw]
			if !seen {
				mine = own.MatchString(raw)
				if len(known) < 1000 {
					known[raw] = mine
				}
			}
			if mine {
				if !inline[string(name)] {
					words.WriteByte('\n')
				}
				continue
			}
			t := html.NewTokenizer(strings.NewReader(raw))
			for t.Next() != html.ErrorToken {
				for _, a := range t.Token().Attr {
					out = append(out, Place{"an attribute", "attribute", a.Val})
				}
			}
			words.WriteString(" " + raw + " ")
		}
	}
}
