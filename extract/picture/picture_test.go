package picture

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"

	"golang.org/x/image/tiff"

	"veil/extract"
	"veil/extract/pdf"
)

// marked is a grey picture whose upper left corner is black.
func marked(w, h int) *image.Gray {
	g := image.NewGray(image.Rect(0, 0, w, h))
	draw.Draw(g, g.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(g, image.Rect(0, 0, w/4, h/4), image.Black, image.Point{}, draw.Src)
	return g
}

// corner names the corner of a picture that is black.
func corner(m image.Image) string {
	r := m.Bounds()
	for name, p := range map[string]image.Point{"upper left": {r.Min.X + 3, r.Min.Y + 3}, "upper right": {r.Max.X - 4, r.Min.Y + 3},
		"lower left": {r.Min.X + 3, r.Max.Y - 4}, "lower right": {r.Max.X - 4, r.Max.Y - 4}} {
		if g := color.GrayModel.Convert(m.At(p.X, p.Y)).(color.Gray); g.Y < 100 {
			return name
		}
	}
	return "none"
}

// tagged is a TIFF with one directory that has these tags (type SHORT).
func tagged(o binary.AppendByteOrder, magic string, tags ...[2]uint16) []byte {
	b := o.AppendUint16(o.AppendUint32([]byte(magic), 8), uint16(len(tags)))
	for _, t := range tags {
		b = o.AppendUint32(o.AppendUint16(o.AppendUint16(b, t[0]), 3), 1)
		b = o.AppendUint16(o.AppendUint16(b, t[1]), 0)
	}
	return o.AppendUint32(b, 0)
}

func withExif(file, note []byte) []byte {
	body := append([]byte("Exif\x00\x00"), note...)
	seg := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(body)+2))
	return bytes.Join([][]byte{file[:2], seg, body, file[2:]}, nil)
}

func TestOrientation(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, marked(800, 1200), nil); err != nil {
		t.Fatal(err)
	}
	for orientation, want := range map[uint16]string{0: "upper left", 1: "upper left", 2: "upper right", 3: "lower right", 4: "lower left",
		5: "upper left", 6: "upper right", 7: "lower right", 8: "lower left", 9: "upper left"} {
		for _, note := range [][]byte{tagged(binary.LittleEndian, "II*\x00", [2]uint16{271, 1}, [2]uint16{274, orientation}),
			tagged(binary.BigEndian, "MM\x00*", [2]uint16{274, orientation})} {
			n := exif(withExif(b.Bytes(), note))
			if valid := orientation > 0 && orientation < 9; valid != (n.orientation == int(orientation)) && orientation != 0 {
				t.Errorf("orientation %d is read as %d", orientation, n.orientation)
			}
			if note[0] == 'M' {
				continue // the same picture again
			}
			m, _, _, err := page(n, func() (image.Image, error) { return decoded(b.Bytes(), jpeg.DecodeConfig, jpeg.Decode) })()
			if err != nil || corner(m) != want {
				t.Errorf("orientation %d: %s, want %s (%v)", orientation, corner(m), want, err)
			}
			if tall := m.Bounds().Dy() > m.Bounds().Dx(); tall == (orientation > 4 && orientation < 9) {
				t.Errorf("orientation %d: %v", orientation, m.Bounds())
			}
		}
	}
}

func TestTIFFOfManyPages(t *testing.T) {
	file := manyPages(t, 3)
	notes := directories(file)
	if len(notes) != 3 {
		t.Fatalf("%d pages", len(notes))
	}
	for i, n := range notes {
		m, err := decoded(at(file, n.offset), tiff.DecodeConfig, tiff.Decode)
		if err != nil || m.Bounds().Dx() != 100+i {
			t.Errorf("page %d: %v", i+1, err)
		}
	}
	last := notes[2].offset // a chain that runs in a circle
	count := binary.LittleEndian.Uint16(file[last:])
	binary.LittleEndian.PutUint32(file[int(last)+2+12*int(count):], notes[0].offset)
	if got := directories(file); len(got) != 3 {
		t.Errorf("%d pages in a circle", len(got))
	}
}

// manyPages puts TIFF files one behind the other and chains them.
func manyPages(t *testing.T, n int) []byte {
	le := binary.LittleEndian
	var out []byte
	link := 4 // where the offset of the next directory stands
	for i := range n {
		var b bytes.Buffer
		if err := tiff.Encode(&b, marked(100+i, 140), nil); err != nil {
			t.Fatal(err)
		}
		one, base := b.Bytes(), uint32(len(out))
		at := le.Uint32(one[4:])
		count := int(le.Uint16(one[at:]))
		for k := range count { // offsets count from the start of the file
			e := one[int(at)+2+12*k:]
			size := map[uint16]uint32{3: 2, 4: 4, 5: 8}[le.Uint16(e[2:])] * le.Uint32(e[4:])
			if tag := le.Uint16(e); size > 4 || tag == 273 {
				le.PutUint32(e[8:], le.Uint32(e[8:])+base)
			}
		}
		out = append(out, one...)
		le.PutUint32(out[link:], base+at)
		link = int(base+at) + 2 + 12*count
	}
	return out
}

