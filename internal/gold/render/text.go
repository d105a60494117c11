package main

import (
	"strings"
	"unicode/utf8"
)

// txt renders the paper as plain text.
func (p paper) txt(width int) string {
	var b strings.Builder
	put := func(lines []string, first, rest string) {
		for _, line := range lines {
			line = strings.ReplaceAll(line, "**", "")
			b.WriteString(fill(line, first, rest, width) + "\n")
		}
	}
	if p.header != nil {
		put(p.header, "", "")
		b.WriteString("\n")
	}
	for i, bl := range p.blocks {
		quote := strings.Repeat("> ", bl.level)
		switch bl.kind {
		case "h":
			put(bl.lines, "", "")
			b.WriteString(strings.Repeat("-", utf8.RuneCountInString(bl.lines[0])) + "\n")
		case "gap":
			b.WriteString(strings.TrimSpace(quote) + "\n")
			continue
		case "table":
			for _, row := range bl.rows {
				put([]string{strings.Join(row, "\t")}, "", "")
			}
		case "li":
			put(bl.lines, quote+"* ", quote+"  ")
		default:
			put(bl.lines, quote, quote)
		}
		if i+1 < len(p.blocks) && together(bl, p.blocks[i+1]) {
			continue
		}
		b.WriteString("\n")
	}
	put(p.footer, "", "")
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// together says that no blank line comes between two blocks: they are items of
// a list, or in a quotation, where blank lines are blocks themselves.
func together(a, b block) bool {
	if a.kind == "h" || b.kind == "h" {
		return false
	}
	return a.level > 0 && b.level > 0 || a.kind == "li" && b.kind == "li"
}

// fill breaks line at spaces so that no line is wider than width.
func fill(line, first, rest string, width int) string {
	out, now := "", first
	for i, word := range strings.Split(line, " ") {
		if i > 0 {
			if width > 0 && utf8.RuneCountInString(now+" "+word) > width {
				out += now + "\n"
				now = rest + word
				continue
			}
			now += " "
		}
		now += word
	}
	return out + now
}
