// Package search finds many known values in text in one pass, in whatever form
// they are written there.
//
// Two stretches of text are the same value when their letters and digits are,
// whatever the case, accents, compatibility forms (ﬁ, full-width digits), the
// white space and the few signs between words. A match begins and ends at
// token edges: "Ann" is not in "Annual". Numbers match however they are
// grouped; words must be divided alike, but for a hyphen at a line's end and
// for names run together ("janesmith"). It does not know spellings, initials
// or dates written another way: detectors do.
package search

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"html"
	"iter"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Hit is one place of a value: the byte range [Start, End) of the text, from
// the first to the last letter or digit.
type Hit struct {
	Value      int // index into the values that New was given
	Start, End int
}

// Matcher looks for a fixed list of values. It is immutable and safe for
// concurrent use.
type Matcher struct {
	// The folded values as a tree of bytes. Node 0 is the root; a node's children
	// are a list, for nearly all have one or two.
	nodes []node
	root  [256]int32
	heads []uint64 // a bit for the first bytes of each value, see head
	// The forms that end at a node, by node.forms.
	patterns [][]pattern
	values   int // how many there are
}

// pattern is one folded form of a value.
type pattern struct {
	value   int
	size    int
	letters bool          // letters alone: divided as given
	digits  bool          // digits alone: may stand beside letters
	worded  bool          // letters that no hexadecimal number has: may stand beside digits
	borders map[int32]sep // where the value's own tokens meet
}

// New prepares a search for the values. Values without a letter or digit are
// never found.
func New(values []string) *Matcher {
	m := &Matcher{nodes: make([]node, 1), heads: make([]uint64, headRoom(len(values))), patterns: make([][]pattern, 1), values: len(values)}
	for i, v := range values {
		m.add(i, tokenize(v))
		// What stands before an address may run into its scheme: "seehttp://".
		if bare := scheme.ReplaceAllString(v, ""); len(bare) >= minBare && len(bare) < len(v) {
			m.add(i, tokenize(bare))
		}
	}
	return m
}

var scheme = regexp.MustCompile(`^(?i:https?|ftp)://`)

// minBare is how many bytes of a web address are enough without its scheme.
const minBare = 8

func (m *Matcher) add(value int, t *tokens) {
	if len(t.list) == 0 {
		return
	}
	p := pattern{value: value, size: len(t.folded), letters: true, digits: true, borders: map[int32]sep{}}
	nDigits, nLetters := 0, 0
	var numerals []byte
	for i, tok := range t.list {
		if tok.digits {
			p.letters = false
			nDigits += int(tok.fold[1] - tok.fold[0])
			numerals = append(numerals, t.folded[tok.fold[0]:tok.fold[1]]...)
		} else {
			p.digits = false
			nLetters += int(tok.fold[1] - tok.fold[0])
			word := t.folded[tok.fold[0]:tok.fold[1]]
			p.worded = p.worded || len(word) >= minWord && len(bytes.Trim(word, "abcdef")) > 0
		}
		if i > 0 {
			p.borders[tok.fold[0]] = tok.sep
		}
	}
	m.insert(t.folded, p)
	p.worded = p.worded && p.letters
	// The number inside "Ref. 4471902" or "M4471902" identifies alone. In an
	// address the digits are several numbers.
	if !p.digits && nDigits >= minNumber && nLetters <= 4 {
		m.insert(numerals, pattern{value: value, size: len(numerals), digits: true})
	}
}

// minNumber is how many digits make a number that is searched for without the
// letters around it.
const minNumber = 6

// minWord is how many letters make a word that is found beside digits, as in
// "Okafor3", where 3 was a raised note number.
const minWord = 4

// Find returns every place of every value in text, in order of start, then of
// end. Hits may nest and overlap, but not within hits of the same value.
func (m *Matcher) Find(text string) []Hit { return slices.Collect(m.All(text)) }

// All yields what Find returns. There may be many.
func (m *Matcher) All(text string) iter.Seq[Hit] {
	return func(yield func(Hit) bool) { m.all(text, yield) }
}

