package report

import (
	"encoding/json"
	"io"
)

// Second is a model's opinion of the draft, names put back, beside the local
// check.
type Second struct {
	Model     string         `json:"model"`
	Questions []SecondAnswer `json:"questions"`
	Differ    []Difference   `json:"differ"` // sentences that it judges otherwise
}

// SecondAnswer is its answer to one of the seven questions.
type SecondAnswer struct {
	ID        string   `json:"id"`
	OK        bool     `json:"ok"`
	Why       string   `json:"why"`
	Sentences []string `json:"sentences,omitempty"`
}

// Difference is a sentence that the model and the local check judge otherwise.
type Difference struct {
	Text           string `json:"text"`
	Emotional      bool   `json:"emotional"`
	Attack         bool   `json:"attack"`
	LocalEmotional bool   `json:"local_emotional"`
	LocalAttack    bool   `json:"local_attack"`
}

// SecondJSON writes the opinion as a line of JSON of its own.
func (d *Draft) SecondJSON(w io.Writer, s *Second, trouble string) error {
	return json.NewEncoder(w).Encode(struct {
		Path  string  `json:"path"`
		AI    *Second `json:"ai"`
		Error string  `json:"error,omitempty"`
	}{d.Path, s, trouble})
}

// SecondText writes the opinion for people: each question with both answers,
// those that differ first.
func (d *Draft) SecondText(w io.Writer, s *Second, columns int, escape func(string) string) error {
	p := printer{w: w, columns: wide(columns), escape: escape}
	p.line(0, "")
	p.line(0, "What the model %s says", escape(s.Model))
	for _, same := range [...]bool{false, true} {
		for i, q := range s.Questions {
			local := d.Report.Questions[i]
			if (local.OK == q.OK) != same {
				continue
			}
			p.line(2, "%s  %s %s", verdict(q.OK), local.Asked, escape(q.Why))
			if !same {
				p.line(8, "Veil sees it otherwise: %s %s", verdict(local.OK), local.Why)
			}
			for _, x := range q.Sentences {
				p.line(10, "%s", escape(shorten(x, 100)))
			}
		}
	}
	for i, x := range s.Differ {
		if i == 0 {
			p.line(0, "")
			p.line(0, "Sentences that it reads otherwise than Veil")
		}
		p.line(2, "%s", escape(x.Text))
		p.line(6, "the model: %s; Veil: %s", tone(x.Emotional, x.Attack), tone(x.LocalEmotional, x.LocalAttack))
	}
	p.line(0, "")
	p.line(0, "A model can be wrong, and does not know what happened. You decide.")
	return p.err
}

func verdict(ok bool) string {
	if ok {
		return "ok"
	}
	return "look"
}

func tone(emotional, attack bool) string {
	switch {
	case attack:
		return "about the person"
	case emotional:
		return "emotional"
	}
	return "calm"
}
