package docx

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"veil/extract"
	"veil/internal/ooxml"
	"veil/internal/ooxml/ooxmltest"
)

func openBytes(b []byte) (*Document, error) {
	d, err := Format.Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
	if err != nil {
		return nil, err
	}
	return d.(*Document), nil
}

func mustOpen(t *testing.T, body string, more map[string]string) *Document {
	t.Helper()
	d, err := openBytes(ooxmltest.Docx(body, more))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// texts maps part IDs to texts.
func texts(d *Document) map[string]string {
	m := map[string]string{}
	for _, p := range d.Parts() {
		m[p.ID] = p.Text
	}
	return m
}

func run(s string) string { return "<w:r><w:t xml:space='preserve'>" + s + "</w:t></w:r>" }

func cell(content string) string { return "<w:tc>" + content + "</w:tc>" }

func complexField(instr, result string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + instr + `</w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run(result) + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

func shape(content string) string {
	return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="Text Box 1" descr="By Grace"/>` +
		`<a:graphic><a:graphicData uri="` + ooxml.Namespace("wps") + `"><wps:wsp><wps:txbx><w:txbxContent>` + content +
		`</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>` +
		`<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>` + content + `</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
}

const mainPart = "word/document.xml"

func TestText(t *testing.T) {
	for name, tc := range map[string]struct {
		body string
		want map[string]string
	}{
		"runs":         {ooxmltest.P("Jay", "den") + ooxmltest.P("Hughes"), map[string]string{mainPart: "Jayden\nHughes"}},
		"empty ones":   {ooxmltest.P("a") + "<w:p/>" + ooxmltest.P("b"), map[string]string{mainPart: "a\n\nb"}},
		"deleted mark": {`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Jay</w:t></w:r></w:p>` + ooxmltest.P("den") + ooxmltest.P("x"), map[string]string{mainPart: "Jayden\nx"}},
		"multibyte":    {ooxmltest.P("Brân", "ză 👧"), map[string]string{mainPart: "Brânză 👧"}},
		"breaks":       {"<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r></w:p>", map[string]string{mainPart: "a\tb\nc\nd"}},
		"hyphens":      {"<w:p><w:r><w:t>Okafor</w:t><w:noBreakHyphen/><w:t>Hug</w:t><w:softHyphen/><w:t>hes</w:t></w:r></w:p>", map[string]string{mainPart: "Okafor-Hughes"}},
		"symbols":      {`<w:p><w:r><w:t>a</w:t><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Wingdings" w:char="F041"/><w:sym w:font="Arial" w:char="F04A"/><w:sym w:font="x" w:char="zz"/></w:r></w:p>`, map[string]string{mainPart: "a✓\uFFFDJ\uFFFD"}},
		"spelled":      {`<w:p><w:r><w:t>a ` + "\uf04a" + `</w:t><w:sym w:font="Wingdings 2" w:char="F061"/><w:sym w:font="Wingdings 2" w:char="79"/></w:r></w:p>` + ooxmltest.P("\uf050", " b"), map[string]string{mainPart: "a Jay\n\uf050 b"}},
		"other shapes": {ooxmltest.P("ＣＹＰ／２０", "𝐑𝐨𝐬", "J\u200bay\u2060\ufeff", "na\u200dïve"), map[string]string{mainPart: "CYP/20RosJaynaïve"}},
		"letters in boxes": {"<w:tbl><w:tr>" + cell(ooxmltest.P("NHS")) + cell(ooxmltest.P("J")) + cell(ooxmltest.P("a")) + cell("<w:p/>") + cell(ooxmltest.P("d")) + cell(ooxmltest.P("e")) + cell(ooxmltest.P("n")) + cell(ooxmltest.P("12")) + "</w:tr></w:tbl>",
			map[string]string{mainPart: "NHS\tJa den\t12"}},
		"ruby":           {`<w:p><w:r><w:ruby><w:rt>` + run("Jay") + `</w:rt><w:rubyBase>` + run("x") + `</w:rubyBase></w:ruby></w:r></w:p>`, map[string]string{mainPart: "x", mainPart + "#textbox1": "Jay"}},
		"pretty-printed": {"<w:p><w:r><w:t>\n  Jay\n</w:t><w:t>den </w:t><w:t>x\ny</w:t></w:r></w:p>", map[string]string{mainPart: "Jayden x y"}},
		"tabs defined":   {`<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>` + run("a") + "</w:p>", map[string]string{mainPart: "a"}},
		"wrappers": {`<w:sdt><w:sdtPr><w:alias w:val="Child name"/><w:tag w:val="tag1"/></w:sdtPr><w:sdtContent><w:p><w:smartTag w:element="PersonName">` + run("Ann") + `</w:smartTag><w:foo>` + run("e") + `</w:foo></w:p></w:sdtContent></w:sdt>`,
			map[string]string{mainPart: "Anne", mainPart + "#controls": "Child name\ntag1", mainPart + "#tags": "PersonName"}},
		"table": {"<w:tbl><w:tr>" + cell(ooxmltest.P("a")+ooxmltest.P("b")) + cell(ooxmltest.P("c")) + "</w:tr><w:tr>" + cell("<w:p/>") + cell("") + cell(ooxmltest.P("d")) + "</w:tr></w:tbl>" + ooxmltest.P("e"),
			map[string]string{mainPart: "a\nb\tc\n\t\td\ne"}},
		"nested table": {"<w:tbl><w:tr>" + cell(ooxmltest.P("a")+"<w:tbl><w:tr>"+cell(ooxmltest.P("x"))+cell(ooxmltest.P("y"))+"</w:tr></w:tbl>"+ooxmltest.P("z")) + cell(ooxmltest.P("b")) + "</w:tr></w:tbl>",
			map[string]string{mainPart: "a\nx\ty\nz\tb"}},
		"insertions and deletions": {`<w:p><w:ins w:author="Grace Hughes">` + run("new") + `</w:ins><w:del w:author="J"><w:r><w:delText>old</w:delText></w:r><w:r><w:delText>er</w:delText></w:r></w:del>` + run("x") + `<w:del>` + run("t in del") + `</w:del></w:p>`,
			map[string]string{mainPart: "newx", mainPart + "#deleted": "older\nt in del", mainPart + "#authors": "Grace Hughes\nJ"}},
		"moves":             {`<w:p><w:moveFrom>` + run("a") + `</w:moveFrom></w:p><w:p><w:moveTo>` + run("a") + `</w:moveTo></w:p>`, map[string]string{mainPart: "\na", mainPart + "#deleted": "a"}},
		"deleted paragraph": {ooxmltest.P("a") + `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>` + ooxmltest.P("b"), map[string]string{mainPart: "a\nb", mainPart + "#deleted": "gone"}},
		"deleted row":       {"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" + cell(ooxmltest.P("gone")) + "</w:tr><w:tr>" + cell(ooxmltest.P("a")) + "</w:tr></w:tbl>", map[string]string{mainPart: "a", mainPart + "#deleted": "gone"}},
		"deleted cell":      {"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>" + ooxmltest.P("gone") + "</w:tc>" + cell(ooxmltest.P("a")) + "</w:tr></w:tbl>", map[string]string{mainPart: "\ta", mainPart + "#deleted": "gone"}},
		"hidden":            {`<w:p>` + run("Jay") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>` + run("den") + `<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>!</w:t></w:r></w:p>`, map[string]string{mainPart: "Jayden!", mainPart + "#hidden": "secret"}},
		"link by field":     {"<w:p>" + complexField(`HYPERLINK "mailto:g@example.org"`, "write") + "</w:p>", map[string]string{mainPart: "write", mainPart + "#fields": `HYPERLINK "mailto:g@example.org"`}},
		"field in field":    {`<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF </w:instrText></w:r>` + complexField("MERGEFIELD n", "Jay") + `<w:r><w:instrText>="x"</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>` + run("yes") + `<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`, map[string]string{mainPart: "yes", mainPart + "#fields": "MERGEFIELD n\nIF Jay=\"x\""}},
		"page number":       {"<w:p>" + complexField(` PAGE  \* MERGEFORMAT `, "3") + `<w:fldSimple w:instr=" AUTHOR ">` + run("Ann") + "</w:fldSimple></w:p>", map[string]string{mainPart: "3Ann", mainPart + "#instructions": " AUTHOR "}},
		"form fields": {`<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="seen"/><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` +
			`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Ann"/><w:listEntry w:val="Bea"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
			map[string]string{mainPart: "☒Bea", mainPart + "#form": "seen\nAnn\nBea"}},
		"text box": {"<w:p>" + run("a") + shape(ooxmltest.P("Jay", "den")) + run("b") + "</w:p>", map[string]string{mainPart: "ab", mainPart + "#textbox1": "Jayden", mainPart + "#alt": "By Grace"}},
		"fallback differs": {`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>new</w:t></mc:Choice><mc:Fallback><w:t>Jayden</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
			map[string]string{mainPart: "new", mainPart + "#fallback": "Jayden"}},
		"bookmarks":   {`<w:p><w:bookmarkStart w:id="1" w:name="Jayden"/><w:bookmarkStart w:id="2" w:name="_Toc12"/>` + run("a") + `</w:p>`, map[string]string{mainPart: "a", mainPart + "#bookmarks": "Jayden"}},
		"formula":     {`<w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>`, map[string]string{mainPart: "x"}},
		"XML comment": {`<w:p>` + run("a") + `<!--Jayden--></w:p>`, map[string]string{mainPart: "a", mainPart + "#asides": "Jayden"}},
	} {
		d, err := openBytes(ooxmltest.Docx(tc.body, nil))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(tc.want, texts(d)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		mapped(t, name, d)
	}
}

// mapped holds the map to the text: every node's span shows what it holds, and
// spans do not overlap.
func mapped(t *testing.T, name string, d *Document) {
	t.Helper()
	src, err := d.Source(t.Context())
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	text := texts(d)
	covered := map[string][]bool{}
	for n, s := range src.Text {
		if s.End > len(text[s.Part]) {
			continue // a part of white space alone is not listed
		}
		got := text[s.Part][s.Start:s.End]
		if want := ooxml.Legible(shown(n)); n.Tag == "w:t" && got != want && got != spell(want) {
			t.Errorf("%s: %q is mapped to %q", name, want, got)
		}
		if covered[s.Part] == nil {
			covered[s.Part] = make([]bool, len(text[s.Part]))
		}
		for i := s.Start; i < s.End; i++ {
			if covered[s.Part][i] {
				t.Errorf("%s: byte %d of %s is mapped twice", name, i, s.Part)
			}
			covered[s.Part][i] = true
		}
	}
	joined := map[string]map[int]bool{}
	for _, b := range src.Breaks {
		if c := covered[b.Part]; !b.Merged && b.At < len(c) {
			if !b.Joins {
				continue
			}
			if joined[b.Part] == nil {
				joined[b.Part] = map[int]bool{}
			}
			joined[b.Part][b.At] = true
		}
	}
	for id, c := range covered {
		var stay []int
		for i, c := range c {
			if !c && !joined[id][i] {
				stay = append(stay, i)
			}
		}
		if diff := cmp.Diff(stay, d.Borders().Stay[id], cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: borders of %s: %s", name, id, diff)
		}
	}
	for _, s := range src.Stories {
		for i, c := range covered[s.ID] {
			if b := text[s.ID][i]; !c && !joined[s.ID][i] && b != '\n' && b != '\t' {
				t.Errorf("%s: byte %d of %s is not mapped", name, i, s.ID)
			}
		}
	}
}

func TestParts(t *testing.T) {
	wrap := func(el, s string) string { return ooxmltest.Declare(el, s) }
	more := map[string]string{
		"word/header1.xml":              wrap("w:hdr", ooxmltest.P("Re: Jayden")),
		"word/footer7.xml":              wrap("w:ftr", "<w:p>"+complexField("PAGE", "1")+run(" of ")+complexField("NUMPAGES", "2")+"</w:p>"),
		"word/footnotes.xml":            wrap("w:footnotes", `<w:footnote w:id="0"><w:p/></w:footnote><w:footnote w:id="2">`+ooxmltest.P("a note")+`</w:footnote>`),
		"word/endnotes.xml":             wrap("w:endnotes", `<w:endnote w:id="2">`+ooxmltest.P("an end")+`</w:endnote>`),
		"word/comments.xml":             wrap("w:comments", `<w:comment w:id="1" w:author="Ann" w:initials="A">`+ooxmltest.P("why?")+`</w:comment>`),
		"word/styles.xml":               wrap("w:styles", `<w:style w:type="character" w:customStyle="1" w:styleId="x"><w:name w:val="Jayden style"/></w:style>`),
		"word/numbering.xml":            wrap("w:numbering", `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="Child %1:"/></w:lvl><w:lvl w:ilvl="1"><w:lvlText w:val="%1.a)"/></w:lvl></w:abstractNum>`),
		"word/settings.xml":             wrap("w:settings", `<w:docVars><w:docVar w:name="kid" w:val="Jayden H"/></w:docVars>`),
		"docProps/core.xml":             `<cp:coreProperties xmlns:cp="` + ooxml.Namespace("cp") + `" xmlns:dc="` + ooxml.Namespace("dc") + `"><dc:creator>Ann</dc:creator><dc:title></dc:title></cp:coreProperties>`,
		"_rels/.rels":                   ooxmltest.Rels("r1", "officeDocument", mainPart, "r2", "x/core-properties", "docProps/core.xml", "r3", "custom-properties", "docProps/custom.xml"),
		"docProps/custom.xml":           `<Properties xmlns="` + ooxml.Namespace("op") + `"><property name="Client"><v>Jayden</v></property></Properties>`,
		"customXml/item1.xml":           `<a child="Jayden"><b>Grace</b></a>`,
		"word/media/Jayden's photo.png": "x",
	}
	more["word/_rels/document.xml.rels"] = ooxmltest.Rels("a", "header", "header1.xml", "b", "footer", "footer7.xml", "c", "footnotes", "footnotes.xml",
		"d", "endnotes", "endnotes.xml", "e", "comments", "comments.xml", "f", "styles", "styles.xml", "g", "numbering", "numbering.xml",
		"h", "settings", "settings.xml", "i", "hyperlink", "mailto:g%20h@example.org", "j", "image", "media/Jayden's photo.png")
	d := mustOpen(t, ooxmltest.P("body"), more)
	var got []extract.Part
	got = append(got, d.Parts()...)
	want := []extract.Part{
		{ID: mainPart, Kind: extract.Body, Text: "body"},
		{ID: "word/header1.xml", Kind: extract.Header, Text: "Re: Jayden"},
		{ID: "word/footer7.xml", Kind: extract.Footer, Text: "1 of 2"},
		{ID: "word/footnotes.xml", Kind: extract.Footnote, Text: "\na note"},
		{ID: "word/endnotes.xml", Kind: extract.Endnote, Text: "an end"},
		{ID: "customXml/item1.xml", Kind: extract.Metadata, Text: "Jayden\nGrace"},
		{ID: "docProps/core.xml#creator", Kind: extract.Metadata, Text: "Ann"},
		{ID: "docProps/custom.xml#property", Kind: extract.Metadata, Text: "Client: Jayden"},
		{ID: "word/comments.xml", Kind: extract.Comment, Text: "why?"},
		{ID: "word/comments.xml#authors", Kind: extract.Metadata, Text: "Ann\nA"},
		{ID: "word/numbering.xml", Kind: extract.Body, Text: "Child %1:"},
		{ID: "word/settings.xml", Kind: extract.Metadata, Text: "kid\nJayden H"},
		{ID: "word/styles.xml#names", Kind: extract.Metadata, Text: "Jayden style"},
		{ID: "package#links", Kind: extract.Link, Text: "mailto:g%20h@example.org\nmailto:g h@example.org"},
		{ID: "package#names", Kind: extract.Metadata, Text: "word/media/Jayden's photo.png"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestIDs gives parts of odd names IDs that say nothing.
func TestIDs(t *testing.T) {
	more := map[string]string{
		"word/Jayden H.xml":            ooxmltest.Declare("w:hdr", ooxmltest.P("one")),
		"word/header1.xml":             ooxmltest.Declare("w:hdr", ooxmltest.P("two")),
		"x/Jayden H.xml":               "<a>three</a>",
		"word/_rels/document.xml.rels": ooxmltest.Rels("a", "header", "Jayden%20H.xml", "b", "header", "header1.xml"),
	}
	d := mustOpen(t, ooxmltest.P("body"), more)
	got := texts(d)
	if got["word/header1.xml"] != "two" || got["word/header2.xml"] != "one" {
		t.Error(got)
	}
	for id := range got {
		if strings.Contains(id, "Jayden") {
			t.Errorf("an ID tells a name: %s", id)
		}
	}
}

func TestHiddenByStyle(t *testing.T) {
	sheet := ooxmltest.Declare("w:styles", `<w:style w:type="paragraph" w:default="1" w:styleId="n"/>`+
		`<w:style w:type="paragraph" w:styleId="p"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="q"><w:basedOn w:val="p"/></w:style>`+
		`<w:style w:type="character" w:styleId="c"><w:rPr><w:vanish w:val="1"/></w:rPr></w:style><w:style w:styleId="o"><w:basedOn w:val="o"/></w:style>`)
	styled := func(p, c, s string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + p + `"/></w:pPr><w:r><w:rPr><w:rStyle w:val="` + c + `"/></w:rPr><w:t>` + s + `</w:t></w:r></w:p>`
	}
	d := mustOpen(t, styled("n", "n", "a")+styled("q", "n", "b")+styled("n", "c", "c")+styled("o", "n", "d"), map[string]string{"word/styles.xml": sheet})
	if got := texts(d); got[mainPart] != "a\n\n\nd" || got[mainPart+"#hidden"] != "b\nc" {
		t.Errorf("%q", got)
	}
}

func TestGaps(t *testing.T) {
	picture := `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><a:blip r:embed="i"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
	for name, tc := range map[string]struct {
		body     string
		more     map[string]string
		why      string
		blocking bool
	}{
		"one picture":    {"<w:p>" + run("abc") + picture + "</w:p>", nil, "1 picture not read; replaced by a grey box", false},
		"two":            {"<w:p>" + run("abc") + picture + picture + "</w:p>", nil, "2 pictures not read; replaced by grey boxes", false},
		"pictures alone": {"<w:p>" + picture + run("12") + "</w:p>", nil, "it holds pictures and no text, as scans do", true},
		"embedded": {ooxmltest.P("abc"), map[string]string{"word/embeddings/a.xlsx": "PK", "word/_rels/document.xml.rels": ooxmltest.Rels("a", "package", "embeddings/a.xlsx")},
			"1 embedded file not read", true},
		"inserted":     {ooxmltest.P("abc") + `<w:altChunk r:id="a"/>`, nil, "1 inserted document not read; open this one in Word and save it, which takes it in", true},
		"unknown part": {ooxmltest.P("abc"), map[string]string{"word/a.bin": "Jayden"}, "1 part of an unknown kind not read", true},
		"broken part":  {ooxmltest.P("abc"), map[string]string{"customXml/a.xml": "<a>"}, "1 part of an unknown kind not read", true},
		"open field":   {"<w:p>" + run("abc") + `<w:r><w:fldChar w:fldCharType="begin"/></w:r>` + run("lost") + "</w:p>", nil, "a field that does not end hides the text after it", true},
		"macros":       {ooxmltest.P("abc"), map[string]string{"word/vbaProject.bin": "x", "word/_rels/document.xml.rels": ooxmltest.Rels("a", "vbaProject", "vbaProject.bin")}, "macros not read; left out", false},
	} {
		d, err := openBytes(ooxmltest.Docx(tc.body, tc.more))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := d.Gaps()
		if len(got) == 0 || got[len(got)-1].Why != tc.why || got[len(got)-1].Blocking != tc.blocking {
			t.Errorf("%s: got %+v", name, got)
		}
	}
	if d := mustOpen(t, ooxmltest.P("abc"), nil); len(d.Gaps()) != 0 {
		t.Error(d.Gaps())
	}
}

func TestDropped(t *testing.T) {
	picture := `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><a:blip r:embed="i"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
	rel := func(kind, target string) map[string]string {
		return map[string]string{"word/_rels/document.xml.rels": ooxmltest.Rels("a", kind, target), "word/" + target: "<a><b/></a>"}
	}
	for name, tc := range map[string]struct {
		body string
		more map[string]string
		want []extract.Dropped
	}{
		"nothing":        {ooxmltest.P("abc"), nil, nil},
		"comments":       {ooxmltest.P("abc"), map[string]string{"word/comments.xml": ooxmltest.Declare("w:comments", "<w:comment/><w:comment/>")}, []extract.Dropped{{What: "comments", Count: 2}}},
		"a change":       {"<w:p><w:ins>" + run("abc") + "</w:ins></w:p>", nil, []extract.Dropped{{What: "tracked change, which is accepted", Count: 1}}},
		"hidden":         {"<w:p>" + run("abc") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>", nil, []extract.Dropped{{What: "hidden text"}}},
		"a link":         {ooxmltest.P("abc"), map[string]string{"word/_rels/document.xml.rels": ooxmltest.Rels("a", "hyperlink", "http://x")}, []extract.Dropped{{What: "link, of which the words stay", Count: 1}}},
		"deleted photo":  {"<w:p>" + run("abc") + "<w:del>" + picture + "</w:del></w:p>", nil, []extract.Dropped{{What: "tracked change, which is accepted", Count: 1}}},
		"bookmarks":      {`<w:p><w:bookmarkStart w:id="1" w:name="Jayden"/><w:bookmarkStart w:id="2" w:name="x"/><w:bookmarkStart w:id="3" w:name="_Toc12"/>` + run("a") + "</w:p>", nil, []extract.Dropped{{What: "bookmarks", Count: 2}}},
		"macros":         {ooxmltest.P("abc"), rel("vbaProject", "vbaProject.bin"), []extract.Dropped{{What: "macros"}}},
		"a workbook":     {ooxmltest.P("abc"), rel("package", "a.xlsx"), []extract.Dropped{{What: "embedded file", Count: 1}}},
		"custom data":    {ooxmltest.P("abc"), rel("customXml", "item1.xml"), []extract.Dropped{{What: "part of custom data", Count: 1}}},
		"properties":     {ooxmltest.P("abc"), rel("custom-properties", "custom.xml"), []extract.Dropped{{What: "the document's properties"}}},
		"a printer":      {ooxmltest.P("abc"), rel("printerSettings", "p.bin"), []extract.Dropped{{What: "settings of a printer"}}},
		"a font":         {ooxmltest.P("abc"), rel("font", "f.odttf"), []extract.Dropped{{What: "embedded font", Count: 1}}},
		"a description":  {`<w:p><w:r><w:drawing><wp:docPr id="1" name="a" descr="Jayden smiling"/></w:drawing></w:r>` + run("a") + "</w:p>", nil, []extract.Dropped{{What: "descriptions of pictures"}}},
		"a form's field": {`<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:helpText w:val="Jayden's field"/></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` + run("a") + "</w:p>", nil, []extract.Dropped{{What: "data of form fields and content controls, of which the text stays"}}},
	} {
		d := mustOpen(t, tc.body, tc.more)
		if diff := cmp.Diff(tc.want, extract.DroppedOf(d)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestRefused(t *testing.T) {
	kind := func(typ string) []byte {
		f := ooxmltest.Files("", nil)
		f["[Content_Types].xml"] = strings.Replace(f["[Content_Types].xml"], "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", typ, 1)
		return ooxmltest.Zip(f)
	}
	root := ooxmltest.Files("", nil)
	root[mainPart] = "<a/>"
	missing := ooxmltest.Files("", nil)
	delete(missing, mainPart)
	broken := ooxmltest.Files("", map[string]string{"word/header1.xml": "<w:hdr>"})
	for name, tc := range map[string]struct {
		in   []byte
		want extract.Reason
		say  string
	}{
		"nothing":      {nil, extract.Empty, "empty"},
		"a zip":        {ooxmltest.Zip(map[string]string{"a.txt": "x"}), extract.Unsupported, "zip file without a Word document"},
		"OpenDocument": {ooxmltest.Zip(map[string]string{"mimetype": "x"}), extract.Unsupported, "OpenDocument"},
		"Excel":        {kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), extract.Unsupported, "Excel"},
		"PowerPoint":   {kind("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"), extract.Unsupported, "PowerPoint"},
		"other root":   {ooxmltest.Zip(root), extract.Unsupported, "not a Word document"},
		"no main part": {ooxmltest.Zip(missing), extract.Damaged, "main part"},
		"bad header":   {ooxmltest.Zip(broken), extract.Damaged, "damaged"},
	} {
		_, err := openBytes(tc.in)
		var e *extract.Error
		if !errors.As(err, &e) || e.Reason != tc.want || !strings.Contains(e.Error(), tc.say) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestStrict(t *testing.T) {
	f := ooxmltest.Files("", nil)
	f[mainPart] = `<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><r><t>strict</t></r></p></body></document>`
	f["_rels/.rels"] = strings.ReplaceAll(f["_rels/.rels"], "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument")
	d, err := openBytes(ooxmltest.Zip(f))
	if err != nil || texts(d)[mainPart] != "strict" {
		t.Error(err)
	}
}

func TestSniff(t *testing.T) {
	for in, want := range map[string]bool{"PK\x03\x04": true, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1": true, "PK": false, "%PDF": false, "": false} {
		if Sniff([]byte(in)) != want {
			t.Errorf("%q: %v", in, !want)
		}
	}
}

func FuzzBody(f *testing.F) {
	for _, s := range []string{ooxmltest.P("a", "b"), "<w:tbl><w:tr>" + cell("") + "</w:tr></w:tbl>", "<w:p>" + complexField("PAGE", "1") + shape(ooxmltest.P("x")) + "</w:p>",
		"<w:p><w:del>" + run("x") + "</w:del></w:p>", "<w:r><w:fldChar w:fldCharType='end'/><w:instrText>x</w:instrText></w:r>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		d, err := openBytes(ooxmltest.Docx(body, nil))
		if err != nil {
			var e *extract.Error
			if !errors.As(err, &e) {
				t.Fatalf("%T", err)
			}
			return
		}
		mapped(t, body, d)
	})
}

func TestTheme(t *testing.T) {
	theme := func(root string) []byte {
		return ooxmltest.Zip(map[string]string{
			"[Content_Types].xml":                     `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/theme/theme/themeManager.xml" ContentType="application/vnd.openxmlformats-officedocument.themeManager+xml"/></Types>`,
			"_rels/.rels":                             `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="theme/theme/themeManager.xml"/></Relationships>`,
			"theme/theme/themeManager.xml":            `<a:themeManager xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>`,
			"theme/theme/_rels/themeManager.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="theme1.xml"/></Relationships>`,
			"theme/theme/theme1.xml":                  root,
			"theme/note.xml":                          "<x>for Jay</x>",
		})
	}
	d, err := openBytes(theme(`<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Jay"/>`))
	if err != nil {
		t.Fatal(err)
	}
	if got := texts(d)["theme/note.xml"]; got != "for Jay" || len(d.Gaps()) > 0 {
		t.Errorf("%q, %v", got, d.Gaps())
	}
	if _, err := openBytes(theme("<x/>")); err == nil {
		t.Error("a theme that is none")
	}
}
