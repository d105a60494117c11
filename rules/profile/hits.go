package profile

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/rules/names/lexicon"
)

// hits finds the words of the file, in order: as they stand, divided at a line
// end or by a stray space, letter by letter, and inside longer words.
func (r *reader) hits(g *page) []hit {
	var out []hit
	for i := 0; i < len(g.atoms); i++ {
		a := g.atoms[i]
		if a.Shape > lexicon.Alnum || a.Shape == lexicon.Digits {
			continue
		}
		if h, ok := r.stroke(g, i); ok {
			out = append(out, h)
			i = h.last
			continue
		}
		if h, ok := r.divided(g, i); ok {
			out = append(out, h)
			i = h.last
			continue
		}
		if a.Shape == lexicon.Initial || a.Shape == lexicon.Lower && oneRune(g.text[a.Start:a.End]) {
			spaced, next := r.spaced(g, i)
			out = append(out, spaced...)
			i = next - 1
			continue
		}
		if e := r.look(g.text, a); e != nil {
			out = append(out, hit{e, i, i, a.Start, a.End, g.stands(i, e)})
		} else if h, ok := r.buried(g, i); ok {
			out = append(out, h)
		}
	}
	return out
}

func oneRune(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	return n == len(s)
}

// seams are what may stand inside a word of the file: an apostrophe, a hyphen,
// a line end after a hyphen, a stray space.
const seams = "-‐‑–'’‘ʼ`´\u00ad"

// divided puts atom i and the next word together where they make a word of the
// file: "O'Neill", "Oka-\nfor", "Okaf or".
func (r *reader) divided(g *page, i int) (hit, bool) {
	a := g.atoms[i]
	j := i + 1
	if j < len(g.atoms) && g.atoms[j].Shape == lexicon.Punct && g.atoms[j].Start == a.End && strings.ContainsRune(seams, rune(g.atoms[j].Hash)) {
		j++
	}
	hyphen := j > i+1 || strings.HasPrefix(g.text[a.End:], "\u00ad")
	wrapped := false
	for breaks := 0; hyphen && j < len(g.atoms) && breaks < 2 && (g.atoms[j].Shape == lexicon.Break && g.atoms[j].Hash != '\t' || g.atoms[j].Hash == '>' && wrapped); j++ {
		if g.atoms[j].Hash == '\n' {
			breaks++
		}
		wrapped = true
	}
	if j >= len(g.atoms) {
		return hit{}, false
	}
	b := g.atoms[j]
	if b.Shape > lexicon.Alnum || b.Shape == lexicon.Digits || apostrophe(g.atoms[j-1]) && b.End-b.Start == 1 {
		return hit{}, false
	}
	if gap := b.Start - g.atoms[j-1].End; !wrapped && (hyphen && gap > 0 || !hyphen && (gap != 1 || a.Shape == lexicon.Lower && b.Shape != lexicon.Lower)) {
		return hit{}, false
	}
	f, ok := r.byHash[lexicon.HashOn(a.Hash, g.text[b.Start:b.End])]
	if !ok {
		return hit{}, false
	}
	form := &r.forms[f]
	if !hyphen && (form.part == joined || len(form.runes) < 5 || a.Flags.Ordinary() > 0 && b.Flags.Ordinary() > 0) {
		return hit{}, false // two words that follow each other
	}
	e := &entry{who: form.who, part: form.part, size: len(form.runes)}
	return hit{e, i, j, a.Start, b.End, form.part&company == 0}, true
}

// stroke puts together a word of the file in which scanning made signs of l or
// i: "Phi|ip", "Wi!!iam".
func (r *reader) stroke(g *page, i int) (hit, bool) {
	if s := g.at(i + 1); s.Shape != lexicon.Punct || s.Hash != '|' && s.Hash != '!' || s.Start != g.atoms[i].End {
		return hit{}, false
	}
	for _, l := range []string{"l", "i"} {
		h, n := g.atoms[i].Hash, g.atoms[i].End
		for k := i + 1; k < len(g.atoms) && g.atoms[k].Start == n && n-g.atoms[i].Start < maxWord; k++ {
			a := g.atoms[k]
			n = a.End
			switch {
			case a.Shape == lexicon.Punct && (a.Hash == '|' || a.Hash == '!'):
				h = lexicon.HashOn(h, l)
				continue
			case a.Shape != lexicon.Lower && a.Shape != lexicon.Upper && a.Shape != lexicon.Initial:
				n = -1 // ends the loop
				continue
			}
			h = lexicon.HashOn(h, g.text[a.Start:a.End])
			if f, ok := r.byHash[h]; ok && r.forms[f].part&company == 0 {
				e := &entry{who: r.forms[f].who, part: r.forms[f].part, how: scan, size: len(r.forms[f].runes)}
				return hit{e, i, k, g.atoms[i].Start, a.End, true}, true
			}
		}
	}
	return hit{}, false
}

// maxSpaced is how many letters of a letter-spaced text are put together.
const maxSpaced = 40

