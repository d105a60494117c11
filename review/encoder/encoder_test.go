package encoder

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestGradient moves weights of each matrix a little and looks whether the loss
// moves as the gradient says.
func TestGradient(t *testing.T) {
	lot := rand.New(rand.NewPCG(1, 2))
	n := newNet()
	n.each(func(m matrix) {
		for i := range m.w {
			m.w[i] = float32(lot.NormFloat64()) / float32(math.Sqrt(float64(m.cols)))
		}
	})
	for i := range n.layers {
		for _, o := range []normal{n.layers[i].before, n.layers[i].then, n.last} {
			for k := range o.scale {
				o.scale[k] = 1 + 0.1*float32(lot.NormFloat64())
			}
		}
	}
	var p pass
	p.add([]int32{5, 17, 900, 17})
	p.add([]int32{3})
	p.add([]int32{40, 41, 42, 43, 44, 45, 46})
	var want [3][Outputs]float32
	for i := range want {
		for k := range want[i] {
			want[i][k] = float32(lot.NormFloat64())
		}
	}
	loss := func() (sum float64) {
		for i, f := range n.forward(&p) {
			for k := range f {
				d := float64(f[k] - want[i][k])
				sum += d * d / 2
			}
		}
		return sum
	}
	loss()
	figures := n.forward(&p)
	for i := range figures {
		for k := range figures[i] {
			figures[i][k] -= want[i][k]
		}
	}
	g := newNet()
	n.backward(&p, figures, g)
	grads := g.list()
	for i, m := range n.list() {
		// Along the gradient of the whole matrix, so that the figures are large enough.
		length := 0.0
		for _, d := range grads[i].w {
			length += float64(d) * float64(d)
		}
		length = math.Sqrt(length)
		if length == 0 {
			t.Errorf("matrix %d has no gradient", i)
			continue
		}
		const step = 2e-3
		move := func(by float64) {
			for k, d := range grads[i].w {
				m.w[k] += float32(by * float64(d) / length)
			}
		}
		move(step)
		up := loss()
		move(-2 * step)
		down := loss()
		move(step)
		if got := (up - down) / (2 * step); math.Abs(got-length) > 0.05*length+0.01 {
			t.Errorf("matrix %d (%d by %d): the loss grows by %.4f, the gradient says %.4f", i, m.rows, m.cols, got, length)
		}
	}
}

// TestBlock compares the wide instructions with the plain code, bit by bit.
func TestBlock(t *testing.T) {
	lot := rand.New(rand.NewPCG(3, 4))
	for _, cols := range []int{8, 64, 256, 1536} {
		for rows := range 6 {
			x, w, got, want := newMatrix(rows, cols), newMatrix(abreast, cols), newMatrix(rows, 9), newMatrix(rows, 9)
			for _, m := range []matrix{x, w} {
				for i := range m.w {
					m.w[i] = float32(lot.NormFloat64())
				}
			}
			for i := range got.w {
				got.w[i] = float32(i)
			}
			copy(want.w, got.w)
			if rows > 0 {
				block(x, w.w, got, 3)
			}
			blockGo(x, w.w, want, 3)
			if !slices.Equal(got.w, want.w) {
				t.Errorf("%d rows of %d columns: %v, want %v", rows, cols, got, want)
			}
		}
	}
}

func BenchmarkMultiply(b *testing.B) {
	x, w, out := newMatrix(together, wide), newMatrix(inner, wide), newMatrix(together, inner)
	for name, f := range map[string]func(x matrix, w []float32, out matrix, at int){"wide": block, "plain": blockGo} {
		b.Run(name, func(b *testing.B) {
			defer func(was func(x matrix, w []float32, out matrix, at int)) { block = was }(block)
			block = f
			for b.Loop() {
				multiply(out, x, w)
			}
			b.ReportMetric(float64(b.N)*together*wide*inner/1e9/b.Elapsed().Seconds(), "Gproducts/s")
		})
	}
}

// TestAlone reads sentences by themselves and together.
func TestAlone(t *testing.T) {
	sentences := []string{
		"The visit on 4 March did not take place.", "", "?", strings.Repeat("and then nothing ", 90),
		"Everything we said was swept under the carpet.", "\xff\xfe", "Ʃ 漢字 😀",
	}
	for range 5 {
		sentences = append(sentences, sentences...)
	}
	n := Embedded()
	all := n.Read(sentences)
	for i := range 7 {
		if one := n.Read(sentences[i : i+1])[0]; one != all[i] || one != all[len(all)-7+i] {
			t.Errorf("sentence %d has other figures beside others", i)
		}
	}
	if all[0] == all[4] {
		t.Error("two sentences have the same figures")
	}
	if n.Read(nil) == nil {
		t.Error("no sentences: want an empty answer")
	}
}

// TestCodec writes and reads the weights again: what was rounded once stays.
func TestCodec(t *testing.T) {
	if again := Embedded().Encode(); !bytes.Equal(again, weights) {
		t.Error("weights read and written are others")
	}
	if _, err := Decode(weights[1:]); err == nil {
		t.Error("short weights were taken")
	}
}

// TestLearner teaches two sentences apart, and does it twice.
func TestLearner(t *testing.T) {
	var first []byte
	for range 2 {
		l, err := NewLearner(weights, 7)
		if err != nil {
			t.Fatal(err)
		}
		pieces := [][]int32{Pieces("The minutes were sent on Monday."), Pieces("I cannot stop crying."), Pieces("Call me."), Pieces("It rained.")}
		var begin, end float32
		for k := range 12 {
			sum := float32(0)
			l.Step(pieces, func(i int, f [Outputs]float32) (grad [Outputs]float32) {
				want := float32(i % 2)
				sum += (f[5] - want) * (f[5] - want)
				grad[5] = f[5] - want
				return grad
			}, 1)
			if k == 0 {
				begin = sum
			}
			end = sum
		}
		if end > begin/2 {
			t.Errorf("after twelve steps the error is %.3f, before it was %.3f", end, begin)
		}
		b := l.Net().Encode()
		if first != nil && !bytes.Equal(first, b) {
			t.Error("two trainings differ")
		}
		first = b
	}
}
