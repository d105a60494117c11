package write

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"strings"

	"veil/internal/bundle/paper"
)

// Attachment is a file that comes with an e-mail.
type Attachment struct {
	Name string // as the reader sees it
	Type string // "message/rfc822" for an e-mail
	Data []byte
}

// EML writes a paper with From, To and so on as an e-mail, its text in plain
// form and, if html, as a page too.
func EML(p *paper.Paper, id string, html bool, files []Attachment) []byte {
	var b bytes.Buffer
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\r\n", name, value)
		}
	}
	field("Return-Path", "<"+bareAddress(p.From.S)+">")
	field("From", people(p.From.S))
	field("To", people(p.To.S))
	field("Cc", people(p.Cc.S))
	field("Subject", mime.QEncoding.Encode("utf-8", p.Title.S))
	field("Date", p.Date)
	field("Message-ID", "<"+id+"@mail.example.org>")
	field("MIME-Version", "1.0")
	mixed, alt := "=_mixed_"+id, "=_alt_"+id
	if len(files) > 0 {
		field("Content-Type", `multipart/mixed; boundary="`+mixed+`"`)
		fmt.Fprintf(&b, "\r\n--%s\r\n", mixed)
	}
	text := func(kind, s string) {
		fmt.Fprintf(&b, "Content-Type: %s; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", kind)
		w := quotedprintable.NewWriter(&b)
		_, err := w.Write([]byte(strings.ReplaceAll(s, "\n", "\r\n")))
		if err == nil {
			err = w.Close()
		}
		if err != nil {
			panic(err) // a bytes.Buffer takes everything
		}
		b.WriteString("\r\n")
	}
	if html {
		fmt.Fprintf(&b, "Content-Type: multipart/alternative; boundary=\"%s\"\r\n\r\n--%s\r\n", alt, alt)
		text("text/plain", p.Body().S)
		fmt.Fprintf(&b, "--%s\r\n", alt)
		q := *p
		q.Header.S, q.Footer.S = "", ""
		text("text/html", HTML(&q, "", false))
		fmt.Fprintf(&b, "--%s--\r\n", alt)
	} else {
		text("text/plain", p.Body().S)
	}
	for _, f := range files {
		name := mime.QEncoding.Encode("utf-8", f.Name)
		fmt.Fprintf(&b, "--%s\r\nContent-Type: %s; name=\"%s\"\r\nContent-Disposition: attachment; filename=\"%s\"\r\n", mixed, f.Type, name, name)
		if f.Type == "message/rfc822" {
			b.WriteString("\r\n")
			b.Write(f.Data)
			b.WriteString("\r\n")
			continue
		}
		b.WriteString("Content-Transfer-Encoding: base64\r\n\r\n")
		e := base64.StdEncoding.EncodeToString(f.Data)
		for len(e) > 76 {
			b.WriteString(e[:76] + "\r\n")
			e = e[76:]
		}
		b.WriteString(e + "\r\n")
	}
	if len(files) > 0 {
		fmt.Fprintf(&b, "--%s--\r\n", mixed)
	}
	return b.Bytes()
}

// people encodes the names in "Name <address>, Name <address>".
func people(s string) string {
	if s == "" {
		return ""
	}
	var out []string
	for _, a := range strings.Split(s, ", ") {
		name, addr, ok := strings.Cut(a, " <")
		if !ok {
			out = append(out, a)
			continue
		}
		if enc := mime.QEncoding.Encode("utf-8", name); enc != name {
			name = enc
		} else {
			name = `"` + name + `"`
		}
		out = append(out, name+" <"+addr)
	}
	return strings.Join(out, ", ")
}

func bareAddress(s string) string {
	_, a, _ := strings.Cut(s, "<")
	a, _, _ = strings.Cut(a, ">")
	return a
}
