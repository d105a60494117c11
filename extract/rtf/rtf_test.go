package rtf

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

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
		m[strings.TrimPrefix(p.ID, "document#")] = p.Text
	}
	return m
}

func TestText(t *testing.T) {
	body := func(s string) map[string]string { return map[string]string{"body": s} }
	for name, tc := range map[string]struct {
		in   string
		want map[string]string
	}{
		"paragraphs":       {`one\par` + "\n" + `\par two`, body("one\n\ntwo")},
		"a last one":       {`one\par two\par`, body("one\ntwo")},
		"line ends":        {"on\r\ne\\\r\ntwo", body("one\ntwo")},
		"groups":           {`{\b J{\i a}n}{e} {\ul Roe}`, body("Jane Roe")},
		"signs":            {`\{a\}\\\~b\_c\-d\tab\emdash\lquote x\line y`, body("{a}\\\u00a0b\u2011cd\t—‘x\ny")},
		"code pages":       {`\ansicpg1250 \'9a{\f1\'e0}{\f2\'88\'9f\u-3913 ?}`, body("šа亜•")},
		"Unicode":          {`\u233?\uc2\u322 ab\uc0\u-10179\u-9145 x{\uc1\u65\'41}B`, body("éł👇xAB")},
		"fallback words":   {`\u8217\rquote s\u8217{x}`, body("’s’x")},
		"both ways":        {`{\upr{Zo}{\*\ud{Zo\u235 e}}}`, map[string]string{"body": "Zoë", "other": "Zo"}},
		"controls":         {`Ja\'01ne\softline\u173 -x`, body("Janex")},
		"binary":           {`a{\pict\bin4 }}{{}b\bin3 xyzc`, body("abc")},
		"a table":          {`\trowd\intbl a\cell b\par c\cell\row\cell d\cell\row\pard e\par`, body("a\tb\nc\n\td\ne")},
		"no end of a row":  {`\trowd\intbl a\cell b\cell\pard e\par`, body("a\tb\ne")},
		"a table in it":    {`\intbl a\cell\itap2 b\nestcell c\nestcell{\*\nesttableprops\nestrow}{\nonesttables x\par}\itap1\cell\row\pard d`, body("a\tb\tc\n\nd")},
		"pages":            {`a\page b\par\page\par\page\trowd\intbl c\cell\row`, body("a\nb\n\nc")},
		"headers":          {`{\header h\par}{\footerf f\par}a`, map[string]string{"body": "a", "header#1": "h", "header#2": "f"}},
		"notes":            {`a{\super\chftn}{\*\footnote\chftn n\par m}b{\footnote\ftnalt e}`, map[string]string{"body": "ab", "note#1": "n\nm", "note#2": "e"}},
		"a box":            {`a{\shp{\*\shpinst\shpleft1{\sp{\sn wzDescription}{\sv Jane}}{\shptxt b\par c}}{\shprslt{\*\do x}}}d`, map[string]string{"body": "ad", "box#1": "b\nc", "pictures": "Jane\nx"}},
		"an old box":       {`{\*\do\dobxpage{\dptxbxtext b\par}}a`, map[string]string{"body": "a", "box#1": "b"}},
		"hidden":           {`a{\v Ja}{\v\b ne}b\v0{\*\unknown Roe}\plain c`, map[string]string{"body": "abc", "hidden": "Jane", "other": "Roe"}},
		"deleted":          {`a{\deleted\revauthdel1 Jane\par x}b`, map[string]string{"body": "ab", "deleted": "Jane\nx"}},
		"comments":         {`a{\*\atnid JR}{\*\atnauthor Jane Roe}\chatn{\*\annotation{\*\atnref 1}\pard note\par}b`, map[string]string{"body": "ab", "comments": "JR\nJane Roe\nnote"}},
		"properties":       {`{\info{\title T}{\author Jane}{\creatim\yr2020}}{\*\userprops{\propname P}\proptype30{\staticval V}}{\*\docvar{x}{y}}a`, map[string]string{"body": "a", "properties": "T\nJane\nP\nV\nxy"}},
		"a link":           {`{\field{\*\fldinst{HYPERLINK "mailto:j@x" }}{\fldrslt{\ul a}}}`, map[string]string{"body": "a", "links": `"mailto:j@x"`}},
		"fields":           {`{\field{\*\fldinst MERGEFIELD Child}{\fldrslt Jane}}{\field{\*\fldinst PAGE }{\fldrslt 3}}`, map[string]string{"body": "Jane3", "fields": "MERGEFIELD Child"}},
		"a form":           {`{\field{\*\fldinst FORMTEXT{\*\formfield{\*\ffname N}{\*\ffdeftext Jane}}}{\fldrslt x}}`, map[string]string{"body": "x", "fields": "N\nJane\nFORMTEXT"}},
		"list numbers":     {`{\listtext\pard\plain 1.\tab}{\*\pn{\pntxtb (}}a`, body("1.\ta")},
		"bookmarks":        {`{\*\bkmkstart Jane Roe}a{\*\bkmkend Jane Roe}{\*\bkmkstart _Toc1}`, map[string]string{"body": "a", "names": "Jane Roe"}},
		"styles and fonts": {`{\fonttbl{\f0 Arial;}{\f1{\*\panose 02}Jane Roe;}}{\stylesheet{Normal;}{\*\cs1 heading 1;}{\s5 Letter to Ann;}}a`, map[string]string{"body": "a", "names": "Jane Roe\nLetter to Ann"}},
		"data":             {`{\*\themedata 504b0304}{\*\datastore 0105}{\*\colorschememapping 3c3f}a`, body("a")},
		"a picture":        {`a{\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv Jane}}}\pngblip 4a616e65}}{\nonshppict{\pict 00}}b`, map[string]string{"body": "ab", "pictures": "Jane"}},
		"an object":        {`a{\object\objemb{\*\objclass Word}{\*\objdata 0105}{\result b{\pict 00}}}c`, map[string]string{"body": "abc", "names": "Word"}},
		"Outlook's":        {`\fromhtml1{\*\htmltag64 <p title="Jane">}\htmlrtf {\htmlrtf0 a\htmlrtf\par}\htmlrtf0`, map[string]string{"body": "a", "other": `<p title="Jane">`}},
		"after the end":    {`a}Jane{`, map[string]string{"body": "a", "other": "Jane{"}},
	} {
		d, err := openBytes([]byte(`{\rtf1\ansi{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset128 Arial;}}` + tc.in + `}`))
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

// mapped holds that pieces and borders cover the texts once and in order.
func mapped(t *testing.T, name string, d *Document) {
	t.Helper()
	text := texts(d)
	for _, s := range d.Stories() {
		at, borders := 0, d.Borders()[s.ID]
		for _, b := range s.Blocks {
			for _, p := range b.Pieces {
				for len(borders) > 0 && borders[0] == at {
					borders, at = borders[1:], at+1
				}
				if p.Op != Words {
					continue
				}
				if int(p.Start) != at || p.End <= p.Start {
					t.Fatalf("%s: %s: a piece at %d, after %d", name, s.ID, p.Start, at)
				}
				at = int(p.End)
			}
		}
		if at += len(borders); at != len(text[s.ID]) {
			t.Fatalf("%s: %s: %d bytes of %d", name, s.ID, at, len(text[s.ID]))
		}
	}
}

func TestGaps(t *testing.T) {
	for name, tc := range map[string]struct {
		in, why  string
		blocking bool
	}{
		"a picture":      {`a{\pict 00}`, "1 picture not read; replaced by a grey box", false},
		"pictures":       {`a{\*\shppict{\pict 00}}{\nonshppict{\pict 00}}{\shp{\*\shpinst{\sp{\sn pib}{\sv{\pict 00}}}}}`, "2 pictures not read; replaced by grey boxes", false},
		"pictures alone": {`{\pict 00}`, PicturesOnly, true},
		"an object":      {`a{\object{\*\objdata 00}{\result{\pict 00}}}`, "1 object (a chart or an embedded file) not read; replaced by a grey box", true},
		"a formula":      {`a{\mmath{\*\moMath{\mr x}}}`, "1 picture not read; replaced by a grey box", false},
		"hidden":         {`a{\v{\pict 00}}`, "", false},
	} {
		d, err := openBytes([]byte(`{\rtf1 ` + tc.in + `}`))
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
	if _, err := openBytes([]byte(`{\rtf1` + strings.Repeat("{", 2000))); !extract.IsReason(err, extract.Unsupported) {
		t.Error(err)
	}
	if _, err := openBytes([]byte(`{\rtf1{\v a}\par}`)); !extract.IsReason(err, extract.Empty) {
		t.Error(err)
	}
	for in, want := range map[string]bool{`{\rtf1 a}`: true, "\ufeff \n{\\rtf": true, "{\\rt": false, "": false, "rtf": false} {
		if Sniff([]byte(in)) != want {
			t.Errorf("%q: %v", in, !want)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, []byte(`{\rtf1 a}`)); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{`{\rtf1 a\par b{\v c}\cell d\row}`, `{\rtf1\ansicpg932\'88\'9f\u-10179?\u233?`, `{\rtf1{\fonttbl{\f1\fcharset2 a;}}{\field{\*\fldinst PAGE}{\fldrslt 1}}`,
		`{\rtf1{\header{\footnote{\shp{\shptxt a}}}}}`, `{\rtf1\bin99999999999 a}`, `{\rtf1{\upr{a}{\*\ud b}}{\*\x{\info{\title c`, `{\rtf1\intbl\itap3 a\nestcell\nestrow\row\sect\page`} {
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
