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
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

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
	edges map[uint64]int32 // node<<32 | hash -> node
	heads [1 << 10]uint64  // a bit for the lower half of each first word's hash
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
	return &Matcher{skip: skip, ocr: ocr, edges: map[uint64]int32{}, ends: make([][]int, 1)}
}

// Add adds a phrase under a number. Its words are cut as text is.
func (m *Matcher) Add(id int, phrase string) {
	var row []uint32
	for _, a := range lexicon.Atoms(phrase) {
		if a.Shape <= lexicon.Alnum && len(row) < maxWords {
			row = append(row, m.key(phrase, a))
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
			row = append(row, m.key(w, a[0]))
		}
	}
	m.add(id, row)
}

func (m *Matcher) add(id int, row []uint32) {
	if len(row) == 0 {
		return
	}
	m.heads[row[0]>>6&0x3ff] |= 1 << (row[0] & 63)
	node := int32(0)
	for _, h := range row {
		k := uint64(node)<<32 | uint64(h)
		next, ok := m.edges[k]
		if !ok {
			next = int32(len(m.ends))
			m.edges[k] = next
			m.ends = append(m.ends, nil)
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

// Find calls emit for every phrase at every place in text, whose atoms are
// given; matches may overlap. They come in order of Start.
func (m *Matcher) Find(text string, atoms []lexicon.Atom, emit func(Match)) {
	if len(m.edges) == 0 {
		return
	}
	w := &walk{Matcher: m, text: text, atoms: atoms, keys: make([]uint32, len(atoms)), pairs: map[uint64]uint32{}, emit: emit}
	known := map[uint32]uint32{} // by hash: the key, where it takes work
	for i, a := range atoms {
		switch {
		case a.Shape > lexicon.Alnum:
		case !m.ocr || a.End-a.Start < 5:
			w.keys[i] = a.Hash
		default:
			k, ok := known[a.Hash]
			if !ok {
				k = m.key(text, a)
				known[a.Hash] = k
			}
			w.keys[i] = k
		}
	}
	for i, a := range atoms {
		if a.Shape <= lexicon.Alnum && (m.head(w.keys[i]) || mayDivide(text, a.End) || m.ocr && parted(atoms, text, i) && m.head(w.pair(i))) {
			w.from(0, i, i)
		}
	}
}

// walk is one run over a text.
type walk struct {
	*Matcher
	text  string
	atoms []lexicon.Atom
	keys  []uint32          // by atom
	pairs map[uint64]uint32 // by the hashes of two atoms: the key of both as one word
	emit  func(Match)
}

// pair is the key of atom i and the next as one word.
func (w *walk) pair(i int) uint32 {
	a, b := w.atoms[i], w.atoms[i+1]
	hashes := uint64(a.Hash)<<32 | uint64(b.Hash)
	k, ok := w.pairs[hashes]
	if !ok {
		k = w.keyOf(w.text[a.Start:a.End] + w.text[b.Start:b.End])
		w.pairs[hashes] = k
	}
	return k
}

// head reports whether a phrase may begin with a word of that key.
func (m *Matcher) head(key uint32) bool { return m.heads[key>>6&0x3ff]>>(key&63)&1 != 0 }

// mayDivide reports whether what follows a word may be a hyphen, hard or soft.
func mayDivide(text string, end int) bool {
	return end < len(text) && (text[end] == '-' || text[end] >= utf8.RuneSelf)
}

// from walks on from a node with the word at atom i.
func (w *walk) from(node int32, first, i int) {
	if next, ok := w.edges[uint64(node)<<32|uint64(w.keys[i])]; ok {
		w.reach(next, first, i)
	}
	if w.ocr && parted(w.atoms, w.text, i) {
		if next, ok := w.edges[uint64(node)<<32|uint64(w.pair(i))]; ok {
			w.reach(next, first, i+1)
		}
	}
	if j := divided(w.atoms, w.text, i); j > 0 {
		a, b := w.atoms[i], w.atoms[j]
		whole := lexicon.HashOn(a.Hash, w.text[b.Start:b.End])
		if w.ocr {
			whole = w.keyOf(w.text[a.Start:a.End] + w.text[b.Start:b.End])
		}
		if next, ok := w.edges[uint64(node)<<32|uint64(whole)]; ok {
			w.reach(next, first, j)
		}
	}
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
			if !strings.ContainsRune(w.skip, rune(a.Hash)) {
				return
			}
		default:
			w.from(node, first, j)
			return
		}
	}
}

// leastParted is the least number of letters of a word that scanners may put a
// space into.
const leastParted = 5

// parted reports whether the atom at i and the next may be one word that a
// scanner put a space into: "Oka for".
func parted(atoms []lexicon.Atom, text string, i int) bool {
	if i+1 >= len(atoms) || atoms[i+1].Shape > lexicon.Alnum || atoms[i+1].Start-atoms[i].End != 1 || text[atoms[i].End] != ' ' {
		return false
	}
	return atoms[i].End-atoms[i].Start+atoms[i+1].End-atoms[i+1].Start >= leastParted
}

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

func (m *Matcher) key(text string, a lexicon.Atom) uint32 {
	if !m.ocr || a.End-a.Start < 5 {
		return a.Hash
	}
	return m.keyOf(text[a.Start:a.End])
}

func (m *Matcher) keyOf(w string) uint32 {
	if len(w) < 5 {
		return lexicon.Hash(w)
	}
	return lexicon.Hash(Skeleton(w))
}

var confusions = strings.NewReplacer("rn", "m", "vv", "w", "0", "o", "1", "l", "i", "l", "5", "s", "8", "b")

// Skeleton folds a word and then whatever scanners mix up, so that "0kafor" and
// "Okafor" are the same.
func Skeleton(w string) string { return confusions.Replace(lexicon.Fold(w)) }

// Fuzzy finds words one edit away from known ones. Add them all before the
// first Near; then it is safe for concurrent use.
type Fuzzy struct {
	words []string // folded
	ids   []int
	by    map[uint32][]int32 // hash of the word or of it without one letter
}

// FuzzyLen is the least number of letters of a word that Fuzzy knows: shorter
// words have too many neighbours. Words of up to firstSame letters have to begin
// alike.
const FuzzyLen = 5

const firstSame = 5

// Add adds a word under a number; shorter ones than FuzzyLen are left out.
func (f *Fuzzy) Add(id int, word string) {
	w := lexicon.Fold(word)
	if len([]rune(w)) < FuzzyLen {
		return
	}
	if f.by == nil {
		f.by = map[uint32][]int32{}
	}
	n := int32(len(f.words))
	f.words, f.ids = append(f.words, w), append(f.ids, id)
	deletes(w, func(h uint32) { f.by[h] = append(f.by[h], n) })
}

// Near returns the numbers of the words at an edit distance of exactly one, in
// the order in which they were added.
func (f *Fuzzy) Near(word string) []int {
	if len(f.words) == 0 {
		return nil
	}
	w := lexicon.Fold(word)
	if n := len([]rune(w)); n < FuzzyLen-1 || n > 40 {
		return nil
	}
	var near []int32
	deletes(w, func(h uint32) {
		for _, n := range f.by[h] {
			if alike(f.words[n], w) && levenshtein.ComputeDistance(w, f.words[n]) == 1 {
				near = append(near, n)
			}
		}
	})
	if near == nil {
		return nil
	}
	slices.Sort(near)
	var out []int
	for _, n := range slices.Compact(near) {
		out = append(out, f.ids[n])
	}
	return out
}

// OneAway reports whether Near finds the one word by the other: both are long
// enough and one edit apart.
func OneAway(known, word string) bool {
	k, w := lexicon.Fold(known), lexicon.Fold(word)
	n, m := utf8.RuneCountInString(k), utf8.RuneCountInString(w)
	return n >= FuzzyLen && m >= FuzzyLen-1 && m <= 40 && max(n, m)-min(n, m) <= 1 && alike(k, w) && levenshtein.ComputeDistance(w, k) == 1
}

// alike reports whether a word begins as the known one does, which short ones
// have to.
func alike(known, word string) bool { return len(known) > firstSame || known[0] == word[0] }

// deletes yields the hash of w and of w without each one of its runes. Of equal
// runes side by side ("nn") one is enough.
func deletes(w string, yield func(uint32)) {
	yield(lexicon.Hash(w))
	head, prev := lexicon.Hash(""), rune(-1)
	for i, r := range w {
		next := i + utf8.RuneLen(r)
		if r != prev {
			yield(lexicon.HashOn(head, w[next:]))
		}
		head, prev = lexicon.HashOn(head, w[i:next]), r
	}
}
