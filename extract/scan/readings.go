package scan

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"image"
	"sync"

	"veil/extract"
	"veil/internal/programs"
	"veil/internal/raster"
)

// Readings keep what tesseract answered, in memory alone, for documents that are
// opened more than once in a run: reading takes nearly all the time. It holds the
// text of pages, is never written anywhere, and forgets the oldest when it is full.
type Readings struct {
	mu      sync.Mutex
	answers map[[32]byte][]byte
	order   [][32]byte
	left    int // bytes
}

// room is how many bytes of answers are kept: some thousand pages.
const room = 96 << 20

// NewReadings returns an empty Readings.
func NewReadings() *Readings { return &Readings{answers: map[[32]byte][]byte{}, left: room} }

// Recall implements extract.Readings.
func (r *Readings) Recall(key [32]byte) ([]byte, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	a, ok := r.answers[key]
	return a, ok
}

// Keep implements extract.Readings.
func (r *Readings) Keep(key [32]byte, answer []byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, ok := r.answers[key]; ok || len(answer) > room/4 {
		return
	}
	r.answers[key] = answer
	r.order = append(r.order, key)
	for r.left -= len(answer); r.left < 0; r.order = r.order[1:] {
		r.left += len(r.answers[r.order[0]])
		delete(r.answers, r.order[0])
	}
}

// keyOf is what a page, as it is handed over, and the arguments are known by.
func keyOf(page []byte, args []string) (key [32]byte) {
	h := sha256.New()
	fmt.Fprintf(h, "%q\n", args)
	h.Write(page)
	h.Sum(key[:0])
	return key
}

// ask gives tesseract a page, unless it had the same page with the same arguments
// before.
func ask(ctx context.Context, g *image.Gray, o extract.Scans, args ...string) ([]byte, error) {
	page := raster.EncodePGM(g)
	var key [32]byte
	if o.Readings != nil {
		key = keyOf(page, args)
		if a, ok := o.Readings.Recall(key); ok {
			return a, nil
		}
	}
	out, err := programs.Tesseract.Run(ctx, bytes.NewReader(page), readLimit, maxAnswer, args...)
	if err == nil && o.Readings != nil {
		o.Readings.Keep(key, out)
	}
	return out, err
}
