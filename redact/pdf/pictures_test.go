package pdf

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"strings"
	"testing"

	source "veil/extract/pdf"
	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
	"veil/redact/plan"
)

// keepPictures writes the copy of a page that draws the picture I beside text,
// and returns it with its pictures.
func keepPictures(t *testing.T, doc *pdftest.Doc) ([]byte, *pdf.File, []*pdf.Stream) {
	t.Helper()
	var out bytes.Buffer
	d := open(t, doc.Bytes())
	if err := (Writer{KeepPictures: true}).Write(context.Background(), &out, d, plan.Plan{Style: plan.StyleLabel}); err != nil {
		t.Fatal(err)
	}
	check(t, out.Bytes())
	f, err := pdf.Load(context.Background(), out.Bytes(), "")
	if err != nil {
		t.Fatal(err)
	}
	var pictures []*pdf.Stream
	for _, o := range f.Objects {
		if s := f.Stream(o); s != nil && f.Name(s.Dict["Subtype"]) == "Image" {
			pictures = append(pictures, s)
		}
	}
	return out.Bytes(), f, pictures
}

const sentence = "BT /F1 10 Tf 50 700 Td (A letter with pictures in it) Tj ET "

// paper is a page with a picture.
func paper(entries pdf.Dict, raw []byte, content string) *pdftest.Doc {
	doc := pdftest.New()
	p := doc.Page(sentence + content)
	d := pdf.Dict{"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Image")}
	for k, v := range entries {
		if s, ok := v.(*pdf.Stream); ok {
			v = doc.Add(s)
		}
		d[k] = v
	}
	p["Resources"].(pdf.Dict)["XObject"] = pdf.Dict{"I": doc.Add(&pdf.Stream{Dict: d, Raw: raw})}
	return doc
}

const drawn = "q 100 0 0 100 50 300 cm /I Do Q"

// photo is a JPEG file with the name in its comment and behind its end.
func photo(t *testing.T) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 32, 16))
	for i := range 32 * 16 {
		img.Set(i%32, i/32, color.RGBA{uint8(8 * (i % 32)), 100, uint8(10 * (i / 32)), 255})
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 90}); err != nil {
		t.Fatal(err)
	}
	comment := []byte("\xff\xfe\x00\x10Okafor Okafor.")
	exif := []byte("\xff\xe1\x00\x10Exif\x00\x00Okafor..")
	out := append(append(bytes.Clone(b.Bytes()[:2]), comment...), exif...)
	return append(append(out, b.Bytes()[2:]...), "Okafor"...)
}

