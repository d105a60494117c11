package names

import (
	"strings"
	"unicode"

	"veil/rules/names/lexicon"
)

// initials finds the initials of people whose full names were found in the
// part: "GO", "G.O.", "T O-P". Initials that are usual abbreviations ("SW",
// "GP") are left alone unless their place says that they are somebody.
func (s *scan) initials(found []candidate) []candidate {
	forms := map[string]bool{}
	taken := cleared(s.named, len(s.units))
	seen := map[string]bool{}
	for _, c := range found {
		for i := c.first; i <= c.last; i++ {
			taken[i] = true
		}
		name := s.text[c.start:c.end]
		if c.label != "" || seen[name] || c.last == c.first && !strings.ContainsAny(name, "-‐‑") {
			continue
		}
		seen[name] = true
		for _, f := range doubleInitials(name) {
			forms[f] = true
		}
		for _, f := range Parse(name).InitialForms() {
			forms[f] = true
		}
	}
	return s.shortForms(forms, s.sureCodes(found, forms), taken, taken)
}

// shortForms finds the given initials, and those that are sure, outside the
// taken units. Units that are somebody's name, taken or not, are in named.
func (s *scan) shortForms(forms, sure map[string]bool, taken, named []bool) []candidate {
	var out []candidate
	var doubtful [][2]int // usual abbreviations, to be judged once the others are known
	for i := 0; i < len(s.units); i++ {
		if taken[i] || !s.short(i) {
			continue
		}
		j := i + 1
		for j < len(s.units) && !taken[j] && s.short(j) && s.units[j].start-s.units[j-1].end <= 1 && j-i < 4 {
			j++
		}
		if s.apart(i, j) { // "T O-P"
			out = append(out, s.take(i, j, taken))
			i = j - 1
			continue
		}
		for ; j > i; j-- {
			l, dotted := s.capitals(i, j)
			if len(l) < 2 || !forms[l] && !sure[l] || !dotted && s.exhibit(j) {
				continue
			}
			if sure[l] && s.units[i].is(lexicon.Acronym) && articles.Has(s.at(i-1).hash) {
				continue // "a GP letter", though GP is somebody too
			}
			if j == i+1 && s.plainlyActs(i) {
				out = append(out, s.take(i, j, taken))
				i = j - 1
				break
			}
			if !dotted && !sure[l] && (s.shout[i] && s.units[i].shape != lexicon.Title || lexicon.ClassOf(l)&(lexicon.Acronym|lexicon.Function) != 0) {
				doubtful = append(doubtful, [2]int{i, j})
				i = j - 1
				break
			}
			out = append(out, s.take(i, j, taken))
			i = j - 1
			break
		}
	}
	for i := range s.units {
		if !taken[i] && s.sharesSurname(i, taken) {
			out = append(out, s.take(i, i+1, taken))
		}
	}
	for _, c := range out {
		for i := c.first; i <= c.last; i++ {
			named[i] = true
		}
	}
	return append(out, s.judgeUsual(doubtful, named)...)
}

// sharesSurname reports whether the initial at i has its surname from the person
// after it: the G of "G and P Huxtable".
func (s *scan) sharesSurname(i int, taken []bool) bool {
	u, and, n := &s.units[i], s.at(i+1), s.at(i+2)
	return u.shape == lexicon.Initial && (and.hash == hashAnd || and.punct == '&') && n.shape == lexicon.Initial && i+2 < len(taken) && taken[i+2] &&
		s.at(i+3).capital() && taken[i+3] && s.text[u.start:u.end] != "I"
}

func (s *scan) take(i, j int, taken []bool) candidate {
	for k := i; k < j; k++ {
		taken[k] = true
	}
	return s.make(i, j, 3, "initials of a person named here")
}

// short reports whether unit i is an initial, at most four capitals, or
// initials with a particle: "PMcK".
func (s *scan) short(i int) bool {
	u := &s.units[i]
	switch {
	case u.shape == lexicon.Initial:
		return true
	case u.shape == lexicon.Upper:
		return u.end-u.start <= 5
	}
	return u.shape == lexicon.Title && u.end-u.start <= 6 && inner(s.text[u.start:u.end])
}

// inner reports whether a word has a capital after a small letter: "BaR", "RiO".
func inner(w string) bool {
	small := false
	for _, r := range w {
		if small && unicode.IsUpper(r) {
			return true
		}
		small = small || unicode.IsLower(r)
	}
	return false
}

// capitals joins the letters of units [i, j). Initials with a particle keep
// its small letters.
func (s *scan) capitals(i, j int) (string, bool) {
	if u := &s.units[i]; j == i+1 && u.shape == lexicon.Title {
		return s.text[u.start:u.end], false
	}
	var b strings.Builder
	dotted := j-i > 1
	for _, r := range s.text[s.units[i].start:s.units[j-1].end] {
		if 'A' <= r && r <= 'Z' {
			b.WriteByte(byte(r))
		} else if unicode.IsUpper(r) {
			b.WriteString(strings.ToUpper(lexicon.Fold(string(r))))
		} else if r == '.' {
			dotted = true
		}
	}
	return b.String(), dotted
}

