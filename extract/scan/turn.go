package scan

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"regexp"
	"strconv"

	"veil/internal/programs"
	"veil/internal/raster"
)

var rotate = regexp.MustCompile(`(?m)^Rotate: (\d+)\r?$`)

// orientation asks tesseract by how many degrees a page has to be turned
// clockwise. A page with too little writing is upright.
func orientation(ctx context.Context, g *image.Gray, dpi float64) (int, error) {
	out, err := programs.Tesseract.Run(ctx, bytes.NewReader(raster.EncodePGM(g)), readLimit, maxAnswer,
		"stdin", "stdout", "--psm", "0", "--dpi", strconv.Itoa(int(dpi+0.5)))
	if errors.Is(err, programs.ErrFailed) { // too few characters, or no data for it
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	m := rotate.FindSubmatch(out)
	if m == nil {
		return 0, nil
	}
	n, _ := strconv.Atoi(string(m[1]))
	return n / 90 * 90 % 360, nil
}

// turn turns a picture clockwise by 90, 180 or 270 degrees.
func turn(m image.Image, degrees int) image.Image {
	r := m.Bounds()
	w, h := r.Dx(), r.Dy()
	if degrees != 180 {
		w, h = h, w
	}
	var out draw.Image = image.NewRGBA(image.Rect(0, 0, w, h))
	grey, _ := m.(*image.Gray)
	if grey != nil {
		out = image.NewGray(image.Rect(0, 0, w, h))
	}
	for y := range h {
		for x := range w {
			fx, fy := x, y
			switch degrees {
			case 90:
				fx, fy = y, r.Dy()-1-x
			case 180:
				fx, fy = w-1-x, h-1-y
			case 270:
				fx, fy = r.Dx()-1-y, x
			}
			if grey != nil {
				out.(*image.Gray).SetGray(x, y, grey.GrayAt(r.Min.X+fx, r.Min.Y+fy))
				continue
			}
			out.(*image.RGBA).SetRGBA(x, y, color.RGBAModel.Convert(m.At(r.Min.X+fx, r.Min.Y+fy)).(color.RGBA))
		}
	}
	return out
}
