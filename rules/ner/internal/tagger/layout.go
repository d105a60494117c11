package tagger

import "veil/rules/names/lexicon"

// label is what the words before, or the head of the column, say of the place
// where a word stands.
type label uint8

const (
	unlabelled label = iota
	afterLabel       // "Name: ..."
	afterList        // "Present: ..."
	afterColon       // "Outcome: ..."
	besideCell       // "Name | ..."
	underLabel       // in a column headed "Name"
	underList        // in a column headed "Attendees"
	underOther       // in another column
)

// maxColumns is how many columns of a table are told apart.
const maxColumns = 12

// layout reads labels and tables, line by line.
type layout struct {
	now   label  // what holds for the words that follow
	head  uint32 // the word that says so
	table bool   // the line before was a table's row too
	cells int    // cells of the line so far
	heads [maxColumns]heading
}

type heading struct {
	low  uint32
	what label
}

// lines sets what each word's line or column says of it.
func (p *Passage) lines() {
	var y layout
	for i := range p.Words {
		w := &p.Words[i]
		if i == 0 || w.before >= Line {
			y.newLine(p.Words, i)
		}
		bar := w.kind == Punct && w.initial == '|'
		if bar || w.before == Tab || w.before == Wide {
			y.newCell(p.Words, i, bar || w.before == Tab)
		}
		w.label, w.head = y.now, y.head
		if w.kind == Punct && (w.initial == ':' || w.initial == '.' && dots(p.Words, i)) {
			y.colon(p.Words, i)
		}
	}
}

// dots reports whether word i is the third dot in a row: "Name .........".
func dots(w []Word, i int) bool {
	return i > 1 && w[i].before == None && w[i-1].initial == '.' && w[i-2].initial == '.'
}

func (y *layout) newLine(w []Word, i int) {
	wasTable := y.cells > 0
	if last := ended(w, i); wasTable && !y.table && last != nil && y.cells < maxColumns {
		y.heads[y.cells] = heading{last.low, under(labelOf(last.class))}
	}
	if w[i].before == Line && y.now == afterList && i > 0 && !wasTable {
		// A list goes on over lines until an empty one.
	} else {
		y.now, y.head = unlabelled, 0
	}
	if !wasTable && y.table || w[i].before == Blank {
		y.heads = [maxColumns]heading{}
		wasTable = false
	}
	y.table, y.cells = wasTable, 0
	if y.table && y.heads[0].low != 0 {
		y.now, y.head = y.heads[0].what, y.heads[0].low
	}
}

// newCell is called at a cell's border: a bar, a tab or, if not firm, several
// spaces.
func (y *layout) newCell(w []Word, i int, firm bool) {
	var last *Word
	if i > 0 && w[i].before < Line {
		last = ended(w, i)
	}
	what := unlabelled
	if last != nil {
		what = labelOf(last.class)
	}
	if firm {
		if !y.table && last != nil && y.cells < maxColumns {
			y.heads[y.cells] = heading{last.low, under(what)}
		}
		y.cells++
	}
	switch {
	case what == afterLabel || what == afterList:
		y.now, y.head = besideCell, last.low
	case firm && y.table && y.cells < maxColumns && y.heads[y.cells].low != 0:
		y.now, y.head = y.heads[y.cells].what, y.heads[y.cells].low
	case !firm && y.now >= afterList && y.now <= afterColon:
	default:
		y.now, y.head = unlabelled, 0
	}
}

func under(what label) label {
	switch what {
	case afterLabel:
		return underLabel
	case afterList:
		return underList
	}
	return underOther
}

// ended is the last word of the cell or label that ends before word i, nil if
// there is none near.
func ended(w []Word, i int) *Word {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		switch {
		case w[j].kind.IsWord():
			return &w[j]
		case w[j].initial == '|' || w[j].before >= Wide:
			return nil
		}
	}
	return nil
}

func (y *layout) colon(w []Word, i int) {
	j := i - 1
	for j > 0 && w[j].initial == '.' {
		j--
	}
	last := ended(w, j+1)
	if last == nil {
		return
	}
	y.now, y.head = labelOf(last.class), last.low
	if y.now == unlabelled {
		y.now = afterColon
	}
}

func labelOf(c lexicon.Class) label {
	switch {
	case c&lexicon.ListLabel != 0:
		return afterList
	case c&lexicon.Label != 0:
		return afterLabel
	}
	return unlabelled
}
