package html

import (
	"bytes"
	"io"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"veil/extract"
	"veil/extract/text"
	"veil/internal/lazyregexp"
)

// Decode turns the bytes of a page into UTF-8: by its byte order mark, by what it
// says of itself, or else as plain text is decoded. Bytes that are no text in the
// encoding become U+FFFD. The error is an *extract.Error.
func Decode(b []byte) (string, error) {
	if bytes.HasPrefix(b, []byte("\xef\xbb\xbf")) {
		return strings.ToValidUTF8(string(b[3:]), "\ufffd"), nil
	}
	label := declared(b)
	enc, name := charset.Lookup(label)
	switch {
	case name == "replacement":
		return "", &extract.Error{Reason: extract.Unsupported, What: "the web page is in an encoding that browsers refuse", Do: "save it again as UTF-8"}
	case enc == nil, bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("\xfe\xff")), name == "utf-8", strings.HasPrefix(name, "utf-16"), bytes.IndexByte(b, 0) >= 0:
		// A declaration that can be read as ASCII is not in UTF-16, whatever it says.
		if utf8.Valid(b) && bytes.IndexByte(b, 0) < 0 {
			return string(b), nil
		}
		s, _, err := text.Decode(b)
		return s, err
	}
	out, err := io.ReadAll(enc.NewDecoder().Reader(bytes.NewReader(b)))
	if err != nil {
		return "", &extract.Error{Reason: extract.Damaged, What: "the web page holds bytes that are no text in its encoding", Do: "save it again as UTF-8", Err: err}
	}
	return strings.ToValidUTF8(string(out), "\ufffd"), nil
}

// prescan is how much of a page is looked through for its encoding.
const prescan = 8 << 10

var xmlEncoding = lazyregexp.New(`^\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']`)

// declared is the encoding that a page says it is in, or nothing.
func declared(b []byte) string {
	b = b[:min(len(b), prescan)]
	z := html.NewTokenizer(bytes.NewReader(b))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if m := xmlEncoding.FindSubmatch(b); m != nil {
				return string(m[1])
			}
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if t.Data != "meta" {
				continue
			}
			var equiv, content string
			for _, a := range t.Attr {
				switch a.Key {
				case "charset":
					return a.Val
				case "http-equiv":
					equiv = a.Val
				case "content":
					content = a.Val
				}
			}
			if strings.EqualFold(equiv, "content-type") {
				if _, p, err := mime.ParseMediaType(content); err == nil && p["charset"] != "" {
					return p["charset"]
				}
			}
		}
	}
}
