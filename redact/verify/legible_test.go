package verify

import (
	"math/rand"
	"strings"
	"testing"

	"veil/redact/plan/search"
)

func TestLegible(t *testing.T) {
	noise := func(n int) string {
		rnd := rand.New(rand.NewSource(1))
		var b strings.Builder
		for range n {
			b.WriteRune(rune(rnd.Intn(256)))
		}
		return b.String()
	}
	m := search.New([]string{"Jane", "Amy", "Tobi", "Ann"})
	if hits := m.Find(legible(noise(1 << 20))); len(hits) > 0 {
		t.Errorf("%d hits in noise", len(hits))
	}
	if len(m.Find(noise(1<<20))) == 0 {
		t.Error("the noise does not show what the filter is for")
	}
	for _, in := range []string{"Jane", "(Jane) Tj ET endstream", noise(1000) + "\x00/Author (Dr Zoë Jane Roe) /X\x00" + noise(1000)} {
		if len(m.Find(legible(in))) == 0 {
			t.Errorf("%.20q: the name was filtered out", in)
		}
	}
}
