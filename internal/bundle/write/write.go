// Package write turns papers into files without any other program: text in
// several encodings, Markdown, HTML, CSV, RTF, Office packages, mail, PDF and
// pictures of pages. What it writes is plain but valid, the same bytes for the
// same paper, and owes nothing to Veil's own readers and writers, so that both
// can be measured with it. It also writes the sources that outside programs
// make files of: HTML, flat OpenDocument and LaTeX.
package write

import (
	"archive/zip"
	"bytes"
	"strings"
	"time"
)

// When is the time that all files bear.
var When = time.Date(2025, 1, 6, 9, 0, 0, 0, time.UTC)

// Member is a file in a zip.
type Member struct {
	Name  string
	Data  []byte
	Store bool // not compressed
}

// Zip packs members in their order.
func Zip(members []Member) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		h := &zip.FileHeader{Name: m.Name, Method: zip.Deflate, Modified: When}
		if m.Store {
			h.Method = zip.Store
		}
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = w.Write(m.Data)
		}
		if err != nil {
			panic(err) // a bytes.Buffer takes everything
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

var xmlEscape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// x escapes a text for XML and HTML.
func x(s string) string { return xmlEscape.Replace(s) }
