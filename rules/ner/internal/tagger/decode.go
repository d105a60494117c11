package tagger

import (
	"math/bits"
	"strings"

	"veil/rules/names/lexicon"
)

// exps holds exp(-i/Scale); beyond its end all is taken to be as small as the
// last. The values come from repeated multiplication, since math.Exp differs
// between processors in the last bit.
var exps = func() (t [20 * Scale]float32) {
	const step = 0.96923323447634409129 // exp(-1/32)
	v := 1.0
	for i := range t {
		t[i] = float32(v)
		v *= step
	}
	return t
}()

// exp is the exponential of v/Scale, which must not be large.
func exp(v int) float32 {
	if v > 0 {
		return 1 / exp(-v)
	}
	return exps[min(-v, len(exps)-1)]
}

// place is where in Model.rows row i is, if there is 1.
func (m *Model) place(i uint32) (at, there uint32) {
	b := m.blocks[i/32]
	upTo := uint32(b) << (^i & 31) // the bits of the rows up to this one
	return uint32(b>>32) + uint32(bits.OnesCount32(upTo)), upTo >> 31
}

// partial is the sum of some features' rows: two sums of four bytes each,
// sixteen bits apart, with room for 257 rows, and how many they are of.
type partial struct {
	lo, hi uint64
	n      int
}

func (a *partial) add(b *partial) {
	a.lo += b.lo
	a.hi += b.hi
	a.n += b.n
}

// labels are the sums by label, in units of Scale.
func (a *partial) labels() (sum [Count]int32) {
	bias := int32(128 * a.n)
	for l := 0; l < Count; l += 2 {
		sum[l] = int32(a.lo>>(8*l)&0xFFFF) - bias
	}
	for l := 1; l < Count; l += 2 {
		sum[l] = int32(a.hi>>(8*(l-1))&0xFFFF) - bias
	}
	return sum
}

// emit adds up the rows of the features.
func (m *Model) emit(f *Features) (sum partial) {
	const even = 0x00FF00FF00FF00FF
	// Whether a feature has a row is as good as chance: those that have are picked
	// out without a branch. Where they are is found for all before one is read: so
	// the processor waits for many at a time.
	rows, n := &f.rows, 0
	for _, h := range f.h[:f.n] {
		at, there := m.place(h >> (m.shift & 31))
		rows[n] = at
		n += int(there)
	}
	for _, k := range rows[:n] {
		row := m.rows[k]
		sum.lo += row & even
		sum.hi += row >> 8 & even
	}
	sum.n = n
	return sum
}

// recent has what the features of forms came to, by the lowest bits of the form.
// Few forms make up most of a text.
type recent [1 << 11]struct {
	form uint64
	sum  partial
}

// weigh adds up the features of word i. Those of one form are looked up.
func (m *Model) weigh(y *Lattice, p *Passage, s *Sentence, i int) [Count]int32 {
	f := &y.features
	f.only = ofAll
	p.features(f, s, i)
	sum := m.emit(f)
	last, next := &outside, &outside
	if i > s.From {
		last = &p.Words[i-1]
	}
	if i+1 < s.To {
		next = &p.Words[i+1]
	}
	for k, w := range [...]*Word{&p.Words[i], last, next} {
		at := &y.known[k][w.form%uint64(len(y.known[k]))]
		if at.form != w.form {
			f.only = ofWord << k
			p.features(f, s, i)
			at.form, at.sum = w.form, m.emit(f)
		}
		sum.add(&at.sum)
	}
	return sum.labels()
}

// Lattice is the working space of Tag; its zero value is ready.
type Lattice struct {
	model    *Model    // of known
	known    [3]recent // features of the word, of the one before and the one after
	features Features
	emit     [maxSentence][Count]float32
	forward  [maxSentence][Count]float32
	plain    [maxSentence]bool // by word: can only be O
	// Posterior has the probability of each label for the words of the
	// sentence last given to Tag.
	Posterior [maxSentence][Count]float32
}

