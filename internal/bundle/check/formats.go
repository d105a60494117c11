package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"html"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

var (
	tag      = regexp.MustCompile(`<[^>]*>`)
	blockEnd = regexp.MustCompile(`(?i)</(w:p|w:tc|text:p|text:h|table:table-cell|p|div|h\d|li|td|th|tr|blockquote|title|row|si|text)>|<(w:br|w:tab|br|text:line-break|text:tab|text:s)\b[^>]*>`)
	scripts  = regexp.MustCompile(`(?is)<(style|script)\b.*?</(style|script)>`)
	sharedRe = regexp.MustCompile(`(?s)<si\b[^>]*>(.*?)</si>`)
	cellRe   = regexp.MustCompile(`(?s)<c\b([^>]*?)(?:/>|>(.*?)</c>)`)
	valueRe  = regexp.MustCompile(`(?s)<v\b[^>]*>(.*?)</v>`)
	inlineRe = regexp.MustCompile(`(?s)<is\b[^>]*>(.*?)</is>`)
)

func unescape(s string) string { return html.UnescapeString(s) }

// stripped is the text between tags, blocks apart.
func stripped(s string) string {
	return unescape(tag.ReplaceAllString(blockEnd.ReplaceAllString(s, "\n"), ""))
}

func htmlText(s string) string { return stripped(scripts.ReplaceAllString(s, " ")) }

// officeText is what people read in a package: headers, the body, footers and
// comments of a text, or the cells of a workbook.
func officeText(parts map[string]string, order []string) []string {
	if _, ok := parts["xl/workbook.xml"]; ok {
		return []string{workbook(parts, order)}
	}
	rank := func(n string) int {
		for i, k := range []string{"header", "document.xml", "content.xml", "footnotes", "footer", "styles.xml", "comments"} {
			if strings.Contains(n, k) && (strings.HasPrefix(n, "word/") || !strings.Contains(n, "/")) && !strings.HasSuffix(n, ".rels") {
				return i
			}
		}
		return -1
	}
	names := append([]string{}, order...)
	sort.SliceStable(names, func(i, j int) bool { return rank(names[i]) < rank(names[j]) })
	var b strings.Builder
	for _, n := range names {
		if rank(n) >= 0 && n != "word/styles.xml" {
			b.WriteString(stripped(parts[n]) + "\n")
		}
	}
	return []string{b.String()}
}

