package pdf

import (
	"bytes"
	"strings"
	"testing"
)

func TestEncryptApart(t *testing.T) {
	body := "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n"
	table := "xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n"
	end := "startxref\n40\n%%EOF\n"
	for _, tt := range []struct {
		name, in string
		changed  bool
	}{
		{"in the trailer", body + table + "trailer<</Root 1 0 R/Size 2/ID[<01><01>]/Encrypt<</V 1/O(a)>>>>\n" + end, true},
		{"an object", body + table + "trailer<</Root 1 0 R/Size 2/Encrypt 7 0 R>>\n" + end, false},
		{"none", body + table + "trailer<</Root 1 0 R/Size 2>>\n" + end, false},
		{"in a stream's dictionary", body + "9 0 obj<</Type/XRef/Root 1 0 R/Size 10/Encrypt<</V 1>>>>stream\nendstream endobj\n" + end, true},
		{"no size", body + table + "trailer<</Encrypt<<>>>>\n" + end, false},
		{"nowhere", body + "startxref\n99999\n", false},
		{"empty", "", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := []byte(tt.in)
			out := encryptApart(in)
			if changed := len(out) != len(in); changed != tt.changed {
				t.Fatalf("changed: %t", changed)
			}
			if !bytes.HasPrefix(out, in) {
				t.Error("what was there is not kept")
			}
			if !tt.changed {
				return
			}
			at, d := lastTrailer(out)
			r, ok := d["Encrypt"].(Ref)
			if !ok || d["Prev"] != 40 || d["Root"] != Ref(1) || !strings.HasPrefix(string(out[at:]), "xref\n") {
				t.Errorf("trailer %v at %d", d, at)
			}
			if f := Repair(out); f == nil || f.Dict(r)["V"] != 1 {
				t.Error("the dictionary is not there")
			}
		})
	}
}

func FuzzEncryptApart(f *testing.F) {
	f.Add([]byte("xref\n0 1\ntrailer<</Size 1/Encrypt<</V 1>>>>startxref\n0\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if out := encryptApart(b); !bytes.HasPrefix(out, b) {
			t.Error("what was there is not kept")
		}
	})
}
