package scan

import (
	"context"
	"image"
	"slices"

	"veil/extract"
)

// ReadWords reads the words of pictures that are parts of pages: ink that is no words
// is not looked for, and the pixels are not kept. A picture whose error is not nil was
// not read.
func ReadWords(ctx context.Context, in []Picture, o extract.Scans) ([]*Page, []error) {
	var pages []*Page
	var all []error
	for group := range slices.Chunk(in, Together) {
		bare, dpi := make([]*image.Gray, len(group)), make([]float64, len(group))
		for i, m := range group {
			bare[i], dpi[i] = viewed(m.Image, m.DPI).bare(), m.DPI
		}
		lines, errs := recogniseAll(ctx, bare, dpi, o)
		for i, l := range lines {
			p := &Page{DPI: dpi[i]}
			if errs[i] == nil {
				judge(l, !o.Trusting)
				p.layOut(l)
				p.trim()
			}
			pages, all = append(pages, p), append(all, errs[i])
		}
	}
	return pages, all
}

// trim leaves nothing of a picture in which hardly a word was made out: of a photo,
// the program makes letters too.
func (p *Page) trim() {
	known := 0
	for _, w := range p.Words {
		if !w.Unknown && wordy(p.Text[w.Start:w.End]) {
			known++
		}
	}
	if 2*known < len(p.Words) {
		p.Text, p.Words = "", nil
	}
}
