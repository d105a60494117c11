package scan

import "image"

// Grain is how much a pixel differs from its neighbours where nothing is written. A
// scanner's grain, and what JPEG makes of it, looks like specks of ink and can keep
// tesseract from seeing lines of text at all.
const (
	noisyGrain = 4  // of 255: above it a page is smoothed before it is read
	sampled    = 16 // one row in as many is looked at
)

// smoothed returns a page without most of its grain, or as it is where there is
// little. Letters keep their shape: a pixel shares with those right beside it.
func smoothed(g *image.Gray) *image.Gray {
	if grain(g) <= noisyGrain {
		return g
	}
	w, h := g.Rect.Dx(), g.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, w, h))
	sum := make([]uint16, w+2) // of a column's pixel and those above and below, with the outermost once more
	for y := range h {
		above, here, below := g.Pix[max(y-1, 0)*g.Stride:], g.Pix[y*g.Stride:], g.Pix[min(y+1, h-1)*g.Stride:]
		for x := range w {
			sum[x+1] = uint16(above[x]) + 2*uint16(here[x]) + uint16(below[x])
		}
		sum[0], sum[w+1] = sum[1], sum[w]
		to := out.Pix[y*out.Stride : y*out.Stride+w]
		for x := range to {
			to[x] = uint8((sum[x] + 2*sum[x+1] + sum[x+2] + 8) / 16)
		}
	}
	return out
}

// grain is the median of how much pixels differ from those on their left.
func grain(g *image.Gray) int {
	var count [256]int
	all := 0
	for y := 0; y < g.Rect.Dy(); y += sampled {
		row := g.Pix[y*g.Stride : y*g.Stride+g.Rect.Dx()]
		for x := 1; x < len(row); x++ {
			count[max(row[x], row[x-1])-min(row[x], row[x-1])]++
			all++
		}
	}
	at, seen := 0, count[0]
	for 2*seen < all {
		at++
		seen += count[at]
	}
	return at
}
