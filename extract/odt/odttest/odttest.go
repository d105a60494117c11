// Package odttest makes small text documents for tests. It promises nothing about
// their looks.
package odttest

import (
	"archive/zip"
	"bytes"
	"slices"

	"veil/internal/ooxml"
)

// Type is the media type of text documents.
const Type = "application/vnd.oasis.opendocument.text"

// Declare wraps content in a root element with the usual namespaces.
func Declare(tag, content string) string {
	s := `<?xml version="1.0" encoding="UTF-8"?><` + tag
	for _, p := range []string{"office", "style", "text", "table", "draw", "fo", "svg", "meta", "xlink", "dc"} {
		s += ` xmlns:` + p + `="` + ooxml.Namespace(p) + `"`
	}
	return s + ">" + content + "</" + tag + ">"
}

// Odt is a document with that body, and further parts.
func Odt(body string, more map[string]string) []byte {
	return Zip(map[string]string{
		"content.xml": Declare("office:document-content", "<office:body><office:text>"+body+"</office:text></office:body>"),
	}, more)
}

// Zip makes the archive of a document.
func Zip(parts ...map[string]string) []byte {
	files := map[string]string{}
	for _, p := range parts {
		for name, data := range p {
			files[name] = data
		}
	}
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(h *zip.FileHeader, data string) {
		if w, err := z.CreateHeader(h); err == nil {
			w.Write([]byte(data))
		}
	}
	add(&zip.FileHeader{Name: "mimetype", Method: zip.Store}, Type)
	for _, name := range names {
		add(&zip.FileHeader{Name: name, Method: zip.Deflate}, files[name])
	}
	z.Close()
	return b.Bytes()
}
