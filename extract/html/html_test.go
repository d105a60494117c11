package html

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
)

func openBytes(b []byte) (*Document, error) {
	d, err := Format.Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
	if err != nil {
		return nil, err
	}
	return d.(*Document), nil
}

func texts(d *Document) map[string]string {
	m := map[string]string{}
	for _, p := range d.Parts() {
		m[strings.TrimPrefix(p.ID, "page#")] = p.Text
	}
	return m
}

func TestText(t *testing.T) {
	body := func(s string) map[string]string { return map[string]string{"body": s} }
	for name, tc := range map[string]struct {
		in   string
		want map[string]string
	}{
		"paragraphs":         {"<p>one</p>\n<p>two<p>three é👧", body("one\ntwo\nthree é👧")},
		"loose text":         {"a<div>b</div>c", body("a\nb\nc")},
		"white space":        {"<p> a \t b\n<b> c</b> d </p> e", body("a b c d\ne")},
		"split by tags":      {"<p>J<b>an</b>e <i>R</i><u>oe</u></p>", body("Jane Roe")},
		"no-break space":     {"<p>Jane&nbsp;Roe&#160;x</p>", body("Jane\u00a0Roe\u00a0x")},
		"soft hyphens":       {"<p>Ja&shy;ne&#x200B;tte\ufeff</p>", body("Janette")},
		"controls":           {"<p>Ja&#1;ne\x02x</p>", body("Janex")},
		"line breaks":        {"<p>a<br>b <br/> c<br></p><p><br></p><p>d<br><br></p>e", body("a\nb\nc\n\nd\n\ne")},
		"pre":                {"<pre>\n a  b\n\tc\n</pre>d", body(" a  b\n\tc\nd")},
		"pre by style":       {`<div style="white-space: pre-wrap">a  b` + "\r\n" + `c</div>`, body("a  b\nc")},
		"a table":            {"<table><tr><td>a<td><p>b<p>c<tr><td><td>d</table>e", body("a\tb\nc\n\td\ne")},
		"table in a table":   {"<table><tr><td>a</td><td>b<table><tr><td>c</td><td>d</td></tr></table></td></tr></table>", body("a\tb\nc\td")},
		"text in a table":    {"<table>x<tr>y<td>a</td>z</tr></table>", body("x\ny\ta\tz")},
		"cells alone":        {"Jane</td><td>Roe", body("Jane\nRoe")},
		"lists":              {"<ul><li>a<li>b<ol><li>c</ol></ul>d", body("a\nb\nc\nd")},
		"definitions":        {"<dl><dt>a<dd>b<dt>c</dl>", body("a\nb\nc")},
		"headings":           {"<h1>a</h1><h2>b<h3>c</h2>d", body("a\nb\nc\nd")},
		"blocks by style":    {`a<span style="display:block">b</span>c`, body("a\nb\nc")},
		"fields":             {`<p>Name: <input value="Jane"> <textarea>` + "\nx" + `</textarea><input type=checkbox checked>y</p>`, map[string]string{"body": "Name: Jane x☒ y", "fields": "Jane"}},
		"title":              {"<title>Jane &amp; co</title><p>a", map[string]string{"body": "a", "properties": "Jane & co"}},
		"head without end":   {"<head><meta name=author content='Jane Roe'><p>a", map[string]string{"body": "a", "properties": "Jane Roe"}},
		"comments":           {"<p>a<!-- Jane --><!--[if mso]><p title='Roe'>x</p><![endif]--></p>", map[string]string{"body": "a", "comments": "Jane\nx\nRoe"}},
		"scripts":            {"<p>a<script>var n = 'Jane Roe'; f('x')</script><noscript><p>Ann</p></noscript>", map[string]string{"body": "a", "hidden": "Jane Roe\nAnn"}},
		"data in scripts":    {`<script type="application/ld+json">{"name":"jane"}</script><p>a`, map[string]string{"body": "a", "hidden": `{"name":"jane"}`}},
		"a template":         {"<template><p>Jane</p></template><p>a", map[string]string{"body": "a", "hidden": "Jane"}},
		"hidden":             {`<p>a<span hidden>J</span><b style="DISPLAY : none">K</b></p><div style="visibility:hidden"><p>L</p></div>b`, map[string]string{"body": "a\nb", "hidden": "J\nK\nL"}},
		"hidden by a rule":   {`<style>.x, #y { display:none !important } p.z{font-size:0}</style><p class="q x">J</p><p id=y>K</p><p class=z>L</p><p class=w>a`, map[string]string{"body": "a", "hidden": "J\nK\nL"}},
		"shown after all":    {`<style>.x{display:none}</style><p class=x style="display:block">a`, body("a")},
		"a later style":      {`<p class=x>J</p>a<style>.x{display:none}</style>`, map[string]string{"body": "a", "hidden": "J"}},
		"out of sight":       {`<p style="position:absolute;left:-9999px">J</p><p style="max-height:0;overflow:hidden">K</p>a`, map[string]string{"body": "a", "hidden": "J\nK"}},
		"shown within":       {`<table><tr><td style="font-size:0px">J<div style="font-size:13px">a<span style="font-size:0">K</span></div></td><td style="visibility:hidden">L<b style="visibility:visible">b</b></td></tr></table>`, map[string]string{"body": "a\tb", "hidden": "JK\nL"}},
		"no size of nothing": {`<p style="font-size:0">J<b style="font-size:120%">K</b></p>a`, map[string]string{"body": "a", "hidden": "JK"}},
		"misnested hiding":   {`<b hidden>J<p>K</b>a</p>b`, map[string]string{"body": "a\nb", "hidden": "JK"}},
		"links":              {`<a href="mailto:jane%20roe@x" title="To Jane">a</a>`, map[string]string{"body": "a", "links": "mailto:jane roe@x", "pictures": "To Jane"}},
		"data in a link":     {`<a href="data:text/html;base64,PGI+SmFuZTwvYj4=">a</a>`, map[string]string{"body": "a", "hidden": "Jane"}},
		"a picture":          {`<p>a <img src="x/Jane.png" alt="Jane on a swing"> b</p>`, map[string]string{"body": "a b", "pictures": "Jane on a swing", "links": "x/Jane.png"}},
		"names":              {`<p id="jane.roe x" data-child="Jane" class="Jane Roe" onclick="x">a`, map[string]string{"body": "a", "names": "jane.roe x\nJane\nx"}},
		"a drawing":          {"<p>a<svg><title>T</title><style>Q</style><text>Ja<tspan>ne</tspan></text><p>b</svg>c", map[string]string{"body": "a\nbc", "pictures": "T\nQ\nJa\nne"}},
		"a formula":          {"<p>a<math><mi>x</mi></math>b", map[string]string{"body": "ab", "pictures": "x"}},
		"CDATA in a drawing": {"<svg><text><![CDATA[Jane <x>]]></text></svg>a", map[string]string{"body": "a", "pictures": "Jane <x>"}},
		"CDATA elsewhere":    {"<p>a<![CDATA[Jane]]>b", map[string]string{"body": "ab", "comments": "[CDATA[Jane]]"}},
		"ruby":               {"<p><ruby>a<rp>(</rp><rt>Jane</rt><rp>)</rp></ruby>b", map[string]string{"body": "ab", "hidden": "(\nJane\n)"}},
		"backwards":          {`<p>a<bdo dir=rtl>enaJ</bdo>b`, body("a\u202eenaJ\u202cb")},
		"a frame":            {`<p>a<iframe srcdoc="<p>Jane">x</iframe>`, map[string]string{"body": "a", "hidden": "Jane\nx"}},
		"css strings":        {`<style>/* by Jane */ p::after{content:"Roe"} b{background:url(x/Ann.png)}</style>a`, map[string]string{"body": "a", "comments": "by Jane", "hidden": "Roe", "links": "x/Ann.png"}},
	} {
		d, err := openBytes([]byte(tc.in))
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

// mapped holds that items and borders cover the text once and in order, and that
// elements are nested.
func mapped(t *testing.T, name string, d *Document) {
	t.Helper()
	text := texts(d)["body"]
	at, borders, open := 0, d.Borders(), 0
	for _, i := range d.Items() {
		switch i.Op {
		case Open:
			open++
		case Close:
			open--
		case Words:
			for len(borders) > 0 && borders[0] == at {
				borders, at = borders[1:], at+1
			}
			if int(i.Start) != at || i.End <= i.Start {
				t.Fatalf("%s: an item at %d, after %d", name, i.Start, at)
			}
			at = int(i.End)
		}
		if open < 0 {
			t.Fatalf("%s: closed once too often", name)
		}
	}
	if at += len(borders); at != len(text) || open != 0 {
		t.Fatalf("%s: %d bytes of %d, %d open", name, at, len(text), open)
	}
}

func TestEncodings(t *testing.T) {
	wide := func(s string) []byte {
		b := []byte{0xff, 0xfe}
		for _, u := range utf16.Encode([]rune(s)) {
			b = append(b, byte(u), byte(u>>8))
		}
		return b
	}
	for name, in := range map[string][]byte{
		"utf-8":             []byte("<p>Zoë Łuk"),
		"a mark":            []byte("\xef\xbb\xbf<p>Zoë Łuk"),
		"utf-16":            wide("<p>Zoë Łuk"),
		"utf-16, no mark":   wide("<p>Zoë Łuk")[2:],
		"iso-8859-2":        []byte("<meta charset=iso-8859-2><p>Zo\xeb \xa3uk"),
		"by http-equiv":     []byte(`<meta http-equiv="Content-Type" content="text/html; charset=windows-1250"><p>Zo` + "\xeb \xa3uk"),
		"by XML":            []byte(`<?xml version="1.0" encoding="iso-8859-2"?><html><p>Zo` + "\xeb \xa3uk"),
		"utf-8 with strays": []byte("<meta charset=utf-8><p>Zo\xeb Łuk"),
	} {
		d, err := openBytes(in)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := texts(d)["body"]; got != "Zoë Łuk" {
			t.Errorf("%s: %q", name, got)
		}
		if !Sniff(in) {
			t.Errorf("%s: not sniffed", name)
		}
	}
}

func TestSniff(t *testing.T) {
	for in, want := range map[string]bool{"<!DOCTYPE html>": true, " \n<!-- x --><HTML>": true, `<?xml version="1.0"?><html xmlns="x">`: true, "<p>a": true,
		"<div class=x>": true, "": false, "text <p>": false, "<?xml version='1.0'?><a/>": false, "<!-- x": false, "<preface>": false, "<p": false, "{\\rtf1": false, "<3 you": false} {
		if Sniff([]byte(in)) != want {
			t.Errorf("%q: %v", in, !want)
		}
	}
}

func TestGaps(t *testing.T) {
	for name, tc := range map[string]struct {
		in, why  string
		blocking bool
	}{
		"a picture":      {"<p>a<img src=x>", "1 picture not read; replaced by a box", false},
		"pictures":       {"<p>a<svg></svg><canvas>x</canvas>", "2 pictures not read; replaced by boxes", false},
		"pictures alone": {"<img src=x>", PicturesOnly, true},
		"a frame":        {"a<iframe src=x></iframe>", "1 frame or embedded object (another page, a film, a file) not read; replaced by a box", true},
		"frames":         {"<frameset><frame src=x><frame src=y></frameset>", "2 frames or embedded objects (other pages, films, files) not read; replaced by boxes", true},
		"what counts":    {"<p>a<img src=x width=1 height=1><img hidden src=x>", "", false},
	} {
		d, err := openBytes([]byte(tc.in))
		if err != nil {
			t.Fatal(err)
		}
		var last extract.Gap
		if g := d.Gaps(); len(g) > 0 {
			last = g[len(g)-1]
		}
		if last.Why != tc.why || last.Blocking != tc.blocking {
			t.Errorf("%s: %v", name, d.Gaps())
		}
	}
}

func TestRefused(t *testing.T) {
	for name, tc := range map[string]struct {
		in   string
		want extract.Reason
	}{
		"deep":       {strings.Repeat("<div>", 600), extract.Unsupported},
		"NUL":        {"<p>Jane\x00Roe and some more", extract.Unsupported},
		"nothing":    {"<p>&nbsp;<script>Jane</script>", extract.Empty},
		"no charset": {"<meta charset=hz-gb-2312>x", extract.Unsupported},
	} {
		if _, err := openBytes([]byte(tc.in)); !extract.IsReason(err, tc.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, "<p>a"); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := openBytes(b)
		if err != nil {
			var e *extract.Error
			if !errors.As(err, &e) {
				t.Fatalf("%T", err)
			}
			return
		}
		mapped(t, "fuzz", d)
	})
}

var seeds = []string{"<p>a <b> b</b>", "<table>x<tr><td>a<td><table><td>b</table>", "<ul><li>a<dl><dt>b<dd>c</ul>d", "<pre>\n a\n</pre>", "<svg><p>a</svg>b<math><mi>",
	"<b hidden>a<p>b</b>c", "<style>a{display:none}</style><a>x", "<textarea>\nx", "<!--[if x]><p>a<![endif]--><![CDATA[x]]>", "<p>a<br><br></p><img><br><br>", "<bdo dir=rtl>a<p>b</bdo>c"}
