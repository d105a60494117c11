package email

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"veil/extract"
	source "veil/extract/email"
	"veil/redact/plan"
)

// headerLine is a header as it stands in the copy, folded. What is between the
// slots stays; what is in them is written so that it reads back as planned.
func headerLine(part extract.Part, slots []source.Slot, p plan.Plan) string {
	masked := p.Masked(part.ID)
	var pieces []string // that are not divided
	at := 0
	for _, s := range slots {
		pieces = append(pieces, part.Text[at:s.Start])
		text := apply(p, part, masked, s)
		switch s.Role {
		case source.Address:
			text = address(text)
		case source.Name:
			group, ok := strings.CutSuffix(text, ":")
			if ok && group != "" && s.End == len(part.Text) { // "undisclosed-recipients:;"
				text = phrase(group) + ":;"
			} else {
				text = phrase(text)
			}
		default:
			text = unstructured(text)
		}
		pieces = append(pieces, text)
		at = s.End
	}
	return fold(strings.Join(pieces, "") + part.Text[at:])
}

// apply is the text of a slot with its marks.
func apply(p plan.Plan, part extract.Part, masked []plan.Edit, s source.Slot) string {
	var b strings.Builder
	at := s.Start
	for _, e := range masked {
		if e.Start < s.Start || e.End > s.End {
			continue
		}
		b.WriteString(part.Text[at:e.Start] + p.Mark(e))
		at = e.End
	}
	return b.String() + part.Text[at:s.End]
}

// longWord is from where a word cannot stand on a line of its own.
const longWord = 900

// encoded are the encoded words of a text that cannot stand as it is; false where
// it can.
func encoded(s string) (string, bool) {
	plain := utf8.ValidString(s) && !strings.Contains(s, "=?") && !strings.Contains(s, "  ")
	for _, w := range strings.Fields(s) {
		plain = plain && len(w) < longWord
	}
	plain = plain && !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' })
	if plain {
		return s, false
	}
	var words []string
	for len(s) > 0 { // an encoded word has at most 75 characters; each byte takes at most three
		n := 0
		for n < len(s) {
			_, size := utf8.DecodeRuneInString(s[n:])
			if n+size > 20 {
				break
			}
			n += size
		}
		words = append(words, "=?utf-8?q?"+q(s[:n])+"?=")
		s = s[n:]
	}
	return strings.Join(words, " "), true
}

// q is text in the coding of encoded words in a phrase (RFC 2047, 4.2 and 5).
func q(s string) string {
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9':
			b.WriteByte(c)
		case c == ' ':
			b.WriteByte('_')
		default:
			fmt.Fprintf(&b, "=%02X", c)
		}
	}
	return b.String()
}

// unstructured is free text (RFC 5322, 3.2.5).
func unstructured(s string) string {
	s, _ = encoded(s)
	return s
}

// phrase is the name of an address (RFC 5322, 3.2.5; RFC 2047, 5).
func phrase(s string) string {
	if w, ok := encoded(s); ok {
		return w
	}
	if !strings.ContainsFunc(s, func(r rune) bool { return r != ' ' && !atom(r) }) {
		return s
	}
	return quote(s)
}

// address is what stands for an address. One that is masked, in part or whole, is
// quoted, as a local part may be (RFC 5322, 3.4.1).
func address(s string) string {
	local, domain := s, ""
	if at := strings.LastIndexByte(s, '@'); at >= 0 {
		local, domain = s[:at], s[at:]
	}
	special := func(r rune) bool { return r != '.' && r != '@' && !atom(r) }
	if strings.ContainsFunc(local, special) {
		local = quote(local)
	}
	if strings.ContainsFunc(domain, special) {
		domain = "@" + quote(domain[1:])
	}
	return local + domain
}

func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// atom reports whether a character needs no quotation marks (RFC 5322, 3.2.3).
func atom(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r >= utf8.RuneSelf || strings.ContainsRune("!#$%&'*+-/=?^_`{|}~", r)
}

// foldAt is how long a line should be at most (RFC 5322, 2.1.1).
const foldAt = 76

// fold divides a header's line at blanks.
func fold(s string) string {
	var b strings.Builder
	n := 0
	for i, w := range strings.Split(s, " ") {
		switch {
		case i == 0:
		case i > 1 && n+1+len(w) > foldAt:
			b.WriteString("\r\n ")
			n = 1
		default:
			b.WriteByte(' ')
			n++
		}
		b.WriteString(w)
		n += len(w)
	}
	return b.String()
}
