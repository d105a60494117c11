package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"image/png"
	"io"
	"strings"
	"testing"

	"veil/extract"
	source "veil/extract/docx"
	"veil/internal/ooxml"
	"veil/internal/ooxml/ooxmltest"
	"veil/redact/plan"
	"veil/rules"
)

func openDocx(t *testing.T, body string, more map[string]string) extract.Document {
	t.Helper()
	b := ooxmltest.Docx(body, more)
	d, err := source.Format.Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// mask plans to mask every occurrence of the values, the nth as PERSON n.
func mask(d extract.Document, values ...string) plan.Plan {
	p := plan.Plan{Version: plan.Version, Format: "docx", Style: plan.StyleLabel}
	for _, part := range d.Parts() {
		for at := 0; at < len(part.Text); {
			next := at + 1
			for i, v := range values {
				if strings.HasPrefix(part.Text[at:], v) {
					p.Edits = append(p.Edits, plan.Edit{Span: extract.Span{Part: part.ID, Start: at, End: at + len(v)},
						Kind: rules.Person, Label: fmt.Sprintf("PERSON %d", i+1), Mask: true, Text: v})
					next = at + len(v)
					break
				}
			}
			at = next
		}
	}
	return Fit(d, p)
}

// copied masks the values, writes, verifies, and gives the copy's files.
func copied(t *testing.T, d extract.Document, p plan.Plan) map[string]string {
	t.Helper()
	out := write(t, d, p)
	verify(t, d, p, out)
	z, err := zip.NewReader(bytes.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(rc)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(b)
	}
	return files
}

func run(props, s string) string {
	return "<w:r><w:rPr>" + props + "</w:rPr><w:t xml:space='preserve'>" + s + "</w:t></w:r>"
}

// inner is what stands in the copy's body.
func inner(files map[string]string) string {
	_, s, _ := strings.Cut(files[mainName], "<w:body>")
	s, _, _ = strings.Cut(s, "</w:body>")
	return strings.ReplaceAll(s, ` xml:space="preserve"`, "")
}

func TestWrite(t *testing.T) {
	p := func(s string) string { return "<w:p>" + s + "</w:p>" }
	mark := "<w:r><w:t>[PERSON 1]</w:t></w:r>"
	for name, tc := range map[string]struct{ body, value, want string }{
		"whole run":  {ooxmltest.P("Jayden"), "Jayden", p(mark)},
		"in a run":   {ooxmltest.P("for Jayden, 9"), "Jayden", "<w:p><w:r><w:t>for [PERSON 1], 9</w:t></w:r></w:p>"},
		"over runs":  {p(run("<w:b/>", "to Jay") + run("<w:i/>", "den") + run("", "'s")), "Jayden", "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>to [PERSON 1]</w:t></w:r><w:r><w:rPr/><w:t>'s</w:t></w:r></w:p>"},
		"adjacent":   {ooxmltest.P("JayJay"), "Jay", "<w:p><w:r><w:t>[PERSON 1][PERSON 1]</w:t></w:r></w:p>"},
		"multibyte":  {ooxmltest.P("é", "Brân", "ză👧"), "Brânză", "<w:p><w:r><w:t>é</w:t></w:r>" + mark + "<w:r><w:t>👧</w:t></w:r></w:p>"},
		"over a tab": {"<w:p><w:r><w:t>Jay</w:t><w:tab/><w:t>den</w:t><w:br/></w:r></w:p>", "Jay\tden", "<w:p><w:r><w:t>[PERSON 1]</w:t><w:br/></w:r></w:p>"},
		"from a tab": {"<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>", "\tb", "<w:p><w:r><w:t>a</w:t><w:t>[PERSON 1]</w:t></w:r></w:p>"},
		"over paragraphs": {p(`<w:pPr><w:jc w:val="center"/></w:pPr>`+run("", "at 14 Larch Close")) + p(run("", "Norwich")) + p(run("", "NR1 now")) + ooxmltest.P("z"), "14 Larch Close\nNorwich\nNR1",
			`<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr/><w:t>at [PERSON 1]</w:t></w:r><w:r><w:rPr/><w:t> now</w:t></w:r></w:p><w:p><w:r><w:t>z</w:t></w:r></w:p>`},
		"section end joined": {ooxmltest.P("Jay") + p(`<w:pPr><w:sectPr><w:pgSz w:w="9"/></w:sectPr></w:pPr>`+run("", "den")), "Jay\nden",
			`<w:p><w:pPr><w:sectPr><w:pgSz w:w="9"/></w:sectPr></w:pPr>` + mark + `</w:p>`},
		"deleted mark": {p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`+run("", "Jay")) + ooxmltest.P("den") + ooxmltest.P("x"), "Jayden",
			`<w:p><w:pPr><w:rPr/></w:pPr><w:r><w:rPr/><w:t>[PERSON 1]</w:t></w:r></w:p><w:p><w:r><w:t>x</w:t></w:r></w:p>`},
		"three merged": {p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`+run("", "Jay")) + p(`<w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr>`+run("", "d")) + ooxmltest.P("en a"), "Jayden",
			`<w:p><w:pPr><w:rPr/></w:pPr><w:r><w:rPr/><w:t>[PERSON 1]</w:t></w:r><w:r><w:t> a</w:t></w:r></w:p>`},
		"break alone":  {ooxmltest.P("a") + ooxmltest.P("b"), "\n", "<w:p><w:r><w:t>a</w:t></w:r>" + mark + "<w:r><w:t>b</w:t></w:r></w:p>"},
		"insertion":    {p("<w:ins w:author='x'>" + run("", "Jay") + "</w:ins><w:del><w:r><w:delText>no</w:delText></w:r></w:del>" + run("", "den")), "Jayden", "<w:p><w:r><w:rPr/><w:t>[PERSON 1]</w:t></w:r></w:p>"},
		"hyperlink":    {p(`<w:hyperlink r:id="r9" w:anchor="Jayden">` + run("", "Jay") + "</w:hyperlink>" + run("", "den")), "Jayden", "<w:p><w:r><w:rPr/><w:t>[PERSON 1]</w:t></w:r></w:p>"},
		"control":      {`<w:sdt><w:sdtPr><w:alias w:val="Jayden"/></w:sdtPr><w:sdtContent>` + ooxmltest.P("Jayden") + `</w:sdtContent></w:sdt>`, "Jayden", p(mark)},
		"bookmark":     {p(`<w:bookmarkStart w:id="1" w:name="Jayden"/>` + run("", "Jayden") + `<w:bookmarkEnd w:id="1"/>`), "Jayden", "<w:p><w:r><w:rPr/><w:t>[PERSON 1]</w:t></w:r></w:p>"},
		"hidden text":  {p(run("<w:vanish/>", "Jayden") + run("", "ab")), "Jayden", "<w:p><w:r><w:rPr/><w:t>ab</w:t></w:r></w:p>"},
		"revision ids": {`<w:p w:rsidR="00AB12CD" w14:paraId="1234ABCD"><w:r w:rsidR="00AB12CD"><w:t>a</w:t></w:r></w:p>`, "x", "<w:p><w:r><w:t>a</w:t></w:r></w:p>"},
		"old looks":    {p(`<w:pPr><w:jc w:val="left"/><w:pPrChange w:author="Jayden"><w:pPr/></w:pPrChange></w:pPr>` + run(`<w:rPrChange w:author="Jayden"/>`, "a")), "Jayden", `<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:rPr/><w:t>a</w:t></w:r></w:p>`},
		"values":       {p(run(`<w:rFonts w:ascii="Jayden" w:hAnsi="Times New Roman"/><w:color w:val="FF0000"/><w:sz w:val="Jayden x"/><w:lang w:val="en-GB"/>`, "Jayden")), "Jayden", `<w:p><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman"/><w:color w:val="FF0000"/><w:lang w:val="en-GB"/></w:rPr><w:t>[PERSON 1]</w:t></w:r></w:p>`},
		"no values":    {`<w:p><w:pPr><w:pStyle w:val="None"/><w:jc w:val="rosalind"/><w:ind w:left="07700900471" w:right="720"/></w:pPr>` + run(`<w:color w:val="4F81BD" w:themeColor="accent1" w:themeShade="BF"/><w:u w:val="griffith"/><w:lang w:val="ros-alin-d"/>`, "a") + "</w:p>", "x", `<w:p><w:pPr><w:ind w:right="720"/></w:pPr><w:r><w:rPr><w:color w:val="4F81BD" w:themeColor="accent1" w:themeShade="BF"/></w:rPr><w:t>a</w:t></w:r></w:p>`},
		"fonts":        {p(run(`<w:rFonts w:ascii="Rosalind Griffith" w:hAnsi="Calibri-Bold" w:cs="" w:asciiTheme="minorHAnsi"/>`, "a")), "x", `<w:p><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Calibri-Bold" w:asciiTheme="minorHAnsi"/></w:rPr><w:t>a</w:t></w:r></w:p>`},
		"spelled":      {p(`<w:r><w:t xml:space="preserve">to </w:t><w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:font="Wingdings" w:char="F061"/><w:sym w:font="Wingdings" w:char="F079"/></w:r>`), "to", "<w:p><w:r>" + "<w:t>[PERSON 1] </w:t><w:t>J</w:t><w:t>a</w:t><w:t>y</w:t></w:r></w:p>"},
		"no width":     {p("<w:r><w:t>J\u200ba\u00ady</w:t><w:softHyphen/><w:t>den</w:t></w:r>"), "Jayden", p(mark)},
		"ruby":         {p("<w:r><w:ruby><w:rubyPr/><w:rt>" + run("", "Jay") + "</w:rt><w:rubyBase>" + run("", "x") + "</w:rubyBase></w:ruby></w:r>"), "Jay", "<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:rPr/><w:t>[PERSON 1]</w:t></w:r></w:rt><w:rubyBase><w:r><w:rPr/><w:t>x</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"},
		"row deleted":  {"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + ooxmltest.P("x") + "</w:tc></w:tr><w:tr><w:tc/></w:tr></w:tbl>" + ooxmltest.P("a"), "x", "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p><w:r><w:t>a</w:t></w:r></w:p>"},
		"escapes":      {ooxmltest.P("a &lt;b&gt; &amp; Jayden"), "Jayden", "<w:p><w:r><w:t>a &lt;b&gt; &amp; [PERSON 1]</w:t></w:r></w:p>"},
		"comment":      {p(`<w:commentRangeStart w:id="1"/>` + run("", "a") + `<w:r><w:commentReference w:id="1"/></w:r>`), "x", "<w:p><w:r><w:rPr/><w:t>a</w:t></w:r></w:p>"},
		"symbol":       {p(`<w:r><w:t>a</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>`), "a", `<w:p><w:r><w:t>[PERSON 1]</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>`},
		"formula":      {p(`<m:oMath><m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e><m:r><m:t>Jay</m:t></m:r></m:e></m:nary></m:oMath>`), "Jay", `<w:p><m:oMath><m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e><m:r><m:t>[PERSON 1]</m:t></m:r></m:e></m:nary></m:oMath></w:p>`},
	} {
		t.Run(name, func(t *testing.T) {
			d := openDocx(t, tc.body, nil)
			if got := inner(copied(t, d, mask(d, tc.value))); got != tc.want {
				t.Errorf("\n got %s\nwant %s", got, tc.want)
			}
		})
	}
}

func TestFields(t *testing.T) {
	field := func(instr string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + instr + `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	kept := `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
	for name, tc := range map[string]struct{ in, value, want string }{
		"page number":    {field(` PAGE \* "Jayden" `), "x", kept},
		"masked":         {field("PAGE"), "7", "<w:r><w:t>[PERSON 1]</w:t></w:r>"},
		"other":          {field(`HYPERLINK "mailto:jayden@x"`), "x", "<w:r><w:t>7</w:t></w:r>"},
		"simple":         {`<w:fldSimple w:instr="NUMPAGES \* Jayden"><w:r><w:t>7</w:t></w:r></w:fldSimple>`, "x", `<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>7</w:t></w:r></w:fldSimple>`},
		"simple other":   {`<w:fldSimple w:instr="AUTHOR"><w:r><w:t>7</w:t></w:r></w:fldSimple>`, "x", "<w:r><w:t>7</w:t></w:r>"},
		"tick box":       {`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`, "x", "<w:r><w:t>☒</w:t></w:r>"},
		"without result": {`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="end"/><w:t>a</w:t></w:r>`, "x", `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText><w:fldChar w:fldCharType="end"/><w:t>a</w:t></w:r>`},
	} {
		t.Run(name, func(t *testing.T) {
			d := openDocx(t, "<w:p>"+tc.in+"</w:p>", nil)
			if got := inner(copied(t, d, mask(d, tc.value))); got != "<w:p>"+tc.want+"</w:p>" {
				t.Errorf("\n got %s\nwant %s", got, tc.want)
			}
		})
	}
}

func TestFit(t *testing.T) {
	cell := func(s string) string { return "<w:tc>" + s + "</w:tc>" }
	d := openDocx(t, "<w:tbl><w:tr>"+cell(ooxmltest.P("to 14 Larch Close")+ooxmltest.P("Norwich"))+cell(ooxmltest.P("NR1"))+cell("<w:p/>")+
		"</w:tr><w:tr>"+cell(ooxmltest.P("Norfolk now"))+"</w:tr></w:tbl>", nil)
	text := d.Parts()[0].Text
	if text != "to 14 Larch Close\nNorwich\tNR1\t\nNorfolk now" {
		t.Fatalf("%q", text)
	}
	p := plan.Plan{Style: plan.StyleLabel, Edits: []plan.Edit{{Span: extract.Span{Part: mainName, Start: 3, End: len(text) - 4}, Label: "ADDRESS 1", Mask: true, Text: text[3 : len(text)-4]}}}
	if err := (Writer{}).Write(context.Background(), io.Discard, d, p); err != errBorder {
		t.Errorf("an edit over cells: %v", err)
	}
	p = Fit(d, p)
	var got []string
	for _, e := range p.Edits {
		got = append(got, fmt.Sprintf("%d-%d %q", e.Start, e.End, e.Text))
	}
	if want := `3-25 "14 Larch Close\nNorwich"|26-29 "NR1"|31-38 "Norfolk"`; strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
	if s := p.Apply(d.Parts()[0]); s != "to [ADDRESS 1]\t[ADDRESS 1]\t\n[ADDRESS 1] now" {
		t.Errorf("%q", s)
	}
	copied(t, d, p)
}

// TestBoxes masks words that have a cell for each letter.
func TestBoxes(t *testing.T) {
	row := func(s string) string {
		var b strings.Builder
		for _, c := range s {
			p := ooxmltest.P(string(c))
			if c == ' ' {
				p = "<w:p/>"
			}
			b.WriteString(`<w:tc><w:tcPr><w:tcW w:w="300" w:type="dxa"/></w:tcPr>` + p + "</w:tc>")
		}
		return "<w:tbl><w:tr>" + b.String() + "</w:tr></w:tbl>"
	}
	merged := func(mark string, n int) string {
		return fmt.Sprintf(`<w:tbl><w:tr><w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:gridSpan w:val="%d"/></w:tcPr><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`, 300*n, n, mark)
	}
	for name, tc := range map[string]struct{ word, text, value, want string }{
		"whole":           {"Jayden", "Jayden", "Jayden", merged("[PERSON 1]", 6)},
		"a part is all":   {"Jayden", "Jayden", "yd", merged("[PERSON 1]", 6)},
		"twice is once":   {"JayJay", "JayJay", "Jay", merged("[PERSON 1]", 6)},
		"with a space":    {"14 March", "14 March", "14 March", merged("[PERSON 1]", 8)},
		"digits":          {"9991234578", "9991234578", "9991234578", merged("[PERSON 1]", 10)},
		"scores":          {"2101", "2\t1\t0\t1", "x", ""},
		"multibyte":       {"Zoëéß", "Zoëéß", "Zoëéß", merged("[PERSON 1]", 5)},
		"blanks at edges": {" Jayden ", "\tJayden\t", "x", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := openDocx(t, row(tc.word), nil)
			if got := d.Parts()[0].Text; got != tc.text {
				t.Fatalf("read as %q", got)
			}
			p := Fit(d, mask(d, tc.value))
			got := inner(copied(t, d, p))
			if tc.want == "" {
				tc.want = row(tc.word)
			}
			if got != tc.want {
				t.Errorf("\n got %s\nwant %s", got, tc.want)
			}
		})
	}
}

func TestRefuses(t *testing.T) {
	d := openDocx(t, ooxmltest.P("for Jayden"), nil)
	edit := func(part string, from, to int, text string) plan.Edit {
		return plan.Edit{Span: extract.Span{Part: part, Start: from, End: to}, Label: "PERSON 1", Mask: true, Text: text}
	}
	for name, edits := range map[string][]plan.Edit{
		"other text":   {edit(mainName, 4, 10, "Jordan")},
		"outside":      {edit(mainName, 4, 11, "Jayden ")},
		"empty":        {edit(mainName, 4, 4, "")},
		"overlap":      {edit(mainName, 4, 10, "Jayden"), edit(mainName, 5, 6, "a")},
		"unknown part": {edit("word/header9.xml", 0, 1, "a")},
	} {
		if err := (Writer{}).Write(context.Background(), io.Discard, d, plan.Plan{Edits: edits}); err != errPlan {
			t.Errorf("%s: %v", name, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := (Writer{}).Write(ctx, io.Discard, d, plan.Plan{}); err != context.Canceled {
		t.Error(err)
	}
}

// TestPackage looks at what a copy is made of.
func TestPackage(t *testing.T) {
	wrap := ooxmltest.Declare
	more := map[string]string{
		"word/header1.xml":    wrap("w:hdr", "<w:p>"+drawing(`<pic:pic><pic:nvPicPr><pic:cNvPr id="3" name="Jayden.jpg"/></pic:nvPicPr><pic:blipFill><a:blip r:embed="p"/></pic:blipFill></pic:pic>`, pictureURI)+run("", "Re Jayden")+"</w:p>"),
		"word/comments.xml":   wrap("w:comments", `<w:comment w:author="Grace Hughes">`+ooxmltest.P("Jayden?")+"</w:comment>"),
		"word/styles.xml":     wrap("w:styles", `<w:latentStyles><w:lsdException w:name="Jayden"/></w:latentStyles><w:style w:type="paragraph" w:styleId="JaydenLetter" w:customStyle="1"><w:name w:val="Jayden letter"/><w:basedOn w:val="H1"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>`),
		"word/settings.xml":   wrap("w:settings", `<w:attachedTemplate r:id="t"/><w:evenAndOddHeaders/><w:docVars><w:docVar w:name="a" w:val="Jayden"/></w:docVars><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids>`),
		"word/numbering.xml":  wrap("w:numbering", `<w:abstractNum w:abstractNumId="0"><w:name w:val="Jayden"/><w:lvl w:ilvl="0"><w:lvlText w:val="Jayden %1:"/></w:lvl></w:abstractNum>`),
		"word/media/a.png":    "Jayden's face",
		"word/vbaProject.bin": "Jayden", "docProps/core.xml": `<cp:coreProperties xmlns:cp="` + ooxml.Namespace("cp") + `"><cp:keywords>Jayden</cp:keywords></cp:coreProperties>`,
		"customXml/item1.xml": "<a>Jayden</a>",
		"word/_rels/document.xml.rels": ooxmltest.Rels("h", "header", "header1.xml", "c", "comments", "comments.xml", "s", "styles", "styles.xml", "n", "numbering", "numbering.xml",
			"e", "settings", "settings.xml", "v", "vbaProject", "vbaProject.bin", "l", "hyperlink", "mailto:jayden@example.org"),
		"word/_rels/header1.xml.rels": ooxmltest.Rels("p", "image", "media/a.png"),
	}
	d := openDocx(t, `<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:hyperlink r:id="l">`+run("", "Jayden")+`</w:hyperlink></w:p><w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>`, more)
	files := copied(t, d, mask(d, "Jayden"))
	names := map[string]bool{}
	for n, content := range files {
		names[n] = true
		for _, gone := range []string{"ayden", "Grace", "00AB12CD", "vanish", "attachedTemplate", "mailto"} {
			if strings.Contains(content, gone) {
				t.Errorf("%s holds %q", n, gone)
			}
		}
	}
	for _, n := range strings.Fields("[Content_Types].xml _rels/.rels docProps/core.xml docProps/app.xml word/document.xml word/_rels/document.xml.rels word/styles.xml word/numbering.xml word/settings.xml word/header1.xml word/_rels/header1.xml.rels word/media/image1.png") {
		if !names[n] {
			t.Errorf("no %s", n)
		}
		delete(names, n)
	}
	if len(names) > 0 {
		t.Errorf("also %v", names)
	}
	if !strings.Contains(files["word/styles.xml"], `w:styleId="heading1"><w:name w:val="heading 1"/>`) || !strings.Contains(files["word/styles.xml"], `<w:name w:val="Style 1"/><w:basedOn w:val="heading1"/>`) {
		t.Error(files["word/styles.xml"])
	}
	if !strings.Contains(files["word/numbering.xml"], `w:val="[PERSON 1] %1:"`) || !strings.Contains(files["word/settings.xml"], "evenAndOddHeaders") {
		t.Error(files["word/numbering.xml"], files["word/settings.xml"])
	}
	img, err := png.Decode(strings.NewReader(files["word/media/image1.png"]))
	if err != nil || img.Bounds().Dx() != 200 || img.Bounds().Dy() != 100 {
		t.Error("the grey box:", err)
	}
}

func drawing(content, uri string) string {
	return `<w:r><w:drawing><wp:inline distT="0"><wp:extent cx="1905000" cy="952500"/><wp:docPr id="9" name="Jayden" descr="Jayden"><a:hlinkClick r:id="x"/></wp:docPr><a:graphic><a:graphicData uri="` + uri + `">` +
		content + `</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}

func TestDrawings(t *testing.T) {
	box := `<wps:wsp><wps:cNvPr id="4" name="Jayden"/><wps:spPr><a:custGeom><a:pathLst/></a:custGeom><a:blipFill><a:blip r:embed="x"/></a:blipFill><a:solidFill><a:srgbClr val="FFEE00"/></a:solidFill></wps:spPr><wps:txbx><w:txbxContent>` +
		ooxmltest.P("Jay", "den") + `</w:txbxContent></wps:txbx><wps:bodyPr rot="0" vert="horz"/></wps:wsp>`
	for name, tc := range map[string]struct {
		in       string
		has, not []string
	}{
		"text box":    {drawing(box, ooxml.Namespace("wps")), []string{`<mc:Choice Requires="wps">`, "<w:t xml:space=\"preserve\">[PERSON 1]</w:t>", `prst="rect"`, "FFEE00", `vert="horz"`, `name=""`}, []string{"Fallback", "descr", "hlink", "custGeom", "r:embed"}},
		"place":       {`<w:r><w:drawing><wp:anchor relativeHeight="251659264"><wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>-12700</wp:posOffset></wp:positionV><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="a"/><a:graphic><a:graphicData uri="` + ooxml.Namespace("wps") + `">` + box + `</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`, []string{`relativeHeight="1001023"`, "<wp:align>right</wp:align>", "<wp:posOffset>-12700</wp:posOffset>"}, nil},
		"no words":    {drawing(`<wps:wsp><wps:cNvSpPr/><wps:spPr bwMode="griffith"><a:xfrm><a:off x="9991234578" y="0"/></a:xfrm><a:prstGeom prst="larkspur"><a:avLst><a:gd name="adj" fmla="val 7"/><a:gd name="rosalind" fmla="val griffith"/></a:avLst></a:prstGeom><a:solidFill><a:schemeClr val="rosalind"/></a:solidFill></wps:spPr><wps:bodyPr/></wps:wsp>`, ooxml.Namespace("wps")), []string{`prst="rect"`, `fmla="val 7"`, "<a:solidFill/>"}, []string{"griffith", "rosalind", "larkspur", "9991234578"}},
		"VML words":   {`<w:r><w:pict><v:rect style="width:9pt;position:griffith;z-index:-251658240" fillcolor="griffith88" strokecolor="red" coordsize="9991234578,1"/></w:pict></w:r>`, []string{`<v:rect style="width:9pt;z-index:-999999" strokecolor="red"/>`}, nil},
		"chart":       {drawing(`<c:chart r:id="c"/>`, "http://schemas.openxmlformats.org/drawingml/2006/chart"), []string{"<pic:pic>", `r:embed="rIdB1"`, `cx="1905000"`}, []string{"c:chart", "Alternate"}},
		"VML box":     {`<w:r><w:pict><v:shape id="Jayden" type="#_x0000_t202" alt="Jayden" style="width:10pt;visibility:hidden;font-family:Jayden" fillcolor="white [3212]"><v:textbox><w:txbxContent>` + ooxmltest.P("Jayden") + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`, []string{`<v:rect style="width:10pt" fillcolor="white [3212]"><v:textbox><w:txbxContent>`, "[PERSON 1]"}, []string{"visibility", "alt="}},
		"VML picture": {`<w:r><w:pict><v:shape style="width:150pt;height:75pt"><v:imagedata r:id="x" o:title="Jayden"/></v:shape></w:pict></w:r>`, []string{`<v:imagedata r:id="rIdB1"/>`}, []string{"o:title"}},
		"object":      {`<w:r><w:object><v:shape style="width:150pt;height:75pt"><v:imagedata r:id="x"/></v:shape><o:OLEObject ProgID="Jayden" r:id="y"/></w:object></w:r>`, []string{`<w:pict><v:rect`, `<v:imagedata r:id="rIdB1"/>`}, []string{"OLE", "w:object"}},
		"word art":    {`<w:r><w:pict><v:rect id="Jayden" style="width:140pt;height:65pt" fillcolor="#c0c0c0 [1]" path="Jayden"><v:fill opacity=".5" src="Jayden"/><v:textpath style="font-family:Jayden" string="for&#10;Jayden"/></v:rect></w:pict></w:r>`, []string{`<v:shape type="#_x0000_t136" style="width:140pt;height:65pt" fillcolor="#c0c0c0 [1]"><v:fill opacity=".5"/><v:textpath on="t" fitshape="t" string="for&#10;[PERSON 1]"/></v:shape>`, `<v:shapetype id="_x0000_t136"`}, []string{"v:rect"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := openDocx(t, "<w:p>"+run("", "abcd")+tc.in+"</w:p>", nil)
			got := copied(t, d, mask(d, "Jayden"))[mainName]
			for _, s := range tc.has {
				if !strings.Contains(got, s) {
					t.Errorf("no %s in %s", s, got)
				}
			}
			for _, s := range append(tc.not, "Jayden") {
				if strings.Contains(got, s) {
					t.Errorf("%s in %s", s, got)
				}
			}
		})
	}
}

func TestBoxStyle(t *testing.T) {
	d := openDocx(t, ooxmltest.P("for Jayden"), map[string]string{"word/numbering.xml": ooxmltest.Declare("w:numbering", `<w:abstractNum><w:lvl><w:lvlText w:val="Jayden"/></w:lvl></w:abstractNum>`)})
	p := mask(d, "Jayden")
	p.Style = plan.StyleBox
	if got := inner(copied(t, d, p)); got != "<w:p><w:r><w:t>for █████</w:t></w:r></w:p>" {
		t.Error(got)
	}
}

// The copy of a theme holds colours and fonts and none of its names.
func TestTheme(t *testing.T) {
	const main, theme = "theme/theme/themeManager.xml", "theme/theme/theme1.xml"
	in := ooxmltest.Zip(map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/` + main + `" ContentType="application/vnd.openxmlformats-officedocument.themeManager+xml"/></Types>`,
		"_rels/.rels":         `<Relationships xmlns="` + ooxml.Namespace("rel") + `"><Relationship Id="a" Type="` + ooxml.Namespace("r") + `/officeDocument" Target="` + main + `"/></Relationships>`,
		main:                  `<a:themeManager xmlns:a="` + ooxml.Namespace("a") + `"/>`,
		ooxml.RelsName(main):  `<Relationships xmlns="` + ooxml.Namespace("rel") + `"><Relationship Id="a" Type="` + ooxml.Namespace("r") + `/theme" Target="theme1.xml"/></Relationships>`,
		theme: `<a:theme xmlns:a="` + ooxml.Namespace("a") + `" name="Jayden"><a:themeElements><a:clrScheme name="Jayden"><a:dk2><a:srgbClr val="1F497D"/></a:dk2></a:clrScheme>` +
			`<a:fmtScheme name="Jayden"><a:lnStyleLst><a:ln w="25400" cmpd="Jayden"/><a:ln w="Jayden"/></a:lnStyleLst></a:fmtScheme><a:fontScheme name="Jayden"><a:majorFont><a:latin typeface="Georgia"/></a:majorFont><a:minorFont><a:latin typeface="Jayden"/></a:minorFont></a:fontScheme></a:themeElements><a:custClrLst><a:custClr name="Jayden"/></a:custClrLst></a:theme>`,
	})
	d, err := source.Format.Open(context.Background(), bytes.NewReader(in), int64(len(in)), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	files := copied(t, d, plan.Plan{})
	for _, want := range []string{"1F497D", "Georgia", "Arial", `<a:ln w="25400">`, `<a:ln w="12700">`, `<a:ln w="19050">`} {
		if !strings.Contains(files[theme], want) {
			t.Errorf("no %s in %s", want, files[theme])
		}
	}
	for name, data := range files {
		if strings.Contains(data, "Jayden") {
			t.Errorf("a name in %s", name)
		}
	}
}

// The words of a table of contents do not look like links.
func TestContents(t *testing.T) {
	styles := ooxmltest.Declare("w:styles", `<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/></w:style>`)
	link := run(`<w:rStyle w:val="Hyperlink"/><w:b/>`, "one")
	d := openDocx(t, `<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>`+link+`</w:p><w:p>`+link+`</w:p>`, map[string]string{"word/styles.xml": styles})
	want := `<w:p><w:pPr><w:pStyle w:val="toc1"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>one</w:t></w:r></w:p><w:p><w:r><w:rPr><w:rStyle w:val="hyperlink"/><w:b/></w:rPr><w:t>one</w:t></w:r></w:p>`
	if got := inner(copied(t, d, plan.Plan{})); got != want {
		t.Error(got)
	}
}
