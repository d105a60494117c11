package pdf

import "bytes"

// maxPages bounds how many pages are read.
const maxPages = 50_000

// Page is one page with the attributes that it inherits filled in
// (PDF 32000-1, 7.7.3).
type Page struct {
	Number    int // 1-based
	Dict      Dict
	Resources Dict
	MediaBox  [4]float64 // left, bottom, right, top in user space units
	CropBox   [4]float64 // within the MediaBox
	Rotate    int        // 0, 90, 180, 270: clockwise when shown
}

// Pages walks the page tree. Loops and kids that are no pages are passed over.
func (f *File) Pages() []Page {
	var pages []Page
	seen := map[Ref]bool{}
	type inherited struct{ res, media, crop, rotate Object }
	var walk func(o Object, in inherited, depth int)
	walk = func(o Object, in inherited, depth int) {
		if r, ok := o.(Ref); ok {
			if seen[r] {
				return
			}
			seen[r] = true
		}
		d, ok := f.Resolve(o).(Dict)
		if !ok || depth > maxDepth || len(pages) >= maxPages {
			return
		}
		if v := d["Resources"]; f.Resolve(v) != nil {
			in.res = v
		}
		if v := d["MediaBox"]; f.Resolve(v) != nil {
			in.media = v
		}
		if v := d["CropBox"]; f.Resolve(v) != nil {
			in.crop = v
		}
		if v := d["Rotate"]; f.Resolve(v) != nil {
			in.rotate = v
		}
		if kids := f.Array(d["Kids"]); kids != nil && f.Name(d["Type"]) != "Page" {
			for _, k := range kids {
				walk(k, in, depth+1)
			}
			return
		}
		p := Page{Number: len(pages) + 1, Dict: d, Resources: f.Dict(in.res)}
		p.MediaBox = f.box(in.media, [4]float64{0, 0, 612, 792})
		p.CropBox = intersect(f.box(in.crop, p.MediaBox), p.MediaBox)
		p.Rotate = ((f.Int(in.rotate, 0)/90*90)%360 + 360) % 360
		pages = append(pages, p)
	}
	walk(f.Dict(f.Trailer["Root"])["Pages"], inherited{}, 0)
	return pages
}

// box resolves a rectangle and puts its corners in order.
func (f *File) box(o Object, def [4]float64) [4]float64 {
	n := f.Nums(o)
	if len(n) < 4 {
		return def
	}
	b := [4]float64{min(n[0], n[2]), min(n[1], n[3]), max(n[0], n[2]), max(n[1], n[3])}
	if b[2]-b[0] < 1e-6 || b[3]-b[1] < 1e-6 {
		return def
	}
	return b
}

func intersect(a, b [4]float64) [4]float64 {
	r := [4]float64{max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])}
	if r[2] <= r[0] || r[3] <= r[1] {
		return b
	}
	return r
}

// inString reports whether content breaks off within a string. Some producers
// cut contents anywhere; viewers then read on as if there was no cut.
func inString(data []byte) bool {
	l := Lexer{Buf: data[max(0, len(data)-maxCut):]}
	if len(l.Buf) == maxCut { // begin with a whole line
		l.Pos = bytes.IndexByte(l.Buf, '\n') + 1
	}
	for {
		t := l.Next()
		switch {
		case t.Kind == EOF:
			return false
		case t.Kind == Str && t.End == len(l.Buf):
			return l.open
		}
	}
}

// maxCut is how far back the beginning of a cut string is looked for.
const maxCut = 4096

// Contents returns the page's content streams joined by a line end, as one
// (PDF 32000-1, 7.8.2), and whether all of them could be decoded. Callers do
// not change the data.
func (f *File) Contents(p Page) (data []byte, complete bool) {
	var parts Array
	switch v := f.Resolve(p.Dict["Contents"]).(type) {
	case *Stream:
		parts = Array{v}
	case Array:
		parts = v
	}
	if len(parts) == 1 {
		if s := f.Stream(parts[0]); s != nil {
			d, rest, err := f.contents(s)
			if err != nil || rest != "" {
				return nil, false
			}
			return d, true
		}
	}
	complete = true
	for _, o := range parts {
		s := f.Stream(o)
		if s == nil {
			continue
		}
		d, rest, err := f.contents(s)
		if err != nil || rest != "" {
			complete = false
			continue
		}
		if len(data) > 0 && !inString(data) {
			data = append(data, '\n')
		}
		data = append(data, d...)
		if len(data) > MaxStream {
			return data, false
		}
	}
	return data, complete
}
