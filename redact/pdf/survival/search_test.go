package survival

import (
	"bytes"
	"compress/zlib"
	"io"
	"strconv"
	"strings"

	"veil/internal/trace"
)

// views are the ways in which a PDF may write a text, beside those of any file.
var views = []trace.View{
	{Name: "in strings", Of: joinStrings},
	trace.Escapes("in names", `#[0-9A-Fa-f]{2}`, 1),
}

// joinStrings decodes all literal and hexadecimal strings of PDF syntax and
// joins them without anything between.
func joinStrings(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			i = literal(&out, s, i+1)
		case '<':
			if end := strings.IndexByte(s[i:], '>'); end > 0 && end < 4000 {
				if b, ok := trace.FromHex(s[i+1 : i+end]); ok {
					out.WriteString(b)
					i += end
				}
			}
		}
	}
	return out.String()
}

// literal decodes a literal string from after its parenthesis and returns
// where it ends.
func literal(out *strings.Builder, s string, i int) int {
	for depth := 1; i < len(s); i++ {
		switch c := s[i]; c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		case '\\':
			i++
			n := 0
			for n < 3 && i+n < len(s) && s[i+n] >= '0' && s[i+n] <= '7' {
				n++
			}
			if n > 0 {
				v, _ := strconv.ParseUint(s[i:i+n], 8, 16)
				out.WriteByte(byte(v))
				i += n - 1
			} else if i < len(s) && s[i] != '\n' {
				out.WriteByte(s[i])
			}
		default:
			out.WriteByte(c)
		}
	}
	return i
}

// inflated joins the data of all streams that inflate, wherever they stand.
func inflated(data []byte) string {
	var out bytes.Buffer
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("stream"))
		if i < 0 {
			return out.String()
		}
		at += i + len("stream")
		r, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(data[at:], "\r\n")))
		if err != nil {
			continue
		}
		io.Copy(&out, r) // as much as there is
		out.WriteByte('\n')
	}
}

// search looks for the details in a PDF file: in its bytes, in its streams, in
// what qpdf makes of it, and in the text that pdftotext and mutool see. With
// seeing it also looks at the pages as pictures. It ends when all are found.
func (p *programs) search(data []byte, seeing bool) trace.Found {
	f := trace.Found{}
	f.Look("bytes", string(data), views...)
	streams := inflated(data)
	f.Look("streams", streams, views...)
	f.Look("Type 1 programs", eexec(streams), views...)
	path := p.file(data)
	for _, w := range []func(string) (string, string){p.pdftotext, p.mutool, p.qdf} {
		if !f.All() {
			how, text := w(path)
			f.Look(how, text, views...)
		}
	}
	if seeing && !f.All() {
		f.Look("picture", p.ocr(path), views...)
	}
	return f
}

// eexec decrypts the encrypted parts of Type 1 programs.
func eexec(streams string) string {
	var out strings.Builder
	for {
		_, rest, ok := strings.Cut(streams, "eexec\n")
		if !ok {
			return out.String()
		}
		out.WriteString(decrypt(rest, 55665))
		streams = rest
	}
}
