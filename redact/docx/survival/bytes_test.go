package survival

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"

	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"

	"veil/internal/trace"
)

var (
	little = binary.LittleEndian
	big    = binary.BigEndian
)

// compound is what looks like a compound file ([MS-CFB]): its mark, and data.
func compound(data string) string {
	return "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 504) + data + strings.Repeat("\x00", 512)
}

// ovba compresses a macro's source into literals alone.
func ovba(s string) string {
	var chunk strings.Builder
	for len(s) > 0 {
		n := min(8, len(s))
		chunk.WriteString("\x00" + s[:n])
		s = s[n:]
	}
	header := little.AppendUint16(nil, uint16(chunk.Len()+2-3)|0xB000)
	return "\x01" + string(header) + chunk.String()
}

// deflated is zlib's form of s.
func deflated(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func gzipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

// dot is the smallest picture.
func dot() image.Image { return image.NewGray(image.Rect(0, 0, 8, 8)) }

// jpegWith is a JPEG with further segments after its start.
func jpegWith(segments ...string) string {
	var b bytes.Buffer
	jpeg.Encode(&b, dot(), nil)
	return b.String()[:2] + strings.Join(segments, "") + b.String()[2:]
}

// segment is one segment of a JPEG.
func segment(marker byte, data string) string {
	return "\xff" + string([]byte{marker}) + string(big.AppendUint16(nil, uint16(len(data)+2))) + data
}

// exif is a TIFF directory with a description.
func exif(s string) string {
	b := []byte("II*\x00\x08\x00\x00\x00\x01\x00")
	b = little.AppendUint16(b, 0x010E) // ImageDescription
	b = little.AppendUint16(b, 2)      // ASCII
	b = little.AppendUint32(b, uint32(len(s)+1))
	b = little.AppendUint32(b, 26)
	return "Exif\x00\x00" + string(b) + "\x00\x00\x00\x00" + s + "\x00"
}

func xmp(s string) string {
	return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>` + s + `</dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`
}

// pngWith is a PNG with further chunks after its header.
func pngWith(img image.Image, chunks ...string) string {
	var b bytes.Buffer
	png.Encode(&b, img)
	const header = 8 + 25
	return b.String()[:header] + strings.Join(chunks, "") + b.String()[header:]
}

// chunk is one chunk of a PNG.
func chunk(kind, data string) string {
	sum := crc32.ChecksumIEEE([]byte(kind + data))
	return string(big.AppendUint32(nil, uint32(len(data)))) + kind + data + string(big.AppendUint32(nil, sum))
}

// painted shows the details as pixels.
func painted() image.Image {
	lines := trace.Labelled()
	small := image.NewGray(image.Rect(0, 0, 420, 20*len(lines)+20))
	draw.Draw(small, small.Bounds(), image.White, image.Point{}, draw.Src)
	d := font.Drawer{Dst: small, Src: image.NewUniform(color.Black), Face: basicfont.Face7x13}
	for i, s := range lines {
		d.Dot = fixed.P(10, 24+i*20)
		d.DrawString(s)
	}
	large := image.NewGray(image.Rect(0, 0, 3*small.Bounds().Dx(), 3*small.Bounds().Dy()))
	draw.BiLinear.Scale(large, large.Bounds(), small, small.Bounds(), draw.Src, nil)
	return large
}

// emf is an enhanced metafile ([MS-EMF]): a header with a description, a
// comment, and the end.
func emf(s string) string {
	text := wide(little, s+"\x00\x00")
	for len(text)%4 != 0 {
		text += "\x00"
	}
	head := little.AppendUint32(nil, 1)
	head = little.AppendUint32(head, uint32(88+len(text)))
	head = append(head, make([]byte, 32)...)
	head = append(head, " EMF\x00\x00\x01\x00"...)
	head = append(head, make([]byte, 12)...)
	head = little.AppendUint32(head, uint32(len(s)+2))
	head = little.AppendUint32(head, 88)
	head = append(head, make([]byte, 88-len(head))...)
	data := s + strings.Repeat("\x00", 4-len(s)%4)
	comment := little.AppendUint32(nil, 70)
	comment = little.AppendUint32(comment, uint32(12+len(data)))
	comment = little.AppendUint32(comment, uint32(len(data)))
	end := "\x0e\x00\x00\x00\x14\x00\x00\x00\x00\x00\x00\x00\x10\x00\x00\x00\x14\x00\x00\x00"
	return string(head) + text + string(comment) + data + end
}

// wmf is a Windows metafile with a text record ([MS-WMF] 2.3.3.20).
func wmf(s string) string {
	if len(s)%2 == 1 {
		s += " "
	}
	record := little.AppendUint32(nil, uint32(3+1+len(s)/2+2))
	record = little.AppendUint16(record, 0x0521)
	record = little.AppendUint16(record, uint16(len(s)))
	head := "\x01\x00\x09\x00\x00\x03" + strings.Repeat("\x00", 12)
	return head + string(record) + s + "\x00\x00\x00\x00" + "\x03\x00\x00\x00\x00\x00"
}
