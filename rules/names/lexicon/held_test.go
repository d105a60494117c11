package lexicon

import (
	"slices"
	"strings"
	"sync"
	"testing"
)

// TestHold looks that a held text is cut up once, that who holds it last lets go
// of it, and that readers of other texts meanwhile are not in its way.
func TestHold(t *testing.T) {
	text := strings.Repeat("Jane O'Neill, 7b\n", worth/8)
	want := cut(nil, text)
	first, second := Hold(text), Hold(text)
	a := Atoms(text)
	if b := Atoms(text); &a[0] != &b[0] {
		t.Error("a held text was cut up twice")
	}
	first()
	if b := Atoms(text); &a[0] != &b[0] {
		t.Error("one holder let go for both")
	}
	if !slices.Equal(a, want) {
		t.Error("the atoms differ from those of the text")
	}
	second()
	if find(text) != nil {
		t.Error("the text is still held")
	}
	var wg sync.WaitGroup
	for n := range 8 {
		wg.Go(func() {
			for k := range 20 {
				s := strings.Repeat("Zoë ", worth/4+n) + strings.Repeat("12 ", k)
				release := Hold(s)
				if !slices.Equal(Atoms(s), cut(nil, s)) {
					t.Error("a text got the atoms of another")
				}
				release()
			}
		})
	}
	wg.Wait()
	if Hold("short")(); len(held.texts) != 0 {
		t.Error("something is still held")
	}
}
