package lexicon

import (
	"sync"
	"unsafe"

	"veil/rules/room"
)

// held are the texts that several readers look at, one after the other, and
// their atoms once somebody has asked for them.
var held struct {
	sync.Mutex
	texts []*heldText
}

type heldText struct {
	text    string
	holders int
	atoms   []Atom
}

// worth is the length, in bytes, from which texts are held and their words looked
// up by way of a memo.
const worth = 256

// spare has the memory of atoms that are done with.
var spare room.Room[[]Atom]

// Hold has a text cut up once for all that ask for its atoms, until the function
// that it returns is called: from then on nobody may look at these atoms, whose
// memory the next text gets.
func Hold(text string) (release func()) {
	if len(text) < worth {
		return func() {}
	}
	held.Lock()
	defer held.Unlock()
	h := find(text)
	if h == nil {
		h = &heldText{text: text}
		held.texts = append(held.texts, h)
	}
	h.holders++
	return h.release
}

func (h *heldText) release() {
	held.Lock()
	defer held.Unlock()
	if h.holders--; h.holders > 0 {
		return
	}
	for i, other := range held.texts {
		if other == h {
			last := len(held.texts) - 1
			held.texts[i], held.texts[last] = held.texts[last], nil
			held.texts = held.texts[:last]
			break
		}
	}
	if atoms := h.atoms; atoms != nil {
		spare.Give(&atoms)
	}
}

// Atoms cuts text up. It is linear. Callers share the result and do not change
// it.
func Atoms(text string) []Atom {
	if len(text) < worth {
		return cut(nil, text)
	}
	held.Lock()
	h := find(text)
	if h == nil {
		held.Unlock()
		return cut(nil, text)
	}
	atoms := h.atoms
	held.Unlock()
	if atoms != nil {
		return atoms
	}
	atoms = cut(*spare.Take(), text)
	held.Lock()
	defer held.Unlock()
	if h.atoms == nil { // nobody was faster
		h.atoms = atoms
	}
	return h.atoms
}

// find returns the text that is held, or nil. It compares where texts are, not
// what they say: that is as good and costs nothing.
func find(text string) *heldText {
	for _, h := range held.texts {
		if len(h.text) == len(text) && unsafe.StringData(h.text) == unsafe.StringData(text) {
			return h
		}
	}
	return nil
}
