package lexicon

import (
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Letters that Unicode does not take apart into a base and a mark.
var special = map[rune]string{
	'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ø': "o", 'Ø': "o",
	'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d", 'þ': "th", 'Þ': "th",
	'ı': "i", 'ħ': "h", 'Ħ': "h", 'ŋ': "n", 'Ŋ': "n", 'ə': "e", 'Ə': "e",
}

// folds maps a rune to its folded form, which is empty where the rune drops out
// (marks, apostrophes, hyphens). It is made by blocks, when a text first has a
// rune of one. Latin with all its marks, and usual punctuation, lies below.
var folds [0x2100 / blockLen]atomic.Pointer[[blockLen]string]

const blockLen = 1 << 8

// foldOf is the folded form of a rune.
func foldOf(r rune) string {
	if r < 0 || r >= rune(len(folds)*blockLen) {
		return foldRune(r)
	}
	at := &folds[r/blockLen]
	block := at.Load()
	if block == nil {
		block = new([blockLen]string)
		for i := range block {
			block[i] = foldRune(r/blockLen*blockLen + rune(i))
		}
		at.Store(block)
	}
	return block[r%blockLen]
}

func foldRune(r rune) string {
	if s, ok := special[r]; ok {
		return s
	}
	if skipped(r) {
		return ""
	}
	if r < utf8.RuneSelf {
		return string(unicode.ToLower(r))
	}
	base, _ := utf8.DecodeRuneInString(norm.NFKD.String(string(r)))
	if s, ok := special[base]; ok {
		return s
	}
	return string(unicode.ToLower(base))
}

// skipped reports whether r has no part in telling words apart: marks over
// letters, and what may or may not stand inside a name.
func skipped(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', 'ʻ', '`', '´', '-', '‐', '‑', '–', '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return unicode.Is(unicode.Mn, r)
}

// Fold returns s in lower case without accents, apostrophes, hyphens and
// invisible characters: "Ó Briain" is "o briain", "O’Neill" is "oneill". The
// result is for comparing; it has no positions in s.
func Fold(s string) string {
	i := 0
	for i < len(s) && folded(s[i]) {
		i++
	}
	if i == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:i])
	for _, r := range s[i:] {
		b.WriteString(foldOf(r))
	}
	return b.String()
}

// folded reports whether a byte is a character that folding leaves as it is.
func folded(c byte) bool {
	return c < utf8.RuneSelf && !('A' <= c && c <= 'Z') && c != '\'' && c != '-' && c != '`'
}

// The hash is 32-bit FNV-1a over the folded bytes.
const (
	hashSeed  uint32 = 2166136261
	hashPrime uint32 = 16777619
)

// Hash returns the hash of Fold(s) without making it.
func Hash(s string) uint32 { return HashOn(hashSeed, s) }

// HashByte continues a hash by a byte of a folded text.
func HashByte(h uint32, c byte) uint32 { return (h ^ uint32(c)) * hashPrime }

// HashOn continues a hash over more text: HashOn(Hash(a), b) == Hash(a+b).
func HashOn(h uint32, s string) uint32 {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'A' <= c && c <= 'Z':
				c += 'a' - 'A'
			case c == '\'' || c == '-' || c == '`':
				continue
			}
			h = (h ^ uint32(c)) * hashPrime
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		f := foldOf(r)
		for j := range len(f) {
			h = (h ^ uint32(f[j])) * hashPrime
		}
	}
	return h
}
