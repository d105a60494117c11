package encoder

import (
	"bytes"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestGradient moves weights of each matrix a little and looks whether the loss
// moves as the gradient says.
func TestGradient(t *testing.T) {
	for name, f := range map[string]form{"tone": toneForm, "sense": senseForm, "both": {layers: 2, tone: true, sense: true}} {
		t.Run(name, func(t *testing.T) { testGradient(t, f) })
	}
}

func testGradient(t *testing.T, f form) {
	lot := rand.New(rand.NewPCG(1, 2))
	n := newNet(f)
	n.each(func(m matrix) {
		for i := range m.w {
			m.w[i] = float32(lot.NormFloat64()) / float32(math.Sqrt(float64(m.cols)))
		}
	})
	for i := range n.layers {
		for _, o := range []normal{n.layers[i].before, n.layers[i].then} {
			for k := range o.scale {
				o.scale[k] = 1 + 0.1*float32(lot.NormFloat64())
			}
		}
	}
	var p pass
	p.add([]int32{5, 17, 900, 17})
	p.add([]int32{3})
	p.add([]int32{40, 41, 42, 43, 44, 45, 46})
	var want [3]Reading
	for i := range want {
		for k := range want[i].Tone {
			want[i].Tone[k] = float32(lot.NormFloat64())
		}
		for k := range want[i].Sense {
			want[i].Sense[k] = float32(lot.NormFloat64())
		}
	}
	loss := func() (sum float64) {
		for i, f := range n.forward(&p) {
			for k := range f.Tone {
				d := float64(f.Tone[k] - want[i].Tone[k])
				sum += d * d / 2
			}
			for k := range f.Sense {
				d := float64(f.Sense[k] - want[i].Sense[k])
				sum += d * d / 2
			}
		}
		return sum
	}
	loss()
	figures := n.forward(&p)
	for i := range figures {
		for k := range figures[i].Tone {
			figures[i].Tone[k] -= want[i].Tone[k]
		}
		for k := range figures[i].Sense {
			figures[i].Sense[k] -= want[i].Sense[k]
		}
	}
	g := newNet(f)
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

// TestQuick compares the products of whole numbers by wide instructions with the plain
// code, also where they are as great as they get, and with those of the figures.
func TestQuick(t *testing.T) {
	lot := rand.New(rand.NewPCG(5, 6))
	for _, cols := range []int{16, 256, inner} {
		for rows := range 6 {
			x, w := make([]int16, rows*cols), make([]int16, abreast*cols)
			for i := range x {
				x[i] = int16(lot.IntN(2*finest+1) - finest)
			}
			for i := range w {
				w[i] = int16(lot.IntN(255) - 127)
			}
			for i := range cols {
				w[i] = 127
				if rows > 0 {
					x[i] = finest
				}
			}
			got, want := make([]int32, rows*9), make([]int32, rows*9)
			if rows > 0 {
				quickBlock(x, cols, w, got, 9, 3)
				quickBlockGo(x, cols, w, want, 9, 3)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%d rows of %d columns: %v, want %v", rows, cols, got, want)
			}
			if rows > 0 && want[3] != int32(cols)*finest*127 {
				t.Errorf("%d columns: the greatest sum is %d", cols, want[3])
			}
		}
	}
	for _, x := range []struct {
		b []byte
		f form
	}{{toneWeights, toneForm}, {senseWeights, senseForm}} {
		n, err := decode(x.b, x.f)
		if err != nil {
			t.Fatal(err)
		}
		texts := []string{"They swept it all under the carpet.", "The visit took place on 4 March."}
		slow, fast := n.Read(texts), embedded(x.b, x.f).Read(texts)
		for i := range slow {
			for k, f := range slow[i].Tone {
				if d := f - fast[i].Tone[k]; max(d, -d) > 0.02 {
					t.Errorf("sentence %d: tone %d is %v, of whole numbers %v", i, k, f, fast[i].Tone[k])
				}
			}
			if a := Alike(&slow[i].Sense, &fast[i].Sense); x.f.sense && a < 0.999 {
				t.Errorf("sentence %d: the senses are alike by %v", i, a)
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
	for _, n := range []*Net{Tone(), Sense()} {
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
}

// TestCodec writes and reads the weights again: what was rounded once stays.
func TestCodec(t *testing.T) {
	for _, x := range []struct {
		weights []byte
		form    form
	}{{toneWeights, toneForm}, {senseWeights, senseForm}} {
		n, err := decode(x.weights, x.form)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(n.Encode(), x.weights) {
			t.Error("weights read and written are others")
		}
		if _, err := decode(x.weights[1:], x.form); err == nil {
			t.Error("short weights were taken")
		}
	}
}

// TestLearner teaches two sentences apart, by tone and by sense, and does each twice.
func TestLearner(t *testing.T) {
	start, err := os.ReadFile("../train/start.bin")
	if err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]struct {
		learner func() (*Learner, error)
		loss    func(all []Reading) float32
	}{
		"tone": {func() (*Learner, error) { return NewToneLearner(start, 7) }, func(all []Reading) (sum float32) {
			for i, f := range all {
				miss := f.Tone[5] - float32(i%2)
				sum += miss * miss
				all[i] = Reading{}
				all[i].Tone[5] = miss / float32(len(all))
			}
			return sum
		}},
		"sense": {func() (*Learner, error) { return NewSenseLearner(start) }, func(all []Reading) (sum float32) {
			a, b := all[0].Sense, all[1].Sense
			sum = 1 - Alike(&a, &b)
			clear(all)
			for k := range a {
				all[0].Sense[k], all[1].Sense[k] = -b[k], -a[k]
			}
			return sum
		}},
	} {
		t.Run(name, func(t *testing.T) {
			var first []byte
			for range 2 {
				l, err := x.learner()
				if err != nil {
					t.Fatal(err)
				}
				pieces := [][]int32{Pieces("The minutes were sent on Monday."), Pieces("I cannot stop crying."), Pieces("Call me."), Pieces("It rained.")}
				var begin, end float32
				for k := range 12 {
					l.Step(pieces, func(all []Reading) { end = x.loss(all) }, 1)
					if k == 0 {
						begin = end
					}
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
		})
	}
}
