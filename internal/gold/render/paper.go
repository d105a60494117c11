package main

import (
	"regexp"
	"strings"
)

// paper is a source cut into blocks.
type paper struct {
	title, author  string
	header, footer []string
	columns        bool
	blocks         []block
}

// block is a heading, paragraph, list item, table, box or picture.
type block struct {
	kind   string // "h", "p", "li", "table", "box", "picture", "deleted" or "inserted"
	level  int    // of a heading, or the depth of a quotation
	lines  []string
	rows   [][]string
	by     string   // author of a change
	note   []string // footnote at the end
	remark []string // comment at the end: its author, then its lines
}

// parse cuts body into blocks. Every line break in a paragraph is kept.
func parse(title, body string) paper {
	p := paper{title: title}
	lines := strings.Split(body, "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		if name, ok := strings.CutPrefix(line, "::: "); ok {
			name, arg, _ := strings.Cut(name, " ")
			if name == "author" || name == "picture" || name == "columns" {
				p.flag(name, arg)
				continue
			}
			end := i + 1
			for lines[end] != ":::" {
				end++
			}
			p.region(name, arg, lines[i+1:end])
			i = end
			continue
		}
		p.line(line, i > 0 && lines[i-1] != "" && !strings.HasPrefix(lines[i-1], ":::"))
	}
	return p
}

// flag takes in a layout line that stands alone.
func (p *paper) flag(name, arg string) {
	switch name {
	case "author":
		p.author = arg
	case "columns":
		p.columns = true
	case "picture":
		p.blocks = append(p.blocks, block{kind: "picture"})
	}
}

// region takes in the lines between a layout line and its end.
func (p *paper) region(name, arg string, lines []string) {
	last := len(p.blocks) - 1
	switch name {
	case "header":
		p.header = lines
	case "footer":
		p.footer = lines
	case "footnote":
		p.blocks[last].note = lines
	case "comment":
		p.blocks[last].remark = lines
	default:
		p.blocks = append(p.blocks, block{kind: name, lines: lines, by: arg})
	}
}

var heading = regexp.MustCompile(`^(#{1,3}) (.*)`)

// line adds one line of text. joined says that the line before it was not
// blank.
func (p *paper) line(line string, joined bool) {
	depth := 0
	for strings.HasPrefix(line, ">") {
		depth++
		line = strings.TrimPrefix(line[1:], " ")
	}
	var last *block
	if joined && len(p.blocks) > 0 {
		last = &p.blocks[len(p.blocks)-1]
	}
	switch m := heading.FindStringSubmatch(line); {
	case line == "" && depth > 0:
		p.blocks = append(p.blocks, block{kind: "gap", level: depth})
	case line == "":
	case m != nil:
		p.blocks = append(p.blocks, block{kind: "h", level: len(m[1]), lines: []string{m[2]}})
	case strings.HasPrefix(line, "|"):
		if last == nil || last.kind != "table" {
			p.blocks = append(p.blocks, block{kind: "table"})
			last = &p.blocks[len(p.blocks)-1]
		}
		if !strings.HasPrefix(line, "|---") {
			last.rows = append(last.rows, cells(line))
		}
	case strings.HasPrefix(line, "- "):
		p.blocks = append(p.blocks, block{kind: "li", level: depth, lines: []string{line[2:]}})
	case last != nil && last.kind == "p" && last.level == depth:
		last.lines = append(last.lines, line)
	default:
		p.blocks = append(p.blocks, block{kind: "p", level: depth, lines: []string{line}})
	}
}

// cells cuts a line of a table.
func cells(line string) []string {
	row := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
	for i := range row {
		row[i] = strings.TrimSpace(row[i])
	}
	return row
}

// widths shares 100 among the columns of a table by the longest text in each,
// with room for its longest word.
func widths(rows [][]string) []float64 {
	w := make([]float64, len(rows[0]))
	sum := 0.0
	for c := range w {
		longest := 8
		for _, row := range rows {
			if c >= len(row) {
				continue
			}
			longest = max(longest, min(len(row[c]), 60))
			for _, word := range strings.Fields(row[c]) {
				longest = max(longest, len(word)+6)
			}
		}
		w[c] = float64(longest)
		sum += w[c]
	}
	for c := range w {
		w[c] *= 100 / sum
	}
	return w
}

// piece is a part of a line in one style.
type piece struct {
	text, href string
	bold       bool
}

var link = regexp.MustCompile(`https?://[^\s<>]*[^\s<>.,;:)]|[\w.+-]+@[\w-]+(\.[\w-]+)+`)

// pieces cuts a line at its bold marks and links.
func pieces(line string) []piece {
	var out []piece
	for i, part := range strings.Split(line, "**") {
		bold := i%2 == 1
		done := 0
		for _, at := range link.FindAllStringIndex(part, -1) {
			out = append(out, piece{text: part[done:at[0]], bold: bold})
			href := part[at[0]:at[1]]
			if !strings.HasPrefix(href, "http") {
				href = "mailto:" + href
			}
			out = append(out, piece{text: part[at[0]:at[1]], href: href, bold: bold})
			done = at[1]
		}
		out = append(out, piece{text: part[done:], bold: bold})
	}
	return out
}

// inline renders the lines with write, and joins them with brk.
func inline(lines []string, brk string, write func(piece) string) string {
	out := make([]string, len(lines))
	for i, line := range lines {
		for _, p := range pieces(line) {
			if p.text != "" {
				out[i] += write(p)
			}
		}
	}
	return strings.Join(out, brk)
}
