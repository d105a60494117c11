package llm

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// Answer is a model's answer to the seven questions.
type Answer struct {
	Questions []Question // in the order of the report
	Sentences []Sentence // what it says of single sentences
}

// Question is its answer to one of the seven.
type Question struct {
	ID        string
	OK        bool
	Why       string
	Sentences []int // indexes, from 0
}

// Sentence is what it says of one sentence.
type Sentence struct {
	Index                      int // from 0
	Opinion, Emotional, Attack bool
}

// Parse reads the answer to a request of Check. What has not the form that was
// asked for is refused; a number that names no sentence of the draft is left
// out.
func (r *Request) Parse(answer string) (Answer, error) {
	type question struct {
		ID        string `json:"id"`
		Answer    string `json:"answer"`
		Why       string `json:"why"`
		Sentences []int  `json:"sentences"`
	}
	var raw struct {
		Questions []question `json:"questions"`
		Sentences []struct {
			Number    int  `json:"number"`
			Opinion   bool `json:"opinion"`
			Emotional bool `json:"emotional"`
			Attack    bool `json:"attack"`
		} `json:"sentences"`
	}
	d := json.NewDecoder(bytes.NewReader(fenced(answer)))
	if err := d.Decode(&raw); err != nil {
		return Answer{}, &Error{"it is not in the form that was asked for"}
	}
	var out Answer
	for _, id := range questionIDs {
		at := slices.IndexFunc(raw.Questions, func(q question) bool { return q.ID == id })
		if at < 0 {
			return Answer{}, &Error{"it does not answer all of the seven questions"}
		}
		q := raw.Questions[at]
		if q.Answer != "ok" && q.Answer != "problem" {
			return Answer{}, &Error{"it is not in the form that was asked for"}
		}
		out.Questions = append(out.Questions, Question{ID: id, OK: q.Answer == "ok", Why: strings.TrimSpace(q.Why), Sentences: r.indexes(q.Sentences)})
	}
	for _, s := range raw.Sentences {
		if s.Number >= 1 && s.Number <= r.said {
			out.Sentences = append(out.Sentences, Sentence{s.Number - 1, s.Opinion, s.Emotional, s.Attack})
		}
	}
	slices.SortStableFunc(out.Sentences, func(a, b Sentence) int { return a.Index - b.Index })
	out.Sentences = slices.CompactFunc(out.Sentences, func(a, b Sentence) bool { return a.Index == b.Index })
	return out, nil
}

// indexes turns numbers into indexes, each once, those of the draft alone.
func (r *Request) indexes(numbers []int) []int {
	var out []int
	for _, n := range numbers {
		if n >= 1 && n <= r.said && !slices.Contains(out, n-1) {
			out = append(out, n-1)
		}
	}
	slices.Sort(out)
	return out
}

// fenced takes an answer out of the fence of Markdown that some models put
// round it.
func fenced(s string) []byte {
	s = strings.TrimSpace(s)
	if rest, ok := strings.CutPrefix(s, "```"); ok {
		_, rest, _ = strings.Cut(rest, "\n")
		s, _, _ = strings.Cut(rest, "```")
	}
	return []byte(s)
}
