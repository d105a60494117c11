package birth

import "veil/rules/names/lexicon"

// line adds where on its line the date stands, how the line begins and what
// label stands before the date.
func (v *view) line() {
	f := v.f
	from := v.lineStart(v.from)
	f.add(90, step(v.from-from, []int{0, 1, 3, 6, 12, 25}))
	f.add(91, v.tokenAt(from))
	f.add(92, v.senseAt(from))
	f.add(93, mix(v.tokenAt(from), v.tokenAt(from+1)))
	f.add(94, mix(mix(v.senseAt(from), v.senseAt(from+1)), v.senseAt(from+2)))
	if v.ends() {
		f.add(95, 0)
		f.add(96, v.kind)
		f.add(97, v.before)
	}
	for j := v.l; j >= from && v.l-j < 60; j-- {
		p := v.punct(j)
		if p != ':' && p != '|' && p != '\t' {
			continue
		}
		for m := j - 1; m >= from && j-m < 7 && v.punct(m) != '|' && v.punct(m) != '.' && v.punct(m) != '\t'; m-- {
			f.add(98, v.tokenAt(m))
			f.add(99, v.senseAt(m))
		}
		f.add(101, uint32(p))
		break
	}
	f.add(100, uint32(min(v.bars(from, min(v.l, from+80)), 6)))
	f.add(102, step(v.from, []int{20, 60, 150})) // how far down the text
}

// ends reports whether the date ends its line.
func (v *view) ends() bool {
	i := v.to
	for n := 0; n < 2 && (v.punct(i) == '.' || v.punct(i) == ';' || v.punct(i) == ')' || v.punct(i) == ','); n++ {
		i++
	}
	return i >= len(v.atoms) || v.atoms[i].Shape == lexicon.Break
}

// firstCell adds the words of the row's first cell, which labels all of the row
// in tables that are read across.
func (v *view) firstCell(row int) {
	n := 0
	for j := row; j < v.l && n < 5; j++ {
		if p := v.punct(j); p == '|' || p == '\t' {
			if n > 0 {
				return
			}
			continue
		}
		v.f.add(107, v.tokenAt(j))
		v.f.add(108, v.senseAt(j))
		n++
	}
}

// bars counts the borders of cells in the atoms of [from, to).
func (s *scan) bars(from, to int) int {
	n := 0
	for ; from < to; from++ {
		if p := s.punct(from); p == '|' || p == '\t' {
			n++
		}
	}
	return n
}

// heading adds the words at the head of the column that the date stands in.
func (v *view) heading() {
	row := v.lineStart(v.from)
	col := v.bars(row, v.from)
	if col == 0 {
		return
	}
	v.firstCell(row)
	head := v.tableHead(row)
	if head == row {
		return
	}
	for j, n := head, 0; j < len(v.atoms) && v.punct(j) != '\n' && j-head < 100 && n <= col; j++ {
		if p := v.punct(j); p == '|' || p == '\t' {
			n++
		} else if n == col && (v.atoms[j].Shape.IsWord() || v.atoms[j].Shape == lexicon.Alnum) {
			v.f.add(105, v.tokenAt(j))
			v.f.add(106, v.senseAt(j))
		}
	}
}

// tableHead returns where the first row begins of the table whose row begins with
// atom row; at most maxUp rows are gone up, fewer where a row above was asked for
// before.
func (s *scan) tableHead(row int) int {
	head := row
	for range maxUp {
		if head < 2 {
			break
		}
		if head == s.row {
			head = s.head
			break
		}
		up := s.lineStart(head - 1)
		if up >= head || s.bars(up, head-1) == 0 {
			break
		}
		head = up
	}
	s.row, s.head = row, head
	return head
}
