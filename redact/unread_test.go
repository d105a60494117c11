package redact

import (
	"bytes"
	"strings"
	"testing"

	"veil/extract"
)

func TestPicturesThatAreNotRead(t *testing.T) {
	for _, c := range []struct{ head, what, do string }{
		{"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "HEIC", "heif-convert"},
		{"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00heic", "HEIC", "Preview"},
		{"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00", "AVIF", "JPEG"},
		{"RIFF\x24\x00\x00\x00WEBPVP8 \x00\x00", "WebP", "JPEG"},
		{"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff", "GIF", "PNG"},
		{"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00", "BMP", "PNG"},
		{"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00", "no kind of file", "PDF"}, // a film
		{"\x00\x01\x02\x03\x04", "no kind of file", "PDF"},
	} {
		_, err := sniff(bytes.NewReader([]byte(c.head)), int64(len(c.head)))
		if !extract.IsReason(err, extract.Unsupported) || !strings.Contains(err.Error(), c.what) || !strings.Contains(err.Error(), c.do) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v", c.head, err)
		}
	}
}

func TestWordsThatBeginLikePictures(t *testing.T) {
	for _, s := range []string{"BMW parked outside at 09:15, registration", "RIFFs and WEBPages", "GIF files are attached"} {
		if f, err := sniff(strings.NewReader(s), int64(len(s))); err != nil || f.Reader.Name != "text" {
			t.Errorf("%q: %v %v", s, f.Reader.Name, err)
		}
	}
}
