package report

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// The parts of a Word file that never change (ECMA-376 part 1, 17, and part 2
// for the package).
const (
	contentTypes = xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>`
	packageRels  = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	documentRels = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>`
	wordSpace    = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
)

// DOCX writes the draft's text as a Word file with the remarks as comments
// beside the sentences. Of the draft's own looks it keeps the paragraphs and
// headings.
func (d *Draft) DOCX(w io.Writer) error {
	var body, comments bytes.Buffer
	body.WriteString(xml.Header + `<w:document ` + wordSpace + `><w:body>`)
	comments.WriteString(xml.Header + `<w:comments ` + wordSpace + `>`)
	last := -1
	for i, s := range d.Report.Sentences {
		if s.Block != last {
			if last >= 0 {
				body.WriteString(`</w:p>`)
			}
			body.WriteString(`<w:p><w:pPr><w:spacing w:after="120"/></w:pPr>`)
			last = s.Block
		} else {
			run(&body, " ", false)
		}
		said := d.comment(i)
		if len(said) > 0 {
			fmt.Fprintf(&body, `<w:commentRangeStart w:id="%d"/>`, i)
		}
		run(&body, s.Text, s.Heading)
		if len(said) > 0 {
			fmt.Fprintf(&body, `<w:commentRangeEnd w:id="%d"/><w:r><w:commentReference w:id="%d"/></w:r>`, i, i)
			fmt.Fprintf(&comments, `<w:comment w:id="%d" w:author="Veil" w:initials="V">`, i)
			for _, line := range said {
				comments.WriteString(`<w:p>`)
				run(&comments, line, false)
				comments.WriteString(`</w:p>`)
			}
			comments.WriteString(`</w:comment>`)
		}
	}
	if last >= 0 {
		body.WriteString(`</w:p>`)
	}
	body.WriteString(`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`)
	comments.WriteString(`</w:comments>`)
	z := zip.NewWriter(w)
	for _, part := range [...]struct{ name, data string }{
		{"[Content_Types].xml", contentTypes}, {"_rels/.rels", packageRels}, {"word/document.xml", body.String()},
		{"word/_rels/document.xml.rels", documentRels}, {"word/comments.xml", comments.String()},
	} {
		f, err := z.Create(part.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, part.data); err != nil {
			return err
		}
	}
	return z.Close()
}

// comment is what a comment says of sentence i, a paragraph a line.
func (d *Draft) comment(i int) []string {
	var out []string
	for _, n := range d.notes(i) {
		line := n.Message
		if n.Span != d.Report.Sentences[i].Span {
			line = "“" + strings.Join(strings.Fields(d.text(n.Span)), " ") + "”: " + line
		}
		if n.Instead != "" {
			line += " " + n.Instead
		}
		out = append(out, line)
	}
	return out
}

// run writes a run of text. Characters that XML cannot hold become the
// replacement character.
func run(b *bytes.Buffer, text string, bold bool) {
	b.WriteString(`<w:r>`)
	if bold {
		b.WriteString(`<w:rPr><w:b/></w:rPr>`)
	}
	b.WriteString(`<w:t xml:space="preserve">`)
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\ufffd")
	}
	_ = xml.EscapeText(b, []byte(text)) // a Buffer does not fail
	b.WriteString(`</w:t></w:r>`)
}
