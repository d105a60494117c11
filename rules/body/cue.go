package body

import (
	"veil/rules"
	"veil/rules/names/lexicon"
)

// run reads a name in capitals from token i: up to five words, with the small
// words between them. It returns the token after it.
func (s *scan) run(i int) (to int, own int) {
	from := i
	if s.at(i).hash == hashThe && s.near(i) {
		i++
	}
	to = i
	for to < i+6 {
		t := s.at(to)
		if to > i && !s.near(to-1) && !(s.at(to-1).punct('.') && s.saint(to-1) && t.start-s.at(to-1).end <= 1) {
			break
		}
		switch {
		case t.punct('.') && to > i && s.saint(to) && s.at(to-1).stop == t.start:
			to++
			continue
		case t.capital() || t.shape == lexicon.Alnum && to > i && under.Has(s.at(to-1).hash) || t.shape == lexicon.Alnum && to == i && ordinal(s.text[t.start:t.end]):
			if t.known && t.is(public) {
				return to, 0
			}
			if s.stops(to) {
				return s.fine(from, to), own
			}
			if s.own(t) {
				own++
			}
			to++
			if t.possessive() && !s.saint(to-2) && s.near(to-1) && !s.at(to).capital() {
				return s.fine(from, to), own
			}
			continue
		case (links.Has(t.hash) || t.punct('&')) && to > i && s.near(to) && s.at(to+1).capital() && !s.stops(to+1):
			to++
			continue
		}
		break
	}
	return s.fine(from, to), own
}

var under = hashes("under over town united juniors colts number") // "Under 10s"

// fine takes a link off the end of a run.
func (s *scan) fine(from, to int) int {
	for to > from+1 && (s.at(to-1).shape == lexicon.Lower || s.at(to-1).punct('&')) {
		to--
	}
	return to
}

// Words in what is no body to be taken by what is said of it alone.
var never = hashes("mondays tuesdays wednesdays thursdays fridays saturdays sundays reporter caller hospital infirmary court council police conference meeting meetings panel group therapy counselling training assembly football rugby karate swimming dance gym art maths english science pe camhs clinic a&e gp key week parliament contact mediation services service team department unit's court's prison church mosque mass rehearsal church's airport station legal finance education safeguarding fostering adoption operations quality practice commissioning family families children england scotland wales ireland london uk christmas easter management puzzle programme course courses classes sessions workshop skills awareness lessons")

// cue follows up what is said of a body before its name.
func (s *scan) cue(h hit) {
	if !s.near(h.to - 1) {
		return
	}
	i := h.to
	t := s.at(i)
	if t.shape == lexicon.Lower && t.hash != hashThe {
		s.smallCue(h)
		return
	}
	// In capitals everything has a capital, and a cue is a cue too.
	to, own := s.run(i)
	if own == 0 || to <= i || s.stops(i) {
		return
	}
	if t.hash == hashThe && to == i+1 {
		return
	}
	last, first := s.at(to-1), s.at(i)
	if first.hash == hashThe {
		first = s.at(i + 1)
	}
	for j := i; j < to; j++ {
		if x := s.at(j); never.Has(x.hash) || x.known && x.is(public) {
			return
		}
	}
	if last.possessive() && s.near(to-1) && homely.Has(s.at(to).hash) || first.class&lexicon.Calendar != 0 {
		return
	}
	words := to - i
	if words == 1 && s.near(to-1) && s.at(to).capital() && first.flags.Ordinary() > 0 { // the name is not over
		return
	}
	place := words == 1 && h.set&cueHome == 0 && (first.flags&lexicon.Place != 0 || towns.Has(first.hash))
	person := first.flags.Fore() > 0 && words <= 3 && last.class&(lexicon.Street|lexicon.Org) == 0 && !s.saint(i)
	if h.set&cueSchool == 0 {
		if person || place && !s.saint(i) || words == 1 && last.possessive() && h.set&cueOrg == 0 || words == 1 && towns.Has(first.hash) {
			return
		}
	} else if words == 1 && first.flags.Fore() > 1 || place && first.flags&lexicon.Surname == 0 && towns.Has(first.hash) {
		return
	}
	if words == 1 && h.set&cueOrg != 0 && first.flags.Ordinary() > 1 && !last.possessive() { // "working at Height"
		return
	}
	if words == 1 && first.shape == lexicon.Upper && first.end-first.start < 3 {
		return
	}
	if words == 1 && s.at(i-1).hash == hashOf && first.flags.Ordinary() > 0 { // "head of Lettings"
		return
	}
	label, score := rules.School, 0.6
	switch {
	case h.set&cueSchool != 0:
	case h.set&(cueOrg|cueHome) != 0:
		label = rules.Organisation
		score = 0.55
		if s.at(to).hash == hashOn && s.near(to-1) { // "Costcutter on Mill Street"
			for j := to + 1; j < to+4 && s.at(j).capital(); j++ {
				if s.at(j).class&lexicon.Street != 0 {
					to = j + 1
					break
				}
			}
		}
		if s.national(i, to) {
			return
		}
	default: // a weak cue needs the look of a body
		look := s.saint(i) || words > 1 && last.class&lexicon.Street != 0 || last.possessive() && s.saint(to-2) || words > 1 && last.is(placed)
		if !look && (words > 2 || first.flags.Ordinary() > 0 || first.hash != t.hash || first.class != 0) {
			return
		}
		score = 0.5
	}
	s.add(i, to, label, score, whySaid)
}

// national reports whether nothing in [from, to) is a name of its own.
func (s *scan) national(from, to int) bool {
	for i := from; i < to; i++ {
		if s.at(i).capital() && s.own(s.at(i)) {
			return false
		}
	}
	return true
}

var (
	homely = hashes("house home flat place mum dad nan nans mums dads room bedroom bed side parents family")
	towns  = hashes("westminster london leeds manchester birmingham liverpool sheffield bristol newcastle nottingham leicester cardiff swansea glasgow edinburgh belfast derry dundee aberdeen york hull bradford coventry wolverhampton derby stoke plymouth southampton portsmouth brighton norwich oxford cambridge exeter bath reading luton slough swindon bolton blackpool preston stockport oldham rochdale wigan warrington chester crewe spain france poland ireland england scotland wales turkey pakistan india romania germany italy jamaica nigeria ghana somalia america australia canada")
)
