package csv

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/extract"
	"veil/extract/text"
)

// Sniff reports whether a file that starts with head is a table beyond doubt.
func Sniff(head []byte) bool {
	cut := len(head) >= extract.SniffLen
	if cut { // perhaps within a character
		head = head[:len(head)&^1]
		for range utf8.UTFMax - 1 {
			if r, n := utf8.DecodeLastRune(head); r != utf8.RuneError || n != 1 || len(head) < 2 {
				break
			}
			head = head[:len(head)-1]
		}
	}
	if !text.Sniff(head) {
		return false
	}
	s, _, err := text.Decode(head)
	if err != nil {
		return false
	}
	_, ok := delimiter(start(s), cut)
	return ok
}

// delimiters are what may part cells, the surest first.
const delimiters = "\t;|,"

// The rows that make a table: a head and two more, or one more in a file that is no
// longer than that.
const (
	minRows  = 3
	fewRows  = 2
	maxHead  = 60 // bytes of a cell of the head
	maxWords = 8  // in a cell of the head
)

// delimiter finds what parts the cells of a text; false where it may be none. cut
// says that the text goes on.
func delimiter(s string, cut bool) (byte, bool) {
	for i := range len(delimiters) {
		if table(s, delimiters[i], cut) {
			return delimiters[i], true
		}
	}
	return 0, false
}

// table reports whether every row has as many cells as the head, and the head is
// one.
func table(s string, delim byte, cut bool) bool {
	width, count := 0, 0
	pending := false // a row that does not fit, which may be the one cut off
	for r := range rows(s, 0, delim) {
		if pending {
			return false
		}
		if len(r.fields) == 1 && strings.TrimSpace(s[r.fields[0].from:r.fields[0].to]) == "" {
			continue
		}
		switch {
		case cut && !r.ended:
			continue
		case !r.closed:
			return false
		case width == 0:
			if width = len(r.fields); !head(s, r.fields, delim) {
				return false
			}
		case len(r.fields) != width:
			pending = true
			if !cut {
				return false
			}
		}
		count++
	}
	return !pending && (count >= minRows || count >= fewRows && !cut && width > 2)
}

// head reports whether a row names columns: short cells, all different, none empty
// and none a sentence or a number. Commas stand in prose, too: there must be
// several, without a blank after each.
func head(s string, fields []field, delim byte) bool {
	least := 3
	if delim == '\t' {
		least = 2
	}
	if len(fields) < least {
		return false
	}
	seen := map[string]bool{}
	spaced := 0
	for i, f := range fields {
		raw := s[f.from:f.to]
		v := strings.TrimSpace(Value(raw))
		low := strings.ToLower(v)
		if i > 0 && strings.HasPrefix(raw, " ") {
			spaced++
		}
		switch {
		case v == "", len(v) > maxHead, seen[low], len(strings.Fields(v)) > maxWords, strings.ContainsAny(v, "\n\r"):
			return false
		case strings.ContainsAny(v[len(v)-1:], ".!?;,"), strings.Contains(v, ". "), !strings.ContainsFunc(v, unicode.IsLetter):
			return false
		}
		seen[low] = true
	}
	return delim != ',' || spaced*2 < len(fields)
}

// likely is what parts the cells of a text that Sniff would not take for a table,
// as where its head is masked: what makes the most columns, in as many rows as
// possible.
func likely(s string) byte {
	best, most := byte(','), 0
	for i := range len(delimiters) {
		widths := map[int]int{}
		for r := range rows(s, 0, delimiters[i]) {
			if r.ended {
				widths[len(r.fields)]++
			}
		}
		for width, count := range widths {
			if n := (width - 1) * count; n > most {
				best, most = delimiters[i], n
			}
		}
	}
	return best
}
