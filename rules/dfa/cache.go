package dfa

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"unicode/utf8"
)

// cache is the part of an automaton made so far. It is used by one goroutine
// at a time.
type cache struct {
	p      *program
	next   []int32 // rows of edges by class
	states []state
	rows   map[string]int32
	begin  [edge + 1]int32 // by the kind of the character before: the first state
	size   int             // bytes of states

	made   int // edges made in this run
	key    []byte
	stack  []uint32
	list   []uint32 // instructions that read a character, by preference
	seen   []uint32 // by instruction: the generation in which it was reached
	gen    uint32
	follow []uint32
}

// state is where threads stand before a character: instructions by preference,
// not yet followed over what reads nothing.
type state struct {
	pcs     []uint32
	before  kind
	matched bool // a match has been seen: no thread begins any more
}

// A state is known by where its row of edges begins in next. An edge is the row
// of the next state times two, and one more where a match ends before the
// character. The first row is of the state from which nothing matches.
const (
	dead   = 0
	unmade = -1 // an edge, or a state, that does not exist yet
)

const (
	maxSize = 256 << 10 // bytes of one cache
	// An automaton that makes a new edge every few characters is slower than
	// package regexp, which then takes over: after so many edges in one run,
	// and one more for so many bytes.
	maxMade  = 4000
	madeRate = 64
)

func newCache(p *program) *cache {
	c := &cache{p: p, seen: make([]uint32, len(p.insts))}
	c.reset()
	return c
}

func (c *cache) reset() {
	c.next, c.states = c.next[:0], c.states[:0]
	c.rows = map[string]int32{}
	for i := range c.begin {
		c.begin[i] = unmade
	}
	c.size = 0
	c.intern(state{}) // dead
}

// forward runs from the start of s and returns where the leftmost-first match
// ends or, where any match will do, that there is one. done is false where the
// automaton gave up.
func (c *cache) forward(s string, any bool) (end int, ok, done bool) {
	p := c.p
	if p.classes == 0 {
		return 0, false, false
	}
	c.made = 0
	row, next := int(c.first(edge)), c.next
	for i := 0; i < len(s); {
		class, size := uint8(0), 1
		if b := s[i]; b < utf8.RuneSelf {
			class = p.ascii[b]
		} else {
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:])
			class = p.class(r)
		}
		t := next[row+int(class)]
		if t == unmade {
			if t = c.transition(row, class, i); t == unmade {
				return 0, false, false
			}
			next = c.next
		}
		if t&1 != 0 {
			if end, ok = i, true; any {
				return end, true, true
			}
		}
		if row = int(t >> 1); row == dead {
			return end, ok, true
		}
		i += size
	}
	t := next[row+int(p.end())]
	if t == unmade {
		if t = c.transition(row, p.end(), len(s)); t == unmade {
			return 0, false, false
		}
	}
	if t&1 != 0 {
		end, ok = len(s), true
	}
	return end, ok, true
}

// backward runs from a place in s where a match ends to where it starts, as
// far left as can be.
func (c *cache) backward(s string, end int) (start int, done bool) {
	p := c.p
	if p.classes == 0 {
		return 0, false
	}
	c.made = 0
	before := edge
	if end < len(s) {
		r, _ := utf8.DecodeRuneInString(s[end:])
		before = p.kindOf(r)
	}
	row, next := int(c.first(before)), c.next
	start = -1
	for i := end; i > 0; {
		class, size := uint8(0), 1
		if b := s[i-1]; b < utf8.RuneSelf {
			class = p.ascii[b]
		} else {
			var r rune
			r, size = utf8.DecodeLastRuneInString(s[:i])
			class = p.class(r)
		}
		t := next[row+int(class)]
		if t == unmade {
			if t = c.transition(row, class, end-i); t == unmade {
				return 0, false
			}
			next = c.next
		}
		if t&1 != 0 {
			start = i
		}
		if row = int(t >> 1); row == dead {
			return start, start >= 0
		}
		i -= size
	}
	t := next[row+int(p.end())]
	if t == unmade {
		if t = c.transition(row, p.end(), end); t == unmade {
			return 0, false
		}
	}
	if t&1 != 0 {
		start = 0
	}
	return start, start >= 0
}

// first returns the state in which a run begins.
func (c *cache) first(before kind) int32 {
	if c.begin[before] == unmade {
		c.begin[before] = c.intern(state{pcs: []uint32{c.p.start}, before: before})
	}
	return c.begin[before]
}

