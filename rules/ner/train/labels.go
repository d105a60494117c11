package main

import (
	"veil/rules/names/lexicon"
	"veil/rules/ner/internal/tagger"
)

// Sets of labels that a word may have.
const (
	onlyO  = 1 << tagger.O
	free   = 1<<tagger.Count - 1
	noName = free &^ (1<<tagger.BPer | 1<<tagger.IPer)
	places = noName &^ onlyO // and organisations
)

// begins is the label of the first word of a span.
var begins = map[string]int{person: tagger.BPer, location: tagger.BLoc, org: tagger.BOrg}

// allowed returns, for each word of the passage, which labels it may have, as
// bits. The spans are those of the whole text.
func allowed(dst []uint8, p *tagger.Passage, d *Doc) []uint8 {
	dst = dst[:0]
	k, from := 0, -1
	for i := range p.Words {
		start, end := p.Words[i].Span()
		for k < len(d.Spans) && d.Spans[k].End <= start {
			k++
		}
		if k == len(d.Spans) || d.Spans[k].Start >= end {
			dst = append(dst, unmarked(p, d, i))
			continue
		}
		switch s := d.Spans[k]; s.Label {
		case unknown:
			dst = append(dst, free)
		case nothing:
			dst = append(dst, onlyO)
		default:
			label := begins[s.Label]
			if from == k {
				label++
			}
			from = k
			dst = append(dst, 1<<label)
		}
	}
	repair(dst, p)
	return dst
}

// unmarked is what a word outside all spans may be. In our own documents places
// and public bodies are not marked: a capitalised word may belong to one, and
// so may a small word between two.
func unmarked(p *tagger.Passage, d *Doc, i int) uint8 {
	if !d.Partial {
		return onlyO
	}
	w := &p.Words[i]
	inside := func(j int) bool {
		return j >= 0 && j < len(p.Words) && (p.Words[j].Kind().IsCapital() || p.Words[j].Flags&lexicon.Place != 0)
	}
	if inside(i) || inside(i-1) && inside(i+1) || w.Kind() == tagger.Digits {
		return noName
	}
	return onlyO
}

// repair makes each name begin with a B label where a sentence begins inside
// it.
func repair(dst []uint8, p *tagger.Passage) {
	for _, s := range p.Sentences {
		for l := tagger.BPer; l < tagger.Count; l += 2 {
			if s.From < len(dst) && dst[s.From] == 1<<(l+1) {
				dst[s.From] = 1 << l
			}
		}
	}
}
