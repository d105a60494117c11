package pdf

import (
	"context"
	"strings"
	"testing"

	"veil/extract"
	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
)

// pictured is a page with a picture of some size, in points, beside text.
func pictured(text string, w, h string) *pdf.File {
	doc := pdftest.New()
	p := doc.Page("BT /F1 10 Tf 50 20 Td (" + text + ") Tj ET q " + w + " 0 0 " + h + " 0 100 cm /I Do Q")
	p["Resources"].(pdf.Dict)["XObject"] = pdf.Dict{"I": doc.AddStream(pdf.Dict{"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Image"),
		"Width": 2, "Height": 2, "ColorSpace": pdf.Name("DeviceGray"), "BitsPerComponent": 8}, []byte{0, 99, 200, 255})}
	f, err := pdf.Load(context.Background(), doc.Bytes(), "")
	if err != nil {
		panic(err)
	}
	return f
}

func TestPicturesWithoutThePrograms(t *testing.T) {
	caption := "Exhibit AB of the bundle that was served on the parties"
	for _, c := range []struct {
		name     string
		text     string
		w, h     string
		scans    extract.Scans
		blocking bool
		why      string
		blank    bool
	}{
		{"nobody asked to read it", "", "595", "700", extract.Scans{}, true, ScannedPage, false},
		{"a scan", "", "595", "700", extract.Scans{Read: true}, true, "install", false},
		{"a scan, to be left blank", "", "595", "700", extract.Scans{Read: true, Blank: true}, false, BlankPage, true},
		{"a picture with a caption", caption, "595", "700", extract.Scans{Read: true}, false, "grey box", false},
		{"a small picture", caption, "100", "100", extract.Scans{Read: true}, false, "grey box", false},
		{"text that is to be flattened", caption, "1", "1", extract.Scans{Read: true, Flatten: true}, true, "install", true},
	} {
		t.Setenv("PATH", "")
		d, err := document(context.Background(), pictured(c.text, c.w, c.h), false, c.scans)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		g := d.Gaps()
		if len(g) != 1 || g[0].Blocking != c.blocking || !strings.Contains(g[0].Why, c.why) || d.Pages[0].Blank != c.blank {
			t.Errorf("%s: %v, blank %v", c.name, g, d.Pages[0].Blank)
		}
	}
}

func TestPagesInWords(t *testing.T) {
	for _, c := range []struct {
		in   []int
		want string
	}{{[]int{3}, "page 3"}, {[]int{1, 2}, "pages 1 to 2"}, {[]int{1, 2, 3, 7, 9, 10}, "pages 1 to 3, 7, 9 to 10"}} {
		if got := pagesInWords(c.in); got != c.want {
			t.Errorf("%v: %q", c.in, got)
		}
	}
}

func TestResolution(t *testing.T) {
	for _, c := range []struct{ dpi, want float64 }{{0, 300}, {100, 200}, {150, 300}, {200, 200}, {300, 300}, {600, 300}, {1200, 400}} {
		p := &Page{pictures: pictures{dpi: c.dpi}}
		p.CropBox = [4]float64{0, 0, 595, 842}
		if got := p.resolution(); got < c.want-1 || got > c.want+1 {
			t.Errorf("%g dots an inch are rendered at %g, want %g", c.dpi, got, c.want)
		}
	}
	huge := &Page{}
	huge.CropBox = [4]float64{0, 0, 14400, 14400}
	if got := huge.resolution() * 14400 / 72; got*got > 1<<26 {
		t.Errorf("%g pixels", got*got)
	}
}
