// Package phrase finds many phrases in a text at once, word by word.
//
// A phrase is a row of words. It is found whatever the case, accents, spaces,
// hyphens, apostrophes and line ends between and inside its words, and only at
// word borders; spans are bytes of the text as given, since nothing is altered
// before matching. Time is linear in the text for phrases of bounded length.
// Words are compared by 32-bit hash, so among a million words one may match
// wrongly. It does not find misspellings; Fuzzy does.
package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/rules/names/lexicon"
)

// maxWords bounds a phrase. Longer ones are looked for by their first words.
const maxWords = 40

// Matcher holds phrases. Add them all before the first Find; then it is safe
// for concurrent use.
type Matcher struct {
	// skip is the punctuation that may stand between two words of a phrase.
	skip  string
	ocr   bool
	edges map[uint64]int32 // node<<32 | key -> node
	maybe []uint64         // a bit for each edge, see bit: most are not there
	ends  [][]int          // by node: the phrases that end there
}

// Punctuation that may stand between the words of a phrase.
const (
	InNames  = "-‐‑–'’‘ʼ`."        // Okafor-Hughes, O'Neill, J. K.
	InValues = InNames + ",/:;()_" // addresses, reference numbers
)

// New returns an empty Matcher. With ocr, words of five letters and more also
// match where a scanner mistook letters (0 and O, 1, l and I, 5 and S, rn and m).
func New(skip string, ocr bool) *Matcher {
	return &Matcher{skip: skip, ocr: ocr, edges: map[uint64]int32{}, maybe: make([]uint64, leastBits/64), ends: make([][]int, 1)}
}

// Add adds a phrase under a number. Its words are cut as text is.
func (m *Matcher) Add(id int, phrase string) {
	var row []uint32
	for _, a := range lexicon.Atoms(phrase) {
		if a.Shape <= lexicon.Alnum && len(row) < maxWords {
			row = append(row, keyOf(phrase[a.Start:a.End], m.ocr))
		}
	}
	m.add(id, row)
	if strings.ContainsAny(phrase, "-‐‑–'’‘ʼ`") {
		m.addJoined(id, phrase)
	}
}

// addJoined adds the phrase with its hyphens and apostrophes closed up.
func (m *Matcher) addJoined(id int, phrase string) {
	var row []uint32
	for _, w := range strings.Fields(phrase) {
		w = strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
				return r
			}
			return -1
		}, w)
		if a := lexicon.Atoms(w); len(a) == 1 && len(row) < maxWords {
			row = append(row, keyOf(w, m.ocr))
		}
	}
	m.add(id, row)
}

func (m *Matcher) add(id int, row []uint32) {
	if len(row) == 0 {
		return
	}
	node := int32(0)
	for _, key := range row {
		k := uint64(node)<<32 | uint64(key)
		next, ok := m.edges[k]
		if !ok {
			next = int32(len(m.ends))
			m.edges[k] = next
			m.ends = append(m.ends, nil)
			m.mark(node, key)
		}
		node = next
	}
	for _, have := range m.ends[node] {
		if have == id {
			return
		}
	}
	m.ends[node] = append(m.ends[node], id)
}

// Match is one phrase at one place. First and Last are the atoms it covers.
type Match struct {
	ID          int
	Start, End  int
	First, Last int
}

// step returns the node after a node and a word with that key, or 0.
func (m *Matcher) step(node int32, key uint32) int32 {
	if i, b := m.bit(node, key); m.maybe[i]&b == 0 {
		return 0
	}
	return m.edges[uint64(node)<<32|uint64(key)]
}

// mark sets an edge's bit, among more of them when a sixteenth is set.
func (m *Matcher) mark(node int32, key uint32) {
	if 4*len(m.maybe) < len(m.edges) && len(m.maybe) < mostBits/64 {
		m.maybe = make([]uint64, 4*len(m.maybe))
		for k := range m.edges {
			i, b := m.bit(int32(k>>32), uint32(k))
			m.maybe[i] |= b
		}
	}
	i, b := m.bit(node, key)
	m.maybe[i] |= b
}

