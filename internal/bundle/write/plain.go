package write

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"veil/internal/bundle/paper"
)

// Text writes a paper as plain text, its lines broken at width if not 0.
func Text(p *paper.Paper, width int) string {
	var out []string
	add := func(s string) { out = append(out, wrap(s, width)) }
	if p.Header.S != "" {
		add(p.Header.S)
	}
	add(p.Body().S)
	if p.Footer.S != "" {
		add(p.Footer.S)
	}
	return strings.Join(out, "\n\n") + "\n"
}

func wrap(s string, width int) string {
	if width == 0 {
		return s
	}
	var out []string
	for _, l := range strings.Split(s, "\n") {
		if strings.HasPrefix(l, ">") || strings.Contains(l, "\t") {
			out = append(out, l)
			continue
		}
		at := 0
		var b strings.Builder
		for i, w := range strings.Split(l, " ") {
			n := len([]rune(w))
			switch {
			case i == 0:
			case at+1+n > width:
				b.WriteByte('\n')
				at = 0
			default:
				b.WriteByte(' ')
				at++
			}
			b.WriteString(w)
			at += n
		}
		out = append(out, b.String())
	}
	return strings.Join(out, "\n")
}

// Encode writes a text in one of "utf-8", "utf-8-bom", "utf-16" (with a mark,
// little end first) and "windows-1252"; Windows files have Windows line ends.
// ok is false if the encoding lacks a letter.
func Encode(s, encoding string) (b []byte, ok bool) {
	crlf := strings.ReplaceAll(s, "\n", "\r\n")
	switch encoding {
	case "utf-8":
		return []byte(s), true
	case "utf-8-bom":
		return []byte("\ufeff" + crlf), true
	case "utf-16":
		for _, u := range utf16.Encode([]rune("\ufeff" + crlf)) {
			b = append(b, byte(u), byte(u>>8))
		}
		return b, true
	case "windows-1252":
		b, err := charmap.Windows1252.NewEncoder().Bytes([]byte(crlf))
		return b, err == nil
	}
	return nil, false
}

// Markdown writes a paper as Markdown.
func Markdown(p *paper.Paper) string {
	var b strings.Builder
	if p.Header.S != "" {
		fmt.Fprintf(&b, "%s\n\n", p.Header.S)
	}
	for _, bl := range p.Blocks {
		switch bl.Kind {
		case paper.Head:
			fmt.Fprintf(&b, "%s %s\n\n", strings.Repeat("#", bl.Level), bl.Text.S)
		case paper.Item:
			fmt.Fprintf(&b, "- %s\n", bl.Text.S)
		case paper.Quote:
			fmt.Fprintf(&b, "%s %s\n", strings.Repeat(">", bl.Level), bl.Text.S)
		case paper.Table:
			for i, r := range bl.Rows {
				b.WriteString("|")
				for _, c := range r {
					fmt.Fprintf(&b, " %s |", c.S)
				}
				b.WriteString("\n")
				if i == 0 {
					b.WriteString(strings.Repeat("|---", len(r)) + "|\n")
				}
			}
			b.WriteString("\n")
		case paper.Para:
			fmt.Fprintf(&b, "%s\n\n", strings.ReplaceAll(bl.Text.S, "\n", "  \n"))
		}
	}
	if p.Footer.S != "" {
		fmt.Fprintf(&b, "%s\n", p.Footer.S)
	}
	return b.String()
}

// CSV writes the rows of a paper; sep is the mark between the cells.
func CSV(p *paper.Paper, sep rune) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = sep
	w.UseCRLF = true
	rows := p.Rows()
	wide := 0
	for _, r := range rows {
		wide = max(wide, len(r))
	}
	for _, r := range rows {
		cells := make([]string, wide)
		for i, c := range r {
			cells[i] = c.S
		}
		if err := w.Write(cells); err != nil {
			panic(err) // a bytes.Buffer takes everything
		}
	}
	w.Flush()
	return b.Bytes()
}

