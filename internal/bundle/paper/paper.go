// Package paper makes papers out of hand-written templates: it fills in the
// people of one family and draws sentences from lists. It promises that every
// detail of a person that a paper holds stands in a span, and that the same
// seed gives the same paper. What a page of it looks like is up to those who
// write it in some format.
package paper

import (
	"strings"

	"veil/internal/bundle/gold"
)

// Kinds of blocks.
const (
	Head    = "head"    // a heading, Level 1 or 2
	Para    = "para"    // a paragraph; line breaks in it are kept
	Item    = "item"    // a line of a list with bullets
	Quote   = "quote"   // quoted text of an e-mail, Level deep
	Table   = "table"   // Rows of cells
	NewPage = "newpage" // what follows begins a page
)

// Block is one piece of a paper.
type Block struct {
	Kind  string
	Level int
	Text  gold.Str
	Rows  [][]gold.Str
}

// Paper is a filled template.
type Paper struct {
	Template string
	Title    gold.Str
	File     gold.Str // name of the file, without an ending
	Folder   gold.Str
	Header   gold.Str // on every page, if not empty
	Footer   gold.Str
	Author   gold.Str // in the properties
	Comment  gold.Str // in the margin
	From, To gold.Str // of an e-mail: "Name <address>"
	Cc       gold.Str
	Date     string // as an e-mail says it
	Blocks   []Block
}

// Pages are the blocks of p, cut at its page breaks.
func (p *Paper) Pages() [][]Block {
	out := [][]Block{nil}
	for _, b := range p.Blocks {
		if b.Kind == NewPage {
			out = append(out, nil)
			continue
		}
		out[len(out)-1] = append(out[len(out)-1], b)
	}
	return out
}

// Body is the running text of the paper: blocks with an empty line between,
// cells with a tab, rows with a line break. Quoted lines bear "> ".
func (p *Paper) Body() gold.Str { return Linear(p.Blocks) }

// Linear is the running text of blocks.
func Linear(blocks []Block) gold.Str {
	var s gold.Str
	last := ""
	for _, b := range blocks {
		if b.Kind == NewPage {
			continue
		}
		if last == b.Kind && (b.Kind == Item || b.Kind == Quote) {
			s.Add("\n")
		} else if last != "" {
			s.Add("\n\n")
		}
		last = b.Kind
		switch b.Kind {
		case Table:
			for i, row := range b.Rows {
				if i > 0 {
					s.Add("\n")
				}
				for j, c := range row {
					if j > 0 {
						s.Add("\t")
					}
					s.Join(c)
				}
			}
		case Item:
			s.Add("- ")
			s.Join(b.Text)
		case Quote:
			s.Add(strings.Repeat(">", b.Level) + " ")
			s.Join(b.Text)
		default:
			s.Join(b.Text)
		}
	}
	return s
}

// Texts are all texts of p, the way gold.jsonl wants them.
func (p *Paper) Texts() []gold.Text {
	var out []gold.Text
	for _, t := range []struct {
		id string
		s  gold.Str
	}{
		{"header", p.Header}, {"from", p.From}, {"to", p.To}, {"cc", p.Cc},
		{"body", p.Body()}, {"footer", p.Footer}, {"author", p.Author}, {"comment", p.Comment},
	} {
		if t.s.S != "" {
			out = append(out, t.s.Text(t.id))
		}
	}
	return out
}

// Words is how many words p holds.
func (p *Paper) Words() int { return len(strings.Fields(p.Body().S)) }

// Rows are the tables of p as one list of rows, for a sheet of cells; other
// blocks become rows of one cell.
func (p *Paper) Rows() [][]gold.Str {
	var out [][]gold.Str
	for _, b := range p.Blocks {
		switch b.Kind {
		case Table:
			out = append(out, b.Rows...)
		case NewPage:
		default:
			for _, l := range b.Text.Split("\n") {
				out = append(out, []gold.Str{l})
			}
		}
	}
	return out
}

// Nudged is a copy of p in which one word, or one year, is another; spans stay
// where they are, for nothing changes its length. ok is false if there is no
// place for it.
func (p *Paper) Nudged(year bool) (q *Paper, ok bool) {
	c := *p
	c.Blocks = append([]Block{}, p.Blocks...)
	for i := len(c.Blocks) / 2; i < len(c.Blocks); i++ {
		t := c.Blocks[i].Text
		from, to := " and ", " but "
		if year {
			from, to = "/2021", "/2022"
		}
		for at := strings.Index(t.S, from); at >= 0; {
			free := true
			for _, s := range t.Spans {
				free = free && (s.End <= at || s.Start >= at+len(from))
			}
			if free {
				c.Blocks[i].Text.S = t.S[:at] + to + t.S[at+len(from):]
				return &c, true
			}
			next := strings.Index(t.S[at+1:], from)
			if next < 0 {
				break
			}
			at += 1 + next
		}
	}
	return p, false
}