func TestKeptPictures(t *testing.T) {
	rgb := []byte{255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9}
	for _, tt := range []struct {
		name    string
		entries pdf.Dict
		raw     []byte
		want    pdf.Dict // entries of the copy
		pixels  []byte   // nil: not looked at
	}{
		{"colours, and words behind the pixels", pdf.Dict{"Width": 2, "Height": 2, "ColorSpace": pdf.Name("DeviceRGB"), "BitsPerComponent": 8,
			"Metadata": pdf.NewStream(nil, []byte("Okafor")), "Name": pdf.Name("Okafor"), "Alternates": pdf.String("Okafor")},
			append(bytes.Clone(rgb), "Okafor"...), pdf.Dict{"Width": 2, "ColorSpace": pdf.Name("DeviceRGB")}, rgb},
		{"bits between rows", pdf.Dict{"Width": 3, "Height": 2, "ColorSpace": pdf.Name("DeviceGray"), "BitsPerComponent": 1},
			[]byte{0b10111111, 0b01011111}, pdf.Dict{"BitsPerComponent": 1}, []byte{0b10100000, 0b01000000}},
		{"sixteen bits", pdf.Dict{"Width": 2, "Height": 1, "ColorSpace": pdf.Name("DeviceGray"), "BitsPerComponent": 16},
			[]byte{1, 'O', 2, 'k'}, pdf.Dict{"BitsPerComponent": 8}, []byte{1, 2}},
		{"too few pixels", pdf.Dict{"Width": 2, "Height": 2, "ColorSpace": pdf.Name("DeviceGray"), "BitsPerComponent": 8},
			[]byte{7, 8, 9}, pdf.Dict{}, []byte{7, 8, 9, 0}},
		{"palette", pdf.Dict{"Width": 2, "Height": 1, "BitsPerComponent": 8, "Decode": pdf.Array{0, 255},
			"ColorSpace": pdf.Array{pdf.Name("Indexed"), pdf.Name("DeviceRGB"), 1, pdf.String("abcdef")}}, []byte{0, 1}, pdf.Dict{}, []byte{0, 1}},
		{"stencil", pdf.Dict{"Width": 8, "Height": 1, "ImageMask": true}, []byte{0xa5}, pdf.Dict{"ImageMask": true}, []byte{0xa5}},
		{"fax", pdf.Dict{"Width": 8, "Height": 2, "ColorSpace": pdf.Name("DeviceGray"), "BitsPerComponent": 1, "Filter": pdf.Name("CCITTFaxDecode"),
			"DecodeParms": pdf.Dict{"K": -1, "Columns": 8, "Rows": 2}}, []byte{0b11000000, 0b00000100, 0b00000000, 0b01000000}, pdf.Dict{}, []byte{0xff, 0xff}},
		{"photo", pdf.Dict{"Width": 32, "Height": 16, "ColorSpace": pdf.Name("DeviceRGB"), "BitsPerComponent": 8, "Filter": pdf.Name("DCTDecode")},
			photo(t), pdf.Dict{"Width": 32, "Height": 16, "Filter": pdf.Name("DCTDecode")}, nil},
		{"range of colours that do not show", pdf.Dict{"Width": 2, "Height": 2, "ColorSpace": pdf.Name("DeviceRGB"), "BitsPerComponent": 8,
			"Mask": pdf.Array{0, 1, 2, 3, 4, 5}}, rgb, pdf.Dict{"Mask": pdf.Array{0, 1, 2, 3, 4, 5}}, rgb},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out, f, pictures := keepPictures(t, paper(tt.entries, tt.raw, drawn))
			if len(pictures) != 1 {
				t.Fatalf("%d pictures", len(pictures))
			}
			if strings.Contains(everything(t, out), "Okafor") {
				t.Error("words in the picture are carried")
			}
			if strings.Contains(pageText(t, out), imageMark) {
				t.Error("a grey box is there as well")
			}
			s := pictures[0]
			for k, v := range tt.want {
				var a, b bytes.Buffer
				pdf.AppendObject(&a, f.Resolve(s.Dict[k]))
				pdf.AppendObject(&b, v)
				if a.String() != b.String() {
					t.Errorf("%s is %s, want %s", k, a.String(), b.String())
				}
			}
			if data, _, err := f.Decode(s); tt.pixels != nil && (err != nil || !bytes.Equal(data, tt.pixels)) {
				t.Errorf("pixels %v, %v, want %v", data, err, tt.pixels)
			}
		})
	}
}

// TestPhotoLooksTheSame: what a photo loses in being encoded again is not seen.
func TestPhotoLooksTheSame(t *testing.T) {
	in := photo(t)
	_, f, pictures := keepPictures(t, paper(pdf.Dict{"Width": 32, "Height": 16, "ColorSpace": pdf.Name("DeviceRGB"),
		"BitsPerComponent": 8, "Filter": pdf.Name("DCTDecode")}, in, drawn))
	data, _, _ := f.Decode(pictures[0])
	a, err1 := jpeg.Decode(bytes.NewReader(in))
	b, err2 := jpeg.Decode(bytes.NewReader(data))
	if err1 != nil || err2 != nil || a.Bounds() != b.Bounds() {
		t.Fatal(err1, err2)
	}
	for i := range 32 * 16 {
		x, y := i%32, i/32
		p, q := color.GrayModel.Convert(a.At(x, y)).(color.Gray), color.GrayModel.Convert(b.At(x, y)).(color.Gray)
		if d := int(p.Y) - int(q.Y); d > 8 || d < -8 {
			t.Fatalf("pixel %d, %d is %d, was %d", x, y, q.Y, p.Y)
		}
	}
}

