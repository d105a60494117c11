package xlsx

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	"veil/extract/xlsx/xlsxtest"
	"veil/internal/ooxml/ooxmltest"
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
		if p.ID != NamesID {
			m[p.ID] = p.Text
		}
	}
	return m
}

// dates are styles in which look 1 is a date, 2 two places after the point, 3
// nothing that shows.
var looks = map[string]string{"styles": `<numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="2"/><xf numFmtId="170"/></cellXfs>`}

func TestText(t *testing.T) {
	row := xlsxtest.Row
	at := func(ref, s string) string { return `<c r="` + ref + `" t="inlineStr"><is><t>` + s + `</t></is></c>` }
	for name, tc := range map[string]struct {
		sheet string
		more  map[string]string
		want  map[string]string
	}{
		"nothing":       {"", nil, map[string]string{}},
		"rows":          {row("a", "b") + row("é👧", ""), nil, map[string]string{"sheet1": "a\tb\né👧\t"}},
		"numbers":       {`<row><c><v>7700900123</v></c><c s="1"><v>40616.5</v></c><c s="2"><v>1.2345</v></c><c s="3"><v>999</v></c></row>`, looks, map[string]string{"sheet1": "7700900123\t14/03/2011\t1.23", "package#hidden": "999"}},
		"truths":        {`<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c></row>`, nil, map[string]string{"sheet1": "TRUE\tFALSE\t#N/A"}},
		"shared":        {`<row><c t="s"><v>1</v></c></row>`, map[string]string{"sharedStrings": "<si><t>orphan</t></si><si><r><t>Ja</t></r><r><rPr><b/></rPr><t>yden</t></r></si>"}, map[string]string{"sheet1": "Jayden", "package#hidden": "orphan"}},
		"escapes":       {row("_x0041_b _x005F_x0041_ _xZZ"), nil, map[string]string{"sheet1": "Ab _x0041_ _xZZ"}},
		"white space":   {row(" a  b\n\nc\t"), nil, map[string]string{"sheet1": "a b c"}},
		"formulas":      {`<row><c t="str"><f>A1&amp;"Jane Roe"</f><v>Jane</v></c><c><f>1+1</f><v>2</v></c></row>`, nil, map[string]string{"sheet1": "Jane\t2", "package#formulas": "Jane Roe"}},
		"empty columns": {"<row>" + at("C1", "a") + at("F1", "b") + "</row><row>" + at("C2", "c") + "</row>", nil, map[string]string{"sheet1": "a\tb\nc\t"}},
		"empty rows":    {`<row r="1">` + at("A1", "a") + `</row><row r="3">` + at("A3", "b") + `</row><row r="9">` + at("A9", "c") + "</row>", nil, map[string]string{"sheet1": "a\nb\n\nc"}},
		"any order":     {`<row r="2">` + at("B2", "d") + at("A2", "c") + `</row><row r="1">` + at("A1", "a") + "</row>", nil, map[string]string{"sheet1": "a\t\nc\td"}},
		"one place":     {"<row>" + at("A1", "a") + at("A1", "b") + "</row>", nil, map[string]string{"sheet1": "b", "package#hidden": "a"}},
		"hidden rows":   {row("a") + strings.Replace(row("b"), "<row", `<row hidden="1"`, 1) + row("c"), nil, map[string]string{"sheet1": "a\nc", "sheet1#hidden": "a\nb"}},
		"hidden column": {`<x <cols><col min="2" max="2" hidden="1"/></cols><sheetData>` + row("a", "b", "c") + "</sheetData>", nil, map[string]string{"sheet1": "a\tc", "sheet1#hidden": "a\tb\tc"}},
		"hidden below":  {`<x <cols><col min="2" max="2" hidden="1"/></cols><sheetData>` + row("Name", "Born") + row("Jane", "1 May") + "</sheetData>", nil, map[string]string{"sheet1": "Name\nJane", "sheet1#hidden": "Name\tBorn\n\t1 May"}},
		"merged":        {`<x <sheetData>` + row("a", "b", "c") + `</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>`, nil, map[string]string{"sheet1": "a\tc", "sheet1#hidden": "a\tb\tc"}},
		"headers":       {`<x <sheetData/><headerFooter><oddHeader>&amp;L&amp;"Arial"Jane&amp;R&amp;P of &amp;N</oddHeader></headerFooter>`, nil, map[string]string{"package#headers": "Jane\nof"}},
		"a chart":       {row("a"), map[string]string{"xl/charts/chart1.xml": `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:v>Jane Roe</c:v></c:chartSpace>`}, map[string]string{"sheet1": "a", "package#drawings": "Jane Roe"}},
		"comments":      {row("a"), map[string]string{"xl/comments1.xml": `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><comment><text><r><rPr><rFont val="Georgia"/></rPr><t>call </t></r><r><t>Jane</t></r></text></comment></comments>`}, map[string]string{"sheet1": "a", "package#comments": "call Jane"}},
	} {
		d, err := openBytes(xlsxtest.Book(tc.more, tc.sheet))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(tc.want, texts(d)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		mapped(t, d)
	}
}

// mapped holds that the cells cover the text of their sheet once, but for tabs and
// line ends.
func mapped(t *testing.T, d *Document) {
	t.Helper()
	text := map[string]string{}
	for _, p := range d.Parts() {
		text[p.ID] = p.Text
		if !utf8.ValidString(p.Text) {
			t.Errorf("%s is not UTF-8", p.ID)
		}
	}
	for _, s := range d.Book().Sheets {
		at, last := int32(0), Cell{}
		for i, c := range s.Cells {
			if i > 0 && (c.Row < last.Row || c.Row == last.Row && c.Col <= last.Col) {
				t.Errorf("%s: cells are not in order", s.ID)
			}
			last = c
			if c.Kind == Blank {
				continue
			}
			between := text[s.ID][at:c.Start]
			if strings.Trim(between, "\t\n") != "" || c.Start >= c.End || strings.ContainsAny(text[s.ID][c.Start:c.End], "\t\n") {
				t.Errorf("%s: cell %s does not fit the text", s.ID, Name(c.Row, c.Col))
			}
			at = c.End
		}
		if strings.Trim(text[s.ID][at:], "\t\n") != "" {
			t.Errorf("%s: text without a cell", s.ID)
		}
	}
}

// TestStrict reads a workbook in the vocabulary of the strict variant, in which
// dates are written out.
func TestStrict(t *testing.T) {
	const x = ` xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"`
	rels := func(s string) string {
		return strings.ReplaceAll(s, "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
	}
	d, err := openBytes(xlsxtest.Book(map[string]string{
		"_rels/.rels":                rels(ooxmltest.Rels("rId1", "officeDocument", "xl/workbook.xml")),
		"xl/_rels/workbook.xml.rels": rels(ooxmltest.Rels("s1", "worksheet", "worksheets/sheet1.xml", "st", "styles", "styles.xml")),
		"xl/workbook.xml":            "<workbook" + x + `><sheets><sheet name="a" sheetId="1" r:id="s1"/></sheets></workbook>`,
		"xl/styles.xml":              "<styleSheet" + x + ">" + looks["styles"] + "</styleSheet>",
		"xl/worksheets/sheet1.xml":   "<worksheet" + x + `><sheetData><row><c t="d" s="1"><v>2011-03-14</v></c><c t="inlineStr"><is><t>Jane</t></is></c></row></sheetData></worksheet>`,
	}))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"sheet1": "14/03/2011\tJane"}, texts(d)); diff != "" {
		t.Error(diff)
	}
}

