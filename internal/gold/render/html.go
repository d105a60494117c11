package main

import (
	"fmt"
	"html"
	"strings"
)

// style is the look that every HTML paper shares.
const style = `
body { font-family: "Liberation Sans", sans-serif; font-size: 10.5pt; line-height: 1.35; }
h1 { font-size: 17pt; color: #1d3c5a; } h2 { font-size: 13pt; color: #1d3c5a; margin-bottom: 4pt; }
table { border-collapse: collapse; width: 100%; margin: 8pt 0; font-size: 9.5pt; }
td, th { border: 1px solid #777; padding: 3pt 5pt; vertical-align: top; text-align: left; }
th { background: #e4ebf1; }
blockquote { border-left: 2px solid #99c; margin: 0 0 0 6pt; padding-left: 8pt; color: #333; }
.running { font-size: 8pt; color: #555; }
.columns { column-count: 2; column-gap: 18pt; }
`

// html renders the paper as a web page. The header and footer go into the
// margin of each page.
func (p paper) html(css string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>%s</title>\n", html.EscapeString(p.title))
	if p.author != "" {
		fmt.Fprintf(&b, "<meta name=\"author\" content=\"%s\">\n", html.EscapeString(p.author))
	}
	fmt.Fprintf(&b, "<style>@page { size: A4; margin: 20mm 18mm; font: 8pt \"Liberation Sans\"; @top-left { content: %s; white-space: nowrap; } @bottom-left { content: %s; white-space: nowrap; } @bottom-right { content: counter(page); } }%s%s</style></head>\n",
		cssString(p.header), cssString(p.footer), style, css)
	class := ""
	if p.columns {
		class = ` class="columns"`
	}
	fmt.Fprintf(&b, "<body><div%s>\n", class)
	depth, list := 0, false
	for _, bl := range p.blocks {
		if list && bl.kind != "li" {
			b.WriteString("</ul>\n")
			list = false
		}
		level := bl.level
		if bl.kind == "h" {
			level = 0
		}
		for ; depth < level; depth++ {
			b.WriteString("<blockquote>\n")
		}
		for ; depth > level; depth-- {
			b.WriteString("</blockquote>\n")
		}
		if bl.kind == "li" && !list {
			b.WriteString("<ul>\n")
			list = true
		}
		b.WriteString(bl.html())
	}
	fmt.Fprintf(&b, "%s</div></body></html>\n", strings.Repeat("</blockquote>", depth))
	return b.String()
}

// html renders one block.
func (bl block) html() string {
	switch bl.kind {
	case "h":
		return fmt.Sprintf("<h%d>%s</h%[1]d>\n", bl.level, htmlLines(bl.lines))
	case "li":
		return "<li>" + htmlLines(bl.lines) + "</li>\n"
	case "table":
		out := "<table>\n"
		for i, row := range bl.rows {
			tag := "td"
			if i == 0 {
				tag = "th"
			}
			out += "<tr>"
			for _, cell := range row {
				out += fmt.Sprintf("<%s>%s</%[1]s>", tag, htmlLines([]string{cell}))
			}
			out += "</tr>\n"
		}
		return out + "</table>\n"
	case "gap":
		return ""
	}
	return "<p>" + htmlLines(bl.lines) + "</p>\n"
}

// htmlLines renders lines of text.
func htmlLines(lines []string) string {
	return inline(lines, "<br>\n", func(p piece) string {
		s := html.EscapeString(p.text)
		if p.href != "" {
			s = fmt.Sprintf("<a href=\"%s\">%s</a>", html.EscapeString(p.href), s)
		}
		if p.bold {
			s = "<b>" + s + "</b>"
		}
		return s
	})
}

// cssString is lines as a CSS string.
func cssString(lines []string) string {
	if lines == nil {
		return "none"
	}
	s := strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(strings.Join(lines, "\x00"))
	return `"` + strings.ReplaceAll(s, "\x00", `\A `) + `"`
}