// transition makes the edge out of a state for a class, or returns unmade where
// the run has made too many for the n bytes it has read.
func (c *cache) transition(row int, class uint8, n int) int32 {
	if c.made++; c.made > maxMade+n/madeRate {
		return unmade
	}
	p, st := c.p, c.states[row/c.p.classes]
	after := p.kinds[class]
	match := c.closure(st, looks(st.before, after))
	to := state{before: p.narrow(after), matched: !p.anchored && (st.matched || match)}
	c.follow = c.follow[:0]
	if class != p.end() {
		c.gen++
		for _, pc := range c.list {
			if p.takes[pc][class/64]>>(class%64)&1 == 0 {
				continue
			}
			if out := p.insts[pc].Out; c.seen[out] != c.gen {
				c.seen[out] = c.gen
				c.follow = append(c.follow, out)
			}
		}
		if !p.anchored && !to.matched && c.seen[p.start] != c.gen {
			c.follow = append(c.follow, p.start)
		}
	}
	if p.longest {
		slices.Sort(c.follow) // preference is of no matter: fewer states
	}
	to.pcs = c.follow
	t := int32(dead)
	if len(to.pcs) > 0 {
		if c.size > maxSize {
			c.reset()
			row = int(c.intern(st))
		}
		t = c.intern(to) << 1
	}
	if match {
		t |= 1
	}
	c.next[row+int(class)] = t
	return t
}

// narrow forgets of a kind what no assertion asks.
func (p *program) narrow(k kind) kind {
	switch {
	case k == word && p.looks&(syntax.EmptyWordBoundary|syntax.EmptyNoWordBoundary) == 0:
		return other
	case k == newline && p.looks&(syntax.EmptyBeginLine|syntax.EmptyEndLine) == 0:
		return other
	}
	return k
}

// looks is the assertions that hold between two characters.
func looks(before, after kind) syntax.EmptyOp {
	var op syntax.EmptyOp
	if before == edge {
		op |= syntax.EmptyBeginText | syntax.EmptyBeginLine
	}
	if before == newline {
		op |= syntax.EmptyBeginLine
	}
	if after == edge {
		op |= syntax.EmptyEndText | syntax.EmptyEndLine
	}
	if after == newline {
		op |= syntax.EmptyEndLine
	}
	if (before == word) != (after == word) {
		return op | syntax.EmptyWordBoundary
	}
	return op | syntax.EmptyNoWordBoundary
}

// closure follows the threads of a state over what reads nothing, puts those
// that read a character in c.list, by preference, and reports a match. Threads
// after the match are cut, unless the longest is wanted.
func (c *cache) closure(st state, holds syntax.EmptyOp) (match bool) {
	c.gen++
	c.list = c.list[:0]
	for _, pc := range st.pcs {
		c.stack = append(c.stack[:0], pc)
		for len(c.stack) > 0 {
			pc := c.stack[len(c.stack)-1]
			c.stack = c.stack[:len(c.stack)-1]
			if c.seen[pc] == c.gen {
				continue
			}
			c.seen[pc] = c.gen
			switch in := &c.p.insts[pc]; in.Op {
			case syntax.InstAlt, syntax.InstAltMatch:
				c.stack = append(c.stack, in.Arg, in.Out)
			case syntax.InstCapture, syntax.InstNop:
				c.stack = append(c.stack, in.Out)
			case syntax.InstEmptyWidth:
				if syntax.EmptyOp(in.Arg)&^holds == 0 {
					c.stack = append(c.stack, in.Out)
				}
			case syntax.InstMatch:
				if match = true; !c.p.longest {
					return true
				}
			case syntax.InstFail:
			default:
				c.list = append(c.list, pc)
			}
		}
	}
	return match
}

// intern returns the row of a state, which it may have to make.
func (c *cache) intern(st state) int32 {
	c.key = append(c.key[:0], byte(st.before))
	if st.matched {
		c.key[0] |= 0x80
	}
	for _, pc := range st.pcs {
		c.key = binary.AppendUvarint(c.key, uint64(pc))
	}
	if row, ok := c.rows[string(c.key)]; ok {
		return row
	}
	row := int32(len(c.next))
	st.pcs = slices.Clone(st.pcs)
	c.states = append(c.states, st)
	c.rows[string(c.key)] = row
	for range c.p.classes {
		c.next = append(c.next, unmade)
	}
	c.size += 4*c.p.classes + 4*len(st.pcs) + len(c.key) + 64
	return row
}
