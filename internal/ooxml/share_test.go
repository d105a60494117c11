package ooxml

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const root = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`

// unshared parses with every element by itself.
func unshared(b []byte) (*Tree, error) {
	p := newParser(b)
	p.apart = true
	return p.parse()
}

func TestShared(t *testing.T) {
	bold := "<w:rPr><w:b/></w:rPr>"
	nested := "<w:rPr><w:i/><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange><w:u/></w:rPr>"
	for name, tc := range map[string]struct {
		in     string
		shared int // nodes that stand in more than one place
	}{
		"twice":          {"<w:r>" + bold + "</w:r><w:r>" + bold + "</w:r>", 1},
		"three times":    {"<w:r>" + bold + "</w:r><w:r>a" + bold + "b</w:r><w:r>" + bold + "</w:r>", 1},
		"other":          {"<w:r>" + bold + "</w:r><w:r><w:rPr><w:i/></w:rPr></w:r>", 0},
		"in each other":  {"<w:r>" + nested + "</w:r><w:r>" + bold + "</w:r><w:r>" + nested + "</w:r>", 1},
		"empty":          {"<w:rPr></w:rPr><w:rPr></w:rPr><w:rPr/>", 1},
		"paragraphs":     {strings.Repeat("<w:p><w:pPr>"+bold+"</w:pPr><w:r>"+bold+"</w:r></w:p>", 2), 2},
		"other prefix":   {"<w:r>" + bold + `</w:r><x xmlns:w="urn:other">` + bold + "</x>", 0},
		"declared in it": {strings.Repeat(`<w:rPr><y:b xmlns:y="urn:y"/></w:rPr>`, 2), 0},
		"comments":       {strings.Repeat("<w:rPr><!-- </w:rPr> --><w:b/></w:rPr>", 2), 0},
	} {
		b := []byte(root + tc.in + "</w:document>")
		want, err := unshared(b)
		got, err2 := Parse(b)
		if err != nil || err2 != nil {
			t.Fatalf("%s: %v, %v", name, err, err2)
		}
		if diff := cmp.Diff(want.Root, got.Root); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		times, several := map[*Node]int{}, 0
		got.Root.Walk(func(n *Node) bool {
			if times[n]++; times[n] == 2 {
				several++
				return false
			}
			return times[n] == 1
		})
		if several != tc.shared {
			t.Errorf("%s: %d nodes are shared, want %d", name, several, tc.shared)
		}
	}
	latin := append([]byte(`<?xml version="1.0" encoding="windows-1252"?>`+root+"<w:t>\xe9</w:t>"), strings.Repeat("<w:r>"+bold+"</w:r>", 3)+"</w:document>"...)
	if tree, err := Parse(latin); err != nil || len(tree.Root.Kids) != 4 {
		t.Errorf("in another encoding: %v", err)
	}
}

// FuzzShared holds that sharing changes nothing.
func FuzzShared(f *testing.F) {
	f.Add([]byte(root + strings.Repeat("<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr></w:p>", 2) + "</w:document>"))
	f.Add([]byte(root + strings.Repeat("<w:rPr><!-- </w:rPr> --><w:b/></w:rPr>", 2) + "<w:rPr>"))
	f.Fuzz(func(t *testing.T, b []byte) {
		want, err := unshared(bytes.Clone(b))
		got, err2 := Parse(b)
		if (err == nil) != (err2 == nil) {
			t.Fatalf("alone %v, shared %v", err, err2)
		}
		if err == nil && !cmp.Equal(want.Root, got.Root) {
			t.Error(cmp.Diff(want.Root, got.Root))
		}
	})
}
