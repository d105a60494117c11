package survival

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"veil/internal/trace"
	"veil/redact"
)

// inFiles are the places in pictures' files, beside those of pictures.
var inFiles = []place{
	{name: "GIF with a comment", hide: func(f *file) {
		var b bytes.Buffer
		gif.Encode(&b, image.NewPaletted(image.Rect(0, 0, 8, 8), color.Palette{color.Black, color.White}), nil)
		s := b.String()
		comment := "\x21\xfe" + string([]byte{byte(len(details))}) + details + "\x00"
		at := strings.LastIndexByte(s, ';')
		f.picture("gif", "image/gif", s[:at]+comment+s[at:]+details)
	}},
	{name: "after the end of a BMP", hide: func(f *file) {
		var b bytes.Buffer
		bmp.Encode(&b, dot())
		f.picture("bmp", "image/bmp", b.String()+details)
	}},
	{name: "within a TIFF", hide: func(f *file) {
		var b bytes.Buffer
		tiff.Encode(&b, dot(), nil)
		f.picture("tiff", "image/tiff", b.String()+details+wide(binary.LittleEndian, details))
	}},
	{name: "thumbnail with texts", hide: func(f *file) {
		small := jpegWith(segment(0xFE, details))
		f.picture("jpeg", "image/jpeg", jpegWith(segment(0xE1, exif(small)), segment(0xED, "Photoshop 3.0\x00"+details)))
	}},
	{name: "colour table of a PNG", hide: func(f *file) {
		m := image.NewPaletted(image.Rect(0, 0, 8, 8), nil)
		for s := details + "  "; len(s) > 2 && len(m.Palette) < 256; s = s[3:] {
			m.Palette = append(m.Palette, color.RGBA{s[0], s[1], s[2], 255})
		}
		f.picture("png", "image/png", pngWith(m))
	}},
	{name: "after the end of a PNG", hide: func(f *file) { f.picture("png", "image/png", pngWith(dot())+details+deflated(details)) }},
}

// TestKeptPictures hides the person in the files of pictures that are kept: what
// is not their pixels must be gone all the same.
func TestKeptPictures(t *testing.T) {
	options, err := redact.Settings{}.Options()
	if err != nil {
		t.Fatal(err)
	}
	options.KeepPictures, options.AcceptGaps = true, true
	r := &runner{searcher: newSearcher(t), options: options}
	kept := 0
	for _, p := range append(inFiles, pictures...) {
		t.Run(strings.ReplaceAll(p.name, " ", "-"), func(t *testing.T) {
			if p.seen {
				t.Skip("it is in the pixels")
			}
			f := newFile()
			p.hide(f)
			data := f.bytes()
			if in := r.search(data); len(in) < len(trace.Person) && !p.partly {
				t.Fatalf("the file does not hold: %v", in.Without())
			}
			out, err := r.redact(data, "", true)
			if err != nil {
				t.Fatal(err)
			}
			if left := r.search(out); len(left) > 0 {
				t.Errorf("survived: %s", left.Kinds())
			}
			r.kept(t, p, data, out)
			if bytes.Contains(out, []byte("word/media/picture1.")) {
				kept++
			}
		})
	}
	if want := len(inFiles) + 6; kept != want { // those of pixels in pictures
		t.Errorf("%d pictures are kept, want %d", kept, want)
	}
	r.draws(t, kept)
}

// draws lets LibreOffice make a PDF of all copies and counts the pictures in it
// that are no grey boxes, which are larger.
func (r *runner) draws(t *testing.T, want int) {
	if _, err := exec.LookPath("pdfimages"); err != nil || !r.has["soffice"] {
		t.Skip("soffice or pdfimages is not installed")
	}
	out := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", out}
	if b, err := exec.Command("soffice", append(args, r.copies...)...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v: %s", err, b)
	}
	n := 0
	for _, path := range r.copies {
		pdf := filepath.Join(out, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))+".pdf")
		if _, err := os.Stat(pdf); err != nil {
			t.Errorf("LibreOffice does not open %s", filepath.Base(path))
		}
		b, err := exec.Command("pdfimages", "-list", pdf).Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(b), "\n") {
			if w := strings.Fields(line); len(w) > 4 && w[2] == "image" && w[3] == "8" && w[4] == "8" {
				n++
			}
		}
	}
	if n != want {
		t.Errorf("LibreOffice shows %d pictures, want %d", n, want)
	}
}
