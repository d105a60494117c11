package docx

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"veil/internal/ooxml"
)

// legible is a text as its reader sees it: characters of no width, which part
// words for programs alone, are gone, and letters and digits of other shapes
// are plain ones. A copy is written from it.
func legible(t string) string {
	if plainText(t) {
		return t
	}
	var b strings.Builder
	last := rune(0) // before what has no width
	for _, r := range t {
		switch {
		case invisible(r), (r == '\u200c' || r == '\u200d') && (last < utf8.RuneSelf || unicode.Is(unicode.Latin, last)):
			continue
		case shaped(r):
			b.WriteString(norm.NFKC.String(string(r)))
		default:
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// plainText reports whether no character of t is of the kinds that legible
// looks for; most texts are such.
func plainText(t string) bool {
	for i := range len(t) {
		if c := t[i]; c == 0xC2 || c >= 0xE1 { // U+00AD is C2 AD, the others begin with E1 and above
			return !strings.ContainsFunc(t, func(r rune) bool { return invisible(r) || shaped(r) || r == '\u200c' || r == '\u200d' })
		}
	}
	return true
}

// invisible reports whether a character shows nothing wherever it stands: soft
// hyphens, spaces and joiners of no width, marks of the order of bytes, tags.
func invisible(r rune) bool {
	switch {
	case r == '\u00ad', r == '\u200b', r == '\u180e', r == '\ufeff', r >= '\u2060' && r <= '\u2064', r >= 0xE0001 && r <= 0xE007F:
		return true
	}
	return false
}

// shaped reports whether a character is one of ASCII in full width, or a letter
// or digit of mathematics, which say the same as the plain ones.
func shaped(r rune) bool {
	return r >= 0xFF01 && r <= 0xFF5E || r >= 0x1D400 && r <= 0x1D7FF
}

// spelled are the nodes of a paragraph, w:sym and w:t, whose codes of a symbol
// font spell words: three and more letters or digits beside each other. One
// alone is a tick or an arrow.
func spelled(p *ooxml.Node) map[*ooxml.Node]bool {
	var out map[*ooxml.Node]bool
	var now []*ooxml.Node
	count := 0
	end := func() {
		if count > 2 {
			if out == nil {
				out = map[*ooxml.Node]bool{}
			}
			for _, n := range now {
				out[n] = true
			}
		}
		now, count = now[:0], 0
	}
	p.Walk(func(n *ooxml.Node) bool {
		switch n.Tag {
		case "w:sym":
			c := coded(n.Attr("w:char"))
			if c == 0 {
				end()
				return true
			}
			now = append(now, n)
			if letterOrDigit(c) {
				count++
			}
		case "w:t":
			if !strings.Contains(n.Text, "\xef") { // the first byte of all of them
				if strings.TrimSpace(n.Text) != "" {
					end()
				}
				return true
			}
			for _, r := range n.Text {
				switch {
				case private(r):
					if len(now) == 0 || now[len(now)-1] != n {
						now = append(now, n)
					}
					if letterOrDigit(r - symbols) {
						count++
					}
				case r != ' ':
					end()
				}
			}
		case "w:p":
			if n != p { // in a text box, read by itself
				end()
				return false
			}
		}
		return true
	})
	end()
	return out
}

// symbols is how far the codes of symbol fonts are moved up, into the area for
// private use.
const symbols = 0xF000

// private reports whether a character is the code of a symbol font for one of
// ASCII.
func private(r rune) bool { return r >= symbols+' ' && r <= symbols+'~' }

// coded is the character of ASCII that a w:sym's code stands for in a font of
// letters, or 0.
func coded(char string) rune {
	v, err := strconv.ParseUint(char, 16, 20)
	r := rune(v)
	if private(r) {
		r -= symbols
	}
	if err != nil || r < ' ' || r > '~' {
		return 0
	}
	return r
}

func letterOrDigit(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}

// spell reads the codes in a text as the letters that they spell.
func spell(t string) string {
	return strings.Map(func(r rune) rune {
		if private(r) {
			return r - symbols
		}
		return r
	}, t)
}
