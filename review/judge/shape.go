package judge

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"veil/review/sentence"
)

var (
	dated = regexp.MustCompile(`(?i)\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\s+\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:19|20)\d\d\b`)
	timed = regexp.MustCompile(`(?i)\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b`)
	paged = regexp.MustCompile(`(?i)\b(?:p|pp|pages?|paras?|paragraphs?|sections?|items?|appendix|annex|exhibit|line|tab|enclosure|attachment|entry)\.?\s*[a-z]?\d|\([^)]*\b(?:attached|enclosed|dated|page|e-?mail|letter|log|minutes|report|record)[^)]*\)`)
	asked = regexp.MustCompile(`(?i)^(?:\W*\w{1,3}[.)]\s+)?(?:please|kindly|can|could|would|will|who|what|when|where|why|how|which)\b`)
	wills = regexp.MustCompile(`(?i)^(?:[-*•–]\s*|\(?\w{1,3}[.)]\s+)?(?:an?|the|to|that|my|our|his|her|written|full|copy|copies|confirmation|removal|correction|review)\b`)
)

// commands are verbs that a sentence begins with where it tells the reader what
// to do.
var commands = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`accept acknowledge act add address adjust agree allocate allow amend answer apologise apply appoint approve arrange
		ask assess assign attach award backdate book bring call cancel change check clarify collect compensate complete conduct confirm consider contact copy
		correct cover deal decide delete deliver disclose discipline do dont don't drop email ensure escalate explain extend file fill find fix follow forward fund
		get give grant hand have help hold hurry identify include inform instruct investigate invite issue keep leave let limit list listen look make mark meet mend move
		name note notify offer open order organise pass pay phone pick place postpone process produce provide publish pull put quit read reassess recalculate
		reconsider record redo reduce refer refund register reimburse reinstate release remind remove rename renew repair repay replace reply report
		require required rescind respond restart restore resume retract return review revise rewrite ring run sack scrap search see send set share show sign sit sort spare speak start state stop
		strike supply suspend swap take talk tell test text train transfer treat tell understand undertake update use visit wait waive withdraw write`) {
		m[w] = true
	}
	return m
}()

// asks is a heading under which stands what the writer wants.
var asks = regexp.MustCompile(`(?i)\b(?:want|wants|like|outcomes?|ask|asks|asking|seek|seeking|sought|put (?:it|this|things|matters)? ?right|resolve|resolution|remed(?:y|ies)|required|requests?|actions?|recommendations?|next steps?|need)\b`)

// shape adds what the sentence looks like.
func (b *bag) shape(text string, s *seen) {
	body := text[s.Start:s.End]
	flag := func(on bool, name string) {
		if on {
			b.add(name)
		}
	}
	flag(s.dated, "dated")
	flag(timed.MatchString(body), "timed")
	flag(s.paged, "paged")
	flag(asked.MatchString(body), "asked")
	flag(strings.ContainsAny(body, "\"“”"), "quote")
	flag(strings.HasSuffix(body, "?"), "?")
	flag(strings.Contains(body, "!"), "!")
	flag(strings.HasSuffix(body, ":"), ":")
	flag(strings.HasSuffix(body, ","), ",")
	flag(!strings.ContainsAny(body[len(body)-1:], ".?!:,)\"”'"), "noend")
	flag(strings.ContainsAny(body, "()"), "bracket")
	flag(strings.Contains(body, "£"), "£")
	flag(strings.Contains(body, ";") || strings.Contains(body, " - ") || strings.Contains(body, " – "), "two parts")
	flag(strings.Contains(body, ", and ") || strings.Contains(body, ", but ") || strings.Contains(body, ", which ") || strings.Contains(body, " because "), "clauses")
	flag(s.Role == sentence.Item, "item")
	flag(s.Role == sentence.Heading, "heading")
	flag(s.Role == sentence.Quoted, "mail")
	flag(s.Role == sentence.Item && wills.MatchString(body), "item wish")
	if first := s.first(); commands[first] {
		b.add("command")
		flag(s.Role == sentence.Item, "command item")
	}
	b.add("len" + strconv.Itoa(bucket(s.words)))
	caps, names := 0, 0
	person := [3]bool{}
	for i, t := range s.tokens {
		if t.Quoted {
			continue
		}
		raw := text[t.Start:t.End]
		if len(raw) > 2 && raw == strings.ToUpper(raw) && strings.ContainsFunc(raw, unicode.IsUpper) {
			caps++
		} else if i > 0 && unicode.IsUpper(rune(raw[0])) && raw != "I" {
			names++
		}
		switch t.Lower {
		case "i", "we", "my", "our", "me", "us", "i've", "i'm", "we're", "we've", "i'd", "we'd":
			person[0] = true
		case "you", "your", "you've", "you're", "yourselves":
			person[1] = true
		case "he", "she", "they", "him", "her", "them", "his", "their":
			person[2] = true
		}
	}
	for i, on := range person {
		flag(on, "person"+strconv.Itoa(i))
	}
	flag(caps == 1, "a capital")
	flag(caps > 1, "capitals")
	flag(names > 0, "names")
	flag(names > 2, "many names")
	if s.words > 0 && caps*2 > s.words {
		b.add("shouted")
	}
	b.tense(s)
}

