package docx

import (
	"bytes"
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"veil/extract"
	source "veil/extract/docx"
	"veil/internal/ooxml/ooxmltest"
	"veil/redact/plan"
)

// forms are what bodies are built of, by where they may stand: B is a place for
// blocks, I for what is in a paragraph, R for what is in a run.
var forms = map[byte][]string{
	'B': strings.Split(`<w:p>III</w:p>B
<w:p>I</w:p>B
<w:p/>B
<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>II</w:p>B
<w:p><w:pPr><w:sectPr/></w:pPr>I</w:p>B
<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom>I</w:moveFrom></w:p>B
<w:tbl><w:tr><w:tc>B</w:tc><w:tc>B</w:tc></w:tr><w:tr><w:tc><w:p/></w:tc><w:tc>B</w:tc></w:tr></w:tbl>B
<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>B</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>B</w:tc><w:tc>B</w:tc></w:tr></w:tbl>B
<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>B</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>B
<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>B</w:sdtContent></w:sdt>B
<w:ins>B</w:ins>B
<w:del>B</w:del>B
<w:customXml w:element="e">B</w:customXml>B
<mc:AlternateContent><mc:Choice Requires="x">B</mc:Choice><mc:Fallback>B</mc:Fallback></mc:AlternateContent>B`, "\n"),
	'I': strings.Split(`<w:r>RR</w:r>I
<w:r><w:t>Jay</w:t></w:r>I
<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> é👧 </w:t>R</w:r>I
<w:r><w:rPr><w:vanish/></w:rPr><w:t>hid</w:t>R</w:r>I
<w:ins>I</w:ins>I
<w:del>I</w:del>I
<w:moveTo>I</w:moveTo>I
<w:hyperlink>I</w:hyperlink>I
<w:sdt><w:sdtContent>I</w:sdtContent></w:sdt>I
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>I<w:r><w:fldChar w:fldCharType="separate"/></w:r>I<w:r><w:fldChar w:fldCharType="end"/></w:r>I
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>I<w:r><w:fldChar w:fldCharType="end"/></w:r>I
<w:fldSimple w:instr="PAGE">I</w:fldSimple>I
<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>I
<w:foo>I</w:foo>I
<w:r><w:ruby><w:rubyPr/><w:rt>I</w:rt><w:rubyBase>I</w:rubyBase></w:ruby></w:r>
<mc:AlternateContent><mc:Choice Requires="x">I</mc:Choice><mc:Fallback>I</mc:Fallback></mc:AlternateContent>I`, "\n"),
	'R': strings.Split(`<w:t>den</w:t>R
<w:t>a</w:t><w:tab/>R
<w:br/>R
<w:noBreakHyphen/>R
<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar><w:fldChar w:fldCharType="end"/>R
<w:footnoteReference w:id="2"/>R
<w:pict><v:rect><v:textbox><w:txbxContent>B</w:txbxContent></v:textbox></v:rect></w:pict>R
<w:pict><v:group><v:shape><v:textbox><w:txbxContent>B</w:txbxContent></v:textbox></v:shape><v:shape><v:imagedata r:id="x"/></v:shape></v:group></w:pict>R
<w:pict><v:shape><v:textpath string="é&#10;art"/></v:shape></w:pict>R
<w:pict><v:group><v:rect><v:textpath string="art"/><v:textbox><w:txbxContent>B</w:txbxContent></v:textbox></v:rect><v:shape><v:textpath on="f" string="off"/></v:shape><v:shapetype><v:textbox><w:txbxContent>B</w:txbxContent></v:textbox></v:shapetype></v:group></w:pict>R
<w:pict><v:rect><v:textbox>B</v:textbox></v:rect>B<w:r>R</w:r></w:pict>R
<w:object><v:shape><v:textpath string="art"/></v:shape></w:object>R
<w:object><v:shape><v:imagedata r:id="x"/><v:textbox><w:txbxContent>B</w:txbxContent></v:textbox></v:shape></w:object>R
<w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>B</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>R
<w:drawing><wp:anchor><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp><wps:wsp><wps:txbx><w:txbxContent>B</w:txbxContent></wps:txbx></wps:wsp><pic:pic/><wps:wsp><wps:txbx><w:txbxContent>B</w:txbxContent></wps:txbx></wps:wsp></wpg:wgp></a:graphicData></a:graphic></wp:anchor></w:drawing>R
<w:drawing><wp:anchor><a:graphic><a:graphicData uri="x"><a:t>chart</a:t></a:graphicData></a:graphic></wp:anchor></w:drawing>R
<mc:AlternateContent><mc:Choice Requires="x">R</mc:Choice><mc:Fallback>R</mc:Fallback></mc:AlternateContent>R`, "\n"),
}