func TestMasksOfPictures(t *testing.T) {
	one := pdf.Dict{"Width": 2, "Height": 1, "ColorSpace": pdf.Name("DeviceGray"), "BitsPerComponent": 8}
	soft := pdf.NewStream(pdf.Dict{"Subtype": pdf.Name("Image"), "Width": 2, "Height": 1, "ColorSpace": pdf.Name("DeviceGray"), "BitsPerComponent": 8}, []byte{0, 255})
	stencil := pdf.NewStream(pdf.Dict{"Subtype": pdf.Name("Image"), "Width": 8, "Height": 1, "ImageMask": true}, []byte{0x0f})
	for key, s := range map[pdf.Name]*pdf.Stream{"SMask": soft, "Mask": stencil} {
		entries := pdf.Dict{key: s}
		for k, v := range one {
			entries[k] = v
		}
		_, f, pictures := keepPictures(t, paper(entries, []byte{1, 2}, drawn))
		found := false
		for _, p := range pictures {
			found = found || f.Stream(p.Dict[key]) != nil
		}
		if len(pictures) != 2 || !found {
			t.Errorf("%s: %d pictures, mask %v", key, len(pictures), found)
		}
	}
}

// TestPicturesThatAreNotKept become grey boxes although pictures are kept.
func TestPicturesThatAreNotKept(t *testing.T) {
	gray := pdf.Dict{"Width": 1, "Height": 1, "ColorSpace": pdf.Name("DeviceGray"), "BitsPerComponent": 8}
	for _, tt := range []struct {
		name    string
		entries pdf.Dict
		content string
	}{
		{"a filter that is not read", pdf.Dict{"Width": 1, "Height": 1, "ColorSpace": pdf.Name("DeviceGray"), "BitsPerComponent": 8, "Filter": pdf.Name("JPXDecode")}, drawn},
		{"a broken photo", pdf.Dict{"Width": 1, "Height": 1, "ColorSpace": pdf.Name("DeviceGray"), "BitsPerComponent": 8, "Filter": pdf.Name("DCTDecode")}, drawn},
		{"no colours", pdf.Dict{"Width": 1, "Height": 1, "BitsPerComponent": 8}, drawn},
		{"too large", pdf.Dict{"Width": 1 << 20, "Height": 1 << 20, "ColorSpace": pdf.Name("DeviceGray"), "BitsPerComponent": 8}, drawn},
		{"a mask that is not read", pdf.Dict{"Width": 1, "Height": 1, "ColorSpace": pdf.Name("DeviceGray"), "BitsPerComponent": 8,
			"SMask": &pdf.Stream{Dict: pdf.Dict{"Width": 1, "Height": 1, "Filter": pdf.Name("JPXDecode"), "ColorSpace": pdf.Name("DeviceGray")}, Raw: []byte("x")}}, drawn},
		{"a scan with its text behind it", gray, "BT /F1 10 Tf 60 350 Td (recognised) Tj ET " + drawn},
		{"a scan with its text unseen above it", gray, drawn + " BT /F1 10 Tf 3 Tr 60 350 Td (x) Tj ET"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out, _, pictures := keepPictures(t, paper(tt.entries, []byte("secretpixels"), tt.content))
			if len(pictures) != 0 || strings.Contains(everything(t, out), "secretpixels") {
				t.Errorf("%d pictures are kept", len(pictures))
			}
			if !strings.Contains(pageText(t, out), imageMark) {
				t.Error("no grey box")
			}
		})
	}
}

