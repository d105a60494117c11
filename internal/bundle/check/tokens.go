package main

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"sort"
	"strings"

	"veil/internal/bundle/gold"
)

// token is a word of a text. span is the number of the gold span that it is
// part of, or -1; label is what stands in brackets in place of a detail.
type token struct {
	word  string
	span  int
	label string
}

// labelRe is a label as copies bear them: [PERSON 12], [CHILD A], also broken
// over two lines.
var labelRe = regexp.MustCompile(`\[\s*([A-Z][A-Z_']*(?:\s+[A-Z_']+)*?(?:\s+(?:\d+|[A-Z]))?)\s*\]`)

// words cuts a text into words; only letters and digits count.
func words(s string) []token {
	var out []token
	at := 0
	for _, m := range labelRe.FindAllStringSubmatchIndex(s, -1) {
		out = plainWords(out, s[at:m[0]], -1)
		out = append(out, token{label: strings.Join(strings.Fields(s[m[2]:m[3]]), " "), span: -1})
		at = m[1]
	}
	return plainWords(out, s[at:], -1)
}

func plainWords(out []token, s string, span int) []token {
	s = fold(s)
	start := -1
	for i, r := range s {
		if wordRune(r) {
			if start < 0 {
				start = i
			}
		} else if start >= 0 {
			out = append(out, token{word: s[start:i], span: span})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, token{word: s[start:], span: span})
	}
	return out
}

// goldSpan is a span of a file with the words it covers.
type goldSpan struct {
	gold.Span
	words    string // as they are written
	from, to int    // tokens
}

// goldWords cuts all texts of a file into words that know their spans.
func goldWords(f *gold.File) ([]token, []goldSpan) {
	var out []token
	var spans []goldSpan
	for _, t := range f.Texts {
		at := 0
		for _, sp := range t.Spans {
			out = plainWords(out, t.Text[at:sp.Start], -1)
			from := len(out)
			out = plainWords(out, t.Text[sp.Start:sp.End], len(spans))
			spans = append(spans, goldSpan{sp, strings.Join(strings.Fields(t.Text[sp.Start:sp.End]), " "), from, len(out)})
			at = sp.End
		}
		out = plainWords(out, t.Text[at:], -1)
	}
	return out, spans
}

// grams calls do with every run of three plain words that no span or label
// breaks.
func grams(ts []token, do func(string)) {
	for i := 0; i+2 < len(ts); i++ {
		ok := true
		for _, t := range ts[i : i+3] {
			ok = ok && t.span < 0 && t.label == ""
		}
		if ok {
			do(ts[i].word + " " + ts[i+1].word + " " + ts[i+2].word)
		}
	}
}

// match finds out of which file of the bundle each output was made, by the
// words that identify nobody. Outputs that resemble no file have no entry.
func match(b *gold.Bundle, outputs []*output) map[*output]*gold.File {
	in := map[string][]int{}
	size := make([]float64, len(b.Files))
	for i := range b.Files {
		f := &b.Files[i]
		if f.State != gold.Readable {
			continue
		}
		ts, _ := goldWords(f)
		seen := map[string]bool{}
		grams(ts, func(g string) {
			if !seen[g] {
				seen[g] = true
				in[g] = append(in[g], i)
			}
		})
	}
	for _, fs := range in {
		for _, i := range fs {
			size[i] += 1 / float64(len(fs))
		}
	}
	pairs := map[*output]*gold.File{}
	for _, o := range outputs {
		if len(o.texts) == 0 || isReport(o.name) {
			continue
		}
		score := map[int]float64{}
		seen := map[string]bool{}
		total := 0.0
		grams(words(o.texts[0]), func(g string) {
			if seen[g] {
				return
			}
			seen[g] = true
			total++
			for _, i := range in[g] {
				score[i] += 1 / float64(len(in[g]))
			}
		})
		best, bestAt := 0.0, -1
		for _, i := range intKeys(score) {
			v := score[i] / (size[i] + 1)
			if strings.HasSuffix(strings.ToLower(b.Files[i].Path), o.ext) {
				v *= 1.2
			}
			if v > best {
				best, bestAt = v, i
			}
		}
		if bestAt >= 0 && best > 0.25 {
			pairs[o] = &b.Files[bestAt]
		}
	}
	return pairs
}

func isReport(name string) bool {
	return name == "report.html" || name == "report.csv" || name == "audit.jsonl"
}

func intKeys(m map[int]float64) []int {
	var out []int
	for k := range m {
		out = append(out, k)
	}
	sort.Ints(out)
	return out
}

func keys[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

func percent(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return 100 * float64(a) / float64(b)
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}
