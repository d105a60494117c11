package xlsx

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"veil/extract"
	source "veil/extract/xlsx"
	"veil/extract/xlsx/xlsxtest"
	"veil/internal/isolate"
	"veil/internal/ooxml"
	"veil/redact/plan"
	"veil/redact/xlsx/cells"
)

func TestMain(m *testing.M) {
	isolate.Main()
	os.Exit(m.Run())
}

func openBook(b []byte) (*source.Document, error) {
	d, err := source.Format.Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
	if err != nil {
		return nil, err
	}
	return d.(*source.Document), nil
}

// mask is a plan that masks every place of the values, cut to fit.
func mask(d extract.Document, values ...string) plan.Plan {
	p := plan.Plan{Style: plan.StyleLabel}
	for _, part := range d.Parts() {
		for _, v := range values {
			for at := 0; v != ""; {
				i := strings.Index(part.Text[at:], v)
				if i < 0 {
					break
				}
				p.Edits = append(p.Edits, plan.Edit{Span: extract.Span{Part: part.ID, Start: at + i, End: at + i + len(v)}, Label: "PERSON 1", Mask: true, Text: v})
				at += i + len(v)
			}
		}
	}
	return Fit(d, p)
}

// copyOf writes the copy and reads it again.
func copyOf(t *testing.T, d *source.Document, p plan.Plan) ([]byte, *source.Document) {
	t.Helper()
	var b bytes.Buffer
	if err := (Writer{}).Write(context.Background(), &b, d, p); err != nil {
		t.Fatal(err)
	}
	c, err := openBook(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), c
}

// same holds that a copy reads as the plan says, and that nothing else is in it.
func same(t *testing.T, d, c *source.Document, p plan.Plan) {
	t.Helper()
	got := map[string]string{}
	for _, part := range c.Parts() {
		got[part.ID] = part.Text
		if !Carried(part.Kind) && part.ID != source.NamesID {
			t.Errorf("the copy has %s: %q", part.ID, part.Text)
		}
	}
	for _, part := range d.Parts() {
		if want := p.Apply(part); Carried(part.Kind) && got[part.ID] != want {
			t.Errorf("%s: %s", part.ID, cmp.Diff(want, got[part.ID]))
		}
	}
	if len(c.Gaps()) > 0 {
		t.Errorf("gaps: %v", c.Gaps())
	}
}

const styles = `<numFmts><numFmt numFmtId="170" formatCode="000 000 0000"/><numFmt numFmtId="171" formatCode="&quot;Jane &quot;0"/><numFmt numFmtId="172" formatCode="yyyy"/></numFmts>` +
	`<fonts><font><sz val="11"/><name val="Calibri"/></font><font><b/><color theme="4" tint="0.4"/><name val="Janefont"/></font></fonts><fills><fill/><fill/><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill></fills>` +
	`<borders><border/><border><left style="thin"><color indexed="64"/></left></border></borders>` +
	`<cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="14" fontId="1" fillId="2" borderId="1"><alignment wrapText="1" horizontal="Jane"/></xf><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs>`

