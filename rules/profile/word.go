package profile

import (
	"strings"
	"unicode"

	"veil/rules/names"
	"veil/rules/names/lexicon"
)

// how is the way in which a word of the text is one of the file.
type how uint8

const (
	exact  how = iota
	plural     // "Okafors", "jaydens"
	short      // a nickname, or a forename cut short
	scan       // as a scanner mistakes it
	glued      // with figures or other words: "jayden2014"
	slip       // one letter away, two in long names
	doubt      // one letter away from a short name
)

// entry is what the file knows of a word of the text.
type entry struct {
	who   []int // empty where it may be somebody else's name
	part  part
	how   how
	plain int // how usual the text's word is in English, 0 to 3
	class lexicon.Class
	size  int // letters
}

// reader looks up the words of one text. It remembers what it found, so that
// every word is compared once.
type reader struct {
	*index
	memo map[uint32]*entry
}

// classes that do not keep a word from being a name.
const nameClass = lexicon.Forename | lexicon.Eponym | lexicon.Particle

// look returns what the file knows of a word; nil for nothing.
func (r *reader) look(text string, a lexicon.Atom) *entry {
	if e, ok := r.memo[a.Hash]; ok {
		return e
	}
	i, ok := r.byHash[a.Hash]
	var e *entry
	switch {
	case ok:
		f := &r.forms[i]
		e = &entry{who: f.who, part: f.part, plain: a.Flags.Ordinary(), class: a.Class, size: len(f.runes)}
	case a.Shape == lexicon.Lower && (a.Flags.Ordinary() > 1 || a.Class&^nameClass != 0) && text[a.End-1] != 's':
		return nil // most of a text
	default:
		e = r.guess(text[a.Start:a.End], a)
	}
	r.memo[a.Hash] = e
	return e
}

// guess compares a word that is not in the file as it stands.
func (r *reader) guess(word string, a lexicon.Atom) *entry {
	w := lexicon.Fold(word)
	runes := []rune(w)
	e := &entry{plain: a.Flags.Ordinary(), class: a.Class, size: len(runes)}
	if e.size < 3 || e.size > maxWord {
		return nil
	}
	if a.Shape == lexicon.Alnum {
		if f := r.among(letterRuns(w), 3); f != nil {
			e.who, e.part, e.how = f.who, f.part, glued
			return e
		}
	}
	for _, end := range []string{"s", "es", "y", "ie"} {
		stem, ok := strings.CutSuffix(w, end)
		if !ok || len(stem) < 3 {
			continue
		}
		if i, ok := r.byHash[lexicon.Hash(stem)]; ok && (end == "s" || r.forms[i].part&surname != 0 && e.plain == 0 && !a.Flags.Name()) {
			e.who, e.part, e.how = r.forms[i].who, r.forms[i].part, plural
			return e
		}
	}
	for _, k := range names.NicknameGroups(w) {
		e.who = union(e.who, r.nick[k])
	}
	if len(e.who) == 0 && e.plain < 2 && a.Flags.Fore() < 2 && a.Flags&lexicon.Place == 0 && a.Class&^nameClass == 0 {
		e.who = r.cut(w)
	}
	if len(e.who) > 0 {
		e.part, e.how = given, short
		return e
	}
	if a.Flags.Ordinary() > 0 || a.Class&^nameClass != 0 || a.Flags&lexicon.Place != 0 && a.Flags.Fore() < 2 {
		return nil // another word
	}
	return r.near(e, runes, a)
}

// near finds the words of the file that scanners or typists make this one of.
func (r *reader) near(e *entry, runes []rune, a lexicon.Atom) *entry {
	skel := []rune(skeleton(string(runes)))
	m := mask(string(skel))
	damaged := a.Shape == lexicon.Alnum
	if damaged || e.size > 3 && !a.Flags.Name() {
		for _, i := range r.bySkel[string(skel)] {
			e.who, e.part, e.how = union(e.who, r.forms[i].who), e.part|r.forms[i].part, scan
		}
		if len(e.who) > 0 {
			return e
		}
	}
	best, close := 0, false
	for i := range r.forms {
		f := &r.forms[i]
		n := slips(len(f.runes))
		if n == 0 && (len(f.runes) < 3 || a.Flags.Fore() > 1 || a.Flags&lexicon.Surname != 0) || f.part&joined != 0 && n < 2 {
			continue
		}
		x, y, limit := runes, f.runes, max(n, 1)
		if damaged { // by a scanner: another letter may be wrong as well
			x, y = skel, f.skel
			if len(y) > 5 {
				limit++
			}
		}
		if far(m, f.mask, limit) {
			continue
		}
		d := edits(x, y, limit)
		switch {
		case d > limit:
		case n == 0:
			close = true
		case best == 0 || d < best:
			best, e.who, e.part = d, f.who, f.part
		case d == best:
			e.who, e.part = union(e.who, f.who), e.part|f.part
		}
	}
	switch {
	case best > 0:
		e.how = slip
		if a.Flags.Fore() > 1 { // a name of its own
			e.who = nil
		}
		return e
	case close:
		e.how, e.part = doubt, given
		return e
	}
	return nil
}

// cut returns those whose forename a word is the beginning of: "Kwab", "Desy"
// and "Debs" of Kwabena, Desmond and Deborah.
func (r *reader) cut(w string) []int {
	stems := []string{w}
	for _, end := range []string{"s", "y", "ie", "ey", "z", "za"} {
		if s, ok := strings.CutSuffix(w, end); ok && len(s) >= 3 {
			stems = append(stems, s)
			if s[len(s)-1] == s[len(s)-2] {
				stems = append(stems, s[:len(s)-1])
			}
		}
	}
	var who []int
	for _, f := range r.forms {
		if f.part&given == 0 || len(f.word) < 5 {
			continue
		}
		for _, s := range stems {
			if len(s) >= 3 && len(s) < len(f.word) && strings.HasPrefix(f.word, s) {
				who = union(who, f.who)
			}
		}
	}
	return who
}

// among returns the form that one of the words is, if it has so many letters.
func (r *reader) among(words []string, least int) *form {
	for _, w := range words {
		if i, ok := r.byHash[lexicon.Hash(w)]; ok && len(r.forms[i].runes) >= least && r.forms[i].part&company == 0 {
			return &r.forms[i]
		}
	}
	return nil
}

// letterRuns returns the stretches of letters in a word with figures.
func letterRuns(w string) []string {
	return strings.FieldsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
}
