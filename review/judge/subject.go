package judge

import (
	"strings"
	"unicode"

	"veil/review/phrase"
)

// Who a sentence is about tells much of what it is: what "you", "Mr Hale" or
// "your team" did is a claim to be shown, what "my son" did mostly a
// circumstance, and what "she is" more often a judgement than what "she said".

// role is the part somebody plays in a draft, as far as a word shows it.
type role = string

const (
	writer    role = "writer"   // I, we
	own       role = "own"      // my son
	reader    role = "reader"   // you, your
	reported  role = "reported" // he, she, they
	titled    role = "titled"   // Mr Hale
	official  role = "official" // the social worker, the council
	paper     role = "paper"    // the report
	someone   role = "someone"  // somebody, whoever
	noone     role = "noone"    // nobody, none
	thing     role = "thing"    // it, this, that, there
	name      role = "name"     // another word with a capital
	exclaimed role = "exclaimed"
)

var roles = rolesOf()

func rolesOf() map[string]role {
	m := map[string]role{}
	for r, words := range map[role]string{
		writer:   "i we i've i'm i'd i'll we've we're we'd we'll im ive me us ourselves myself",
		own:      "my our his her child children son daughter boy girl lad lass grandson granddaughter grandchildren kids kid baby family husband wife partner mum mam dad mother father brother sister sisters brothers siblings nan twins niece nephew toddler teenager",
		reader:   "you your you've you're you'd you'll yourselves yourself youre youve yous",
		reported: "he she they he's she's they've they're he'd she'd they'd them him themselves himself herself shes hes theyre",
		titled:   "mr mrs ms miss mx dr cllr sir madam",
		official: "council authority department dept worker workers sw ssw manager managers team teams officer officers staff office service services agency panel chair chairman iro camhs caseworker assessor assessors supervisor practitioner therapist doctor teacher head school headteacher social director coordinator co-ordinator duty desk receptionist councillor local borough trust clerk reviewer adviser advisor consultant psychologist psychiatrist commissioner department's senco driver escort solicitor barrister guardian hospital lea police",
		paper:    "letter email e-mail report record records minutes note notes file statement assessment plan form response reply decision log chronology order policy document documents page paragraph",
		someone:  "somebody someone anyone anybody whoever people those everybody everyone person professionals",
		noone:    "nobody none neither noone nothing",
		thing:    "it this that there its it's that's there's these here what thats",
	} {
		for _, w := range strings.Fields(words) {
			m[w] = r
		}
	}
	return m
}

// verbClass puts the verbs that matter into a few classes.
var verbClass = verbClassesOf()

func verbClassesOf() map[string]string {
	m := map[string]string{}
	for c, words := range map[string]string{
		"be":    "is are am was were be been being isn't aren't wasn't weren't 's 're",
		"have":  "has have had hasn't haven't hadn't having",
		"do":    "does do did doesn't don't didn't dont didnt doesnt",
		"can":   "can could can't couldn't cannot cant couldnt",
		"would": "would will won't wouldn't shall 'd 'll",
		"must":  "must should shouldn't ought",
		"may":   "may might",
		"seem":  "seem seems seemed appear appears appeared look looks looked sound sounds sounded",
		"say":   "said says say told tells wrote writes stated states asked replied answered confirmed informed advised noted recorded promised agreed admitted denied claimed explained",
		"think": "think believe feel felt know knew hope wonder suspect suppose consider fear doubt understand accept mind",
		"do ":   "visited rang phoned called emailed came went arrived attended met sent gave took left moved placed removed cancelled closed stopped refused signed read held changed missed waited received found saw heard returned completed",
	} {
		for _, w := range strings.Fields(words) {
			m[w] = strings.TrimSpace(c)
			if c == "do " {
				m[w] = "act"
			}
		}
	}
	return m
}

