package raster

import (
	"bytes"
	"image"
	"testing"

	"golang.org/x/image/tiff"
)

func TestEncodeTIFF(t *testing.T) {
	var pages []*image.Gray
	for i := range 3 {
		g := image.NewGray(image.Rect(0, 0, 5+i, 3+2*i))
		for k := range g.Pix {
			g.Pix[k] = uint8(k * (i + 7))
		}
		pages = append(pages, g)
	}
	file := EncodeTIFF(append(pages[:2:2], pages[2].SubImage(image.Rect(0, 0, 4, 2)).(*image.Gray)))
	for at, n := 4, 0; ; n++ { // a decoder reads the first page alone: it is given each
		next := file[at : at+4]
		if bytes.Equal(next, make([]byte, 4)) {
			if n != 3 {
				t.Errorf("%d pages", n)
			}
			break
		}
		one := bytes.Clone(file)
		copy(one[4:], next)
		m, err := tiff.Decode(bytes.NewReader(one))
		if err != nil {
			t.Fatal(err)
		}
		want := pages[n]
		if n == 2 {
			want = want.SubImage(image.Rect(0, 0, 4, 2)).(*image.Gray)
		}
		if m.Bounds() != want.Bounds() {
			t.Fatalf("page %d: %v", n, m.Bounds())
		}
		for y := range want.Rect.Dy() {
			for x := range want.Rect.Dx() {
				if m.(*image.Gray).GrayAt(x, y) != want.GrayAt(x, y) {
					t.Fatalf("page %d differs at %d, %d", n, x, y)
				}
			}
		}
		dir := int(next[0]) | int(next[1])<<8 | int(next[2])<<16
		at = dir + 2 + 12*int(file[dir])
	}
}
