package main

import (
	"context"
	"math"
	"sort"

	"veil/internal/pdf"
)

// bands are the lines of a page in which something was masked, in pixels of
// its picture: they are set anew, and not compared.
type bands struct {
	list [][4]float64 // left, top, right, bottom
}

func (b bands) has(x, y float64) bool {
	for _, r := range b.list {
		if x > r[0] && x < r[2] && y > r[1] && y < r[3] {
			return true
		}
	}
	return false
}

// bandsOf finds the lines: they run across the page.
func bandsOf(p pageCopy) (bands, error) {
	s := &places{masked: map[int32]bool{}}
	for _, e := range p.edits {
		marks := p.page.Marks
		for i := sort.Search(len(marks), func(k int) bool { return int(marks[k].End) > e.Start }); i < len(marks) && int(marks[i].Start) < e.End; i++ {
			s.masked[marks[i].Glyph] = true
		}
	}
	m := pdf.NewMachine(context.Background(), p.doc.File, p.doc.Fonts, p.doc.Layers, s)
	if _, err := m.Page(p.page.Page); err != nil {
		return bands{}, err
	}
	scale := resolution / 72.0
	if u, ok := p.doc.File.Num(p.page.Dict["UserUnit"]); ok && u > 0 {
		scale *= u
	}
	crop := p.page.CropBox
	w, h := (crop[2]-crop[0])*scale, (crop[3]-crop[1])*scale
	var out bands
	for _, q := range s.found {
		// In pixels of the page as it is before it is turned.
		box := [4]float64{(q[0] - crop[0]) * scale, (crop[3] - q[3]) * scale, (q[2] - crop[0]) * scale, (crop[3] - q[1]) * scale}
		if q[4] == 0 {
			box[0], box[2] = 0, w
		} else {
			box[1], box[3] = 0, h
		}
		out.list = append(out.list, turn(box, p.page.Rotate, w, h))
	}
	return out, nil
}

// turn turns a box in a picture of w by h pixels clockwise.
func turn(b [4]float64, degrees int, w, h float64) [4]float64 {
	switch degrees {
	case 90:
		return [4]float64{h - b[3], b[0], h - b[1], b[2]}
	case 180:
		return [4]float64{w - b[2], h - b[3], w - b[0], h - b[1]}
	case 270:
		return [4]float64{b[1], w - b[2], b[3], w - b[0]}
	}
	return b
}

// places is a Sink that notes where masked glyphs stand.
type places struct {
	masked map[int32]bool
	found  [][5]float64 // left, bottom, right, top; 1 where the line runs upwards
}

func (s *places) Op(*pdf.Machine, pdf.Operation) {}
func (s *places) Image(*pdf.Machine, pdf.Image)  {}
func (s *places) Begin(*pdf.Machine, *pdf.Form)  {}
func (s *places) End(*pdf.Machine, *pdf.Form)    {}
func (s *places) Show(_ *pdf.Machine, x *pdf.Show) {
	for i := range x.Glyphs {
		if !s.masked[int32(x.First+i)] {
			continue
		}
		g := &x.Glyphs[i]
		// From 0.35 em below the line to 1.1 above it: a box and what hangs out of it.
		low, high := -0.35, 1.1
		xs := []float64{g.X + low*g.UX, g.X + high*g.UX, g.X + g.AX + low*g.UX, g.X + g.AX + high*g.UX}
		ys := []float64{g.Y + low*g.UY, g.Y + high*g.UY, g.Y + g.AY + low*g.UY, g.Y + g.AY + high*g.UY}
		sort.Float64s(xs)
		sort.Float64s(ys)
		up := 0.0
		if math.Abs(g.UX) > math.Abs(g.UY) {
			up = 1
		}
		s.found = append(s.found, [5]float64{xs[0], ys[0], xs[3], ys[3], up})
	}
}