// HTML writes a paper as a page. paged says that a program will print it: the
// header and the footer then stand on every page.
func HTML(p *paper.Paper, css string, paged bool) string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">")
	fmt.Fprintf(&b, "<title>%s</title>", x(p.Title.S))
	if p.Author.S != "" {
		fmt.Fprintf(&b, "<meta name=\"author\" content=\"%s\">", x(p.Author.S))
	}
	b.WriteString("<style>\nbody{font-family:'Liberation Serif',serif;font-size:11pt}table{border-collapse:collapse}td{border:1px solid #888;padding:2pt 4pt;vertical-align:top}blockquote{border-left:2px solid #999;margin-left:4pt;padding-left:6pt}\n")
	head, foot := "", ""
	if paged {
		b.WriteString("@page{size:A4;margin:22mm 18mm}.top{position:fixed;top:-14mm;font-size:8pt}.foot{position:fixed;bottom:-14mm;font-size:8pt}.new{break-before:page}\n")
		head, foot = " class=\"top\"", " class=\"foot\""
	}
	fmt.Fprintf(&b, "%s</style></head><body>\n", css)
	if p.Header.S != "" {
		fmt.Fprintf(&b, "<div%s>%s</div>\n", head, x(p.Header.S))
	}
	if p.Comment.S != "" {
		fmt.Fprintf(&b, "<!-- %s -->\n", x(p.Comment.S))
	}
	list := ""
	for i, bl := range p.Blocks {
		if list != "" && bl.Kind != paper.Item {
			b.WriteString("</ul>\n")
			list = ""
		}
		text := strings.ReplaceAll(x(bl.Text.S), "\n", "<br>\n")
		switch bl.Kind {
		case paper.Head:
			fmt.Fprintf(&b, "<h%d>%s</h%d>\n", bl.Level, text, bl.Level)
		case paper.Item:
			if list == "" {
				b.WriteString("<ul>\n")
				list = "ul"
			}
			fmt.Fprintf(&b, "<li>%s</li>\n", text)
		case paper.Quote:
			b.WriteString(strings.Repeat("<blockquote>", bl.Level) + text + strings.Repeat("</blockquote>", bl.Level) + "\n")
		case paper.Table:
			b.WriteString("<table>\n")
			for _, r := range bl.Rows {
				b.WriteString("<tr>")
				for _, c := range r {
					fmt.Fprintf(&b, "<td>%s</td>", x(c.S))
				}
				b.WriteString("</tr>\n")
			}
			b.WriteString("</table>\n")
		case paper.NewPage:
			if i > 0 {
				b.WriteString("<div class=\"new\"></div>\n")
			}
		default:
			fmt.Fprintf(&b, "<p>%s</p>\n", text)
		}
	}
	if list != "" {
		b.WriteString("</ul>\n")
	}
	if p.Footer.S != "" {
		fmt.Fprintf(&b, "<div%s>%s</div>\n", foot, x(p.Footer.S))
	}
	b.WriteString("</body></html>\n")
	return b.String()
}

// RTF writes a paper in Rich Text Format, letters beyond ASCII as \u numbers
// with a question mark for old readers, as Word does.
func RTF(p *paper.Paper) []byte {
	var b strings.Builder
	b.WriteString("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman Times New Roman;}}\n")
	if p.Author.S != "" {
		fmt.Fprintf(&b, "{\\info{\\author %s}}\n", rtf(p.Author.S))
	}
	if p.Header.S != "" {
		fmt.Fprintf(&b, "{\\header \\pard %s\\par}\n", rtf(p.Header.S))
	}
	if p.Footer.S != "" {
		fmt.Fprintf(&b, "{\\footer \\pard %s\\par}\n", rtf(p.Footer.S))
	}
	for _, bl := range p.Blocks {
		switch bl.Kind {
		case paper.Head:
			fmt.Fprintf(&b, "\\pard\\sb240\\b\\fs%d %s\\b0\\fs22\\par\n", 36-4*bl.Level, rtf(bl.Text.S))
		case paper.Item:
			fmt.Fprintf(&b, "\\pard\\li360 \\'b7\\tab %s\\par\n", rtf(bl.Text.S))
		case paper.NewPage:
			b.WriteString("\\page\n")
		case paper.Table:
			for _, r := range bl.Rows {
				b.WriteString("\\trowd")
				for i := range r {
					fmt.Fprintf(&b, "\\cellx%d", (i+1)*9000/len(r))
				}
				b.WriteString("\n")
				for _, c := range r {
					fmt.Fprintf(&b, "\\pard\\intbl %s\\cell", rtf(c.S))
				}
				b.WriteString("\\row\n")
			}
		default:
			fmt.Fprintf(&b, "\\pard\\sa120 %s\\par\n", rtf(bl.Text.S))
		}
	}
	b.WriteString("}\n")
	return []byte(b.String())
}

func rtf(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\\' || r == '{' || r == '}':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString("\\line ")
		case r < 0x80:
			b.WriteRune(r)
		case r >= 0xa0 && r < 0x100:
			fmt.Fprintf(&b, "\\'%02x", r)
		default:
			for _, u := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, "\\u%d?", int16(u))
			}
		}
	}
	return b.String()
}