func TestSizes(t *testing.T) {
	for _, c := range []struct {
		w, h       int
		n          note
		want       image.Point
		least, top float64
	}{
		{1654, 2339, note{}, image.Pt(1654, 2339), 195, 205},
		{1654, 2339, note{dpi: 72}, image.Pt(1654, 2339), 195, 205}, // which is no scanner's
		{827, 1169, note{dpi: 100}, image.Pt(1654, 2338), 195, 205},
		{4961, 7016, note{dpi: 600}, image.Pt(2481, 3508), 295, 305},
	} {
		m, dpi, _, err := upright(marked(c.w, c.h), c.n)
		if err != nil || m.Bounds().Size() != c.want || dpi < c.least || dpi > c.top {
			t.Errorf("%d by %d: %v at %g, %v", c.w, c.h, m.Bounds(), dpi, err)
		}
	}
}

func TestBlackAndWhite(t *testing.T) {
	for _, c := range []struct {
		name string
		m    image.Image
		want bool
	}{
		{"grey pixels that are black or white", marked(1654, 2339), true},
		{"a palette of two", image.NewPaletted(image.Rect(0, 0, 1654, 2339), color.Palette{color.Black, color.White}), true},
		{"a palette of two colours", image.NewPaletted(image.Rect(0, 0, 1654, 2339), color.Palette{color.RGBA{255, 0, 0, 255}, color.White}), false},
		{"colours", image.NewRGBA(image.Rect(0, 0, 1654, 2339)), false},
	} {
		if _, _, got, err := upright(c.m, note{}); got != c.want || err != nil {
			t.Errorf("%s: %v %v", c.name, got, err)
		}
	}
}

func TestWhatIsTransparentIsWhite(t *testing.T) {
	m, _, _, err := upright(image.NewNRGBA(image.Rect(0, 0, 1654, 2339)), note{})
	if err != nil || m.At(5, 5) != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("%v %v", m.At(5, 5), err)
	}
}

func open(b []byte, s extract.Scans) (*pdf.Document, error) {
	return Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{Scans: s})
}

func TestUnreadPicturesAreGaps(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, marked(50, 50)); err != nil {
		t.Fatal(err)
	}
	d, err := open(b.Bytes(), extract.Scans{})
	if err != nil {
		t.Fatal(err)
	}
	if g := d.Gaps(); len(g) != 1 || !g[0].Blocking || g[0].Why != pdf.ScannedPage {
		t.Errorf("%v", g)
	}
	t.Setenv("PATH", "")
	if d, err = open(b.Bytes(), extract.Scans{Read: true}); err != nil || len(d.Gaps()) != 1 || !d.Gaps()[0].Blocking || !strings.Contains(d.Gaps()[0].Why, "install") {
		t.Errorf("%v %v", d.Gaps(), err)
	}
	if d, err = open(b.Bytes(), extract.Scans{Read: true, Blank: true}); err != nil || len(d.Gaps()) != 1 || d.Gaps()[0].Blocking || !d.Pages[0].Blank {
		t.Errorf("%v %v", d.Gaps(), err)
	}
}

func TestDamaged(t *testing.T) {
	for _, s := range []string{"II*\x00", "MM\x00*\x00\x00\x00\x00", "II*\x00\xff\xff\xff\xff", "II*\x00\x08\x00\x00\x00\xff\xff"} {
		if _, err := open([]byte(s), extract.Scans{}); !extract.IsReason(err, extract.Damaged) {
			t.Errorf("%q: %v", s, err)
		}
	}
	huge := tagged(binary.LittleEndian, "II*\x00", [2]uint16{256, 65535}, [2]uint16{257, 65535}, [2]uint16{258, 8}, [2]uint16{262, 1})
	if m, err := decoded(huge, tiff.DecodeConfig, tiff.Decode); err == nil {
		t.Errorf("%v", m.Bounds())
	}
}

func FuzzNotes(f *testing.F) {
	f.Add(tagged(binary.LittleEndian, "II*\x00", [2]uint16{274, 6}))
	f.Add(withExif([]byte(jpegMagic+"\xda\x00\x00"), tagged(binary.BigEndian, "MM\x00*", [2]uint16{274, 6})))
	f.Fuzz(func(t *testing.T, b []byte) {
		directories(b)
		if len(b) > 2 {
			if n := exif(b); n.orientation < 0 || n.orientation > 8 {
				t.Fatal(n)
			}
		}
		for _, n := range directories(b) {
			decoded(at(b, n.offset), tiff.DecodeConfig, func(io.Reader) (image.Image, error) { return nil, nil })
		}
	})
}
