package raster

import (
	"bytes"
	"image"
	"math/rand/v2"
	"testing"
)

func random(w, h int, density float64, seed uint64) *Bitmap {
	b, r := NewBitmap(w, h), rand.New(rand.NewPCG(seed, 1))
	for y := range h {
		for x := 0; x < w; {
			n := 1 + r.IntN(1+w/3)
			if r.Float64() < density {
				for i := x; i < min(x+n, w); i++ {
					b.Set(i, y)
				}
			} else if n > 4 {
				n /= 2
			}
			x += n
		}
		if r.IntN(3) == 0 && y > 0 { // rows that are much like those above
			copy(b.row(y), b.row(y-1))
			if w > 9 {
				b.Set(r.IntN(w), y)
			}
		}
	}
	return b
}

func TestFaxGivesBackEveryPixel(t *testing.T) {
	for _, w := range []int{1, 7, 8, 9, 31, 64, 65, 1000, 2561, 2623, 2624, 5300} {
		for seed := range uint64(6) {
			b := random(w, 40, []float64{0, 0.02, 0.3, 0.5, 0.9, 1}[seed], seed)
			got, err := FromFax(b.Fax(), b.W, b.H)
			if err != nil || !bytes.Equal(got.Pix, b.Pix) {
				t.Errorf("%d pixels wide, seed %d: %v, same %v", w, seed, err, err == nil && bytes.Equal(got.Pix, b.Pix))
			}
		}
	}
}

func FuzzFax(f *testing.F) {
	f.Add(9, []byte{0x81, 0x80, 0, 0, 0xff, 0x80})
	f.Fuzz(func(t *testing.T, w int, pix []byte) {
		if w < 1 || w > 4000 || len(pix) < (w+7)/8 {
			return
		}
		b := NewBitmap(w, len(pix)/((w+7)/8))
		for y := range b.H {
			for x := range w {
				if pix[y*((w+7)/8)+x/8]&(0x80>>(x%8)) != 0 {
					b.Set(x, y)
				}
			}
		}
		got, err := FromFax(b.Fax(), b.W, b.H)
		if err != nil || !bytes.Equal(got.Pix, b.Pix) {
			t.Fatalf("%d by %d pixels: %v", b.W, b.H, err)
		}
	})
}

func TestFaxOfDamagedData(t *testing.T) {
	if _, err := FromFax([]byte{1, 2, 3}, 100, 100); err == nil {
		t.Error("no error")
	}
}

func TestPNM(t *testing.T) {
	g := image.NewGray(image.Rect(0, 0, 3, 2))
	copy(g.Pix, []byte{0, 50, 100, 150, 200, 255})
	m, err := DecodePNM(EncodePGM(g))
	if got, ok := m.(*image.Gray); err != nil || !ok || !bytes.Equal(got.Pix, g.Pix) {
		t.Errorf("PGM: %v %v", m, err)
	}
	m, err = DecodePNM([]byte("P6\n2 1\n255\n\x0a\x0b\x0c\x20\x20\x20"))
	if got, ok := m.(*image.Gray); err != nil || !ok || !bytes.Equal(got.Pix, []byte{10, 32}) {
		t.Errorf("PPM without colours: %v %v", m, err)
	}
	m, err = DecodePNM([]byte("P6\n2 1\n255\n\xff\x00\x00\x20\x20\x20"))
	if got, ok := m.(*image.RGBA); err != nil || !ok || !bytes.Equal(got.Pix, []byte{255, 0, 0, 255, 32, 32, 32, 255}) {
		t.Errorf("PPM: %v %v", m, err)
	}
	for _, bad := range []string{"", "P5", "P5\n3 2\n255\nabc", "P5\n99999999 99999999\n255\n", "P5\n-1 2\n255\n", "P5\n1 1\n65535\nab", "GIF89a"} {
		if _, err := DecodePNM([]byte(bad)); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}

func TestFillStaysInside(t *testing.T) {
	g := image.NewGray(image.Rect(0, 0, 4, 1))
	for i := range g.Pix {
		g.Pix[i] = 9
	}
	if err := Fill(g, image.Rect(-5, -5, 2, 9)); err != nil || !bytes.Equal(g.Pix, []byte{0, 0, 9, 9}) {
		t.Error(g.Pix, err)
	}
	c := image.NewYCbCr(image.Rect(0, 0, 4, 1), image.YCbCrSubsampleRatio420)
	for i := range c.Y {
		c.Y[i] = 9
	}
	if err := Fill(c, image.Rect(3, 0, 8, 8)); err != nil || !bytes.Equal(c.Y[:4], []byte{9, 9, 9, 0}) || !bytes.Equal(c.Cb[:2], []byte{0, 128}) {
		t.Error(c.Y, c.Cb, err)
	}
	b := NewBitmap(4, 1)
	if b.Fill(image.Rect(-1, 0, 2, 3)); b.Pix[0] != 0xc0 {
		t.Errorf("%b", b.Pix)
	}
	rgba := image.NewRGBA(image.Rect(0, 0, 2, 1))
	if err := Fill(rgba, image.Rect(1, 0, 9, 9)); err != nil || !bytes.Equal(rgba.Pix, []byte{0, 0, 0, 0, 0, 0, 0, 255}) {
		t.Error(rgba.Pix, err)
	}
	if Fill(image.NewAlpha(g.Rect), g.Rect) == nil {
		t.Error("no error")
	}
}
