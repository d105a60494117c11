package main

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"
)

// spoil damages some documents as forms, chats, scanners and layouts do.
func spoil(d Doc, r *rand.Rand) Doc {
	switch x := r.IntN(100); {
	case x < 8:
		d = rewriteAll(&d, strings.ToLower)
	case x < 14:
		d = rewriteAll(&d, strings.ToUpper)
	case x < 20:
		d = rewriteAll(&d, func(s string) string { return misread(s, 40, r) })
	case x < 26:
		d.Text = rewrap(d.Text, 50+r.IntN(45))
	case x < 29:
		d.Text = strings.ReplaceAll(d.Text, "\n", " ")
	case x < 31:
		d = rewriteAll(&d, func(s string) string { return broken(s, r) })
	case x < 36:
		d = rewriteAll(&d, func(s string) string {
			return strings.NewReplacer("’", "'", "“", `"`, "”", `"`, "–", "-").Replace(s)
		})
	}
	return d
}

// rewriteAll returns the document with f applied to every stretch of it.
func rewriteAll(d *Doc, f func(string) string) Doc {
	out := *d
	out.Spans = nil
	var b strings.Builder
	end := 0
	for _, s := range d.Spans {
		b.WriteString(f(d.Text[end:s.Start]))
		start := b.Len()
		b.WriteString(f(d.Text[s.Start:s.End]))
		out.Spans = append(out.Spans, Span{start, b.Len(), s.Label})
		end = s.End
	}
	b.WriteString(f(d.Text[end:]))
	out.Text = b.String()
	return out
}

// misread puts in what a scanner confuses, at one chance in so many.
func misread(s string, in int, r *rand.Rand) string {
	const from, to = "lIoOechSiuaB", "1l00cebSlno8"
	b := []byte(s)
	for i, c := range b {
		if k := strings.IndexByte(from, c); k >= 0 && r.IntN(in) == 0 {
			b[i] = to[k]
		}
	}
	return string(b)
}

// broken is text of a bad scan: much is misread, and words fall apart.
func broken(s string, r *rand.Rand) string {
	s = misread(s, 8, r)
	var b strings.Builder
	for i := range len(s) {
		if i > 1 && i+1 < len(s) && letter(s[i-2]) && letter(s[i-1]) && letter(s[i]) && letter(s[i+1]) && r.IntN(35) == 0 {
			b.WriteString(pick(r, []string{" ", " ", " ", "-\n"}))
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// rewrap breaks long lines at the first space after so many bytes. It keeps
// the positions.
func rewrap(s string, width int) string {
	b := []byte(s)
	start := 0
	for i, c := range b {
		switch {
		case c == '\n':
			start = i + 1
		case c == ' ' && i-start >= width && i+1 < len(b) && utf8.RuneStart(b[i+1]):
			b[i] = '\n'
			start = i + 1
		}
	}
	return string(b)
}