// subject adds who the sentence is about, what it says of them in a word, and
// everybody in it.
func (b *bag) subject(text string, s *seen) {
	who, at := subjectOf(text, s.tokens)
	if who == "" {
		return
	}
	b.add("subject " + who)
	verb, after := "", ""
	for k := at + 1; k < len(s.tokens) && k < at+7; k++ {
		w := s.tokens[k].Lower
		if v := verbClass[w]; v != "" && verb == "" {
			verb = v
			continue
		} else if verb == "" && len(w) > 4 && strings.HasSuffix(w, "ed") {
			verb = "past"
			continue
		}
		if verb != "" {
			after = norm(w)
			if k+1 < len(s.tokens) && (after == "a" || after == "an" || after == "not" || after == "so" || after == "been" || after == "the" || after == "never" || after == "too" || after == "just" || after == "very") {
				b.put(hash("said of", who, verb, after), 0.7)
				after = norm(s.tokens[k+1].Lower)
			}
			break
		}
	}
	b.add("subject " + who + " " + verb)
	if after != "" {
		b.put(hash("said of", verb, after), 0.7)
	}
	var seen [12]bool
	for i, t := range s.tokens {
		if t.Quoted {
			continue
		}
		r := roles[t.Lower]
		if r == "" && i > 0 && capital(text, t) {
			r = name
		}
		if r == "" {
			continue
		}
		for k, x := range [...]role{writer, own, reader, reported, titled, official, paper, someone, noone, thing, name} {
			if x == r && !seen[k] {
				seen[k] = true
				b.put(hash("about", r), 0.6)
				b.put(hash("about", who, r), 0.5)
			}
		}
	}
	for _, m := range s.matches {
		b.put(hash("rule of", who, m.Rule.ID), 0.6)
		b.put(hash("rule after", who, verb, m.Rule.ID), 0.4)
	}
}

// subjectOf returns who stands first and where, after a time or a place that
// ends with a comma: "On 3 May, Mr Hale ...".
func subjectOf(text string, tokens []phrase.Token) (role, int) {
	const far = 14
	first, at := "", 0
	for i, t := range tokens {
		if i == far {
			break
		}
		r := roles[t.Lower]
		if r == "" && i > 0 && capital(text, t) && !months[t.Lower] {
			r = name
		}
		if (r == own || r == reader) && (t.Lower == "his" || t.Lower == "her" || t.Lower == "my" || t.Lower == "our" || t.Lower == "your") && i+1 < len(tokens) {
			if next := roles[tokens[i+1].Lower]; next == official || next == paper || next == titled {
				r = next
			}
		}
		if r != "" {
			if first == "" {
				first, at = r, i
			}
			break
		}
	}
	if first == "" && len(tokens) > 0 && verbClass[tokens[0].Lower] == "" && strings.HasSuffix(tokens[len(tokens)-1].Lower, "!") {
		return exclaimed, 0
	}
	return first, at
}

var months = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday christmas easter") {
		m[w] = true
	}
	return m
}()

func capital(text string, t phrase.Token) bool {
	for _, r := range text[t.Start:t.End] {
		return unicode.IsUpper(r)
	}
	return false
}

// Attacks reports whether sentence i says with the words of a rule what somebody is,
// right after who it is: "Jo Ng is a disgrace", not "the report is a disgrace".
func (r *Reader) Attacks(i int) bool {
	for _, m := range r.all[i].matches {
		if m.Rule.ID == "attack" && verbClass[r.all[i].tokens[m.From].Lower] == "be" && r.somebody(r.all[i].tokens[:m.From]) {
			return true
		}
	}
	return false
}

// somebody reports whether words are a person and nothing else: "she", "your
// manager", "Mr Hale", "Jo Ng". One word with a capital may be anything.
func (r *Reader) somebody(words []phrase.Token) bool {
	const most = 4
	if len(words) == 0 || len(words) > most {
		return false
	}
	names, person := 0, false
	for k, w := range words {
		switch roles[w.Lower] {
		case reported, titled, official:
			person = true
		case reader:
			person = person || w.Lower == "you"
		case own, "":
			if c := r.text[w.Start]; 'A' <= c && c <= 'Z' {
				names++
			} else if k > 0 || w.Lower != "the" && w.Lower != "my" && w.Lower != "our" && w.Lower != "his" && w.Lower != "her" {
				return false
			}
		default:
			return false
		}
		if w.Quoted {
			return false
		}
	}
	return person || names > 1
}
