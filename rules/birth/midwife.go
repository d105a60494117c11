package birth

import (
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// liveborn reports whether "live female infant" stands around atom i.
func (s *scan) liveborn(i int) bool {
	for j := max(0, i-3); j < i; j++ {
		if s.atoms[j].Hash == lexicon.Hash("live") || s.atoms[j].Hash == lexicon.Hash("liveborn") {
			return true
		}
	}
	return false
}

// hadBaby reports whether the word before or two before atom i is "had".
func (s *scan) hadBaby(i int) bool {
	return s.atoms[i-1].Hash == hashHad || s.atoms[i-2].Hash == hashHad
}

// midwifery reports whether "delivered" at atom i is said of a baby.
func (s *scan) midwifery(i int) bool {
	for j := max(0, i-3); j < i; j++ {
		if s.words[j]&baby != 0 && s.near(i+1, 2) {
			return true // "the baby was delivered on"
		}
	}
	for j := i + 1; j < min(len(s.atoms), i+8); j++ {
		if s.words[j]&(section|sex) != 0 && s.atoms[j].End-s.atoms[j].Start > 2 || s.words[j]&baby != 0 {
			return true
		}
	}
	return false
}

// hers reports whether atom i says whose baby is due: "her", "Grace's", "mum's".
func (s *scan) hers(i int) bool {
	h := s.hashAt(i)
	return h == hashHer || h == hashMy || h == lexicon.Hash("s") && (s.punct(i-1) == '\'' || s.punct(i-1) == '’') && (s.atoms[max(i-2, 0)].Shape.IsCapital() || s.atoms[max(i-2, 0)].Class&lexicon.Kin != 0)
}

// cameLater reports whether "due on" at atom i is followed by a birth: "due on 3
// May but came on the 9th".
func (s *scan) cameLater(i int) bool {
	if s.at(i-1)&is == 0 || !s.somebody(i) && s.at(i-2)&baby == 0 {
		return false
	}
	for j := i + 2; j < min(len(s.atoms), i+14) && s.punct(j) != '.'; j++ {
		if s.words[j]&(birthed|born) != 0 && s.atoms[j].Hash != hashHad {
			return true
		}
	}
	return false
}

// babyBefore reports whether an unborn child is spoken of in the words before
// atom i: "Baby Pryce, not yet born, exp."
func (s *scan) babyBefore(i int) bool {
	for j := i - 1; j >= 0 && i-j < 12 && s.punct(j) != '\n' && !(s.punct(j) == '.' && s.sentenceEnd(j)) && (s.words[j]&blocks == 0 || s.hashAt(j-1) == lexicon.Hash("yet") || s.hashAt(j-1) == hashNot); j-- {
		if s.words[j]&baby != 0 {
			return true
		}
	}
	return false
}

// expecting reports whether "due" at atom i is said of a baby.
func (s *scan) expecting(i int) bool {
	for j := max(0, i-14); j < min(len(s.atoms), i+16); j++ {
		if s.words[j]&baby != 0 {
			return true
		}
	}
	return s.at(i-1)&expect != 0 && s.at(i+1)&date != 0
}

// mother reports whether the verb at atom i is said of a birth: "I had Tobi on",
// "had her first child in", "the baby came on", "Tobi arrived by section on".
func (s *scan) mother(i int) bool {
	j := i + 1
	if s.atoms[i].Hash == hashHad {
		if s.hadYou(i) {
			return true
		}
		if h := s.hashAt(j); h == hashHer || h == hashMy || h == hashTheir || h == lexicon.Hash("our") {
			j++
			if births.Has(s.hashAt(j)) && s.punct(j+1) == ',' {
				return s.near(j+2, 6)
			}
			if births.Has(s.hashAt(j)) && s.at(j+1)&on != 0 && s.near(j+2, 2) && s.hashAt(j) != lexicon.Hash("last") && s.hashAt(j) != lexicon.Hash("next") && s.hashAt(j) != lexicon.Hash("first") {
				return true // "her youngest on Christmas Day"
			}
			return births.Has(s.hashAt(j)) && (s.at(j+1)&(baby|sex) != 0 || s.atoms[min(j+1, len(s.atoms)-1)].Class&lexicon.Kin != 0) && s.near(j+2, 4)
		}
		n := j
		for ; j < len(s.atoms) && j-n < 3 && s.atoms[j].Shape.IsWord() && s.nameLike(j) && s.atoms[j].Flags.Fore() > 0; j++ {
		}
		if i == 0 || j == n || s.at(j)&on == 0 && s.hashAt(j) != hashIn {
			return false
		}
		k := s.dateOf(s.skipThe(j + 1))
		return k >= 0 && (s.dates[k].Form.Whole() || s.dates[k].Form&dates.NoDay != 0 && s.dates[k].Year < today-2)
	}
	for k := max(0, i-8); k < i; k++ {
		if (s.words[k]&baby != 0 && i-k < 5 || s.words[k]&due != 0 && s.at(k+1)&on != 0) && s.near(i+1, 3) {
			return true // "the baby came on"
		}
	}
	if h := s.hashAt(j); h == lexicon.Hash("early") || h == lexicon.Hash("prematurely") {
		return s.near(j+1, 4)
	}
	if !s.near(i+1, 4) {
		return false
	}
	for k := i + 1; k < min(len(s.atoms), i+12) && s.punct(k) != '\n'; k++ {
		if t := s.atoms[k]; t.Hash == hashLb || t.Shape == lexicon.Alnum && s.text[t.End-1]|32 == 'b' && s.text[t.End-2]|32 == 'l' {
			return true // "arrived 12/3/14 7lb 2oz"
		}
		if s.words[k]&section != 0 && s.atoms[k].End-s.atoms[k].Start > 3 && s.words[k]&years == 0 {
			return s.atoms[k].Hash != lexicon.Hash("hospital") && s.atoms[k].Hash != lexicon.Hash("infirmary") && s.atoms[k].Hash != lexicon.Hash("section") || s.hashAt(k-1) == lexicon.Hash("emergency") || s.hashAt(k-1) == lexicon.Hash("by")
		}
	}
	return false
}

// hadYou reports whether a mother tells her child of its birth, "i had u at the
// Royal on the 25th oct", from "had" at atom i on.
func (s *scan) hadYou(i int) bool {
	if h := s.hashAt(i + 1); h != lexicon.Hash("u") && h != lexicon.Hash("you") && h != lexicon.Hash("ya") || s.hashAt(i-1) != lexicon.Hash("i") {
		return false
	}
	for j := i + 2; j < min(len(s.atoms), i+10) && s.punct(j) == 0 && s.words[j]&blocks == 0; j++ {
		if k := s.dateOf(j); k >= 0 {
			return s.at(j-1)&on != 0 || s.hashAt(j-1) == hashThe
		}
	}
	return false
}

// skipThe steps over an article and the day of the week at atom i.
func (s *scan) skipThe(i int) int {
	for n := 0; n < 2 && (s.hashAt(i) == hashThe || s.at(i)&weekday != 0 || s.punct(i) == ','); n++ {
		i++
	}
	return i
}

var (
	births  = lexicon.NewSet("first second third fourth fifth sixth eldest oldest youngest next last only baby")
	hashLb  = lexicon.Hash("lb")
	hashHad = lexicon.Hash("had")
)
