package review

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"veil/review/sentence"
)

// longSentence is the number of words above which a sentence is hard to follow
// for most readers (the plain English guides of government say 25; a complaint
// that cites its papers needs some more).
const longSentence = 38

// notes are the remarks on single places.
func (d *draft) notes(ss []Sentence) []Note {
	var out []Note
	for i := range ss {
		out = d.onSentence(out, ss, i)
		out = d.onPhrases(out, ss, i)
	}
	slices.SortStableFunc(out, func(a, b Note) int {
		if a.Sentence != b.Sentence {
			return a.Sentence - b.Sentence
		}
		return a.Start - b.Start
	})
	return out
}

// onSentence adds what is said of a sentence as a whole.
func (d *draft) onSentence(out []Note, ss []Sentence, i int) []Note {
	s := &ss[i]
	add := func(rule, level, message, instead string) {
		out = append(out, Note{Span: s.Span, Sentence: i, Rule: rule, Level: level, Message: message, Instead: instead})
	}
	if s.Attack {
		message := "This reads as being about the person."
		if !d.hasAny(i, "attack", "slight", "mind-reading", "sarcasm") {
			message = "This may read as being about the person."
		}
		add("attack", "error", message,
			`Say what was done or not done, and when: "[Name] did not [what] on [date]. The procedure says [what]."`)
	} else if s.Emotional {
		message := "This tells how it felt. The reader can act on what happened."
		if !d.hasAny(i, "emotional", "shouting", "sarcasm", "intensifier") {
			message = "This may read as told in strong feeling. The reader can act on what happened."
		}
		add("emotional", "warning", message,
			`Say what happened and what it led to: "On [date] [what]. Since then [what changed for the child]."`)
	}
	switch {
	case s.Kind == "mixed":
		add("mixed", "suggestion", "A fact and an opinion stand in one sentence.",
			`Two sentences: first what happened, then what you conclude: "It appears that ..."`)
	case s.Kind == "opinion" && d.has(i, "certainty"):
		add("opinion-as-fact", "warning", "This is your view, in the words of a fact.",
			`"It appears that ...", with what shows it: "The assessment dated [date] states [what]; the record of [date] shows [what]."`)
	}
	if s.Evidence == "missing" && !d.near(ss, i) {
		add("evidence", "suggestion", "What shows this? A date, a letter, a page or a person who was there.",
			`"The record of [date], page [n], states ..." or "[Name], who was present, can confirm this."`)
	}
	if s.Repeats >= 0 {
		add("repeated", "suggestion", "You have said this already.", "Keep the clearer of the two.")
	}
	if n := len(strings.Fields(s.Text)); n > longSentence {
		add("long", "suggestion", fmt.Sprintf("%d words in one sentence.", n), "Two or three sentences are easier to follow.")
	}
	return out
}

// near reports whether the next sentence of the paragraph, or the one before,
// names the evidence: "See attachment 3."
func (d *draft) near(ss []Sentence, i int) bool {
	for _, j := range [...]int{i - 1, i + 1} {
		if j >= 0 && j < len(ss) && ss[j].Block == ss[i].Block && ss[j].Evidence == "cited" && len(strings.Fields(ss[j].Text)) <= 8 {
			return true
		}
	}
	return false
}

// hasAny reports whether a phrase of any of the rules stands in sentence i, so
// that the writer is shown which words are meant. Where none does, the model
// alone speaks, by the sentence as a whole, and speaks of what may be.
func (d *draft) hasAny(i int, rules ...string) bool {
	return slices.ContainsFunc(rules, func(r string) bool { return d.has(i, r) })
}

// has reports whether a rule's phrase stands in sentence i.
func (d *draft) has(i int, rule string) bool { return d.times(i, rule) > 0 }

// onPhrases adds what the rules say of single words. Words of strong feeling,
// attack and sarcasm are shown only where the sentence as a whole is judged so:
// "a nightmare disorder" is no outburst.
func (d *draft) onPhrases(out []Note, ss []Sentence, i int) []Note {
	s := &ss[i]
	tokens := d.reader.Tokens(i)
	for _, m := range d.reader.Matches(i) {
		r := m.Rule
		if r.Level == "" || d.sentences[i].Role == sentence.Quoted {
			continue
		}
		switch r.ID {
		case "emotional", "sarcasm", "shouting":
			if !s.Emotional && !s.Attack {
				continue
			}
		case "attack":
			if !s.Attack {
				continue
			}
		case "mind-reading", "certainty", "absolute", "intensifier":
			if s.Kind == "request" || s.Kind == "other" {
				continue
			}
			if (r.ID == "absolute" || r.ID == "mind-reading") && s.Kind == "fact" && !s.Emotional {
				continue // "He has never been to school" may be the plain truth
			}
		}
		start, end := tokens[m.From].Start, tokens[m.To-1].End
		out = append(out, Note{Span: d.span(start, end), Sentence: i, Rule: r.ID, Level: r.Level, Message: r.Says, Instead: r.Instead})
	}
	if s.Emotional || s.Attack {
		out = d.onCapitals(out, i)
	}
	return out
}

// onCapitals adds words that shout.
func (d *draft) onCapitals(out []Note, i int) []Note {
	set := phraseRule("shouting")
	for _, t := range d.reader.Tokens(i) {
		w := d.text[t.Start:t.End]
		if t.Quoted || utf8.RuneCountInString(w) < 3 || strings.ToUpper(w) != w || strings.ToLower(w) == w || !emphatic[t.Lower] && utf8.RuneCountInString(w) < 5 {
			continue
		}
		out = append(out, Note{Span: d.span(t.Start, t.End), Sentence: i, Rule: set.ID, Level: set.Level, Message: set.Says, Instead: set.Instead})
	}
	return out
}

// emphatic are short words that people put in capitals for weight; other short
// words in capitals are mostly abbreviations.
var emphatic = map[string]bool{"not": true, "never": true, "all": true, "any": true, "you": true, "one": true, "two": true,
	"four": true, "five": true, "his": true, "her": true, "our": true, "him": true, "she": true, "they": true, "lie": true,
	"lies": true, "what": true, "when": true, "still": true, "again": true, "very": true, "must": true, "stop": true, "help": true,
	"nine": true, "your": true, "know": true, "knew": true, "told": true, "did": true, "was": true, "were": true, "why": true, "how": true}