func TestCopy(t *testing.T) {
	sheet := `<x <sheetFormatPr defaultColWidth="12"/><cols><col min="1" max="1" width="30.5"/><col min="5" max="5" hidden="1" width="9"/></cols><sheetData>` +
		`<row r="2" ht="40" customHeight="1"><c r="A2" t="inlineStr" s="1"><is><t>Jane Roe` + "\n" + `and Tim &amp; Co</t></is></c><c r="B2" s="1"><v>40616</v></c><c r="C2" s="2"><v>9991234578</v></c><c r="D2" s="1"/></row>` +
		`<row r="3" hidden="1"><c r="A3"><v>5</v></c></row><row r="4"><c r="A4" s="3"><v>7</v></c><c r="B4" s="4"><v>40616</v></c><c r="C4" t="b"><v>1</v></c><c r="D4" t="e"><v>#N/A</v></c><c r="E4"><v>9</v></c></row>` +
		`</sheetData><mergeCells><mergeCell ref="A6:B7"/></mergeCells>`
	d, err := openBook(xlsxtest.Book(map[string]string{"styles": styles}, sheet, xlsxtest.Row("=1+1 for Jane", "_x0041_x", "999 123 4578")))
	if err != nil {
		t.Fatal(err)
	}
	p := mask(d, "Jane Roe", "999 123 4578", "Jane")
	p.Edits = p.Edits[:0]
	for _, part := range d.Parts() { // the longest first
		p.Edits = append(p.Edits, longest(mask(d, "Jane Roe", "999 123 4578", "Jane"), part.ID)...)
	}
	b, c := copyOf(t, d, p)
	same(t, d, c, p)
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, tc := range [][3]string{{"Sheet1", "A2", "[PERSON 1]\nand Tim & Co"}, {"Sheet1", "B2", "03-14-11"}, {"Sheet1", "C2", "[PERSON 1]"}, {"Sheet1", "A4", "[PERSON 1] 7"},
		{"Sheet1", "B4", "2011"}, {"Sheet1", "C4", "TRUE"}, {"Sheet1", "D4", "#N/A"}, {"Sheet1", "E4", ""}, {"Sheet2", "A1", "=1+1 for [PERSON 1]"}, {"Sheet2", "B1", "Ax"}, {"Sheet2", "C1", "[PERSON 1]"}} {
		if got, err := f.GetCellValue(tc[0], tc[1]); got != tc[2] || err != nil {
			t.Errorf("%s %s: %q %v, want %q", tc[0], tc[1], got, err, tc[2])
		}
	}
	if w, _ := f.GetColWidth("Sheet1", "A"); w != 30.5 {
		t.Errorf("width %v", w)
	}
	if v, _ := f.GetColVisible("Sheet1", "E"); v {
		t.Error("the hidden column shows")
	}
	if v, _ := f.GetRowVisible("Sheet1", 3); v {
		t.Error("the hidden row shows")
	}
	if h, _ := f.GetRowHeight("Sheet1", 2); h != 40 {
		t.Errorf("height %v", h)
	}
	if m, _ := f.GetMergeCells("Sheet1"); len(m) != 1 || m[0].GetStartAxis() != "A6" {
		t.Errorf("merged: %v", m)
	}
	id, err := f.GetCellStyle("Sheet1", "A2")
	if err != nil {
		t.Fatal(err)
	}
	look, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	if !look.Font.Bold || look.Font.Family != "Calibri" || look.Font.Color != "8FAADC" || look.Fill.Pattern != 1 || len(look.Border) == 0 || !look.Alignment.WrapText {
		t.Errorf("look: %+v %+v %+v %+v", look.Font, look.Fill, look.Border, look.Alignment)
	}
}

// longest are the edits of a part without those that lie in others.
func longest(p plan.Plan, part string) (out []plan.Edit) {
	for i, e := range p.Edits {
		inner := e.Part != part
		for k, o := range p.Edits {
			inner = inner || k != i && o.Contains(e.Span) && o.End-o.Start > e.End-e.Start
		}
		if !inner {
			out = append(out, e)
		}
	}
	for i := range out {
		for k := i + 1; k < len(out); k++ {
			if out[k].Start < out[i].Start {
				out[i], out[k] = out[k], out[i]
			}
		}
	}
	return out
}

