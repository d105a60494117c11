package names

import (
	"veil/rules/names/lexicon"
)

// lower finds names in lower case, as in text messages.
func (s *scan) lower(i int) (candidate, int, bool) {
	u := &s.units[i]
	no := func() (candidate, int, bool) { return candidate{}, i + 1, false }
	if !s.low[i] && !s.quietName(u, i) && !distinct(u) || s.inAddress(i) || s.ending(i) {
		return no()
	}
	if s.low[i] {
		j, total, why := s.small(i)
		if total < accept {
			return no()
		}
		c := s.make(i, j, total+1, why)
		c.end = s.stemEnd(j - 1)
		return c, j, true
	}
	if !s.quietName(u, i) && (!distinct(u) || u.flags.Fore() < 2 && !s.titled(i)) {
		return no()
	}
	j := i + 1
	total := 1.0
	if s.quiet[i] {
		total = accept // a line without capitals
	}
	if n := s.at(j); n.shape == lexicon.Lower && n.start-u.end == 1 && distinct(n) {
		total += 2.5
		j++
	}
	w, why := s.before(i)
	a, whyAfter := s.after(i, j)
	if a == 1.2 || w < 0 {
		a = 0 // "amber's" alone is too little
	}
	total += w + a
	if why == "" {
		why = whyAfter
	}
	if total < accept {
		return no()
	}
	return s.make(i, j, total, why), j, true
}

// quietName reports whether a word of a line without capitals is a forename that
// is not a word.
func (s *scan) quietName(u *unit, i int) bool {
	return s.quiet[i] && u.flags.Fore() > 1 && u.flags.Ordinary() == 0 && u.class&^lexicon.Forename == 0 && u.end-u.start > 2
}

// distinct reports whether a word in lower case is hardly anything but a name.
func distinct(u *unit) bool {
	return u.flags.Name() && u.flags.Ordinary() == 0 && u.flags&lexicon.Place == 0 && u.class&^(lexicon.Forename|lexicon.Eponym) == 0 && u.end-u.start > 2
}

const notNames = hard | lexicon.Function | lexicon.Acronym | lexicon.Calendar | lexicon.Locative

// small weighs the words from i on as a name in text without capitals: what
// the lists say of the first, and its place among the others. It returns the
// unit after the name.
func (s *scan) small(i int) (j int, total float64, why string) {
	u := &s.units[i]
	j = i + 1
	p := s.at(i - 1)
	titled := p.shape == lexicon.Lower && s.titled(i)
	base, ok := s.smallBase(u, titled)
	if !ok {
		return j, 0, ""
	}
	if p.shape == lexicon.Lower && p.hash == u.hash && p.sentence && s.question(i) && u.flags.Fore() > 0 {
		return j, accept, "a name and the same word" // "will will come?"
	}
	if u.is(lexicon.Calendar) && s.dated(i) {
		return j, 0, ""
	}
	if st := s.stem(u); p.hash == hashThe && st&lexicon.Surname != 0 && st.Ordinary() == 0 && u.flags.Ordinary() == 0 && u.class == 0 {
		return j, accept, "a family" // "the rudkins"
	}
	if p.hash == hashThe && kinsfolk.Has(s.at(j).hash) && u.flags&lexicon.Surname != 0 && u.flags.Ordinary() == 0 {
		return j, accept, "a family"
	}
	if p.shape == lexicon.Lower && p.hash == u.hash && !p.sentence && u.flags.Ordinary() > 0 || p.punct == '\'' || p.punct == '’' || p.shape == lexicon.Digits && !u.sentence {
		return j, 0, ""
	}
	if n := s.at(j); n.shape == lexicon.Lower && n.start-u.end == 1 && s.smallSurname(u, n, base, titled) {
		j++
		base += 2
	}
	w, why := s.smallBefore(i)
	if titled {
		w, why = 5, "after a title"
	}
	a, whyAfter := s.smallAfter(i, j)
	if why == "" {
		why = whyAfter
	}
	if why == "" {
		why = "a known name"
	}
	return j, base + w + a, why
}

