package font

import (
	"bytes"
	"compress/flate"
	"embed"
	"io"
	"strings"
	"sync"
)

// The characters of Adobe's character collections, by CID: for each collection
// a deflated list of lines, the first that of CID 0, each the characters in
// UTF-8 or nothing. They were made of the CMaps Adobe-*-UCS2 of Adobe's mapping
// resources for PDF (see TestMakeCollections).
//
//go:embed data/*.cids
var collectionData embed.FS

// collections are read when a font first needs them.
var collections = map[string]func() []string{}

func init() {
	for _, ordering := range collectionNames {
		collections[ordering] = sync.OnceValue(func() []string { return readCollection(ordering) })
	}
}

var collectionNames = []string{"CNS1", "GB1", "Japan1", "KR", "Korea1"}

func readCollection(ordering string) []string {
	b, err := collectionData.ReadFile("data/" + ordering + ".cids")
	if err != nil {
		return nil
	}
	text, err := io.ReadAll(flate.NewReader(bytes.NewReader(b)))
	if err != nil {
		return nil // a mistake in the source, which the tests find
	}
	return strings.Split(string(text), "\n")
}

// collectionText is the text of a CID in the font's character collection, where
// that is one of Adobe's (PDF 32000-1, 9.10.2).
func (f *Font) collectionText(cid int) string {
	if f.spec.Registry != "Adobe" || cid < 1 {
		return ""
	}
	read := collections[f.spec.Ordering]
	if read == nil {
		return ""
	}
	if all := read(); cid < len(all) {
		return cleanText(all[cid])
	}
	return ""
}
