package redact

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"os/exec"
	"strings"
	"testing"
	"time"

	"veil/extract"
	pdfin "veil/extract/pdf"
	"veil/extract/scan"
	"veil/internal/ooxml/ooxmltest"
	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
	"veil/internal/programs"
	"veil/internal/raster"
)

// message is a picture of some lines, as somebody pastes it into a letter.
func message(t *testing.T, lines ...string) *image.Gray {
	t.Helper()
	doc := pdftest.New()
	content := "BT /F1 16 Tf 22 TL 20 120 Td "
	for _, l := range lines {
		content += "(" + l + ") Tj T* "
	}
	doc.Page(content + "ET")["MediaBox"] = pdf.Array{0, 0, 300, 150}
	out, err := programs.Pdftoppm.Run(context.Background(), bytes.NewReader(doc.Bytes()), time.Minute, 1<<24, "-r", "200", "-")
	if err != nil {
		t.Fatal(err)
	}
	m, err := raster.DecodePNM(out)
	if err != nil {
		t.Fatal(err)
	}
	return raster.Gray(m)
}

// letter is a page that shows a picture below a sentence, both upright when the page is
// turned by so many degrees.
func letter(m *image.Gray, rotate int) []byte {
	doc := pdftest.New()
	w, h := 300, 150
	sentence := "1 0 0 1 50 700 Tm"
	switch rotate {
	case 90:
		sentence = "0 1 -1 0 50 100 Tm"
	case 180:
		sentence = "-1 0 0 -1 500 700 Tm"
	case 270:
		sentence = "0 -1 1 0 50 700 Tm"
	}
	if rotate%180 != 0 {
		w, h = h, w
	}
	p := doc.Page(fmt.Sprintf("BT /F1 10 Tf %s (These are the messages that I received that evening) Tj ET q %d 0 0 %d 150 300 cm /I Do Q", sentence, w, h))
	p["Rotate"] = rotate
	turned := raster.Turn(m, (360-rotate)%360).(*image.Gray)
	d := pdf.Dict{"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Image"), "Width": turned.Rect.Dx(), "Height": turned.Rect.Dy(),
		"ColorSpace": pdf.Name("DeviceGray"), "BitsPerComponent": 8}
	p["Resources"].(pdf.Dict)["XObject"] = pdf.Dict{"I": doc.AddStream(d, turned.Pix)}
	return doc.Bytes()
}

func needPrograms(t *testing.T) {
	t.Helper()
	if !programs.There(scan.Needs(true)...) {
		t.Skip("pdftoppm or tesseract is not installed (apt-get install poppler-utils tesseract-ocr)")
	}
}

// TestWordsOfPictures redacts letters with a picture of messages in them.
func TestWordsOfPictures(t *testing.T) {
	needPrograms(t)
	m := message(t, "Quillon rang at six and", "asked whether Quillon could stay", "until the weekend")
	o := testOptions()
	o.Scans = extract.Scans{Read: true}
	for _, rotate := range []int{0, 90, 180, 270} {
		t.Run(fmt.Sprint(rotate), func(t *testing.T) {
			in := letter(m, rotate)
			var out bytes.Buffer
			r, err := Document(context.Background(), bytes.NewReader(in), int64(len(in)), &out, o)
			if err != nil {
				t.Fatal(err)
			}
			seen := strings.Join(strings.Fields(r.Text.String()), " ")
			for _, want := range []string{"These are the messages that I received that evening",
				"[IMAGE] [PERSON 1] rang at six and asked whether [PERSON 1] could stay until the weekend"} {
				if !strings.Contains(seen, want) {
					t.Errorf("the copy says %q", seen)
				}
			}
			if len(r.Gaps) != 1 || r.Gaps[0].Blocking || !pdfin.PicturesGap(r.Gaps[0]) {
				t.Errorf("gaps: %v", r.Gaps)
			}
			if path, err := exec.LookPath("pdftotext"); err == nil {
				cmd := exec.Command(path, "-", "-")
				cmd.Stdin = &out
				text, err := cmd.Output()
				if err != nil || !strings.Contains(strings.Join(strings.Fields(string(text)), " "), "asked whether [PERSON 1] could stay until the weekend") {
					t.Errorf("pdftotext reads %q (%v)", text, err)
				}
			}
		})
	}
}

