package survival

import (
	"encoding/base64"
	"fmt"
	"strings"

	"veil/internal/trace"
)

// control is a sentence that must stay.
const control = "The tortoise walked slowly round the pond in the garden."

var (
	details = trace.Everything()
	shown   = strings.Join(trace.Labelled(), "\r\n") + "\r\n"
)

// file is a message in the making.
type file struct {
	header strings.Builder // further headers
	body   string          // an entity: its headers and its content
	other  []byte          // a file of another kind, in place of the message
}

func (f *file) bytes() []byte {
	if f.other != nil {
		return f.other
	}
	if f.body == "" {
		f.body = text("plain", control+"\r\n")
	}
	head := "Received: from mx.example.net by mail.example.net; Tue, 5 Mar 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\n" + f.header.String()
	for _, h := range []string{"From: office@example.net", "To: team@example.net", "Subject: In the garden", "Date: Tue, 5 Mar 2024 10:00:00 +0000"} {
		name, _, _ := strings.Cut(h, ":")
		if !strings.Contains("\r\n"+head, "\r\n"+name+":") {
			head += h + "\r\n"
		}
	}
	return []byte(head + f.body)
}

// add adds a header.
func (f *file) add(name, value string) { fmt.Fprintf(&f.header, "%s: %s\r\n", name, value) }

// text is an entity of text as it stands.
func text(sub, s string) string { return coded(sub, "8bit", s) }

func coded(sub, coding, s string) string {
	return "Content-Type: text/" + sub + "; charset=utf-8\r\nContent-Transfer-Encoding: " + coding + "\r\n\r\n" + s
}

// multi is an entity of several.
func multi(sub string, parts ...string) string {
	mark := fmt.Sprintf("=_%s_%d", strings.ReplaceAll(strings.ReplaceAll(sub, ";", ""), " ", ""), len(strings.Join(parts, "")))
	return "Content-Type: multipart/" + sub + "; boundary=\"" + mark + "\"\r\n\r\n--" + mark + "\r\n" + strings.Join(parts, "\r\n--"+mark+"\r\n") + "\r\n--" + mark + "--\r\n"
}

// page is an entity of HTML.
func page(s string) string {
	return text("html", "<html><head><title>x</title></head><body><p>"+control+"</p>"+s+"</body></html>")
}

// paragraphs are the details in HTML, each of which set makes.
func paragraphs(set func(line string) string) string {
	var b strings.Builder
	for _, s := range trace.Labelled() {
		b.WriteString("<p>" + set(s) + "</p>\r\n")
	}
	return b.String()
}

// quoted is text in quoted-printable, every byte in code, with soft line ends.
func quoted(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '\r' || s[i] == '\n' {
			b.WriteByte(s[i])
			continue
		}
		fmt.Fprintf(&b, "=%02X", s[i])
		if i%7 == 6 {
			b.WriteString("=\r\n")
		}
	}
	return b.String()
}

// packed is text in base64, in lines.
func packed(s string) string {
	b := base64.StdEncoding.EncodeToString([]byte(s))
	var out strings.Builder
	for len(b) > 76 {
		out.WriteString(b[:76] + "\r\n")
		b = b[76:]
	}
	return out.String() + b + "\r\n"
}

// word is text as encoded words, of a few characters each.
func word(coding, s string) string {
	var out []string
	for len(s) > 0 {
		n := min(len(s), 12)
		w := base64.StdEncoding.EncodeToString([]byte(s[:n]))
		if coding == "q" {
			w = ""
			for i := range n {
				w += fmt.Sprintf("=%02X", s[i])
			}
		}
		out = append(out, "=?utf-8?"+coding+"?"+w+"?=")
		s = s[n:]
	}
	return strings.Join(out, "\r\n ")
}

// each joins what of makes of every character.
func each(s string, of func(r rune) string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString(of(r))
	}
	return b.String()
}