// smallBase is how name-like a small word is by itself; ok is false where it is
// never a name.
func (s *scan) smallBase(u *unit, titled bool) (w float64, ok bool) {
	f := u.flags
	fore, ord := f.Fore(), f.Ordinary()
	n := u.end - u.start
	if u.shape != lexicon.Lower || n < 2 && !titled {
		return 0, false
	}
	if titled {
		return 0, u.class&(notNames&^lexicon.Street&^lexicon.Calendar) == 0
	}
	if slang.Has(u.hash) && fore < 2 || u.is(lexicon.Kin) {
		return 0, false
	}
	if s.known.Has(u.hash) && ord < 2 && u.class&notNames == 0 {
		return accept, true
	}
	if never := notNames &^ (lexicon.Calendar | lexicon.Org | lexicon.Street | lexicon.Domain | lexicon.Nation | lexicon.Brand); u.class&never != 0 && u.hash != hashWill {
		return 0, false
	}
	if (u.class&notNames != 0 || n < 3) && fore < 2 {
		return 0, false
	}
	place := f&lexicon.Place != 0
	switch st := s.stem(u); {
	case fore > 1 && ord == 0 && !place && n > 2:
		return accept, true
	case st.Fore() > 1 && st.Ordinary() == 0 && !f.Name() && ord == 0:
		return accept, true // "steves laptop"
	case fore > 1 && ord == 0:
		return 1.6, true
	case fore > 0 && ord == 0:
		return 1.7, true
	case fore > 1 && ord == 1:
		return 1.5, true
	case fore > 1:
		return 0.6, true
	case f&lexicon.Surname != 0 && ord == 0 && !place:
		return 1.2, true
	case f.Name() && ord < 2:
		return 0.4, true
	case f == 0 && u.class == 0 && n > 3 && !s.derived(u) && !s.slip(u):
		return 0.6, true // a word that English lacks
	}
	return 0, false
}

// slip reports whether a word that is in no list is a usual one written without
// its apostrophe, or the noise of messages.
func (s *scan) slip(u *unit) bool {
	w := s.text[u.start:u.end]
	same := 1
	vowel := false
	for k := 1; k < len(w); k++ {
		if w[k] == w[k-1] {
			if same++; same > 2 {
				return true // "sooo", "hahah"
			}
		} else {
			same = 1
		}
	}
	for _, r := range w {
		switch r {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			vowel = true
		}
		vowel = vowel || r > 0x7f
	}
	return !vowel
}

var slang = hashes("til judo orite allways gonna wanna gotta dunno cuz coz cos innit aint tho thru thx ta yep yeah yea yh nah nope haha hahaha lmao rofl omg wtf idk tbh imo imho pls plz tmrw tmoz tonite nite 2nite bday msg txt pic pics vid vids phone fone skool skl hw hwk mam ma mammy mummy daddy wk wkend wkends wkly appt appts app apps tho hiya luv xxx ffs jk fr ngl deffo defo obvs totes prob probs prolly soz babe babes hun mate mates bro bruv sis fam lad lads lass bairn bairns wean weans wee aye naw didnae cannae wisnae dinnae isnae gonnae youse yous ye yer oot aboot hame hasnt didnt wasnt isnt arent werent wouldnt couldnt shouldnt dosent doesnt havent hadnt thats whats theres heres wheres whos hows itll theyll youll shell hell theyve weve youve theyd youd shed hed whatsapp insta snap snapchat tiktok facebook fb email emails online laptop ipad xbox playstation roblox fortnite netflix youtube google zoom telly inshallah mashallah wallah alhamdulillah salaam cardi nappy nappies calpol buggy pushchair tesco asda aldi lidl maccies kfc mcdonalds nandos greggs vape weed spliff skint knackered gutted chuffed footy goalie trainers hoodie")

// smallSurname reports whether n, after u, is the surname: both are in small
// letters.
func (s *scan) smallSurname(u, n *unit, base float64, titled bool) bool {
	if n.class&notNames != 0 || n.end-n.start < 3 {
		return false
	}
	f := n.flags
	switch {
	case u.flags.Fore() == 0 && !titled:
		return false
	case f&lexicon.Surname != 0 && f.Ordinary() == 0:
		return true
	case f&lexicon.Surname != 0 && f.Ordinary() == 1:
		return base >= accept
	case f == 0 && n.class == 0:
		return u.flags.Fore() > 1 && n.end-n.start > 3 && !s.derived(n) && !s.slip(n) && base >= 1
	}
	return f.Name() && f.Ordinary() == 0 && base >= accept && !n.is(lexicon.Say) && (f&lexicon.Surname != 0 || f.Fore() < 2)
}