// spaced finds words of the file in a run of single letters from atom i on, "J
// a y d e n", and returns where to go on.
func (r *reader) spaced(g *page, i int) (out []hit, next int) {
	end := i + 1
	for ; end < len(g.atoms) && g.atoms[end].Start-g.atoms[end-1].End <= 4; end++ {
		a := g.atoms[end]
		letter := (a.Shape == lexicon.Initial || a.Shape == lexicon.Lower) && oneRune(g.text[a.Start:a.End])
		if !letter && !(a.Shape == lexicon.Punct && strings.ContainsRune(seams, rune(a.Hash)) && g.at(end+1).Shape == lexicon.Initial) {
			break
		}
	}
	if end-i < 3 {
		return nil, i + 1
	}
	for s := i; s < end; {
		h, best, found := g.atoms[s].Hash, s, 0
		for e := s + 1; e < min(end, s+maxSpaced); e++ {
			if g.atoms[e].Shape == lexicon.Punct {
				continue
			}
			h = lexicon.HashOn(h, g.text[g.atoms[e].Start:g.atoms[e].End])
			if f, ok := r.byHash[h]; ok && e > s+1 && r.forms[f].part&company == 0 {
				best, found = e, f
			}
		}
		if best == s {
			s++
			continue
		}
		f := &r.forms[found]
		out = append(out, hit{&entry{who: f.who, part: f.part, size: len(f.runes)}, s, best, g.atoms[s].Start, g.atoms[best].End, true})
		s = best + 1
	}
	return out, end
}

// buried finds a word of the file inside a longer one, as user and file names
// have them: "ReportJayden", "jaydensmum" beside an at sign.
func (r *reader) buried(g *page, i int) (hit, bool) {
	a := g.atoms[i]
	if a.End-a.Start < 6 || a.Flags != 0 && a.Shape != lexicon.Mixed || a.Class != 0 {
		return hit{}, false
	}
	word := g.text[a.Start:a.End]
	h := hit{first: i, last: i, start: a.Start, end: a.End, stands: true}
	if a.Shape != lexicon.Lower && a.Shape != lexicon.Upper {
		if humps := humps(word); len(humps) > 1 {
			if f := r.among(humps, 3); f != nil {
				h.entry = &entry{who: f.who, part: f.part, how: glued, size: len(f.runes)}
				return h, true
			}
		}
	}
	if !strings.ContainsRune("@_/.", rune(g.at(i-1).Hash)) && !strings.ContainsRune("@_", rune(g.at(i+1).Hash)) || len(word) > maxWord {
		return hit{}, false
	}
	folded := lexicon.Fold(word)
	for k := range r.forms {
		f := &r.forms[k]
		if len(f.word) >= 5 && f.part&company == 0 && len(f.word) < len(folded) && strings.Contains(folded, f.word) {
			h.entry = &entry{who: f.who, part: f.part, how: glued, size: len(f.runes)}
			return h, true
		}
	}
	return hit{}, false
}

// humps cuts a word at capitals after small letters.
func humps(w string) []string {
	var out []string
	from := 0
	var prev rune
	for i, r := range w {
		if i > from && unicode.IsUpper(r) && (unicode.IsLower(prev) || unicode.IsDigit(prev)) || unicode.IsDigit(r) != unicode.IsDigit(prev) && i > from {
			out = append(out, w[from:i])
			from = i
		}
		prev = r
	}
	return append(out, w[from:])
}

// belong reports whether hit b goes on with the name that ends with a: they are
// of one person, and between them is nothing but what stands inside names. What
// the name has so far is in so.
func (r *reader) belong(g *page, a, b hit, who []int, so part) bool {
	if len(both(who, b.who)) == 0 || b.first-a.last > 5 || b.first <= a.last {
		return false
	}
	differ := a.part&b.part == 0
	words := 0
	for k := a.last + 1; k < b.first; k++ {
		c := g.atoms[k]
		tight := c.Start == g.atoms[k-1].End
		switch {
		case c.Shape == lexicon.Break:
			if c.Hash == '\t' || !differ {
				return false
			}
		case c.Shape == lexicon.Punct && tight && strings.ContainsRune("-‐‑–'’._", rune(c.Hash)):
			if c.Hash == '.' && g.at(k+1).Start != c.End && g.at(k-1).Shape != lexicon.Initial {
				return false // the end of a sentence
			}
		case c.Shape == lexicon.Punct && c.Hash == ',' && so&^surname == 0 && b.part&given != 0 && g.listedFirst(a, b):
		case c.Shape == lexicon.Title || c.Shape == lexicon.Initial || c.Shape == lexicon.Upper || r.lead[c.Hash] || c.Class&lexicon.Particle != 0:
			// a middle name, a particle
			if words++; words > 2 || !differ || c.Class&(lexicon.Function|lexicon.Role|lexicon.Honorific|lexicon.Kin) != 0 && !r.lead[c.Hash] {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// listedFirst reports whether the surname a can stand before its forename b,
// as lists have it: no initials stand before it, and b is no part of an e-mail
// address.
func (g *page) listedFirst(a, b hit) bool {
	p, n := g.at(a.first-1), g.at(b.last+1)
	if p.Hash == '.' && p.Shape == lexicon.Punct {
		p = g.at(a.first - 2)
	}
	address := n.Shape == lexicon.Punct && n.Start == b.end && strings.ContainsRune("@_", rune(n.Hash)) || n.Hash == '.' && g.at(b.last+2).Start == n.End && n.Start == b.end
	return p.Shape != lexicon.Initial && !address
}
