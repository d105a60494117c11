// Package ooxmltest makes small packages for tests. It promises nothing about
// their looks.
package ooxmltest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"veil/internal/ooxml"
)

const (
	transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	pkgRels      = "http://schemas.openxmlformats.org/package/2006/relationships"
)

// Zip makes an archive of the files, in order of name.
func Zip(files map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	names := make([]string, 0, len(files))
	for n := range files {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		w, err := z.Create(n)
		if err == nil {
			_, err = w.Write([]byte(files[n]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// Declare wraps content in an element in which every known prefix is declared.
func Declare(element, content string) string {
	var b strings.Builder
	b.WriteString("<" + element)
	for _, p := range strings.Fields("w r wp a pic c m mc wps wpg w14 w15 v o w10") {
		fmt.Fprintf(&b, ` xmlns:%s="%s"`, p, ooxml.Namespace(p))
	}
	return b.String() + ">" + content + "</" + element + ">"
}

// Rels makes the XML of a relationship part from triples of ID, kind and
// target; a target with a colon is external.
func Rels(triples ...string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="` + pkgRels + `">`)
	for i := 0; i+2 < len(triples); i += 3 {
		mode := ""
		if strings.Contains(triples[i+2], ":") {
			mode = ` TargetMode="External"`
		}
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s%s" Target="%s"%s/>`, triples[i], transitional, triples[i+1], triples[i+2], mode)
	}
	return b.String() + `</Relationships>`
}

// Files are the files of a Word document with that body, and further ones. The
// parts of word/ named header, footer, footnotes, endnotes, comments, styles,
// numbering and settings are related to the main part, with their name as ID.
func Files(body string, more map[string]string) map[string]string {
	files := map[string]string{
		"[Content_Types].xml": `<Types xmlns="` + ooxml.Namespace("ct") + `"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":       Rels("rId1", "officeDocument", "word/document.xml"),
		"word/document.xml": Declare("w:document", "<w:body>"+body+"</w:body>"),
	}
	var rels []string
	for name, content := range more {
		files[name] = content
		base := strings.TrimSuffix(path.Base(name), ".xml")
		kind := strings.TrimRight(base, "0123456789")
		if path.Dir(name) == "word" && slices.Contains(strings.Fields("header footer footnotes endnotes comments styles numbering settings"), kind) {
			rels = append(rels, base+"|"+kind+"|"+path.Base(name))
		}
	}
	slices.Sort(rels)
	if _, given := more["word/_rels/document.xml.rels"]; !given && len(rels) > 0 {
		files["word/_rels/document.xml.rels"] = Rels(strings.Split(strings.Join(rels, "|"), "|")...)
	}
	return files
}

// Docx makes a Word document: Zip of Files.
func Docx(body string, more map[string]string) []byte { return Zip(Files(body, more)) }

// P is a paragraph of runs with those texts.
func P(runs ...string) string {
	return "<w:p><w:r><w:t>" + strings.Join(runs, "</w:t></w:r><w:r><w:t>") + "</w:t></w:r></w:p>"
}
