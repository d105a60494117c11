package pdf

import (
	"bytes"
	"image"
	"image/jpeg"
	"math/rand/v2"
	"strings"
	"testing"
)

// noiseJPEG is a JPEG file of nothing but noise.
func noiseJPEG(t testing.TB, side int) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, side, side))
	r := rand.New(rand.NewPCG(1, 1))
	for i := range m.Pix {
		m.Pix[i] = uint8(r.IntN(256))
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWithoutPixels(t *testing.T) {
	j := noiseJPEG(t, 200)
	note := append([]byte{0xff, 0xd8, 0xff, 0xfe, 0, 16}, "Quillon Quin, "...)
	wide := "Q\x00u\x00i\x00l\x00l\x00o\x00n\x00 \x00Q\x00u\x00i\x00n\x00"
	for _, c := range []struct {
		name, data string
		keep       []string
		most       int // bytes
	}{
		{"empty", "", nil, 0},
		{"no picture", "plain \xff text", []string{"plain \xff text"}, 20},
		{"beside", "before" + string(j) + "after Quillon", []string{"before", "after Quillon"}, 1000},
		{"two", string(j) + "between" + string(j), []string{"between"}, 2000},
		{"a comment", string(note) + string(j[2:]), []string{"Quillon Quin, "}, 1000},
		{"text among the pixels", string(j[:2000]) + "the name is Quillon Quin, of course" + string(j[2000:]), []string{"the name is Quillon Quin, of course"}, 1000},
		{"wide text among the pixels", string(j[:2000]) + wide + string(j[2000:]), []string{wide}, 1000},
		{"cut short", string(j[:3000]), nil, 1000},
		{"cut in a header", string(j[:100]), []string{string(j[:100])}, 100},
		{"no length", "\xff\xd8\xff\xe1\x00\x01 Quillon", []string{" Quillon"}, 100},
	} {
		got := string(withoutPixels([]byte(c.data)))
		for _, want := range c.keep {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is lost", c.name, want)
			}
		}
		if len(got) > c.most {
			t.Errorf("%s: %d bytes are left of %d", c.name, len(got), len(c.data))
		}
	}
}

// A run of text is kept wherever it begins.
func TestWithoutPixelsEverywhere(t *testing.T) {
	j := noiseJPEG(t, 64)
	at := bytes.Index(j, []byte{0xff, 0xda}) + 10
	text := "abcdefghijklmnopqrstuvwx"
	for i := range 60 {
		data := string(j[:at+i]) + "\x01" + text + "\x01" + string(j[at+i:])
		if !strings.Contains(string(withoutPixels([]byte(data))), text) {
			t.Errorf("lost after %d bytes", i)
		}
	}
}

func FuzzWithoutPixels(f *testing.F) {
	f.Add(noiseJPEG(f, 32))
	f.Add([]byte("\xff\xd8\xff\xda\x00\x02\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if out := withoutPixels(data); !bytes.Contains(data, []byte{0xff, 0xda}) && !bytes.Equal(out, data) {
			t.Error("a file without pixels was changed")
		}
	})
}
