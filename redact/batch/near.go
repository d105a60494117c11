package batch

import (
	"hash/maphash"
	"slices"
	"strings"

	"veil/extract"
)

// sketch is the smallest hashes of a text's runs of words, by which two texts
// are compared without having them (Broder, On the resemblance and containment
// of documents, 1997). Empty for short texts.
type sketch []uint64

const (
	runLen     = 4   // words in a run
	sketchLen  = 64  // hashes in a sketch
	fewRuns    = 40  // shorter texts are not compared
	bandLen    = 4   // hashes by which candidates are found
	resembling = 0.8 // share of runs that two texts have in common to be nearly the same
)

// newSketch is the sketch of a document's text.
func newSketch(parts []extract.Part) sketch {
	var words []string
	for _, p := range parts {
		switch p.Kind {
		case extract.FileName, extract.Metadata, extract.Hidden:
		default:
			words = append(words, strings.Fields(strings.ToLower(p.Text))...)
		}
	}
	if len(words) < fewRuns {
		return nil
	}
	var s [sketchLen]uint64
	for i := range s {
		s[i] = ^uint64(0)
	}
	for i := 0; i+runLen <= len(words); i++ {
		h := hashWords(words[i : i+runLen])
		for k := range s {
			// A different order of the hashes for each place of the sketch.
			h = mix(h + uint64(k)*0x9E3779B97F4A7C15)
			s[k] = min(s[k], h)
		}
	}
	return s[:]
}

// hashWords is FNV-1a of the words and where they end: sketches outlive a run.
func hashWords(words []string) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		for i := range len(w) {
			h = (h ^ uint64(w[i])) * 1099511628211
		}
		h = (h ^ 0xFF) * 1099511628211
	}
	return h
}

// mix is the finaliser of splitmix64: it spreads every bit over all.
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

// share estimates the share of runs that two texts have in common.
func (s sketch) share(o sketch) float64 {
	n := 0
	for i := range s {
		if s[i] == o[i] {
			n++
		}
	}
	return float64(n) / sketchLen
}

// pair is two documents that are nearly the same.
type pair struct {
	a, b  int
	share float64
}

// nearby finds the pairs among sketches. It takes time in proportion to their
// number, but for texts of which there are very many that are nearly the same.
func nearby(sketches []sketch) []pair {
	seed := maphash.MakeSeed()
	buckets := map[uint64][]int{}
	type two struct{ a, b int }
	seen := map[two]bool{}
	var out []pair
	for i, s := range sketches {
		for at := 0; at+bandLen <= len(s); at += bandLen {
			var h maphash.Hash
			h.SetSeed(seed)
			maphash.WriteComparable(&h, at)
			for _, v := range s[at : at+bandLen] {
				maphash.WriteComparable(&h, v)
			}
			key := h.Sum64()
			others := buckets[key]
			buckets[key] = append(others, i)
			for _, j := range others[max(0, len(others)-mostNear):] {
				if seen[two{j, i}] {
					continue
				}
				seen[two{j, i}] = true
				if share := s.share(sketches[j]); share >= resembling {
					out = append(out, pair{j, i, share})
				}
			}
		}
	}
	slices.SortFunc(out, func(x, y pair) int {
		if x.a != y.a {
			return x.a - y.a
		}
		return x.b - y.b
	})
	return out
}

// mostNear is how many earlier documents one is compared with, for each band.
const mostNear = 20
