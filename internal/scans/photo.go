package main

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"math/rand/v2"
)

// photo is a page as a telephone sees it on a table: a little from the side and from
// below, with a shadow, stored lying on its side with a note (EXIF) that says so.
func photo(src *image.Gray, r *rand.Rand) []byte {
	w, h := src.Rect.Dx(), src.Rect.Dy()
	bw, bh := w*11/10, h*11/10
	out := image.NewRGBA(image.Rect(0, 0, bh, bw)) // on its side: turned left
	for y := range bh {
		for x := range bw {
			u, v := (float64(x)/float64(bw)-0.5)*1.1, (float64(y)/float64(bh)-0.5)*1.1
			u, v = u+0.015*v, v-0.01*u // askew
			z := 1 + 0.05*v            // further away at the top
			u, v = u/z, v/z
			sx, sy := (u+0.5)*float64(w), (v+0.5)*float64(h)
			light := 1 - 0.25*math.Pow(float64(x)/float64(bw), 2) - 0.1*float64(y)/float64(bh)
			red, green, blue := 95.0, 70.0, 50.0 // the table
			if sx >= 0 && sy >= 0 && sx < float64(w-1) && sy < float64(h-1) {
				ink := 35 + 0.8*between(src, sx, sy)
				red, green, blue = ink, ink*0.985, ink*0.94
			}
			noise := r.NormFloat64() * 5
			at := func(c float64) uint8 { return uint8(min(max(c*light+noise, 0), 255)) }
			out.SetRGBA(y, bw-1-x, color.RGBA{at(red), at(green), at(blue), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, out, &jpeg.Options{Quality: 55}); err != nil {
		panic(err) // a bytes.Buffer takes everything
	}
	return withNote(b.Bytes(), 6)
}

// between is the grey between four pixels.
func between(m *image.Gray, x, y float64) float64 {
	x0, y0 := int(x), int(y)
	dx, dy := x-float64(x0), y-float64(y0)
	p := func(x, y int) float64 { return float64(m.Pix[y*m.Stride+x]) }
	return (1-dy)*((1-dx)*p(x0, y0)+dx*p(x0+1, y0)) + dy*((1-dx)*p(x0, y0+1)+dx*p(x0+1, y0+1))
}

// withNote puts an EXIF segment with an orientation into a JPEG file, and the name of
// a camera, which no copy may have.
func withNote(file []byte, orientation uint16) []byte {
	maker := "Pinhole & Sons\x00"
	le := binary.LittleEndian
	t := append([]byte("II*\x00"), 8, 0, 0, 0, 2, 0)
	t = le.AppendUint32(le.AppendUint32(le.AppendUint16(le.AppendUint16(t, 271), 2), uint32(len(maker))), 38)
	t = le.AppendUint32(le.AppendUint32(le.AppendUint16(le.AppendUint16(t, 274), 3), 1), uint32(orientation))
	t = append(append(t, 0, 0, 0, 0), maker...)
	body := append([]byte("Exif\x00\x00"), t...)
	segment := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(body)+2))
	return append(append(append([]byte{}, file[:2]...), append(segment, body...)...), file[2:]...)
}
