package pdf

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// nobody is a Sink that does nothing.
type nobody struct{}

func (nobody) Op(*Machine, Operation) {}
func (nobody) Show(*Machine, *Show)   {}
func (nobody) Image(*Machine, Image)  {}
func (nobody) Begin(*Machine, *Form)  {}
func (nobody) End(*Machine, *Form)    {}

// TestBudget: pages that each are within the limits are not together.
func TestBudget(t *testing.T) {
	for _, tt := range []struct {
		name, content string
		ops, glyphs   int64
	}{
		{"operators", strings.Repeat("n ", 3*checkEvery), 10 * checkEvery, 1 << 40},
		{"glyphs", "BT (" + strings.Repeat("a", 1000) + ") Tj ET", 1 << 40, 3500},
		{"forms", "/X Do", 3*formCost + 1, 1 << 40},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := &File{}
			b := &Budget{}
			b.ops.Store(tt.ops)
			b.glyphs.Store(tt.glyphs)
			p := Page{Dict: Dict{"Contents": &Stream{Dict: Dict{}, Raw: []byte(tt.content)}}, CropBox: [4]float64{0, 0, 9, 9},
				Resources: Dict{"XObject": Dict{"X": &Stream{Dict: Dict{"Subtype": Name("Form")}}}}}
			for i := range 5 {
				m := NewMachine(context.Background(), f, NewFonts(f), NewLayers(f), nobody{})
				m.Budget = b
				if _, err := m.Page(p); errors.Is(err, ErrTooComplex) != (i >= 3) {
					t.Errorf("page %d: %v", i+1, err)
				}
			}
		})
	}
}

func TestDecodedTogether(t *testing.T) {
	f := &File{}
	f.decoded.Store(MaxDecoded - 5)
	if _, _, err := f.Decode(&Stream{Dict: Dict{}, Raw: []byte("12345")}); err != nil || f.TooLarge() {
		t.Errorf("within: %v", err)
	}
	if _, _, err := f.Decode(&Stream{Dict: Dict{}, Raw: []byte("6")}); err == nil || !f.TooLarge() {
		t.Errorf("beyond: %v", err)
	}
}
