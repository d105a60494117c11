package docx

import (
	"slices"
	"strings"
	"testing"

	"veil/internal/ooxml/ooxmltest"
)

func TestReadPage(t *testing.T) {
	for in, want := range map[string]string{
		"":      "",
		"plain": "plain",
		"<P>one<p>two  words\n here<BR>three</P>":                      "one|two words here|three",
		"<b>Ja</b>yden &amp; M&uuml;ller&nbsp;x":                       "Jayden & Müller\u00a0x",
		"<table><tr><td>a<td> b </td></tr><tr><th>c</th></tr></table>": "a\tb|c",
		"<pre>a  b\n c</pre>d":                                         "a  b| c|d",
		"<ul><li>x</li><li>y</ul>z":                                    "x|y|z",
		"<script>if (a<b) {}</script>x<!-- y -->z":                     "xz",
		"<![if !supportLists]>x<![endif]>":                             "x",
		"<input type=text value='a b'>c":                               "a bc",
		"5 < 6":                                                        "error",
		"<p a='":                                                       "error",
		"\x01x":                                                        "error",
	} {
		p, err := readPage(in)
		got := "error"
		if err == nil {
			got = strings.Join(p.lines, "|")
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	p, err := readPage("<head><title>T a</title></head><!-- co --><p title='ti p'>x<img alt='pic ture'>")
	if err != nil || !slices.Equal(p.asides, []string{"co", "T a", "ti p", "pic ture"}) || p.pictures != 1 {
		t.Errorf("%q %v", p.asides, err)
	}
}

func TestChunks(t *testing.T) {
	inner := string(ooxmltest.Docx(ooxmltest.P("in one")+ooxmltest.P("in two"), nil))
	for name, c := range map[string]struct{ file, data, want, gap string }{
		"text":         {"a.txt", "one\r\ntwo\tx\n", "first\none\ntwo\tx\nlast", "1 inserted document taken in as plain paragraphs"},
		"Latin text":   {"a.txt", "Br\xe2nz", "first\nBrânz\nlast", "1 inserted document taken in as plain paragraphs"},
		"page":         {"a.html", "<p>one<p>two<img>", "first\none\ntwo\nlast", "1 picture of an inserted document left out"},
		"Word":         {"a.docx", inner, "first\nin one\nin two\nlast", "1 inserted document taken in as plain paragraphs"},
		"nothing":      {"a.txt", "", "first\n\nlast", "1 inserted document taken in as plain paragraphs"},
		"RTF":          {"a.rtf", `{\rtf1 x}`, "first\nlast", "1 inserted document not read; open this one in Word and save it, which takes it in"},
		"web archive":  {"a.mht", "MIME-Version: 1.0", "first\nlast", "1 inserted document not read; open this one in Word and save it, which takes it in"},
		"broken page":  {"a.html", "<p a='", "first\nlast", "1 inserted document not read; open this one in Word and save it, which takes it in"},
		"binary":       {"a.txt", "\x00\x01\x02\x00", "first\nlast", "1 inserted document not read; open this one in Word and save it, which takes it in"},
		"broken Word":  {"a.docx", "PK\x03\x04", "first\nlast", "1 inserted document not read; open this one in Word and save it, which takes it in"},
		"missing part": {"b.txt", "x", "first\nlast", "1 inserted document not read; open this one in Word and save it, which takes it in"},
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
		if g := d.Gaps(); len(g) == 0 || g[len(g)-1].Why != c.gap {
			t.Errorf("%s: %v", name, g)
		}
		mapped(t, body, d)
	}
}

func FuzzPage(f *testing.F) {
	for _, s := range []string{"<p>a<br>b", "<table><tr><td>a<td>b", "<pre> a\n b</pre>&nbsp;", "<!--x--><![if y]><title>z"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := readPage(s)
		if err != nil {
			return
		}
		for _, l := range p.lines {
			if strings.ContainsAny(l, "\n\r") {
				t.Fatalf("a line with a line end: %q", l)
			}
		}
	})
}
