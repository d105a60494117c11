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
// part of, or -1; label is what stands in brackets in place of a detail; kind is
// that of the detail which begins here, or which the label stands for.
type token struct {
	word  string
	span  int
	label string
	kind  string
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
		label := strings.Join(strings.Fields(s[m[2]:m[3]]), " ")
		out = append(out, token{label: label, span: -1, kind: kindOf(label)})
		at = m[1]
	}
	return plainWords(out, s[at:], -1)
}

// kindOf is the kind of detail that a label stands for; what is none of the
// others is a person.
func kindOf(label string) string {
	if !notPeople.MatchString(label) {
		return "PERSON"
	}
	return strings.ReplaceAll(strings.TrimRight(label, " 0123456789"), " ", "_")
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
			if from < len(out) {
				out[from].kind = sp.Kind
			}
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

// pairing is an output and the file that it may have been made of.
type pairing struct {
	output *output
	file   int
	score  float64
}

// match finds out of which file of the bundle each output was made: by the words
// that identify nobody, and by what is left of its name. Papers made of one form
// resemble each other, so no file has two outputs: the surest pairs come first.
// Outputs that resemble no file have no entry.
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
	var all []pairing
	for _, o := range outputs {
		if len(o.texts) == 0 || isReport(o.name) {
			continue
		}
		score := map[int]float64{}
		seen := map[string]bool{}
		grams(words(o.texts[0]), func(g string) {
			if seen[g] {
				return
			}
			seen[g] = true
			for _, i := range in[g] {
				score[i] += 1 / float64(len(in[g]))
			}
		})
		for _, i := range intKeys(score) {
			if v := score[i] / (size[i] + 1) * (1 + alikeNames(b.Files[i].Path, o)/2); v > 0.25 {
				all = append(all, pairing{o, i, v})
			}
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].score > all[j].score })
	pairs := map[*output]*gold.File{}
	taken := map[int]bool{}
	for _, p := range all {
		if pairs[p.output] == nil && !taken[p.file] {
			pairs[p.output], taken[p.file] = &b.Files[p.file], true
		}
	}
	return pairs
}

// alikeNames is from 0 to 1 how much of the name of an output is a file's, format
// and all: copies keep what identifies nobody.
func alikeNames(path string, o *output) float64 {
	theirs := map[string]int{}
	for _, t := range words(path) {
		theirs[t.word]++
	}
	if !strings.HasSuffix(strings.ToLower(path), o.ext) {
		return 0
	}
	n, all := 1.0, 1.0 // the format
	for _, t := range words(o.name) {
		if t.label != "" || t.word == "redacted" {
			continue
		}
		all++
		if theirs[t.word] > 0 {
			theirs[t.word]--
			n++
		}
	}
	return n / all
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
