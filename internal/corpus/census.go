package main

import (
	"bytes"
	"fmt"
	"slices"

	"veil/internal/ooxml"
	"veil/internal/ooxml/order"
)

// census is what a Word file is made of, in its running text, headers, footers
// and notes. What is deleted or moved away, and what only readers without
// drawings see, does not count.
type census struct {
	paragraphs, tables, images int
	numbered                   []string            // how each numbered paragraph is numbered, in order
	inserted                   bool                // it holds documents of other formats, whose paragraphs nobody counts here
	faults                     map[order.Fault]int // elements out of the standard's order
}

// censusOf counts in a Word file.
func censusOf(docx []byte) (census, error) {
	c := census{faults: map[order.Fault]int{}}
	pkg, err := ooxml.Open(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		return c, err
	}
	top, err := pkg.Rels("")
	if err != nil {
		return c, err
	}
	for _, rel := range top {
		if rel.Kind == "officeDocument" && !rel.Extern {
			return c, c.document(pkg, rel.Target)
		}
	}
	return c, fmt.Errorf("no main part")
}

// document counts in the main part and those that it names.
func (c *census) document(pkg *ooxml.Package, main string) error {
	rels, err := pkg.Rels(main)
	if err != nil {
		return err
	}
	trees := map[string][]*ooxml.Node{}
	done := map[string]bool{}
	for _, rel := range append([]ooxml.Rel{{Kind: "officeDocument", Target: main}}, rels...) {
		if rel.Extern || done[rel.Target] || !slices.Contains(counted, rel.Kind) {
			continue
		}
		done[rel.Target] = true
		t, err := pkg.XMLWithEntities(rel.Target)
		if err != nil {
			continue // the reader says what it makes of that
		}
		trees[rel.Kind] = append(trees[rel.Kind], t.Root)
		for _, f := range order.Check(t.Root) {
			c.faults[f]++
		}
	}
	formats := listFormats(trees["numbering"])
	for _, kind := range counted[:5] {
		for _, root := range trees[kind] {
			c.count(root, formats)
		}
	}
	return nil
}

// counted are the kinds of parts that are looked at: those with running text
// first.
var counted = []string{"officeDocument", "header", "footer", "footnotes", "endnotes", "styles", "numbering", "settings", "fontTable"}

func (c *census) count(root *ooxml.Node, formats map[string]string) {
	root.Walk(func(n *ooxml.Node) bool {
		switch n.Tag {
		case "mc:Fallback", "w:del", "w:moveFrom", "w:pPrChange", "w:rPrChange":
			return false
		case "w:p":
			if gone(n) {
				break
			}
			c.paragraphs++
			if num := n.Kid("w:pPr", "w:numPr"); num != nil {
				level := "0"
				if l := num.Kid("w:ilvl"); l != nil {
					level = l.Attr("w:val")
				}
				if id := num.Kid("w:numId"); id != nil && id.Attr("w:val") != "0" {
					c.numbered = append(c.numbered, level+" "+formats[id.Attr("w:val")+" "+level])
				}
			}
		case "w:tbl":
			c.tables++
		case "w:altChunk":
			c.inserted = true
		case "w:drawing", "w:pict", "w:object":
			c.images++
			if n.Tag == "w:object" {
				return false
			}
		}
		return true
	})
}

// gone reports whether a paragraph's mark is deleted or moved away: it is one
// with the next.
func gone(p *ooxml.Node) bool {
	mark := p.Kid("w:pPr", "w:rPr")
	return mark.Kid("w:del") != nil || mark.Kid("w:moveFrom") != nil
}

// listFormats are the number formats of each list's levels, by "list level".
func listFormats(roots []*ooxml.Node) map[string]string {
	out := map[string]string{}
	for _, root := range roots {
		abstract := map[string]*ooxml.Node{}
		for _, a := range root.All("w:abstractNum") {
			abstract[a.Attr("w:abstractNumId")] = a
		}
		for _, num := range root.All("w:num") {
			id := num.Attr("w:numId")
			var levels []*ooxml.Node
			if a := num.Kid("w:abstractNumId"); a != nil {
				levels = abstract[a.Attr("w:val")].All("w:lvl")
			}
			for _, o := range num.All("w:lvlOverride") {
				levels = append(levels, o.All("w:lvl")...)
			}
			for _, l := range levels {
				if f := l.Kid("w:numFmt"); f != nil {
					out[id+" "+l.Attr("w:ilvl")] = f.Attr("w:val")
				}
			}
		}
	}
	return out
}

// worse lists the faults that a copy has more of than its original.
func (c census) worse(was census) (out []string) {
	for f, n := range c.faults {
		if n > was.faults[f] {
			out = append(out, f.String())
		}
	}
	slices.Sort(out)
	return out
}

// differs says in which counts a copy differs from its original; empty if in
// none.
func (c census) differs(was census) string {
	if was.inserted {
		return ""
	}
	s := ""
	for _, x := range []struct {
		name    string
		was, is int
	}{{"paragraphs", was.paragraphs, c.paragraphs}, {"tables", was.tables, c.tables}, {"images", was.images, c.images},
		{"numbered paragraphs", len(was.numbered), len(c.numbered)}} {
		if x.was != x.is {
			s += fmt.Sprintf(" %s %d, %d;", x.name, x.was, x.is)
		}
	}
	if s == "" && !slices.Equal(c.numbered, was.numbered) {
		s = " numbering;"
	}
	return s
}
