package dates

import (
	"strings"

	"veil/rules/names/lexicon"
)

// welshOrdinals are the Welsh ordinal numbers that stand by themselves; some
// have a second form for feminine nouns, or a changed first letter.
var welshOrdinals = func() map[uint32]int {
	m := map[uint32]int{}
	for n, words := range map[int]string{
		1: "cyntaf gyntaf", 2: "ail", 3: "trydydd trydedd", 4: "pedwerydd pedwaredd bedwerydd", 5: "pumed bumed", 6: "chweched", 7: "seithfed", 8: "wythfed",
		9: "nawfed", 10: "degfed ddegfed", 11: "unfed", 12: "deuddegfed ddeuddegfed", 15: "pymthegfed bymthegfed", 18: "deunawfed ddeunawfed", 20: "ugeinfed",
	} {
		for _, w := range strings.Fields(words) {
			m[lexicon.Hash(w)] = n
		}
	}
	return m
}()

// welshTens are what an ordinal before "ar" is counted on from: "unfed ar ddeg"
// is the eleventh, "unfed ar bymtheg" the sixteenth.
var welshTens = map[uint32]int{
	lexicon.Hash("ddeg"): 10, lexicon.Hash("bymtheg"): 15, lexicon.Hash("hugain"): 20,
}

var hashAr = lexicon.Hash("ar")

// welsh reads "pumed o Fawrth" and "unfed ar hugain o Fedi 2014".
func (r reader) welsh(i int) (Date, int) {
	if !r.atoms[i].Shape.IsWord() {
		return Date{}, i
	}
	d, j := welshOrdinals[r.atoms[i].Hash], i+1
	if d == 0 {
		return Date{}, i
	}
	if j+1 < len(r.atoms) && r.atoms[j].Hash == hashAr && r.atoms[j+1].Shape.IsWord() {
		n := welshTens[r.atoms[j+1].Hash]
		if n == 0 {
			return Date{}, i
		}
		if d == 11 {
			d = 1 // "unfed" is "first" before "ar", and nothing without it
		}
		d, j = d+n, j+2
	}
	if j >= len(r.atoms) || r.atoms[j].Hash != hashO || !r.atoms[j].Shape.IsWord() {
		return Date{}, i
	}
	if j++; j < len(r.atoms) && r.atoms[j].Hash == lexicon.Hash("fis") {
		j++ // "o fis Mawrth"
	}
	m := r.month(j)
	if m == 0 || d > 31 {
		return Date{}, i
	}
	return r.withYear(i, j, m, d, 0)
}
