package birth

import (
	"strings"

	"veil/rules/names/lexicon"
)

const (
	maxLeader  = 60
	maxFigures = 26 // bytes of what stands for a date behind a label
	fewFigures = 5
	allFigures = 8
)

// figures enters what stands right behind label t for a date that is none:
// "31/02/2014", "12/03/20 14", "06121012", "??/04/80". Slips of the pen, of the
// scanner and of the keyboard tell when somebody was born as well.
func (s *scan) figures(t trigger) {
	from := s.atoms[t.end-1].End
	for n := 0; n < maxLeader && from < len(s.text) && strings.IndexByte(" :|=-.(_[", s.text[from]) >= 0 && !strings.HasPrefix(s.text[from:], "--/"); n++ {
		from++
	}
	end := from
	for end < min(len(s.text), from+maxFigures) && standsIn(s.text[end]) && !strings.HasPrefix(s.text[end:], "  ") {
		end++
	}
	for end > from && !figure(s.text[end-1]) {
		end--
	}
	if end == from || !figure(s.text[from]) && s.text[from] != '-' || end < len(s.text) && letter(s.text[end]) {
		return
	}
	value := s.text[from:end]
	if s.mistaken(value, from, end) {
		s.extra = append(s.extra, [2]int{from, end})
	}
}

// boxed enters a date in labelled boxes behind label t: "Day 12 Month 03 Year 2014", "DD 12 MM March YYYY 2014".
func (s *scan) boxed(t trigger) {
	first, last, n := -1, -1, 0
	for j := t.end; j < min(len(s.atoms), t.end+16) && n < 3; j++ {
		a := s.atoms[j]
		switch {
		case a.Shape.IsWord() && boxWords[n].Has(a.Hash):
			if j++; s.punct(j) == ':' || s.punct(j) == '=' {
				j++
			}
			for s.punct(j) == '|' || s.punct(j) == '[' || s.punct(j) == '_' {
				j++
			}
			w := s.width(j)
			if w != 1 && w != 2 && w != 4 && (n != 1 || j >= len(s.atoms) || !s.atoms[j].Shape.IsWord()) {
				return
			}
			if n == 0 {
				if first = j; s.atoms[j-1].End-s.atoms[j-1].Start > 3 {
					first = j - 1 // "ziua 12 luna 03 anul 2014" is read as one
				}
			}
			last, n = j, n+1
		case n == 0 && a.Shape != lexicon.Punct && s.at(j)&on == 0, n > 0 && a.Shape.IsWord():
			return
		}
	}
	if n == 3 && first >= 0 {
		s.extra = append(s.extra, [2]int{s.atoms[first].Start, s.atoms[last].End})
	}
}

// boxWords stand before the three boxes of a date on a form.
var boxWords = [3]*lexicon.Set{lexicon.NewSet("day dd d ziua jour dia tag dydd dzien giorno diena"), lexicon.NewSet("month mm m mth luna mois mes monat mis miesiac mese menuo"), lexicon.NewSet("year yyyy yy y yr anul annee ano jahr blwyddyn rok anno metai")}

// mistaken reports whether value, which is text[from:end), has as many figures
// as a date and no date is read from all of it.
func (s *scan) mistaken(value string, from, end int) bool {
	all, real, parts, in, last := 0, 0, 0, false, 0
	for i := range len(value) {
		c := value[i]
		if !figure(c) {
			in = false
			continue
		}
		if !in {
			parts, last = parts+1, 0
		}
		in = true
		all, last = all+1, last+1
		if '0' <= c && c <= '9' {
			real++
		}
	}
	if all < fewFigures && !(all == 4 && parts == 3 && strings.Trim(value, "0123456789,/.-?xX") == "") || all > allFigures || real < 2 || strings.Trim(value, "0123456789") != "" && parts < 2 && real < all-1 {
		return false
	}
	if k, ok := s.dateIn(from, end); ok && s.dates[k].Form.Whole() {
		if s.dates[k].Start == from && s.dates[k].End == end || all != allFigures {
			return false
		}
		return last == 4 || strings.Contains(value, "19 ") || strings.Contains(value, "20 ") // "1 2/03/2014", "12/03/20 14"
	}
	open := strings.ContainsAny(value, "xX?_-")
	return !strings.ContainsRune(value, ' ') || open || strings.ContainsAny(value, "/.~]") // "DOB 3 4 56 flat"
}

// figure reports whether c is a figure, what scanning makes of one, or stands
// for one that is not known.
func figure(c byte) bool {
	return '0' <= c && c <= '9' || strings.IndexByte("OolIiSsBZzgqGxX?kK", c) >= 0
}

// standsIn reports whether c may stand in a date in figures.
func standsIn(c byte) bool { return figure(c) || strings.IndexByte("/.-~\\_:,'[] ", c) >= 0 }

func letter(c byte) bool { return 'a' <= c|32 && c|32 <= 'z' || c >= 0x80 || '0' <= c && c <= '9' }

// figuresAt returns the first n figures of atom i as a number.
func (s *scan) figuresAt(i, n int) int {
	v := 0
	for _, c := range []byte(s.text[s.atoms[i].Start : s.atoms[i].Start+n]) {
		v = v*10 + int(c-'0')
	}
	return v
}
