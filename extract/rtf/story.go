package rtf

import (
	"strings"

	"veil/extract/aside"
)

// text is a Story in the making.
type text struct {
	Story
	buf     []byte
	borders []int
	any     bool // there has been a paragraph
	begun   bool // one is open
	sep     byte // due before the next paragraph
	now     Block
	cells   [maxLevel + 1]int // since the last row ended, by level
}

// maxLevel is how deep tables are told apart. Those further in are part of the last.
const maxLevel = 4

// begin opens a paragraph if none is.
func (t *text) begin() {
	if t.begun {
		return
	}
	if t.any {
		t.borders = append(t.borders, len(t.buf))
		t.buf = append(t.buf, t.sep)
	}
	t.any, t.begun, t.sep = true, true, '\n'
	t.now = Block{}
}

// write adds words.
func (t *text) write(s string, p Piece) {
	s = strings.Map(func(r rune) rune {
		if r = symbolic(r); !aside.Shows(r) {
			return -1
		}
		return r
	}, s)
	if s == "" {
		return
	}
	t.begin()
	p.Start = int32(len(t.buf))
	t.buf = append(t.buf, s...)
	p.End = int32(len(t.buf))
	if n := len(t.now.Pieces); n > 0 && p.Op == Words && !p.Break {
		last := &t.now.Pieces[n-1]
		q := p
		q.Start, q.End = last.Start, last.End
		if *last == q && last.End == p.Start {
			last.End = p.End
			return
		}
	}
	t.now.Pieces = append(t.now.Pieces, p)
}

// put adds a piece without words.
func (t *text) put(p Piece) {
	t.begin()
	p.Start, p.End = int32(len(t.buf)), int32(len(t.buf))
	t.now.Pieces = append(t.now.Pieces, p)
}

// paragraph ends one at a level of tables, and the rows of tables that it is not in.
func (t *text) paragraph(look *Setting, level int) {
	t.shut(level + 1)
	t.begin()
	t.now.Look, t.now.Level = look, uint8(level)
	t.Blocks = append(t.Blocks, t.now)
	t.now, t.begun = Block{}, false
}

// cell ends a cell.
func (t *text) cell(look *Setting, level int) {
	t.shut(level + 1)
	t.begin()
	t.now.Look, t.now.Level, t.now.Cell = look, uint8(level), true
	t.Blocks = append(t.Blocks, t.now)
	t.now, t.begun, t.sep = Block{}, false, '\t'
	t.cells[level]++
}

// row ends a row, if it has cells. What stands after the last is a cell too.
func (t *text) row(look *Setting, level int, as *RowLook) {
	if t.begun {
		t.cell(look, level)
	}
	t.shut(level + 1)
	if t.cells[level] == 0 {
		return
	}
	t.Blocks = append(t.Blocks, Block{Sort: Row, Level: uint8(level), Row: as})
	t.cells[level], t.sep = 0, '\n'
}

// shut ends rows that were left open, from the innermost.
func (t *text) shut(level int) {
	for l := maxLevel; l >= level; l-- {
		if t.cells[l] > 0 {
			t.Blocks = append(t.Blocks, Block{Sort: Row, Level: uint8(l)})
			t.cells[l] = 0
			if !t.begun {
				t.sep = '\n'
			} else { // the paragraph that is open turned out not to be in the row
				t.buf[t.borders[len(t.borders)-1]] = '\n'
			}
		}
	}
}

// finish ends what is open.
func (t *text) finish(look *Setting) {
	if t.begun {
		t.paragraph(look, 0)
	}
	t.shut(1)
}
