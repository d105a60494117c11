package dfa

import (
	"cmp"
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"
)

// program is what a cache runs: the instructions of an expression, and the
// classes of characters that they tell apart.
type program struct {
	insts    []syntax.Inst
	start    uint32
	reverse  bool
	anchored bool // matches begin at the start of the text
	longest  bool // all matches count, not the first by preference
	looks    syntax.EmptyOp

	ascii   [utf8.RuneSelf]uint8
	bounds  []rune  // from each of these on, and up to the next,
	beyond  []uint8 // characters have this class
	classes int     // how many, the end of the text among them
	kinds   []kind  // by class
	takes   [][]uint64
	// takes[pc] is the set of classes that instruction pc, if it reads a
	// character, accepts.
}

// kind is what assertions see of a character.
type kind uint8

const (
	other   kind = iota
	newline      // \n
	word         // of \w
	edge         // no character: the start or the end of the text
)

func newProgram(tree *syntax.Regexp, reverse bool) *program {
	if reverse {
		tree = reversed(tree)
	}
	prog, err := syntax.Compile(tree.Simplify())
	if err != nil {
		panic("dfa: an expression that parses does not compile") // it never fails
	}
	p := &program{insts: prog.Inst, start: uint32(prog.Start), reverse: reverse, longest: reverse, anchored: reverse}
	if !reverse {
		p.anchored = prog.StartCond()&syntax.EmptyBeginText != 0
	}
	for i := range p.insts {
		if p.insts[i].Op == syntax.InstEmptyWidth {
			p.looks |= syntax.EmptyOp(p.insts[i].Arg)
		}
	}
	p.classify()
	return p
}

// reversed is the expression that matches the same texts read backward.
func reversed(re *syntax.Regexp) *syntax.Regexp {
	out := *re
	out.Rune = slices.Clone(re.Rune)
	out.Sub = make([]*syntax.Regexp, len(re.Sub))
	for i, s := range re.Sub {
		out.Sub[i] = reversed(s)
	}
	out.Sub0, out.Rune0 = [1]*syntax.Regexp{}, [2]rune{}
	switch re.Op {
	case syntax.OpConcat:
		slices.Reverse(out.Sub)
	case syntax.OpLiteral:
		slices.Reverse(out.Rune)
	case syntax.OpBeginText:
		out.Op = syntax.OpEndText
	case syntax.OpEndText:
		out.Op = syntax.OpBeginText
	case syntax.OpBeginLine:
		out.Op = syntax.OpEndLine
	case syntax.OpEndLine:
		out.Op = syntax.OpBeginLine
	}
	return &out
}