// Tag finds the probability of each label for the words of a sentence.
func (m *Model) Tag(p *Passage, s *Sentence, y *Lattice) {
	n := s.To - s.From
	if y.model != m {
		y.model, y.known = m, [3]recent{}
	}
	for i := range n {
		if y.plain[i] = p.Words[s.From+i].plain(); y.plain[i] {
			y.emit[i] = [Count]float32{O: 1}
			continue
		}
		sum := m.weigh(y, p, s, s.From+i)
		top := sum[0]
		for _, v := range sum[1:] {
			top = max(top, v)
		}
		for l, v := range sum {
			y.emit[i][l] = exp(int(v - top))
		}
	}
	m.sum(y, n)
}

// plain reports whether a word can be part of no name, whatever stands around
// it: a number, a sign that divides, usual English in lower case that is in no
// list of names.
func (w *Word) plain() bool {
	switch w.kind {
	case Digits:
		return true
	case Punct:
		return strings.ContainsRune("|:;?!", w.initial)
	case Lower:
		const names = lexicon.Surname | lexicon.Place
		return w.Flags.Ordinary() > 1 && w.Flags.Fore() == 0 && w.Flags&names == 0 &&
			!w.town && !w.net && w.world == 0 && w.class&lexicon.Particle == 0
	}
	return false
}

// sum is the forward-backward algorithm, scaled so that each word's forward
// sums are 1 in all. Every product is rounded before it is added: float32()
// keeps the compiler from fusing the two. Plain words take a short way to the
// same numbers, without adding what is 0.
func (m *Model) sum(y *Lattice, n int) {
	if n == 0 {
		return
	}
	last := &m.moves[Count]
	for l := range last {
		y.forward[0][l] = last[l] * y.emit[0][l]
	}
	normal(&y.forward[0])
	for i := 1; i < n; i++ {
		a, b := &y.forward[i-1], &y.forward[i]
		switch {
		case y.plain[i] && y.plain[i-1]:
			*b = only(float32(a[O] * m.moves[O][O]))
		case y.plain[i]:
			*b = only(m.into(a, O))
		case y.plain[i-1]:
			for l := range b {
				b[l] = float32(a[O]*m.moves[O][l]) * y.emit[i][l]
			}
			normal(b)
		default:
			for l := range b {
				b[l] = m.into(a, l) * y.emit[i][l]
			}
			normal(b)
		}
	}
	var back [Count]float32
	for l := range back {
		back[l] = 1
	}
	for i := n - 1; ; i-- {
		post := &y.Posterior[i]
		if y.plain[i] {
			*post = only(y.forward[i][O] * back[O])
		} else {
			for l := range post {
				post[l] = y.forward[i][l] * back[l]
			}
			normal(post)
		}
		if i == 0 {
			return
		}
		if y.plain[i] {
			o := back[O] * y.emit[i][O]
			for k := range back {
				back[k] = float32(m.moves[k][O] * o)
			}
		} else {
			for l := range back {
				back[l] *= y.emit[i][l]
			}
			back = m.outOf(&back)
		}
		normal(&back)
	}
}

// into sums over the labels that l may follow.
func (m *Model) into(a *[Count]float32, l int) float32 {
	if l != O && l%2 == 0 {
		return float32(a[l-1]*m.moves[l-1][l]) + float32(a[l]*m.moves[l][l])
	}
	v := float32(0)
	for k := range a {
		v += float32(a[k] * m.moves[k][l])
	}
	return v
}

// outOf sums over the labels that may follow each.
func (m *Model) outOf(b *[Count]float32) (out [Count]float32) {
	for k := range out {
		t := &m.moves[k]
		v := float32(t[O] * b[O])
		v += float32(t[BPer] * b[BPer])
		v += float32(t[BLoc] * b[BLoc])
		v += float32(t[BOrg] * b[BOrg])
		if k != O {
			in := (k + 1) / 2 * 2
			v += float32(t[in] * b[in])
		}
		out[k] = v
	}
	return out
}

// only is v for O and 0 for all others, made normal.
func only(v float32) [Count]float32 { return [Count]float32{O: v * (1 / v)} }

// normal makes the values add up to 1.
func normal(v *[Count]float32) {
	sum := float32(0)
	for _, x := range v {
		sum += x
	}
	scale := 1 / sum
	for l := range v {
		v[l] *= scale
	}
}
