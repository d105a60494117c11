package redact_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"veil/redact"
	"veil/redact/keymap"
)

// TestThousandPeople takes the names of a thousand people out of one text and
// puts each back in its place: "[PERSON 1]" is no part of "[PERSON 10]".
func TestThousandPeople(t *testing.T) {
	first := strings.Fields("Adaeze Tomasz Siobhan Rhys Fatima Ewan Priya Catrin Mehmet Aoife Kwame Ines Yusuf Bronwen Ravi Halina Jamal Morag Chidi Lowri")
	last := strings.Fields("Okafor Wierzbicki Gallagher Llewellyn Rahman MacAskill Patel Pritchard Yildiz Brannigan Boateng Carvalho Hussain Vaughan Subramaniam Nowak Campbell Urquhart Eze Bevan Kaur Osei Popescu Nguyen Demir Haddad Sesay Tekle Ali Rossi Silva Dhillon Mensah Farah Kowalski Achterberg Sithole Bajwa Quansah Trevethick Hathersage Dunmore Rainey Fanshawe Abiola Chowdhury Banerjee Kilbride Penhaligon Stott")
	var text strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&text, "%d. %s %s rang.\n", i+1, first[i%len(first)], last[i/len(first)])
	}
	o, err := redact.Settings{}.Options()
	if err != nil {
		t.Fatal(err)
	}
	in := strings.NewReader(text.String())
	r, err := redact.Document(t.Context(), in, in.Size(), io.Discard, o)
	if err != nil {
		t.Fatal(err)
	}
	masked := r.Text.String()
	for _, name := range last {
		if strings.Contains(masked, name) {
			t.Errorf("%s is still there", name)
		}
	}
	back := keymap.New(r.Keys()).Restore(masked)
	if len(back.Unknown) > 0 {
		t.Errorf("%d labels are not in the key map", len(back.Unknown))
	}
	if strings.TrimSpace(back.Text) != strings.TrimSpace(text.String()) {
		got, want := strings.Split(back.Text, "\n"), strings.Split(text.String(), "\n")
		wrong := 0
		for i := range min(len(got), len(want)) {
			if got[i] != want[i] {
				if wrong++; wrong < 5 {
					t.Errorf("%q came back as %q", want[i], got[i])
				}
			}
		}
		t.Errorf("%d of %d lines differ", wrong, len(want))
	}
}
