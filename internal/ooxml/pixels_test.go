package ooxml

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

func TestPixelsOnly(t *testing.T) {
	var p, j, palette bytes.Buffer
	img := image.NewRGBA(image.Rect(0, 0, 40, 30))
	for i := range img.Pix {
		img.Pix[i] = byte(i * i)
	}
	if png.Encode(&p, img) != nil || jpeg.Encode(&j, img, nil) != nil ||
		png.Encode(&palette, image.NewPaletted(img.Rect, color.Palette{color.Gray{'J'}, color.Gray{'a'}})) != nil {
		t.Fatal("no pictures")
	}
	text := "\x00\x00\x00\x03tEXtJay\x00\x00\x00\x00"
	for name, tt := range map[string]struct {
		data string
		want bool
	}{
		"nothing":           {"", false},
		"words":             {"Jayden", false},
		"PNG":               {p.String(), true},
		"PNG and more":      {p.String() + "Jayden", false},
		"PNG with text":     {p.String()[:33] + text + p.String()[33:], false},
		"PNG with a table":  {palette.String(), false},
		"half a PNG":        {p.String()[:p.Len()/2], false},
		"JPEG":              {j.String(), true},
		"JPEG and more":     {j.String() + "Jayden", false},
		"JPEG with comment": {j.String()[:2] + "\xff\xfe\x00\x05Jay" + j.String()[2:], false},
		"JPEG twice":        {strings.Repeat(j.String(), 2), false},
		"half a JPEG":       {j.String()[:j.Len()/2], false},
		"long segment":      {"\xff\xd8\xff\xdb\xff\xff", false},
	} {
		if got := pixelsOnly([]byte(tt.data)); got != tt.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
