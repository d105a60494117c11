package tagger

import (
	"math"
	"math/rand/v2"
	"testing"

	"veil/rules/names/lexicon"
)

// testModel is a small model with chance weights.
func testModel() (*Model, *Weights) {
	r := rand.New(rand.NewPCG(1, 1))
	w := &Weights{Bits: 8, Rows: make([][stored]int8, 256)}
	for i := range w.Rows {
		if i%5 == 3 {
			continue // most rows of a trained model are 0
		}
		for l := range w.Rows[i] {
			w.Rows[i][l] = int8(r.IntN(41) - 20)
		}
	}
	for k := range w.Moves {
		for l := range w.Moves[k] {
			w.Moves[k][l] = int16(r.IntN(101) - 50)
		}
	}
	for _, s := range []string{"mr", "dr"} {
		w.Entries = append(w.Entries, Entry{Hash: lexicon.Hash(s), Class: lexicon.Honorific, Fine: 3, Coarse: 1, Count: 2})
	}
	m, err := Open(w.Append(nil))
	if err != nil {
		panic(err)
	}
	return m, w
}

func TestOpen(t *testing.T) {
	m, w := testModel()
	b := w.Append(nil)
	for i := range w.Rows {
		at, there := m.place(uint32(i))
		if there == 1 != (i%5 != 3) {
			t.Fatalf("row %d is there: %v", i, there)
		} else if there == 0 {
			continue
		}
		row := m.rows[at]
		for l, v := range w.Rows[i] {
			if got := int(row>>(8*(l+1))&0xFF) - 128; got != int(v) {
				t.Fatalf("row %d label %d: %d, want %d", i, l+1, got, v)
			}
		}
		if row&0xFF != 128 {
			t.Fatalf("row %d: O weighs %d", i, row&0xFF)
		}
	}
	if got, want := len(m.rows), 1+256-51; got != want {
		t.Errorf("%d rows are kept, want the %d that are not 0", got, want)
	}
	if e := m.Lexicon.of(lexicon.Hash("Mr")); e.Class != lexicon.Honorific || e.Fine != 3 {
		t.Errorf("entry %+v", e)
	}
	for n := range len(b) {
		if n > 200 && n < len(b)-200 && n%97 != 0 {
			continue
		}
		if _, err := Open(b[:n]); err == nil {
			t.Fatalf("opened the first %d of %d bytes", n, len(b))
		}
	}
	if _, err := Open(append(b, 0)); err == nil {
		t.Error("opened with a byte too many")
	}
}

// TestPosterior compares with the sum over all labellings.
func TestPosterior(t *testing.T) {
	m, _ := testModel()
	for _, text := range []string{"Jo", "Mr Poe", "dr. Poe came", "Ann, Jo!"} {
		var p Passage
		var y Lattice
		p.Read(text, 0, m.Lexicon, nil)
		s := Sentence{0, len(p.Words), p.Sentences[0].casing}
		m.Tag(&p, &s, &y)
		n := len(p.Words)
		want := make([][Count]float64, n)
		path := make([]int, n)
		total := 0.0
		var walk func(i int, weight float64)
		walk = func(i int, weight float64) {
			if i == n {
				total += weight
				for j, l := range path {
					want[j][l] += weight
				}
				return
			}
			from := &m.moves[Count]
			if i > 0 {
				from = &m.moves[path[i-1]]
			}
			for l := range Count {
				path[i] = l
				if v := float64(from[l]) * float64(y.emit[i][l]); v > 0 {
					walk(i+1, weight*v)
				}
			}
		}
		walk(0, 1)
		for i := range n {
			sum := float32(0)
			for l, p := range y.Posterior[i] {
				if math.Abs(float64(p)-want[i][l]/total) > 1e-5 {
					t.Errorf("%q, word %d, label %d: %v, want %v", text, i, l, p, want[i][l]/total)
				}
				sum += p
			}
			if math.Abs(float64(sum)-1) > 1e-5 {
				t.Errorf("%q, word %d: probabilities add up to %v", text, i, sum)
			}
		}
	}
}

func TestExp(t *testing.T) {
	for v := -len(exps) + 1; v < len(exps); v++ {
		if want := math.Exp(float64(v) / Scale); math.Abs(float64(exp(v))/want-1) > 1e-6 {
			t.Fatalf("exp(%d) = %v, want %v", v, exp(v), want)
		}
	}
}

func TestFollows(t *testing.T) {
	for a := range Count {
		for b := range Count {
			inside := b != O && b%2 == 0
			if got, want := Follows(a, b), !inside || a == b || a == b-1; got != want {
				t.Errorf("Follows(%d, %d) = %v", a, b, got)
			}
		}
	}
}

// TestManyFeatures: no word has more features than a sum has room for.
func TestManyFeatures(t *testing.T) {
	m, _ := testModel()
	var p Passage
	var f Features
	most := 0
	p.Read("Name: MR O'NEILL-POE, Mr Mr Mr Mr Mr Council\nName\tMr. Poe\tMr\n", 0, m.Lexicon, nil)
	for i := range p.Sentences {
		s := &p.Sentences[i]
		for j := s.From; j < s.To; j++ {
			p.Features(&f, s, j)
			most = max(most, len(f.Hashes()))
		}
	}
	if most < 50 || most > maxFeatures-4 {
		t.Errorf("%d features", most)
	}
}
