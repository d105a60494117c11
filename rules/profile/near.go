package profile

import (
	"math/bits"
	"strings"

	"veil/rules/names/lexicon"
)

// What scanners mistake for each other is brought to one form: figures first,
// then letters, since "c1" is "cl" is "d".
var (
	figures = strings.NewReplacer("0", "o", "1", "l", "2", "z", "3", "e", "4", "a", "5", "s", "6", "b", "8", "b")
	shapes  = strings.NewReplacer("rn", "m", "nn", "m", "cl", "d", "ci", "d", "vv", "w", "i", "l")
)

// confused brings folded text to the form in which "0kafor" and "okafor",
// "jayclen" and "jayden" are the same.
func confused(folded string) string { return shapes.Replace(figures.Replace(folded)) }

// skeleton is the confused form of a word.
func skeleton(w string) string { return confused(lexicon.Fold(w)) }

// slips is how many edits are forgiven in a word of that many letters. Words
// with none have too many neighbours.
func slips(letters int) int {
	switch {
	case letters >= 9:
		return 2
	case letters >= 5:
		return 1
	}
	return 0
}

// mask is the set of letters of a folded word: one edit changes at most two
// bits of it.
func mask(folded string) uint32 {
	var m uint32
	for _, r := range folded {
		if 'a' <= r && r <= 'z' {
			m |= 1 << (r - 'a')
		} else {
			m |= 1 << (26 + r%6)
		}
	}
	return m
}

// far reports by their masks that two words are more than n edits apart.
func far(a, b uint32, n int) bool { return bits.OnesCount32(a^b) > 2*n }

// maxWord is the longest word, in runes, in which edits are counted.
const maxWord = 40

// edits counts how many letters were left out, put in, mistaken or swapped with
// their neighbour between two words, up to limit; more are limit+1.
func edits(a, b []rune, limit int) int {
	if len(a) > maxWord || len(b) > maxWord || len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var rows [3][maxWord + 1]int8
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range b {
		last[j+1] = int8(j + 1)
	}
	for i := range a {
		row[0] = int8(i + 1)
		least := row[0]
		for j := range b {
			cost := int8(1)
			if a[i] == b[j] {
				cost = 0
			}
			d := min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, before[j-1]+1)
			}
			row[j+1] = d
			least = min(least, d)
		}
		if int(least) > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return min(int(last[len(b)]), limit+1)
}
