package scan

import (
	"image"
	"math/rand/v2"
	"testing"
)

// grainy is a grey page with noise of some strength.
func grainy(strength float64) *image.Gray {
	g := image.NewGray(image.Rect(0, 0, 200, 100))
	r := rand.New(rand.NewPCG(1, 1))
	for i := range g.Pix {
		g.Pix[i] = uint8(min(max(200+strength*r.NormFloat64(), 0), 255))
	}
	return g
}

func TestSmoothed(t *testing.T) {
	for _, c := range []struct {
		strength float64
		changed  bool
	}{{0, false}, {2, false}, {14, true}, {30, true}} {
		g := grainy(c.strength)
		s := smoothed(g)
		if (s != g) != c.changed {
			t.Errorf("noise of %g: grain %d, smoothed %v", c.strength, grain(g), s != g)
		}
		if c.changed && 2*grain(s) > grain(g)+1 {
			t.Errorf("noise of %g: grain %d before, %d after", c.strength, grain(g), grain(s))
		}
	}
}

// What is even stays as it is, to the edges, and a stroke stays where it was.
func TestSmoothedKeepsPlaces(t *testing.T) {
	g := grainy(30)
	for y := range 100 {
		for x := range 60 {
			g.Pix[y*g.Stride+x] = 90
		}
	}
	for y := range 100 {
		g.Pix[y*g.Stride+30] = 10
	}
	s := smoothed(g)
	for _, c := range []struct {
		x, y int
		want uint8
	}{{0, 0, 90}, {0, 99, 90}, {28, 50, 90}, {29, 50, 70}, {30, 50, 50}, {31, 50, 70}, {32, 0, 90}} {
		if got := s.GrayAt(c.x, c.y).Y; got != c.want {
			t.Errorf("at %d, %d: %d, want %d", c.x, c.y, got, c.want)
		}
	}
}

func TestSmoothedTiny(t *testing.T) {
	for _, r := range []image.Rectangle{image.Rect(0, 0, 1, 1), image.Rect(0, 0, 2, 1), image.Rect(0, 0, 1, 40)} {
		g := image.NewGray(r)
		for i := range g.Pix {
			g.Pix[i] = uint8(i * 97)
		}
		if s := smoothed(g); s.Rect != r {
			t.Error(s.Rect)
		}
	}
}
