package font

import (
	"bytes"
	"compress/flate"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

var cmapDir = flag.String("cmaps", "", "folder with Adobe's CMaps, as /usr/share/poppler/cMap, of which to make data/*.cids anew")

// TestMakeCollections makes the tables of the character collections.
func TestMakeCollections(t *testing.T) {
	if *cmapDir == "" {
		t.Skip("-cmaps is not given")
	}
	for _, ordering := range collectionNames {
		name := "Adobe-" + ordering
		b, err := os.ReadFile(filepath.Join(*cmapDir, name, name+"-UCS2"))
		if err != nil {
			t.Fatal(err)
		}
		c := parseCMap(b)
		last := 0
		lines := make([]string, 1<<16)
		for cid := range lines {
			if s := cleanText(c.unicode(2, uint32(cid))); s != "" && !strings.Contains(s, "\n") {
				lines[cid], last = s, cid
			}
		}
		var z bytes.Buffer
		w, _ := flate.NewWriter(&z, flate.BestCompression)
		w.Write([]byte(strings.Join(lines[:last+1], "\n")))
		w.Close()
		if err := os.WriteFile("data/"+ordering+".cids", z.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d CIDs, %d bytes", ordering, last+1, z.Len())
	}
}

func TestCollectionText(t *testing.T) {
	for _, tt := range []struct {
		registry, ordering string
		cid                int
		want               string
	}{
		{"Adobe", "Japan1", 0, ""},
		{"Adobe", "Japan1", 34, "A"},
		{"Adobe", "Japan1", 61, "¥"},
		{"Adobe", "Japan1", 843, "あ"},
		{"Adobe", "Japan1", 3174, "東"},
		{"Adobe", "GB1", 34, "A"},
		{"Adobe", "GB1", 4559, "中"},
		{"Adobe", "CNS1", 661, "中"},
		{"Adobe", "Korea1", 1086, "가"},
		{"Adobe", "KR", 34, "A"},
		{"Adobe", "Japan1", 65535, ""},
		{"Adobe", "Japan1", -1, ""},
		{"Adobe", "Identity", 34, ""},
		{"Other", "Japan1", 34, ""},
	} {
		f := &Font{spec: Spec{Registry: tt.registry, Ordering: tt.ordering}}
		if got := f.collectionText(tt.cid); got != tt.want {
			t.Errorf("%s-%s CID %d: %q, want %q", tt.registry, tt.ordering, tt.cid, got, tt.want)
		}
	}
	for _, ordering := range collectionNames {
		all := collections[ordering]()
		if len(all) < 10_000 {
			t.Errorf("%s: only %d CIDs", ordering, len(all))
		}
		for cid, s := range all {
			if !utf8.ValidString(s) || s != "" && s != cleanText(s) {
				t.Fatalf("%s: CID %d is %q", ordering, cid, s)
			}
		}
	}
}