func TestHiddenSheets(t *testing.T) {
	d, err := openBytes(xlsxtest.Book(map[string]string{"xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` +
		`<sheet name="Jane" sheetId="1" state="hidden" r:id="s1"/><sheet name="Roe &amp; Co" sheetId="2" r:id="s2"/><sheet name="z" sheetId="3" state="veryHidden" r:id="s3"/></sheets></workbook>`},
		xlsxtest.Row("a"), xlsxtest.Row("b"), xlsxtest.Row("c")))
	if err != nil {
		t.Fatal(err)
	}
	want := []extract.Part{{ID: "sheet1", Kind: extract.Body, Page: 1, Text: "b"}, {ID: NamesID, Kind: extract.Metadata, Text: "Roe & Co"},
		{ID: "hidden1", Kind: extract.Hidden, Text: "a"}, {ID: "hidden2", Kind: extract.Hidden, Text: "c"}, {ID: "package#names", Kind: extract.Metadata, Text: "Jane\nz"}}
	if diff := cmp.Diff(want, d.Parts()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]extract.Dropped{{What: "hidden sheets", Count: 2}}, d.Dropped()); diff != "" {
		t.Error(diff)
	}
}

func TestGaps(t *testing.T) {
	d, err := openBytes(xlsxtest.Book(map[string]string{"xl/media/a.png": "x", "xl/embeddings/b.docx": "PK", "xl/vbaProject.bin": "x", "xl/model/item.data": "x",
		"xl/printerSettings/printerSettings1.bin": "x"}, `<row><c><f>1+1</f></c><c><v>5</v></c></row>`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range d.Gaps() {
		s := g.Why
		if g.Blocking {
			s += " !"
		}
		got = append(got, s)
	}
	want := []string{"1 embedded file not read; left out !", "1 part of an unknown kind not read; left out !", "1 picture not read; left out",
		"1 formula was saved without its value; its cell is empty in the copy", "macros not read; left out", "settings of printers not read; left out"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if m := extract.MembersOf(d); len(m) != 1 || m[0].Name != "b.docx" {
		t.Errorf("members: %v", m)
	} else if b, err := m[0].Data(); err != nil || string(b) != "PK" {
		t.Errorf("its content: %q %v", b, err)
	}
}

func TestRefused(t *testing.T) {
	row := xlsxtest.Row("a")
	ole := func(stream string) []byte {
		b := []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
		b = append(b, make([]byte, 600)...)
		for _, c := range stream {
			b = append(b, byte(c), 0)
		}
		return b
	}
	for name, tc := range map[string]struct {
		in   []byte
		why  extract.Reason
		says string
	}{
		"nothing":         {nil, extract.Damaged, ""},
		"old":             {ole("Workbook"), extract.Unsupported, "save it as .xlsx"},
		"encrypted":       {ole("EncryptedPackage"), extract.Encrypted, "password"},
		"binary":          {xlsxtest.Book(map[string]string{"_rels/.rels": ooxmltest.Rels("rId1", "officeDocument", "xl/workbook.bin"), "xl/workbook.bin": "x"}, row), extract.Unsupported, ".xlsb"},
		"no workbook":     {xlsxtest.Book(map[string]string{"_rels/.rels": ooxmltest.Rels()}, row), extract.Damaged, "main part"},
		"another root":    {xlsxtest.Book(map[string]string{"xl/workbook.xml": "<a/>"}, row), extract.Unsupported, "not an Excel workbook"},
		"no sheet":        {xlsxtest.Book(map[string]string{"xl/_rels/workbook.xml.rels": ooxmltest.Rels()}, row), extract.Damaged, "lacks one of its sheets"},
		"no rows":         {xlsxtest.Book(nil, `<row r="0"/>`), extract.Damaged, "number"},
		"many rows":       {xlsxtest.Book(nil, `<row r="1048577"/>`), extract.Damaged, "number"},
		"no place":        {xlsxtest.Book(nil, `<row r="1"><c r="A2"/></row>`), extract.Damaged, "place"},
		"many columns":    {xlsxtest.Book(nil, `<row r="1"><c r="XFE1"/></row>`), extract.Damaged, "place"},
		"not well":        {xlsxtest.Book(nil, `<row>`), extract.Damaged, "open it in Excel"},
		"entities":        {xlsxtest.Book(map[string]string{"xl/worksheets/sheet1.xml": `<!DOCTYPE a [<!ENTITY x "y">]><worksheet/>`}, row), extract.Unsupported, "entities"},
		"a merged desert": {xlsxtest.Book(nil, `<x <mergeCells>`+strings.Repeat(`<mergeCell ref="A1:XFD9"/>`, 2000)+`</mergeCells>`), extract.TooLarge, "merged"},
		"overlaps":        {xlsxtest.Book(nil, `<x <cols>`+strings.Repeat(`<col min="1" max="16384"/>`, 20)+`</cols>`), extract.Damaged, "overlap"},
		"a diagonal":      {xlsxtest.Book(nil, diagonal()), extract.TooLarge, "64 MB"},
	} {
		_, err := openBytes(tc.in)
		var e *extract.Error
		if !errors.As(err, &e) || e.Reason != tc.why || !strings.Contains(err.Error(), tc.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// diagonal are rows that would need a hundred million tabs.
func diagonal() string {
	var b strings.Builder
	for i := range int32(16000) {
		b.WriteString(`<row><c r="` + Name(i+1, i+1) + `"><v>1</v></c></row>`)
	}
	return b.String()
}

func TestSniff(t *testing.T) {
	book := xlsxtest.Book(nil, xlsxtest.Row("a"))
	late := ooxmltest.Zip(map[string]string{"a/big.bin": noise(), "xl/workbook.xml": "<a/>"})
	for name, tc := range map[string]struct {
		in           []byte
		sniff, holds bool
	}{
		"a workbook": {book, true, true},
		"Word":       {ooxmltest.Docx(ooxmltest.P("xl/"), map[string]string{"word/embeddings/a.xlsx": string(book)}), false, false},
		"late":       {late, false, true},
		"nothing":    {nil, false, false},
		"text":       {[]byte("PK, xl/ and others"), false, false},
		"cut":        {book[:20], false, false},
	} {
		if got := Sniff(tc.in[:min(len(tc.in), extract.SniffLen)]); got != tc.sniff {
			t.Errorf("%s: sniffed %v", name, got)
		}
		if got := Holds(bytes.NewReader(tc.in), int64(len(tc.in))); got != tc.holds {
			t.Errorf("%s: holds %v", name, got)
		}
	}
}

// noise does not compress.
func noise() string {
	b := make([]byte, 9000)
	x := uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = byte(x >> 24)
	}
	return string(b)
}

// TestPrograms reads workbooks that other programs have made.
func TestPrograms(t *testing.T) {
	const want = "Name\tDate of birth\tPhone\tNotes\nJane Roe\t14/03/2011\t07700 900123\tCalm. Second line\nTim Poe\t02/09/2013\t7700900124\t12.50"
	names, err := filepath.Glob("testdata/*.xlsx")
	if err != nil || len(names) < 3 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !Sniff(b[:extract.SniffLen]) {
			t.Errorf("%s is not sniffed", name)
		}
		d, err := openBytes(b)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, texts(d)["sheet1"]); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if g := d.Gaps(); len(g) > 0 {
			t.Errorf("%s: %v", name, g)
		}
	}
}

func TestRef(t *testing.T) {
	for s, want := range map[string][2]int32{"A1": {1, 1}, "Z10": {10, 26}, "AA3": {3, 27}, "XFD1048576": {1 << 20, 1 << 14}, "": {}, "A": {}, "1": {}, "a1": {}, "A0": {}, "XFE1": {}, "A1048577": {}, "A1B": {}, "AAAA1": {}} {
		row, col, ok := Ref(s)
		if !ok {
			row, col = 0, 0
		}
		if row != want[0] || col != want[1] {
			t.Errorf("%s: %d %d", s, row, col)
		}
		if ok && Name(row, col) != s {
			t.Errorf("%s comes back as %s", s, Name(row, col))
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	b := xlsxtest.Book(nil, xlsxtest.Row("a"))
	if _, err := Format.Open(ctx, bytes.NewReader(b), int64(len(b)), extract.Options{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(xlsxtest.Row("a", "b")+`<row r="7" hidden="1"><c r="B7" s="1"><f>A1&amp;"x"</f><v>40616</v></c></row>`, "<si><t>a</t></si>", looks["styles"])
	f.Add(`<row><c t="s"><v>0</v></c><c t="d"><v>2011-03-14</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells><sheetData>`, "<si><r><t>_x0041_</t></r></si>", "")
	f.Fuzz(func(t *testing.T, sheet, shared, styles string) {
		d, err := openBytes(xlsxtest.Book(map[string]string{"sharedStrings": shared, "styles": styles}, sheet))
		if err != nil {
			if e := (*extract.Error)(nil); !errors.As(err, &e) {
				t.Errorf("%T", err)
			}
			return
		}
		mapped(t, d)
	})
}

func FuzzPackage(f *testing.F) {
	f.Add(xlsxtest.Book(looks, xlsxtest.Row("a", "b"), xlsxtest.Row("c")))
	f.Fuzz(func(t *testing.T, b []byte) {
		Sniff(b[:min(len(b), extract.SniffLen)])
		Holds(bytes.NewReader(b), int64(len(b)))
		if d, err := openBytes(b); err == nil {
			mapped(t, d)
		}
	})
}
