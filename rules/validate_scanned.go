package rules

import "strings"

// asFigure puts figures for the capitals that a scan takes them for.
var asFigure = strings.NewReplacer("O", "0", "Q", "0", "I", "1", "L", "1", "|", "1", "Z", "2", "S", "5", "B", "8")

// asLetter puts capitals for the figures that a scan takes them for.
var asLetter = strings.NewReplacer("0", "O", "1", "I", "5", "S", "8", "B")

// validScannedNINO accepts a National Insurance number, with or without its last
// letter, in which a scan may have put letters for figures and figures for
// letters. Half of the figures must be such. Prefixes that are not issued are let
// pass, as examples have them.
func validScannedNINO(s string) bool {
	c := compact(strings.ReplaceAll(s, "|", "1"))
	if len(c) != 8 && len(c) != 9 || len(digitsOf(c[2:8])) < 3 {
		return false
	}
	prefix, last := asLetter.Replace(c[:2]), asLetter.Replace(c[8:])
	return digitsOf(prefix+last) == "" && len(digitsOf(asFigure.Replace(c[2:8]))) == 6 && (last == "" || last <= "D")
}

// validScannedPlate accepts a number plate in which a scan may have put letters
// for figures and figures for letters: of its figures one at least must be such.
func validScannedPlate(s string) bool {
	c := compact(s)
	// From and to are where the figures stand in plates of that length: of
	// AB12 CDE, of A123 BCD and of ABC 123D.
	for _, at := range [][2]int{{2, 4}, {1, len(c) - 3}, {3, len(c) - 1}} {
		from, to := at[0], at[1]
		if from >= to || to-from > 3 || from == 2 && len(c) != 7 || digitsOf(c[from:to]) == "" {
			continue
		}
		figures := asFigure.Replace(c[from:to])
		p := asLetter.Replace(c[:from]) + figures + asLetter.Replace(c[to:])
		if len(digitsOf(figures)) == to-from && digitsOf(c[:from])+digitsOf(c[to:]) != c[:from]+c[to:] && validPlate(p) {
			return true
		}
	}
	return false
}

// validFigures accepts a number in which a scan turned fewer than half of the
// figures into letters.
func validFigures(s string) bool {
	n := len(digitsOf(s))
	return n >= 6 && 2*n > len(compact(s))
}
