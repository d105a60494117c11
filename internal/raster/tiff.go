package raster

import (
	"encoding/binary"
	"image"
)

// EncodeTIFF writes grey pictures as the pages of one file without compression (TIFF
// 6.0, sections 2 and 4).
func EncodeTIFF(pages []*image.Gray) []byte {
	le := binary.LittleEndian
	size := 8
	for _, g := range pages {
		size += g.Rect.Dx()*g.Rect.Dy() + 128
	}
	out := append(make([]byte, 0, size), "II*\x00"...)
	link := len(out) // where the offset of the next page's directory goes
	out = le.AppendUint32(out, 0)
	for _, g := range pages {
		w, h := g.Rect.Dx(), g.Rect.Dy()
		pixels := len(out)
		for y := range h {
			out = append(out, g.Pix[y*g.Stride:y*g.Stride+w]...)
		}
		if len(out)%2 == 1 { // directories begin at even offsets
			out = append(out, 0)
		}
		le.PutUint32(out[link:], uint32(len(out)))
		tags := [][2]uint32{{256, uint32(w)}, {257, uint32(h)}, {258, 8}, {259, 1}, {262, 1}, // size, bits, no compression, black is 0
			{273, uint32(pixels)}, {277, 1}, {278, uint32(h)}, {279, uint32(w * h)}} // one strip with all rows
		out = le.AppendUint16(out, uint16(len(tags)))
		for _, t := range tags {
			const long = 4
			out = le.AppendUint16(le.AppendUint16(out, uint16(t[0])), long)
			out = le.AppendUint32(le.AppendUint32(out, 1), t[1])
		}
		link = len(out)
		out = le.AppendUint32(out, 0)
	}
	return out
}
