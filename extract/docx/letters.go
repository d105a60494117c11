package docx

import (
	"strconv"
	"strings"

	"veil/internal/ooxml"
)

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
