package email

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"io"
	"iter"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"slices"
	"strings"
	"unicode/utf16"

	"veil/internal/outlook"
)

// Place is a text-bearing place of a message. View separates readings of the same
// content.
type Place struct{ Where, View, Text string }

// Places yields the bytes of a message, its headers and its bodies, decoded, and of
// a file of Outlook its bytes. It
// shares no code with the reader. What this cannot take apart is in the bytes.
func Places(b []byte) iter.Seq[Place] {
	return func(yield func(Place) bool) {
		// The words of the format itself are no text.
		raw := string(b)
		for _, coding := range []string{sevenBit, eightBit, quotedPrintable} {
			raw = strings.Replace(raw, mimeHeader+coding+"\r\n\r\n", "\r\n", 1)
		}
		if !yield(Place{"the file's bytes", "bytes", raw}) {
			return
		}
		if outlook.Sniff(b) { // whose texts are UTF-16, at even places
			units := make([]uint16, len(b)/2)
			for i := range units {
				units[i] = binary.LittleEndian.Uint16(b[2*i:])
			}
			yield(Place{"the file's bytes as UTF-16", "UTF-16", string(utf16.Decode(units))})
			return
		}
		m, err := mail.ReadMessage(bytes.NewReader(b))
		if err == nil {
			places(map[string][]string(m.Header), m.Body, 0, yield)
		}
	}
}

// ownHeaders are headers whose values are words of the format.
var ownHeaders = []string{"Mime-Version", "Content-Type", "Content-Transfer-Encoding"}

// maxDepth is how deep parts may lie in each other.
const maxDepth = 20

func places(header map[string][]string, body io.Reader, depth int, yield func(Place) bool) bool {
	get := func(name string) string { return strings.Join(header[name], " ") }
	var names []string
	for name := range header {
		names = append(names, name)
	}
	slices.Sort(names)
	var lines strings.Builder
	for _, name := range names {
		for _, v := range header[name] {
			if depth == 0 && slices.Contains(ownHeaders, name) && strings.Contains(mimeHeader, get("Content-Type")+"\r\n") {
				continue
			}
			lines.WriteString(name + ": " + decodeWords(v) + "\n")
		}
	}
	if !yield(Place{"the headers", "headers", lines.String()}) || depth > maxDepth {
		return false
	}
	typ, params, _ := mime.ParseMediaType(get("Content-Type"))
	switch strings.ToLower(strings.TrimSpace(get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	if strings.HasPrefix(typ, "multipart/") {
		for r := multipart.NewReader(body, params["boundary"]); ; {
			p, err := r.NextRawPart()
			if err != nil {
				return true
			}
			if !places(map[string][]string(p.Header), p, depth+1, yield) {
				return false
			}
		}
	}
	text, _ := io.ReadAll(body) // up to where it is damaged
	if typ == "message/rfc822" {
		if m, err := mail.ReadMessage(bytes.NewReader(text)); err == nil {
			return places(map[string][]string(m.Header), m.Body, depth+1, yield)
		}
	}
	return yield(Place{"the body", "body", string(text)})
}

// decodeWords decodes the encoded words of a header.
func decodeWords(s string) string {
	d := mime.WordDecoder{CharsetReader: func(_ string, in io.Reader) (io.Reader, error) { return in, nil }}
	if out, err := d.DecodeHeader(s); err == nil {
		return out
	}
	return s
}