func (m *Matcher) all(text string, yield func(Hit) bool) {
	ends := make([]int, m.values) // of each value's last hit
	var t tokens
	for from := 0; from < len(text); {
		to := len(text)
		if to-from > blockLen+margin {
			to = blank(text, from+blockLen)
		}
		left, right := blank(text, max(0, from-margin)), blank(text, min(len(text), to+margin))
		t.read(text[left:right])
		if !m.block(&t, left, from, to, ends, yield) {
			return
		}
		from = to
	}
}

// A long text is searched block by block, to take little memory, each with a
// margin on both sides that is wider than any value.
const (
	blockLen = 256 << 10
	margin   = 8 << 10
)

// blank is the start of the white space before i, if there is some in the
// margin, or else the border of a character.
func blank(text string, i int) int {
	if i == 0 || i == len(text) {
		return i
	}
	if k := strings.LastIndexAny(text[max(0, i-margin/2):i], " \n"); k >= 0 {
		return max(0, i-margin/2) + k
	}
	for i > 0 && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}

// block yields the hits in a block of text that start from from up to to, as long
// as it is asked to; these and ends count in the whole, in which the block begins
// at an offset.
func (m *Matcher) block(t *tokens, offset, from, to int, ends []int, yield func(Hit) bool) bool {
	var path []border
	for i := range t.list {
		start := offset + int(t.list[i].start)
		if start < from {
			continue
		}
		if start >= to {
			break
		}
		at := int32(0)
		path = path[:0]
		size := 0
		for j := i; j < len(t.list); j++ {
			tok := &t.list[j]
			word := t.folded[tok.fold[0]:tok.fold[1]]
			if j > i {
				path = append(path, border{int32(size), tok.sep})
			} else if !m.begins(t.folded[tok.fold[0]:], len(word)) {
				break
			}
			if at = m.walk(at, word); at == 0 {
				break
			}
			size += len(word)
			patterns := m.patterns[m.nodes[at].forms]
			for k := range patterns {
				p := &patterns[k]
				end := offset + int(tok.end)
				if end > ends[p.value] && p.fits(path) && p.edged(t.list, i, j) {
					if !yield(Hit{p.value, start, end}) {
						return false
					}
					ends[p.value] = end
				}
			}
		}
	}
	return true
}

// border is where two tokens of the text meet, as an offset into the folded
// value.
type border struct {
	at  int32
	sep sep
}

// fits reports whether a text divided like path is the value.
func (p pattern) fits(path []border) bool {
	for _, b := range path {
		if own, ok := p.borders[b.at]; b.sep == sepFar && (!ok || own != sepFar) {
			return false
		}
	}
	if !p.letters {
		return true
	}
	matched, tight := 0, 0
	for _, b := range path {
		if b.sep == sepGlued {
			return false
		}
		if own, ok := p.borders[b.at]; ok {
			matched++
			if own == sepTight {
				tight++
			}
		} else if b.sep != sepBreak {
			return false
		}
	}
	switch missing := len(p.borders) - matched; missing {
	case 0:
		return true
	case len(p.borders):
		return p.joinable()
	default: // a hyphen at the end of a line may be the name's own
		return missing == p.tight()-tight && p.size >= 5
	}
}

// tight is how many hyphens and apostrophes the value has.
func (p pattern) tight() (n int) {
	for _, s := range p.borders {
		if s == sepTight {
			n++
		}
	}
	return n
}

// joinable reports whether the value also counts when it is written as one
// word: hyphenated names, and several words that make a long enough one not to
// be an ordinary word by chance.
func (p pattern) joinable() bool {
	for _, s := range p.borders {
		if s != sepTight {
			return p.size >= 8
		}
	}
	return p.size >= 5
}

// edged reports whether tokens i to j of the text stand free at both ends. A
// bare number may touch letters and a word may touch digits; a value of both
// touches nothing.
func (p pattern) edged(list []token, i, j int) bool {
	if p.digits || p.worded {
		return true // beside its own kind there is no token border
	}
	return list[i].sep != sepGlued && (j+1 == len(list) || list[j+1].sep != sepGlued)
}