// classify divides the characters into classes that no instruction and no
// assertion tells apart.
func (p *program) classify() {
	sets := [][]rune{ // pairs of a first and a last character
		{'\n', '\n'},
		{'0', '9', 'A', 'Z', '_', '_', 'a', 'z'},
	}
	if p.looks&(syntax.EmptyBeginLine|syntax.EmptyEndLine) == 0 {
		sets[0] = nil
	}
	if p.looks&(syntax.EmptyWordBoundary|syntax.EmptyNoWordBoundary) == 0 {
		sets[1] = nil
	}
	first := len(sets)
	of := make([]int, len(p.insts)) // by instruction: its set, or -1
	index := map[string]int{}
	shared := map[*rune]int{} // copies of one part of an expression share their runes
	for pc := range p.insts {
		of[pc] = -1
		in := &p.insts[pc]
		if in.Op == syntax.InstRune && len(in.Rune) > 1 {
			if i, ok := shared[&in.Rune[0]]; ok && len(sets[i]) == len(in.Rune) {
				of[pc] = i
				continue
			}
		}
		rs, ok := accepted(in)
		if !ok {
			continue
		}
		key := runesKey(rs)
		i, seen := index[key]
		if !seen {
			i = len(sets)
			index[key] = i
			sets = append(sets, rs)
		}
		of[pc] = i
		if in.Op == syntax.InstRune && len(in.Rune) > 1 {
			shared[&in.Rune[0]] = i
		}
	}

	// Sweep over the characters, noting which sets each is in.
	type turn struct {
		at  rune
		set int32
	}
	n := 2
	for _, rs := range sets {
		n += len(rs)
	}
	turns := append(make([]turn, 0, n), turn{0, -1}, turn{utf8.RuneSelf, -1})
	for i, rs := range sets {
		for j := 0; j+1 < len(rs); j += 2 {
			turns = append(turns, turn{rs[j], int32(i)}, turn{rs[j+1] + 1, int32(i)})
		}
	}
	slices.SortFunc(turns, func(a, b turn) int { return cmp.Compare(a.at, b.at) })
	in := make([]byte, (len(sets)+7)/8)
	known := map[string]uint8{}
	var members [][]byte // by class
	for i := 0; i < len(turns); {
		at := turns[i].at
		for ; i < len(turns) && turns[i].at == at; i++ {
			if s := turns[i].set; s >= 0 {
				in[s/8] ^= 1 << (s % 8)
			}
		}
		to := rune(unicode.MaxRune + 1)
		if i < len(turns) {
			to = turns[i].at
		}
		c, ok := known[string(in)]
		if !ok {
			if len(members) >= maxClasses {
				p.classes = 0
				return
			}
			c = uint8(len(members))
			known[string(in)] = c
			members = append(members, slices.Clone(in))
		}
		for r := at; r < min(to, utf8.RuneSelf); r++ {
			p.ascii[r] = c
		}
		if at >= utf8.RuneSelf && (len(p.beyond) == 0 || p.beyond[len(p.beyond)-1] != c) {
			p.bounds, p.beyond = append(p.bounds, at), append(p.beyond, c)
		}
	}
	p.classes = len(members) + 1
	p.kinds = make([]kind, p.classes)
	p.kinds[p.classes-1] = edge
	has := func(c, set int) bool { return members[c][set/8]>>(set%8)&1 != 0 }
	for c := range members {
		switch {
		case has(c, 0):
			p.kinds[c] = newline
		case has(c, 1):
			p.kinds[c] = word
		}
	}
	bySet := make([][]uint64, len(sets))
	for s := first; s < len(sets); s++ {
		bySet[s] = make([]uint64, (p.classes+63)/64)
		for c := range members {
			if has(c, s) {
				bySet[s][c/64] |= 1 << (c % 64)
			}
		}
	}
	p.takes = make([][]uint64, len(p.insts))
	for pc, s := range of {
		if s >= 0 {
			p.takes[pc] = bySet[s]
		}
	}
}

func runesKey(rs []rune) string {
	b := make([]byte, 0, 4*len(rs))
	for _, r := range rs {
		b = binary.LittleEndian.AppendUint32(b, uint32(r))
	}
	return string(b)
}

// maxClasses is how many classes of characters there may be.
const maxClasses = 250

// accepted returns the characters that an instruction reads, as sorted pairs
// that lie apart; ok is false where it reads none.
func accepted(in *syntax.Inst) (rs []rune, ok bool) {
	switch in.Op {
	case syntax.InstRuneAny:
		return []rune{0, unicode.MaxRune}, true
	case syntax.InstRuneAnyNotNL:
		return []rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune}, true
	case syntax.InstRune1:
		return []rune{in.Rune[0], in.Rune[0]}, true
	case syntax.InstRune:
		if len(in.Rune) != 1 {
			return in.Rune, true
		}
		r := in.Rune[0]
		folds := []rune{r}
		if syntax.Flags(in.Arg)&syntax.FoldCase != 0 {
			for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
				folds = append(folds, f)
			}
		}
		slices.Sort(folds)
		for _, f := range folds {
			rs = append(rs, f, f)
		}
		return rs, true
	}
	return nil, false
}

// class is the class of a character that is not ASCII.
func (p *program) class(r rune) uint8 {
	return p.beyond[sort.Search(len(p.bounds), func(i int) bool { return p.bounds[i] > r })-1]
}

// end is the class of the end of the text.
func (p *program) end() uint8 { return uint8(p.classes - 1) }

// kindOf is the kind of a character.
func (p *program) kindOf(r rune) kind {
	if r < utf8.RuneSelf {
		return p.kinds[p.ascii[r]]
	}
	return other
}
