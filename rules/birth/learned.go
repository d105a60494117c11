package birth

import (
	_ "embed"
	"encoding/binary"
	"math"
	"slices"
	"sort"
	"sync"
	"unicode"

	"veil/extract"
	"veil/rules"
)

//go:embed weights.bin
var packed []byte

// model is a logistic regression over hashed features.
type model struct {
	bias, scale float32
	weights     []byte // of each row, an int8 to be multiplied by scale
}

// weightsHead is the size of what stands before the weights: bias and scale.
const weightsHead = 8

// learnt is the model that the program was built with.
var learnt = sync.OnceValue(func() model {
	if len(packed) != weightsHead+Rows {
		panic("birth: weights of another program") // the embedded file is part of the program; a test opens it
	}
	float := func(at int) float32 { return math.Float32frombits(binary.LittleEndian.Uint32(packed[at:])) }
	return model{float(0), float(4), packed[weightsHead:]}
})

// score returns the logarithm of the odds that a candidate is a birth, and the
// topic that says most for it.
func (m model) score(f *features) (float32, topic) {
	var best, sum int32
	of, at := inWords, 0
	for t, end := range f.ends {
		var n int32
		for _, row := range f.rows[at:end] {
			n += int32(int8(m.weights[row]))
		}
		if n > best {
			best, of = n, topic(t)
		}
		sum += n
		at = end
	}
	return m.bias + float32(sum)*m.scale, of
}

// Threshold is above which score a candidate is taken for a birth. It is set for
// recall: see the trainer's -eval.
const Threshold = -2

// reasons are what a finding by the classifier gives as its reason.
var reasons = [topics]string{
	inWords:      "reads like a date of birth: the words beside it",
	inSentence:   "reads like a date of birth: what is said around it",
	inLayout:     "reads like a date of birth: its place in a line or table",
	inYears:      "reads like a date of birth: long before the other dates",
	inAges:       "reads like a date of birth: an age beside it",
	inNames:      "reads like a date of birth: a name before it",
	inRepeats:    "reads like a date of birth: how often the day is named",
	inNeighbours: "reads like a date of birth: the dates around it",
}

// Accept decides which candidates are births: those that score above threshold.
// Mentions of one whole day stand or fall together, by the mean of their scores
// (or one that leaves no doubt): what is taken for a birth once is masked
// wherever it stands, and the day of a paper stands in many places. scores and
// keys are those of the candidates; a key of 0 is of what is no whole day.
func Accept(scores []float32, keys []int, threshold float32) []bool {
	type group struct {
		sum, top float32
		n        int
	}
	groups := map[int]group{}
	for i, k := range keys {
		g := groups[k]
		if g.n == 0 || scores[i] > g.top {
			g.top = scores[i]
		}
		g.sum += scores[i]
		g.n++
		groups[k] = g
	}
	out := make([]bool, len(scores))
	for i, k := range keys {
		if g := groups[k]; k == 0 {
			out[i] = scores[i] > threshold
		} else {
			out[i] = g.top > certain || g.sum/float32(g.n) > threshold
		}
	}
	return out
}

// certain is the score of a candidate that is a birth whatever its other mentions
// say.
const certain = 1

// learned marks what the rules left and the classifier takes for births.
func (s *scan) learned() {
	type judged struct {
		candidate
		k   int
		why topic
	}
	var (
		all    []judged
		scores []float32
		keys   []int
		f      features
		t      = s.timeline()
		m      = learnt()
	)
	t.learn(s)
	s.candidates(func(c *candidate, k int) {
		if k >= 0 && (s.verdicts[k].score > 0 || s.counts(c)) {
			return
		}
		s.features(c, t, &f)
		z, why := m.score(&f)
		all, scores, keys = append(all, judged{*c, k, why}), append(scores, z), append(keys, c.key())
	})
	for i, is := range Accept(scores, keys, Threshold) {
		if !is {
			continue
		}
		c, score := &all[i], 0.5+0.2/(1+math.Exp(-float64(scores[i])))
		if c.k >= 0 {
			s.mark(c.k, score, reasons[c.why])
			continue
		}
		start, end := s.bytes(&c.candidate, c.k)
		s.guesses = append(s.guesses, guess{start, end, score, reasons[c.why]})
	}
}

// counts reports a date that is read out of figures parted by blanks alone or by
// lines, as a table of counts has many, or out of two years, "2008–09". Three
// groups of figures with no other beside them are a date: "PRYCE 30 06 85".
func (s *scan) counts(c *candidate) bool {
	blank, stroked := 0, false
	t := s.text[s.atoms[c.from].Start:s.atoms[c.to-1].End]
	if y := figuresIn(t[:min(4, len(t))]); y > 1900 && len(t) >= 7 && len(t) <= 9 && figuresIn(t[len(t)-2:]) == (y+1)%100 && (t[4] < '0' || t[4] > '9') {
		return true
	}
	for _, r := range t {
		switch {
		case unicode.IsLetter(r):
			return false
		case r == ' ':
			blank++
		case unicode.IsSpace(r):
			return true
		case r < '0' || r > '9':
			stroked = true
		}
	}
	return blank > 0 && !stroked && (blank != 2 || s.width(c.from-1) > 0 || s.width(c.to) > 0)
}

// guess is a birth that is less than a date.
type guess struct {
	start, end int
	score      float64
	why        string
}

// withGuesses returns the findings of the rules, which are in order, with those
// that are less than dates and overlap none of them.
func (s *scan) withGuesses(part string, found []rules.Finding) []rules.Finding {
	out, last := found, 0
	for _, g := range s.guesses {
		if g.start < last {
			continue
		}
		i := sort.Search(len(found), func(i int) bool { return found[i].End > g.start })
		if i < len(found) && found[i].Start < g.end {
			continue
		}
		last = g.end
		out = append(out, rules.Finding{
			Span:  extract.Span{Part: part, Start: g.start, End: g.end},
			Label: rules.DateOfBirth, Rule: RuleName, Score: g.score, Why: g.why,
		})
	}
	if len(out) > len(found) {
		slices.SortStableFunc(out, byStart)
	}
	return out
}