// tense adds the form of the first verbs: past, present of to be, modal.
func (b *bag) tense(s *seen) {
	past, will := 0, false
	for _, t := range s.tokens {
		if t.Quoted {
			continue
		}
		w := t.Lower
		switch {
		case strings.HasSuffix(w, "ed") && len(w) > 4, w == "was", w == "were", w == "had", w == "did", w == "went", w == "came", w == "got", w == "made", w == "said", w == "told":
			past++
		case w == "would", w == "should", w == "could", w == "must", w == "will", w == "may", w == "might":
			will = true
			b.add("modal" + w)
		case w == "is" || w == "are" || w == "am" || strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "'re"):
			b.add("is")
		}
	}
	switch {
	case past > 0 && will:
		b.add("past&modal")
	case past > 0:
		b.add("past")
	case will:
		b.add("modal")
	default:
		b.add("untensed")
	}
}

// place adds where the sentence stands and what stands round it.
func (b *bag) place(r *Reader, i int) {
	switch n := len(r.all); {
	case i == 0:
		b.add("first")
	case i < 3:
		b.add("early")
	case i == n-1:
		b.add("last")
	case i >= n-3:
		b.add("late")
	}
	if i > 0 && r.all[i-1].Block != r.all[i].Block {
		b.add("opens")
	}
	if r.all[i].Role == sentence.Item && i > 0 && r.all[i-1].Role != sentence.Item {
		b.add("first item")
	}
	alone := (i == 0 || r.all[i-1].Block != r.all[i].Block) && (i+1 == len(r.all) || r.all[i+1].Block != r.all[i].Block)
	ask := strings.HasSuffix(r.text[:r.all[i].End], "?")
	if alone {
		b.add("alone" + strconv.Itoa(bucket(r.all[i].words)))
		if ask {
			b.add("alone?")
		}
	}
	if ask && r.asked > 1 {
		b.add("question of many")
	}
	if h := r.heads[i]; h != "" {
		b.add("headed")
		if asks.MatchString(h) {
			b.add("under asks")
			if r.all[i].Role == sentence.Item {
				b.add("item under asks")
			}
		}
	}
	for k, w := range strings.Fields(r.heads[i]) {
		if k == 12 {
			break
		}
		w = strings.Trim(w, ".,:;*#")
		if len(w) > 2 {
			b.put(hash("under", w), 0.5)
		}
	}
	for _, d := range [...]int{-1, 1} {
		at := i + d
		if at < 0 || at >= len(r.all) {
			b.put(hash("edge", strconv.Itoa(d)), 1)
			continue
		}
		side := "before"
		if d > 0 {
			side = "after"
		}
		for _, m := range r.all[at].matches {
			b.put(hash(side, m.Rule.ID), 0.3)
		}
	}
}

// bucket is the length class of a number of words.
func bucket(words int) int {
	switch {
	case words <= 3:
		return words
	case words <= 6:
		return 5
	case words <= 10:
		return 8
	case words <= 16:
		return 13
	case words <= 25:
		return 20
	case words <= 40:
		return 30
	}
	return 50
}

// first returns the first word of a sentence, after the number of a point.
func (s *seen) first() string {
	for i, t := range s.tokens {
		if i > 3 {
			break
		}
		if !isWord(t.Lower) || len(t.Lower) == 1 && i+1 < len(s.tokens) && (s.tokens[i+1].Lower == ")" || s.tokens[i+1].Lower == ".") {
			continue
		}
		return t.Lower
	}
	return ""
}
