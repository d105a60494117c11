package phrase

import (
	"slices"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"veil/rules/names/lexicon"
)

// Fuzzy finds words one edit away from known ones. Add them all before the
// first Near; then it is safe for concurrent use.
type Fuzzy struct {
	words []string // folded
	ids   []int
	by    map[uint32][]int32 // hash of the word or of it without one letter
	keys  *lexicon.Set       // of by
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
		f.by, f.keys = map[uint32][]int32{}, lexicon.NewSet("")
	}
	n := int32(len(f.words))
	f.words, f.ids = append(f.words, w), append(f.ids, id)
	deletes(w, func(h uint32) {
		f.by[h] = append(f.by[h], n)
		f.keys.Add(h)
	})
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
		if !f.keys.Has(h) {
			return
		}
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
