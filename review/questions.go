package review

import (
	"fmt"

	"veil/review/packs"
	"veil/review/phrase"
)

// Question is one of the seven that the reader of a complaint would ask.
type Question struct {
	ID        string // concise, clear, emotional, fact_opinion, repetition, outcome, criticism
	Asked     string
	OK        bool
	Why       string
	Sentences []int // indexes of the sentences that it is about
}

func phraseRule(id string) *phrase.Rule {
	for _, r := range packs.All().Rules {
		if r.ID == id {
			return r
		}
	}
	panic("review: no rule " + id)
}

// questions answers the seven.
func questions(r *Report) []Question {
	return []Question{concise(r), clear(r), emotional(r), factOpinion(r), repetition(r), outcome(r), criticism(r)}
}

func concise(r *Report) Question {
	q := Question{ID: "concise", Asked: "Is it concise?", OK: true}
	l := r.Length
	switch {
	case l.Pages > mostPages:
		q.OK = false
		q.Why = fmt.Sprintf("%s. Two to four pages are read to the end; what is less important can go.", l)
	case l.Pages < 0.5:
		q.Why = fmt.Sprintf("%s. It is short; check that it has the dates and what you ask for.", l)
	default:
		q.Why = fmt.Sprintf("%s.", l)
	}
	return q
}

func clear(r *Report) Question {
	q := Question{ID: "clear", Asked: "Is it clear?", OK: true}
	jargon := 0
	for _, n := range r.Notes {
		switch n.Rule {
		case "long":
			q.Sentences = append(q.Sentences, n.Sentence)
		case "jargon":
			jargon++
		}
	}
	long := len(q.Sentences)
	switch {
	case long >= 3 || long*6 >= len(r.Sentences) && long > 0:
		q.OK, q.Why = false, fmt.Sprintf("%s over %d words. Shorter ones are easier to answer.", count(long, "sentence has", "sentences have"), longSentence)
	case r.Length.Pages > 1.5 && r.Length.Headings == 0:
		q.OK, q.Why = false, "There are no headings. A heading for each concern helps the reader to answer all of them."
	case jargon > 6:
		q.OK, q.Why = false, fmt.Sprintf("%d words that a reader outside the service may not know.", jargon)
	case r.Length.Ease < 35 && r.Length.Words > 80:
		q.OK, q.Why = false, "The words and sentences are long. Everyday words reach more readers."
	default:
		q.Why = fmt.Sprintf("Sentences have %.0f words on average.", r.Length.PerSentence)
	}
	return q
}

func emotional(r *Report) Question {
	q := Question{ID: "emotional", Asked: "Is it too emotional?", OK: true, Why: "The tone is calm."}
	for i, s := range r.Sentences {
		if s.Emotional {
			q.Sentences = append(q.Sentences, i)
		}
	}
	switch n := len(q.Sentences); {
	case n == 0:
	case n == 1 && len(r.Sentences) >= 25:
		q.Why = "One sentence is charged; the rest is calm."
	default:
		q.OK, q.Why = false, fmt.Sprintf("%s with strong feeling. That is no wonder after what happened; the facts will carry more.", count(n, "sentence is written", "sentences are written"))
	}
	return q
}

func factOpinion(r *Report) Question {
	q := Question{ID: "fact_opinion", Asked: "Are fact and opinion separated?", OK: true}
	facts, opinions, asFact := 0, 0, 0
	for i, s := range r.Sentences {
		switch s.Kind {
		case "fact":
			facts++
		case "opinion":
			opinions++
		case "mixed":
			q.Sentences = append(q.Sentences, i)
		}
	}
	mixed := len(q.Sentences)
	for _, n := range r.Notes {
		if n.Rule == "opinion-as-fact" {
			asFact++
			q.Sentences = append(q.Sentences, n.Sentence)
		}
	}
	switch {
	case mixed+asFact >= 2 || mixed+asFact == 1 && len(r.Sentences) < 20:
		q.OK, q.Why = false, fmt.Sprintf("%s fact and opinion, or give a view in the words of a fact.", count(mixed+asFact, "sentence mixes", "sentences mix"))
	case opinions > facts && opinions >= 4:
		q.OK, q.Why = false, fmt.Sprintf("%d opinions stand against %d facts. Each opinion needs the fact that led to it.", opinions, facts)
	default:
		q.Why = fmt.Sprintf("%s, %s.", count(facts, "fact", "facts"), count(opinions, "opinion", "opinions"))
	}
	return q
}

func repetition(r *Report) Question {
	q := Question{ID: "repetition", Asked: "Is anything repeated?", OK: true, Why: "Nothing seems to be said twice."}
	for i, s := range r.Sentences {
		if s.Repeats >= 0 {
			q.Sentences = append(q.Sentences, i)
		}
	}
	if n := len(q.Sentences); n > 0 {
		q.OK, q.Why = false, fmt.Sprintf("%s something again. Once, with its date, is enough.", count(n, "sentence says", "sentences say"))
	}
	return q
}

func outcome(r *Report) Question {
	q := Question{ID: "outcome", Asked: "Is it clear what you want?", OK: r.Outcome.Present, Sentences: r.Outcome.Sentences}
	if q.OK {
		q.Why = "You ask for something definite."
	} else {
		q.Why = `Nothing definite is asked for. End with it: "I ask that [what] by [date]."`
	}
	return q
}

func criticism(r *Report) Question {
	q := Question{ID: "criticism", Asked: "Is there unnecessary criticism?", OK: true, Why: "What is criticised is what was done, not people."}
	minds := 0
	for i, s := range r.Sentences {
		if s.Attack {
			q.Sentences = append(q.Sentences, i)
		}
	}
	for _, n := range r.Notes {
		if n.Rule == "mind-reading" {
			minds++
		}
	}
	switch n := len(q.Sentences); {
	case n > 0:
		q.OK, q.Why = false, fmt.Sprintf("%s about people rather than about what they did.", count(n, "sentence is", "sentences are"))
	case minds >= 3:
		q.OK, q.Why = false, fmt.Sprintf("In %d places the draft says what others think or want. What did they do or say?", minds)
	}
	return q
}

// count is a number with the right form of a word.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
