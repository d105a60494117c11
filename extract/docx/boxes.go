package docx

import (
	"unicode"
	"unicode/utf8"

	"veil/internal/ooxml"
)

// Forms have a cell for each letter of a name and each digit of a date. Such
// cells read as the word that they spell, without tabs between.

const (
	fewLetters = 5 // letters and digits that are a word, not the heads of columns
	fewDigits  = 8 // digits alone that are a date or a number, not scores side by side
)

// boxCell is a cell of a word in boxes.
type boxCell struct {
	first, last bool
	sep         byte // before what is in it, unless it is the first
	size        int  // of its character, in bytes
}

// noSep stands for no separator at all.
const noSep = 0

// boxed finds the cells of a row that spell words: neighbours, each of one
// character or, in the middle, empty for a space.
func boxed(row *ooxml.Node) map[*ooxml.Node]boxCell {
	var out map[*ooxml.Node]boxCell
	var word []*ooxml.Node // its cells so far
	var sizes []int
	letters, digits := 0, 0
	end := func() {
		if n := len(word); n > 0 && sizes[n-1] == 0 { // an empty cell behind it
			word = word[:n-1]
		}
		if letters > 0 && letters+digits >= fewLetters || digits >= fewDigits {
			if out == nil {
				out = map[*ooxml.Node]boxCell{}
			}
			for i, c := range word {
				cell := boxCell{first: i == 0, last: i == len(word)-1, size: sizes[i]}
				if sizes[i] == 0 {
					cell.sep = ' '
				}
				out[c] = cell
			}
		}
		word, sizes, letters, digits = word[:0], sizes[:0], 0, 0
	}
	for _, k := range row.Kids {
		if k.Tag != "w:tc" {
			if k.Tag != "w:trPr" && k.Tag != "w:tblPrEx" {
				end()
			}
			continue
		}
		r, ok := boxLetter(k)
		if !ok || r == 0 && (len(word) == 0 || sizes[len(sizes)-1] == 0) {
			end()
			continue
		}
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		}
		size := utf8.RuneLen(r)
		if r == 0 {
			size = 0
		}
		word, sizes = append(word, k), append(sizes, size)
	}
	end()
	return out
}

// inBox are the elements that a cell of one letter may hold.
var inBox = map[string]bool{"w:p": true, "w:r": true, "w:t": true, "w:proofErr": true, "w:bookmarkStart": true, "w:bookmarkEnd": true,
	"w:lastRenderedPageBreak": true}

// boxLetter is the one character of a cell, 0 for none, and whether the cell
// holds nothing else.
func boxLetter(cell *ooxml.Node) (letter rune, ok bool) {
	text, paragraphs := "", 0
	ok = true
	cell.Walk(func(n *ooxml.Node) bool {
		switch n.Tag {
		case "w:tc":
			return true
		case "w:tcPr":
			ok = ok && n.Kid("w:vMerge") == nil && n.Kid("w:hMerge") == nil && n.Kid("w:cellDel") == nil
			return false
		case "w:pPr":
			ok = ok && n.Kid("w:numPr") == nil && n.Kid("w:rPr", "w:del") == nil && n.Kid("w:rPr", "w:moveFrom") == nil
			return false
		case "w:rPr":
			ok = ok && n.Kid("w:vanish") == nil && n.Kid("w:rStyle") == nil
			return false
		case "w:p":
			paragraphs++
		case "w:t":
			text += ooxml.Legible(shown(n))
		}
		ok = ok && inBox[n.Tag]
		return ok
	})
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case !ok || paragraphs != 1 || size != len(text):
		return 0, false
	case size == 0 || unicode.IsSpace(r):
		return 0, size == 0
	}
	return r, r != utf8.RuneError
}
