package text

import (
	"bytes"
	"strings"
)

// junk reports whether b is not text: a NUL, or more than one byte in twenty
// that is a control character without a place in running text.
func junk(b []byte) bool {
	bad := 0
	for _, c := range b {
		switch {
		case c == 0:
			return true
		case c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x1A || c == 0x1B:
		case c < 0x20 || c == 0x7F:
			bad++
		}
	}
	return bad*20 > len(b)
}

// blank reports whether there is nothing but white space and marks.
func blank(s string) bool {
	return strings.TrimLeft(s, "\ufeff \t\r\n\f\v\x1a") == ""
}

// disguises are the openings of files that are made of plain characters but
// keep their words behind another coding (escapes, entities, base64).
var disguises = []struct{ prefix, what string }{
	{"{\\rtf", "this is a rich text (RTF) file"},
	{"%pdf-", "this PDF is damaged"},
	{"%!ps", "this is a PostScript file"},
	{"<!doctype html", "this is a web page (HTML)"},
	{"<html", "this is a web page (HTML)"},
	{"<?xml", "this is an XML file"},
	{"begin:vcard", "this is a contact card"},
	{"begin:vcalendar", "this is a calendar file"},
}

// disguised refuses such files, and raw e-mail.
func disguised(b []byte) error {
	head := bytes.TrimLeft(bytes.TrimPrefix(b[:min(len(b), 16<<10)], []byte("\ufeff")), " \t\r\n")
	low := strings.ToLower(string(head))
	for _, d := range disguises {
		if strings.HasPrefix(low, d.prefix) {
			return unsupported(d.what)
		}
	}
	if rawMail(low) {
		return unsupported("this is a raw e-mail file")
	}
	return nil
}

// rawMail reports whether the text opens with a mail header that announces
// coded bodies. A printed e-mail (From, To, Subject) has no such line.
func rawMail(low string) bool {
	header, _, _ := strings.Cut(strings.ReplaceAll(low, "\r\n", "\n"), "\n\n")
	return strings.HasPrefix(header, "mime-version:") || strings.Contains(header, "\nmime-version:") ||
		strings.Contains(header, "\ncontent-transfer-encoding:")
}
