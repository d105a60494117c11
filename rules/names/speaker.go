package names

import (
	"veil/rules/names/lexicon"
)

// Who speaks in a chat, a transcript or an interview stands at the head of the
// line: "[11/10/2024, 07:04] mags: hi", "18:11 dolly: yeah", "imo 20.11 – ok",
// "DC OYLER: And then?".

// maxSpeaker is how many units a speaker's name has at most.
const maxSpeaker = 7

// speaker returns the unit after the name of who speaks that begins at i, or 0.
func (s *scan) speaker(i int) int {
	if i < len(s.speaks) {
		return int(s.speaks[i])
	}
	return 0
}

// turn is one line that may be somebody's.
type turn struct {
	first, end int // units of the name
	sign       uint32
	stamped    bool // a time stands before or after the name
}

// markSpeakers finds the lines that are somebody's turn. A name that only its
// place gives away has to come twice, or beside the time of a message.
func (s *scan) markSpeakers() {
	var turns []turn
	times := map[uint32]int{}
	head := true
	for i := range s.units {
		if head {
			if t, ok := s.turnAt(i); ok {
				turns = append(turns, t)
				times[t.sign]++
			}
		}
		head = s.units[i].shape == lexicon.Break && s.units[i].punct != '\t'
	}
	for _, t := range turns {
		if !s.voice(&t, times[t.sign]) {
			continue
		}
		first := t.first
		for first+1 < t.end && s.units[first].is(lexicon.Honorific) {
			first++
		}
		s.speaks[first] = int32(t.end)
	}
}

// turnAt reads the head of the line at i.
func (s *scan) turnAt(i int) (turn, bool) {
	var t turn
	k := i
	for ; k < len(s.units) && k < i+maxStamp; k++ {
		u := &s.units[k]
		if u.shape == lexicon.Digits || u.shape == lexicon.Alnum || u.shape.IsWord() && noon.Has(u.hash) || u.shape.IsWord() && u.is(lexicon.Calendar) && u.flags.Fore() < 2 {
			t.stamped = t.stamped || u.shape != lexicon.Alnum
			continue
		}
		if u.shape != lexicon.Punct || u.punct == '(' || u.punct == '>' || u.punct == '"' {
			break
		}
	}
	t.first, t.sign = k, 1
	for ; k < len(s.units) && k-t.first < maxSpeaker+1; k++ {
		u := &s.units[k]
		switch {
		case u.punct == ':' && k > t.first && u.start == s.units[k-1].end:
			t.end = k
			return t, s.at(k+1).punct != '/' && s.at(k+1).shape != lexicon.Break
		case u.shape == lexicon.Digits && k > t.first && !t.stamped && s.clock(k):
			t.end, t.stamped = k, true
			return t, true
		case k > t.first && t.stamped && (u.punct == ',' || u.punct == '(' || u.punct == ')'):
			continue // "Bright, Nana (NHS):"
		case u.punct == '.' && k == t.first+1 && u.start == s.units[t.first].end && u.start-s.units[t.first].start == 1:
			continue // "t. oyebode"
		case !u.shape.IsWord(), k > t.first && u.start-s.units[k-1].end > 2:
			return t, false
		}
		t.sign = t.sign*31 + u.hash
	}
	return t, false
}

// clock reports whether the digits at k are a time and a dash or colon after:
// "20.11 –".
func (s *scan) clock(k int) bool {
	p, m, d := s.at(k+1), s.at(k+2), s.at(k+3)
	return (p.punct == '.' || p.punct == ':') && m.shape == lexicon.Digits && (d.punct == '–' || d.punct == '-' || d.punct == ':' || d.punct == '—')
}

// voice reports whether a turn is that of somebody named.
func (s *scan) voice(t *turn, times int) bool {
	if t.end-t.first > 1 && s.units[t.end-1].shape == lexicon.Digits {
		return false
	}
	const never = (hard | lexicon.Function | lexicon.Acronym | lexicon.Calendar) &^ (lexicon.Eponym | lexicon.Honorific | lexicon.Kin)
	known, rare, titled := false, true, false
	for k := t.first; k < t.end; k++ {
		u := &s.units[k]
		if u.punct == '(' { // where the speaker is from
			t.end = k
			break
		}
		if !u.shape.IsWord() || u.shape == lexicon.Lower && u.end-u.start == 1 {
			continue
		}
		if u.shape == lexicon.Initial && (k > t.first || t.end == t.first+1) {
			rare = rare && k > t.first
			continue
		}
		if u.is(lexicon.Honorific|lexicon.Kin) && k+1 < t.end {
			titled = titled || k == t.first
			continue
		}
		if u.is(never|lexicon.Honorific|lexicon.Kin) && u.flags.Fore() < 2 && !titled {
			return false
		}
		if titled && u.shape == lexicon.Lower && u.flags.Fore() == 0 && !s.units[t.first].is(lexicon.Honorific) {
			return false // "Mother reports:"
		}
		known = known || u.flags.Name() && u.flags.Ordinary() < 2 || u.flags.Fore() > 1
		rare = rare && u.flags.Ordinary() < 2 && !s.derived(u) && !(u.shape == lexicon.Upper && u.end-u.start < 4)
	}
	switch {
	case titled, known && (t.stamped || times > 1):
		return true
	case t.stamped:
		return rare || times > 1 && s.units[t.first].shape != lexicon.Initial && t.end-t.first == 1 && !s.units[t.first].is(lexicon.Label|lexicon.ListLabel)
	}
	return times > 1 && rare && s.units[t.first].shape == lexicon.Upper && s.units[t.first].end-s.units[t.first].start > 3
}

// maxStamp is how many units the date and time of a message have at most.
const maxStamp = 16

var noon = hashes("am pm")
