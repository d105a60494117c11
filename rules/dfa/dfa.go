// Package dfa finds the matches of regular expressions several times faster
// than package regexp, on which it is built and with which it agrees.
//
// A Regexp is parsed by regexp/syntax and run as a finite automaton whose
// states are made when the text first asks for them, in the way of RE2: one
// pass forward tells where the leftmost-first match ends, and one pass
// backward, by the reversed expression, where it starts. Time is linear in the
// text; memory is bounded. It promises the results of package regexp for every
// expression and text, invalid UTF-8 included, and takes the way of package
// regexp itself where an expression makes too many states, or where groups are
// asked for.
//
// See R. Cox, "Regular Expression Matching in the Wild", 2010.
package dfa

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"sync"
)

// Regexp is an expression. It is safe for concurrent use.
type Regexp struct {
	expr string
	once sync.Once
	tree *syntax.Regexp // see parsed
	err  error

	forward, reverse lazy
	whole            sync.Once
	plain            *regexp.Regexp // see slow
}

// lazy is an automaton made on first use, and its idle caches.
type lazy struct {
	once sync.Once
	prog *program
	mu   sync.Mutex
	idle []*cache
}

// Compile parses an expression in the syntax of package regexp. That it parses
// and is of legal size is checked here; the automata are made on first use.
func Compile(expr string) (*Regexp, error) {
	re := &Regexp{expr: expr}
	if _, err := re.parse(); err != nil {
		return nil, err
	}
	return re, nil
}

// MustCompile is Compile for expressions in the program itself, of which a run
// uses few: each is parsed on its first use, and one that does not parse panics
// then. Check, in a test, finds it before.
func MustCompile(expr string) *Regexp {
	re := &Regexp{expr: expr}
	mu.Lock()
	defer mu.Unlock()
	own = append(own, re)
	return re
}

var (
	mu  sync.Mutex
	own []*Regexp // what MustCompile returned
)

// Check parses everything that MustCompile was given so far.
func Check() error {
	mu.Lock()
	defer mu.Unlock()
	for _, re := range own {
		if _, err := re.parse(); err != nil {
			return err
		}
	}
	return nil
}

func (re *Regexp) parse() (*syntax.Regexp, error) {
	re.once.Do(func() { re.tree, re.err = syntax.Parse(re.expr, syntax.Perl) })
	return re.tree, re.err
}

// parsed is the expression's tree.
func (re *Regexp) parsed() *syntax.Regexp {
	tree, err := re.parse()
	if err != nil {
		panic(fmt.Sprintf("dfa: %v", err))
	}
	return tree
}

// slow is the expression as package regexp has it.
func (re *Regexp) slow() *regexp.Regexp {
	// What parses compiles: regexp.Compile fails by syntax.Parse only.
	re.whole.Do(func() { re.plain = regexp.MustCompile(re.expr) })
	return re.plain
}

// String returns the expression.
func (re *Regexp) String() string { return re.expr }

// NumSubexp is the number of groups in parentheses.
func (re *Regexp) NumSubexp() int { return re.parsed().MaxCap() }

// SubexpIndex is the number of the first group with that name, or -1.
func (re *Regexp) SubexpIndex(name string) int {
	for i, n := range re.parsed().CapNames() {
		if n == name && name != "" {
			return i
		}
	}
	return -1
}

// MatchString reports whether s holds a match.
func (re *Regexp) MatchString(s string) bool {
	c := re.forward.take(re, false)
	_, found, ok := c.forward(s, true)
	re.forward.give(c)
	if !ok {
		return re.slow().MatchString(s)
	}
	return found
}

// Find returns the span of the leftmost match in s; ok is false where there is
// none.
func (re *Regexp) Find(s string) (start, end int, ok bool) {
	c := re.forward.take(re, false)
	end, ok, done := c.forward(s, false)
	anchored := c.p.anchored
	re.forward.give(c)
	if done && !ok {
		return 0, 0, false
	}
	if done && anchored {
		return 0, end, true
	}
	if done {
		c = re.reverse.take(re, true)
		start, done = c.backward(s, end)
		re.reverse.give(c)
	}
	if !done {
		m := re.slow().FindStringIndex(s)
		if m == nil {
			return 0, 0, false
		}
		return m[0], m[1], true
	}
	return start, end, true
}

// FindGroup is Find with the span of one group besides, -1 where the group
// takes no part in the match.
func (re *Regexp) FindGroup(s string, group int) (start, end, from, to int, ok bool) {
	if group == 0 {
		start, end, ok = re.Find(s)
		return start, end, start, end, ok
	}
	if !re.MatchString(s) {
		return 0, 0, 0, 0, false
	}
	m := re.slow().FindStringSubmatchIndex(s)
	if m == nil {
		return 0, 0, 0, 0, false
	}
	return m[0], m[1], m[2*group], m[2*group+1], true
}

// take returns a cache that nobody else uses until it is given back.
func (l *lazy) take(re *Regexp, reverse bool) *cache {
	l.once.Do(func() { l.prog = newProgram(re.parsed(), reverse) })
	l.mu.Lock()
	defer l.mu.Unlock()
	if n := len(l.idle); n > 0 {
		c := l.idle[n-1]
		l.idle = l.idle[:n-1]
		return c
	}
	return newCache(l.prog)
}

func (l *lazy) give(c *cache) {
	l.mu.Lock()
	l.idle = append(l.idle, c)
	l.mu.Unlock()
}
