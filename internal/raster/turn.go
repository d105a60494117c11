package raster

import (
	"image"
	"image/draw"
)

// Turn turns a picture clockwise by 90, 180 or 270 degrees; by other angles not at
// all.
func Turn(m draw.Image, degrees int) draw.Image {
	switch degrees {
	case 90:
		return Oriented(m, 6)
	case 180:
		return Oriented(m, 3)
	case 270:
		return Oriented(m, 8)
	}
	return m
}

// Oriented brings a picture upright that is stored in one of the eight orientations
// that TIFF and EXIF number (TIFF 6.0, tag 274). The picture is a *image.Gray or a
// *image.RGBA that begins at the origin, and so is the result.
func Oriented(m draw.Image, orientation int) draw.Image {
	if orientation < 2 || orientation > 8 {
		return m
	}
	w, h := m.Bounds().Dx(), m.Bounds().Dy()
	ow, oh := w, h
	if orientation > 4 {
		ow, oh = h, w
	}
	// Where the pixel at (x, y) of the result comes from.
	from := [...]func(x, y int) (int, int){
		2: func(x, y int) (int, int) { return w - 1 - x, y },
		3: func(x, y int) (int, int) { return w - 1 - x, h - 1 - y },
		4: func(x, y int) (int, int) { return x, h - 1 - y },
		5: func(x, y int) (int, int) { return y, x },
		6: func(x, y int) (int, int) { return y, h - 1 - x },
		7: func(x, y int) (int, int) { return w - 1 - y, h - 1 - x },
		8: func(x, y int) (int, int) { return w - 1 - y, x },
	}[orientation]
	switch m := m.(type) {
	case *image.Gray:
		out := image.NewGray(image.Rect(0, 0, ow, oh))
		for y := range oh {
			for x := range ow {
				fx, fy := from(x, y)
				out.Pix[y*out.Stride+x] = m.Pix[fy*m.Stride+fx]
			}
		}
		return out
	case *image.RGBA:
		out := image.NewRGBA(image.Rect(0, 0, ow, oh))
		for y := range oh {
			for x := range ow {
				fx, fy := from(x, y)
				copy(out.Pix[y*out.Stride+4*x:][:4], m.Pix[fy*m.Stride+4*fx:])
			}
		}
		return out
	}
	return m
}

// Crop is what a rectangle holds of a *image.Gray or *image.RGBA, as a picture of the
// same kind that begins at the origin.
func Crop(m draw.Image, r image.Rectangle) draw.Image {
	r = r.Intersect(m.Bounds())
	var out draw.Image
	if _, ok := m.(*image.Gray); ok {
		out = image.NewGray(image.Rectangle{Max: r.Size()})
	} else {
		out = image.NewRGBA(image.Rectangle{Max: r.Size()})
	}
	draw.Draw(out, out.Bounds(), m, r.Min, draw.Src)
	return out
}