// A Matcher has this many bits for its edges: few for a short document, and no more
// than the processor has at hand.
const (
	leastBits = 1 << 12
	mostBits  = 1 << 18
)

// bit is the place of an edge's bit in Matcher.maybe.
func (m *Matcher) bit(node int32, key uint32) (int, uint64) {
	h := key ^ uint32(node)*0x9e3779b1
	return int(h>>6) & (len(m.maybe) - 1), 1 << (h & 63)
}

// Find calls emit for every phrase at every place in text, whose words are
// given, read with the Matcher's ocr; matches may overlap. They come in order of
// Start.
func (m *Matcher) Find(t *Words, emit func(Match)) {
	if len(m.edges) == 0 {
		return
	}
	w := &walk{m, t, emit}
	for i, a := range t.atoms {
		if a.Shape <= lexicon.Alnum {
			w.from(0, i, i)
		}
	}
}

// walk is one run over a text.
type walk struct {
	*Matcher
	*Words
	emit func(Match)
}

// from walks on from a node with the word at atom i.
func (w *walk) from(node int32, first, i int) {
	if next := w.step(node, w.keys[i]); next != 0 {
		w.reach(next, first, i)
	}
	if pair := w.pair(i); pair != 0 {
		if next := w.step(node, pair); next != 0 {
			w.reach(next, first, i+1)
		}
	}
	if !mayDivide(w.text, w.atoms[i].End) {
		return
	}
	if j := divided(w.atoms, w.text, i); j > 0 {
		a, b := w.atoms[i], w.atoms[j]
		whole := lexicon.HashOn(a.Hash, w.text[b.Start:b.End])
		if w.Words.ocr {
			whole = keyOf(w.text[a.Start:a.End]+w.text[b.Start:b.End], true)
		}
		if next := w.step(node, whole); next != 0 {
			w.reach(next, first, j)
		}
	}
}

// mayDivide reports whether what follows a word may be a hyphen, hard or soft.
func mayDivide(text string, end int) bool {
	return end < len(text) && (text[end] == '-' || text[end] >= utf8.RuneSelf)
}

func (w *walk) reach(node int32, first, i int) {
	for _, id := range w.ends[node] {
		w.emit(Match{ID: id, Start: w.atoms[first].Start, End: w.atoms[i].End, First: first, Last: i})
	}
	breaks := 0
	for j := i + 1; j < len(w.atoms) && j < i+6; j++ {
		switch a := w.atoms[j]; a.Shape {
		case lexicon.Break:
			if a.Hash != '\r' {
				breaks++
			}
			if breaks > 1 {
				return
			}
		case lexicon.Punct:
			if !strings.ContainsRune(w.skip, rune(a.Hash)) || a.Hash == '.' && w.skip == InNames && long(w.atoms[i]) {
				return
			}
		default:
			w.from(node, first, j)
			return
		}
	}
}

// long reports whether a full stop after a word is the end of a sentence, and
// not that of an abbreviation ("J.", "St.").
func long(a lexicon.Atom) bool { return a.End-a.Start > 2 }

// divided returns the atom that continues the word at i after a hyphen and a
// line end, or 0.
func divided(atoms []lexicon.Atom, text string, i int) int {
	j := i + 1
	if j < len(atoms) && atoms[j].Start == atoms[i].End && strings.ContainsRune("-‐‑\u00ad", rune(atoms[j].Hash)) && atoms[j].Shape == lexicon.Punct {
		j++
	} else if !strings.HasPrefix(text[atoms[i].End:], "\u00ad") {
		return 0
	}
	for k := j; j < len(atoms) && j < k+2 && atoms[j].Shape == lexicon.Break; j++ {
	}
	if j < len(atoms) && atoms[j-1].Shape == lexicon.Break && atoms[j].Shape <= lexicon.Alnum {
		return j
	}
	return 0
}
