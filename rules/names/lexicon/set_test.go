package lexicon

import "testing"

func TestSet(t *testing.T) {
	s := NewSet("Jane  née\n O'Neill")
	for word, want := range map[string]bool{"JANE": true, "Née": true, "oneill": true, "Jan": false, "": false} {
		if got := s.Has(Hash(word)); got != want {
			t.Errorf("%q: %v", word, got)
		}
	}
	table := NewTable(map[uint32]int{Hash("jane"): 3, Hash("zoe"): 4})
	if a, b, c := table.Of(Hash("Jane")), table.Of(Hash("ZOE")), table.Of(Hash("joe")); a != 3 || b != 4 || c != 0 {
		t.Errorf("table: %d %d %d", a, b, c)
	}
	u := Union(NewSet("jane"), NewSet("O'Neill zoe"), NewSet(""))
	for word, want := range map[string]bool{"jane": true, "oneill": true, "zoe": true, "jan": false, "": false} {
		if got := u.Has(Hash(word)); got != want {
			t.Errorf("union, %q: %v", word, got)
		}
	}
	if empty := NewSet(""); empty.Has(0) || empty.Has(Hash("")) {
		t.Error("the empty set has something")
	}
	for h := range uint32(5000) { // hashes side by side, and 0
		if s.Has(h) {
			t.Fatalf("%d is there already", h)
		}
		s.Add(h)
		s.Add(h)
		if !s.Has(h) || s.Has(h+1) {
			t.Fatalf("after %d was added: %v, the next %v", h, s.Has(h), s.Has(h+1))
		}
	}
	if !s.Has(Hash("Jane")) || s.size != 3+4999 {
		t.Errorf("the set lost a word or counts wrong: %d", s.size)
	}
}
