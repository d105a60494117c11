package rules

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/extract"
)

// view is a text as its reader sees it, which is what detectors look at: spaces
// of all widths are blanks, hyphens that do not break are hyphens, and what has
// no width (soft hyphens, joiners, marks of direction) is not there. Lines end in
// "\n" alone. A number that tabs or line ends part stands in one line; see
// joints. So each rule knows one form of a separator, and findings are moved
// back to the places in the document.
type view struct {
	text  string
	moves []move // in order; none where text is the document's own
}

// move says how much farther on a place is in the document, from a place in the
// view on.
type move struct {
	at, by int32
	wide   bool // for the character before at, which is longer in the document
}

// viewOf makes the view of a text.
func viewOf(text string) view {
	var v view
	var out strings.Builder
	done, by := 0, 0
	// put writes something for the n bytes at i.
	put := func(i, n int, as string) {
		if done == 0 {
			out.Grow(len(text))
		}
		out.WriteString(text[done:i])
		out.WriteString(as)
		done = i + n
		if n != len(as) {
			by += n - len(as)
			v.moves = append(v.moves, move{int32(out.Len()), int32(by), as != ""})
		}
	}
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				put(i, 1, "")
			}
		case c == '\t' || c == '\n':
			if cutAtStroke(text, i) {
				put(i, 1, "")
			}
		case c < 0xC2, c > 0xC2 && c < 0xE1, c > 0xE3 && c != 0xEF:
		default:
			r, n := utf8.DecodeRuneInString(text[i:])
			if k := shyInNumber(text, i, r, n); k > 0 {
				put(i, k, "-")
				i += k - 1
				continue
			}
			if as, ok := seenAs(text, i, r, n); ok {
				put(i, n, as)
			}
			i += n - 1
		}
	}
	v.text = text
	if done > 0 {
		out.WriteString(text[done:])
		v.text = out.String()
	}
	v.text = join(v.text)
	return v
}

// seenAs is what a reader sees in place of a character, if that is another. r
// is n bytes long and stands at i.
func seenAs(text string, i int, r rune, n int) (string, bool) {
	switch {
	case r == '\u00a0', r == '\u1680', r >= '\u2000' && r <= '\u200a', r == '\u202f', r == '\u205f', r == '\u3000':
		return " ", true
	case r == '\u2010', r == '\u2011', r == '\u2012', r == '\u2212':
		return "-", true
	case r == '\u2028', r == '\u2029':
		return "\n", true
	case r == '\u00ad':
		if rest := text[i+n:]; rest != "" && (rest[0] == '\n' || rest[0] == '\r') {
			return "-", true // it shows where it breaks the line
		}
		return "", true
	case r == '\u200b', r == '\u180e', r == '\ufeff', r >= '\u2060' && r <= '\u2064', // no width
		r == '\u200e', r == '\u200f', r >= '\u202a' && r <= '\u202c', r >= '\u2066' && r <= '\u2069': // direction
		return "", true
	case r == '\u200c', r == '\u200d': // which part letters of other scripts, and make up pictures
		before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:i], "\u200c\u200d"))
		return "", before < utf8.RuneSelf || unicode.Is(unicode.Latin, before)
	}
	return "", false
}

// shyInNumber is the length of a soft hyphen at i with the line end after it,
// where both stand within a number; else it is 0.
func shyInNumber(text string, i int, r rune, n int) int {
	if r != '\u00ad' {
		return 0
	}
	rest := strings.TrimPrefix(text[i+n:], "\r")
	if i == 0 || len(rest) < 2 || rest[0] != '\n' || !alnum[text[i-1]] || !alnum[rest[1]] || !isDigit(text[i-1]) && !isDigit(rest[1]) {
		return 0
	}
	return len(text) - i - len(rest) + 1
}

// back moves findings from the view to the document. It changes fs.
func (v view) back(fs []Finding) {
	if len(v.moves) == 0 {
		return
	}
	for i := range fs {
		fs[i].Start = v.start(fs[i].Start)
		fs[i].End = v.end(fs[i].End)
	}
}

// before is how many moves count for the byte at i.
func (v view) before(i int) int {
	n, _ := slices.BinarySearchFunc(v.moves, i+1, func(m move, i int) int { return int(m.at) - i })
	return n
}

// start is the place in the document of the character that starts at i.
func (v view) start(i int) int {
	if n := v.before(i); n > 0 {
		return i + int(v.moves[n-1].by)
	}
	return i
}

// end is the place in the document where the character ends that ends at i:
// what has no width after it is not part of it.
func (v view) end(i int) int {
	n, by := v.before(i-1), 0
	if n > 0 {
		by = int(v.moves[n-1].by)
	}
	if n < len(v.moves) && int(v.moves[n].at) == i && v.moves[n].wide {
		by = int(v.moves[n].by)
	}
	return i + by
}

// views makes the views of parts, and the parts that hold them.
func views(parts []extract.Part) ([]extract.Part, []view) {
	seen, vs := slices.Clone(parts), make([]view, len(parts))
	for i := range seen {
		vs[i] = viewOf(seen[i].Text)
		seen[i].Text = vs[i].text
	}
	return seen, vs
}