func TestInlinePicture(t *testing.T) {
	doc := pdftest.New()
	doc.Page(sentence + "q 100 0 0 100 50 300 cm BI /W 2 /H 1 /BPC 8 /CS [/I /G 1 <00ff>] /F /AHx ID 0001> EI Q")
	_, f, pictures := keepPictures(t, doc)
	if len(pictures) != 1 {
		t.Fatalf("%d pictures", len(pictures))
	}
	if data, _, _ := f.Decode(pictures[0]); !bytes.Equal(data, []byte{0, 1}) {
		t.Errorf("pixels %v", data)
	}
	if a := f.Array(pictures[0].Dict["ColorSpace"]); len(a) != 4 || f.Name(a[0]) != "Indexed" || f.Name(a[1]) != "DeviceGray" {
		t.Errorf("colours %v", a)
	}
}

func TestGapsOfKeptPictures(t *testing.T) {
	gray := pdf.Dict{"Width": 1, "Height": 1, "ColorSpace": pdf.Name("DeviceGray"), "BitsPerComponent": 8}
	scan := pdftest.New()
	p := scan.Page("q 500 0 0 800 20 20 cm /I Do Q")
	p["Resources"].(pdf.Dict)["XObject"] = pdf.Dict{"I": scan.Add(&pdf.Stream{Dict: pdf.Dict{"Subtype": pdf.Name("Image"), "Width": 1, "Height": 1,
		"ColorSpace": pdf.Name("DeviceGray"), "BitsPerComponent": 8}, Raw: []byte{1}})}
	for _, tt := range []struct {
		name string
		doc  *pdftest.Doc
		keep bool
		want string
	}{
		{"a box", paper(gray, []byte{1}, drawn), false, "1 picture is not read; a grey box takes its place"},
		{"kept", paper(gray, []byte{1}, drawn), true, "1 picture " + keptUnread},
		{"two kept", paper(gray, []byte{1}, drawn+" "+drawn), true, "2 pictures " + keptUnread},
		{"a scan is not kept", scan, true, source.ScannedPage},
	} {
		t.Run(tt.name, func(t *testing.T) {
			gaps, err := Writer{KeepPictures: tt.keep}.Gaps(context.Background(), open(t, tt.doc.Bytes()))
			if err != nil || len(gaps) != 1 {
				t.Fatalf("%v, %v", gaps, err)
			}
			if g := gaps[0]; g.Why != tt.want || g.Blocking != (tt.keep) || KeptPictures(g) != strings.Contains(tt.want, keptUnread) {
				t.Errorf("got %+v, want %q", g, tt.want)
			}
		})
	}
}

func FuzzSamples(f *testing.F) {
	f.Add([]byte{0x78, 0x9c, 1, 2, 3}, "FlateDecode", 4, 4, 3, 8)
	f.Add([]byte{0b11000000, 0b00000100, 0, 0b01000000}, "CCITTFaxDecode", 8, 2, 1, 1)
	f.Add([]byte("\xff\xd8\xff\xe0\x00\x04ab\xff\xd9"), "DCTDecode", 2, 2, 3, 8)
	f.Add([]byte("abcdefgh"), "", 3, 2, 1, 2)
	f.Fuzz(func(t *testing.T, raw []byte, filter string, w, h, n, bits int) {
		if w > 256 || h > 256 || n < 1 || n > 4 {
			return
		}
		c := &copy{file: &pdf.File{}}
		d := pdf.Dict{"DecodeParms": pdf.Dict{"K": -1, "Columns": w}}
		if filter != "" {
			d["Filter"] = pdf.Name(filter)
		}
		s, ok := c.decodeSamples(&pdf.Stream{Dict: d, Raw: raw}, w, h, n, bits, false)
		if ok && !s.jpeg && len(s.data) != s.stride()*s.h {
			t.Errorf("%d bytes for %d rows of %d", len(s.data), s.h, s.stride())
		}
	})
}
