package repaint

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"math/rand/v2"
	"os/exec"
	"testing"
)

// drawn is a picture of strokes on shaded paper.
func drawn(w, h int, colour bool) draw.Image {
	r := rand.New(rand.NewPCG(uint64(w), uint64(h)))
	var m draw.Image = image.NewGray(image.Rect(0, 0, w, h))
	if colour {
		m = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	for y := range h {
		for x := range w {
			v := uint8(200 + x*40/w)
			m.Set(x, y, color.RGBA{v, v - 20, uint8(y * 255 / h), 255})
		}
	}
	for range 12 {
		at := image.Pt(r.IntN(w), r.IntN(h))
		draw.Draw(m, image.Rect(at.X, at.Y, at.X+2+r.IntN(9), at.Y+2+r.IntN(30)), image.Black, image.Point{}, draw.Src)
	}
	return m
}

func encoded(t testing.TB, m image.Image, quality int) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func decoded(t testing.TB, data []byte) image.Image {
	m, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// planes are the parts of a decoded picture, with how many pixels share a value.
func planes(m image.Image) map[string]func(x, y int) int {
	switch m := m.(type) {
	case *image.Gray:
		return map[string]func(x, y int) int{"Y": func(x, y int) int { return int(m.GrayAt(x, y).Y) }}
	case *image.YCbCr:
		return map[string]func(x, y int) int{
			"Y":  func(x, y int) int { return int(m.Y[m.YOffset(x, y)]) },
			"Cb": func(x, y int) int { return int(m.Cb[m.COffset(x, y)]) },
			"Cr": func(x, y int) int { return int(m.Cr[m.COffset(x, y)]) }}
	}
	return nil
}

func TestPaint(t *testing.T) {
	for _, size := range []image.Point{{64, 48}, {61, 45}, {16, 16}, {1, 1}, {9, 70}, {200, 33}} {
		for _, colour := range []bool{false, true} {
			for _, quality := range []int{10, 40, 85, 100} {
				for _, boxes := range [][]image.Rectangle{nil, {image.Rect(8, 8, 24, 24)}, {image.Rect(3, 5, 31, 18), image.Rect(30, 11, 33, 40)}, {image.Rect(-5, -5, 900, 900)}, {image.Rect(size.X-3, 0, size.X, size.Y)}} {
					name := fmt.Sprint(size, colour, quality, boxes)
					in := encoded(t, drawn(size.X, size.Y, colour), quality)
					out, err := Paint(in, boxes)
					if err != nil {
						t.Fatalf("%s: %v", name, err)
					}
					looked(t, name, decoded(t, in), decoded(t, out), boxes)
				}
			}
		}
	}
}

// looked compares a picture with what it was: painted where it is to be, and the
// same in all blocks that no box touches.
func looked(t *testing.T, name string, was, is image.Image, boxes []image.Rectangle) {
	t.Helper()
	if was.Bounds() != is.Bounds() {
		t.Fatalf("%s: %v became %v", name, was.Bounds(), is.Bounds())
	}
	before, after := planes(was), planes(is)
	wide := 8
	if len(before) == 3 {
		wide = 16
	}
	for plane, at := range after {
		for y := range is.Bounds().Dy() {
			for x := range is.Bounds().Dx() {
				inside, touched := false, false
				unit := image.Rect(x/wide*wide, y/wide*wide, x/wide*wide+wide, y/wide*wide+wide)
				edge := unit.Max.X > is.Bounds().Dx() || unit.Max.Y > is.Bounds().Dy()
				for _, b := range boxes {
					inside = inside || image.Pt(x, y).In(b)
					touched = touched || b.Overlaps(unit)
				}
				v, old := at(x, y), before[plane](x, y)
				if inside && plane == "Y" && v > darkWorst+4 {
					t.Fatalf("%s: %d at %d, %d", name, v, x, y)
				}
				if !touched && !edge && v != old {
					t.Fatalf("%s: %s at %d, %d became %d, was %d", name, plane, x, y, v, old)
				}
			}
		}
	}
}

// Pictures that differ only in what is painted become the same file.
func TestPaintLeavesNothing(t *testing.T) {
	for _, quality := range []int{20, 60, 95} {
		for _, box := range []image.Rectangle{image.Rect(8, 8, 40, 24), image.Rect(11, 13, 37, 29)} {
			a := drawn(80, 60, false)
			b := drawn(80, 60, false)
			draw.Draw(b, image.Rect(13, 15, 33, 23), image.Black, image.Point{}, draw.Src)
			draw.Draw(b, image.Rect(17, 16, 21, 19), image.White, image.Point{}, draw.Src)
			pa, err := Paint(encoded(t, a, quality), []image.Rectangle{box})
			if err != nil {
				t.Fatal(err)
			}
			pb, err := Paint(encoded(t, b, quality), []image.Rectangle{box})
			if err != nil {
				t.Fatal(err)
			}
			// What JPEG itself spread into a block from under the box may differ a little.
			ma, mb := decoded(t, pa).(*image.Gray), decoded(t, pb).(*image.Gray)
			for y := box.Min.Y; y < box.Max.Y; y++ {
				for x := box.Min.X; x < box.Max.X; x++ {
					if d := int(ma.GrayAt(x, y).Y) - int(mb.GrayAt(x, y).Y); d > 40 || d < -40 {
						t.Errorf("quality %d, %v: the values at %d, %d differ by %d", quality, box, x, y, d)
					}
				}
			}
			if box.Min.X%8 == 0 && !bytes.Equal(pa, pb) {
				t.Errorf("quality %d, %v: the files differ", quality, box)
			}
		}
	}
}

// Notes and previews are left out.
func TestPaintDropsSegments(t *testing.T) {
	in := encoded(t, drawn(30, 30, true), 80)
	note := append([]byte{0xff, 0xe1, 0, 12}, "Exif\x00\x00Home"...)
	comment := append([]byte{0xff, 0xfe, 0, 6}, "Home"...)
	with := append(append(append(append([]byte{}, in[:2]...), note...), comment...), in[2:]...)
	out, err := Paint(append(with, "Home"...), nil)
	if err != nil || bytes.Contains(out, []byte("Home")) {
		t.Error(err, len(out))
	}
}

func TestOtherKinds(t *testing.T) {
	in := encoded(t, drawn(40, 40, true), 80)
	progressive := bytes.Clone(in)
	progressive[bytes.Index(in, []byte{0xff, mSOF0})+1] = 0xc2
	for name, data := range map[string][]byte{"nothing": nil, "no JPEG": []byte("hello, world"), "cut short": in[:len(in)/2], "progressive": progressive,
		"RGB by Adobe": append(append([]byte{0xff, mSOI, 0xff, mAPPE, 0, 14}, "Adobe\x00\x64\x00\x00\x00\x00\x00"...), in[2:]...)} {
		if _, err := Paint(data, nil); !errors.Is(err, ErrKind) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Files of another encoder, with restart markers, optimised tables and other
// samplings.
func TestOtherEncoder(t *testing.T) {
	cjpeg, err := exec.LookPath("cjpeg")
	if err != nil {
		t.Skip("no cjpeg here (libjpeg-turbo-progs)")
	}
	var ppm bytes.Buffer
	m := drawn(75, 53, true)
	fmt.Fprintf(&ppm, "P6\n75 53\n255\n")
	for y := range 53 {
		for x := range 75 {
			c := m.(*image.RGBA).RGBAAt(x, y)
			ppm.Write([]byte{c.R, c.G, c.B})
		}
	}
	for _, args := range [][]string{{"-restart", "2"}, {"-optimize"}, {"-sample", "2x1"}, {"-sample", "1x2"}, {"-sample", "1x1"}, {"-grayscale", "-restart", "1B"}, {"-sample", "4x1"}} {
		cmd := exec.Command(cjpeg, args...)
		cmd.Stdin = bytes.NewReader(ppm.Bytes())
		in, err := cmd.Output()
		if err != nil {
			t.Fatal(args, err)
		}
		out, err := Paint(in, nil)
		if err != nil {
			t.Errorf("%v: %v", args, err)
			continue
		}
		before, after := planes(decoded(t, in)), planes(decoded(t, out))
		for plane := range before {
			for y := range 32 {
				for x := range 64 {
					if before[plane](x, y) != after[plane](x, y) {
						t.Fatalf("%v: %s at %d, %d", args, plane, x, y)
					}
				}
			}
		}
	}
}

func FuzzPaint(f *testing.F) {
	f.Add(encoded(f, drawn(20, 20, true), 50), 3, 4, 15, 11)
	f.Add(encoded(f, drawn(33, 9, false), 90), -3, 0, 15, 31)
	f.Fuzz(func(t *testing.T, data []byte, x0, y0, x1, y1 int) {
		c, err := jpeg.DecodeConfig(bytes.NewReader(data))
		if err == nil && c.Width*c.Height > 1<<18 {
			return
		}
		if _, err := jpeg.Decode(bytes.NewReader(data)); err != nil {
			return
		}
		box := image.Rect(x0%1000, y0%1000, x1%1000, y1%1000)
		out, err := Paint(data, []image.Rectangle{box})
		if err != nil {
			return
		}
		m, err := jpeg.Decode(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		y := planes(m)["Y"]
		for _, p := range []image.Point{box.Min, {box.Max.X - 1, box.Max.Y - 1}, {(box.Min.X + box.Max.X) / 2, (box.Min.Y + box.Max.Y) / 2}} {
			if p.In(box) && p.In(m.Bounds()) && y(p.X, p.Y) > darkWorst+4 {
				t.Fatalf("%d at %v", y(p.X, p.Y), p)
			}
		}
	})
}

func BenchmarkPaint(b *testing.B) {
	in := encoded(b, drawn(1654, 2339, false), 85)
	for b.Loop() {
		if _, err := Paint(in, []image.Rectangle{image.Rect(100, 100, 300, 140)}); err != nil {
			b.Fatal(err)
		}
	}
}
