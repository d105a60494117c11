package rtf

import (
	"bytes"
	"encoding/hex"
	"image"
	"image/color"
	"image/png"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"
)

// Box is what stands where a picture or an object did.
var Box = sync.OnceValue(func() string {
	return `{\*\shppict{\pict\pngblip\picw240\pich160\picwgoal1800\pichgoal1200 ` + hex.EncodeToString(greyBox()) + `}}`
})

func greyBox() []byte {
	img := image.NewPaletted(image.Rect(0, 0, 240, 160), color.Palette{color.Gray{0xC8}, color.Gray{0x30}})
	d := font.Drawer{Dst: img, Src: image.NewUniform(color.Gray{0x30}), Face: basicfont.Face7x13, Dot: fixed.P(95, 84)}
	d.DrawString("[IMAGE]")
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil // writing to memory does not fail
	}
	return b.Bytes()
}