// apart reports whether units [i, j) are the initials of a forename and a
// double surname, which hardly anything else looks like: "T O-P".
func (s *scan) apart(i, j int) bool {
	if j != i+2 || s.units[i].shape != lexicon.Initial || s.units[i+1].shape != lexicon.Upper || s.loud[i] {
		return false
	}
	w := s.text[s.units[i+1].start:s.units[i+1].end]
	return len(w) == 3 && w[1] == '-' && s.units[i+1].start-s.units[i].end == 1 && !s.exhibit(j)
}

// exhibit reports whether a slash and a number follow, as in the mark of an
// exhibit or a reference: "GKD/1".
func (s *scan) exhibit(j int) bool {
	return j+1 < len(s.units) && s.units[j].punct == '/' && s.units[j].start == s.units[j-1].end &&
		s.units[j+1].shape == lexicon.Digits && s.units[j+1].start == s.units[j].end
}

// judgeUsual picks from usual abbreviations that are known initials too those
// that stand for a person.
func (s *scan) judgeUsual(doubtful [][2]int, named []bool) []candidate {
	if len(doubtful) == 0 {
		return nil
	}
	var out []candidate
	cells := s.cells()
	for _, d := range doubtful {
		i, j := d[0], d[1]
		if s.quoted(i, j) || s.acts(i, j) || s.besideInitials(i, j, named) || s.inTheirColumn(i, j, cells, named) || s.pronounActs(i, j) {
			out = append(out, s.take(i, j, named))
		}
	}
	return out
}

func (s *scan) at(i int) *unit {
	if i >= 0 && i < len(s.units) {
		return &s.units[i]
	}
	return &edge
}

// edge stands for what lies beyond the text.
var edge = unit{punct: '\n', shape: lexicon.Break}

// quoted reports whether units [i, j) stand between quotation marks.
func (s *scan) quoted(i, j int) bool {
	return strings.ContainsRune("\"“‘'", s.at(i-1).punct) && strings.ContainsRune("\"”’'", s.at(j).punct)
}

// acts reports whether an abbreviation of something that does nothing does
// something: "AM is to file", "a plan with NP."
func (s *scan) acts(i, j int) bool {
	u, p, n := &s.units[i], s.at(i-1), s.at(j)
	if j != i+1 || s.loud[i] || !idle.Has(u.hash) || p.shape == lexicon.Digits {
		return false
	}
	if u.sentence && n.shape == lexicon.Lower && n.start-u.end == 1 && n.is(lexicon.Say|lexicon.Be) {
		return true
	}
	return p.shape == lexicon.Lower && toward.Has(p.hash) && clauseEnd(n)
}

// plainlyActs reports whether the initials at i, though a usual abbreviation
// too, do at the head of a sentence what people do: "LT opened", "HP slept".
func (s *scan) plainlyActs(i int) bool {
	u, n := &s.units[i], s.at(i+1)
	if !u.sentence || s.loud[i] || roleLetters.Has(u.hash) || u.end-u.start > 3 || n.start-u.end != 1 {
		return false
	}
	return n.shape == lexicon.Lower && (deeds.Has(n.hash) || personal.Has(n.hash) || past.Has(n.hash)) || n.hash == hashTo && s.at(i+2).shape == lexicon.Lower
}

// idle are abbreviations of what neither acts nor takes part.
var idle = hashes("am pm ok nb np pe bp ps pp iq eq tb mm kg km")

// besideInitials reports whether a slash joins units [i, j) to somebody: "HS /
// EP".
func (s *scan) besideInitials(i, j int, taken []bool) bool {
	if s.at(i-1).punct == '/' && i > 1 && taken[i-2] {
		return true
	}
	return s.at(j).punct == '/' && j+1 < len(s.units) && taken[j+1]
}

// pronounActs reports whether a small word in capitals, which may be written so
// for emphasis, is a person: "put it to IN", "IS said".
func (s *scan) pronounActs(i, j int) bool {
	p, n := s.at(i-1), s.at(j)
	if j != i+1 || s.loud[i] || !s.units[i].is(lexicon.Function) || s.units[i].is(lexicon.Acronym) && !s.units[i].is(lexicon.Be) {
		return false
	}
	switch {
	case verbs.Has(s.units[i].hash) && p.hash == hashTo:
		return false
	case p.shape == lexicon.Lower && toward.Has(p.hash):
		return n.shape != lexicon.Upper && n.punct != '!'
	case s.units[i].sentence:
		return n.shape == lexicon.Lower && n.is(lexicon.Say)
	}
	return false
}

var (
	hashTo = lexicon.Hash("to")
	toward = hashes("to with by for from")
	verbs  = hashes("be do go")
)
