package phrase

import "veil/rules/names/lexicon"

// Words are the words of a text as Matchers compare them: make them once, for
// all of the same ocr.
type Words struct {
	text  string
	atoms []lexicon.Atom
	ocr   bool
	keys  []uint32 // by atom; of words
	pairs []uint32 // by atom: the key of it and the next as one word, 0 where they are two; nil without ocr
}

// Read returns the words of a text, whose atoms are given.
func Read(text string, atoms []lexicon.Atom, ocr bool) *Words {
	w := &Words{text: text, atoms: atoms, ocr: ocr, keys: make([]uint32, len(atoms))}
	if !ocr {
		for i := range atoms {
			w.keys[i] = atoms[i].Hash
		}
		return w
	}
	w.pairs = make([]uint32, len(atoms))
	for i, a := range atoms {
		if a.Shape > lexicon.Alnum {
			continue
		}
		word := text[a.Start:a.End]
		if len(word) < leastOCR {
			w.keys[i] = a.Hash
		}
		joins := w.parted(i)
		if len(word) < leastOCR && !joins {
			continue
		}
		s := seed.on(word)
		if len(word) >= leastOCR {
			w.keys[i] = s.sum()
		}
		if joins {
			w.pairs[i] = s.on(text[atoms[i+1].Start:atoms[i+1].End]).sum()
		}
	}
	return w
}

// leastOCR is the least number of bytes of a word in which mistaken letters
// are forgiven, and of one that scanners may put a space into.
const leastOCR = 5

// parted reports whether the atom at i and the next may be one word that a
// scanner put a space into: "Oka for".
func (w *Words) parted(i int) bool {
	if i+1 >= len(w.atoms) {
		return false
	}
	a, b := &w.atoms[i], &w.atoms[i+1]
	return b.Shape <= lexicon.Alnum && b.Start-a.End == 1 && w.text[a.End] == ' ' && a.End-a.Start+b.End-b.Start >= leastOCR
}

// pair is the key of atom i and the next as one word, or 0.
func (w *Words) pair(i int) uint32 {
	if w.pairs == nil {
		return 0
	}
	return w.pairs[i]
}

// keyOf returns what a word is compared by.
func keyOf(word string, ocr bool) uint32 {
	if !ocr || len(word) < leastOCR {
		return lexicon.Hash(word)
	}
	return seed.on(word).sum()
}
