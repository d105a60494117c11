package rules

import (
	"strings"
	"unicode/utf8"

	"veil/rules/dfa"
)

// target is a text and what rules share about it.
type target struct {
	text    string
	groups  []digitGroup // computed on first use; see digits
	counted bool
	windows []hit // room for those of one rule after another
}

// digitGroup is a run of digits with single separators in it.
type digitGroup struct{ start, end, digits int }

// found is one finding of a rule.
type found struct {
	start, end int
	score      float64
}

// search is a rule at work on a text.
type search struct {
	*Rule
	*exprs
	t    *target
	hits []hit // where the words of the rule stand
}

// find runs the rule. Findings are in order of their start and do not overlap.
func (r *Rule) find(t *target, hits []hit) ([]found, error) {
	if len(hits) == 0 && (r.context.Need || len(r.anchor.Words) > 0) {
		return nil, nil
	}
	e, err := r.exprs()
	if err != nil {
		return nil, err
	}
	s := &search{r, e, t, hits}
	switch {
	case r.context.Need:
		return s.near(), nil
	case r.anchor.Here:
		return s.here(), nil
	}
	return s.around(), nil
}

// around tries the pattern around its anchors, or everywhere.
func (r *search) around() []found {
	var out []found
	next := 0
	for _, w := range r.windows() {
		at := max(w.start, next)
		for at < w.end {
			f, resume, ok := r.next(at, w.end)
			if !ok && resume < 0 {
				break
			}
			if ok {
				f.score = r.boosted(f)
				out = append(out, f)
				next = f.end
			}
			at = resume
		}
	}
	return out
}

// here tries the pattern right at its anchors.
func (r *search) here() []found {
	var out []found
	next := 0
	try := func(at int) {
		if at < next {
			return
		}
		_, end := widen(r.t.text, at, at+r.anchor.Reach)
		if f, _, ok := r.next(at, end); ok {
			f.score = r.boosted(f)
			out = append(out, f)
			next = f.end
		}
	}
	for _, h := range r.hits {
		try(h.start)
	}
	if r.anchor.Digits > 0 && len(r.anchor.Words) == 0 {
		text := r.t.text
		for _, g := range r.t.digits() {
			if g.digits < r.anchor.Digits {
				continue
			}
			for i := g.start; i < g.end; i++ {
				if isDigit(text[i]) && (i == 0 || !isDigit(text[i-1])) {
					try(i)
				}
			}
		}
	}
	return out
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// next tries the pattern on text[at:end). ok says that there is a finding;
// resume is where to go on, or -1 where the pattern does not match again.
func (r *search) next(at, end int) (_ found, resume int, ok bool) {
	text := r.t.text
	first, last, s, e, ok := r.re.FindGroup(text[at:end], r.group)
	if !ok {
		return found{}, -1, false
	}
	if s < 0 || s == e {
		return found{}, at + skip(text[at:end], first), false
	}
	matched := text[at+first : at+last]
	f := found{at + s, at + e, r.score}
	f.start, f.end = trimBlank(text, f.start, f.end)
	if f.start >= f.end || !r.accept(text, matched, f) {
		return found{}, at + skip(text[at:end], first), false
	}
	return f, max(f.end, at+first+1), true
}

// skip is where to look again after a match at i that came to nothing: past
// the token that begins there.
func skip(s string, i int) int {
	_, n := utf8.DecodeRuneInString(s[i:])
	for i += max(n, 1); i < len(s) && alnum[s[i-1]] && alnum[s[i]]; i++ {
	}
	return i
}

// accept applies what the rule asks of a match beyond its pattern.
func (r *search) accept(text, matched string, f found) bool {
	switch {
	case inToken(text, f.start) || inToken(text, f.end):
		return false
	case r.reject != nil && r.reject.MatchString(matched):
		return false
	case r.notPrev != nil && r.notPrev.MatchString(text[back(text, f.start, 48):f.start]):
		return false
	case r.notNext != nil && r.notNext.MatchString(text[f.end:ahead(text, f.end, 48)]):
		return false
	}
	return r.valid == nil || r.valid(text[f.start:f.end])
}

// boosted is the score of f given the context words near it.
func (r *search) boosted(f found) float64 {
	if r.context.Boost == 0 {
		return f.score
	}
	for _, h := range r.hits {
		if h.end <= f.start && f.start-h.end <= r.context.Before || h.start >= f.end && h.start-f.end <= r.context.After {
			return min(1, f.score+r.context.Boost)
		}
	}
	return f.score
}

// windows lists the stretches of text on which the pattern is tried, in order
// and apart from each other.
func (r *search) windows() []hit {
	if len(r.anchor.Words) == 0 && r.anchor.Digits == 0 {
		return []hit{{0, len(r.t.text)}}
	}
	out := r.t.windows[:0]
	defer func() { r.t.windows = out }()
	add := func(start, end int) {
		start, end = widen(r.t.text, start-r.anchor.Reach, end+r.anchor.Reach)
		if n := len(out); n > 0 && start <= out[n-1].end {
			out[n-1].end = max(end, out[n-1].end)
			return
		}
		out = append(out, hit{start, end})
	}
	if len(r.anchor.Words) > 0 {
		for _, h := range r.hits {
			add(h.start, h.end)
		}
		return out
	}
	for _, g := range r.t.digits() {
		if g.digits >= r.anchor.Digits {
			add(g.start, g.end)
		}
	}
	return out
}

// widen moves both ends out to white space, so that no word is cut, but not
// far: a text without spaces must not make every window the whole of it.
func widen(text string, start, end int) (int, int) {
	const far = 64
	start, end = max(start, 0), min(end, len(text))
	for n := 0; start > 0 && n < far && !blank(text[start-1]); n++ {
		start--
	}
	for n := 0; end < len(text) && n < far && !blank(text[end]); n++ {
		end++
	}
	return back(text, start, 0), ahead(text, end, 0)
}

// digits lists the groups of digits: digits with at most two bytes of spaces
// or -./()+ between them.
func (t *target) digits() []digitGroup {
	if t.counted {
		return t.groups
	}
	t.counted = true
	s := t.text
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			continue
		}
		g := digitGroup{start: i, end: i}
		for j := i; j < len(s) && j-g.end <= 3; j++ {
			switch b := s[j]; {
			case isDigit(b):
				g.digits++
				g.end = j + 1
			case strings.IndexByte(" -./()+\n\u00a0\u2013", b) < 0:
				j = len(s)
			}
		}
		t.groups = append(t.groups, g)
		i = g.end
	}
	return t.groups
}

func blank(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

func trimBlank(text string, start, end int) (int, int) {
	s := strings.TrimLeft(text[start:end], " \t\r\n\u00a0")
	start = end - len(s)
	return start, start + len(strings.TrimRight(s, " \t\r\n\u00a0"))
}

// back and ahead step n bytes and then on to a rune border.
func back(text string, i, n int) int {
	for i = max(i-n, 0); !border(text, i); i-- {
	}
	return i
}

func ahead(text string, i, n int) int {
	for i = min(i+n, len(text)); !border(text, i); i++ {
	}
	return i
}

// matchesWhole is whether an optional expression, anchored at both ends,
// matches s.
func matchesWhole(re *dfa.Regexp, s string) bool { return re == nil || re.MatchString(s) }
