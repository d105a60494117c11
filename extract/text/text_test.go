package text

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"unicode/utf16"

	"veil/extract"
)

func utf16Bytes(s string, little, bom bool) []byte {
	units := utf16.Encode([]rune(s))
	if bom {
		units = append([]uint16{0xFEFF}, units...)
	}
	var b []byte
	for _, u := range units {
		if little {
			b = append(b, byte(u), byte(u>>8))
		} else {
			b = append(b, byte(u>>8), byte(u))
		}
	}
	return b
}

func openBytes(b []byte) (extract.Document, error) {
	return Format.Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
}

func TestEncodings(t *testing.T) {
	const s = "Dear Brânză,\r\nŁucja 😀 said \"hope\".\n"
	tests := []struct {
		name, enc, want string
		in              []byte
	}{
		{"utf-8", "UTF-8", s, []byte(s)},
		{"utf-8 with mark", "UTF-8", "\ufeff" + s, []byte("\ufeff" + s)},
		{"ascii", "UTF-8", "a", []byte("a")},
		{"utf-16 le mark", "UTF-16 LE", s, utf16Bytes(s, true, true)},
		{"utf-16 be mark", "UTF-16 BE", s, utf16Bytes(s, false, true)},
		{"utf-16 le", "UTF-16 LE", s, utf16Bytes(s, true, false)},
		{"utf-16 be", "UTF-16 BE", s, utf16Bytes(s, false, false)},
		{"windows-1252", "Windows-1252", "Zoë’s café – £5", []byte("Zo\xeb\x92s caf\xe9 \x96 \xa35")},
		{"mixed", "UTF-8", "Brânză Zoë", []byte("Brânză Zo\xeb")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !Sniff(tt.in) {
				t.Error("not sniffed")
			}
			doc, err := openBytes(tt.in)
			if err != nil {
				t.Fatal(err)
			}
			if got := doc.Parts()[0].Text; got != tt.want {
				t.Errorf("text %q, want %q", got, tt.want)
			}
			enc := doc.(*Document).Encoding()
			if enc.String() != tt.enc {
				t.Errorf("encoding %s, want %s", enc, tt.enc)
			}
			back, err := enc.Encode(doc.Parts()[0].Text)
			if tt.name == "mixed" {
				tt.in = []byte(tt.want)
			}
			if err != nil || !bytes.Equal(back, tt.in) {
				t.Errorf("encoded back: %q, %v", back, err)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	tests := []struct {
		name   string
		in     []byte
		reason extract.Reason
	}{
		{"empty", nil, extract.Empty},
		{"white space", []byte(" \r\n\t"), extract.Empty},
		{"only a mark", []byte("\ufeff"), extract.Empty},
		{"nul", []byte("Jane\x00Smith"), extract.Unsupported},
		{"png", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), extract.Unsupported},
		{"control bytes", []byte("abc\x01\x02\x03\x04"), extract.Unsupported},
		{"utf-32", []byte("\xff\xfe\x00\x00a\x00\x00\x00b\x00\x00\x00"), extract.Unsupported},
		{"rtf", []byte(`{\rtf1 Jane{\b  Smith}}`), extract.Unsupported},
		{"html", []byte("\n<!DOCTYPE HTML><p>Jane"), extract.Unsupported},
		{"html in utf-16", utf16Bytes("<html>Jane</html>", true, true), extract.Unsupported},
		{"xml", []byte("<?xml version='1.0'?><a/>"), extract.Unsupported},
		{"raw mail", []byte("From: a\r\nMIME-Version: 1.0\r\n\r\nSmFuZQ=="), extract.Unsupported},
		{"a DOS code page, not windows-1252", []byte("J\x81rgen"), extract.Damaged},
		{"odd utf-16", append(utf16Bytes("abc", true, true), 'x'), extract.Damaged},
		{"lone surrogate", []byte{0xff, 0xfe, 0x00, 0xd8, 'a', 0}, extract.Damaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := openBytes(tt.in)
			if !extract.IsReason(err, tt.reason) {
				t.Fatalf("error %v, want reason %v", err, tt.reason)
			}
			if strings.Contains(err.Error(), "Jane") {
				t.Error("the error holds text of the document")
			}
		})
	}
}

func TestPrintedMailIsText(t *testing.T) {
	if _, err := openBytes([]byte("From: Jane\nTo: Tom\nSubject: x\n\nMIME-Version: no header here\n")); err != nil {
		t.Error(err)
	}
}

func TestCutShort(t *testing.T) {
	_, err := Format.Open(context.Background(), strings.NewReader("abc"), 10, extract.Options{})
	if !extract.IsReason(err, extract.Damaged) {
		t.Errorf("error %v", err)
	}
}

func TestTooLarge(t *testing.T) {
	_, err := Format.Open(context.Background(), strings.NewReader(""), MaxSize+1, extract.Options{})
	if !extract.IsReason(err, extract.TooLarge) {
		t.Errorf("error %v", err)
	}
}

func TestUnencodable(t *testing.T) {
	_, enc, err := Decode([]byte("caf\xe9"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := enc.Encode("█"); err != ErrUnencodable {
		t.Errorf("error %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	for _, s := range []string{"", "a", "\ufeffJane\r\n", "caf\xe9", "\xff\xfea\x00", "a\x00b\x00c\x00", "\x00a\x00b", "Zo\xebé"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		doc, err := openBytes(b)
		if err != nil {
			return
		}
		s := doc.Parts()[0].Text
		enc := doc.(*Document).Encoding()
		back, err := enc.Encode(s)
		if err != nil {
			t.Fatal("what was read cannot be written")
		}
		again, _, err := Decode(back)
		if err != nil || again != s {
			t.Fatal("what was written reads differently")
		}
	})
}