// workbook is the cells of all sheets, row by row.
func workbook(parts map[string]string, order []string) string {
	var shared []string
	for _, m := range sharedRe.FindAllStringSubmatch(parts["xl/sharedStrings.xml"], -1) {
		shared = append(shared, unescape(tag.ReplaceAllString(m[1], "")))
	}
	names := append([]string{}, order...)
	sort.Strings(names)
	var b strings.Builder
	for _, n := range names {
		if !strings.HasPrefix(n, "xl/worksheets/sheet") {
			continue
		}
		for _, row := range strings.Split(parts[n], "</row>") {
			for _, c := range cellRe.FindAllStringSubmatch(row, -1) {
				text := ""
				if m := inlineRe.FindStringSubmatch(c[2]); m != nil {
					text = unescape(tag.ReplaceAllString(m[1], ""))
				} else if m := valueRe.FindStringSubmatch(c[2]); m != nil {
					text = unescape(m[1])
					if i, err := strconv.Atoi(text); err == nil && strings.Contains(c[1], `t="s"`) && i < len(shared) {
						text = shared[i]
					}
				}
				b.WriteString(text + "\t")
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// mail reads an e-mail: fields, texts, and attachments as members.
func (r *reader) mail(o *output, member func(string, []byte)) {
	m, err := mail.ReadMessage(bufio.NewReader(bytes.NewReader(o.data)))
	if err != nil {
		o.texts = append(o.texts, decode(o.data))
		return
	}
	o.places = append(o.places, decode(o.data))
	var head strings.Builder
	dec := &mime.WordDecoder{}
	for _, k := range []string{"From", "To", "Cc", "Subject"} {
		for _, v := range m.Header[k] {
			if d, err := dec.DecodeHeader(v); err == nil {
				v = d
			}
			head.WriteString(v + "\n\n")
		}
	}
	for _, vs := range m.Header {
		for _, v := range vs {
			if d, err := dec.DecodeHeader(v); err == nil {
				v = d
			}
			o.places = append(o.places, v)
		}
	}
	var texts []string
	r.part(m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body, func(kind, name string, b []byte) {
		if d, err := dec.DecodeHeader(name); err == nil {
			name = d
		}
		switch {
		case name != "":
			o.places = append(o.places, name)
			member(name, b)
		case kind == "message/rfc822":
			member("message.eml", b)
		case kind == "text/html":
			o.places = append(o.places, htmlText(decode(b)))
		default:
			texts = append(texts, decode(b))
		}
	})
	o.texts = append(o.texts, head.String()+strings.Join(texts, "\n"))
}

// part walks through the parts of a message.
func (r *reader) part(kind, encoding string, body io.Reader, leaf func(kind, name string, b []byte)) {
	t, params, err := mime.ParseMediaType(kind)
	if err != nil {
		t = "text/plain"
	}
	if strings.HasPrefix(t, "multipart/") {
		mr := multipart.NewReader(body, params["boundary"])
		for {
			p, err := mr.NextRawPart()
			if err != nil {
				return
			}
			k := p.Header.Get("Content-Type")
			name := p.FileName()
			if kt, ps, err := mime.ParseMediaType(k); err == nil && name == "" {
				name = ps["name"]
				if strings.HasPrefix(kt, "multipart/") {
					name = ""
				}
			}
			if name != "" {
				b, _ := io.ReadAll(transfer(p.Header.Get("Content-Transfer-Encoding"), p))
				leaf(k, name, b)
				continue
			}
			r.part(k, p.Header.Get("Content-Transfer-Encoding"), p, leaf)
		}
	}
	b, _ := io.ReadAll(transfer(encoding, body))
	leaf(t, "", b)
}

func transfer(encoding string, r io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, r)
	case "quoted-printable":
		return quotedprintable.NewReader(r)
	}
	return r
}

// rtfText is the running text of a file in Rich Text Format: headers, body and
// footers in their order, groups of tables and properties left out unless all.
func rtfText(s string, all bool) string {
	var b strings.Builder
	type state struct {
		skip bool
		uc   int
	}
	stack := []state{{false, 1}}
	top := func() *state { return &stack[len(stack)-1] }
	drop := 0 // characters that stand in for the last \u
	put := func(r string) {
		if drop > 0 {
			drop--
		} else if all || !top().skip {
			b.WriteString(r)
		}
	}
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '{':
			stack = append(stack, *top())
			i++
		case c == '}':
			if len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
			i++
		case c == '\\' && i+1 < len(s):
			i++
			switch {
			case s[i] == '\'' && i+2 < len(s):
				if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
					put(decode([]byte{byte(n)}))
				}
				i += 3
			case s[i] == '*':
				top().skip = true
				i++
			case s[i] < 'A' || s[i] > 'z' || s[i] > 'Z' && s[i] < 'a':
				if strings.ContainsRune(`\{}`, rune(s[i])) {
					put(s[i : i+1])
				} else if s[i] == '~' {
					put(" ")
				} else if s[i] == '_' {
					put("-")
				}
				i++
			default:
				j := i
				for j < len(s) && (s[j] >= 'a' && s[j] <= 'z' || s[j] >= 'A' && s[j] <= 'Z') {
					j++
				}
				word := s[i:j]
				k := j
				for k < len(s) && (s[k] == '-' && k == j || s[k] >= '0' && s[k] <= '9') {
					k++
				}
				n, _ := strconv.Atoi(s[j:k])
				if i = k; i < len(s) && s[i] == ' ' {
					i++
				}
				switch word {
				case "u":
					put(string(rune(uint16(n))))
					drop = top().uc
				case "uc":
					top().uc = n
				case "par", "line", "cell", "row", "sect", "page":
					put("\n")
				case "tab":
					put("\t")
				case "emdash", "endash":
					put("–")
				case "rquote", "lquote":
					put("'")
				case "ldblquote", "rdblquote":
					put("\"")
				case "fonttbl", "colortbl", "stylesheet", "info", "pict", "listtable", "generator", "themedata":
					top().skip = true
				}
			}
		case c == '\r' || c == '\n':
			i++
		default:
			put(s[i : i+1])
			i++
		}
	}
	return b.String()
}
