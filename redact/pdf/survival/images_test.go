package survival

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
)

// images are the places of pictures: what they carry and what they show.
var images = []place{
	{name: "EXIF", hide: func(f *file) { f.jpeg(segment(0xe1, "Exif\x00\x00"+exif(everything()))) }},
	{name: "JPEG comment", hide: func(f *file) { f.jpeg(segment(0xfe, everything())) }},
	{name: "XMP in a JPEG", hide: func(f *file) { f.jpeg(segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+xmp(everything()))) }},
	{name: "IPTC in a JPEG", hide: func(f *file) {
		iptc := "\x1c\x02\x78" + string(binary.BigEndian.AppendUint16(nil, uint16(len(everything())))) + everything()
		f.jpeg(segment(0xed, "Photoshop 3.0\x008BIM\x04\x04\x00\x00"+string(binary.BigEndian.AppendUint32(nil, uint32(len(iptc))))+iptc))
	}},
	{name: "colour profile in a JPEG", hide: func(f *file) { f.jpeg(segment(0xe2, "ICC_PROFILE\x00\x01\x01"+profile(everything(), ""))) }},
	{name: "after a JPEG", hide: func(f *file) {
		f.image("/Filter/DCTDecode/ColorSpace/DeviceGray/BitsPerComponent 8", gray(nil)+everything(), 8, 8)
	}},
	{name: "JPEG 2000 boxes", hide: func(f *file) {
		data := "\x00\x00\x00\x0cjP  \r\n\x87\n\x00\x00\x00\x14ftypjp2 \x00\x00\x00\x00jp2 " +
			string(binary.BigEndian.AppendUint32(nil, uint32(8+len(everything())))) + "xml " + everything()
		f.image("/Filter/JPXDecode", data, 8, 8)
	}},
	{name: "JBIG2 globals and comment", hide: func(f *file) {
		globals := f.stream("", "\x00\x00\x00\x00\x3e\x00\x00"+string(binary.BigEndian.AppendUint32(nil, uint32(4+len(everything()))))+"\x20\x00\x00\x00"+everything())
		f.image("/Filter/JBIG2Decode/DecodeParms<</JBIG2Globals "+globals+">>/ColorSpace/DeviceGray/BitsPerComponent 1", everything(), 8, 8)
	}},
	{name: "fax data", hide: func(f *file) {
		f.image("/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 8/Rows 8/Note"+lit(everything())+">>/ColorSpace/DeviceGray/BitsPerComponent 1", "\x00\x10\x01\x00\x10\x01"+everything(), 8, 8)
	}},
	{name: "samples that are letters", hide: func(f *file) {
		f.image("/ColorSpace/DeviceGray/BitsPerComponent 8", everything(), len(everything()), 1)
	}},
	{name: "image's own entries", hide: func(f *file) {
		f.image("/ColorSpace/DeviceGray/BitsPerComponent 8/Name"+name(everything())+"/ID"+hexed(everything())+"/Note"+lit(everything())+"/Metadata "+
			f.stream("/Type/Metadata/Subtype/XML", xmp(everything()))+"/Measure<</R"+lit(everything())+">>/PtData<</Names["+lit(everything())+"]>>", "\x00", 1, 1)
	}},
	{name: "OPI", hide: func(f *file) {
		f.image("/ColorSpace/DeviceGray/BitsPerComponent 8/OPI<</2.0<</F"+lit(everything())+"/MainImage"+lit(everything())+"/Tags[1"+lit(everything())+"]/Comments"+lit(everything())+">>>>", "\x00", 1, 1)
	}},
	{name: "alternate pictures", hide: func(f *file) {
		other := f.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", everything())
		f.image("/ColorSpace/DeviceGray/BitsPerComponent 8/Alternates[<</Image "+other+"/DefaultForPrinting true/Note"+lit(everything())+">>]", "\x00", 1, 1)
	}},
	{name: "inline picture's data", hide: func(f *file) {
		f.draw("q 9 0 0 9 300 60 cm BI /W %d /H 1 /CS /G /BPC 8 ID %s EI Q", len(everything()), everything())
	}},
	{name: "inline picture's entries", hide: func(f *file) {
		f.draw("q 9 0 0 9 300 60 cm BI /W 1 /H 1 /CS /G /BPC 8 /Note %s %s 1 /I%s /F /AHx ID 00> EI Q", lit(everything()), name(everything()), name(everything()))
	}},
	{name: "soft mask's data", hide: func(f *file) {
		mask := f.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Note"+lit(everything()), everything())
		f.image("/ColorSpace/DeviceGray/BitsPerComponent 8/SMask "+mask, "\x00", 1, 1)
	}},
	{name: "associated file of a picture", gap: true, hide: func(f *file) {
		f.image("/ColorSpace/DeviceGray/BitsPerComponent 8/AF["+f.attachment("a.txt", everything())+"]", "\x00", 1, 1)
	}},
	{name: "picture of words", seen: true, hide: func(f *file) {
		f.page.use("XObject", "I1", f.stream("/Type/XObject/Subtype/Image/Width 640/Height 360/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode", gray(picture())))
		f.draw("q 400 0 0 225 10 70 cm /I1 Do Q")
	}},
	{name: "inline picture of words", seen: true, hide: func(f *file) {
		f.draw("q 400 0 0 225 10 70 cm BI /W 640 /H 360 /CS /G /BPC 1 /F /AHx ID %x> EI Q", stencil(picture()))
	}},
	{name: "stencil of words", seen: true, hide: func(f *file) {
		f.page.use("XObject", "I1", f.stream("/Type/XObject/Subtype/Image/Width 640/Height 360/ImageMask true/BitsPerComponent 1", stencil(picture())))
		f.draw("q 0 g 400 0 0 225 10 70 cm /I1 Do Q")
	}},
	{name: "mask of words", seen: true, hide: func(f *file) {
		mask := f.stream("/Type/XObject/Subtype/Image/Width 640/Height 360/ImageMask true/BitsPerComponent 1/Decode[1 0]", stencil(picture()))
		f.page.use("XObject", "I1", f.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Mask "+mask, "\x00"))
		f.draw("q 400 0 0 225 10 70 cm /I1 Do Q")
	}},
	{name: "picture in strips", seen: true, hide: func(f *file) {
		img := picture()
		for y := 0; y < 360; y += 12 {
			strip := string(img.Pix[y*img.Stride : (y+12)*img.Stride])
			n := fmt.Sprintf("I%d", y)
			f.page.use("XObject", n, f.stream("/Type/XObject/Subtype/Image/Width 640/Height 12/ColorSpace/DeviceGray/BitsPerComponent 8", strip))
			f.draw("q 400 0 0 7.5 10 %g cm /%s Do Q", 70+225-7.5-float64(y)*0.625, n)
		}
	}},
	{name: "picture in a pattern", seen: true, hide: func(f *file) {
		image := f.stream("/Type/XObject/Subtype/Image/Width 640/Height 360/ColorSpace/DeviceGray/BitsPerComponent 8", string(picture().Pix))
		f.page.use("Pattern", "P1", f.stream("/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 420 320]/XStep 420/YStep 320/Resources<</XObject<</I1 "+image+">>>>", "400 0 0 225 10 70 cm /I1 Do"))
		f.draw("q /Pattern cs /P1 scn 0 60 420 240 re f Q")
	}},
	{name: "picture in a soft mask", seen: true, hide: func(f *file) {
		image := f.stream("/Type/XObject/Subtype/Image/Width 640/Height 360/ColorSpace/DeviceGray/BitsPerComponent 8/Decode[1 0]", string(picture().Pix))
		group := f.form("400 0 0 225 10 70 cm /I1 Do", "/Group<</S/Transparency/CS/DeviceGray>>/Resources<</XObject<</I1 "+image+">>>>")
		f.page.use("ExtGState", "G1", "<</SMask<</S/Luminosity/BC[0]/G "+group+">>>>")
		f.draw("q /G1 gs 0 g 0 0 420 320 re f Q")
	}},
	{name: "picture as an image's soft mask", seen: true, hide: func(f *file) {
		mask := f.stream("/Type/XObject/Subtype/Image/Width 640/Height 360/ColorSpace/DeviceGray/BitsPerComponent 8/Decode[1 0]", string(picture().Pix))
		f.page.use("XObject", "I1", f.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/SMask "+mask, "\x00"))
		f.draw("q 400 0 0 225 10 70 cm /I1 Do Q")
	}},
	{name: "words as outlines", seen: true, hide: func(f *file) { f.draw("%s", outlines()) }},
	{name: "words as outlines in a form", seen: true, hide: func(f *file) {
		f.page.use("XObject", "X1", f.form(outlines(), ""))
		f.draw("/X1 Do")
	}},
	{name: "words as clipping outlines", seen: true, hide: func(f *file) {
		f.draw("%s", outlinesBy("W n -9999 -9999 99999 99999 re f"))
	}},
	{name: "words as strokes", seen: true, hide: func(f *file) { f.draw("%s", outlinesBy("90 w s")) }},
	{name: "words as a raster of rectangles", seen: true, hide: func(f *file) {
		f.rasterBy(func(x, y, n int) string { return fmt.Sprintf("%d %d %d 1 re", x, y, n) }, "f Q")
	}},
	{name: "words as a shading", seen: true, hide: func(f *file) {
		f.page.use("Shading", "S1", "<</ShadingType 1/Domain[0 1 0 1]/Matrix[400 0 0 225 10 70]/ColorSpace/DeviceGray/Function "+
			f.stream("/FunctionType 0/Domain[0 1 0 1]/Range[0 1]/Size[640 360]/BitsPerSample 8/Encode[0 639 359 0]", string(picture().Pix))+">>")
		f.draw("q 10 70 400 225 re W n /S1 sh Q")
	}},
}

// gray is a picture as JPEG; a small grey one if there is none.
func gray(img *image.Gray) string {
	if img == nil {
		img = image.NewGray(image.Rect(0, 0, 8, 8))
		img.SetGray(3, 3, color.Gray{200})
	}
	var b bytes.Buffer
	jpeg.Encode(&b, img, nil) // a bytes.Buffer does not fail
	return b.String()
}

// segment is a JPEG segment.
func segment(marker byte, data string) string {
	return "\xff" + string([]byte{marker}) + string(binary.BigEndian.AppendUint16(nil, uint16(len(data)+2))) + data
}

// exif is a TIFF directory with a description (tag 270) and an artist (315).
func exif(text string) string {
	le := binary.LittleEndian
	out := le.AppendUint32([]byte("II*\x00"), 8)
	out = le.AppendUint16(out, 2)
	for _, tag := range []uint16{270, 315} {
		out = le.AppendUint32(le.AppendUint16(le.AppendUint16(out, tag), 2), uint32(len(text)))
		out = le.AppendUint32(out, 8+2+24+4)
	}
	return string(le.AppendUint32(out, 0)) + text
}

// jpeg draws a small JPEG with a segment after its start.
func (f *file) jpeg(segment string) {
	data := gray(nil)
	f.image("/Filter/DCTDecode/ColorSpace/DeviceGray/BitsPerComponent 8", data[:2]+segment+data[2:], 8, 8)
}

// image draws a small image.
func (f *file) image(entries, data string, w, h int) {
	f.page.use("XObject", "I1", f.stream(fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d", w, h)+entries, data))
	f.draw("q 20 0 0 20 300 60 cm /I1 Do Q")
}
