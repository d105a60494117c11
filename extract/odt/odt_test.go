package odt

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	"veil/extract/odt/odttest"
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
		m[p.ID] = p.Text
	}
	return m
}

func TestText(t *testing.T) {
	p := func(s string) string { return "<text:p>" + s + "</text:p>" }
	row := func(cells ...string) string {
		return "<table:table-row><table:table-cell>" + strings.Join(cells, "</table:table-cell><table:table-cell>") + "</table:table-cell></table:table-row>"
	}
	for name, tc := range map[string]struct {
		body string
		want map[string]string
	}{
		"nothing":        {"", map[string]string{}},
		"paragraphs":     {p("one") + p("") + p("é👧"), map[string]string{"content.xml": "one\n\né👧"}},
		"spans":          {p("Ja<text:span>y</text:span>den <text:span>O</text:span> <text:span>B</text:span>"), map[string]string{"content.xml": "Jayden O B"}},
		"white space":    {p("\n a \t b\n<text:s/>c<text:s text:c=\"2\"/> d"), map[string]string{"content.xml": "a b  c   d"}},
		"tab and break":  {p("a<text:tab/>b<text:line-break/>c"), map[string]string{"content.xml": "a\tb\nc"}},
		"a table":        {"<table:table>" + row(p("a"), p("b")+p("c")) + row("", p("d")) + "</table:table>" + p("e"), map[string]string{"content.xml": "a\tb\nc\n\td\ne"}},
		"a note":         {p(`a<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>` + p("n") + `</text:note-body></text:note>b`), map[string]string{"content.xml": "ab", "content.xml#1": "n"}},
		"boxes":          {p("a<draw:frame><draw:text-box>" + p("b<draw:frame><draw:text-box>"+p("c")+"</draw:text-box></draw:frame>") + "</draw:text-box></draw:frame><draw:rect>" + p("d") + "</draw:rect>"), map[string]string{"content.xml": "a", "content.xml#1": "b", "content.xml#2": "d", "content.xml#3": "c"}},
		"a comment":      {p("a<office:annotation><dc:creator>Jay</dc:creator>" + p("b") + "</office:annotation>c"), map[string]string{"content.xml": "ac", "package#comments": "Jay\nb"}},
		"deleted":        {"<text:tracked-changes><text:changed-region><text:deletion>" + p("Jay") + "</text:deletion></text:changed-region></text:tracked-changes>" + p("a"), map[string]string{"content.xml": "a", "package#deleted": "Jay"}},
		"hidden section": {`<text:section text:display="none">` + p("Jay") + "</text:section>" + p("a"), map[string]string{"content.xml": "a", "package#hidden": "Jay"}},
		"a field":        {p("<text:user-defined>Jay</text:user-defined>"), map[string]string{"content.xml": "Jay"}},
		"a link":         {p(`<text:a xlink:href="http://x/Jay">b</text:a>`), map[string]string{"content.xml": "b", "package#links": "http://x/Jay"}},
		"names":          {p(`<text:bookmark text:name="Jayden Roe"/>a`), map[string]string{"content.xml": "a", "package#names": "Jayden Roe"}},
		"unknown":        {p(`<x:y xmlns:x="urn:x">a</x:y>`), map[string]string{"content.xml": "a"}},
		"loose text":     {"Jay" + p("a"), map[string]string{"content.xml": "a", "package#hidden": "Jay"}},
	} {
		d, err := openBytes(odttest.Odt(tc.body, nil))
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

// mapped holds that the map to the text covers it once, but for the borders.
func mapped(t *testing.T, name string, d *Document) {
	t.Helper()
	src, err := d.Source(context.Background())
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	covered := map[string][]int{}
	for _, p := range d.Parts() {
		covered[p.ID] = make([]int, len(p.Text))
	}
	for _, s := range src.Text {
		for i := s.Start; i < s.End; i++ {
			covered[s.Part][i]++
		}
	}
	for id, at := range d.Borders() {
		for _, i := range at {
			covered[id][i]++
		}
	}
	for id, c := range covered {
		if strings.HasPrefix(id, "package#") {
			continue
		}
		for i, n := range c {
			if n != 1 {
				t.Fatalf("%s: byte %d of %s is covered %d times", name, i, id, n)
			}
		}
	}
}

func TestParts(t *testing.T) {
	styles := odttest.Declare("office:document-styles", `<office:styles><style:style style:family="text" style:name="H"><style:text-properties text:display="none"/></style:style></office:styles>`+
		`<office:master-styles><style:master-page><style:header><text:p>Re: Jayden</text:p></style:header><style:footer><text:p>a<text:span text:style-name="H">b</text:span></text:p></style:footer></style:master-page></office:master-styles>`)
	d, err := openBytes(odttest.Odt("<text:p>x</text:p>", map[string]string{"styles.xml": styles,
		"meta.xml":             odttest.Declare("office:document-meta", "<office:meta><dc:title>Title of it</dc:title><meta:generator>LibreOffice</meta:generator></office:meta>"),
		"Basic/Standard/M.xml": `<m>Sub Jayden</m>`, "Pictures/Jayden.png": "x", "Thumbnails/thumbnail.png": "x"}))
	if err != nil {
		t.Fatal(err)
	}
	want := []extract.Part{{ID: "content.xml", Kind: extract.Body, Text: "x"}, {ID: "styles.xml#1", Kind: extract.Header, Text: "Re: Jayden"},
		{ID: "styles.xml#2", Kind: extract.Footer, Text: "a"}, {ID: "package#hidden", Kind: extract.Hidden, Text: "b"},
		{ID: "package#names", Kind: extract.Metadata, Text: "Basic/Standard/M.xml\nPictures/Jayden.png"},
		{ID: "package#properties", Kind: extract.Metadata, Text: "Title of it"}, {ID: "package#other", Kind: extract.Metadata, Text: "Sub Jayden"}}
	if diff := cmp.Diff(want, d.Parts()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]extract.Dropped{{What: "the document's properties"}, {What: "hidden text"}, {What: "macros"}}, extract.DroppedOf(d)); diff != "" {
		t.Error(diff)
	}
	mapped(t, "parts", d)
}

func TestGaps(t *testing.T) {
	frame := func(s string) string { return "<draw:frame>" + s + "</draw:frame>" }
	for name, tc := range map[string]struct {
		body     string
		more     map[string]string
		why      string
		blocking bool
	}{
		"a picture":      {"<text:p>a" + frame("<draw:image/>") + "</text:p>", nil, "1 picture not read; replaced by a grey box", false},
		"pictures alone": {"<text:p>" + frame("<draw:image/>") + "</text:p>", nil, PicturesOnly, true},
		"an object":      {"<text:p>a" + frame("<draw:object/>") + "</text:p>", nil, "1 object (a chart, a formula or an embedded file) not read; replaced by a grey box", true},
		"a form":         {`<office:forms><form:form xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0"/></office:forms><text:p>a</text:p>`, nil, "1 form not read", true},
		"another file":   {"<text:p>a</text:p>", map[string]string{"versions/a": "x"}, "1 part of an unknown kind not read", true},
	} {
		d, err := openBytes(odttest.Odt(tc.body, tc.more))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if g := d.Gaps(); len(g) == 0 || g[len(g)-1].Why != tc.why || g[len(g)-1].Blocking != tc.blocking {
			t.Errorf("%s: %v", name, g)
		}
	}
}

func TestRefused(t *testing.T) {
	for name, tc := range map[string]struct {
		in   []byte
		want extract.Reason
	}{
		"a password":    {odttest.Odt("", map[string]string{"META-INF/manifest.xml": "<a><manifest:encryption-data/></a>"}), extract.Encrypted},
		"no content":    {odttest.Zip(), extract.Damaged},
		"a spreadsheet": {odttest.Zip(map[string]string{"content.xml": odttest.Declare("office:document-content", "<office:body><office:spreadsheet/></office:body>")}), extract.Unsupported},
		"not XML":       {odttest.Zip(map[string]string{"content.xml": "<a>"}), extract.Damaged},
	} {
		_, err := openBytes(tc.in)
		if !extract.IsReason(err, tc.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	entry := "PK\x03\x04" + strings.Repeat("\x00", 22)
	for in, want := range map[string]bool{
		string(odttest.Odt("", nil)): true, "PK\x03\x04": false, "": false,
		entry + "\x08\x00\x02\x00mimetypexx" + Type: true, entry + "\x08\x00\xff\xffmimetype" + Type: false, entry + "\x09\x00\x00\x00mimetype" + Type: false,
	} {
		if Sniff([]byte(in)) != want {
			t.Errorf("%.10q: %v", in, !want)
		}
	}
}

func FuzzBody(f *testing.F) {
	for _, s := range []string{"<text:p>a <text:span> b</text:span></text:p>", "<table:table><table:table-row><table:table-cell/></table:table-row></table:table>",
		"<text:p>a<draw:frame><draw:text-box><text:p>b</text:p></draw:text-box></draw:frame><text:s/></text:p>", "x<text:list><text:list-item><text:h> y</text:h></text:list-item></text:list>",
		`<text:p><text:note><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p>`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		d, err := openBytes(odttest.Odt(body, nil))
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
