package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"veil/internal/ooxml/ooxmltest"
	"veil/redact/plan"
)

// quarters has a colour in each quarter; those outside the first are red.
func quarters(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{R: 255, A: 255}
			if x < w/2 && y < h/2 {
				c = color.NRGBA{B: 255, A: 255}
			}
			m.Set(x, y, c)
		}
	}
	return m
}

func encoded(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func asPNG(t *testing.T, m image.Image) string {
	return encoded(t, func(w io.Writer) error { return png.Encode(w, m) })
}

// photoOf is a picture of two inches by one.
func photoOf(blip, crop, sp string) string {
	return `<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="p1">` + blip + `</a:blip>` + crop +
		`<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm rot="5400000"><a:off x="0" y="0"/><a:ext cx="1828800" cy="914400"/></a:xfrm>` + sp + `</pic:spPr></pic:pic>`
}

func frameOf(docPr, content, uri string) string {
	return `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1828800" cy="914400"/><wp:docPr id="1" name="x"` + docPr + `/><a:graphic><a:graphicData uri="` + uri + `">` + content +
		`</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
}

// keptIn writes a copy that keeps pictures; media are those of the copy that are
// no grey boxes, by name.
func keptIn(t *testing.T, body, data string) (main string, media map[string]image.Image, gaps string) {
	t.Helper()
	d := openDocx(t, ooxmltest.P("Tobi is here")+body, map[string]string{"word/media/x.png": data,
		"word/_rels/document.xml.rels": ooxmltest.Rels("p1", "image", "media/x.png")})
	w := Writer{KeepPictures: true}
	list, err := w.Gaps(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range list {
		gaps += fmt.Sprintf("%s %t %t;", g.Why[:10], g.Blocking, KeptPictures(g))
	}
	var out bytes.Buffer
	p := mask(d, "Tobi")
	if err := w.Write(context.Background(), &out, d, p); err != nil {
		t.Fatal(err)
	}
	verify(t, d, p, out.Bytes())
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	media = map[string]image.Image{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == mainName {
			main = string(b)
		}
		if strings.HasPrefix(f.Name, "word/media/picture") {
			m, _, ok := decode(b, maxPixels)
			if !ok {
				t.Fatalf("%s is no picture", f.Name)
			}
			media[f.Name] = m
		}
	}
	return main, media, gaps
}

func TestKeepPictures(t *testing.T) {
	q := quarters(40, 20)
	paletted := image.NewPaletted(q.Rect, color.Palette{color.Black, color.White})
	data := map[string]string{
		"PNG":  asPNG(t, q),
		"JPEG": encoded(t, func(w io.Writer) error { return jpeg.Encode(w, q, nil) }),
		"GIF":  encoded(t, func(w io.Writer) error { return gif.Encode(w, paletted, nil) }),
		"BMP":  encoded(t, func(w io.Writer) error { return bmp.Encode(w, q) }),
		"TIFF": encoded(t, func(w io.Writer) error { return tiff.Encode(w, q, nil) }),
		"gray": asPNG(t, image.NewGray16(q.Rect)),
	}
	for name, b := range data {
		main, media, gaps := keptIn(t, frameOf("", photoOf("", "", ""), pictureURI), b)
		part, size := "word/media/picture1.png", image.Pt(40, 20)
		if name == "JPEG" {
			part = "word/media/picture1.jpeg"
		}
		if m := media[part]; m == nil || m.Bounds().Size() != size || len(media) != 1 {
			t.Errorf("%s: %v", name, media)
		}
		if gaps != "1 picture  true true;" {
			t.Errorf("%s: gaps %s", name, gaps)
		}
		if !strings.Contains(main, `<wp:extent cx="1828800" cy="914400"/>`) || !strings.Contains(main, `<a:xfrm rot="5400000"><a:off x="0" y="0"/><a:ext cx="1828800" cy="914400"/></a:xfrm>`) {
			t.Errorf("%s: another size: %s", name, main)
		}
	}
}

func TestKeepCropped(t *testing.T) {
	for name, body := range map[string]string{
		"drawing": frameOf("", photoOf("", `<a:srcRect r="49001" b="50000"/>`, ""), pictureURI),
		"VML":     `<w:p><w:r><w:pict><v:shape type="#_x0000_t75" style="width:90pt;height:40pt"><v:imagedata r:id="p1" cropright="0.49001" cropbottom="32768f"/></v:shape></w:pict></w:r></w:p>`,
	} {
		_, media, _ := keptIn(t, body, asPNG(t, quarters(40, 20)))
		m := media["word/media/picture1.png"]
		if m == nil || m.Bounds().Size() != image.Pt(20, 10) {
			t.Errorf("%s: %v", name, media)
			continue
		}
		for y := range 10 {
			for x := range 20 {
				if r, _, b, _ := m.At(x, y).RGBA(); r != 0 || b != 0xffff {
					t.Fatalf("%s: (%d, %d) is of what was cut off", name, x, y)
				}
			}
		}
	}
}

func TestKeepTransparent(t *testing.T) {
	m := quarters(40, 20)
	for i := 3; i < len(m.Pix); i += 4 {
		m.Pix[i] = 0
	}
	_, media, _ := keptIn(t, frameOf("", photoOf("", "", ""), pictureURI), asPNG(t, m))
	got, ok := media["word/media/picture1.png"].(*image.NRGBA)
	if !ok {
		t.Fatalf("%v", media)
	}
	for _, v := range got.Pix {
		if v != 0 {
			t.Fatal("colours that nobody sees are left")
		}
	}
}

// TestKeepNot are pictures that stay grey boxes.
func TestKeepNot(t *testing.T) {
	plain := frameOf("", photoOf("", "", ""), pictureURI)
	vml := func(attrs, data string) string {
		return `<w:p><w:r><w:pict><v:shape ` + attrs + `><v:imagedata r:id="p1"` + data + `/></v:shape></w:pict></w:r></w:p>`
	}
	floating := func(shape string) string {
		return `<w:p><w:r><w:drawing><wp:anchor><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>` +
			shape + `<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>`
	}
	good := asPNG(t, quarters(40, 20))
	for name, tt := range map[string]struct{ body, data string }{
		"damaged":          {plain, good[:60]},
		"no picture":       {plain, "<svg/>"},
		"too large":        {plain, "BM" + strings.Repeat("\x00", 12) + "\x28\x00\x00\x00\xff\xff\xff\x7f\xff\xff\xff\x7f\x01\x00\x18\x00" + strings.Repeat("\x00", 24)},
		"brightened":       {frameOf("", photoOf(`<a:lum bright="100000"/>`, "", ""), pictureURI), good},
		"SVG beside":       {frameOf("", photoOf(`<a:extLst><a:ext uri="x"><asvg:svgBlip xmlns:asvg="urn:asvg" r:embed="p1"/></a:ext></a:extLst>`, "", ""), pictureURI), good},
		"round":            {frameOf("", photoOf("", "", `<a:prstGeom prst="ellipse"/>`), pictureURI), good},
		"drawn freely":     {frameOf("", photoOf("", "", `<a:custGeom/>`), pictureURI), good},
		"soft edges":       {frameOf("", photoOf("", "", `<a:effectLst><a:softEdge rad="9"/></a:effectLst>`), pictureURI), good},
		"padded":           {frameOf("", photoOf("", `<a:srcRect l="-9"/>`, ""), pictureURI), good},
		"all cut off":      {frameOf("", photoOf("", `<a:srcRect l="60000" r="40000"/>`, ""), pictureURI), good},
		"less than a dot":  {frameOf("", photoOf("", `<a:srcRect l="50100" r="49000"/>`, ""), pictureURI), good},
		"crop in words":    {frameOf("", photoOf("", `<a:srcRect l="10%"/>`, ""), pictureURI), good},
		"hidden":           {frameOf(` hidden="1"`, photoOf("", "", ""), pictureURI), good},
		"tiny":             {strings.Replace(plain, `cx="1828800" cy`, `cx="9" cy`, 1), good},
		"linked":           {strings.Replace(plain, "r:embed", "r:link", 1), good},
		"chart":            {strings.Replace(plain, pictureURI, "urn:chart", 1), good},
		"under a box":      {plain + floating(`<wps:spPr><a:solidFill/></wps:spPr>`), good},
		"under a style":    {plain + floating(`<wps:spPr/><wps:style><a:fillRef idx="1"/></wps:style>`), good},
		"under a line":     {plain + floating(`<wps:spPr><a:prstGeom prst="line"/><a:ln w="200000"/></wps:spPr>`), good},
		"under ink":        {plain + `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><w14:contentPart/></wp:inline></w:drawing></w:r></w:p>`, good},
		"under VML":        {plain + `<w:p><w:r><w:pict><v:rect style="position:absolute;width:9pt" fillcolor="black"/></w:pict></w:r></w:p>`, good},
		"VML grey":         {vml(`style="width:90pt;height:40pt"`, ` grayscale="t"`), good},
		"VML not seen":     {vml(`style="width:90pt;height:40pt;visibility:hidden"`, ""), good},
		"VML of a form":    {vml(`style="width:90pt;height:40pt" path="m0,0"`, ""), good},
		"VML crop unclear": {vml(`style="width:90pt;height:40pt"`, ` cropleft="NaN"`), good},
		"of an object":     {`<w:p><w:r><w:object><v:shape style="width:90pt;height:40pt"><v:imagedata r:id="p1"/></v:shape></w:object></w:r></w:p>`, good},
	} {
		_, media, gaps := keptIn(t, tt.body, tt.data)
		if len(media) > 0 || strings.Contains(gaps, "true true") {
			t.Errorf("%s: kept %d, gaps %s", name, len(media), gaps)
		}
	}
	for name, body := range map[string]string{
		"beside an outline":  plain + floating(`<wps:spPr><a:noFill/></wps:spPr>`),
		"beside a thin line": plain + floating(`<wps:spPr><a:prstGeom prst="line"/><a:ln w="9525"/></wps:spPr>`),
		"resolution":         frameOf("", photoOf(`<a:extLst><a:ext uri="x"><a14:useLocalDpi xmlns:a14="urn:a14" val="0"/></a:ext></a:extLst>`, "", ""), pictureURI),
		"VML":                vml(`type="#_x0000_t75" style="width:90pt;height:40pt"`, ` o:title="Tobi"`),
		"twice":              plain + plain,
	} {
		if _, media, gaps := keptIn(t, body, good); len(media) != 1 || !strings.Contains(gaps, "true true") {
			t.Errorf("%s: kept %d, gaps %s", name, len(media), gaps)
		}
	}
}

// TestKeepScan keeps nothing of a document that is pictures alone.
func TestKeepScan(t *testing.T) {
	d := openDocx(t, frameOf("", photoOf("", "", ""), pictureURI), map[string]string{"word/media/x.png": asPNG(t, quarters(40, 20)),
		"word/_rels/document.xml.rels": ooxmltest.Rels("p1", "image", "media/x.png")})
	w := Writer{KeepPictures: true}
	gaps, err := w.Gaps(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range gaps {
		if KeptPictures(g) {
			t.Error(g)
		}
	}
	var out bytes.Buffer
	if err := w.Write(context.Background(), &out, d, plan.Plan{Version: plan.Version, Format: "docx", Style: plan.StyleLabel}); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(out.Bytes(), []byte("word/media/picture")) {
		t.Error("a scan is in the copy")
	}
}

// TestKeepUnder keeps no picture of a header that something of the body may lie
// over.
func TestKeepUnder(t *testing.T) {
	box := `<w:p><w:r><w:pict><v:rect style="position:absolute;width:90pt;height:90pt" fillcolor="black"/></w:pict></w:r></w:p>`
	for body, want := range map[string]bool{"": true, box: false} {
		d := openDocx(t, ooxmltest.P("a")+body, map[string]string{"word/media/x.png": asPNG(t, quarters(40, 20)),
			"word/header1.xml":            ooxmltest.Declare("w:hdr", frameOf("", photoOf("", "", ""), pictureURI)),
			"word/_rels/header1.xml.rels": ooxmltest.Rels("p1", "image", "media/x.png")})
		gaps, err := Writer{KeepPictures: true}.Gaps(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(gaps) > 0 && KeptPictures(gaps[0]); got != want {
			t.Errorf("kept: %t, gaps %v", got, gaps)
		}
	}
}

// FuzzCrop cuts and looks whether what is left lies within.
func FuzzCrop(f *testing.F) {
	f.Add("0.25", 10, 20, 30, 100, 50)
	f.Add("16384f", 0, 0, 99999, 1, 1)
	f.Add("NaN", 50000, -1, 50000, 7, 9)
	f.Fuzz(func(t *testing.T, s string, top, right, bottom, w, h int) {
		left, err := fraction(s)
		k := crop{left, top, right, bottom}
		if err != nil || !k.valid() || w < 1 || h < 1 || w > maxPixels || h > maxPixels {
			return
		}
		all := image.Rect(0, 0, w, h)
		r := k.of(all)
		if !r.Empty() && (!r.In(all) || r.Min.X*100_000 < w*left || (w-r.Max.X)*100_000 < w*right) {
			t.Fatalf("%v of %v leaves %v", k, all, r)
		}
	})
}

func TestTurned(t *testing.T) {
	const le, be = "II*\x00\x08\x00\x00\x00", "MM\x00*\x00\x00\x00\x08"
	upright := le + "\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x01\x00\x00\x00"
	left := be + "\x00\x02\x01\x00\x00\x03\x00\x00\x00\x01\x00\x09\x00\x00\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"
	for s, want := range map[string]bool{"": false, "Exif\x00\x00": false, upright: false, left: true, le + "\x00\x00": false,
		"\xff\xd8\xff\xe1??Exif\x00\x00" + upright + "??": false, "\xff\xd8\xff\xe1??Exif\x00\x00" + left: true,
		"Exif\x00\x00" + upright + "eXIf" + left: true, le: true, "II*\x00": true, le + "\xff\xff": true} {
		if got := turned([]byte(s)); got != want {
			t.Errorf("%q: %t", s, got)
		}
	}
	exif := "\xff\xe1\x00\x2a" + "Exif\x00\x00" + left // 42 bytes, of which the size itself takes two
	photo := encoded(t, func(w io.Writer) error { return jpeg.Encode(w, quarters(40, 20), nil) })
	photo = photo[:2] + exif + strings.Repeat("\x00", 42-2-6-len(left)) + photo[2:]
	for crop, want := range map[string]int{"": 1, `<a:srcRect/>`: 1, `<a:srcRect r="50000"/>`: 0} {
		if _, media, _ := keptIn(t, frameOf("", photoOf("", crop, ""), pictureURI), photo); len(media) != want {
			t.Errorf("%s: kept %d, want %d", crop, len(media), want)
		}
	}
}

func FuzzTurned(f *testing.F) {
	f.Add([]byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01"))
	f.Fuzz(func(t *testing.T, b []byte) { turned(b) })
}