// Searchable reports whether a value is long enough to be looked for away from
// its own place: four letters or more, four signs of both kinds, five digits,
// or a short name such as "Amy". "14" or "GO" elsewhere is something else.
func Searchable(value string) bool {
	letters, digits, capital, small := 0, 0, false, false
	for _, r := range value {
		switch {
		case unicode.IsLetter(r):
			letters++
			capital = capital || letters == 1 && unicode.IsUpper(r)
			small = small || unicode.IsLower(r)
		case unicode.IsDigit(r):
			digits++
		}
	}
	switch {
	case letters >= 4, digits >= 5, letters > 0 && digits > 0 && letters+digits >= 4:
		return true
	}
	return letters == 3 && digits == 0 && capital && small
}

// coded finds the escapes of links, of HTML and XML, of JSON and scripts, and
// of mail.
var coded = regexp.MustCompile(`%[0-9A-Fa-f]{2}|&#?[0-9A-Za-z]{2,8};|\\u[0-9A-Fa-f]{4}|=[0-9A-F]{2}`)

// Decoded returns the text without its escapes, and whether there were any.
// What is escaped twice is unescaped twice. Escapes that are not well formed
// stay.
func Decoded(text string) (string, bool) {
	if !maybeCoded(text) || !coded.MatchString(text) {
		return text, false
	}
	for range 2 {
		text = percent.ReplaceAllStringFunc(html.UnescapeString(text), func(s string) string {
			if u, err := url.PathUnescape(s); err == nil {
				return u
			}
			return s
		})
	}
	text = mailed.ReplaceAllStringFunc(text, func(s string) string {
		u, _ := url.PathUnescape(strings.ReplaceAll(s, "=", "%"))
		return u
	})
	text = scripted.ReplaceAllStringFunc(text, func(s string) string {
		var units []uint16
		for _, h := range strings.Split(s[len(`\u`):], `\u`) {
			u, _ := strconv.ParseUint(h, 16, 16)
			units = append(units, uint16(u))
		}
		return string(utf16.Decode(units))
	})
	return strings.ToValidUTF8(text, "\ufffd"), true
}

// maybeCoded reports whether text has something like an escape: most have not, and
// this is quick.
func maybeCoded(text string) bool {
	for i := 0; i+2 < len(text); i++ {
		switch next := text[i+1]; text[i] {
		case '&':
			return true
		case '%', '=':
			if isHex(next) && isHex(text[i+2]) {
				return true
			}
		case '\\':
			if next == 'u' {
				return true
			}
		}
	}
	return false
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

var (
	percent  = regexp.MustCompile(`(?:%[0-9A-Fa-f]{2})+`)
	mailed   = regexp.MustCompile(`(?:=[0-9A-F]{2})+`)
	scripted = regexp.MustCompile(`(?:\\u[0-9A-Fa-f]{4})+`)
)

// Packed returns what base64 and hexadecimal stretches of the text hold, where
// that reads as text, a line each.
func Packed(text string) string {
	var out []string
	for s := range stretches(text) {
		s = strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || r == '=' {
				return -1
			}
			return r
		}, s)
		if b, err := hex.DecodeString(s); err == nil && printable(b) {
			out = append(out, string(b))
		} else if b, err := base64.RawStdEncoding.DecodeString(s); err == nil && printable(b) {
			out = append(out, string(b))
		}
	}
	return strings.Join(out, "\n\n")
}

// stretches yields the stretches of letters and digits that are long enough not
// to be a word by chance, over as many lines as they go on.
func stretches(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := 0; i < len(text); {
			n := i
			for n < len(text) && isPacked[text[n]] {
				n++
			}
			if n-i < leastPacked {
				i = n + 1
				continue
			}
			at := packed.FindStringIndex(text[i:])
			if !yield(text[i : i+at[1]]) {
				return
			}
			i += at[1]
		}
	}
}

// leastPacked is the length of the shortest stretch.
const leastPacked = 16

var (
	packed   = regexp.MustCompile(`^[0-9A-Za-z+/]{16,}(?:\r?\n[0-9A-Za-z+/]{16,})*={0,2}`)
	isPacked = func() (t [256]bool) {
		for c := range t {
			t[c] = c == '+' || c == '/' || ascii[c] != sign
		}
		return t
	}()
)

// printable reports whether bytes are UTF-8 text without control characters.
func printable(b []byte) bool {
	return utf8.Valid(b) && !bytes.ContainsFunc(b, func(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) })
}
