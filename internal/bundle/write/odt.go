package write

import (
	"fmt"
	"strings"

	"veil/internal/bundle/paper"
)

const odfNS = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3"`

const odtMime = "application/vnd.oasis.opendocument.text"

// FODT writes a paper as one flat OpenDocument file, from which LibreOffice
// makes the other formats.
func FODT(p *paper.Paper) string {
	return xmlTop + `<office:document ` + odfNS + ` office:mimetype="` + odtMime + `">` + odfMeta(p) + odfAutomatic(true) + odfMaster(p) + odfBody(p) + `</office:document>`
}

// ODT writes a paper as an OpenDocument text.
func ODT(p *paper.Paper) []byte {
	wrap := func(root, inner string) []byte {
		return []byte(xmlTop + `<office:` + root + ` ` + odfNS + `>` + inner + `</office:` + root + `>`)
	}
	entry := func(path, kind string) string {
		return `<manifest:file-entry manifest:full-path="` + path + `" manifest:media-type="` + kind + `"/>`
	}
	return Zip([]Member{
		{Name: "mimetype", Data: []byte(odtMime), Store: true},
		{Name: "content.xml", Data: wrap("document-content", odfAutomatic(false)+odfBody(p))},
		{Name: "styles.xml", Data: wrap("document-styles", odfAutomatic(true)+odfMaster(p))},
		{Name: "meta.xml", Data: wrap("document-meta", odfMeta(p))},
		{Name: "META-INF/manifest.xml", Data: []byte(xmlTop + `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">` +
			entry("/", odtMime) + entry("content.xml", "text/xml") + entry("styles.xml", "text/xml") + entry("meta.xml", "text/xml") + `</manifest:manifest>`)},
	})
}

func odfMeta(p *paper.Paper) string {
	return `<office:meta><meta:initial-creator>` + x(p.Author.S) + `</meta:initial-creator><dc:title>` + x(p.Title.S) + `</dc:title></office:meta>`
}

func odfAutomatic(page bool) string {
	s := `<office:automatic-styles><style:style style:name="NewPage" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>`
	if page {
		s += `<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/><style:header-style/><style:footer-style/></style:page-layout>`
	}
	return s + `</office:automatic-styles>`
}

func odfMaster(p *paper.Paper) string {
	s := `<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">`
	if p.Header.S != "" {
		s += `<style:header><text:p>` + odfText(p.Header.S) + `</text:p></style:header>`
	}
	if p.Footer.S != "" {
		s += `<style:footer><text:p>` + odfText(p.Footer.S) + `</text:p></style:footer>`
	}
	return s + `</style:master-page></office:master-styles>`
}

func odfBody(p *paper.Paper) string {
	var b strings.Builder
	b.WriteString(`<office:body><office:text>`)
	style := ""
	for i, bl := range p.Blocks {
		switch bl.Kind {
		case paper.Head:
			fmt.Fprintf(&b, `<text:h%s text:outline-level="%d">%s</text:h>`, style, bl.Level, odfText(bl.Text.S))
		case paper.Item:
			fmt.Fprintf(&b, `<text:list><text:list-item><text:p>%s</text:p></text:list-item></text:list>`, odfText(bl.Text.S))
		case paper.Table:
			wide := 0
			for _, r := range bl.Rows {
				wide = max(wide, len(r))
			}
			fmt.Fprintf(&b, `<table:table table:name="T%d"><table:table-column table:number-columns-repeated="%d"/>`, i, wide)
			for _, r := range bl.Rows {
				b.WriteString(`<table:table-row>`)
				for i := range wide {
					cell := ""
					if i < len(r) {
						cell = r[i].S
					}
					b.WriteString(`<table:table-cell><text:p>` + odfText(cell) + `</text:p></table:table-cell>`)
				}
				b.WriteString(`</table:table-row>`)
			}
			b.WriteString(`</table:table>`)
		case paper.NewPage:
			style = ` text:style-name="NewPage"`
			continue
		default:
			fmt.Fprintf(&b, `<text:p%s>%s</text:p>`, style, odfText(bl.Text.S))
		}
		if bl.Kind == paper.Head || bl.Kind == paper.Para || bl.Kind == paper.Quote {
			style = ""
		}
	}
	if p.Comment.S != "" {
		b.WriteString(`<text:p>See the margin.<office:annotation><dc:creator>Reader</dc:creator><text:p>` + odfText(p.Comment.S) + `</text:p></office:annotation></text:p>`)
	}
	b.WriteString(`</office:text></office:body>`)
	return b.String()
}

func odfText(s string) string { return strings.ReplaceAll(x(s), "\n", "<text:line-break/>") }
