package survival

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/hex"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// found is which details were seen, by their place in person, and how.
type found map[int]string

func (f found) all() bool { return len(f) == len(person) }

// kinds lists what was found, for messages.
func (f found) kinds() string {
	var out []string
	for i, d := range person {
		if how, ok := f[i]; ok {
			out = append(out, d.kind+" in "+how)
		}
	}
	return strings.Join(out, "; ")
}

// look searches a text in every form in which a string can stand. Spaces and
// punctuation do not count, so that letters set apart or strings cut in pieces
// are found as well.
func (f found) look(how, text string) {
	for _, view := range []struct {
		name string
		of   func(string) string
	}{
		{"", func(s string) string { return s }}, {"in strings", joinStrings},
		{"in names", func(s string) string { return nameEscape.ReplaceAllStringFunc(s, unescape(1, 16)) }},
		{"in references", func(s string) string {
			return entityDecimal.ReplaceAllStringFunc(entityHex.ReplaceAllStringFunc(s, unescape(3, 16)), unescape(2, 10))
		}},
		{"percent-encoded", percentDecoded},
		{"in base64", func(s string) string { return decoded(s, base64Run, fromBase64) }},
		{"in hexadecimal", func(s string) string { return decoded(s, hexRun, fromHex) }},
	} {
		if f.all() {
			return
		}
		f.match(strings.TrimSpace(how+" "+view.name), compact(view.of(text)))
	}
}

// match looks for the details in a compact text.
func (f found) match(how, text string) {
	for i, d := range person {
		for _, trace := range d.traces {
			switch {
			case f[i] != "":
			case strings.Contains(text, trace):
				f[i] = how
			case strings.Contains(text, reversed(trace)):
				f[i] = how + ", backwards"
			}
		}
	}
}

// compact keeps letters and digits, in lower case. UTF-16 of either order
// comes out as ASCII, as its zero bytes go.
func compact(s string) string {
	s = ligatures.Replace(s)
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			out = append(out, c)
		case 'A' <= c && c <= 'Z':
			out = append(out, c+'a'-'A')
		}
	}
	return string(out)
}

var ligatures = strings.NewReplacer("ﬁ", "fi", "ﬀ", "ff", "ﬃ", "ffi")

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
				if b, ok := fromHex(s[i+1 : i+end]); ok {
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

var (
	nameEscape    = regexp.MustCompile(`#[0-9A-Fa-f]{2}`)
	entityHex     = regexp.MustCompile(`&#x[0-9A-Fa-f]+;`)
	entityDecimal = regexp.MustCompile(`&#[0-9]+;`)
	percentRun    = regexp.MustCompile(`(?:%[0-9A-Fa-f]{2})+`)
	base64Run     = regexp.MustCompile(`[A-Za-z0-9+/_-]{16,}={0,2}`)
	hexRun        = regexp.MustCompile(`(?:[0-9A-Fa-f]{2}\s*){8,}`)
)

// unescape returns what turns an escape into its character: the number after
// skip characters, in a base.
func unescape(skip, base int) func(string) string {
	return func(m string) string {
		v, err := strconv.ParseUint(strings.TrimSuffix(m[skip:], ";"), base, 16)
		if err != nil {
			return m
		}
		return string(rune(v))
	}
}

func percentDecoded(s string) string {
	return percentRun.ReplaceAllStringFunc(s, func(m string) string {
		out, err := url.PathUnescape(m)
		if err != nil {
			return m
		}
		return out
	})
}

// decoded joins what the runs of an expression decode to.
func decoded(s string, run *regexp.Regexp, decode func(string) (string, bool)) string {
	var out strings.Builder
	for _, m := range run.FindAllString(s, -1) {
		if d, ok := decode(m); ok {
			out.WriteString(d + " ")
		}
	}
	return out.String()
}

func fromBase64(s string) (string, bool) {
	s = strings.NewReplacer("-", "+", "_", "/", "=", "").Replace(s)
	b, err := base64.RawStdEncoding.DecodeString(s[:len(s)/4*4])
	return string(b), err == nil
}

func fromHex(s string) (string, bool) {
	s = strings.Join(strings.Fields(s), "")
	if len(s)%2 == 1 {
		s += "0"
	}
	b, err := hex.DecodeString(s)
	return string(b), err == nil
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
func (p *programs) search(data []byte, seeing bool) found {
	f := found{}
	f.look("bytes", string(data))
	streams := inflated(data)
	f.look("streams", streams)
	f.look("Type 1 programs", eexec(streams))
	path := p.file(data)
	for _, w := range []func(string) (string, string){p.pdftotext, p.mutool, p.qdf} {
		if !f.all() {
			how, text := w(path)
			f.look(how, text)
		}
	}
	if seeing && !f.all() {
		f.look("picture", p.ocr(path))
	}
	return f
}

// without lists the details that were not found.
func (f found) without() []string {
	var out []string
	for i, d := range person {
		if f[i] == "" {
			out = append(out, d.kind)
		}
	}
	slices.Sort(out)
	return out
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