func TestNames(t *testing.T) {
	book := func(names ...string) []byte {
		var list strings.Builder
		var sheets []string
		for i, n := range names {
			sheets = append(sheets, xlsxtest.Row("Jane Roe and May"))
			list.WriteString(`<sheet name="` + n + `" sheetId="` + string(rune('1'+i)) + `" r:id="s` + string(rune('1'+i)) + `"/>`)
		}
		return xlsxtest.Book(map[string]string{"xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + ooxml.Namespace("r") + `"><sheets>` + list.String() + `</sheets></workbook>`}, sheets...)
	}
	for _, tc := range []struct{ in, want []string }{
		{[]string{"Visits", "Jane Roe", "for Jane Roe 2", "Jane Roe"}, []string{"Visits", "(PERSON 1)", "for (PERSON 1) 2", "Sheet4"}},
		{[]string{"Sheet2", "a very long name that no sheet can have", "history"}, []string{"Sheet2", "Sheet3", "Sheet4"}},
		{[]string{"JANE ROE"}, []string{"Sheet1"}},
	} {
		d, err := openBook(book(tc.in...))
		if err != nil {
			t.Fatal(err)
		}
		p := mask(d, "Jane Roe")
		_, c := copyOf(t, d, p)
		for _, part := range c.Parts() {
			if part.ID == source.NamesID {
				if diff := cmp.Diff(tc.want, strings.Split(part.Text, "\n")); diff != "" {
					t.Errorf("%q: %s", tc.in, diff)
				}
			}
		}
	}
}

func TestFit(t *testing.T) {
	d, err := openBook(xlsxtest.Book(nil, xlsxtest.Row("12 Larch Close", "", "Leeds")+xlsxtest.Row("LS1 4AB", "x", "é")))
	if err != nil {
		t.Fatal(err)
	}
	text := d.Parts()[0].Text // "12 Larch Close\tLeeds\nLS1 4AB\tx\té" with its empty columns
	end := strings.Index(text, "LS1 4AB") + len("LS1 4AB")
	e := plan.Edit{Span: extract.Span{Part: "sheet1", Start: 0, End: end}, Label: "ADDRESS 1", Mask: true, Text: text[:end]}
	var got []string
	fitted := Fit(d, plan.Plan{Edits: []plan.Edit{e}})
	for _, x := range fitted.Edits {
		got = append(got, x.Text)
		if text[x.Start:x.End] != x.Text {
			t.Errorf("%q does not stand at %d", x.Text, x.Start)
		}
	}
	if diff := cmp.Diff([]string{"12 Larch Close", "Leeds", "LS1 4AB"}, got); diff != "" {
		t.Error(diff)
	}
	var b bytes.Buffer
	if err := (Writer{}).Write(context.Background(), &b, d, plan.Plan{Edits: []plan.Edit{e}}); !errors.Is(err, cells.ErrPlan) {
		t.Errorf("not cut: %v", err)
	}
	_, c := copyOf(t, d, fitted)
	same(t, d, c, fitted)
}

// TestPrograms copies workbooks of other programs.
func TestPrograms(t *testing.T) {
	names, err := filepath.Glob("../../extract/xlsx/testdata/*.xlsx")
	if err != nil || len(names) < 3 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := openBook(b)
		if err != nil {
			t.Fatal(err)
		}
		p := mask(d, "Jane Roe", "7700900124")
		out, c := copyOf(t, d, p)
		same(t, d, c, p)
		var second bytes.Buffer
		if err := readExcelize(bytes.NewReader(out), &second); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if s := second.String(); strings.Contains(s, "Jane") || strings.Contains(s, "7700900124") || !strings.Contains(s, "07700 900123") || !strings.Contains(s, "12.50") {
			t.Errorf("%s: %q", name, s)
		}
	}
}

// FuzzCopy holds that a copy reads as planned, whatever the workbook.
func FuzzCopy(f *testing.F) {
	f.Add(xlsxtest.Row("Jane Roe", "b  c")+`<row r="9"><c r="C9" s="1"><v>40616.7</v></c><c t="s"><v>0</v></c></row>`, "<si><t>_x005F_x0041_ &#10; b</t></si>", styles, 2)
	f.Add(`<row hidden="1"><c><v>1</v></c></row><row><c s="2"><v>-1.005</v></c><c s="4"><v>1e300</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells><sheetData>`, "", styles, 1)
	f.Fuzz(func(t *testing.T, sheet, shared, styles string, every int) {
		d, err := openBook(xlsxtest.Book(map[string]string{"sharedStrings": shared, "styles": styles}, sheet))
		if err != nil {
			return
		}
		var p plan.Plan
		n := 0
		for _, part := range d.Parts() {
			at := 0
			for _, w := range strings.FieldsFunc(part.Text, func(r rune) bool { return unicode.IsSpace(r) || r == 0xFFFD }) {
				at += strings.Index(part.Text[at:], w)
				if n++; every > 0 && n%every == 0 {
					p.Edits = append(p.Edits, plan.Edit{Span: extract.Span{Part: part.ID, Start: at, End: at + len(w)}, Label: "PERSON 1", Mask: true, Text: w})
				}
				at += len(w)
			}
		}
		p = Fit(d, p)
		_, c := copyOf(t, d, p)
		same(t, d, c, p)
	})
}
