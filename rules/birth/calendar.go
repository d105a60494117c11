package birth

import (
	"strings"
	"unicode/utf8"

	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// calendar enters a date of another calendar right behind label t: "9 Hamal
// 1385", "1385/01/09", "12 Ramadan 1429".
func (s *scan) calendar(t trigger) {
	if t.kind == bornVerb {
		s.boxed(t)
		s.foreignMonth(t)
		if s.hashAt(t.start) == hashB {
			s.figures(t)
		}
	}
	if t.kind != label {
		return
	}
	s.foreignMonth(t)
	s.ticked(t)
	s.figures(t)
	s.boxed(t)
	for j := t.end; j < min(len(s.atoms)-2, t.end+4); j++ {
		if s.atoms[j].Shape != lexicon.Digits {
			if s.atoms[j].Shape == lexicon.Break {
				return
			}
			continue
		}
		last := 0
		switch {
		case s.width(j) <= 2 && s.atoms[j+1].Shape == lexicon.Title && s.foreignYear(j+2):
			last = j + 2
		case s.width(j) <= 2 && j+4 < len(s.atoms) && s.punct(j+1) == s.punct(j+3) && s.punct(j+1) != 0 && s.width(j+2) > 0 && s.foreignYear(j+4):
			last = j + 4
		case s.foreignYear(j) && j+4 < len(s.atoms) && s.punct(j+1) == s.punct(j+3) && s.punct(j+1) != 0 && s.width(j+2) > 0 && s.width(j+2) <= 2 && s.width(j+4) > 0 && s.width(j+4) <= 2:
			last = j + 4
		}
		if last > 0 {
			s.extra = append(s.extra, [2]int{s.atoms[j].Start, s.atoms[last].End})
		}
		return
	}
}

// foreignMonth enters a date right behind label t of which the month is none that
// the reader of dates knows: "11 Meán Fómhair 2020", "4 Hidar 2001", "12 am Màrt
// 2014", "1st Farvardin 1392".
func (s *scan) foreignMonth(t trigger) {
	j := t.end
	for n := 0; n < 3 && (s.punct(j) == ':' || s.punct(j) == '.' || s.punct(j) == '-' || s.punct(j) == '–' || s.at(j)&(is|on) != 0 || s.hashAt(j) == hashThe || s.hashAt(j) == hashAs || s.hashAt(j) == hashGiven); n++ {
		j++
	}
	if j < len(s.atoms) && s.atoms[j].Shape.IsWord() && dates.Month(s.atoms[j]) > 0 && s.width(j+1) > 0 && s.width(j+1) < 3 && s.width(j+2) == 2 && !s.glued(j+3) {
		s.extra = append(s.extra, [2]int{s.atoms[j].Start, s.atoms[j+2].End}) // "Apr 4 10"
		return
	}
	if w := s.width(j); w != 1 && w != 2 && !s.dayNumber(j) {
		return
	}
	k, named := j+1, false
	for n := 0; n < 3 && k < len(s.atoms) && s.atoms[k].Shape.IsWord(); n++ {
		if s.words[k]&(blocks|years|date|dob) != 0 || dates.Month(s.atoms[k]) > 0 {
			return
		}
		named = named || s.atoms[k].End-s.atoms[k].Start > 2 && (t.kind == label || s.atoms[k].Shape == lexicon.Title)
		if k++; s.punct(k) == '.' && s.glued(k) {
			k++
		}
	}
	if !named {
		return
	}
	if s.punct(k) == ',' {
		k++
	}
	if d := s.dateOf(k); d >= 0 && s.dates[d].Form&dates.Only == 0 || s.width(k) != 4 {
		return
	}
	if y := s.figuresAt(k, 4); s.foreignYear(k) || lowYear < y && y <= today+20 {
		s.extra = append(s.extra, [2]int{s.atoms[j].Start, s.atoms[k].End})
	}
}

// ticked enters a date behind label t with each figure in a box of its own, or
// behind one: "☐1☐9☐ / ☐0☐6☐ / ☐2☐0☐1☐0☐".
func (s *scan) ticked(t trigger) {
	from := s.atoms[t.end-1].End
	first, last, figures, boxes := -1, 0, 0, 0
	for i, c := range s.text[from:min(len(s.text), from+maxTicked)] {
		switch {
		case figures == 8 && (c < '0' || c > '9') && !strings.ContainsRune("☐□▢▯❏⬜", c):
			c = 0
		case '0' <= c && c <= '9':
			figures++
		case strings.ContainsRune("☐□▢▯❏⬜", c):
			boxes++
		case strings.ContainsRune(" :./-|", c):
			continue
		default:
			if c == utf8.RuneError {
				continue // the cut
			}
			c = 0
		}
		if c == 0 || figures > 8 {
			break
		}
		if first < 0 {
			first = from + i
		}
		last = from + i + utf8.RuneLen(c)
	}
	if boxes > 2 && (figures == 6 || figures == 8) {
		s.extra = append(s.extra, [2]int{first, last})
	}
}

// maxTicked is how far a date in boxes may reach, in bytes.
const maxTicked = 90

// foreignYear reports whether atom i is a year of living people in the Islamic
// calendars.
func (s *scan) foreignYear(i int) bool {
	if s.width(i) != 4 {
		return false
	}
	y := s.text[s.atoms[i].Start:s.atoms[i].End]
	return "1300" <= y && y < "1470"
}

// lunarYears reports whether a birth of the text is told in an Islamic calendar.
func (s *scan) lunarYears() bool {
	for _, e := range s.extra {
		if y := s.text[max(e[0], e[1]-4):e[1]]; "1300" <= y && y < "1470" {
			return true
		}
	}
	return false
}

// foreignAlone enters a bare year of an Islamic calendar, atom i, that is all of
// a field behind somebody, in a text that tells a birth in it: "Shilan, 1380;".
func (s *scan) foreignAlone(i int) {
	if !s.foreignYear(i) || s.dateOf(i) >= 0 || s.glued(i) || !s.closed(i+1) && s.punct(i+1) != ';' {
		return
	}
	j := i - 1
	switch p := s.punct(j); {
	case p == ',' || p == '(' || p == '|' || p == ':' || p == '-' || p == '–':
		j--
	case s.at(j)&(born|dob|is) == 0 && s.hashAt(j) != hashIn:
		return
	}
	if a := s.atoms[max(j, 0)]; people.Has(a.Hash) || a.Hash == lexicon.Hash("you") || a.Class&lexicon.Kin != 0 || s.at(j)&(born|dob|is|sex) != 0 || s.hashAt(j) == hashIn && s.at(j-1)&born != 0 || a.Shape.IsWord() && s.nameLike(j) {
		s.extra = append(s.extra, [2]int{s.atoms[i].Start, s.atoms[i].End})
	}
}

// movable enters a feast that has another date each year right behind a trigger,
// with the year: "born on Easter Sunday 2011", "her birthday is Pancake Day".
func (s *scan) movable(t trigger) {
	j := t.end
	for n := 0; n < 4 && (s.at(j)&(is|on|of|season) != 0 || s.hashAt(j) == hashThe || s.hashAt(j) == hashIn || s.hashAt(j) == lexicon.Hash("during") || s.punct(j) == ':' || s.punct(j) == '\'' || s.hashAt(j) == hashS); n++ {
		j++
	}
	if h := s.hashAt(j); h == lexicon.Hash("good") && s.at(j+1)&weekday == 0 || (h == lexicon.Hash("mother") || h == lexicon.Hash("father")) && (s.punct(j+1) == 0 || s.hashAt(j+3) != hashDay) || !feasts.Has(h) || !s.atoms[j].Shape.IsWord() {
		return
	}
	last := j
	for k := j + 1; k < min(len(s.atoms), j+5); k++ {
		switch {
		case s.dateOf(k) >= 0:
			last = s.after[s.dateOf(k)] - 1 // "Whit Monday, 29 May 2022"
		case s.at(k)&weekday != 0, feasts.Has(s.hashAt(k)), s.hashAt(k) == hashDay, s.hashAt(k) == lexicon.Hash("weekend"), s.hashAt(k) == lexicon.Hash("week"):
			last = k
			continue
		case s.punct(k) == '\'', s.punct(k) == '’', s.hashAt(k) == hashS, s.punct(k) == ',':
			continue
		}
		break
	}
	s.extra = append(s.extra, [2]int{s.atoms[j].Start, s.atoms[last].End})
}

// feasts are the words with which movable feasts begin, and go on.
var feasts = lexicon.NewSet("easter pancake shrove whit maundy palm mothering mothers mother fathers father good diwali eid passover hanukkah")
