package web

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"golang.org/x/image/draw"

	"veil/extract/pdf"
	"veil/extract/scan"
	"veil/internal/programs"
)

// Limits of pictures of pages: how many are kept of a paper and made at a time,
// their longer side in pixels, what one takes in bytes and how long it may take.
const (
	maxPictures  = 60
	pictureJobs  = 2
	pictureSide  = 1600
	pictureBytes = 24 << 20
	pictureLimit = 20 * time.Second
)

// pictureTurns are the pictures being made.
var pictureTurns = make(chan struct{}, pictureJobs)

// picture answers with the true picture of a page, as a viewer shows it. It is
// made when it is asked for and kept in the paper's folder in the room.
func (d *desk) picture(w http.ResponseWriter, r *http.Request, p *paper) {
	p.mu.Lock()
	_, page, ok := p.pageOf(r.PathValue("n"))
	doc, turn := p.pages.doc, p.turn
	p.mu.Unlock()
	if !ok || !pictured(doc, page) {
		http.NotFound(w, r)
		return
	}
	path := filepath.Join(filepath.Dir(p.path), "pictures", strconv.Itoa(turn)+"-"+strconv.Itoa(page)+".png")
	b, err := os.ReadFile(path)
	if err != nil {
		select {
		case pictureTurns <- struct{}{}:
			defer func() { <-pictureTurns }()
		case <-r.Context().Done():
			return
		}
		if b, err = render(r.Context(), doc, page); err != nil {
			http.NotFound(w, r)
			return
		}
		p.keep(path, b)
	}
	w.Header().Set("Content-Type", "image/png")
	w.Write(b)
}

// pictured reports whether there can be a picture of a page.
func pictured(doc *pdf.Document, page int) bool {
	return doc.Pages[page].Scan != nil || !doc.Pages[page].Blank && programs.There(programs.Pdftoppm)
}

// render makes the picture of a page: the pixels that were read of it, or what
// pdftoppm makes of a file that holds this page alone.
func render(ctx context.Context, doc *pdf.Document, page int) ([]byte, error) {
	p := &doc.Pages[page]
	if p.Scan != nil {
		return shrunk(p.Scan.Pixels)
	}
	return programs.Pdftoppm.Run(ctx, bytes.NewReader(doc.File.Excerpt(p.Page)), pictureLimit, pictureBytes,
		"-png", "-scale-to", strconv.Itoa(pictureSide), "-cropbox", "-f", "1", "-l", "1", "-")
}

// shrunk is a scan, no larger than it is shown.
func shrunk(px *scan.Pixels) ([]byte, error) {
	var m image.Image
	if px.OneBit {
		b, err := px.Bitmap()
		if err != nil {
			return nil, err
		}
		m = b.Gray()
	} else {
		var err error
		if m, err = px.Picture(); err != nil {
			return nil, err
		}
	}
	if side := max(px.W, px.H); side > pictureSide {
		small := image.Rect(0, 0, max(px.W*pictureSide/side, 1), max(px.H*pictureSide/side, 1))
		var to draw.Image = image.NewRGBA(small)
		if px.OneBit {
			to = image.NewGray(small)
		}
		draw.ApproxBiLinear.Scale(to, small, m, m.Bounds(), draw.Src, nil)
		m = to
	}
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, m)
	return b.Bytes(), err
}

// keep keeps a picture in place of the oldest ones. That it cannot be kept, or
// that the paper was taken off meanwhile, costs no more than making it again.
func (p *paper) keep(path string, b []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.State == failed {
		return
	}
	os.Mkdir(filepath.Dir(path), 0o700) // not the paper's own folder, which may be gone
	if os.WriteFile(path, b, 0o600) != nil {
		os.Remove(path)
		return
	}
	p.pictures = append(p.pictures, path)
	for len(p.pictures) > maxPictures {
		os.Remove(p.pictures[0])
		p.pictures = p.pictures[1:]
	}
}
