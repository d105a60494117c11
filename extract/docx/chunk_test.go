package docx

import (
	"slices"
	"testing"

	"veil/extract"
	"veil/internal/ooxml/ooxmltest"
)

func TestChunks(t *testing.T) {
	inner := string(ooxmltest.Docx(ooxmltest.P("in one")+ooxmltest.P("in two"), nil))
	for name, c := range map[string]struct{ file, data, want, gap string }{
		"text":           {"a.txt", "one\r\ntwo\tx\n", "first\none\ntwo\tx\nlast", "1 inserted document taken in as plain paragraphs"},
		"Latin text":     {"a.txt", "Br\xe2nz", "first\nBrânz\nlast", "1 inserted document taken in as plain paragraphs"},
		"page":           {"a.html", "<p>one<p>two<!-- x --><script>y</script>&amp;<br>three<table><tr><td>a<td>b</table>", "first\none\ntwo&\nthree\na\tb\nlast", "1 inserted document taken in as plain paragraphs"},
		"page's picture": {"a.html", "<p>one<img src=x>", "first\none\nlast", "1 picture not read; left out"},
		"odd page":       {"a.htm", "5 < 6<p a='", "first\n5 < 6\nlast", "1 inserted document taken in as plain paragraphs"},
		"Word":           {"a.docx", inner, "first\nin one\nin two\nlast", "1 inserted document taken in as plain paragraphs"},
		"nothing":        {"a.txt", "", "first\n\nlast", "1 inserted document taken in as plain paragraphs"},
		"RTF":            {"a.rtf", `{\rtf1\ansi one {\v hid}\par Br\'e2nz}`, "first\none \nBrânz\nlast", "1 inserted document taken in as plain paragraphs"},
		"web archive":    {"a.mht", "MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>o=\r\nne</p><p>tw=6F</p>", "first\none\n\ntwo\nlast", "1 inserted document taken in as plain paragraphs"},
		"binary":         {"a.txt", "\x00\x01\x02\x00", "first\nlast", "1 inserted document not read; open this one in Word and save it, which takes it in"},
		"broken Word":    {"a.docx", "PK\x03\x04", "first\nlast", "1 inserted document not read; open this one in Word and save it, which takes it in"},
		"missing part":   {"b.txt", "x", "first\nlast", "1 inserted document not read; open this one in Word and save it, which takes it in"},
	} {
		more := map[string]string{"word/_rels/document.xml.rels": ooxmltest.Rels("r1", "aFChunk", c.file)}
		if name != "missing part" {
			more["word/"+c.file] = c.data
		}
		body := ooxmltest.P("first") + `<w:altChunk r:id="r1"><w:altChunkPr><w:matchSrc/></w:altChunkPr></w:altChunk>` + ooxmltest.P("last")
		d := mustOpen(t, body, more)
		if got := texts(d)[mainPart]; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if g := d.Gaps(); !slices.ContainsFunc(g, func(g extract.Gap) bool { return g.Why == c.gap }) {
			t.Errorf("%s: %v", name, g)
		}
		mapped(t, body, d)
	}
}