// TestKeptPicturesAreRead keeps a picture only where nothing to mask was read in it.
func TestKeptPicturesAreRead(t *testing.T) {
	needPrograms(t)
	o := testOptions()
	o.Scans, o.KeepPictures, o.AcceptGaps = extract.Scans{Read: true}, true, true
	for line, kept := range map[string]bool{"Quillon rang at six": false, "somebody rang at six": true} {
		in := letter(message(t, line), 0)
		var out bytes.Buffer
		r, err := Document(context.Background(), bytes.NewReader(in), int64(len(in)), &out, o)
		if err != nil {
			t.Fatal(err)
		}
		if has := bytes.Contains(out.Bytes(), []byte("/Subtype /Image")) || bytes.Contains(out.Bytes(), []byte("/Subtype/Image")); has != kept {
			t.Errorf("%q: kept: %v", line, has)
		}
		if strings.Contains(r.Text.String(), "[PERSON 1] rang") == kept {
			t.Errorf("%q: the copy says %q", line, r.Text)
		}
	}
}

// note is a Word document with a sentence and a picture.
func note(t *testing.T, m *image.Gray, cut string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	drawing := `<w:r><w:drawing><wp:inline><wp:extent cx="3810000" cy="1905000"/><wp:docPr id="1" name="Picture 1"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
		`<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name=""/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="p"/>` + cut + `<a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3810000" cy="1905000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
	return ooxmltest.Docx("<w:p><w:r><w:t>These are the messages</w:t></w:r>"+drawing+"</w:p>", map[string]string{
		"word/media/image1.png": b.String(), "word/_rels/document.xml.rels": ooxmltest.Rels("p", "image", "media/image1.png")})
}

// TestWordsOfPicturesInWord redacts a Word document with a picture of a message in it.
func TestWordsOfPicturesInWord(t *testing.T) {
	needPrograms(t)
	o := testOptions()
	o.Scans, o.AcceptGaps = extract.Scans{Read: true}, true
	for _, c := range []struct {
		name, line, cut, want string
		keep, kept            bool
	}{
		{"a name", "Quillon rang at six", "", "[IMAGE] [PERSON 1] rang at six", false, false},
		{"no name", "somebody rang at six", "", "[IMAGE] somebody rang at six", false, false},
		{"cut", "Quillon rang at six", `<a:srcRect t="30000"/>`, "", false, false},
		{"a name, to be kept", "Quillon rang at six", "", "[IMAGE] [PERSON 1] rang at six", true, false},
		{"no name, to be kept", "somebody rang at six", "", "", true, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := note(t, message(t, c.line), c.cut)
			o.KeepPictures = c.keep
			var out bytes.Buffer
			r, err := Document(context.Background(), bytes.NewReader(in), int64(len(in)), &out, o)
			if err != nil {
				t.Fatal(err)
			}
			if text := r.Text.String(); !strings.Contains(text, c.want) || strings.Contains(text, "[IMAGE]") != (c.want != "") || strings.Contains(text, "Quillon") {
				t.Errorf("the copy says %q", text)
			}
			z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := z.Open("word/media/picture1.png"); (err == nil) != c.kept {
				t.Errorf("the picture is kept: %v", err == nil)
			}
		})
	}
}

// TestUnreadPictures: without the programs, or a wish to read, a picture stays unread.
func TestUnreadPictures(t *testing.T) {
	needPrograms(t)
	in := letter(message(t, "Quillon rang at six"), 0)
	r, err := Document(context.Background(), bytes.NewReader(in), int64(len(in)), nil, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(r.Text.String(), "rang") || len(r.Gaps) != 1 || !strings.Contains(r.Gaps[0].Why, "not read") {
		t.Errorf("%q, %v", r.Text, r.Gaps)
	}
}