// grow builds a body from choices: a byte picks the form of the first place.
func grow(choices []byte) string {
	body := "BB"
	for _, c := range choices[:min(len(choices), 200)] {
		at := firstPlace(body)
		if at < 0 {
			break
		}
		form, all := "", forms[body[at]]
		if int(c) < 4*len(all) {
			form = all[int(c)%len(all)]
		}
		body = body[:at] + form + body[at+1:]
	}
	for at := firstPlace(body); at >= 0; at = firstPlace(body) {
		body = body[:at] + body[at+1:]
	}
	return body
}

// firstPlace finds a place; letters in tags and texts are none.
func firstPlace(s string) int {
	for i := range len(s) {
		if forms[s[i]] != nil && (i == 0 || s[i-1] == '>' || forms[s[i-1]] != nil) && (i+1 == len(s) || s[i+1] == '<' || forms[s[i+1]] != nil) {
			return i
		}
	}
	return -1
}

// FuzzWrite holds that a copy of whatever opens reads as its plan says.
func FuzzWrite(f *testing.F) {
	f.Add([]byte{0, 3, 4, 5}, uint16(1), uint16(9))
	f.Add([]byte{6, 1, 3, 0, 0, 3, 3, 22, 1, 3}, uint16(0), uint16(30))
	f.Add([]byte{2, 3, 13, 3, 0, 16, 3, 17, 3, 18}, uint16(0), uint16(4))
	f.Fuzz(func(t *testing.T, choices []byte, from, to uint16) { roundTrip(t, grow(choices), from, to) })
}

// TestGrown does the same for bodies drawn at random.
func TestGrown(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 1500 {
		choices := make([]byte, 3+r.IntN(4+i/20)) // the small ones first
		for i := range choices {
			choices[i] = byte(r.IntN(80))
		}
		from := uint16(r.IntN(20))
		roundTrip(t, grow(choices), from, from+uint16(r.IntN(20)))
		if t.Failed() {
			return
		}
	}
}

func roundTrip(t *testing.T, body string, from, to uint16) {
	t.Helper()
	b := ooxmltest.Docx(body, nil)
	d, err := source.Format.Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
	if err != nil {
		return
	}
	var p plan.Plan
	for _, part := range d.Parts() {
		i, j := int(from), min(int(to), len(part.Text))
		for i < j && !startsRune(part.Text, i) {
			i++
		}
		for j > i && !startsRune(part.Text, j) {
			j--
		}
		if i < j {
			p.Edits = append(p.Edits, plan.Edit{Span: extract.Span{Part: part.ID, Start: i, End: j}, Label: "X 1", Mask: true, Text: part.Text[i:j]})
		}
	}
	p = Fit(d, p)
	var out bytes.Buffer
	if err := (Writer{}).Write(context.Background(), &out, d, p); err != nil {
		t.Fatalf("%v: %s", err, body)
	}
	back, err := source.Format.Open(context.Background(), bytes.NewReader(out.Bytes()), int64(out.Len()), extract.Options{})
	if err != nil && !extract.IsReason(err, extract.Empty) {
		t.Fatalf("%v: %s", err, body)
	}
	got := map[string]string{}
	if err == nil {
		for _, part := range back.Parts() {
			got[part.ID] = part.Text
		}
	}
	for _, part := range d.Parts() {
		if want := p.Apply(part); Carried(part.Kind) && got[part.ID] != want && (err == nil || strings.TrimSpace(want) != "") {
			t.Errorf("%s: got %q, want %q: %s", part.ID, got[part.ID], want, body)
		}
	}
}

func startsRune(s string, i int) bool { return i >= len(s) || s[i]&0xC0 != 0x80 }
