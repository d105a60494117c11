package lexicon

import (
	"runtime"
	"sync"
	"unsafe"
)

// recent keeps the atoms of the texts that were last cut up: every detector
// asks for those of the same text, one after the other.
var recent struct {
	sync.Mutex
	next    int
	entries []cutText
}

type cutText struct {
	text  string
	atoms []Atom
}

// worth is the length, in bytes, from which atoms are kept.
const worth = 2048

// Atoms cuts text up. It is linear. Callers share the result and do not change
// it.
func Atoms(text string) []Atom {
	if len(text) < worth {
		return cut(text)
	}
	if atoms, ok := recall(text); ok {
		return atoms
	}
	atoms := cut(text)
	recent.Lock()
	defer recent.Unlock()
	if recent.entries == nil {
		recent.entries = make([]cutText, 2*runtime.GOMAXPROCS(0))
	}
	recent.entries[recent.next] = cutText{text, atoms}
	recent.next = (recent.next + 1) % len(recent.entries)
	return atoms
}

// Release lets go of a text that nobody asks for any more.
func Release(text string) {
	recent.Lock()
	defer recent.Unlock()
	for i, e := range recent.entries {
		if same(e.text, text) {
			recent.entries[i] = cutText{}
		}
	}
}

// Forget lets go of all texts.
func Forget() {
	recent.Lock()
	defer recent.Unlock()
	clear(recent.entries)
}

func recall(text string) ([]Atom, bool) {
	recent.Lock()
	defer recent.Unlock()
	for _, e := range recent.entries {
		if same(e.text, text) {
			return e.atoms, true
		}
	}
	return nil, false
}

// same compares where texts are, not what they say: it is as good and costs
// nothing. An entry keeps its text, so another text cannot be at its place.
func same(a, b string) bool { return len(a) == len(b) && unsafe.StringData(a) == unsafe.StringData(b) }
